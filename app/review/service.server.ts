/** Reviews: sending a design, commenting at the place, returning, approving. What is decided on is the exact value that was sent. */
import { check, type Design, type Finding, type ProblemCode } from '@poiju/framework'
import { canonicalJson, designHash } from '@poiju/framework/canonical'
import { z } from 'zod'
import { names, type OpenedDesign, openDesign, readDesign, setDesignState } from '../design/index.server.ts'
import type { DesignRefusal } from '../design/index.ts'
import { may, must } from '../people/policy.ts'
import { record } from '../platform/audit.server.ts'
import { type Ctx, dayOf } from '../platform/ctx.ts'
import { inTransaction, type Tx } from '../platform/database.server.ts'
import type { Decision } from '../platform/decision.ts'
import { BadInput, found, NotFound } from '../platform/errors.ts'
import { isId } from '../platform/ids.server.ts'
import { notify } from '../platform/notices.server.ts'
import type * as life from './micro-credential.ts'
import { parsePlace } from './place.ts'
import * as review from './review.ts'
import { sharingScopes } from './sharing.server.ts'
import * as store from './store.server.ts'
import { type DecisionView, freeze } from './versions.server.ts'

export type SubmitRefusal = DesignRefusal | 'design-has-unreadable-parts'
export type SubmitAnswer =
  | { readonly accepted: true; readonly review: string }
  | { readonly accepted: false; readonly refusal: SubmitRefusal; readonly findings: readonly Finding[] }

/** A refusal found after something was written: thrown so that the transaction takes it back. */
class Refused extends Error {
  override name = 'Refused'
  readonly answer: SubmitAnswer
  constructor(answer: SubmitAnswer) {
    super('refused')
    this.answer = answer
  }
}

/** Parts that would be lost if this value were frozen. A reference to an outcome that is gone, or a repeated one, loses nothing. */
const harmless: ReadonlySet<ProblemCode> = new Set<ProblemCode>(['dangling-id', 'duplicate', 'missing-id'])

function required(findings: readonly Finding[]): number {
  return findings.filter(({ severity }) => severity === 'required').length
}

/**
 * Sends a design for review: the exact value of this moment. Refused while required findings remain, while parts of the document cannot be read, and when it is
 * in review or approved already. Answers with the findings it was judged by.
 */
export async function submitDesign(ctx: Ctx, designId: string): Promise<SubmitAnswer> {
  must(ctx.actor, 'design.submit')
  const scope = await openDesign(ctx, designId)
  try {
    return await inTransaction(scope, async (tx) => {
      const seen = found(await readDesign(tx, designId))
      const before = judge(seen, ctx.now)
      if (before.refusal === 'design-has-unreadable-parts') return { accepted: false, ...before, refusal: before.refusal }
      const moved = await setDesignState(tx, scope, designId, { do: 'submit', requiredFindings: required(before.findings) })
      if (!moved.accepted) return { accepted: false, refusal: moved.refusal, findings: before.findings }
      // From here the document is held and closed. Somebody may have written between the first look and this one.
      const exact = found(await readDesign(tx, designId))
      const { findings, refusal } = judge(exact, ctx.now)
      if (refusal !== null) throw new Refused({ accepted: false, refusal, findings })
      const id = ctx.newId()
      await store.insertReview(tx, {
        id,
        institutionId: exact.institution,
        designId,
        seq: exact.seq,
        design: canonicalJson(exact.design),
        hash: designHash(exact.design),
        submittedBy: ctx.person,
        submittedAt: ctx.now,
      })
      await record(tx, scope, `review:${id}`, [{ fact: 'review.opened', design: designId, seq: exact.seq } as { fact: string }])
      const reviewers = (await store.peopleWithRole(tx, 'reviewer')).filter((person) => !exact.authors.includes(person))
      await notify(tx, scope, reviewers, { kind: 'review.opened', href: `/reviews/${id}`, data: {} })
      return { accepted: true, review: id }
    })
  } catch (error) {
    if (error instanceof Refused) return error.answer
    throw error
  }
}

