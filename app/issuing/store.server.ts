/** The tables of issuing. Nobody else knows their columns. */
import { sql } from 'kysely'
import { copyRows } from '../platform/copy.server.ts'
import type { Ctx } from '../platform/ctx.ts'
import type { Tx } from '../platform/database.server.ts'
import type { Credential, EndReason } from './credential.ts'

/** What a credential rests on. */
export type BasisKind = 'completion' | 'badgeDecision'

export interface CredentialRow {
  readonly id: string
  readonly institutionId: string
  readonly batchId: string | null
  readonly basisKind: BasisKind
  readonly basisId: string
  readonly personId: string | null
  readonly versionId: string
  readonly url: string
  readonly language: 'fi' | 'sv' | 'en'
  readonly title: string
  readonly learnerName: string
  readonly credential: Credential
  readonly keyId: string
  readonly statusListId: string
  readonly statusIndex: number
  readonly unsigned: string
  readonly proof: string | null
  readonly createdAt: Date
  /** When it ends by itself; null for one without an end. */
  readonly validUntil: Date | null
  readonly issuedAt: Date | null
  readonly endedAt: Date | null
  /** The credential that was issued in the place of this one. */
  readonly replacedBy: string | null
}

const columns = [
  'id',
  'institutionId',
  'batchId',
  'basisKind',
  'basisId',
  'personId',
  'versionId',
  'url',
  'language',
  'title',
  'learnerName',
  'state',
  'keyId',
  'statusListId',
  'statusIndex',
  'unsigned',
  'proof',
  'createdAt',
  'validUntil',
  'issuedAt',
  'endedAt',
  'endReason',
  'supersededBy',
] as const

type Stored = Omit<CredentialRow, 'credential' | 'language' | 'basisKind' | 'replacedBy'> & {
  basisKind: string
  language: string
  state: string
  endReason: string | null
  supersededBy: string | null
}

function toRow({ state, endReason, supersededBy, ...row }: Stored): CredentialRow {
  return {
    ...row,
    basisKind: row.basisKind as BasisKind,
    language: row.language as CredentialRow['language'],
    credential: toCredential(state, endReason, supersededBy),
    replacedBy: supersededBy,
  }
}

function toCredential(state: string, reason: string | null, by: string | null): Credential {
  switch (state) {
    case 'pending':
    case 'issued':
      return { state }
    case 'revoked':
      return { state, reason: reason as EndReason }
    case 'superseded':
      return { state, by: by ?? '' }
    default:
      throw new Error(`A credential cannot be ${state}`)
  }
}

export async function read(tx: Tx, id: string): Promise<CredentialRow | undefined> {
  const row = await tx.selectFrom('credential').select(columns).where('id', '=', id).executeTakeFirst()
  return row && toRow(row)
}

/** The row, held until the transaction ends. */
export async function lock(tx: Tx, id: string): Promise<CredentialRow | undefined> {
  const row = await tx.selectFrom('credential').select(columns).where('id', '=', id).forUpdate().executeTakeFirst()
  return row && toRow(row)
}

/** The valid credential of a basis, if it has one. */
export async function ofBasis(tx: Tx, basisId: string): Promise<CredentialRow | undefined> {
  const row = await tx
    .selectFrom('credential')
    .select(columns)
    .where('basisId', '=', basisId)
    .where('state', 'in', ['pending', 'issued'])
    .executeTakeFirst()
  return row && toRow(row)
}

/** Bases among these that have a valid credential. */
export async function basesWithCredential(tx: Tx, bases: readonly string[]): Promise<Set<string>> {
  if (bases.length === 0) return new Set()
  const rows = await tx
    .selectFrom('credential')
    .select('basisId')
    .where('basisId', '=', sql<string>`any(${bases}::uuid[])`)
    .where('state', 'in', ['pending', 'issued'])
    .execute()
  return new Set(rows.map(({ basisId }) => basisId))
}

