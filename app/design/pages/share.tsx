import { Form, redirect, useLoaderData } from 'react-router'
import { WhatAre } from '../../glossary.tsx'
import { command, screen } from '../../people/guard.server.ts'
import { may } from '../../people/policy.ts'
import { inLocale, textsIn } from '../../platform/texts.ts'
import { useRoot } from '../../root.tsx'
import { Button, Field, Log } from '../../ui/index.ts'
import { shareDesign, unshareDesign } from '../service.server.ts'
import { openSharing } from '../studio.server.ts'
import { StudioFrame } from '../studio-frame.tsx'
import { designTexts } from '../texts.ts'

export const loader = screen('design.read', async (ctx, { params }) => {
  const sharing = await openSharing(ctx, params['id'] ?? '')
  return { ...sharing, mayShare: sharing.isResponsible && sharing.state !== 'inReview' && may(ctx.actor, 'design.share') }
})

export const action = command('design.share', async (ctx, form, { params }) => {
  const id = params['id'] ?? ''
  const kind = form.text('kind') === 'awardingBody' ? 'awardingBody' : 'coOwner'
  if (form.text('do') === 'remove') await unshareDesign(ctx, id, form.text('institution'), kind)
  else await shareDesign(ctx, id, form.text('institution'), kind)
  throw redirect(`/designs/${id}/share`)
})

export default function SharePage() {
  const { id, state, title, responsible, shares, others, mayShare } = useLoaderData<typeof loader>()
  const { locale } = useRoot()
  const t = textsIn(designTexts, locale)
  return (
    <StudioFrame id={id} title={inLocale(title, locale)} state={state} locale={locale} view="share">
      <div className="work flow">
        <h2>{t('share')}</h2>
        <p className="lede">{t('shareLede')}</p>
        <WhatAre terms={['coOwner', 'awardingBody', 'issuer']} locale={locale} />
        <Log rows={[[t('responsible'), inLocale(responsible, locale)]]} />
        <ul className="list">
          {shares.map((share) => (
            <li key={`${share.id} ${share.kind}`} className="row between">
              <span>
                {inLocale(share.name, locale)}, {t(share.kind)}
              </span>
              {mayShare && (
                <Form method="post">
                  <input type="hidden" name="institution" value={share.id} />
                  <input type="hidden" name="kind" value={share.kind} />
                  <Button
                    kind="quiet"
                    dense
                    type="submit"
                    name="do"
                    value="remove"
                    aria-label={`${t('removeShare')}: ${inLocale(share.name, locale)}, ${t(share.kind)}`}
                  >
                    {t('removeShare')}
                  </Button>
                </Form>
              )}
            </li>
          ))}
        </ul>
        {mayShare && (
          <Form method="post" className="flow">
            <Field
              id="institution"
              name="institution"
              type="select"
              label={t('shareWith')}
              options={others.map((other) => ({ value: other.id, label: inLocale(other.name, locale) }))}
            />
            <Field
              id="kind"
              name="kind"
              type="select"
              label={t('shareAs')}
              options={[
                { value: 'coOwner', label: t('coOwner') },
                { value: 'awardingBody', label: t('awardingBody') },
              ]}
            />
            <Button type="submit">{t('addShare')}</Button>
          </Form>
        )}
      </div>
    </StudioFrame>
  )
}
