import { redirect, useLoaderData, useParams } from 'react-router'
import { command, screen } from '../../people/guard.server.ts'
import { found } from '../../platform/errors.ts'
import { inLocale, isLocale, textsIn } from '../../platform/texts.ts'
import { Button } from '../../ui/index.ts'
import { Steps, worklifeTexts } from '../../worklife/index.ts'
import { followNeed, withdrawContact } from '../../worklife/index.server.ts'

/** The private page of somebody who told a need: every step in their words, down to credentials earned because of it. */
export const loader = screen('need.follow', async (ctx, { params }) => found(await followNeed(ctx, params['token'] ?? '')))

export const action = command('need.follow', async (ctx, _form, { params }) => {
  await withdrawContact(ctx, params['token'] ?? '')
  throw redirect(`/${ctx.locale}/needs/follow/${params['token']}`)
})

export const meta = () => [{ name: 'robots', content: 'noindex' }]

export default function FollowPage() {
  const { problem, institution, hasContact, steps } = useLoaderData<typeof loader>()
  const { lang } = useParams()
  const locale = isLocale(lang) ? lang : 'fi'
  const t = textsIn(worklifeTexts, locale)
  return (
    <div className="page-narrow flow">
      <title>{`${t('followTitle')} – Poiju`}</title>
      <h1>{t('followTitle')}</h1>
      <p className="muted">{t('followAt', { institution: inLocale(institution, locale) })}</p>
      <h2>{t('followYours')}</h2>
      <blockquote className="told">{problem}</blockquote>
      <h2>{t('steps')}</h2>
      <Steps steps={steps} locale={locale} />
      <p className="muted">{t('followNext')}</p>
      {hasContact && (
        <form method="post" className="flow">
          <p className="small muted">{t('withdrawHint')}</p>
          <Button kind="stop" type="submit">
            {t('withdraw')}
          </Button>
        </form>
      )}
    </div>
  )
}
