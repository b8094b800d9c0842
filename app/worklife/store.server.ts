/** The tables of worklife. Nobody else knows their columns. */
import { sql } from 'kysely'
import type { Tx } from '../platform/database.server.ts'
import type { DeclineReason, EvidenceKind, Need, Outcome, StepCode, StepData } from './need.ts'
import type { PartnerKind } from './partner.ts'

export interface NeedRow {
  readonly id: string
  readonly institutionId: string
  readonly need: Need
  readonly stateAt: Date
  /** The institution that has taken on a need told to everybody. */
  readonly claimedBy: string | null
  readonly designId: string | null
  readonly joinedTo: { readonly institution: string; readonly need: string } | null
  readonly declineReason: DeclineReason | null
  readonly language: 'fi' | 'sv' | 'en'
  readonly problem: string
  readonly people: string
  readonly headCount: number | null
  readonly wantedWhen: string
  readonly evidenceKinds: readonly EvidenceKind[]
  readonly evidence: string
  readonly reportedAt: Date
}

const columns = [
  'id',
  'institutionId',
  'state',
  'stateAt',
  'claimedBy',
  'outcome',
  'designId',
  'joinedInstitution',
  'joinedTo',
  'declineReason',
  'language',
  'problem',
  'people',
  'headCount',
  'wantedWhen',
  'evidenceKinds',
  'evidence',
  'reportedAt',
] as const

interface Stored {
  id: string
  institutionId: string
  state: string
  stateAt: Date
  claimedBy: string | null
  outcome: string | null
  designId: string | null
  joinedInstitution: string | null
  joinedTo: string | null
  declineReason: string | null
  language: string
  problem: string
  people: string
  headCount: number | null
  wantedWhen: string
  evidenceKinds: string[]
  evidence: string
  reportedAt: Date
}

function toRow({ state, outcome, joinedInstitution, joinedTo, declineReason, language, evidenceKinds, ...row }: Stored): NeedRow {
  return {
    ...row,
    // The checks of the table hold these to the unions.
    language: language as NeedRow['language'],
    evidenceKinds: evidenceKinds as EvidenceKind[],
    declineReason: declineReason as DeclineReason | null,
    joinedTo: joinedTo && joinedInstitution ? { institution: joinedInstitution, need: joinedTo } : null,
    need: toNeed(state, outcome as Outcome | null, row.designId, joinedTo, declineReason as DeclineReason | null),
  }
}

function toNeed(
  state: string,
  outcome: Outcome | null,
  design: string | null,
  joinedTo: string | null,
  reason: DeclineReason | null,
): Need {
  if (state === 'reported' || state === 'read') return { state }
  if (state === 'takenUp' && design) return { state, design }
  if (state === 'joined' && joinedTo) return { state, need: joinedTo }
  if (state === 'declined' && reason) return { state, reason }
  if (state === 'answered' && outcome) return { state, outcome }
  throw new Error(`A need cannot be ${state}`)
}

/** A need of the institution in scope, or one told to everybody. */
export async function read(tx: Tx, id: string): Promise<NeedRow | undefined> {
  const row = await tx.selectFrom('need').select(columns).where('id', '=', id).executeTakeFirst()
  return row && toRow(row)
}

/** The same, held until the transaction ends. Only in the scope of its own institution. */
export async function lock(tx: Tx, id: string): Promise<NeedRow | undefined> {
  const row = await tx.selectFrom('need').select(columns).where('id', '=', id).forUpdate().executeTakeFirst()
  return row && toRow(row)
}

/** Needs of the institution in scope and those told to everybody: who waits to be read first, then who waits longest; answered ones last, the latest first. At most 500. */
export async function list(tx: Tx): Promise<NeedRow[]> {
  const rows = await tx
    .selectFrom('need')
    .select(columns)
    .orderBy(sql`array_position(array['reported', 'read', 'takenUp', 'joined', 'declined', 'answered'], state)`)
    .orderBy(sql`case when state = 'answered' then null else state_at end`)
    .orderBy('stateAt', 'desc')
    .limit(500)
    .execute()
  return rows.map(toRow)
}

export interface NewNeed {
  readonly id: string
  readonly institutionId: string
  readonly language: NeedRow['language']
  readonly problem: string
  readonly people: string
  readonly headCount: number | null
  readonly wantedWhen: string
  readonly evidenceKinds: readonly EvidenceKind[]
  readonly evidence: string
  readonly sentHash: Buffer
  readonly reportedAt: Date
}

