import { redirect, useActionData, useLoaderData } from 'react-router'
import { command, invalid, screen } from '../../people/guard.server.ts'
import { fieldErrors } from '../../platform/input.server.ts'
import { inLocale, textsIn } from '../../platform/texts.ts'
import { useRoot } from '../../root.tsx'
import { Crumbs } from '../../ui/index.ts'
import { BadgeFields } from '../badge-fields.tsx'
import { badgeFromForm, badgeToForm } from '../badge-form.ts'
import { badgeTexts } from '../badge-texts.ts'
import { badgeDesign, changeBadge, openBadge } from '../badges.server.ts'

export const loader = screen('badge.change', async (ctx, { params }) => {
  const { id, code, name, design, revision, may } = await openBadge(ctx, params['id'] ?? '')
  if (!may.change) throw redirect(`/badges/${id}`)
  return { id, title: inLocale(name, ctx.locale) || code, values: badgeToForm(design), revision }
})

export const action = command('badge.change', async (ctx, form, { params }) => {
  const id = params['id'] ?? ''
  const parsed = badgeDesign.safeParse(badgeFromForm(form.values))
  if (!parsed.success) return invalid(fieldErrors(parsed.error), form.values)
  const answer = await changeBadge(ctx, id, parsed.data, Number(form.text('revision')))
  if (!answer.accepted) return invalid([{ field: 'kind', code: answer.refusal }], form.values, 409)
  throw redirect(`/badges/${id}`)
})

export default function EditBadgePage() {
  const { id, title, values, revision } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { locale } = useRoot()
  const t = textsIn(badgeTexts, locale)
  return (
    <>
      <title>{`${title} – Poiju`}</title>
      <div className="place">
        <Crumbs
          label={t('badges')}
          links={[
            { href: '/badges', name: t('badges') },
            { href: `/badges/${id}`, name: title },
          ]}
        />
        <div className="title">
          <h1>{t('edit')}</h1>
        </div>
      </div>
      <div className="work flow">
        <BadgeFields values={values} answer={answer} revision={revision} back={`/badges/${id}`} />
      </div>
    </>
  )
}
