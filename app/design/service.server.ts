/**
 * Designs: making, opening, changing, sharing. A design has one responsible institution; staff of the others come in through their row of
 * `share` and work on in the scope of the responsible one (`openDesign`).
 */
import { check, type Design, emptyDesign } from '@poiju/framework'
import type { Problem } from '@poiju/framework/parse'
import * as Y from 'yjs'
import { samples } from '../../content/samples/index.ts'
import { must } from '../people/policy.ts'
import { record } from '../platform/audit.server.ts'
import { type Ctx, dayOf, forInstitution } from '../platform/ctx.ts'
import { inTransaction, type Tx } from '../platform/database.server.ts'
import type { Decision } from '../platform/decision.ts'
import { BadInput, Forbidden, found, NotFound } from '../platform/errors.ts'
import { isId } from '../platform/ids.server.ts'
import { takeNeedUp } from '../worklife/index.server.ts'
import { type Command, type DesignState, decide, evolve, type Fact, type Refusal } from './design.ts'
import { readDesignDocument, writeDesign } from './document.ts'
import type { LiveRefusal } from './live-refusals.ts'
import * as store from './store.server.ts'

export type DesignOrigin =
  | { readonly kind: 'blank' }
  | { readonly kind: 'need'; readonly need: string }
  | { readonly kind: 'sample'; readonly sample: string }
  /** `design` is the value of the approved version. */
  | { readonly kind: 'version'; readonly version: string; readonly design: Design }

/** Bytes of all updates of one design together: far above any real design. */
const documentLimit = 8 * 1024 * 1024
/** Makes a design in the institution one acts for. From a need, the need is taken up in the same transaction. Returns its id. */
export function createDesign(ctx: Ctx, from: DesignOrigin, value?: Design): Promise<string> {
  return inTransaction(ctx, (tx) => beginDesign(tx, ctx, from, value))
}

/** The same, in a transaction that does more. */
export async function beginDesign(tx: Tx, ctx: Ctx, from: DesignOrigin, value?: Design): Promise<string> {
  must(ctx.actor, 'design.create')
  if (!ctx.institution) throw new Forbidden('design.create')
  const institution = ctx.institution
  const id = ctx.newId()
  const start = value ?? startingValue(from)
  const design: Design = from.kind === 'need' ? { ...start, needs: [...new Set([...start.needs, from.need])] } : start
  const originId =
    from.kind === 'need' ? from.need : from.kind === 'sample' ? from.sample : from.kind === 'version' ? from.version : null
  await store.insert(tx, {
    id,
    institutionId: institution,
    originKind: from.kind,
    originId,
    createdAt: ctx.now,
    createdBy: ctx.person,
  })
  await record(tx, ctx, `design:${id}`, [{ fact: 'design.created', from: from.kind } as { fact: string }])
  if (from.kind === 'need') {
    const taken = await takeNeedUp(tx, ctx, from.need, id)
    if (!taken.accepted) throw new BadInput('need-cannot-be-taken-up')
  }
  await change(tx, ctx, id, () => design)
  return id
}

function startingValue(from: DesignOrigin): Design {
  switch (from.kind) {
    case 'blank':
    case 'need':
      return emptyDesign
    case 'sample':
      return found(samples[from.sample])
    case 'version':
      return from.design
  }
}

/**
 * The context in the scope of the institution that is responsible for the design: one's own, or the one that shares it with the
 * institution one acts for. NotFound for everybody else. Awarding bodies and co-owners alike work in it by right.
 */
export async function openDesign(ctx: Ctx, id: string): Promise<Ctx> {
  if (!isId(id)) throw new NotFound()
  return inTransaction(ctx, async (tx) => {
    if (await store.read(tx, id)) return ctx
    const share = ctx.institution
      ? (await store.sharedWith(tx, ctx.institution)).find(({ designId }) => designId === id)
      : undefined
    if (!share) throw new NotFound()
    return forInstitution(ctx, share.institutionId)
  })
}

export interface OpenedDesign {
  readonly id: string
  readonly institution: string
  readonly state: DesignState
  readonly origin: { readonly kind: store.DesignRow['originKind']; readonly id: string | null }
  readonly design: Design
  readonly problems: readonly Problem[]
  readonly authors: readonly string[]
  readonly seq: number
  readonly coOwners: readonly string[]
  readonly awardingBodies: readonly string[]
}

/** The design with its typed value, in the scope of its institution; undefined when it is not there. */
export async function readDesign(tx: Tx, id: string): Promise<OpenedDesign | undefined> {
  const row = await store.read(tx, id)
  if (!row) return undefined
  const { design, problems } = readDesignDocument(await loadDocument(tx, id))
  const shares = await store.shares(tx, id)
  return {
    id,
    institution: row.institutionId,
    state: row.state,
    origin: { kind: row.originKind, id: row.originId },
    design,
    problems,
    authors: await store.authors(tx, id),
    seq: row.seq,
    coOwners: shares.filter(({ kind }) => kind === 'coOwner').map(({ withInstitution }) => withInstitution),
    awardingBodies: shares.filter(({ kind }) => kind === 'awardingBody').map(({ withInstitution }) => withInstitution),
  }
}