/** The valid credential of each of these bases, by the basis. */
export async function validOf(
  tx: Tx,
  kind: BasisKind,
  bases: readonly string[],
): Promise<Map<string, Pick<CredentialRow, 'id' | 'credential' | 'batchId' | 'validUntil'>>> {
  if (bases.length === 0) return new Map()
  const rows = await tx
    .selectFrom('credential')
    .select(['id', 'basisId', 'batchId', 'state', 'validUntil'])
    .where('basisKind', '=', kind)
    .where('basisId', '=', sql<string>`any(${bases}::uuid[])`)
    .where('state', 'in', ['pending', 'issued'])
    .execute()
  return new Map(
    rows.map(({ id, basisId, batchId, state, validUntil }) => [
      basisId,
      { id, batchId, validUntil, credential: toCredential(state, null, null) },
    ]),
  )
}

/** The one that ended last, of each of these bases. */
export async function endedOf(
  tx: Tx,
  kind: BasisKind,
  bases: readonly string[],
): Promise<Map<string, Pick<CredentialRow, 'id' | 'credential' | 'endedAt' | 'validUntil'>>> {
  if (bases.length === 0) return new Map()
  const rows = await tx
    .selectFrom('credential')
    .distinctOn('basisId')
    .select(['id', 'basisId', 'state', 'endReason', 'supersededBy', 'endedAt', 'validUntil'])
    .where('basisKind', '=', kind)
    .where('basisId', '=', sql<string>`any(${bases}::uuid[])`)
    .where('state', 'in', ['revoked', 'superseded'])
    .orderBy('basisId')
    .orderBy('endedAt', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return new Map(
    rows.map(({ id, basisId, state, endReason, supersededBy, endedAt, validUntil }) => [
      basisId,
      { id, credential: toCredential(state, endReason, supersededBy), endedAt, validUntil },
    ]),
  )
}

/** Credentials of the institution in scope, newest first: `limit` of them after the first `from`. */
export async function list(tx: Tx, institution: string, from: number, limit: number): Promise<CredentialRow[]> {
  const rows = await tx
    .selectFrom('credential')
    .select(columns)
    .where('institutionId', '=', institution)
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .offset(from)
    .limit(limit)
    .execute()
  return rows.map(toRow)
}

export async function count(tx: Tx, institution: string): Promise<number> {
  const { count: all } = await tx
    .selectFrom('credential')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('institutionId', '=', institution)
    .executeTakeFirstOrThrow()
  return Number(all)
}

/** A page in the order of ids, which is the order of making, with one more than the limit where there are more. */
export async function page(
  tx: Tx,
  institution: string,
  asked: { after: string | null; limit: number; batch: string | null; state: Credential['state'] | null },
): Promise<CredentialRow[]> {
  const rows = await tx
    .selectFrom('credential')
    .select(columns)
    .where('institutionId', '=', institution)
    .$if(asked.after !== null, (query) => query.where('id', '>', asked.after))
    .$if(asked.batch !== null, (query) => query.where('batchId', '=', asked.batch))
    .$if(asked.state !== null, (query) => query.where('state', '=', asked.state))
    .orderBy('id')
    .limit(asked.limit + 1)
    .execute()
  return rows.map(toRow)
}

/** One's own credentials, of every institution, newest first. */
export async function listOwn(tx: Tx, person: string): Promise<CredentialRow[]> {
  const rows = await tx
    .selectFrom('credential')
    .select(columns)
    .where('personId', '=', person)
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .limit(500)
    .execute()
  return rows.map(toRow)
}

export type NewCredential = Omit<CredentialRow, 'credential' | 'proof' | 'issuedAt' | 'endedAt' | 'replacedBy'>

/** Inserts intents in one go. A basis that has a valid credential meanwhile makes it fail as a whole: the database decides, so two processes never double. */
export async function insertMany(tx: Tx, ctx: Ctx, rows: readonly NewCredential[]): Promise<void> {
  if (rows.length === 0) return
  const table = `intent_${ctx.newId().replaceAll('-', '')}`
  const columns = {
    institution_id: 'uuid',
    id: 'uuid',
    batch_id: 'uuid',
    basis_kind: 'text',
    basis_id: 'uuid',
    person_id: 'uuid',
    version_id: 'uuid',
    url: 'text',
    language: 'text',
    title: 'text',
    learner_name: 'text',
    state: 'text',
    key_id: 'uuid',
    status_list_id: 'uuid',
    status_index: 'integer',
    unsigned: 'text',
    created_at: 'timestamptz',
    valid_until: 'timestamptz',
  }
  await copyRows(
    tx,
    ctx.db,
    table,
    columns,
    rows.map((row) => [
      row.institutionId,
      row.id,
      row.batchId,
      row.basisKind,
      row.basisId,
      row.personId,
      row.versionId,
      row.url,
      row.language,
      row.title,
      row.learnerName,
      'pending',
      row.keyId,
      row.statusListId,
      row.statusIndex,
      row.unsigned,
      row.createdAt.toISOString(),
      row.validUntil?.toISOString() ?? null,
    ]),
  )
  const names = sql.raw(Object.keys(columns).join(', '))
  await sql`insert into credential (${names}) select ${names} from ${sql.table(table)}`.execute(tx)
}

/** Puts in the proofs of pending credentials that this transaction holds. */
export async function saveProofs(tx: Tx, ctx: Ctx, proofs: readonly { id: string; proof: string }[]): Promise<void> {
  const table = `proof_${ctx.newId().replaceAll('-', '')}`
  await copyRows(
    tx,
    ctx.db,
    table,
    { id: 'uuid', proof: 'text' },
    proofs.map(({ id, proof }) => [id, proof]),
  )
  await sql`
    update credential set state = 'issued', proof = made.proof, issued_at = ${ctx.now}
    from ${sql.table(table)} made
    where credential.institution_id = ${ctx.institution} and credential.id = made.id`.execute(tx)
}

export async function save(tx: Tx, id: string, credential: Credential, at: Date, proof?: string): Promise<void> {
  const { state } = credential
  await tx
    .updateTable('credential')
    .set({
      state,
      ...(proof === undefined ? {} : { proof, issuedAt: at }),
      ...(state === 'revoked' ? { endedAt: at, endReason: credential.reason } : {}),
      ...(state === 'superseded' ? { endedAt: at, endReason: 'superseded', supersededBy: credential.by } : {}),
    })
    .where('id', '=', id)
    .execute()
}

/** Credentials that wait for their signature, oldest first, held; those that somebody else holds are left out. */
export async function lockPending(
  tx: Tx,
  institution: string,
  batch: string | null,
  limit: number,
): Promise<Pick<CredentialRow, 'id' | 'batchId' | 'basisKind' | 'basisId' | 'versionId' | 'keyId' | 'url' | 'unsigned'>[]> {
  const rows = await tx
    .selectFrom('credential')
    .select(['id', 'batchId', 'basisKind', 'basisId', 'versionId', 'keyId', 'url', 'unsigned'])
    .where('institutionId', '=', institution)
    .where('state', '=', 'pending')
    .$if(batch !== null, (query) => query.where('batchId', '=', batch))
    .orderBy('createdAt')
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()
  return rows.map((row) => ({ ...row, basisKind: row.basisKind as BasisKind }))
}

/** How many of a batch wait for their signature, whoever holds them. */
export async function countPending(tx: Tx, institution: string, batch: string): Promise<number> {
  const { count } = await tx
    .selectFrom('credential')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('institutionId', '=', institution)
    .where('batchId', '=', batch)
    .where('state', '=', 'pending')
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Signed credentials of a batch whose learners have not been written to. */
export async function listUntold(
  tx: Tx,
  batch: string,
  limit: number,
): Promise<Pick<CredentialRow, 'id' | 'basisKind' | 'basisId' | 'title'>[]> {
  const rows = await tx
    .selectFrom('credential')
    .select(['id', 'basisKind', 'basisId', 'title'])
    .where('batchId', '=', batch)
    .where('toldAt', 'is', null)
    .where('state', '!=', 'pending')
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()
  return rows.map((row) => ({ ...row, basisKind: row.basisKind as BasisKind }))
}

export async function setTold(tx: Tx, ids: readonly string[], at: Date): Promise<void> {
  await tx.updateTable('credential').set({ toldAt: at }).where('id', '=', sql<string>`any(${ids}::uuid[])`).execute()
}

/** The account that the credentials of a basis belong to from now on: those that are nobody's yet. */
export async function setPersonOf(tx: Tx, basisId: string, person: string): Promise<void> {
  await tx
    .updateTable('credential')
    .set({ personId: person })
    .where('basisId', '=', basisId)
    .where('personId', 'is', null)
    .execute()
}

// Batches

/** Why nothing was issued for one of a batch. */
export type SkipReason = 'not-decided' | 'already-issued' | 'record-incomplete'

export interface BatchRow {
  readonly id: string
  readonly createdAt: Date
  readonly total: number
  /** How many of its items have been looked at, in their order. */
  readonly prepared: number
  readonly demo: boolean
  readonly basisKind: BasisKind
  readonly statusListId: string
  readonly statusFrom: number
}

/** The batch, held: one process prepares it at a time. Undefined when all of it is prepared. */
export async function lockBatch(tx: Tx, id: string): Promise<BatchRow | undefined> {
  const row = await tx
    .selectFrom('issueBatch')
    .select(['id', 'createdAt', 'total', 'prepared', 'demo', 'basisKind', 'statusListId', 'statusFrom'])
    .where('id', '=', id)
    .whereRef('prepared', '<', 'total')
    .forUpdate()
    .executeTakeFirst()
  const { statusListId, statusFrom } = row ?? {}
  return row && statusListId && typeof statusFrom === 'number'
    ? { ...row, basisKind: row.basisKind as BasisKind, statusListId, statusFrom }
    : undefined
}

export async function unfinishedBatches(tx: Tx, institution: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('issueBatch')
    .select('id')
    .where('institutionId', '=', institution)
    .where('statusListId', 'is not', null)
    .whereRef('prepared', '<', 'total')
    .orderBy('createdAt')
    .execute()
  return rows.map(({ id }) => id)
}

export async function insertBatch(tx: Tx, ctx: Ctx, batch: BatchRow): Promise<void> {
  await tx
    .insertInto('issueBatch')
    .values({ ...batch, institutionId: ctx.institution as string, createdBy: ctx.person })
    .execute()
}

export async function insertBatchItems(tx: Tx, ctx: Ctx, batch: string, bases: readonly string[]): Promise<void> {
  await sql`
    insert into issue_batch_item (institution_id, batch_id, position, basis_id)
    select ${ctx.institution}, ${batch}, place - 1, basis from unnest(${bases}::uuid[]) with ordinality as items (basis, place)`.execute(
    tx,
  )
}

export async function listBatchItems(
  tx: Tx,
  batch: string,
  from: number,
  limit: number,
): Promise<{ position: number; basisId: string }[]> {
  return tx
    .selectFrom('issueBatchItem')
    .select(['position', 'basisId'])
    .where('batchId', '=', batch)
    .where('position', '>=', from)
    .orderBy('position')
    .limit(limit)
    .execute()
}

export async function skipBatchItem(tx: Tx, batch: string, position: number, reason: SkipReason): Promise<void> {
  await tx
    .updateTable('issueBatchItem')
    .set({ skipped: reason })
    .where('batchId', '=', batch)
    .where('position', '=', position)
    .execute()
}

export async function setBatchPrepared(tx: Tx, batch: string, prepared: number): Promise<void> {
  await tx.updateTable('issueBatch').set({ prepared }).where('id', '=', batch).execute()
}

export interface Batch {
  readonly id: string
  readonly basisKind: BasisKind
  readonly createdAt: Date
  readonly total: number
  readonly issued: number
  readonly skipped: readonly { readonly basisId: string; readonly reason: SkipReason }[]
}

/** A batch and how far it has come. */
export async function readBatch(tx: Tx, id: string): Promise<Batch | undefined> {
  const batch = await tx
    .selectFrom('issueBatch')
    .select(['id', 'basisKind', 'createdAt', 'total'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!batch) return undefined
  const { count } = await tx
    .selectFrom('credential')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('batchId', '=', id)
    .where('state', '!=', 'pending')
    .executeTakeFirstOrThrow()
  const skipped = await tx
    .selectFrom('issueBatchItem')
    .select(['basisId', 'skipped'])
    .where('batchId', '=', id)
    .where('skipped', 'is not', null)
    .orderBy('position')
    .execute()
  return {
    ...batch,
    basisKind: batch.basisKind as BasisKind,
    issued: Number(count),
    skipped: skipped.map(({ basisId, skipped: reason }) => ({ basisId, reason: reason as SkipReason })),
  }
}

// Keys

export interface Key {
  readonly id: string
  readonly publicKeyMultibase: string
  readonly createdAt: Date
  readonly retiredAt: Date | null
  readonly compromisedAt: Date | null
}

/** Every key of an institution that was ever published, oldest first. */
export async function listKeys(tx: Tx, institution: string): Promise<Key[]> {
  return tx
    .selectFrom('issuerKey')
    .select(['id', 'publicKeyMultibase', 'createdAt', 'retiredAt', 'compromisedAt'])
    .where('institutionId', '=', institution)
    .orderBy('createdAt')
    .execute()
}

export async function insertKey(
  tx: Tx,
  institution: string,
  key: { id: string; publicKeyMultibase: string; createdAt: Date; sealed: Buffer },
): Promise<void> {
  await tx
    .insertInto('issuerKey')
    .values({ institutionId: institution, id: key.id, publicKeyMultibase: key.publicKeyMultibase, createdAt: key.createdAt })
    .execute()
  await tx.insertInto('issuerSecret').values({ institutionId: institution, keyId: key.id, sealed: key.sealed }).execute()
}

export async function readSecret(tx: Tx, keyId: string): Promise<Buffer | undefined> {
  const row = await tx.selectFrom('issuerSecret').select('sealed').where('keyId', '=', keyId).executeTakeFirst()
  return row?.sealed
}

// Status lists

export interface StatusList {
  readonly id: string
  readonly number: number
  readonly length: number
  readonly revision: number
  readonly sealedRevision: number
  readonly sealed: string | null
  readonly sealedAt: Date | null
}

const statusColumns = ['id', 'number', 'length', 'revision', 'sealedRevision', 'sealed', 'sealedAt'] as const

/** The list that takes new entries, held; undefined when there is none with room for `entries` more at half its length. */
export async function lockOpenStatusList(
  tx: Tx,
  institution: string,
  entries: number,
): Promise<{ id: string; taken: number } | undefined> {
  return tx
    .selectFrom('statusList')
    .innerJoin('statusSeed', (join) =>
      join
        .onRef('statusSeed.institutionId', '=', 'statusList.institutionId')
        .onRef('statusSeed.statusListId', '=', 'statusList.id'),
    )
    .select(['statusList.id', 'statusList.taken'])
    .where('statusList.institutionId', '=', institution)
    .where(sql<boolean>`taken + ${entries} <= length / 2`)
    .orderBy('number', 'desc')
    .limit(1)
    .forUpdate('statusList')
    .executeTakeFirst()
}

/** The seed of a list's shuffle, and its length. */
export async function readShuffle(tx: Tx, list: string): Promise<{ seed: Buffer; length: number } | undefined> {
  return tx
    .selectFrom('statusSeed')
    .innerJoin('statusList', 'statusList.id', 'statusSeed.statusListId')
    .select(['statusSeed.seed', 'statusList.length'])
    .where('statusSeed.statusListId', '=', list)
    .executeTakeFirst()
}

/** A new list with the next number. Two at once: the unique number lets one through and the other finds it. */
export async function insertStatusList(
  tx: Tx,
  institution: string,
  { id, length, seed }: { id: string; length: number; seed: Uint8Array },
): Promise<void> {
  const inserted = await tx
    .insertInto('statusList')
    .values((eb) => ({
      institutionId: institution,
      id,
      length,
      number: eb
        .selectFrom('statusList')
        .where('institutionId', '=', institution)
        .select(sql<number>`coalesce(max(number), 0) + 1`.as('next')),
    }))
    .onConflict((conflict) => conflict.columns(['institutionId', 'number']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (inserted)
    await tx
      .insertInto('statusSeed')
      .values({ institutionId: institution, statusListId: id, seed: Buffer.from(seed) })
      .execute()
}

export async function addTaken(tx: Tx, list: string, entries: number): Promise<void> {
  await tx
    .updateTable('statusList')
    .set((eb) => ({ taken: eb('taken', '+', entries) }))
    .where('id', '=', list)
    .execute()
}

/** Says that a bit of the list has changed: the sealed text is made anew before it is served. */
export async function touchStatusList(tx: Tx, list: string): Promise<void> {
  await tx
    .updateTable('statusList')
    .set((eb) => ({ revision: eb('revision', '+', 1) }))
    .where('id', '=', list)
    .execute()
}

export async function readStatusList(tx: Tx, institution: string, id: string): Promise<StatusList | undefined> {
  return tx
    .selectFrom('statusList')
    .select(statusColumns)
    .where('institutionId', '=', institution)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Indices whose bit is set. */
export async function revokedIndices(tx: Tx, list: string): Promise<number[]> {
  const rows = await tx
    .selectFrom('credential')
    .select('statusIndex')
    .where('statusListId', '=', list)
    .where('state', 'in', ['revoked', 'superseded'])
    .execute()
  return rows.map(({ statusIndex }) => statusIndex)
}

/** Keeps a sealed text, unless a newer one was kept meanwhile. */
export async function saveSealedStatusList(tx: Tx, list: string, revision: number, sealed: string, at: Date): Promise<void> {
  await tx
    .updateTable('statusList')
    .set({ sealed, sealedRevision: revision, sealedAt: at })
    .where('id', '=', list)
    .where('sealedRevision', '<=', revision)
    .execute()
}

export interface Issuer {
  readonly id: string
  readonly slug: string
  readonly name: Readonly<Record<string, string>>
  readonly shortName: string
  readonly country: string
  readonly city: string | null
  readonly homepage: string | null
}

export async function readIssuer(tx: Tx, by: { id: string } | { slug: string }): Promise<Issuer | undefined> {
  const row = await tx
    .selectFrom('institution')
    .select(['id', 'slug', 'name', 'shortName', 'country', 'city', 'homepage'])
    .where((eb) => ('id' in by ? eb('id', '=', by.id) : eb('slug', '=', by.slug)))
    .executeTakeFirst()
  return row && { ...row, name: row.name as Record<string, string> }
}

export async function listIssuers(tx: Tx): Promise<Issuer[]> {
  const rows = await tx
    .selectFrom('institution')
    .select(['id', 'slug', 'name', 'shortName', 'country', 'city', 'homepage'])
    .orderBy('slug')
    .execute()
  return rows.map((row) => ({ ...row, name: row.name as Record<string, string> }))
}
