/** Reading people, members and letters; changing one's own settings and others' roles. */
import { sql } from 'kysely'
import { z } from 'zod'
import { record } from '../platform/audit.server.ts'
import type { Ctx } from '../platform/ctx.ts'
import { type Database, inTransaction } from '../platform/database.server.ts'
import { isId } from '../platform/ids.server.ts'
import { inLocale } from '../platform/texts.ts'
import { must, type Role, roles } from './policy.ts'

/** The one password of all demonstration people, for trying the password form. Demonstration only. */
export const demoPassword = 'poiju-esittely-2026'

export interface DemoGroup {
  readonly institution: string
  readonly members: readonly { id: string; name: string; email: string; roles: readonly string[] }[]
}

/** Set up with the demonstration. Somebody who made an account confirmed the address after it was made: their account is nobody else's to open. */
export const wasSetUp = sql<boolean>`person.email_confirmed_at <= person.created_at`

/** The demo people: learners (who have no role) first, then those of each institution. Demonstration only. */
export async function listDemoPeople(auth: Database, locale: 'fi' | 'sv' | 'en'): Promise<DemoGroup[]> {
  const rows = await auth
    .selectFrom('person')
    .leftJoin('membership', 'membership.personId', 'person.id')
    .leftJoin('institution', 'institution.id', 'membership.institutionId')
    .select([
      'person.id',
      'person.name',
      'person.email',
      'person.createdAt',
      'membership.role',
      'institution.name as institutionName',
      'institution.slug',
    ])
    .where('person.email', 'like', '%.example')
    .where(wasSetUp)
    .orderBy('institution.slug', (by) => by.asc().nullsFirst())
    .orderBy('person.createdAt')
    .orderBy('person.id')
    .limit(200)
    .execute()
  const groups = new Map<string, Map<string, { id: string; name: string; email: string; roles: string[] }>>()
  for (const row of rows) {
    const institution = row.institutionName
      ? inLocale(row.institutionName as Record<string, string>, locale)
      : { fi: 'Oppijat', sv: 'Studerande', en: 'Learners' }[locale]
    const group = groups.get(institution) ?? new Map()
    groups.set(institution, group)
    const person = group.get(row.id) ?? { id: row.id, name: row.name, email: row.email, roles: [] }
    if (row.role) person.roles.push(row.role)
    group.set(row.id, person)
  }
  return [...groups].map(([institution, members]) => ({ institution, members: [...members.values()] }))
}

/** The newest letters with their links made clickable. */
export async function listOutbox(db: Database) {
  const letters = await db
    .selectFrom('mail')
    .select(['id', 'recipient', 'locale', 'subject', 'body', 'createdAt'])
    .orderBy('createdAt', 'desc')
    .limit(30)
    .execute()
  return letters.map(({ body, ...letter }) => ({
    ...letter,
    paragraphs: body
      .split(/\n{2,}/)
      .filter((text) => text !== '')
      .map((text) => ({ text, href: /^https?:\/\/\S+$/.test(text) ? new URL(text).pathname + new URL(text).search : null })),
  }))
}

export const preferences = z.object({
  name: z.string().trim().min(1).max(200),
  locale: z.enum(['fi', 'sv', 'en'], 'notChosen'),
  nonDisclosure: z.literal('on').optional(),
})

export async function readPreferences(ctx: Ctx) {
  must(ctx.actor, 'person.changePreferences')
  return inTransaction(ctx, (tx) =>
    tx
      .selectFrom('person')
      .select(['name', 'email', 'locale', 'nonDisclosure'])
      .where('id', '=', ctx.person)
      .executeTakeFirstOrThrow(),
  )
}

