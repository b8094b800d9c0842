/** Badges without credits: writing one, the short review by one other person, freezing what is approved, retiring. */
import { createHash } from 'node:crypto'
import { canonicalJson } from '@poiju/framework/canonical'
import { z } from 'zod'
import { names } from '../design/index.server.ts'
import { may, must } from '../people/policy.ts'
import { record } from '../platform/audit.server.ts'
import type { Ctx } from '../platform/ctx.ts'
import { inTransaction, type Tx } from '../platform/database.server.ts'
import { type Decision, refuse } from '../platform/decision.ts'
import { found, NotFound } from '../platform/errors.ts'
import { isId } from '../platform/ids.server.ts'
import { notify } from '../platform/notices.server.ts'
import {
  type BadgeCommand,
  type BadgeFact,
  type BadgeRefusal,
  type BadgeState,
  decideBadge,
  evolveBadge,
  mayBeAwarded,
} from './badge.ts'
import { type BadgeDesign, type BadgeFinding, checkBadge } from './badge-design.ts'
import * as store from './badge-store.server.ts'
import { microCredentialCode } from './code.ts'
import { bodies, peopleWithRole } from './store.server.ts'

export { badgeDesign } from './badge-store.server.ts'

export type BadgeAnswer = Decision<BadgeFact, BadgeRefusal | 'badge-changed-meanwhile'>
export type BadgeAnswerRefusal = BadgeRefusal | 'badge-changed-meanwhile'

/** Begins a badge of the institution in scope. Answers with its id. */
export async function createBadge(ctx: Ctx, design: BadgeDesign): Promise<string> {
  must(ctx.actor, 'badge.change')
  const institution = found(ctx.institution ?? undefined)
  return inTransaction(ctx, async (tx) => {
    const { slug } = found((await bodies(tx, [institution]))[0])
    const id = ctx.newId()
    // With 33 million codes an institution, a second try is rare and a fifth one does not happen.
    for (let tries = 0; ; tries++) {
      if (tries === 5) throw new Error(`No free code for a badge of ${slug}`)
      const code = microCredentialCode(`${slug}-b`, ctx.random(5))
      if (await store.insert(tx, { id, institutionId: institution, code, draft: design, createdAt: ctx.now })) break
    }
    if (ctx.person) await store.addAuthor(tx, institution, id, ctx.person)
    await record(tx, ctx, `badge:${id}`, [{ fact: 'badge.begun' }])
    return id
  })
}

/** Writes a badge anew. Refused when somebody has changed it since `revision` was read. */
export async function changeBadge(ctx: Ctx, id: string, design: BadgeDesign, revision: number): Promise<BadgeAnswer> {
  must(ctx.actor, 'badge.change')
  return withBadge(ctx, id, async (tx, row) => {
    if (row.revision !== revision) return refuse('badge-changed-meanwhile')
    const answer = await move(tx, ctx, row, { do: 'change' }, design)
    if (answer.accepted && ctx.person) await store.addAuthor(tx, row.institutionId, id, ctx.person)
    return answer
  })
}

/** Sends a badge to whoever may review it and has written nothing in it. */
export async function submitBadge(ctx: Ctx, id: string): Promise<BadgeAnswer> {
  must(ctx.actor, 'badge.change')
  return withBadge(ctx, id, async (tx, row) => {
    const answer = await move(tx, ctx, row, { do: 'submit' })
    if (!answer.accepted) return answer
    const authors = (await store.authorsOf(tx, [id])).get(id) ?? []
    const reviewers = (await peopleWithRole(tx, 'reviewer')).filter((person) => !authors.includes(person))
    await notify(tx, ctx, reviewers, { kind: 'badge.submitted', href: `/badges/${id}`, data: {} })
    return answer
  })
}

/** Takes a badge back from review, to go on writing. */
export async function takeBackBadge(ctx: Ctx, id: string): Promise<BadgeAnswer> {
  must(ctx.actor, 'badge.change')
  return withBadge(ctx, id, (tx, row) => move(tx, ctx, row, { do: 'takeBack' }))
}

