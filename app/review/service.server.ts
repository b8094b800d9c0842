/** Reviews and versions: submitting, deciding, publishing, retiring. What is approved is frozen in the transaction that approves it. */
import { check, type Design, type Finding, frameworkVersion } from '@poiju/framework'
import { canonicalJson, designHash } from '@poiju/framework/canonical'
import { designSchema } from '@poiju/framework/parse'
import { lemmas } from '@poiju/words'
import { z } from 'zod'
import { openDesign, readDesign, setDesignState } from '../design/index.server.ts'
import type { DesignRefusal } from '../design/index.ts'
import { must } from '../people/policy.ts'
import { record } from '../platform/audit.server.ts'
import { type Ctx, dayOf } from '../platform/ctx.ts'
import { inTransaction, sqlState, type Tx } from '../platform/database.server.ts'
import type { Decision } from '../platform/decision.ts'
import { Forbidden, found, NotFound } from '../platform/errors.ts'
import { notify } from '../platform/notices.server.ts'
import * as life from './micro-credential.ts'
import * as review from './review.ts'
import * as store from './store.server.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const checked = (id: string): string => {
  if (!uuid.test(id)) throw new NotFound()
  return id
}

export type SubmitAnswer =
  | { readonly accepted: true; readonly review: string }
  | { readonly accepted: false; readonly refusal: DesignRefusal | 'design-has-unreadable-parts'; readonly findings: readonly Finding[] }

/** Sends a design for review: the exact value of this moment. Refused while required findings remain, or parts of the document cannot be read. */
export async function submitDesign(ctx: Ctx, designId: string): Promise<SubmitAnswer> {
  must(ctx.actor, 'design.submit')
  const scope = await openDesign(ctx, designId)
  return inTransaction(scope, async (tx) => {
    const opened = found(await readDesign(tx, designId))
    const findings = check(opened.design, { today: dayOf(ctx.now) })
    if (opened.problems.length > 0) return { accepted: false, refusal: 'design-has-unreadable-parts', findings }
    const required = findings.filter(({ severity }) => severity === 'required')
    const decision = await setDesignState(tx, scope, designId, { do: 'submit', requiredFindings: required.length })
    if (!decision.accepted) return { accepted: false, refusal: decision.refusal, findings }
    const id = ctx.newId()
    const text = canonicalJson(opened.design)
    await store.insertReview(tx, {
      id,
      institutionId: opened.institution,
      designId,
      seq: opened.seq,
      hash: designHash(opened.design),
      design: text,
      submittedBy: ctx.person,
      submittedAt: ctx.now,
    })
    await record(tx, scope, `review:${id}`, [{ fact: 'review.opened', design: designId, seq: opened.seq } as { fact: string }])
    const reviewers = await tx.selectFrom('membership').select('personId').where('role', '=', 'reviewer').execute()
    await notify(tx, scope, reviewers.map(({ personId }) => personId), { kind: 'review.opened', href: `/reviews/${id}`, data: {} })
    return { accepted: true, review: id }
  })
}

export const reviewComment = z.object({ place: z.string().max(300), text: z.string().min(1).max(4000) })
export const reviewDecision = z.object({ decision: z.enum(['approve', 'return'], 'notChosen'), statement: z.string().max(4000) })

/** Adds a numbered comment at a place of the design. */
export async function commentReview(ctx: Ctx, id: string, input: z.output<typeof reviewComment>): Promise<Decision<review.Fact, review.Refusal>> {
  must(ctx.actor, 'review.comment')
  return inTransaction(ctx, async (tx) => {
    const row = found(await store.lockReview(tx, checked(id)))
    const decision = review.decide(row.review, { do: 'comment' }, false)
    if (!decision.accepted) return decision
    await store.insertComment(tx, row.institutionId, id, { id: ctx.newId(), place: input.place, text: input.text, authorId: ctx.person, at: ctx.now })
    await record(tx, ctx, `review:${id}`, decision.facts, { place: input.place, text: input.text })
    return decision
  })
}