/** Saves one's own name, language and non-disclosure. */
export async function changePreferences(ctx: Ctx, input: z.output<typeof preferences>): Promise<void> {
  must(ctx.actor, 'person.changePreferences')
  await inTransaction(ctx, async (tx) => {
    const nonDisclosure = input.nonDisclosure === 'on'
    await tx
      .updateTable('person')
      .set({ name: input.name, locale: input.locale, nonDisclosure })
      .where('id', '=', ctx.person)
      .execute()
    await record(tx, ctx, `person:${ctx.person}`, [{ fact: 'person.preferencesChanged', nonDisclosure } as { fact: string }])
  })
}

export const languageChoice = preferences.pick({ locale: true })

/** Saves the language one works in, and nothing else. */
export async function chooseLanguage(ctx: Ctx, locale: z.output<typeof languageChoice>['locale']): Promise<void> {
  must(ctx.actor, 'person.changePreferences')
  await inTransaction(ctx, async (tx) => {
    await tx.updateTable('person').set({ locale }).where('id', '=', ctx.person).execute()
    await record(tx, ctx, `person:${ctx.person}`, [{ fact: 'person.languageChosen', locale } as { fact: string }])
  })
}

export interface Member {
  readonly id: string
  readonly name: string | null
  readonly email: string | null
  readonly roles: readonly Role[]
}

/** Everybody with a role in the institution one acts for. Names under non-disclosure are null. */
export async function listMembers(ctx: Ctx): Promise<Member[]> {
  must(ctx.actor, 'member.list')
  const rows = await inTransaction(ctx, (tx) =>
    tx
      .selectFrom('membership')
      .innerJoin('personListed', 'personListed.id', 'membership.personId')
      .select(['membership.personId as id', 'personListed.name', 'personListed.email', 'membership.role'])
      .orderBy('personListed.name')
      .orderBy('membership.personId')
      .execute(),
  )
  const members = new Map<string, Member & { roles: Role[] }>()
  for (const { role, id, ...row } of rows) {
    const member = members.get(id) ?? { id, ...row, roles: [] }
    member.roles.push(role as Role)
    members.set(id, member)
  }
  return [...members.values()]
}

export const roleChange = z.object({
  email: z.string().trim().toLowerCase().pipe(z.email('notEmail')),
  role: z.enum(roles, 'notChosen'),
})

/** Gives a role to somebody who has an account. False when the address has none. Their sessions end, so that rights are read anew. */
export async function grantRole(ctx: Ctx, auth: Database, input: z.output<typeof roleChange>): Promise<boolean> {
  must(ctx.actor, 'member.change')
  const person = await auth.selectFrom('person').select('id').where('email', '=', input.email).executeTakeFirst()
  if (!person) return false
  await inTransaction(ctx, async (tx) => {
    const added = await tx
      .insertInto('membership')
      .values({ institutionId: ctx.institution as string, personId: person.id, role: input.role, since: ctx.now })
      .onConflict((conflict) => conflict.doNothing())
      .returning('role')
      .executeTakeFirst()
    if (!added) return
    await tx.deleteFrom('session').where('personId', '=', person.id).where('personId', '!=', ctx.person).execute()
    await record(tx, ctx, `person:${person.id}`, [{ fact: 'member.roleGranted', role: input.role } as { fact: string }])
  })
  return true
}

/** Takes a role away; the sessions of the person end with it. Nobody takes their own administrator role: an institution must not be left without. */
export async function revokeRole(ctx: Ctx, personId: string, role: Role): Promise<boolean> {
  must(ctx.actor, 'member.change')
  if (!isId(personId) || (personId === ctx.person && role === 'institutionAdministrator')) return false
  return inTransaction(ctx, async (tx) => {
    const removed = await tx
      .deleteFrom('membership')
      .where('personId', '=', personId)
      .where('role', '=', role)
      .returning('role')
      .executeTakeFirst()
    if (!removed) return false
    await tx.deleteFrom('session').where('personId', '=', personId).where('personId', '!=', ctx.person).execute()
    await record(tx, ctx, `person:${personId}`, [{ fact: 'member.roleRevoked', role } as { fact: string }])
    return true
  })
}