function judge(opened: OpenedDesign, now: Date): { findings: Finding[]; refusal: SubmitRefusal | null } {
  const findings = check(opened.design, { today: dayOf(now) })
  if (opened.problems.some(({ code }) => !harmless.has(code))) return { findings, refusal: 'design-has-unreadable-parts' }
  return { findings, refusal: required(findings) > 0 ? 'design-has-required-findings' : null }
}

export interface SubmitView {
  readonly id: string
  readonly title: Readonly<Record<string, string>>
  readonly state: OpenedDesign['state']
  readonly findings: readonly Finding[]
  readonly refusal: SubmitRefusal | null
  /** The institution whose reviewers decide, and those of them who may: not an author. Null is a name that is not shown. */
  readonly institution: store.Body
  readonly reviewers: readonly (string | null)[]
}

/** What somebody sees before sending a design: what is still wrong, and who would decide. */
export async function previewSubmit(ctx: Ctx, designId: string): Promise<SubmitView> {
  must(ctx.actor, 'design.submit')
  const scope = await openDesign(ctx, designId)
  return inTransaction(scope, async (tx) => {
    const opened = found(await readDesign(tx, designId))
    const { findings, refusal } = judge(opened, ctx.now)
    const [institution] = await store.bodies(tx, [opened.institution])
    return {
      id: designId,
      title: opened.design.title as Record<string, string>,
      state: opened.state,
      findings,
      refusal: opened.state === 'inReview' ? 'design-is-in-review' : opened.state === 'approved' ? 'design-is-approved' : refusal,
      institution: found(institution),
      reviewers: await reviewersFor(tx, opened.authors),
    }
  })
}

async function reviewersFor(tx: Tx, authors: readonly string[]): Promise<(string | null)[]> {
  const people = (await store.peopleWithRole(tx, 'reviewer')).filter((person) => !authors.includes(person))
  const shown = await names(tx, people)
  return people.map((person) => shown.get(person) ?? null)
}

export const reviewComment = z.object({ place: z.string().max(200), text: z.string().trim().min(1).max(4000) })

export const reviewDecision = z
  .object({
    decision: z.enum(['return', 'approve'], 'notChosen'),
    statement: z.string().trim().max(4000).default(''),
    comments: z.array(reviewComment).max(100).default([]),
  })
  .refine(({ decision, statement }) => decision !== 'approve' || statement !== '', { path: ['statement'], error: 'needed' })

export type ReviewRefusal = review.Refusal | life.Refusal

/**
 * Adds a numbered comment at a place of the design. The same words of the same person at the same place are one comment, however often they are sent.
 * BadInput for a place that the design does not have.
 */
export async function commentReview(
  ctx: Ctx,
  id: string,
  input: z.output<typeof reviewComment>,
): Promise<Decision<review.Fact, ReviewRefusal>> {
  must(ctx.actor, 'review.comment')
  return withReview(ctx, id, async (tx, scope, row, opened) => {
    const decision = review.decide(row.review, { do: 'comment' }, circumstances(ctx, row, opened))
    if (decision.accepted) await addComment(tx, scope, row, input)
    return decision
  })
}

async function addComment(tx: Tx, ctx: Ctx, row: store.ReviewRow, input: z.output<typeof reviewComment>): Promise<void> {
  if (parsePlace(input.place, store.designOf(row.hash, row.design)) === undefined) throw new BadInput('no-such-place')
  const said = await store.comments(tx, row.id)
  if (said.some(({ authorId, place, text }) => authorId === ctx.person && place === input.place && text === input.text)) return
  const id = ctx.newId()
  await store.insertComment(tx, row.institutionId, row.id, {
    id,
    place: input.place,
    text: input.text,
    authorId: ctx.person,
    at: ctx.now,
  })
  await record(tx, ctx, `review:${row.id}`, [{ fact: 'review.commented', comment: id } as { fact: string }], { text: input.text })
}

