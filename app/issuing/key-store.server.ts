/** What the signing keys of an institution have signed, and what becomes of it, in the tables. */
import { sql } from 'kysely'
import type { Tx } from '../platform/database.server.ts'
import type { CredentialRow, Key } from './store.server.ts'

const keyColumns = ['id', 'publicKeyMultibase', 'createdAt', 'retiredAt', 'compromisedAt'] as const

/** The newest key that signs, held so that nobody rotates it before the transaction ends. Several may hold it so. */
export async function shareSigning(tx: Tx, institution: string): Promise<Key | undefined> {
  return tx
    .selectFrom('issuerKey')
    .select(keyColumns)
    .where('institutionId', '=', institution)
    .where('retiredAt', 'is', null)
    .where('compromisedAt', 'is', null)
    .orderBy('createdAt', 'desc')
    .limit(1)
    .forShare()
    .executeTakeFirst()
}

/** A key, held until the transaction ends: nobody begins to sign with it meanwhile. */
export async function lockKey(tx: Tx, institution: string, id: string): Promise<Key | undefined> {
  return tx
    .selectFrom('issuerKey')
    .select(keyColumns)
    .where('institutionId', '=', institution)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function readKey(tx: Tx, institution: string, id: string): Promise<Key | undefined> {
  return tx
    .selectFrom('issuerKey')
    .select(keyColumns)
    .where('institutionId', '=', institution)
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function saveKey(
  tx: Tx,
  id: string,
  { retiredAt, compromisedAt }: Pick<Key, 'retiredAt' | 'compromisedAt'>,
): Promise<void> {
  await tx.updateTable('issuerKey').set({ retiredAt, compromisedAt }).where('id', '=', id).execute()
}

export async function removeSecret(tx: Tx, key: string): Promise<void> {
  await tx.deleteFrom('issuerSecret').where('keyId', '=', key).execute()
}

/** What waits for a signature is signed by another key. Waits for who is signing it now. */
export async function passPending(tx: Tx, institution: string, from: string, to: string): Promise<void> {
  await tx
    .updateTable('credential')
    .set({ keyId: to })
    .where('institutionId', '=', institution)
    .where('keyId', '=', from)
    .where('state', '=', 'pending')
    .execute()
}

export interface Signed {
  readonly signed: number
  /** Still valid. */
  readonly valid: number
}

/** How many credentials each key of the institution has signed. */
export async function signedByKey(tx: Tx, institution: string): Promise<Map<string, Signed>> {
  const rows = await tx
    .selectFrom('credential')
    .select(['keyId', sql<number>`count(*)`.as('signed'), sql<number>`count(*) filter (where state = 'issued')`.as('valid')])
    .where('institutionId', '=', institution)
    .where('state', '!=', 'pending')
    .groupBy('keyId')
    .execute()
  return new Map(rows.map(({ keyId, signed, valid }) => [keyId, { signed, valid }]))
}

export interface Consequences {
  /** Valid, signed before the moment. */
  readonly staying: number
  /** Valid, signed at or after it. */
  readonly failing: number
  /** Not signed yet. */
  readonly pending: number
  /** Revoked or replaced already. */
  readonly ended: number
}

/** What the signatures of a key are, split at a moment, by our own record of when each was made. */
export async function splitAt(tx: Tx, institution: string, key: string, from: Date): Promise<Consequences> {
  return tx
    .selectFrom('credential')
    .select([
      sql<number>`count(*) filter (where state = 'issued' and issued_at < ${from})`.as('staying'),
      sql<number>`count(*) filter (where state = 'issued' and issued_at >= ${from})`.as('failing'),
      sql<number>`count(*) filter (where state = 'pending')`.as('pending'),
      sql<number>`count(*) filter (where state in ('revoked', 'superseded'))`.as('ended'),
    ])
    .where('institutionId', '=', institution)
    .where('keyId', '=', key)
    .executeTakeFirstOrThrow()
}

/** Some valid credentials that a key signed at or after a moment, held; those that somebody else holds are left out. */
export async function lockFailing(tx: Tx, institution: string, key: string, from: Date, limit: number): Promise<string[]> {
  const rows = await tx
    .selectFrom('credential')
    .select('id')
    .where('institutionId', '=', institution)
    .where('keyId', '=', key)
    .where('state', '=', 'issued')
    .where('issuedAt', '>=', from)
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()
  return rows.map(({ id }) => id)
}

/** Of a revoked key: what has no valid one in its place. Valid ones, and those that ended with the key and whose basis has no valid credential. */
const toIssueAgain = (tx: Tx, institution: string, key: string) =>
  tx
    .selectFrom('credential')
    .where('institutionId', '=', institution)
    .where('keyId', '=', key)
    .where((eb) =>
      eb.or([
        eb('state', '=', 'issued'),
        eb.and([eb('state', '=', 'revoked'), eb('endReason', '=', 'keyCompromised'), eb('supersededBy', 'is', null)]),
      ]),
    )
    .where(
      sql<boolean>`(state = 'issued' or not exists (
        select from credential other
        where other.institution_id = credential.institution_id and other.basis_kind = credential.basis_kind
          and other.basis_id = credential.basis_id and other.state in ('pending', 'issued')))`,
    )

export async function countToIssueAgain(tx: Tx, institution: string, key: string): Promise<number> {
  const { count } = await toIssueAgain(tx, institution, key).select(sql<number>`count(*)`.as('count')).executeTakeFirstOrThrow()
  return count
}

/** The next of them after an id, in the order of their ids. */
export async function listToIssueAgain(
  tx: Tx,
  institution: string,
  key: string,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const rows = await toIssueAgain(tx, institution, key)
    .select('id')
    .$if(after !== null, (query) => query.where('id', '>', after))
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/** Says which credential was issued in the place of one that had ended. */
export async function linkReplacement(tx: Tx, id: string, by: string): Promise<void> {
  await tx.updateTable('credential').set({ supersededBy: by }).where('id', '=', id).execute()
}

/** A credential by its address, whoever asks: in the scope of its institution. */
export async function readByUrl(tx: Tx, url: string): Promise<Pick<CredentialRow, 'id'> | undefined> {
  return tx.selectFrom('credential').select('id').where('url', '=', url).executeTakeFirst()
}