/** The document, made by merging the rows of the log. */
export async function loadDocument(tx: Tx, id: string): Promise<Y.Doc> {
  const doc = new Y.Doc()
  const updates = (await store.updatesAfter(tx, id, 0)).map(({ update }) => new Uint8Array(update))
  if (updates.length > 0) Y.applyUpdate(doc, Y.mergeUpdates(updates))
  return doc
}

/** The one way in which tools, imports and seeds write: `change` gets the value and answers with the next one. Refusals are thrown as Forbidden. */
export async function changeDesign(ctx: Ctx, id: string, change_: (design: Design) => Design): Promise<Design> {
  must(ctx.actor, 'design.edit')
  const scope = await openDesign(ctx, id)
  return inTransaction(scope, (tx) => change(tx, scope, id, change_))
}

async function change(tx: Tx, ctx: Ctx, id: string, next: (design: Design) => Design): Promise<Design> {
  const row = found(await store.lock(tx, id))
  const doc = await loadDocument(tx, id)
  const before = readDesignDocument(doc).design
  const known = Y.encodeStateVector(doc)
  doc.transact(() => writeDesign(doc, before, next(before)))
  const update = Y.encodeStateAsUpdate(doc, known)
  const { design } = readDesignDocument(doc)
  await appendUpdate(tx, ctx, row, update, design, 'change')
  await record(tx, ctx, `design:${id}`, [{ fact: 'design.changed', seq: row.seq + 1 } as { fact: string }])
  return design
}

async function appendUpdate(
  tx: Tx,
  ctx: Ctx,
  row: store.DesignRow,
  update: Uint8Array,
  design: Design,
  origin: 'live' | 'change',
): Promise<number> {
  const decision = decide(row.state, { do: 'change' })
  if (!decision.accepted) throw new Forbidden(decision.refusal)
  const findings = check(design, { today: dayOf(ctx.now) })
  const seq = row.seq + 1
  await store.append(
    tx,
    { institution: row.institutionId, design: row.id, seq, update, author: ctx.person, origin, at: ctx.now },
    {
      title: design.title as Record<string, string>,
      credits: design.credits,
      eqfLevel: design.eqfLevel,
      needs: design.needs,
      requiredCount: findings.filter(({ severity }) => severity === 'required').length,
      advisedCount: findings.filter(({ severity }) => severity === 'advised').length,
    },
    decision.facts.reduce(evolve, row.state),
  )
  return seq
}

/** Why a live update was not taken. `leans-on-missing`: it builds on something that we do not have, so it would never be seen. */
export class UpdateRefused extends Error {
  override name = 'UpdateRefused'
  readonly reason: LiveRefusal | 'leans-on-missing'
  constructor(reason: UpdateRefused['reason']) {
    super(reason)
    this.reason = reason
  }
}

/**
 * Takes one update from an editor, in the scope of the design's institution, and returns its number once it is committed. The update is tried on a
 * copy first, and what it brings is kept, not what it repeats: an editor who only opens a design sends its deletions again, and is no author by that.
 * Returns null when it brings nothing. Throws UpdateRefused for one that is malformed, too large, or not allowed in this state.
 */
export async function acceptUpdate(scope: Ctx, id: string, update: Uint8Array): Promise<number | null> {
  must(scope.actor, 'design.edit')
  return inTransaction(scope, async (tx) => {
    const row = found(await store.lock(tx, id))
    const doc = await loadDocument(tx, id)
    const news: Uint8Array[] = []
    doc.on('update', (brought: Uint8Array) => news.push(brought))
    try {
      Y.applyUpdate(doc, update)
    } catch {
      throw new UpdateRefused('malformed')
    }
    if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) throw new UpdateRefused('leans-on-missing')
    if (news.length === 0) return null
    const decision = decide(row.state, { do: 'change' })
    if (!decision.accepted) throw new UpdateRefused(row.state === 'inReview' ? 'design-is-in-review' : 'design-is-approved')
    if (Y.encodeStateAsUpdate(doc).byteLength > documentLimit) throw new UpdateRefused('too-large')
    const { design } = readDesignDocument(doc)
    const seq = await appendUpdate(tx, scope, row, Y.mergeUpdates(news), design, 'live')
    await recordEdit(tx, scope, id)
    return seq
  })
}

/** The log holds each letter; the audit says once per author and ten minutes that somebody wrote. */
async function recordEdit(tx: Tx, ctx: Ctx, id: string): Promise<void> {
  const since = new Date(ctx.now.getTime() - 10 * 60_000)
  const said = await tx
    .selectFrom('audit')
    .select('id')
    .where('subject', '=', `design:${id}`)
    .where('fact', '=', 'design.edited')
    .where('actorId', '=', ctx.person ?? '')
    .where('at', '>', since)
    .limit(1)
    .executeTakeFirst()
  if (!said) await record(tx, ctx, `design:${id}`, [{ fact: 'design.edited' }])
}

