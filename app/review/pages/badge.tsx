import { Form, Link, redirect, useActionData, useLoaderData } from 'react-router'
import { command, invalid, screen } from '../../people/guard.server.ts'
import { BadInput } from '../../platform/errors.ts'
import { fieldErrorText } from '../../platform/field-errors.ts'
import { parseForm } from '../../platform/input.server.ts'
import { formatDay, formatInstant, inLocale, textsIn } from '../../platform/texts.ts'
import { useRoot } from '../../root.tsx'
import { ConfirmButton } from '../../ui/dialog.tsx'
import { Button, ChoiceGroup, Crumbs, ErrorSummary, Field, Log, languageNames, Notice, Status } from '../../ui/index.ts'
import type { BadgeFinding } from '../badge-design.ts'
import { badgeFindingTexts, badgeRefusalTexts, badgeStateTexts, badgeTexts } from '../badge-texts.ts'
import {
  type BadgeAnswer,
  badgeReview,
  openBadge,
  retireBadge,
  reviewBadge,
  reviseBadge,
  submitBadge,
  takeBackBadge,
} from '../badges.server.ts'

export const loader = screen('badge.list', async (ctx, { params }) => openBadge(ctx, params['id'] ?? ''))

/** Writing, reviewing and retiring are different roles': each service asks the policy for its own action. */
export const action = command('badge.list', async (ctx, form, { params }) => {
  const id = params['id'] ?? ''
  const done = (answer: BadgeAnswer) => {
    if (!answer.accepted) return invalid([{ field: 'decision', code: answer.refusal }], form.values, 409)
    throw redirect(`/badges/${id}`)
  }
  switch (form.text('do')) {
    case 'submit':
      return done(await submitBadge(ctx, id))
    case 'takeBack':
      return done(await takeBackBadge(ctx, id))
    case 'revise':
      return done(await reviseBadge(ctx, id))
    case 'retire':
      return done(await retireBadge(ctx, id, form.text('statement').slice(0, 4000)))
    case 'review': {
      const parsed = parseForm(badgeReview, form)
      if (!parsed.ok) return invalid(parsed.errors, form.values)
      return done(await reviewBadge(ctx, id, parsed.value))
    }
    default:
      throw new BadInput('broken-form')
  }
})

const marks = { drafting: 'idea', inReview: 'waiting', returned: 'advise', approved: 'ok', retired: 'ended' } as const

