/** What the screens of issuing read. */
import { hiddenAmong, listDecidedCompletions, readCompletion } from '../delivery/index.server.ts'
import { deliveryTexts } from '../delivery/texts.ts'
import { may, must } from '../people/policy.ts'
import { type Ctx, forInstitution } from '../platform/ctx.ts'
import { inTransaction, type Tx } from '../platform/database.server.ts'
import { found, NotFound } from '../platform/errors.ts'
import { isId } from '../platform/ids.server.ts'
import { formatCredits, inLocale, type Locale, text } from '../platform/texts.ts'
import { readVersion } from '../review/index.server.ts'
import type { PictureFacts } from '../ui/index.ts'
import type { Credential, EndReason } from './credential.ts'
import type { Facts } from './credential-facts.tsx'
import { factsOf } from './facts.server.ts'
import { issuedAt, sealedText } from './issue.server.ts'
import { pictureFacts } from './picture-facts.ts'
import { languageOf } from './record.server.ts'
import * as store from './store.server.ts'

export interface ReadyRow {
  readonly completion: string
  readonly offering: string
  readonly learner: string
  readonly title: string
  readonly decidedAt: Date
}

/** A name under non-disclosure is for who decides on enrolments or issues; everybody else reads that it is not shown. */
function shownName(ctx: Ctx, name: string, isHidden: boolean): string {
  const maySee = may(ctx.actor, 'enrolment.decide') || may(ctx.actor, 'credential.issue')
  return isHidden && !maySee ? text(deliveryTexts, ctx.locale, 'hidden') : name
}

async function withShownNames<R extends { basisId: string; learnerName: string }>(
  tx: Tx,
  ctx: Ctx,
  rows: readonly R[],
): Promise<R[]> {
  const hidden = await hiddenAmong(
    tx,
    rows.map(({ basisId }) => basisId),
  )
  return rows.map((row) => ({ ...row, learnerName: shownName(ctx, row.learnerName, hidden.has(row.basisId)) }))
}

/** Decided completions of the institution that have no valid credential, oldest first. */
export async function listReady(ctx: Ctx): Promise<ReadyRow[]> {
  must(ctx.actor, 'credential.list')
  return inTransaction(ctx, async (tx) => {
    const completions = await listDecidedCompletions(tx, ctx.institution ?? '')
    const done = await store.basesWithCredential(
      tx,
      completions.map(({ id }) => id),
    )
    const rows: ReadyRow[] = []
    const titles = new Map<string, string>()
    for (const completion of completions.filter(({ id }) => !done.has(id))) {
      if (!titles.has(completion.version))
        titles.set(completion.version, inLocale(found(await readVersion(tx, completion.version)).design.title, ctx.locale))
      rows.push({
        completion: completion.id,
        offering: completion.offering,
        learner: shownName(ctx, completion.learner.name, completion.learner.nonDisclosure),
        title: titles.get(completion.version) ?? '',
        decidedAt: completion.decidedAt,
      })
    }
    return rows
  })
}

export interface PreviewRow {
  readonly completion: string
  readonly learner: string
  readonly title: string
  readonly language: Locale
  readonly size: string
  readonly awardingBodies: readonly string[]
  /** The study office has recorded how it saw who the learner is. */
  readonly identityChecked: boolean
}

/** Who, what and in which language, before anything is issued. Completions that have a credential or are not decided are left out. */
export async function previewIssue(ctx: Ctx, completionIds: readonly string[]): Promise<PreviewRow[]> {
  must(ctx.actor, 'credential.issue')
  return inTransaction(ctx, async (tx) => {
    const done = await store.basesWithCredential(tx, completionIds)
    const rows: PreviewRow[] = []
    for (const id of completionIds.filter((candidate) => !done.has(candidate))) {
      const completion = found(await readCompletion(tx, id))
      if (completion.state !== 'decided') continue
      const version = found(await readVersion(tx, completion.version))
      const language = languageOf(version, completion.learner.locale)
      rows.push({
        completion: id,
        learner: completion.learner.name,
        title: inLocale(version.design.title, language),
        language,
        size: formatCredits(ctx.locale, version.design.credits ?? 0),
        awardingBodies: version.awardingBodies.map(({ name }) => inLocale(name, language)),
        identityChecked: completion.learner.identityHow !== 'notChecked',
      })
    }
    return rows
  })
}

