import { data, Form, Link, redirect, useActionData, useLoaderData } from 'react-router'
import { command, screen } from '../../people/guard.server.ts'
import { dayOf } from '../../platform/ctx.ts'
import { fieldErrorText } from '../../platform/field-errors.ts'
import { parseForm } from '../../platform/input.server.ts'
import { formatInstant, text, textsIn } from '../../platform/texts.ts'
import { useRoot } from '../../root.tsx'
import { ConfirmButton } from '../../ui/dialog.tsx'
import { Button, ErrorSummary, Field, Log, Notice } from '../../ui/index.ts'
import { helsinkiMoment } from '../helsinki-moment.ts'
import type { Consequences } from '../key-store.server.ts'
import { keyTexts } from '../key-texts.ts'
import type { Refusal } from '../signing-key.ts'
import {
  orderIssueAgain,
  previewRevocation,
  readSigningKey,
  revocationMoment,
  revokeKey,
  rotateKey,
} from '../signing-keys.server.ts'

const refusals: Record<Refusal | 'changed-meanwhile', keyof typeof keyTexts> = {
  'key-no-longer-signs': 'refusal_noLonger',
  'moment-is-ahead': 'refusal_ahead',
  'revoked-from-earlier': 'refusal_earlier',
  'changed-meanwhile': 'refusal_changed',
}
const dones = { rotated: 'rotated', revoked: 'revoked', again: 'againOrdered' } as const
const isDone = (name: string | null): name is keyof typeof dones => name !== null && Object.hasOwn(dones, name)

export const loader = screen('key.list', async (ctx, { params, url }) => {
  const done = url.searchParams.get('done')
  return { key: await readSigningKey(ctx, params['id'] ?? ''), today: dayOf(ctx.now), done: isDone(done) ? done : null }
})

/** Revoking is asked in two steps: first the moment, which shows what follows; then the answer to exactly that. */
export const action = command('key.change', async (ctx, form, { params }) => {
  const id = params['id'] ?? ''
  const answer = (errors: readonly { field: string; code: string }[], preview: (Consequences & { from: string }) | null = null) =>
    data({ errors, preview, values: form.values }, { status: errors.length === 0 ? 200 : 422 })
  if (form.text('do') === 'rotate') {
    const decision = await rotateKey(ctx, id)
    if (!decision.accepted) return answer([{ field: 'rotate', code: decision.refusal }])
    throw redirect(`/institution/keys/${id}?done=rotated`)
  }
  if (form.text('do') === 'again') {
    await orderIssueAgain(ctx, id)
    throw redirect(`/institution/keys/${id}?done=again`)
  }
  const parsed = parseForm(revocationMoment, form)
  if (!parsed.ok) return answer(parsed.errors)
  const from = helsinkiMoment(parsed.value.day, parsed.value.time)
  const preview = async () => ({ ...(await previewRevocation(ctx, id, from)), from: from.toISOString() })
  if (form.text('do') !== 'revoke')
    return from > ctx.now ? answer([{ field: 'day', code: 'moment-is-ahead' }]) : answer([], await preview())
  const decision = await revokeKey(ctx, id, from, Number(form.text('seen')))
  if (decision.accepted) throw redirect(`/institution/keys/${id}?done=revoked`)
  if (decision.refusal !== 'changed-meanwhile') return answer([{ field: 'day', code: decision.refusal }])
  return answer([{ field: 'preview', code: decision.refusal }], await preview())
})