export default function BadgePage() {
  const view = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { locale } = useRoot()
  const t = textsIn(badgeTexts, locale)
  const title = inLocale(view.name, locale) || view.code
  const nameOf = (name: string | null) => name ?? t('hiddenName')
  const refusal = answer?.errors.find(({ code }) => code in badgeRefusalTexts)?.code as keyof typeof badgeRefusalTexts | undefined
  const errors = refusal
    ? []
    : (answer?.errors ?? []).map((error) => ({
        field: error.field,
        message: error.field === 'statement' ? t('refusal_reason') : fieldErrorText(locale, error),
      }))
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message
  const values: Readonly<Record<string, unknown>> = answer?.values ?? {}
  return (
    <>
      <title>{`${title} – Poiju`}</title>
      <div className="place">
        <Crumbs label={t('badges')} links={[{ href: '/badges', name: t('badges') }]} />
        <div className="title">
          <h1>{title}</h1>
          <div className="end row">
            {view.may.award && (
              <Link className="btn btn-main" to={`/badges/${view.id}/award`}>
                {t('award')}
              </Link>
            )}
            {view.may.change && (
              <Link className="btn" to={`/badges/${view.id}/edit`}>
                {t('edit')}
              </Link>
            )}
          </div>
        </div>
      </div>
      <div className="work sections">
        <ErrorSummary locale={locale} errors={errors} />
        {refusal && (
          <Notice kind="stop" live>
            <p>{t(badgeRefusalTexts[refusal])}</p>
          </Notice>
        )}
        <section className="flow" aria-labelledby="state">
          <h2 id="state">{t('basics')}</h2>
          <Log
            rows={[
              [
                t('state'),
                <Status key="state" kind={view.isYourTurn ? 'here' : marks[view.state]}>
                  {t(badgeStateTexts[view.state])}
                </Status>,
              ],
              [t('kind'), t(`kind_${view.kind}`)],
              [
                t('validity'),
                view.design.validForMonths === undefined
                  ? t('validityWithoutEnd')
                  : t('validityMonths', { count: view.design.validForMonths }),
              ],
              [t('code'), view.code],
              [t('authors'), view.authors.map(nameOf).join(', ') || null],
            ]}
          />
          <Form method="post" className="row">
            {view.may.submit && (
              <Button kind="main" type="submit" name="do" value="submit">
                {t('submit')}
              </Button>
            )}
            {view.may.takeBack && (
              <Button type="submit" name="do" value="takeBack">
                {t('takeBack')}
              </Button>
            )}
            {view.may.revise && (
              <Button type="submit" name="do" value="revise">
                {t('revise')}
              </Button>
            )}
          </Form>
          {view.may.retire && (
            <Form method="post">
              <ConfirmButton
                name="do"
                value="retire"
                label={t('retire')}
                question={t('retireQuestion')}
                yes={t('retire')}
                no={t('keep')}
              >
                <p>{t('retireText')}</p>
              </ConfirmButton>
            </Form>
          )}
          {view.state === 'inReview' && !view.isYourTurn && (
            <p className="muted">
              {view.reviewers.length === 0 ? t('waitsForNobody') : t('waitsFor', { who: view.reviewers.map(nameOf).join(', ') })}
            </p>
          )}
        </section>
        {view.design.languages.map((language) => (
          <section key={language} className="flow" aria-labelledby={`in-${language}`}>
            <h2 id={`in-${language}`} lang={language}>
              {languageNames[language][0]}
            </h2>
            <Log
              rows={[
                [t('name'), <Said key="name" language={language} text={view.design.name[language]} />],
                [t('description'), <Said key="description" language={language} text={view.design.description[language]} />],
                [t('criteria'), <Said key="criteria" language={language} text={view.design.criteria[language]} />],
                [
                  t('skills'),
                  view.design.skills.length === 0 ? null : (
                    <ul key="skills" className="list">
                      {view.design.skills.map(({ uri, framework, name }) => (
                        <li key={uri} lang={language}>
                          <a href={uri}>{name[language] ?? uri}</a> ({framework})
                        </li>
                      ))}
                    </ul>
                  ),
                ],
              ]}
            />
          </section>
        ))}
        {view.state !== 'approved' && view.state !== 'retired' && (
          <section className="flow" aria-labelledby="checks">
            <h2 id="checks">{t('checks')}</h2>
            {view.findings.length === 0 ? (
              <p>{t('checksFine')}</p>
            ) : (
              <ul className="list">
                {view.findings.map((finding) => (
                  <Finding key={`${finding.code} ${finding.field}`} finding={finding} />
                ))}
              </ul>
            )}
          </section>
        )}
        {view.isYourTurn && (
          <section className="flow" aria-labelledby="review">
            <h2 id="review">{t('review')}</h2>
            <p className="measure">{t('reviewLede')}</p>
            <Form method="post" className="flow" noValidate>
              <input type="hidden" name="revision" value={view.revision} />
              <ChoiceGroup
                legend={t('decision')}
                name="decision"
                type="radio"
                options={(['approve', 'return'] as const).map((value) => ({ value, label: t(`decision_${value}`) }))}
                chosen={[String(values['decision'] ?? '')]}
                error={errorOf('decision')}
              />
              <Field
                id="statement"
                name="statement"
                type="textarea"
                label={t('statement')}
                hint={t('statementHint')}
                maxLength={4000}
                defaultValue={String(values['statement'] ?? '')}
                error={errorOf('statement')}
              />
              <Button kind="main" type="submit" name="do" value="review">
                {t('decide')}
              </Button>
            </Form>
          </section>
        )}
        {view.statements.length > 0 && (
          <section className="flow" aria-labelledby="said">
            <h2 id="said">{t('said')}</h2>
            <ol className="list">
              {view.statements.map(({ id, kind, statement, by, at }) => (
                <li key={id}>
                  <p>
                    <b>{t(`said_${kind}`)}</b>, {nameOf(by)}, {formatInstant(locale, at)}
                  </p>
                  {statement && <blockquote className="told">{statement}</blockquote>}
                </li>
              ))}
            </ol>
          </section>
        )}
        {view.versions.length > 0 && (
          <section className="flow" aria-labelledby="versions">
            <h2 id="versions">{t('versions')}</h2>
            <ol className="list">
              {view.versions.map(({ number, approvedAt, hash }) => (
                <li key={number}>
                  <p>{t('versionLine', { number, day: formatDay(locale, approvedAt) })}</p>
                  <p className="small muted long-link">
                    {t('hash')}: SHA-256 {hash}
                  </p>
                </li>
              ))}
            </ol>
          </section>
        )}
      </div>
    </>
  )
}

function Said({ language, text }: { language: string; text: string | undefined }) {
  return <span lang={language}>{text || '–'}</span>
}

function Finding({ finding: { code, severity, field, language } }: { finding: BadgeFinding }) {
  const { locale } = useRoot()
  const t = textsIn(badgeTexts, locale)
  const [member = ''] = field.split('.')
  const where = member === 'name' || member === 'description' || member === 'criteria' || member === 'skills' ? t(member) : null
  return (
    <li>
      <Status kind={severity === 'required' ? 'stop' : 'advise'}>{t(severity)}</Status>{' '}
      {where && `${where}${language ? `, ${languageNames[language][0]}` : ''}: `}
      {t(badgeFindingTexts[code])}
    </li>
  )
}
