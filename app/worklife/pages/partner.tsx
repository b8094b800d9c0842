import { redirect, useActionData, useLoaderData } from 'react-router'
import { command, invalid, screen } from '../../people/guard.server.ts'
import { parseForm } from '../../platform/input.server.ts'
import { PartnerForm } from '../partner-form.tsx'
import { changePartner, openPartner, partnerInput } from '../partners.server.ts'

export const loader = screen('partner.change', (ctx, { params }) => openPartner(ctx, params['id'] ?? ''))

export const action = command('partner.change', async (ctx, form, { params }) => {
  const parsed = parseForm(partnerInput, form)
  if (!parsed.ok) return invalid(parsed.errors, form.values)
  const answer = await changePartner(ctx, params['id'] ?? '', parsed.value)
  if (!answer.accepted) return invalid([{ field: 'name', code: answer.refusal }], form.values, 409)
  throw redirect('/partners')
})

export default function PartnerPage() {
  const partner = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return <PartnerForm partner={partner} answer={answer} />
}