export default function KeyPage() {
  const { key, today, done } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { locale } = useRoot()
  const t = textsIn(keyTexts, locale)
  const name = t('keyNamed', { end: key.publicKeyMultibase.slice(-6) })
  const message = (error: { field: string; code: string }) => {
    if (error.code in refusals) return text(keyTexts, locale, refusals[error.code as keyof typeof refusals])
    return error.code === 'notTime' ? t('notTime') : fieldErrorText(locale, error)
  }
  const errors = (answer?.errors ?? []).map((error) => ({ field: error.field, message: message(error) }))
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message
  const typed: Readonly<Record<string, unknown>> = answer?.values ?? {}
  const revokedFrom = key.revokedFrom ? formatInstant(locale, key.revokedFrom) : ''
  return (
    <>
      <title>{`${name} – Poiju`}</title>
      <div className="place">
        <nav aria-label={t('title')}>
          <ol className="crumbs">
            <li>
              <Link to="/institution/keys">{t('title')}</Link>
            </li>
          </ol>
        </nav>
        <div className="title">
          <h1>{name}</h1>
        </div>
      </div>
      <div className="work flow">
        <ErrorSummary locale={locale} errors={errors} />
        {done && !answer && (
          <Notice kind="ok" live>
            <p>{t(dones[done])}</p>
          </Notice>
        )}
        <Log
          rows={[
            [t('state'), t(`state_${key.state}`, { from: revokedFrom })],
            [t('algorithm'), key.type],
            [t('since'), formatInstant(locale, key.signsSince)],
            [t('until'), key.signedUntil && formatInstant(locale, key.signedUntil)],
            [t('signed'), t('signedCount', { count: key.signed })],
            [t('valid'), t('signedCount', { count: key.valid })],
            [t('publicKey'), <code key="key">{key.publicKeyMultibase}</code>],
          ]}
        />
        {key.type !== 'Ed25519' && (
          <Notice>
            <p>{t('copies')}</p>
          </Notice>
        )}
        {key.state === 'revoked' && (
          <section className="flow" aria-labelledby="again">
            <h2 id="again">{t('againTitle')}</h2>
            {key.toIssueAgain === 0 ? (
              <p>{t('againDone')}</p>
            ) : (
              <>
                <p className="measure">{t('againLede', { count: key.toIssueAgain })}</p>
                <Form method="post">
                  <input type="hidden" name="do" value="again" />
                  <ConfirmButton
                    kind="main"
                    label={t('again')}
                    question={t('againQuestion', { count: key.toIssueAgain })}
                    yes={t('again')}
                    no={t('againKeep')}
                  />
                </Form>
              </>
            )}
          </section>
        )}
        {key.state === 'signing' && (
          <section className="flow" aria-labelledby="rotate">
            <h2 id="rotate">{t('rotateTitle')}</h2>
            <p className="measure">{t('rotateLede')}</p>
            <Form method="post">
              <input type="hidden" name="do" value="rotate" />
              <ConfirmButton
                kind="plain"
                label={t('rotate')}
                question={t('rotateQuestion')}
                yes={t('rotate')}
                no={t('rotateKeep')}
              />
            </Form>
          </section>
        )}
        <section className="flow" aria-labelledby="revoke">
          <h2 id="revoke">{t('revokeTitle')}</h2>
          <p className="measure">{key.state === 'revoked' ? t('revokeEarlier', { from: revokedFrom }) : t('revokeLede')}</p>
          <Form method="post" className="flow" noValidate>
            <div className="row top">
              <Field
                id="day"
                name="day"
                type="date"
                short
                label={t('day')}
                max={today}
                error={errorOf('day')}
                defaultValue={String(typed['day'] ?? today)}
                required
              />
              <Field
                id="time"
                name="time"
                type="time"
                short
                label={t('time')}
                error={errorOf('time')}
                defaultValue={String(typed['time'] ?? '')}
                required
              />
            </div>
            <Button type="submit" name="do" value="preview">
              {t('show')}
            </Button>
          </Form>
        </section>
        {answer?.preview && <Preview preview={answer.preview} typed={typed} />}
      </div>
    </>
  )
}

/** What follows from the moment that was chosen, and the button that does exactly that. */
function Preview({ preview, typed }: { preview: Consequences & { from: string }; typed: Readonly<Record<string, unknown>> }) {
  const { locale } = useRoot()
  const t = textsIn(keyTexts, locale)
  const from = formatInstant(locale, preview.from)
  const line = (count: number, note: string) => (
    <>
      <strong>{t('signedCount', { count })}</strong>
      {count > 0 && <>: {note}</>}
    </>
  )
  return (
    <section className="flow" id="preview" tabIndex={-1} aria-labelledby="preview-title">
      <h2 id="preview-title">{t('previewTitle', { from })}</h2>
      <Log
        rows={[
          [t('failing'), line(preview.failing, t('failingNote'))],
          [t('staying'), line(preview.staying, t('stayingNote'))],
          [t('pending'), line(preview.pending, t('pendingNote'))],
          [t('ended'), line(preview.ended, t('endedNote'))],
        ]}
      />
      <h3>{t('seenTitle')}</h3>
      <ul className="list measure">
        <li>{t('seenVerifier')}</li>
        <li>{t('seenHolder')}</li>
        <li>{t('seenAgain')}</li>
      </ul>
      <Form method="post">
        <input type="hidden" name="day" value={String(typed['day'] ?? '')} />
        <input type="hidden" name="time" value={String(typed['time'] ?? '')} />
        <input type="hidden" name="seen" value={preview.failing} />
        <input type="hidden" name="do" value="revoke" />
        <div className="row">
          <ConfirmButton label={t('revoke')} question={t('revokeQuestion', { from })} yes={t('revoke')} no={t('keep')}>
            <p>
              {t('failing')}: {t('signedCount', { count: preview.failing })}. {t('final')}
            </p>
          </ConfirmButton>
          <Link className="btn" to="/institution/keys">
            {t('keep')}
          </Link>
        </div>
      </Form>
    </section>
  )
}
