import { Form, Link, redirect, useActionData, useLoaderData } from 'react-router'
import { correctIdentity, correction, readGivenIdentity } from '../../delivery/index.server.ts'
import { command, invalid, screen } from '../../people/guard.server.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { Database } from '../../platform/database.server.ts'
import { fieldErrorText } from '../../platform/field-errors.ts'
import { parseForm, type Form as SentForm } from '../../platform/input.server.ts'
import { textsIn } from '../../platform/texts.ts'
import { useRoot } from '../../root.tsx'
import { ConfirmButton } from '../../ui/dialog.tsx'
import { Button, ErrorSummary, Field, Log, Notice } from '../../ui/index.ts'
import { againTexts } from '../again-texts.ts'
import { awardeeCorrection, correctAwardee, readAwardee } from '../correct-awardee.server.ts'
import { type Correction, issueAgain, readCorrection, resendLetter } from '../issue-again.server.ts'
import { readForStaff } from '../list.server.ts'
import { issuingTexts } from '../texts.ts'

const refusals: Readonly<Record<string, keyof typeof againTexts>> = {
  'identity-not-checked': 'refusal_notChecked',
  'nothing-to-correct': 'refusal_same',
  'nobody-decides-their-own': 'refusal_own',
  'record-incomplete': 'refusal_incomplete',
  'validity-is-over': 'refusal_over',
  'badge-is-taken': 'taken',
  'somebody-has-it': 'refusal_somebodyHasIt',
}
/** The field beside which a refusal stands; the name, where none is named. */
const fieldOf: Readonly<Record<string, string>> = {
  'identity-not-checked': 'how',
  'badge-is-taken': 'email',
  'somebody-has-it': 'email',
}
const dones = { saved: 'saved', resent: 'resent' } as const
const isDone = (name: string | null): name is keyof typeof dones => name !== null && Object.hasOwn(dones, name)

export const loader = screen('credential.issueAgain', async (ctx, { params, url }) => {
  const id = params['id'] ?? ''
  const { title, language, shown } = await readForStaff(ctx, id)
  const { signed, now, givenFor, nameDiffers, addressDiffers } = await readCorrection(ctx, id)
  const done = url.searchParams.get('done')
  return {
    id,
    title,
    language,
    shown,
    signed,
    name: now.name,
    nameDiffers,
    addressDiffers,
    email: now.email,
    // A badge is given to a name and an address, an enrolment has an identity.
    ...(givenFor.kind === 'badgeDecision'
      ? { awardee: await readAwardee(ctx, givenFor.id), given: null }
      : { awardee: null, given: await readGivenIdentity(ctx, givenFor.id) }),
    done: isDone(done) ? done : null,
  }
})

export const action = command('credential.issueAgain', async (ctx, form, { params, visit }) => {
  const id = params['id'] ?? ''
  const here = `/credentials/${id}/again`
  switch (form.text('do')) {
    case 'resend': {
      const decision = await resendLetter(ctx, id)
      if (!decision.accepted) return invalid([{ field: 'resend', code: decision.refusal }], form.values, 409)
      throw redirect(`${here}?done=resent`)
    }
    case 'again': {
      const decision = await issueAgain(ctx, id, { demo: visit.services.settings.demo })
      if (!decision.accepted) return invalid([{ field: 'again', code: decision.refusal }], form.values, 409)
      throw redirect(`/credentials/${decision.credential}?done=again`)
    }
    default: {
      const { givenFor } = await readCorrection(ctx, id)
      const refused = await correct(ctx, form, givenFor, visit.services.databases.auth)
      if (refused) return refused
      throw redirect(`${here}?done=saved`)
    }
  }
})

/** Saves what was written; answers with what is wrong in it. */
async function correct(ctx: Ctx, form: SentForm, { kind, id }: Correction['givenFor'], auth: Database) {
  if (kind === 'badgeDecision') {
    const parsed = parseForm(awardeeCorrection, form)
    if (!parsed.ok) return invalid(parsed.errors, form.values)
    const answer = await correctAwardee(ctx, auth, id, parsed.value)
    return answer.accepted
      ? null
      : invalid([{ field: fieldOf[answer.refusal] ?? 'name', code: answer.refusal }], form.values, 409)
  }
  const parsed = parseForm(correction, form)
  if (!parsed.ok) return invalid(parsed.errors, form.values)
  const answer = await correctIdentity(ctx, id, parsed.value)
  return answer.accepted
    ? null
    : invalid([{ field: fieldOf[answer.refusal] ?? 'givenName', code: answer.refusal }], form.values, 409)
}

