/** What the screens of issuing read. */
import { type CompletionView, hiddenAmong, readCompletions } from '../delivery/index.server.ts'
import { deliveryTexts } from '../delivery/texts.ts'
import { contacts } from '../design/index.server.ts'
import { may, must } from '../people/policy.ts'
import { type Ctx, forInstitution } from '../platform/ctx.ts'
import { inTransaction, type Tx } from '../platform/database.server.ts'
import { found, NotFound } from '../platform/errors.ts'
import { isId } from '../platform/ids.server.ts'
import { formatCredits, inLocale, type Locale, text } from '../platform/texts.ts'
import { readVersion, type VersionView } from '../review/index.server.ts'
import type { PictureFacts } from '../ui/index.ts'
import { nonDisclosedAmong } from './badge-decision-store.server.ts'
import { learnersOf } from './basis.server.ts'
import type { Credential, EndReason } from './credential.ts'
import type { Facts } from './credential-facts.tsx'
import { earnedOn } from './earned.server.ts'
import { factsOf } from './facts.server.ts'
import { issuedAt, sealedText } from './issue.server.ts'
import { type Revoked, readyNow, revokedAmong } from './ready.server.ts'
import { languageOf } from './record.server.ts'
import * as store from './store.server.ts'
import { type ShownState, shownState } from './validity.ts'

export interface ReadyRow {
  readonly completion: string
  readonly offering: string
  readonly learner: string
  readonly title: string
  readonly decidedAt: Date
  /** Its last credential was revoked. */
  readonly revoked: Revoked | null
}

/** A name under non-disclosure is for who decides on enrolments or issues; everybody else reads that it is not shown. */
export function shownName(ctx: Ctx, name: string, isHidden: boolean): string {
  return isHidden && !maySeeHidden(ctx) ? text(deliveryTexts, ctx.locale, 'hidden') : name
}

const maySeeHidden = (ctx: Ctx) => may(ctx.actor, 'enrolment.decide') || may(ctx.actor, 'credential.issue')

async function hiddenAmongBases(tx: Tx, bases: readonly string[]): Promise<Set<string>> {
  return (await hiddenAmong(tx, bases)).union(await nonDisclosedAmong(tx, bases))
}

/** Whether the caller may see the name in a credential that rests on this. */
export async function maySeeName(tx: Tx, ctx: Ctx, basis: string): Promise<boolean> {
  return maySeeHidden(ctx) || !(await hiddenAmongBases(tx, [basis])).has(basis)
}

/** The rows with the names that the caller may see. */
export async function withShownNames<R extends { basisId: string; learnerName: string }>(
  tx: Tx,
  ctx: Ctx,
  rows: readonly R[],
): Promise<R[]> {
  const hidden = await hiddenAmongBases(
    tx,
    rows.map(({ basisId }) => basisId),
  )
  return rows.map((row) => ({ ...row, learnerName: shownName(ctx, row.learnerName, hidden.has(row.basisId)) }))
}

/** How many are shown one by one; what is beyond is issued together. */
const shownReady = 200

export interface ReadyList {
  readonly total: number
  readonly rows: readonly ReadyRow[]
}

/**
 * Decided completions of the institution that have no valid credential, oldest first: how many there are, and the first of them. Those whose credential was
 * revoked are by themselves.
 */
export async function listReady(ctx: Ctx): Promise<ReadyList & { revoked: ReadyList }> {
  must(ctx.actor, 'credential.list')
  return inTransaction(ctx, async (tx) => {
    const { ids, revoked } = await readyNow(tx, ctx)
    const shown = [...ids.slice(0, shownReady), ...[...revoked.keys()].slice(0, shownReady)]
    const titles = new Map<string, string>()
    const completions = new Map((await readCompletions(tx, shown)).map((one) => [one.id, one]))
    const rows: ReadyRow[] = []
    for (const completion of shown.flatMap((id) => completions.get(id) ?? [])) {
      if (!titles.has(completion.version))
        titles.set(completion.version, inLocale(found(await readVersion(tx, completion.version)).design.title, ctx.locale))
      rows.push({
        completion: completion.id,
        offering: completion.offering,
        learner: shownName(ctx, completion.learner.name, completion.learner.nonDisclosure),
        title: titles.get(completion.version) ?? '',
        decidedAt: completion.decidedAt,
        revoked: revoked.get(completion.id) ?? null,
      })
    }
    return {
      total: ids.length,
      rows: rows.filter((row) => !row.revoked),
      revoked: { total: revoked.size, rows: rows.filter((row) => row.revoked) },
    }
  })
}