export interface CredentialListRow {
  readonly id: string
  readonly learner: string
  readonly title: string
  readonly language: Locale
  readonly state: Credential['state']
  readonly issuedAt: Date | null
}

function toListRow(row: store.CredentialRow): CredentialListRow {
  return {
    id: row.id,
    learner: row.learnerName,
    title: row.title,
    language: row.language,
    state: row.credential.state,
    issuedAt: issuedAt(row),
  }
}

/** Credentials of the institution one acts for, newest first. */
export async function listCredentials(ctx: Ctx): Promise<CredentialListRow[]> {
  must(ctx.actor, 'credential.list')
  return inTransaction(ctx, async (tx) =>
    (await withShownNames(tx, ctx, await store.list(tx, ctx.institution ?? ''))).map(toListRow),
  )
}

/** One of them, with the reason if it has ended. NotFound for another institution's. */
export async function readForStaff(ctx: Ctx, id: string): Promise<CredentialListRow & { reason: EndReason | null }> {
  must(ctx.actor, 'credential.list')
  return inTransaction(ctx, async (tx) => {
    const row = found(await store.read(tx, uuidOr404(id)))
    if (row.institutionId !== ctx.institution) throw new NotFound()
    const [shown = row] = await withShownNames(tx, ctx, [row])
    return { ...toListRow(shown), reason: row.credential.state === 'revoked' ? row.credential.reason : null }
  })
}

/** How far a batch has come. */
export async function readProgress(ctx: Ctx, id: string): Promise<store.Batch> {
  must(ctx.actor, 'credential.issue')
  return inTransaction(ctx, async (tx) => found(await store.readBatch(tx, uuidOr404(id))))
}

export interface OwnRow extends CredentialListRow {
  readonly issuer: string
}

/** One's own credentials, of every institution. */
export async function listOwnCredentials(ctx: Ctx): Promise<OwnRow[]> {
  must(ctx.actor, 'credential.own')
  if (!ctx.person) return []
  const person = ctx.person
  return inTransaction({ ...ctx, institution: null }, async (tx) => {
    const issuers = new Map((await store.listIssuers(tx)).map((issuer) => [issuer.id, issuer]))
    return (await store.listOwn(tx, person)).map((row) => ({
      ...toListRow(row),
      issuer: inLocale(issuers.get(row.institutionId)?.name ?? {}, ctx.locale),
    }))
  })
}

/** One's own credential with what it says, and the facts of its picture. NotFound for somebody else's. */
export async function readOwn(ctx: Ctx, id: string): Promise<OwnRow & { facts: Facts | null; picture: PictureFacts }> {
  const row = await readOwnRow(ctx, id)
  const { issuer, version } = await inTransaction(forInstitution(ctx, row.institutionId), async (tx) => ({
    issuer: await store.readIssuer(tx, { id: row.institutionId }),
    version: found(await readVersion(tx, row.versionId)),
  }))
  return {
    ...toListRow(row),
    issuer: inLocale(issuer?.name ?? {}, ctx.locale),
    picture: pictureFacts(version.code, version.design),
    facts: row.proof === null ? null : await factsOf(sealedText(row)),
  }
}

/** The row of one's own credential. */
export async function readOwnRow(ctx: Ctx, id: string): Promise<store.CredentialRow> {
  must(ctx.actor, 'credential.own')
  return inTransaction({ ...ctx, institution: null }, async (tx) => {
    const row = found(await store.read(tx, uuidOr404(id)))
    if (row.personId === null || row.personId !== ctx.person) throw new NotFound()
    return row
  })
}

function uuidOr404(id: string): string {
  if (!isId(id)) throw new NotFound()
  return id
}