/**
 * Returns the design with comments, or approves it. Approval freezes the submitted value as a version, and makes or renews its micro-credential, in the same
 * transaction. Of two decisions at once one wins; the other is told that it is decided.
 */
export async function decideReview(
  ctx: Ctx,
  id: string,
  input: z.input<typeof reviewDecision>,
): Promise<Decision<review.Fact, ReviewRefusal>> {
  must(ctx.actor, 'review.decide')
  return withReview(ctx, id, async (tx, scope, row, opened) => {
    const given = input.comments ?? []
    const statement = (input.statement ?? '').trim()
    const hasReason = statement !== '' || given.length > 0 || (await store.comments(tx, id)).length > 0
    const version = ctx.newId()
    const decision = review.decide(
      row.review,
      input.decision === 'approve' ? { do: 'approve', version } : { do: 'return', hasReason },
      circumstances(ctx, row, opened),
    )
    if (!decision.accepted) return decision
    for (const comment of given) await addComment(tx, scope, row, comment)
    const microCredential = input.decision === 'approve' ? await freeze(tx, scope, row, opened, version) : null
    if (microCredential !== null && !microCredential.accepted) return microCredential
    const moved = await setDesignState(tx, scope, row.designId, { do: input.decision })
    if (!moved.accepted) throw new Error(`Design ${row.designId} cannot follow its review: ${moved.refusal}`)
    await store.saveReview(tx, id, decision.facts.reduce(review.evolve, row.review))
    await store.insertDecision(tx, row.institutionId, {
      id: ctx.newId(),
      kind: input.decision,
      reviewId: id,
      microCredentialId: microCredential?.id ?? null,
      versionId: microCredential ? version : null,
      personId: ctx.person,
      at: ctx.now,
      statement,
    })
    await record(
      tx,
      scope,
      `review:${id}`,
      decision.facts.map((fact) => ({ ...fact, design: row.designId })),
      statement === '' ? undefined : { statement },
    )
    await notify(tx, scope, opened.authors, {
      kind: input.decision === 'approve' ? 'review.approved' : 'review.returned',
      href: input.decision === 'approve' ? `/reviews/${id}` : `/designs/${row.designId}`,
      data: {},
    })
    return decision
  })
}

function circumstances(ctx: Ctx, row: store.ReviewRow, opened: OpenedDesign): review.Circumstances {
  return {
    isAuthor: ctx.person !== null && opened.authors.includes(ctx.person),
    isOfResponsible: ctx.actor.kind === 'system' || ctx.institution === row.institutionId,
    isUnchanged: opened.seq === row.seq && designHash(opened.design) === row.hash,
    requiredFindings: required(check(store.designOf(row.hash, row.design), { today: dayOf(ctx.now) })),
  }
}

/** Runs with the review held, in the scope of its institution. NotFound unless it is one's own or shared with the institution one acts for. */
async function withReview<T>(
  ctx: Ctx,
  id: string,
  act: (tx: Tx, scope: Ctx, row: store.ReviewRow, opened: OpenedDesign) => Promise<T>,
): Promise<T> {
  const scope = await scopeOfReview(ctx, id)
  return inTransaction(scope, async (tx) => {
    const row = found(await store.lockReview(tx, id))
    return act(tx, scope, row, found(await readDesign(tx, row.designId)))
  })
}

async function scopeOfReview(ctx: Ctx, id: string): Promise<Ctx> {
  if (!isId(id) || ctx.institution === null) throw new NotFound()
  for (const { scope, designs } of await sharingScopes(ctx)) {
    const row = await inTransaction(scope, (tx) => store.readReview(tx, id))
    if (row && (designs === null || designs.has(row.designId))) return scope
  }
  throw new NotFound()
}