/** What "issue all" would make: how many of what, in which language. */
export async function previewReady(ctx: Ctx): Promise<{
  total: number
  unchecked: number
  groups: (Pick<PreviewRow, 'title' | 'language' | 'size' | 'awardingBodies'> & { count: number })[]
}> {
  must(ctx.actor, 'credential.issue')
  return inTransaction(ctx, async (tx) => {
    const { ids: ready } = await readyNow(tx, ctx)
    const groups = new Map<string, Awaited<ReturnType<typeof previewReady>>['groups'][number]>()
    let unchecked = 0
    for (let from = 0; from < ready.length; from += 2000)
      for (const completion of await readCompletions(tx, ready.slice(from, from + 2000))) {
        if (completion.learner.identityHow === 'notChecked') unchecked++
        const key = `${completion.version} ${completion.learner.locale}`
        const group = groups.get(key)
        if (group) group.count++
        else groups.set(key, { ...describe(ctx, found(await readVersion(tx, completion.version)), completion), count: 1 })
      }
    return { total: ready.length, unchecked, groups: [...groups.values()] }
  })
}

function describe(ctx: Ctx, version: VersionView, completion: CompletionView) {
  const language = languageOf(version, completion.learner.locale)
  return {
    title: inLocale(version.design.title, language),
    language,
    size: formatCredits(ctx.locale, version.design.credits ?? 0),
    awardingBodies: version.awardingBodies.map(({ name }) => inLocale(name, language)),
  }
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
  /** Its last credential was revoked. */
  readonly revoked: Revoked | null
}

/** Who, what and in which language, before anything is issued. Completions that have a credential or are not decided are left out. */
export async function previewIssue(ctx: Ctx, completionIds: readonly string[]): Promise<PreviewRow[]> {
  must(ctx.actor, 'credential.issue')
  return inTransaction(ctx, async (tx) => {
    const done = await store.basesWithCredential(tx, completionIds)
    const rows: PreviewRow[] = []
    const wanted = completionIds.filter((id) => !done.has(id))
    const completions = new Map((await readCompletions(tx, wanted)).map((one) => [one.id, one]))
    const revoked = await revokedAmong(tx, wanted)
    for (const id of wanted) {
      const completion = found(completions.get(id))
      if (completion.state !== 'decided') continue
      rows.push({
        completion: id,
        learner: completion.learner.name,
        ...describe(ctx, found(await readVersion(tx, completion.version)), completion),
        identityChecked: completion.learner.identityHow !== 'notChecked',
        revoked: revoked.get(id) ?? null,
      })
    }
    return rows
  })
}

/** The batches in which these completions got their valid credentials. */
export async function batchesOf(ctx: Ctx, completionIds: readonly string[]): Promise<string[]> {
  must(ctx.actor, 'credential.issue')
  return inTransaction(ctx, async (tx) => {
    const valid = await store.validOf(tx, 'completion', completionIds)
    return [...new Set([...valid.values()].flatMap(({ batchId }) => batchId ?? []))]
  })
}

export interface CredentialListRow {
  readonly id: string
  readonly learner: string
  readonly title: string
  readonly language: Locale
  readonly state: Credential['state']
  /** The state as people are told it: over time one expires. */
  readonly shown: ShownState
  readonly issuedAt: Date | null
  readonly validUntil: Date | null
}

function toListRow(row: store.CredentialRow, now: Date): CredentialListRow {
  return {
    id: row.id,
    learner: row.learnerName,
    title: row.title,
    language: row.language,
    state: row.credential.state,
    shown: shownState(row, now),
    issuedAt: issuedAt(row),
    validUntil: row.validUntil,
  }
}

