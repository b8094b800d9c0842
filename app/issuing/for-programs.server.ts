/** What programs read of an institution's credentials: in pages, by id, and as the signed text. */
import { readCompletions } from '../delivery/index.server.ts'
import { must } from '../people/policy.ts'
import type { Ctx } from '../platform/ctx.ts'
import { inTransaction } from '../platform/database.server.ts'
import { found, NotFound } from '../platform/errors.ts'
import { isId } from '../platform/ids.server.ts'
import { inLocale } from '../platform/texts.ts'
import { readVersion } from '../review/index.server.ts'
import type { Credential } from './credential.ts'
import { issuedAt, sealedText } from './issue.server.ts'
import { maySeeName, withShownNames } from './list.server.ts'
import { readyNow } from './ready.server.ts'
import * as store from './store.server.ts'

export interface ProgramRow {
  readonly id: string
  readonly url: string
  /** Null for a badge, which rests on a decision of its own. */
  readonly completion: string | null
  readonly batch: string | null
  readonly title: string
  readonly language: string
  readonly learner: string
  readonly state: Credential['state']
  readonly reason: string | null
  readonly issuedAt: string | null
  readonly validUntil: string | null
  readonly replacedBy: string | null
}

function toRow(row: store.CredentialRow): ProgramRow {
  const { credential } = row
  return {
    id: row.id,
    url: row.url,
    completion: row.basisKind === 'completion' ? row.basisId : null,
    batch: row.batchId,
    title: row.title,
    language: row.language,
    learner: row.learnerName,
    state: credential.state,
    reason: credential.state === 'revoked' ? credential.reason : null,
    issuedAt: issuedAt(row)?.toISOString() ?? null,
    validUntil: row.validUntil?.toISOString() ?? null,
    replacedBy: row.replacedBy,
  }
}

export interface PageAsked {
  readonly after: string | null
  readonly limit: number
  readonly batch: string | null
  readonly state: Credential['state'] | null
}

/** Credentials of the institution in the order in which they were made, and whether there are more. */
export async function listForProgram(ctx: Ctx, asked: PageAsked): Promise<{ rows: ProgramRow[]; hasMore: boolean }> {
  must(ctx.actor, 'credential.list')
  return inTransaction(ctx, async (tx) => {
    const rows = await store.page(tx, found(ctx.institution), asked)
    const shown = await withShownNames(tx, ctx, rows.slice(0, asked.limit))
    return { rows: shown.map(toRow), hasMore: rows.length > asked.limit }
  })
}

/** One of them. NotFound for another institution's. */
export async function readForProgram(ctx: Ctx, id: string): Promise<ProgramRow> {
  must(ctx.actor, 'credential.list')
  return inTransaction(ctx, async (tx) => {
    const row = found(isId(id) ? await store.read(tx, id) : undefined)
    if (row.institutionId !== ctx.institution) throw new NotFound()
    const [shown = row] = await withShownNames(tx, ctx, [row])
    return toRow(shown)
  })
}

/** The signed text, byte for byte. NotFound for one that waits for its signature. */
export async function readDocument(ctx: Ctx, id: string): Promise<string> {
  must(ctx.actor, 'credential.list')
  return inTransaction(ctx, async (tx) => {
    const row = found(isId(id) ? await store.read(tx, id) : undefined)
    if (row.institutionId !== ctx.institution || row.proof === null) throw new NotFound()
    // The text names the learner: who may not see the name gets none of it.
    if (!(await maySeeName(tx, ctx, row.basisId))) throw new NotFound()
    return sealedText(row)
  })
}

/** Decided completions that have had no credential, or one that was replaced, oldest first, and how many there are in all. Where one was revoked, a person decides. */
export async function listCompletionsToIssue(
  ctx: Ctx,
  limit: number,
): Promise<{ total: number; rows: { completion: string; title: string; decidedAt: string }[] }> {
  must(ctx.actor, 'credential.list')
  return inTransaction(ctx, async (tx) => {
    const { ids } = await readyNow(tx, ctx)
    const completions = new Map((await readCompletions(tx, ids.slice(0, limit))).map((one) => [one.id, one]))
    const titles = new Map<string, string>()
    const rows: { completion: string; title: string; decidedAt: string }[] = []
    for (const { id, version, decidedAt } of ids.flatMap((each) => completions.get(each) ?? [])) {
      const title = titles.get(version) ?? inLocale(found(await readVersion(tx, version)).design.title, ctx.locale)
      titles.set(version, title)
      rows.push({ completion: id, title, decidedAt: decidedAt.toISOString() })
    }
    return { total: ids.length, rows }
  })
}
