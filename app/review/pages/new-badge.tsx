import { redirect, useActionData } from 'react-router'
import { command, invalid, screen } from '../../people/guard.server.ts'
import { fieldErrors } from '../../platform/input.server.ts'
import { textsIn } from '../../platform/texts.ts'
import { useRoot } from '../../root.tsx'
import { Crumbs } from '../../ui/index.ts'
import { BadgeFields } from '../badge-fields.tsx'
import { badgeFromForm, emptyBadgeForm } from '../badge-form.ts'
import { badgeTexts } from '../badge-texts.ts'
import { badgeDesign, createBadge } from '../badges.server.ts'

export const loader = screen('badge.change', async () => null)

export const action = command('badge.change', async (ctx, form) => {
  const parsed = badgeDesign.safeParse(badgeFromForm(form.values))
  if (!parsed.success) return invalid(fieldErrors(parsed.error), form.values)
  throw redirect(`/badges/${await createBadge(ctx, parsed.data)}`)
})

export default function NewBadgePage() {
  const answer = useActionData<typeof action>()
  const { locale } = useRoot()
  const t = textsIn(badgeTexts, locale)
  return (
    <>
      <title>{`${t('newBadge')} – Poiju`}</title>
      <div className="place">
        <Crumbs label={t('badges')} links={[{ href: '/badges', name: t('badges') }]} />
        <div className="title">
          <h1>{t('newBadge')}</h1>
        </div>
      </div>
      <div className="work flow">
        <BadgeFields values={emptyBadgeForm} answer={answer} revision={1} back="/badges" />
      </div>
    </>
  )
}