/** Opens an approved badge for writing; its newest version goes on being awarded until the next one is approved. */
export async function reviseBadge(ctx: Ctx, id: string): Promise<BadgeAnswer> {
  must(ctx.actor, 'badge.change')
  return withBadge(ctx, id, (tx, row) => move(tx, ctx, row, { do: 'revise' }))
}

export const badgeReview = z
  .object({
    decision: z.enum(['approve', 'return'], 'notChosen'),
    statement: z.string().trim().max(4000).default(''),
    revision: z.coerce.number().int().min(1),
  })
  .refine(({ decision, statement }) => decision !== 'return' || statement !== '', { path: ['statement'], error: 'needed' })

/**
 * Approves what was sent, which freezes it as a version, or returns it with a reason. Of two decisions at once one wins. Refused when the text is no longer
 * the `revision` that was read.
 */
export async function reviewBadge(ctx: Ctx, id: string, input: z.input<typeof badgeReview>): Promise<BadgeAnswer> {
  must(ctx.actor, 'badge.review')
  return withBadge(ctx, id, async (tx, row) => {
    if (row.revision !== input.revision) return refuse('badge-changed-meanwhile')
    const statement = (input.statement ?? '').trim()
    const version = ctx.newId()
    const answer = await move(
      tx,
      ctx,
      row,
      input.decision === 'approve' ? { do: 'approve', version } : { do: 'return', hasReason: statement !== '' },
    )
    if (!answer.accepted) return answer
    await say(tx, ctx, row, input.decision, statement)
    if (input.decision === 'approve') await freeze(tx, ctx, row, version)
    const authors = (await store.authorsOf(tx, [id])).get(id) ?? []
    await notify(tx, ctx, authors, {
      kind: input.decision === 'approve' ? 'badge.approved' : 'badge.returned',
      href: `/badges/${id}`,
      data: {},
    })
    return answer
  })
}

/** Ends a badge: nobody gets it any more, and those who have it keep it. */
export async function retireBadge(ctx: Ctx, id: string, statement = ''): Promise<BadgeAnswer> {
  must(ctx.actor, 'badge.retire')
  return withBadge(ctx, id, async (tx, row) => {
    const answer = await move(tx, ctx, row, { do: 'retire' })
    if (answer.accepted) await say(tx, ctx, row, 'retire', statement.trim())
    return answer
  })
}

async function withBadge(ctx: Ctx, id: string, act: (tx: Tx, row: store.BadgeRow) => Promise<BadgeAnswer>): Promise<BadgeAnswer> {
  if (!isId(id)) throw new NotFound()
  return inTransaction(ctx, async (tx) => act(tx, found(await store.lock(tx, id))))
}

/** Decides, saves and records one step of a badge that this transaction holds. */
async function move(tx: Tx, ctx: Ctx, row: store.BadgeRow, command: BadgeCommand, draft?: BadgeDesign): Promise<BadgeAnswer> {
  const authors = (await store.authorsOf(tx, [row.id])).get(row.id) ?? []
  const decision = decideBadge(row.state, command, {
    isAuthor: ctx.person !== null && authors.includes(ctx.person),
    requiredFindings: required(checkBadge(row.draft)),
    hasVersion: (await store.versionsOf(tx, [row.id])).length > 0,
  })
  if (!decision.accepted) return decision
  const state = decision.facts.reduce(evolveBadge, row.state)
  await store.save(tx, row, { state, at: ctx.now, by: ctx.person, ...(draft ? { draft } : {}) })
  await record(tx, ctx, `badge:${row.id}`, decision.facts)
  return decision
}

