/** The tables of worklife. Nobody else knows their columns. */
import type { Tx } from '../platform/database.server.ts'
import type { DeclineReason, Need } from './need.ts'

export interface NeedRow {
  readonly id: string
  readonly institutionId: string
  readonly need: Need
  readonly language: 'fi' | 'sv' | 'en'
  readonly problem: string
  readonly people: string
  readonly headCount: number | null
  readonly wantedWhen: string
  readonly evidence: string
  readonly reportedAt: Date
  readonly designId: string | null
}

const columns = ['id', 'institutionId', 'state', 'outcome', 'designId', 'joinedTo', 'declineReason', 'language', 'problem', 'people', 'headCount', 'wantedWhen', 'evidence', 'reportedAt'] as const

interface Stored {
  id: string
  institutionId: string
  state: string
  outcome: string | null
  designId: string | null
  joinedTo: string | null
  declineReason: string | null
  language: string
  problem: string
  people: string
  headCount: number | null
  wantedWhen: string
  evidence: string
  reportedAt: Date
}

function toRow({ state, outcome, joinedTo, declineReason, language, ...row }: Stored): NeedRow {
  return { ...row, language: language as NeedRow['language'], need: toNeed(state, outcome, row.designId, joinedTo, declineReason) }
}

function toNeed(state: string, outcome: string | null, design: string | null, joinedTo: string | null, reason: string | null): Need {
  switch (state) {
    case 'reported':
    case 'read':
      return { state }
    case 'takenUp':
      return { state, design: design ?? '' }
    case 'joined':
      return { state, need: joinedTo ?? '' }
    case 'declined':
      return { state, reason: reason as DeclineReason }
    case 'answered':
      return { state, outcome: outcome as 'takenUp' | 'joined' | 'declined' }
    default:
      throw new Error(`A need cannot be ${state}`)
  }
}

export async function read(tx: Tx, id: string): Promise<NeedRow | undefined> {
  const row = await tx.selectFrom('need').select(columns).where('id', '=', id).executeTakeFirst()
  return row && toRow(row)
}

export async function lock(tx: Tx, id: string): Promise<NeedRow | undefined> {
  const row = await tx.selectFrom('need').select(columns).where('id', '=', id).forUpdate().executeTakeFirst()
  return row && toRow(row)
}

/** Needs of the institution in scope and those addressed to everybody, newest first, at most 500. */
export async function list(tx: Tx): Promise<NeedRow[]> {
  const rows = await tx.selectFrom('need').select(columns).orderBy('reportedAt', 'desc').limit(500).execute()
  return rows.map(toRow)
}

/** Inserts a need, or returns the id of the one that this form made before. */
export async function insert(tx: Tx, row: Omit<NeedRow, 'need' | 'designId'> & { sentToken: string }): Promise<{ id: string; isNew: boolean }> {
  const inserted = await tx
    .insertInto('need')
    .values({ ...row, state: 'reported' })
    .onConflict((conflict) => conflict.columns(['institutionId', 'sentToken']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (inserted) return { id: inserted.id, isNew: true }
  const { id } = await tx.selectFrom('need').select('id').where('sentToken', '=', row.sentToken).where('institutionId', '=', row.institutionId).executeTakeFirstOrThrow()
  return { id, isNew: false }
}

export async function save(tx: Tx, id: string, need: Need, at: Date): Promise<void> {
  await tx
    .updateTable('need')
    .set({
      state: need.state,
      ...(need.state === 'takenUp' ? { outcome: 'takenUp', designId: need.design } : {}),
      ...(need.state === 'joined' ? { outcome: 'joined', joinedTo: need.need } : {}),
      ...(need.state === 'declined' ? { outcome: 'declined', declineReason: need.reason } : {}),
      ...(need.state === 'answered' ? { answeredAt: at } : {}),
    })
    .where('id', '=', id)
    .execute()
}

export interface Contact {
  readonly name: string
  readonly organisation: string
  readonly email: string
}

export async function insertContact(tx: Tx, institution: string, need: string, contact: Contact): Promise<void> {
  await tx.insertInto('needContact').values({ institutionId: institution, needId: need, ...contact }).execute()
}

export async function contact(tx: Tx, need: string): Promise<Contact | undefined> {
  return tx.selectFrom('needContact').select(['name', 'organisation', 'email']).where('needId', '=', need).executeTakeFirst()
}

export async function removeContact(tx: Tx, need: string): Promise<boolean> {
  return (await tx.deleteFrom('needContact').where('needId', '=', need).returning('needId').executeTakeFirst()) !== undefined
}

export async function contacts(tx: Tx): Promise<Map<string, Contact>> {
  const rows = await tx.selectFrom('needContact').select(['needId', 'name', 'organisation', 'email']).execute()
  return new Map(rows.map(({ needId, ...row }) => [needId, row]))
}

export interface Step {
  readonly at: Date
  readonly step: string
  readonly data: Readonly<Record<string, string | number>>
}

export async function addStep(tx: Tx, institution: string, need: string, id: string, step: Step): Promise<void> {
  await tx.insertInto('needStep').values({ institutionId: institution, needId: need, id, at: step.at, step: step.step, data: JSON.stringify(step.data) }).execute()
}

export async function steps(tx: Tx, need: string): Promise<Step[]> {
  const rows = await tx.selectFrom('needStep').select(['at', 'step', 'data']).where('needId', '=', need).orderBy('at').orderBy('id').execute()
  return rows.map((row) => ({ ...row, data: row.data as Step['data'] }))
}

export interface Addressee {
  readonly id: string
  readonly slug: string
  readonly name: Readonly<Record<string, string>>
  readonly shortName: string
  readonly isNetwork: boolean
}

/** Institutions a need may be addressed to, the network last. */
export async function addressees(tx: Tx): Promise<Addressee[]> {
  const rows = await tx.selectFrom('institution').select(['id', 'slug', 'name', 'shortName', 'isNetwork']).orderBy('isNetwork').orderBy('shortName').execute()
  return rows.map((row) => ({ ...row, name: row.name as Record<string, string> }))
}

/** People of the institution in scope with a role. */
export async function peopleWithRole(tx: Tx, role: string): Promise<string[]> {
  const rows = await tx.selectFrom('membership').select('personId').where('role', '=', role).execute()
  return rows.map(({ personId }) => personId)
}