/** Returns the design with comments, or approves it: then the version, the micro-credential and the audit rows come in the same transaction. */
export async function decideReview(ctx: Ctx, id: string, input: z.output<typeof reviewDecision>): Promise<Decision<review.Fact, review.Refusal>> {
  must(ctx.actor, 'review.decide')
  return inTransaction(ctx, async (tx) => {
    const row = found(await store.lockReview(tx, checked(id)))
    const opened = found(await readDesign(tx, row.designId))
    const isAuthor = ctx.person !== null && opened.authors.includes(ctx.person)
    const said = (await store.comments(tx, id)).length + (input.statement === '' ? 0 : 1)
    const decision = review.decide(row.review, input.decision === 'approve' ? { do: 'approve' } : { do: 'return', comments: said }, isAuthor)
    if (!decision.accepted) return decision
    const next = decision.facts.reduce(review.evolve, row.review)
    // The document is closed while it is in review, so what was submitted is what is decided on. If it ever were not, nothing is approved.
    if (opened.seq !== row.seq || designHash(opened.design) !== row.hash) throw new Error(`Design ${row.designId} changed while it was in review`)
    const moved = await setDesignState(tx, ctx, row.designId, { do: input.decision })
    if (!moved.accepted) throw new Error(`Design ${row.designId} is not in review: ${moved.refusal}`)
    const version = next.state === 'approved' ? await freeze(tx, ctx, row, opened) : null
    await store.saveReview(tx, id, next, ctx.person, ctx.now, input.statement, version)
    await record(tx, ctx, `review:${id}`, decision.facts.map((fact) => ({ ...fact, design: row.designId, ...(version ? { version } : {}) })), input.statement ? { statement: input.statement } : undefined)
    await notify(tx, ctx, opened.authors, { kind: next.state === 'approved' ? 'review.approved' : 'review.returned', href: `/designs/${row.designId}`, data: {} })
    return decision
  })
}

async function freeze(tx: Tx, ctx: Ctx, row: store.ReviewRow, opened: NonNullable<Awaited<ReturnType<typeof readDesign>>>): Promise<string> {
  const design: Design = designSchema.parse(JSON.parse(row.design))
  // A design that started from a version continues the same micro-credential; otherwise a new one begins.
  const earlier = opened.origin.kind === 'version' && opened.origin.id ? await store.readVersion(tx, opened.origin.id) : undefined
  const kept = await store.lockMicroCredential(tx, earlier ? { id: earlier.microCredentialId } : { design: row.designId })
  const microCredential = kept?.id ?? (await startMicroCredential(tx, ctx, row, design))
  const versions = await store.versionsOf(tx, microCredential)
  const number = (versions[0]?.number ?? 0) + 1
  const id = ctx.newId()
  await store.insertVersion(tx, {
    id,
    institutionId: row.institutionId,
    microCredentialId: microCredential,
    number,
    designId: row.designId,
    designText: row.design,
    hash: row.hash,
    frameworkVersion,
    awardingBodies: [...new Set([row.institutionId, ...opened.awardingBodies])],
    coOwners: opened.coOwners,
    approvedAt: ctx.now,
    approvedBy: ctx.person,
  })
  await store.supersede(tx, microCredential, number, ctx.now)
  await record(tx, ctx, `version:${id}`, [{ fact: 'version.approved', microCredential, number, hash: row.hash } as { fact: string }])
  if (kept) {
    const decision = life.decide(kept.state, { do: 'renew' })
    if (!decision.accepted) throw new Forbidden(decision.refusal)
    const state = decision.facts.reduce(life.evolve, kept.state)
    await store.saveMicroCredential(tx, microCredential, state, kept.publishedAt ?? ctx.now)
    if (state === 'published') await project(tx, microCredential, ctx.now)
  }
  return id
}

async function startMicroCredential(tx: Tx, ctx: Ctx, row: store.ReviewRow, design: Design): Promise<string> {
  const [owner] = await store.bodies(tx, [row.institutionId])
  const id = ctx.newId()
  const due = new Date(ctx.now)
  due.setUTCMonth(due.getUTCMonth() + (design.reviewAfterMonths ?? 24))
  await store.insertMicroCredential(tx, {
    id,
    institutionId: row.institutionId,
    code: `${found(owner).slug.toUpperCase().slice(0, 12).replace(/[^A-Z0-9]/g, '')}-${readableChance(ctx)}`,
    designId: row.designId,
    createdAt: ctx.now,
    reviewDue: dayOf(due),
  })
  return id
}