export interface ReviewListRow {
  readonly id: string
  readonly design: string
  readonly title: Readonly<Record<string, string>>
  readonly credits: number | null
  readonly institution: string
  readonly state: review.Review['state']
  readonly submittedAt: Date
  /** Names; null is one that is not shown. */
  readonly submittedBy: string | null
  readonly decidedAt: Date | null
  readonly decidedBy: string | null
  /** Who may decide, while it is open. */
  readonly reviewers: readonly (string | null)[]
  /** The visitor may decide it. */
  readonly isYourTurn: boolean
}

/** Reviews of the institution one acts for and of designs shared with it: those that wait first. */
export async function listReviews(ctx: Ctx): Promise<ReviewListRow[]> {
  must(ctx.actor, 'review.list')
  const lists = []
  for (const { scope, designs } of await sharingScopes(ctx))
    lists.push(await inTransaction(scope, (tx) => listIn(tx, ctx, designs)))
  const rows = lists.flat()
  return [...rows.filter(({ state }) => state === 'open'), ...rows.filter(({ state }) => state !== 'open')]
}

async function listIn(tx: Tx, ctx: Ctx, designs: ReadonlySet<string> | null): Promise<ReviewListRow[]> {
  const rows = (await store.listReviews(tx)).filter(({ designId }) => designs === null || designs.has(designId))
  if (rows.length === 0) return []
  const decisions = await store.decisionsOnReviews(
    tx,
    rows.map(({ id }) => id),
  )
  const [institution] = await store.bodies(tx, [rows[0]?.institutionId ?? ''])
  const shown = await names(
    tx,
    people([...rows.map(({ submittedBy }) => submittedBy), ...[...decisions.values()].map(({ personId }) => personId)]),
  )
  const list: ReviewListRow[] = []
  for (const row of rows) {
    const decision = decisions.get(row.id)
    const design = store.designOf(row.hash, row.design)
    const authors = row.review.state === 'open' ? ((await readDesign(tx, row.designId))?.authors ?? []) : []
    list.push({
      id: row.id,
      design: row.designId,
      title: design.title as Record<string, string>,
      credits: design.credits,
      institution: institution?.shortName ?? '',
      state: row.review.state,
      submittedAt: row.submittedAt,
      submittedBy: shown.get(row.submittedBy ?? '') ?? null,
      decidedAt: decision?.at ?? null,
      decidedBy: shown.get(decision?.personId ?? '') ?? null,
      reviewers: row.review.state === 'open' ? await reviewersFor(tx, authors) : [],
      isYourTurn:
        row.review.state === 'open' &&
        ctx.institution === row.institutionId &&
        may(ctx.actor, 'review.decide') &&
        !(ctx.person !== null && authors.includes(ctx.person)),
    })
  }
  return list
}

function people(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null))]
}

export interface CommentView {
  readonly number: number
  readonly place: string
  readonly text: string
  readonly author: string | null
  readonly isYours: boolean
  readonly at: Date
}

export interface ReviewView {
  readonly id: string
  readonly designId: string
  readonly state: review.Review['state']
  readonly design: Design
  readonly hash: string
  /** Required findings are none when it was sent; advised ones and ideas are part of the case. */
  readonly findings: readonly Finding[]
  readonly institution: store.Body
  readonly owners: readonly store.Body[]
  readonly awardingBodies: readonly store.Body[]
  readonly authors: readonly (string | null)[]
  readonly submittedAt: Date
  readonly submittedBy: string | null
  readonly comments: readonly CommentView[]
  readonly decision: DecisionView | null
  readonly version: string | null
  /** The number that approval gives, or gave. */
  readonly number: number
  readonly microCredential: string | null
  readonly reviewers: readonly (string | null)[]
  readonly mayComment: boolean
  /** Null: the visitor may decide. Otherwise why not. */
  readonly whyNot: review.Refusal | 'not-a-reviewer' | null
}

