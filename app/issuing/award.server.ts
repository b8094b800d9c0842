/** Awarding a badge: a named person decides that people have shown, or taken part in, what it asks for; their credentials are queued with the decision. */
import { z } from 'zod'
import { names } from '../design/index.server.ts'
import { must } from '../people/policy.ts'
import { record, recordMany } from '../platform/audit.server.ts'
import { type Ctx, dayOf } from '../platform/ctx.ts'
import { type Database, inTransaction, sql, type Tx } from '../platform/database.server.ts'
import { found } from '../platform/errors.ts'
import { readAwardable } from '../review/index.server.ts'
import type { Awardee, AwardList, RowProblem } from './award-list.ts'
import * as store from './badge-decision-store.server.ts'
import type { Credential } from './credential.ts'
import { queueCredentials } from './issue.server.ts'
import { shownName } from './list.server.ts'
import { endedOf, validOf } from './store.server.ts'
import { endOfValidity, type ShownState, shownState } from './validity.ts'

export type AwardAnswer =
  | { readonly accepted: true; readonly batch: string; readonly count: number }
  | {
      readonly accepted: false
      readonly refusal: 'badge-is-not-approved' | 'day-is-to-come' | 'validity-is-over' | 'somebody-has-it' | 'nobody'
    }

export const awardDay = z.object({ achievedOn: z.iso.date('notDay') })

/**
 * What is wrong with a list that its text does not show: who has this version of the badge already, whoever awards it to themselves, and for whom it would be
 * over by now. `achievedOn` is the day of rows without one.
 */
export async function checkAgainstAwarded(ctx: Ctx, badge: string, list: AwardList, achievedOn: string): Promise<AwardList> {
  must(ctx.actor, 'badge.award')
  return inTransaction(ctx, async (tx) => {
    const version = found(await readAwardable(tx, badge))
    const { validForMonths } = version.design
    const emails = list.people.map(({ email }) => email)
    const held = await store.heldBy(tx, version.id, emails)
    const holders = new Set(held.flatMap((one) => (isOver(one.achievedOn, validForMonths, ctx.now) ? [] : one.email)))
    const wrong = list.people.flatMap(({ row, email, day = achievedOn }): RowProblem[] => {
      if (holders.has(email)) return [{ row, column: 'email', reason: 'has-it', value: email }]
      if (isOwn(ctx, email)) return [{ row, column: 'email', reason: 'own', value: email }]
      return isOver(day, validForMonths, ctx.now) ? [{ row, column: 'day', reason: 'over-already', value: day }] : []
    })
    const bad = new Set(wrong.map(({ row }) => row))
    return {
      read: list.read,
      people: list.people.filter(({ row }) => !bad.has(row)),
      problems: [...list.problems, ...wrong].sort((a, b) => a.row - b.row),
    }
  })
}

/** Whether what was shown on a day counts no more. */
function isOver(day: string, months: number | undefined, now: Date): boolean {
  return months !== undefined && endOfValidity(day, months) <= now
}

/** Whether the address is that of who acts. */
export function isOwn({ actor }: Ctx, email: string): boolean {
  return actor.kind === 'person' && actor.email === email
}

/**
 * Awards the newest approved version of a badge to all of these people, or to none of them. `auth` finds the accounts of confirmed addresses; whoever has
 * none gets the badge when they first sign in.
 */
export async function awardBadge(
  ctx: Ctx,
  auth: Database,
  badge: string,
  { achievedOn, people }: { achievedOn: string; people: readonly Awardee[] },
  how: { demo: boolean },
): Promise<AwardAnswer> {
  must(ctx.actor, 'badge.award')
  if (people.length === 0) return { accepted: false, refusal: 'nobody' }
  if ([achievedOn, ...people.flatMap(({ day }) => day ?? [])].some((day) => day > dayOf(ctx.now)))
    return { accepted: false, refusal: 'day-is-to-come' }
  if (people.some(({ email }) => isOwn(ctx, email))) return { accepted: false, refusal: 'nobody' }
  const owners = await ownersOf(
    auth,
    people.map(({ email }) => email),
  )
  try {
    return await inTransaction(ctx, async (tx) => {
      const version = await readAwardable(tx, badge)
      if (!version) return { accepted: false, refusal: 'badge-is-not-approved' } as const
      const { validForMonths } = version.design
      if (people.some(({ day = achievedOn }) => isOver(day, validForMonths, ctx.now)))
        return { accepted: false, refusal: 'validity-is-over' } as const
      await endExpired(tx, ctx, version.id, validForMonths, people)
      const rows = people.map(({ name, email, locale, day }) => ({
        id: ctx.newId(),
        institutionId: version.institutionId,
        badgeVersionId: version.id,
        name,
        email,
        locale,
        personId: owners.get(email) ?? null,
        achievedOn: day ?? achievedOn,
        decidedBy: ctx.person,
        decidedAt: ctx.now,
      }))
      // Somebody else awarded it meanwhile: all of it is taken back.
      if ((await store.insertMany(tx, rows)) !== rows.length) throw new AlreadyHeld()
      await recordMany(
        tx,
        ctx,
        rows.map(({ id }) => ({
          subject: `badgeDecision:${id}`,
          fact: { fact: 'badge.awarded', badgeVersion: version.id } as { fact: string },
        })),
        () => '',
      )
      const queued = await queueCredentials(
        tx,
        ctx,
        'badgeDecision',
        rows.map(({ id }) => id),
        how,
      )
      if (!queued.accepted) throw new Error(`New badge decisions were not taken: ${queued.refusal}`)
      return { accepted: true, batch: queued.batch, count: rows.length } as const
    })
  } catch (error) {
    if (error instanceof AlreadyHeld) return { accepted: false, refusal: 'somebody-has-it' }
    throw error
  }
}

