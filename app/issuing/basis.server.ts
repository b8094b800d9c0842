/** What a credential rests on, as the machinery of issuing sees it: held until the transaction ends, and able to say the record that it gives. */
import type { CredentialRecord } from '@poiju/credentials'
import { holdCompletions, readCompletions } from '../delivery/index.server.ts'
import type { Ctx } from '../platform/ctx.ts'
import type { Tx } from '../platform/database.server.ts'
import { found } from '../platform/errors.ts'
import type { Locale } from '../platform/texts.ts'
import { readBadgeVersion, readVersion } from '../review/index.server.ts'
import * as badges from './badge-decision-store.server.ts'
import { toBadgeRecord } from './badge-record.server.ts'
import { toRecord } from './record.server.ts'
import type { BasisKind, Issuer } from './store.server.ts'

export interface Learner {
  readonly name: string
  readonly email: string
  readonly personId: string | null
  readonly locale: Locale
}

/** Where and as what the credential is issued. */
export interface RecordHow {
  readonly ctx: Ctx
  readonly url: string
  readonly issuer: Issuer
  readonly demo: boolean
  readonly status: { readonly list: string; readonly index: number }
}

export interface Basis {
  readonly id: string
  readonly institution: string
  /** Decided, and not taken back. */
  readonly isDecided: boolean
  /** The approved version of the micro-credential, or of the badge. */
  readonly version: string
  readonly learner: Learner
  /** Throws MissingElement through `prepare` when something that the credential must say is not there. */
  record(how: RecordHow): CredentialRecord
}

/** These bases, held, in the order of their ids; those that are not there are left out. Each version is read once. */
export async function holdBases(tx: Tx, kind: BasisKind, ids: readonly string[]): Promise<Basis[]> {
  return kind === 'completion' ? holdDecidedCompletions(tx, ids) : holdBadgeDecisions(tx, ids)
}

async function holdDecidedCompletions(tx: Tx, ids: readonly string[]): Promise<Basis[]> {
  const completions = await holdCompletions(tx, ids)
  const versions = await readAll(
    completions.map(({ version }) => version),
    (id) => readVersion(tx, id),
  )
  return completions.map((completion) => ({
    id: completion.id,
    institution: completion.institution,
    isDecided: completion.state === 'decided',
    version: completion.version,
    learner: completion.learner,
    record: (how) => toRecord({ ...how, version: found(versions.get(completion.version)), completion }),
  }))
}

async function holdBadgeDecisions(tx: Tx, ids: readonly string[]): Promise<Basis[]> {
  const decisions = await badges.lockMany(tx, ids)
  const versions = await readAll(
    decisions.map(({ badgeVersionId }) => badgeVersionId),
    (id) => readBadgeVersion(tx, id),
  )
  return decisions.map((decision) => ({
    id: decision.id,
    institution: decision.institutionId,
    isDecided: decision.endedAt === null,
    version: decision.badgeVersionId,
    learner: decision,
    record: (how) => toBadgeRecord({ ...how, version: found(versions.get(decision.badgeVersionId)), decision }),
  }))
}

async function readAll<V>(ids: readonly string[], read: (id: string) => Promise<V>): Promise<Map<string, V>> {
  const all = new Map<string, V>()
  for (const id of new Set(ids)) all.set(id, await read(id))
  return all
}

/** To whom credentials were issued, by the id of what each rests on. */
export async function learnersOf(
  tx: Tx,
  rows: readonly { readonly basisKind: BasisKind; readonly basisId: string }[],
): Promise<Map<string, Learner>> {
  const ids = (kind: BasisKind) => rows.filter(({ basisKind }) => basisKind === kind).map(({ basisId }) => basisId)
  return new Map<string, Learner>([
    ...(await readCompletions(tx, ids('completion'))).map(({ id, learner }) => [id, learner] as const),
    ...(await badges.readMany(tx, ids('badgeDecision'))).map((decision) => [decision.id, decision] as const),
  ])
}
