/** The partners of an institution: organisations, and one person at each who has agreed to be listed. */
import { z } from 'zod'
import { must } from '../people/index.ts'
import { record } from '../platform/audit.server.ts'
import { type Ctx, dayOf } from '../platform/ctx.ts'
import { inTransaction, sqlState, type Tx } from '../platform/database.server.ts'
import { type Decision, refuse } from '../platform/decision.ts'
import { Forbidden, found, NotFound } from '../platform/errors.ts'
import { isId } from '../platform/ids.server.ts'
import { type PartnerRefusal, partnerKinds } from './partner.ts'
import * as store from './store.server.ts'

const line = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(/^[^\n]*$/, 'notValid')

export const partnerInput = z
  .object({
    name: line(200).min(1),
    kind: z.enum(partnerKinds, 'notChosen'),
    city: line(100),
    contactName: line(200),
    contactEmail: z.union([z.literal(''), z.string().trim().toLowerCase().max(254).pipe(z.email('notEmail'))], 'notEmail'),
    contactPhone: line(40),
    /** The person has agreed to be listed. */
    consent: z.literal('yes').optional(),
    revision: z.coerce.number().int().min(0).max(1_000_000).default(0),
  })
  .refine(({ contactName, contactEmail, contactPhone }) => contactName !== '' || (contactEmail === '' && contactPhone === ''), {
    path: ['contactName'],
    message: 'needed',
  })
  .refine(({ contactName, contactEmail }) => contactName === '' || contactEmail !== '', {
    path: ['contactEmail'],
    message: 'needed',
  })
  .refine(({ contactName, consent }) => contactName === '' || consent === 'yes', { path: ['consent'], message: 'consentNeeded' })

export type PartnerInput = z.output<typeof partnerInput>
export type PartnerAnswer = Decision<{ readonly fact: 'partner.added' | 'partner.changed' }, PartnerRefusal> & {
  readonly id: string
}

export interface PartnerView extends store.PartnerRow {
  readonly contact: store.PartnerContact | null
}

/** Partners of the institution one acts for, by name. */
export async function listPartners(ctx: Ctx): Promise<PartnerView[]> {
  must(ctx.actor, 'partner.list')
  return inTransaction(ctx, async (tx) => {
    const contacts = await store.partnerContacts(tx)
    return (await store.listPartners(tx)).map((row) => ({ ...row, contact: contacts.get(row.id) ?? null }))
  })
}

/** One of them. NotFound for another institution's. */
export async function openPartner(ctx: Ctx, id: string): Promise<PartnerView> {
  must(ctx.actor, 'partner.list')
  return inTransaction(ctx, async (tx) => {
    const row = found(isId(id) ? await store.readPartner(tx, id) : undefined)
    return { ...row, contact: (await store.partnerContacts(tx)).get(id) ?? null }
  })
}

/** Adds a partner. Refused, with the id of the one that is there, when the name is in the list. */
export async function addPartner(ctx: Ctx, input: PartnerInput): Promise<PartnerAnswer> {
  must(ctx.actor, 'partner.change')
  if (!ctx.institution) throw new Forbidden('partner.change')
  const institution = ctx.institution
  return inTransaction(ctx, async (tx) => {
    const id = ctx.newId()
    if (!(await store.insertPartner(tx, institution, { id, name: input.name, kind: input.kind, city: input.city }, ctx.now)))
      return { ...refuse('partner-is-in-the-list'), id: (await store.readPartnerNamed(tx, input.name))?.id ?? id }
    await saveContact(tx, ctx, institution, id, input)
    await record(tx, ctx, `partner:${id}`, [{ fact: 'partner.added' }])
    return { accepted: true, facts: [{ fact: 'partner.added' }], id }
  })
}

/** Changes a partner, or removes its contact when the fields are empty. Refused when somebody changed it since `revision`. */
export async function changePartner(ctx: Ctx, id: string, input: PartnerInput): Promise<PartnerAnswer> {
  must(ctx.actor, 'partner.change')
  if (!ctx.institution) throw new Forbidden('partner.change')
  if (!isId(id)) throw new NotFound()
  const institution = ctx.institution
  const change = inTransaction(ctx, async (tx): Promise<PartnerAnswer> => {
    found(await store.readPartner(tx, id))
    const { name, kind, city, revision } = input
    if (!(await store.savePartner(tx, { id, name, kind, city, revision }))) return { ...refuse('changed-meanwhile'), id }
    await saveContact(tx, ctx, institution, id, input)
    await record(tx, ctx, `partner:${id}`, [{ fact: 'partner.changed' }])
    return { accepted: true, facts: [{ fact: 'partner.changed' }], id }
  })
  try {
    return await change
  } catch (error) {
    // Another organisation has this name (unique index).
    if (sqlState(error) === '23505') return { ...refuse('partner-is-in-the-list'), id }
    throw error
  }
}

/** The day of the consent is the day on which this person was first listed. */
async function saveContact(tx: Tx, ctx: Ctx, institution: string, id: string, input: PartnerInput): Promise<void> {
  const known = (await store.partnerContacts(tx)).get(id)
  const isSame = known !== undefined && known.name === input.contactName && known.email === input.contactEmail
  await store.savePartnerContact(
    tx,
    institution,
    id,
    input.contactName === ''
      ? null
      : {
          name: input.contactName,
          email: input.contactEmail,
          phone: input.contactPhone,
          consentedOn: isSame ? known.consentedOn : dayOf(ctx.now),
        },
  )
}
