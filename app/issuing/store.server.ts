/** The tables of issuing. Nobody else knows their columns. */
import { sql } from 'kysely'
import type { Ctx } from '../platform/ctx.ts'
import type { Tx } from '../platform/database.server.ts'
import type { Credential, EndReason } from './credential.ts'

export interface CredentialRow {
  readonly id: string
  readonly institutionId: string
  readonly batchId: string | null
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
  readonly issuedAt: Date | null
  readonly endedAt: Date | null
}

const columns = [
  'id',
  'institutionId',
  'batchId',
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
  'issuedAt',
  'endedAt',
  'endReason',
  'supersededBy',
] as const

type Stored = Omit<CredentialRow, 'credential' | 'language'> & {
  language: string
  state: string
  endReason: string | null
  supersededBy: string | null
}

function toRow({ state, endReason, supersededBy, ...row }: Stored): CredentialRow {
  return { ...row, language: row.language as CredentialRow['language'], credential: toCredential(state, endReason, supersededBy) }
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

/** The row, held until the transaction ends. `skip` leaves one that somebody else holds. */
export async function lock(tx: Tx, id: string, skip = false): Promise<CredentialRow | undefined> {
  const query = tx.selectFrom('credential').select(columns).where('id', '=', id)
  const row = await (skip ? query.forUpdate().skipLocked() : query.forUpdate()).executeTakeFirst()
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
    .where('basisId', 'in', bases)
    .where('state', 'in', ['pending', 'issued'])
    .execute()
  return new Set(rows.map(({ basisId }) => basisId))
}

/** Credentials of the institution in scope, newest first, at most 500. */
export async function list(tx: Tx, institution: string): Promise<CredentialRow[]> {
  const rows = await tx
    .selectFrom('credential')
    .select(columns)
    .where('institutionId', '=', institution)
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .limit(500)
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

/** Inserts the intent. False when the basis already has a valid credential: the database decides, so two processes never double. */
export async function insert(
  tx: Tx,
  row: Omit<CredentialRow, 'credential' | 'proof' | 'issuedAt' | 'endedAt'>,
): Promise<boolean> {
  const inserted = await tx
    .insertInto('credential')
    .values({ ...row, basisKind: 'completion', state: 'pending' })
    .onConflict((conflict) =>
      conflict.columns(['institutionId', 'basisKind', 'basisId']).where('state', 'in', ['pending', 'issued']).doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
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

/** Ids of credentials that wait for their signature, oldest first. */
export async function listPending(tx: Tx, institution: string, batch: string | null, limit: number): Promise<string[]> {
  const rows = await tx
    .selectFrom('credential')
    .select('id')
    .where('institutionId', '=', institution)
    .where('state', '=', 'pending')
    .$if(batch !== null, (query) => query.where('batchId', '=', batch))
    .orderBy('createdAt')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

export interface Batch {
  readonly id: string
  readonly createdAt: Date
  readonly total: number
  readonly issued: number
}

/** A batch and how far it has come. */
export async function readBatch(tx: Tx, id: string): Promise<Batch | undefined> {
  const batch = await tx.selectFrom('issueBatch').select(['id', 'createdAt', 'total']).where('id', '=', id).executeTakeFirst()
  if (!batch) return undefined
  const { count } = await tx
    .selectFrom('credential')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('batchId', '=', id)
    .where('state', '!=', 'pending')
    .executeTakeFirstOrThrow()
  return { ...batch, issued: Number(count) }
}

export async function insertBatch(tx: Tx, ctx: Ctx, id: string, total: number): Promise<void> {
  await tx
    .insertInto('issueBatch')
    .values({ institutionId: ctx.institution as string, id, createdBy: ctx.person, createdAt: ctx.now, total })
    .execute()
}

export async function setBatchTotal(tx: Tx, id: string, total: number): Promise<void> {
  await tx.updateTable('issueBatch').set({ total }).where('id', '=', id).execute()
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
export async function lockOpenStatusList(tx: Tx, institution: string, entries: number): Promise<StatusList | undefined> {
  return tx
    .selectFrom('statusList')
    .select(statusColumns)
    .where('institutionId', '=', institution)
    .where(sql<boolean>`taken + ${entries} <= length / 2`)
    .orderBy('number', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
}

/** A new list with the next number. Two at once: the unique number lets one through and the other finds it. */
export async function insertStatusList(tx: Tx, institution: string, id: string, length: number): Promise<void> {
  await tx
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
    .execute()
}

export async function takenIndices(tx: Tx, list: string): Promise<Set<number>> {
  const rows = await tx.selectFrom('credential').select('statusIndex').where('statusListId', '=', list).execute()
  return new Set(rows.map(({ statusIndex }) => statusIndex))
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