const pageSize = 100

/** Credentials of the institution one acts for, newest first, a page of 100 (the first is 1) at a time. A page past the end is the last one. */
export async function listCredentials(ctx: Ctx, asked = 1): Promise<{ rows: CredentialListRow[]; page: number; pages: number }> {
  must(ctx.actor, 'credential.list')
  return inTransaction(ctx, async (tx) => {
    const institution = ctx.institution ?? ''
    const pages = Math.max(1, Math.ceil((await store.count(tx, institution)) / pageSize))
    const page = Math.min(Math.max(1, Math.trunc(asked) || 1), pages)
    const rows = await store.list(tx, institution, (page - 1) * pageSize, pageSize)
    return { rows: (await withShownNames(tx, ctx, rows)).map((row) => toListRow(row, ctx.now)), page, pages }
  })
}

/** One of them, with the reason if it has ended. NotFound for another institution's. */
export async function readForStaff(
  ctx: Ctx,
  id: string,
): Promise<CredentialListRow & { reason: EndReason | null; replacedBy: string | null }> {
  must(ctx.actor, 'credential.list')
  return inTransaction(ctx, async (tx) => {
    const row = found(await store.read(tx, uuidOr404(id)))
    if (row.institutionId !== ctx.institution) throw new NotFound()
    const [shown = row] = await withShownNames(tx, ctx, [row])
    return {
      ...toListRow(shown, ctx.now),
      reason: row.credential.state === 'revoked' ? row.credential.reason : null,
      replacedBy: row.replacedBy,
    }
  })
}

/** How far a batch has come, and for whom nothing was issued, with the reason. */
export async function readProgress(
  ctx: Ctx,
  id: string,
): Promise<Omit<store.Batch, 'skipped'> & { skipped: { completion: string; learner: string; reason: store.SkipReason }[] }> {
  must(ctx.actor, 'credential.issue')
  return inTransaction(ctx, async (tx) => {
    const batch = found(await store.readBatch(tx, uuidOr404(id)))
    const learners = await learnersOf(
      tx,
      batch.skipped.map(({ basisId }) => ({ basisKind: batch.basisKind, basisId })),
    )
    return {
      ...batch,
      skipped: batch.skipped.map(({ basisId, reason }) => ({
        completion: basisId,
        learner: learners.get(basisId)?.name ?? '',
        reason,
      })),
    }
  })
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
      ...toListRow(row, ctx.now),
      issuer: inLocale(issuers.get(row.institutionId)?.name ?? {}, ctx.locale),
    }))
  })
}

/** One's own credential with what it says, and the facts of its picture. NotFound for somebody else's. */
export async function readOwn(
  ctx: Ctx,
  id: string,
): Promise<
  OwnRow & {
    isBadge: boolean
    facts: Facts | null
    picture: PictureFacts
    replacedBy: string | null
    revoked: Revoked | null
    /** Whom to ask about it, as what was approved names them; null for nobody. */
    contact: { name: string; email: string } | null
  }
> {
  const row = await readOwnRow(ctx, id)
  const { issuer, earned, points } = await inTransaction(forInstitution(ctx, row.institutionId), async (tx) => ({
    issuer: await store.readIssuer(tx, { id: row.institutionId }),
    earned: await earnedOn(tx, row),
    points: await contacts(tx, row.institutionId),
  }))
  // A badge names none, and nobody is asked in the place of whom was named.
  const contact = points.find((point) => point.id === earned.contact)
  const { credential, endedAt } = row
  return {
    ...toListRow(row, ctx.now),
    isBadge: row.basisKind === 'badgeDecision',
    issuer: inLocale(issuer?.name ?? {}, ctx.locale),
    picture: earned.picture,
    replacedBy: row.replacedBy,
    revoked: credential.state === 'revoked' && endedAt ? { at: endedAt, reason: credential.reason } : null,
    contact: contact ? { name: inLocale(contact.name, ctx.locale), email: contact.email } : null,
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