export default function AgainPage() {
  const row = useLoaderData<typeof loader>()
  const { id, title, language, shown, signed, name, email, nameDiffers, addressDiffers, awardee, given, done } = row
  const answer = useActionData<typeof action>()
  const { locale } = useRoot()
  const t = textsIn(againTexts, locale)
  const i = textsIn(issuingTexts, locale)
  const message = (error: { field: string; code: string }) => {
    const own = refusals[error.code]
    if (own) return t(own)
    return error.code.includes('-') ? t('refusal_notNow') : fieldErrorText(locale, error)
  }
  const errors = (answer?.errors ?? []).map((error) => ({ field: error.field, message: message(error) }))
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message
  const typed: Readonly<Record<string, unknown>> = answer?.values ?? {}
  const nameFields = awardee
    ? ([['name', awardee.name]] as const)
    : ([
        ['givenName', given.givenName],
        ['familyName', given.familyName],
      ] as const)
  return (
    <>
      <title>{`${t('title')} – Poiju`}</title>
      <div className="place">
        <nav aria-label={i('credentials')}>
          <ol className="crumbs">
            <li>
              <Link to="/credentials">{i('credentials')}</Link>
            </li>
            <li>
              <Link to={`/credentials/${id}`} lang={language}>
                {title}
              </Link>
            </li>
          </ol>
        </nav>
        <div className="title">
          <h1>{t('title')}</h1>
        </div>
      </div>
      <div className="work flow">
        <ErrorSummary locale={locale} errors={errors} />
        {done && !answer && (
          <Notice kind="ok" live>
            <p>{t(dones[done], { email })}</p>
          </Notice>
        )}
        {shown !== 'issued' && (
          <Notice kind="advise">
            <p>{t(shown === 'expired' ? 'refusal_over' : 'ended')}</p>
          </Notice>
        )}
        <p className="measure">{t(awardee ? 'ledeBadge' : 'lede')}</p>
        <section className="flow" aria-labelledby="correct">
          <h2 id="correct">{t(awardee ? 'correctTitleBadge' : 'correctTitle')}</h2>
          <Form method="post" className="flow" noValidate key={`${name} ${email}`}>
            {nameFields.map(([field, now]) => (
              <Field
                key={field}
                id={field}
                name={field}
                label={t(field)}
                defaultValue={String(typed[field] ?? now)}
                error={errorOf(field)}
                required
              />
            ))}
            <Field
              id="email"
              name="email"
              type="email"
              label={t('email')}
              hint={awardee?.isTaken ? t('taken') : undefined}
              defaultValue={String(typed['email'] ?? email)}
              error={errorOf('email')}
              required
            />
            <Field
              id="how"
              name="how"
              type="select"
              label={t('how')}
              hint={t('howHint')}
              emptyOption={t('howNone')}
              options={(awardee
                ? (['participantList', 'document', 'strongSignIn', 'knownStudent'] as const)
                : (['document', 'strongSignIn', 'knownStudent'] as const)
              ).map((how) => ({
                value: how,
                label: t(`how_${how}`),
              }))}
              defaultValue={String(typed['how'] ?? '')}
              error={errorOf('how')}
            />
            <Button type="submit" name="do" value="correct">
              {t('save')}
            </Button>
          </Form>
        </section>
        {shown === 'issued' && (
          <>
            <section className="flow" aria-labelledby="again">
              <h2 id="again">{t('againTitle')}</h2>
              {nameDiffers || addressDiffers ? (
                <>
                  <Log
                    rows={[
                      [t('inCredential'), signed.name],
                      [t('inNew'), name],
                      [t('email'), t(addressDiffers ? 'addressChanged' : 'sameAddress')],
                    ]}
                  />
                  <p className="measure">{t('follows')}</p>
                  <Form method="post">
                    <input type="hidden" name="do" value="again" />
                    <ConfirmButton
                      kind="main"
                      label={t('again')}
                      question={t('againQuestion', { name })}
                      yes={t('again')}
                      no={t('keep')}
                    />
                  </Form>
                </>
              ) : (
                <p className="measure">{t('nothing')}</p>
              )}
            </section>
            <section className="flow" aria-labelledby="resend">
              <h2 id="resend">{t('resendTitle')}</h2>
              <p className="measure">{t('resendLede', { email })}</p>
              <Form method="post">
                <Button type="submit" name="do" value="resend">
                  {t('resend')}
                </Button>
              </Form>
            </section>
          </>
        )}
      </div>
    </>
  )
}