async function freeze(tx: Tx, ctx: Ctx, row: store.BadgeRow, id: string): Promise<void> {
  const text = canonicalJson(row.draft)
  const hash = createHash('sha256').update(text, 'utf8').digest('hex')
  const number = ((await store.versionsOf(tx, [row.id]))[0]?.number ?? 0) + 1
  await store.insertVersion(tx, {
    id,
    institutionId: row.institutionId,
    badgeId: row.id,
    number,
    text,
    hash,
    approvedBy: ctx.person,
    approvedAt: ctx.now,
  })
  await record(tx, ctx, `badgeVersion:${id}`, [
    { fact: 'badgeVersion.approved', badge: row.id, number, hash } as { fact: string },
  ])
}

async function say(tx: Tx, ctx: Ctx, row: store.BadgeRow, kind: store.StatementRow['kind'], statement: string): Promise<void> {
  await store.insertStatement(tx, row.institutionId, row.id, {
    id: ctx.newId(),
    kind,
    statement,
    personId: ctx.person,
    at: ctx.now,
  })
}

function required(findings: readonly BadgeFinding[]): number {
  return findings.filter(({ severity }) => severity === 'required').length
}

// Reading

export interface BadgeListRow {
  readonly id: string
  readonly code: string
  readonly kind: BadgeDesign['kind']
  readonly name: Readonly<Record<string, string>>
  readonly state: BadgeState
  /** The newest approved version; null before the first. */
  readonly number: number | null
  readonly mayBeAwarded: boolean
  readonly submittedAt: Date | null
  /** Waits for this visitor to review it. */
  readonly isYourTurn: boolean
}

/** Badges of the institution one acts for: what waits for review first. */
export async function listBadges(ctx: Ctx): Promise<BadgeListRow[]> {
  must(ctx.actor, 'badge.list')
  return inTransaction(ctx, async (tx) => {
    const rows = await store.list(tx)
    const ids = rows.map(({ id }) => id)
    const authors = await store.authorsOf(tx, ids)
    const newest = new Map((await store.versionsOf(tx, ids)).reverse().map((version) => [version.badgeId, version]))
    return rows.map((row) => ({
      id: row.id,
      code: row.code,
      kind: row.draft.kind,
      name: row.draft.name as Record<string, string>,
      state: row.state,
      number: newest.get(row.id)?.number ?? null,
      mayBeAwarded: mayBeAwarded(row.state, newest.has(row.id)),
      submittedAt: row.submittedAt,
      isYourTurn: isTurnOf(ctx, row, authors.get(row.id) ?? []),
    }))
  })
}

/** A badge in review, as a list of reviews shows it. */
export type BadgeInReview = Pick<BadgeListRow, 'id' | 'code' | 'kind' | 'name' | 'isYourTurn'> & {
  readonly submittedAt: Date | null
}

/** Badges of the institution one acts for that wait for a review, the longest waiting first; none for who may not list badges. */
export async function listBadgesInReview(ctx: Ctx): Promise<BadgeInReview[]> {
  if (!may(ctx.actor, 'badge.list')) return []
  return inTransaction(ctx, async (tx) => {
    const rows = await store.listInReview(tx)
    const authors = await store.authorsOf(
      tx,
      rows.map(({ id }) => id),
    )
    return rows.map((row) => ({
      id: row.id,
      code: row.code,
      kind: row.draft.kind,
      name: row.draft.name as Record<string, string>,
      submittedAt: row.submittedAt,
      isYourTurn: isTurnOf(ctx, row, authors.get(row.id) ?? []),
    }))
  })
}

function isTurnOf(ctx: Ctx, row: store.BadgeRow, authors: readonly string[]): boolean {
  return row.state === 'inReview' && may(ctx.actor, 'badge.review') && !(ctx.person !== null && authors.includes(ctx.person))
}

export interface BadgeView extends BadgeListRow {
  readonly design: BadgeDesign
  readonly revision: number
  readonly findings: readonly BadgeFinding[]
  /** Names; null is one that is not shown. */
  readonly authors: readonly (string | null)[]
  /** Who may review it: reviewers who have written nothing in it. */
  readonly reviewers: readonly (string | null)[]
  readonly versions: readonly { readonly number: number; readonly approvedAt: Date; readonly hash: string }[]
  readonly statements: readonly {
    readonly id: string
    readonly kind: store.StatementRow['kind']
    readonly statement: string
    readonly by: string | null
    readonly at: Date
  }[]
  readonly may: Readonly<Record<'change' | 'submit' | 'takeBack' | 'revise' | 'retire' | 'award', boolean>>
}