class AlreadyHeld extends Error {}

/** Who has shown it again after their badge expired gets it anew: the decision of then makes room, and its credential stays what it is. */
async function endExpired(
  tx: Tx,
  ctx: Ctx,
  version: string,
  months: number | undefined,
  people: readonly Awardee[],
): Promise<void> {
  if (months === undefined) return
  const emails = people.map(({ email }) => email)
  const expired = (await store.heldBy(tx, version, emails)).filter(({ achievedOn }) => isOver(achievedOn, months, ctx.now))
  await store.end(
    tx,
    expired.map(({ id }) => id),
    ctx.now,
  )
  await recordMany(
    tx,
    ctx,
    expired.map(({ id }) => ({ subject: `badgeDecision:${id}`, fact: { fact: 'badge.expired' } as { fact: string } })),
    () => '',
  )
}

/** The accounts of confirmed addresses among these. */
export async function ownersOf(auth: Database, emails: readonly string[]): Promise<Map<string, string>> {
  const rows = await auth
    .selectFrom('person')
    .select(['id', 'email'])
    .where('email', '=', sql<string>`any(${emails}::text[])`)
    .where('emailConfirmedAt', 'is not', null)
    .execute()
  return new Map(rows.map(({ id, email }) => [email, id]))
}

/** Badges that wait for the address of somebody who signs in become theirs. In the transaction of signing in, whose role sees no more than who waits. */
export async function takeBadges(tx: Tx, ctx: Ctx, person: string): Promise<void> {
  const taken = await sql<{ id: string }>`
    update badge_decision set person_id = ${person} from person
    where person.id = ${person} and person.email_confirmed_at is not null and badge_decision.email = person.email
      and badge_decision.person_id is null
    returning badge_decision.id`.execute(tx)
  if (taken.rows.length === 0) return
  const ids = taken.rows.map(({ id }) => id)
  await sql`
    update credential set person_id = ${person}
    where basis_kind = 'badgeDecision' and basis_id = any(${ids}::uuid[]) and person_id is null`.execute(tx)
  await record(tx, { ...ctx, institution: null }, `person:${person}`, [
    { fact: 'person.tookBadges', count: ids.length } as { fact: string },
  ])
}

export interface AwardedView extends store.AwardedRow {
  readonly decider: string | null
  /** The credential that counts now: the valid one, or else the one that ended last. */
  readonly credential: { readonly id: string; readonly shown: ShownState } | null
}

/** Who has got a badge, in this version or an earlier one, newest first, and who decided it; names as far as the caller may see them. */
export async function listAwarded(ctx: Ctx, badge: string): Promise<{ total: number; rows: AwardedView[] }> {
  must(ctx.actor, 'badge.award')
  return inTransaction(ctx, async (tx) => {
    const { total, rows } = await store.listAwarded(tx, badge, 200)
    const deciders = await names(tx, [...new Set(rows.flatMap(({ decidedBy }) => decidedBy ?? []))])
    const decisions = rows.map(({ decision }) => decision)
    const valid = await validOf(tx, 'badgeDecision', decisions)
    const ended = await endedOf(tx, 'badgeDecision', decisions)
    return {
      total,
      rows: rows.map((row) => ({
        ...row,
        credential: countsNow(valid.get(row.decision) ?? ended.get(row.decision), ctx.now),
        name: shownName(ctx, row.name, row.nonDisclosure),
        decider: deciders.get(row.decidedBy ?? '') ?? null,
      })),
    }
  })
}

function countsNow(
  row: { id: string; credential: Credential; validUntil: Date | null } | undefined,
  now: Date,
): AwardedView['credential'] {
  return row ? { id: row.id, shown: shownState(row, now) } : null
}
