import { redirect, useActionData } from 'react-router'
import { command, invalid, screen } from '../../people/guard.server.ts'
import { parseForm } from '../../platform/input.server.ts'
import { PartnerForm } from '../partner-form.tsx'
import { addPartner, partnerInput } from '../partners.server.ts'

export const loader = screen('partner.change', async () => null)

export const action = command('partner.change', async (ctx, form) => {
  const parsed = parseForm(partnerInput, form)
  if (!parsed.ok) return invalid(parsed.errors, form.values)
  const answer = await addPartner(ctx, parsed.value)
  if (!answer.accepted) return invalid([{ field: 'name', code: answer.refusal }], form.values, 409)
  throw redirect('/partners')
})

export default function NewPartnerPage() {
  const answer = useActionData<typeof action>()
  return <PartnerForm partner={null} answer={answer} />
}
