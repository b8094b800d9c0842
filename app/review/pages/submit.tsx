import { blockLabels, findingKey, findingText } from '@poiju/framework'
import { Form, Link, redirect, useActionData, useLoaderData } from 'react-router'
import { WhatAre } from '../../glossary.tsx'
import { command, invalid, screen } from '../../people/guard.server.ts'
import { inLocale, textsIn } from '../../platform/texts.ts'
import { useRoot } from '../../root.tsx'
import { Button, FindingList, Notice } from '../../ui/index.ts'
import { namesOr, Road } from '../parts.tsx'
import { previewSubmit, type SubmitRefusal, submitDesign } from '../service.server.ts'
import { refusalTexts, reviewTexts } from '../texts.ts'

export const loader = screen('design.submit', (ctx, { params }) => previewSubmit(ctx, params['id'] ?? ''))

export const action = command('design.submit', async (ctx, form, { params }) => {
  const answer = await submitDesign(ctx, params['id'] ?? '')
  if (!answer.accepted) return invalid([{ field: 'design', code: answer.refusal }], form.values, 409)
  throw redirect(`/reviews/${answer.review}`)
})

/** What the checks say, who would decide, and the one button that sends. */
export default function SubmitPage() {
  const view = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { locale } = useRoot()
  const t = textsIn(reviewTexts, locale)
  // The codes of the action are refusals of `submitDesign`; the loader has looked again since.
  const refusal = view.refusal ?? (answer?.errors[0]?.code as SubmitRefusal | undefined) ?? null
  const institution = inLocale(view.institution.name, locale)
  return (
    <>
      <title>{`${t('submitTitle')} – Poiju`}</title>
      <div className="place">
        <div className="title">
          <div>
            <p className="eyebrow">
              <Link to={`/designs/${view.id}`}>{inLocale(view.title, locale)}</Link>
            </p>
            <h1>{t('submitTitle')}</h1>
          </div>
        </div>
        <Road at="design" isYourTurn links={{ design: `/designs/${view.id}` }} locale={locale} />
      </div>
      <div className="work sections">
        {refusal && (
          <Notice kind="stop" live>
            <p>{t(refusalTexts[refusal])}</p>
          </Notice>
        )}
        <section className="flow" aria-labelledby="findings">
          <h2 id="findings">{t('submitFindings')}</h2>
          <WhatAre terms={['finding', 'review', 'version']} locale={locale} />
          {view.findings.length === 0 ? (
            <p>{t('submitAllFine')}</p>
          ) : (
            <FindingList
              locale={locale}
              findings={view.findings.map((finding) => {
                const words = findingText(finding, locale)
                return {
                  key: findingKey(finding),
                  severity: finding.severity,
                  what: words.what,
                  why: words.why,
                  mend: (
                    <>
                      {words.mend}{' '}
                      <Link to={`/designs/${view.id}/${finding.place.block}`}>
                        {t('whereToMend', { block: blockLabels[finding.place.block][locale] })}
                      </Link>
                    </>
                  ),
                }
              })}
            />
          )}
        </section>
        <section className="flow" aria-labelledby="who">
          <h2 id="who">{t('submitWho')}</h2>
          {view.reviewers.length === 0 ? (
            <Notice kind="advise">
              <p>{t('submitNobody', { institution })}</p>
            </Notice>
          ) : (
            <>
              <p>{t('submitWhoText', { institution })}</p>
              <p>
                <b>{namesOr(view.reviewers, locale)}</b>
              </p>
            </>
          )}
        </section>
        <Form method="post" className="flow">
          {refusal === null && <p>{t('submitOpen')}</p>}
          <p className="row">
            {refusal === null && (
              <Button kind="main" type="submit">
                {t('submitNow')}
              </Button>
            )}
            <Link className="btn" to={`/designs/${view.id}`}>
              {t('backToDesign')}
            </Link>
          </p>
        </Form>
      </div>
    </>
  )
}