/** The case for a decision: the exact value that was sent, what the framework says of it, the comments, and what the visitor may do. */
export async function openReview(ctx: Ctx, id: string): Promise<ReviewView> {
  must(ctx.actor, 'review.read')
  const scope = await scopeOfReview(ctx, id)
  return inTransaction(scope, async (tx) => {
    const row = found(await store.readReview(tx, id))
    const opened = found(await readDesign(tx, row.designId))
    const comments = await store.comments(tx, id)
    const decision = (await store.decisionsOnReviews(tx, [id])).get(id)
    const shown = await names(
      tx,
      people([row.submittedBy, decision?.personId ?? null, ...opened.authors, ...comments.map(({ authorId }) => authorId)]),
    )
    const design = store.designOf(row.hash, row.design)
    const asked = review.decide(row.review, { do: 'approve', version: '' }, circumstances(ctx, row, opened))
    const version = row.review.state === 'approved' ? await store.readVersion(tx, row.review.version) : undefined
    const earlier =
      opened.origin.kind === 'version' && opened.origin.id ? await store.readVersion(tx, opened.origin.id) : undefined
    const [institution] = await store.bodies(tx, [row.institutionId])
    return {
      id,
      designId: row.designId,
      state: row.review.state,
      design,
      hash: row.hash,
      findings: check(design, { today: dayOf(ctx.now) }),
      institution: found(institution),
      owners: await store.bodies(tx, [row.institutionId, ...opened.coOwners]),
      awardingBodies: await store.bodies(tx, [...new Set([row.institutionId, ...opened.awardingBodies])]),
      authors: opened.authors.map((person) => shown.get(person) ?? null),
      submittedAt: row.submittedAt,
      submittedBy: shown.get(row.submittedBy ?? '') ?? null,
      comments: comments.map(({ authorId, number, place, text, at }) => ({
        number,
        place,
        text,
        at,
        author: shown.get(authorId ?? '') ?? null,
        isYours: authorId !== null && authorId === ctx.person,
      })),
      decision: decision
        ? { kind: decision.kind, by: shown.get(decision.personId ?? '') ?? null, at: decision.at, statement: decision.statement }
        : null,
      version: version?.id ?? null,
      number: version?.number ?? (earlier ? (await store.newestNumber(tx, earlier.microCredentialId)) + 1 : 1),
      microCredential: version?.microCredentialId ?? null,
      reviewers: row.review.state === 'open' ? await reviewersFor(tx, opened.authors) : [],
      mayComment: row.review.state === 'open' && may(ctx.actor, 'review.comment'),
      whyNot: !asked.accepted ? asked.refusal : may(ctx.actor, 'review.decide') ? null : 'not-a-reviewer',
    }
  })
}

export interface DesignReview {
  readonly id: string
  readonly state: review.Review['state']
  readonly submittedAt: Date
  readonly decision: DecisionView | null
  readonly comments: readonly CommentView[]
}

/** Comments and decisions on a design, newest review first: what the studio shows its authors. */
export async function reviewsOfDesign(ctx: Ctx, designId: string): Promise<DesignReview[]> {
  must(ctx.actor, 'design.read')
  const scope = await openDesign(ctx, designId)
  return inTransaction(scope, async (tx) => {
    const rows = await store.reviewsOfDesign(tx, designId)
    const decisions = await store.decisionsOnReviews(
      tx,
      rows.map(({ id }) => id),
    )
    const list: DesignReview[] = []
    for (const row of rows) {
      const comments = await store.comments(tx, row.id)
      const decision = decisions.get(row.id)
      const shown = await names(tx, people([decision?.personId ?? null, ...comments.map(({ authorId }) => authorId)]))
      list.push({
        id: row.id,
        state: row.review.state,
        submittedAt: row.submittedAt,
        decision: decision
          ? {
              kind: decision.kind,
              by: shown.get(decision.personId ?? '') ?? null,
              at: decision.at,
              statement: decision.statement,
            }
          : null,
        comments: comments.map(({ authorId, number, place, text, at }) => ({
          number,
          place,
          text,
          at,
          author: shown.get(authorId ?? '') ?? null,
          isYours: authorId !== null && authorId === ctx.person,
        })),
      })
    }
    return list
  })
}