/** Five characters of Crockford's base 32: 33 million codes in an institution, no letters that look like digits. */
function readableChance(ctx: Ctx): string {
  return Array.from(ctx.random(5), (byte) => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'[byte % 32]).join('')
}

type LifeAnswer = Decision<life.Fact, life.Refusal>

/** Shows a micro-credential to everybody: the newest version becomes what the catalogue reads. */
export async function publish(ctx: Ctx, id: string): Promise<LifeAnswer> {
  must(ctx.actor, 'microCredential.publish')
  return moveOn(ctx, id, { do: 'publish' })
}

/** Ends a micro-credential: no new offerings; its page and its credentials stay. */
export async function retire(ctx: Ctx, id: string): Promise<LifeAnswer> {
  must(ctx.actor, 'microCredential.retire')
  return moveOn(ctx, id, { do: 'retire' })
}

/** Marks a published one for its periodic review. It stays in the catalogue. */
export async function takeUnderReview(ctx: Ctx, id: string): Promise<LifeAnswer> {
  must(ctx.actor, 'microCredential.retire')
  return moveOn(ctx, id, { do: 'takeUnderReview' })
}

async function moveOn(ctx: Ctx, id: string, command: life.Command): Promise<LifeAnswer> {
  try {
    return await inTransaction(ctx, async (tx) => {
      const row = found(await store.lockMicroCredential(tx, { id: checked(id) }))
      const decision = life.decide(row.state, command)
      if (!decision.accepted) return decision
      const state = decision.facts.reduce(life.evolve, row.state)
      await store.saveMicroCredential(tx, id, state, ctx.now)
      if (state === 'published') await project(tx, id, ctx.now)
      if (state === 'retired') await store.markPublishedRetired(tx, id, ctx.now)
      const [version] = await store.versionsOf(tx, id)
      await record(tx, ctx, `microCredential:${id}`, decision.facts.map((fact) => ({ ...fact, version: version?.id ?? '' })))
      return decision
    })
  } catch (error) {
    // Two codes met across institutions, which the catalogue cannot show apart: one chance in millions, and worth another try.
    if (sqlState(error) === '23505') throw new Error('The code of the micro-credential is taken', { cause: error })
    throw error
  }
}

async function project(tx: Tx, id: string, at: Date): Promise<void> {
  const micro = found(await store.readMicroCredential(tx, id))
  const version = found((await store.versionsOf(tx, id))[0])
  const { design } = version
  const owners = await store.bodies(tx, [version.institutionId, ...version.coOwners])
  const words = (language: 'fi' | 'sv' | 'en') => [
    lemmas(design.title[language] ?? '', language),
    lemmas([design.summary[language] ?? '', ...design.outcomes.map(({ text }) => text[language] ?? '')].join(' '), language),
    lemmas([design.targetGroup[language] ?? '', design.employerSummary[language] ?? '', micro.code, ...owners.map(({ name, shortName }) => `${name[language] ?? ''} ${shortName}`)].join(' '), language),
  ]
  await store.savePublished(
    tx,
    {
      institutionId: version.institutionId,
      microCredentialId: id,
      versionId: version.id,
      code: micro.code,
      number: version.number,
      design,
      owners,
      awardingBodies: await store.bodies(tx, version.awardingBodies),
      contact: await store.contactOf(tx, design.contact),
      publishedAt: micro.publishedAt ?? at,
      retiredAt: micro.retiredAt,
    },
    { fi: words('fi'), sv: words('sv'), en: words('en') },
  )
}

export interface VersionView {
  readonly id: string
  readonly microCredential: string
  readonly code: string
  readonly number: number
  readonly design: Design
  readonly hash: string
  readonly frameworkVersion: string
  readonly approvedAt: Date
  readonly state: 'current' | 'superseded'
  readonly microCredentialState: life.MicroCredentialState
  readonly institution: string
  readonly awardingBodies: readonly store.Body[]
}

/** An approved version, in the scope of its institution; undefined when it is not there. */
export async function readVersion(tx: Tx, id: string): Promise<VersionView | undefined> {
  if (!uuid.test(id)) return undefined
  const version = await store.readVersion(tx, id)
  if (!version) return undefined
  const micro = found(await store.readMicroCredential(tx, version.microCredentialId))
  return {
    id: version.id,
    microCredential: version.microCredentialId,
    code: micro.code,
    number: version.number,
    design: version.design,
    hash: version.hash,
    frameworkVersion: version.frameworkVersion,
    approvedAt: version.approvedAt,
    state: version.supersededAt ? 'superseded' : 'current',
    microCredentialState: micro.state,
    institution: version.institutionId,
    awardingBodies: await store.bodies(tx, version.awardingBodies),
  }
}

export interface ReviewListRow {
  readonly id: string
  readonly title: Readonly<Record<string, string>>
  readonly credits: number | null
  readonly state: review.Review['state']
  readonly submittedAt: Date
  readonly decidedAt: Date | null
}

/** Reviews of the institution one acts for: open ones first. */
export async function listReviews(ctx: Ctx): Promise<ReviewListRow[]> {
  must(ctx.actor, 'review.list')
  return inTransaction(ctx, async (tx) =>
    (await store.listReviews(tx)).map((row) => {
      const design = JSON.parse(row.design) as Design
      return { id: row.id, title: design.title as Record<string, string>, credits: design.credits, state: row.review.state, submittedAt: row.submittedAt, decidedAt: row.decidedAt }
    }),
  )
}

export interface ReviewView {
  readonly row: Omit<store.ReviewRow, 'design'>
  readonly design: Design
  readonly comments: readonly store.Comment[]
  readonly isAuthor: boolean
  readonly names: ReadonlyMap<string, string | null>
}

/** The case for a decision: the exact value, the comments, and whether the visitor is one of its authors. */
export async function openReview(ctx: Ctx, id: string): Promise<ReviewView> {
  must(ctx.actor, 'review.read')
  return inTransaction(ctx, async (tx) => {
    const { design, ...row } = found(await store.readReview(tx, checked(id)))
    const opened = found(await readDesign(tx, row.designId))
    const comments = await store.comments(tx, id)
    const people = [...new Set([row.submittedBy, row.decidedBy, ...comments.map(({ authorId }) => authorId)].filter((person) => person !== null))]
    const names = people.length === 0 ? [] : await tx.selectFrom('personListed').select(['id', 'name']).where('id', 'in', people).execute()
    return {
      row,
      design: designSchema.parse(JSON.parse(design)),
      comments,
      isAuthor: ctx.person !== null && opened.authors.includes(ctx.person),
      names: new Map(names.map(({ id: person, name }) => [person as string, name])),
    }
  })
}

/** Comments and decisions on a design, newest review first: what the studio shows its authors. */
export async function reviewsOfDesign(ctx: Ctx, designId: string): Promise<{ id: string; state: review.Review['state']; statement: string | null; decidedAt: Date | null; comments: store.Comment[] }[]> {
  must(ctx.actor, 'design.read')
  const scope = await openDesign(ctx, designId)
  return inTransaction(scope, async (tx) => {
    const rows = await store.reviewsOfDesign(tx, designId)
    return Promise.all(rows.map(async (row) => ({ id: row.id, state: row.review.state, statement: row.statement, decidedAt: row.decidedAt, comments: await store.comments(tx, row.id) })))
  })
}

export interface MicroCredentialListRow {
  readonly id: string
  readonly code: string
  readonly state: life.MicroCredentialState
  readonly title: Readonly<Record<string, string>>
  readonly credits: number | null
  readonly version: string
  readonly number: number
  readonly reviewDue: string | null
  readonly needs: readonly string[]
}

/** Micro-credentials of the institution one acts for, newest first. */
export async function listMicroCredentials(ctx: Ctx): Promise<MicroCredentialListRow[]> {
  must(ctx.actor, 'microCredential.list')
  return inTransaction(ctx, async (tx) => {
    const versions = await store.currentVersions(tx)
    return (await store.listMicroCredentials(tx)).flatMap((row) => {
      const version = versions.get(row.id)
      if (!version) return []
      return [{ id: row.id, code: row.code, state: row.state, title: version.design.title as Record<string, string>, credits: version.design.credits, version: version.id, number: version.number, reviewDue: row.reviewDue, needs: version.design.needs }]
    })
  })
}

/** One micro-credential with its versions, newest first. */
export async function openMicroCredential(ctx: Ctx, id: string): Promise<{ row: store.MicroCredentialRow; versions: Pick<store.VersionRow, 'id' | 'number' | 'hash' | 'frameworkVersion' | 'approvedAt' | 'supersededAt' | 'design'>[] }> {
  must(ctx.actor, 'microCredential.list')
  return inTransaction(ctx, async (tx) => ({
    row: found(await store.readMicroCredential(tx, checked(id))),
    versions: (await store.versionsOf(tx, id)).map(({ id: version, number, hash, frameworkVersion: framework, approvedAt, supersededAt, design }) => ({ id: version, number, hash, frameworkVersion: framework, approvedAt, supersededAt, design })),
  }))
}