/** Inserts a need, or returns the id of the one that this form made before. */
export async function insert(tx: Tx, row: NewNeed): Promise<{ id: string; isNew: boolean }> {
  const inserted = await tx
    .insertInto('need')
    .values({ ...row, evidenceKinds: [...row.evidenceKinds], state: 'reported', stateAt: row.reportedAt })
    .onConflict((conflict) => conflict.columns(['institutionId', 'sentHash']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (inserted) return { id: inserted.id, isNew: true }
  const { id } = await tx
    .selectFrom('need')
    .select('id')
    .where('sentHash', '=', row.sentHash)
    .where('institutionId', '=', row.institutionId)
    .executeTakeFirstOrThrow()
  return { id, isNew: false }
}

export async function save(
  tx: Tx,
  row: Pick<NeedRow, 'id' | 'need' | 'claimedBy'>,
  joinedInstitution: string | null,
  at: Date,
): Promise<void> {
  const { id, need, claimedBy } = row
  await tx
    .updateTable('need')
    .set({
      state: need.state,
      stateAt: at,
      claimedBy,
      ...(need.state === 'takenUp' ? { outcome: 'takenUp', designId: need.design } : {}),
      ...(need.state === 'joined' ? { outcome: 'joined', joinedTo: need.need, joinedInstitution } : {}),
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
  readonly phone: string
  /** May be asked more when training is planned. */
  readonly mayAsk: boolean
}

const contactColumns = ['name', 'organisation', 'email', 'phone', 'mayAsk'] as const

export async function insertContact(tx: Tx, institution: string, need: string, contact: Contact, at: Date): Promise<void> {
  await tx
    .insertInto('needContact')
    .values({ institutionId: institution, needId: need, ...contact, consentedAt: at })
    .execute()
}

export async function contact(tx: Tx, need: string): Promise<Contact | undefined> {
  return tx.selectFrom('needContact').select(contactColumns).where('needId', '=', need).executeTakeFirst()
}

export async function removeContact(tx: Tx, need: string): Promise<Contact | undefined> {
  return tx.deleteFrom('needContact').where('needId', '=', need).returning(contactColumns).executeTakeFirst()
}

/** Where the reporters of these needs work, by id of the need. */
export async function organisations(tx: Tx): Promise<Map<string, string>> {
  const rows = await tx.selectFrom('needContact').select(['needId', 'organisation']).where('organisation', '!=', '').execute()
  return new Map(rows.map(({ needId, organisation }) => [needId, organisation]))
}

/** Empties the letters to an address that these words single out, sent or not. What has not left does not leave. */
export async function eraseMail(
  tx: Tx,
  institution: string,
  recipient: string,
  words: readonly string[],
  at: Date,
): Promise<void> {
  const letters = await tx
    .selectFrom('mail')
    .select(['id', 'body', 'sentAt'])
    .where('institutionId', '=', institution)
    .where('recipient', '=', recipient)
    .where('personId', 'is', null)
    .execute()
  for (const { id, body, sentAt } of letters)
    if (words.some((word) => body.includes(word)))
      await tx
        .updateTable('mail')
        .set({ recipient: '', subject: '', body: '', sentAt: sentAt ?? at })
        .where('id', '=', id)
        .execute()
}

export interface Step {
  readonly at: Date
  readonly step: StepCode
  readonly data: StepData
}

export async function addStep(tx: Tx, institution: string, need: string, id: string, step: Step): Promise<void> {
  await tx
    .insertInto('needStep')
    .values({ institutionId: institution, needId: need, id, at: step.at, step: step.step, data: JSON.stringify(step.data) })
    .execute()
}

/** What has happened, oldest first; credentials are counted, not listed. */
export async function steps(tx: Tx, need: string): Promise<Step[]> {
  const rows = await tx
    .selectFrom('needStep')
    .select(['at', 'step', 'data'])
    .where('needId', '=', need)
    .where('step', 'not in', ['earned', 'unearned'])
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map(({ at, step, data }) => ({ at, step: step as StepCode, data: data as StepData }))
}

export interface Earned {
  /** Credentials that are valid now. */
  readonly count: number
  readonly since: Date | null
}

export async function earned(tx: Tx, need: string): Promise<Earned> {
  const row = await tx
    .selectFrom('needStep')
    .select([
      sql<number>`coalesce(sum(coalesce((data->>'count')::integer, 1) * case step when 'earned' then 1 when 'unearned' then -1 else 0 end), 0)`.as(
        'count',
      ),
      sql<Date | null>`min(at) filter (where step = 'earned')`.as('since'),
    ])
    .where('needId', '=', need)
    .executeTakeFirstOrThrow()
  return { count: Math.max(0, Number(row.count)), since: row.since }
}

export interface Addressee {
  readonly id: string
  readonly slug: string
  readonly name: Readonly<Record<string, string>>
  readonly shortName: string
  readonly isNetwork: boolean
}

/** Institutions a need may be told to, everybody together first. */
export async function addressees(tx: Tx): Promise<Addressee[]> {
  const rows = await tx
    .selectFrom('institution')
    .select(['id', 'slug', 'name', 'shortName', 'isNetwork'])
    .orderBy('isNetwork', 'desc')
    .orderBy('shortName')
    .execute()
  return rows.map((row) => ({ ...row, name: row.name as Record<string, string> }))
}

/** Coordinators of the institution in scope; of every institution in the scope of the network. */
export async function coordinators(tx: Tx): Promise<string[]> {
  const rows = await tx.selectFrom('membership').select('personId').distinct().where('role', '=', 'workLifeCoordinator').execute()
  return rows.map(({ personId }) => personId)
}

export interface PartnerRow {
  readonly id: string
  readonly name: string
  readonly kind: PartnerKind
  readonly city: string
  readonly revision: number
}

export interface PartnerContact {
  readonly name: string
  readonly email: string
  readonly phone: string
  /** YYYY-MM-DD */
  readonly consentedOn: string
}

const partnerColumns = ['id', 'name', 'kind', 'city', 'revision'] as const

export async function listPartners(tx: Tx): Promise<PartnerRow[]> {
  const rows = await tx.selectFrom('partner').select(partnerColumns).orderBy(sql`lower(name)`).limit(500).execute()
  return rows.map((row) => ({ ...row, kind: row.kind as PartnerKind }))
}

export async function readPartner(tx: Tx, id: string): Promise<PartnerRow | undefined> {
  const row = await tx.selectFrom('partner').select(partnerColumns).where('id', '=', id).executeTakeFirst()
  return row && { ...row, kind: row.kind as PartnerKind }
}

export async function readPartnerNamed(tx: Tx, name: string): Promise<PartnerRow | undefined> {
  const row = await tx
    .selectFrom('partner')
    .select(partnerColumns)
    .where(sql<boolean>`lower(name) = lower(${name})`)
    .executeTakeFirst()
  return row && { ...row, kind: row.kind as PartnerKind }
}

/** False when an organisation of this name is in the list already. */
export async function insertPartner(
  tx: Tx,
  institution: string,
  partner: Omit<PartnerRow, 'revision'>,
  at: Date,
): Promise<boolean> {
  const added = await tx
    .insertInto('partner')
    .values({ institutionId: institution, ...partner, createdAt: at })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}

/** False when somebody has changed it since `revision`. */
export async function savePartner(tx: Tx, partner: PartnerRow): Promise<boolean> {
  const { id, revision, name, kind, city } = partner
  const saved = await tx
    .updateTable('partner')
    .set({ name, kind, city, revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .returning('id')
    .executeTakeFirst()
  return saved !== undefined
}

export async function partnerContacts(tx: Tx): Promise<Map<string, PartnerContact>> {
  const rows = await tx.selectFrom('partnerContact').select(['partnerId', 'name', 'email', 'phone', 'consentedOn']).execute()
  return new Map(rows.map(({ partnerId, ...row }) => [partnerId, { ...row, consentedOn: String(row.consentedOn) }]))
}

/** Writes the contact of a partner, or removes it. */
export async function savePartnerContact(
  tx: Tx,
  institution: string,
  partner: string,
  contact: PartnerContact | null,
): Promise<void> {
  await tx.deleteFrom('partnerContact').where('partnerId', '=', partner).execute()
  if (contact)
    await tx
      .insertInto('partnerContact')
      .values({ institutionId: institution, partnerId: partner, ...contact })
      .execute()
}