/** Moves a design on its road; called by the review, in its transaction, in the scope of the design's institution. */
export async function setDesignState(tx: Tx, ctx: Ctx, id: string, command: Command): Promise<Decision<Fact, Refusal>> {
  const row = found(await store.lock(tx, id))
  const decision = decide(row.state, command)
  if (!decision.accepted) return decision
  await store.saveState(tx, id, decision.facts.reduce(evolve, row.state))
  await record(
    tx,
    ctx,
    `design:${id}`,
    decision.facts.map((fact) => ({ ...fact, seq: row.seq })),
  )
  return decision
}

export interface DesignListRow {
  readonly id: string
  readonly institution: string
  readonly institutionName: string
  readonly state: DesignState
  readonly title: Readonly<Record<string, string>>
  readonly credits: number | null
  readonly requiredCount: number
  readonly advisedCount: number
  readonly needs: readonly string[]
  readonly isMine: boolean
  readonly updatedAt: Date
  readonly updatedBy: string | null
}

/** Designs of the institution one acts for and those shared with it, newest change first. */
export async function listDesigns(ctx: Ctx): Promise<DesignListRow[]> {
  must(ctx.actor, 'design.list')
  const rows: DesignListRow[] = []
  const own = await inTransaction(ctx, async (tx) => ({
    rows: await listIn(tx, ctx, null),
    shares: ctx.institution ? await store.sharedWith(tx, ctx.institution) : [],
  }))
  rows.push(...own.rows)
  const byInstitution = Map.groupBy(own.shares, ({ institutionId }) => institutionId)
  for (const [institution, shares] of byInstitution) {
    const scope = forInstitution(ctx, institution)
    rows.push(...(await inTransaction(scope, (tx) => listIn(tx, scope, new Set(shares.map(({ designId }) => designId))))))
  }
  return rows.sort((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime())
}

async function listIn(tx: Tx, ctx: Ctx, only: ReadonlySet<string> | null): Promise<DesignListRow[]> {
  const rows = (await store.list(tx)).filter(({ id }) => only === null || only.has(id))
  const institutions = await store.institutionsById(tx)
  const mine = ctx.person ? await store.writtenBy(tx, ctx.person) : new Set<string>()
  const names = await store.names(tx, [...new Set(rows.map(({ updatedBy }) => updatedBy).filter((id) => id !== null))])
  return rows.map((row) => ({
    id: row.id,
    institution: row.institutionId,
    institutionName: institutions.get(row.institutionId)?.shortName ?? '',
    state: row.state,
    title: row.title,
    credits: row.credits,
    requiredCount: row.requiredCount,
    advisedCount: row.advisedCount,
    needs: row.needs,
    isMine: mine.has(row.id),
    updatedAt: row.updatedAt,
    updatedBy: row.updatedBy ? (names.get(row.updatedBy) ?? null) : null,
  }))
}

/** Who awards is part of what a reviewer decides on: while a design is in review it stays as it was sent. */
async function holdShares(tx: Tx, id: string): Promise<store.DesignRow> {
  const row = found(isId(id) ? await store.lock(tx, id) : undefined)
  if (row.state === 'inReview') throw new Forbidden('design-is-in-review')
  return row
}

/**
 * Shares a design with another institution. Only staff of the responsible institution may, and not while it is in review. False when it is shared so
 * already.
 */
export async function shareDesign(
  ctx: Ctx,
  id: string,
  withInstitution: string,
  kind: 'coOwner' | 'awardingBody',
): Promise<boolean> {
  must(ctx.actor, 'design.share')
  return inTransaction(ctx, async (tx) => {
    const row = await holdShares(tx, id)
    const other = found((await store.institutionsById(tx)).get(withInstitution))
    if (other.isNetwork || other.id === row.institutionId) throw new BadInput('not-an-institution-to-share-with')
    const added = await store.addShare(tx, { institutionId: row.institutionId, designId: id, withInstitution, kind }, ctx.now)
    if (added) await record(tx, ctx, `design:${id}`, [{ fact: 'design.shared', with: withInstitution, kind } as { fact: string }])
    return added
  })
}

/** Ends a share. Approved versions keep their awarding bodies. */
export async function unshareDesign(
  ctx: Ctx,
  id: string,
  withInstitution: string,
  kind: 'coOwner' | 'awardingBody',
): Promise<void> {
  must(ctx.actor, 'design.share')
  await inTransaction(ctx, async (tx) => {
    await holdShares(tx, id)
    if (isId(withInstitution) && (await store.removeShare(tx, id, withInstitution, kind)))
      await record(tx, ctx, `design:${id}`, [{ fact: 'design.unshared', with: withInstitution, kind } as { fact: string }])
  })
}
