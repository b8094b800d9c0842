import { Form, Link, redirect, useActionData, useLoaderData } from 'react-router'
import { correctIdentity, correction, readGivenIdentity } from '../../delivery/index.server.ts'
import { command, invalid, screen } from '../../people/guard.server.ts'
import { fieldErrorText } from '../../platform/field-errors.ts'
import { parseForm } from '../../platform/input.server.ts'
import { textsIn } from '../../platform/texts.ts'
import { useRoot } from '../../root.tsx'
import { ConfirmButton } from '../../ui/dialog.tsx'
import { Button, ErrorSummary, Field, Log, Notice } from '../../ui/index.ts'
import { againTexts } from '../again-texts.ts'
import { issueAgain, readCorrection, resendLetter } from '../issue-again.server.ts'
import { readForStaff } from '../list.server.ts'
import { issuingTexts } from '../texts.ts'

const refusals: Readonly<Record<string, keyof typeof againTexts>> = {
  'identity-not-checked': 'refusal_notChecked',
  'nothing-to-correct': 'refusal_same',
  'nobody-decides-their-own': 'refusal_own',
  'record-incomplete': 'refusal_incomplete',
}
const dones = { saved: 'saved', resent: 'resent' } as const
const isDone = (name: string | null): name is keyof typeof dones => name !== null && Object.hasOwn(dones, name)

export const loader = screen('credential.issueAgain', async (ctx, { params, url }) => {
  const id = params['id'] ?? ''
  const { title, language, state } = await readForStaff(ctx, id)
  const { signed, now, nameDiffers, addressDiffers } = await readCorrection(ctx, id)
  const done = url.searchParams.get('done')
  return {
    id,
    title,
    language,
    state,
    signed,
    name: now.name,
    nameDiffers,
    addressDiffers,
    given: await readGivenIdentity(ctx, now.enrolment),
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
      throw redirect(`/credentials/${decision.credential}`)
    }
    default: {
      const parsed = parseForm(correction, form)
      if (!parsed.ok) return invalid(parsed.errors, form.values)
      const { now } = await readCorrection(ctx, id)
      const answer = await correctIdentity(ctx, now.enrolment, parsed.value)
      if (!answer.accepted) {
        const field = answer.refusal === 'identity-not-checked' ? 'how' : 'givenName'
        return invalid([{ field, code: answer.refusal }], form.values, 409)
      }
      throw redirect(`${here}?done=saved`)
    }
  }
})

export default function AgainPage() {
  const { id, title, language, state, signed, name, nameDiffers, addressDiffers, given, done } = useLoaderData<typeof loader>()
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
  const shown = (field: 'givenName' | 'familyName' | 'email') => String(typed[field] ?? given[field])
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
            <p>{t(dones[done], { email: given.email })}</p>
          </Notice>
        )}
        {state !== 'issued' && (
          <Notice kind="advise">
            <p>{t('ended')}</p>
          </Notice>
        )}
        <p className="measure">{t('lede')}</p>
        <section className="flow" aria-labelledby="correct">
          <h2 id="correct">{t('correctTitle')}</h2>
          <Form method="post" className="flow" noValidate key={`${given.givenName} ${given.familyName} ${given.email}`}>
            <Field
              id="givenName"
              name="givenName"
              label={t('givenName')}
              defaultValue={shown('givenName')}
              error={errorOf('givenName')}
              required
            />
            <Field
              id="familyName"
              name="familyName"
              label={t('familyName')}
              defaultValue={shown('familyName')}
              error={errorOf('familyName')}
              required
            />
            <Field
              id="email"
              name="email"
              type="email"
              label={t('email')}
              defaultValue={shown('email')}
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
              options={(['document', 'strongSignIn', 'knownStudent'] as const).map((how) => ({
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
        {state === 'issued' && (
          <>
            <section className="flow" aria-labelledby="resend">
              <h2 id="resend">{t('resendTitle')}</h2>
              <p className="measure">{t('resendLede', { email: given.email })}</p>
              <Form method="post">
                <Button type="submit" name="do" value="resend">
                  {t('resend')}
                </Button>
              </Form>
            </section>
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
          </>
        )}
      </div>
    </>
  )
}