/** One badge with everything that its page shows. NotFound for another institution's. */
export async function openBadge(ctx: Ctx, id: string): Promise<BadgeView> {
  must(ctx.actor, 'badge.list')
  if (!isId(id)) throw new NotFound()
  return inTransaction(ctx, async (tx) => {
    const row = found(await store.read(tx, id))
    const authors = (await store.authorsOf(tx, [id])).get(id) ?? []
    const reviewers = (await peopleWithRole(tx, 'reviewer')).filter((person) => !authors.includes(person))
    const versions = await store.versionsOf(tx, [id])
    const statements = await store.statementsOf(tx, id)
    const shown = await names(tx, [
      ...new Set([...authors, ...reviewers, ...statements.flatMap(({ personId }) => personId ?? [])]),
    ])
    const findings = checkBadge(row.draft)
    const now = { isAuthor: false, requiredFindings: required(findings), hasVersion: versions.length > 0 }
    const can = (command: BadgeCommand, action: 'badge.change' | 'badge.retire') =>
      may(ctx.actor, action) && decideBadge(row.state, command, now).accepted
    const isAwardable = mayBeAwarded(row.state, now.hasVersion)
    return {
      id,
      code: row.code,
      kind: row.draft.kind,
      name: row.draft.name as Record<string, string>,
      state: row.state,
      number: versions[0]?.number ?? null,
      mayBeAwarded: isAwardable,
      submittedAt: row.submittedAt,
      isYourTurn: isTurnOf(ctx, row, authors),
      design: row.draft,
      revision: row.revision,
      findings,
      authors: authors.map((person) => shown.get(person) ?? null),
      reviewers: reviewers.map((person) => shown.get(person) ?? null),
      versions: versions.map(({ number, approvedAt, hash }) => ({ number, approvedAt, hash })),
      statements: statements.map(({ personId, ...said }) => ({ ...said, by: shown.get(personId ?? '') ?? null })),
      may: {
        change: can({ do: 'change' }, 'badge.change'),
        submit: can({ do: 'submit' }, 'badge.change'),
        takeBack: can({ do: 'takeBack' }, 'badge.change'),
        revise: can({ do: 'revise' }, 'badge.change'),
        retire: can({ do: 'retire' }, 'badge.retire'),
        award: isAwardable && may(ctx.actor, 'badge.award'),
      },
    }
  })
}

export type BadgeVersionView = Omit<store.BadgeVersionRow, 'approvedBy'>

/** An approved version, in the scope of its institution; undefined when it is not there. */
export async function readBadgeVersion(tx: Tx, id: string): Promise<BadgeVersionView | undefined> {
  return isId(id) ? store.readVersion(tx, id) : undefined
}

/** The version that may be awarded now, in the scope of the institution; undefined when the badge is not there, not approved or retired. */
export async function readAwardable(tx: Tx, badge: string): Promise<BadgeVersionView | undefined> {
  if (!isId(badge)) return undefined
  const [newest] = await store.versionsOf(tx, [badge])
  return newest && mayBeAwarded(newest.state, true) ? newest : undefined
}

/** What is awarded now, for the screen of awarding. NotFound when there is nothing to award. */
export async function openAwardable(ctx: Ctx, badge: string): Promise<{ badge: string; code: string; design: BadgeDesign }> {
  must(ctx.actor, 'badge.award')
  return inTransaction(ctx, async (tx) => {
    const { badgeId, code, design } = found(await readAwardable(tx, badge))
    return { badge: badgeId, code, design }
  })
}

/** A version by its public address. */
export async function readBadgeByCode(
  tx: Tx,
  institution: string,
  code: string,
  number: number,
): Promise<BadgeVersionView | undefined> {
  return store.readVersionByCode(tx, institution, code, number)
}
