/** What the screens of one design read. */
import * as Y from 'yjs'
import { faults } from '../../content/samples/index.ts'
import { must } from '../people/policy.ts'
import type { Ctx } from '../platform/ctx.ts'
import { inTransaction } from '../platform/database.server.ts'
import { found } from '../platform/errors.ts'
import { readNeed } from '../worklife/index.server.ts'
import { readDesignDocument } from './document.ts'
import { loadDocument, openDesign } from './service.server.ts'
import * as store from './store.server.ts'

/** A copy of the faulty sample says what is wrong with it on purpose. */
function isPractice({ originKind, originId }: store.DesignRow): boolean {
  return originKind === 'sample' && originId === 'faulty'
}

/** The document as it is now, in base 64, with what stands around it. */
export async function openStudio(ctx: Ctx, id: string) {
  must(ctx.actor, 'design.read')
  const scope = await openDesign(ctx, id)
  return inTransaction(scope, async (tx) => {
    const row = found(await store.read(tx, id))
    const doc = await loadDocument(tx, id)
    const { design, problems } = readDesignDocument(doc)
    const needs = await Promise.all(design.needs.map((need) => readNeed(tx, need)))
    return {
      id,
      state: row.state,
      start: Buffer.from(Y.encodeStateAsUpdate(doc)).toString('base64'),
      problems: problems.map(({ path, code }) => ({ path: path.join(' / '), code })),
      deliberateFaults: isPractice(row) ? faults : [],
      contacts: await store.contacts(tx, row.institutionId),
      needs: needs.flatMap((need) => (need ? [{ id: need.id, problem: need.problem }] : [])),
    }
  })
}

/** Who wrote when, newest first. Names under non-disclosure are null. */
export async function openHistory(ctx: Ctx, id: string) {
  must(ctx.actor, 'design.read')
  const scope = await openDesign(ctx, id)
  return inTransaction(scope, async (tx) => {
    const row = found(await store.read(tx, id))
    const lines = await store.history(tx, id)
    const names = await store.names(tx, [...new Set(lines.flatMap(({ author }) => (author ? [author] : [])))])
    return {
      id,
      state: row.state,
      title: row.title,
      lines: lines.map(({ author, ...line }) => ({
        ...line,
        isPerson: author !== null,
        name: author ? (names.get(author) ?? null) : null,
      })),
    }
  })
}

/** Who shares a design, and whether the visitor may change that: only staff of the responsible institution. */
export async function openSharing(ctx: Ctx, id: string) {
  must(ctx.actor, 'design.read')
  const scope = await openDesign(ctx, id)
  return inTransaction(scope, async (tx) => {
    const row = found(await store.read(tx, id))
    const institutions = await store.institutionsById(tx)
    const shares = (await store.shares(tx, id)).map(({ withInstitution, kind }) => ({
      id: withInstitution,
      kind,
      name: institutions.get(withInstitution)?.name ?? {},
    }))
    return {
      id,
      state: row.state,
      title: row.title,
      responsible: institutions.get(row.institutionId)?.name ?? {},
      isResponsible: row.institutionId === ctx.institution,
      shares,
      others: [...institutions.values()]
        .filter((other) => !other.isNetwork && other.id !== row.institutionId)
        .map((other) => ({ id: other.id, name: other.name })),
    }
  })
}
