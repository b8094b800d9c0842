import { data, redirect, useLoaderData, useParams } from 'react-router'
import { command, screen } from '../../people/guard.server.ts'
import { found, NotFound } from '../../platform/errors.ts'
import { formatDay, inLocale, isLocale, textsIn } from '../../platform/texts.ts'
import { useRoot } from '../../root.tsx'
import { Button, ButtonLink, CopyText, Notice } from '../../ui/index.ts'
import { followNeed, withdrawContact } from '../../worklife/index.server.ts'
import { NeedFacts, Steps, worklifeTexts } from '../../worklife/index.ts'

/** The private page of somebody who told a need: every step in their words, down to credentials earned because of it. */
export const loader = screen('need.follow', async (ctx, { params, url }) => {
  const need = found(await followNeed(ctx, params['token'] ?? ''))
  const has = (name: string) => url.searchParams.has(name)
  // The address is the key: it is not kept by caches on the way, and not told to other sites.
  return data(
    { ...need, isNew: has('sent'), isAsking: has('remove') && need.hasContact },
    { headers: { 'cache-control': 'private, no-store', 'referrer-policy': 'no-referrer' } },
  )
})

export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders

export const action = command('need.follow', async (ctx, _form, { params }) => {
  const token = params['token'] ?? ''
  if (!(await withdrawContact(ctx, token))) throw new NotFound()
  throw redirect(`/${ctx.locale}/needs/follow/${token}`)
})

export const meta = () => [{ name: 'robots', content: 'noindex' }]

export default function FollowPage() {
  const need = useLoaderData<typeof loader>()
  const { lang, token } = useParams()
  const locale = isLocale(lang) ? lang : 'fi'
  const t = textsIn(worklifeTexts, locale)
  const { origin } = useRoot()
  const here = `/${locale}/needs/follow/${token}`
  return (
    <div className="page-narrow flow">
      <title>{`${t(need.isNew ? 'sentTitle' : 'followTitle')} – Poiju`}</title>
      {need.isNew ? (
        <>
          <h1>{t('sentTitle')}</h1>
          <Notice kind="ok">
            <p>{t('sentText')}</p>
            <CopyText text={`${origin}${here}`} href={here} locale={locale} />
          </Notice>
        </>
      ) : (
        <h1>{t('followTitle')}</h1>
      )}
      <p className="muted">
        {t('followAt', {
          day: formatDay(locale, need.reportedAt),
          institution: need.isForAll ? t('followAll') : inLocale(need.institution, locale),
        })}
      </p>
      <h2>{t('steps')}</h2>
      <Steps steps={need.steps} earned={need.earned} locale={locale} language={need.language} told="reporter" />
      <h2>{t('nextTitle')}</h2>
      <p>{t(`next_${need.next}`)}</p>
      <h2>{t('followYours')}</h2>
      <blockquote className="told" lang={need.language}>
        {need.problem}
      </blockquote>
      <NeedFacts need={need} locale={locale} />
      <h2 id="contact">{t('contactTitle')}</h2>
      {!need.hasContact && <p>{t('contactGone')}</p>}
      {need.hasContact && !need.isAsking && (
        <>
          <p>{t('contactHave')}</p>
          <p>
            <ButtonLink href={`${here}?remove#contact`}>{t('withdraw')}</ButtonLink>
          </p>
        </>
      )}
      {need.isAsking && (
        <form method="post" action={here} className="flow">
          <h3>{t('withdrawQuestion')}</h3>
          <p>{t('withdrawHint')}</p>
          <p className="row">
            <Button kind="stop" type="submit">
              {t('withdraw')}
            </Button>
            <ButtonLink href={`${here}#contact`}>{t('keep')}</ButtonLink>
          </p>
        </form>
      )}
    </div>
  )
}
