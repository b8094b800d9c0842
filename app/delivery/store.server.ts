/** The tables of delivery. Nobody else knows their columns. */
import { sql, type Tx } from '../platform/database.server.ts'
import type { AnnulReason, Completion } from './completion.ts'
import type { Enrolment } from './enrolment.ts'
import type { OfferingState } from './offering.ts'
import type { RecognitionState } from './recognition.ts'

export interface OfferingRow {
  readonly id: string
  readonly institutionId: string
  readonly microCredentialId: string
  readonly versionId: string
  readonly code: string
  readonly title: Readonly<Record<string, string>>
  readonly needs: readonly string[]
  readonly state: OfferingState
  readonly startsOn: string
  readonly endsOn: string
  readonly seats: number
  readonly seatsTaken: number
  readonly priceCents: number
  readonly language: 'fi' | 'sv' | 'en'
  readonly opensAt: Date
  readonly closesAt: Date
  readonly note: string
}

const offeringColumns = [
  'id',
  'institutionId',
  'microCredentialId',
  'versionId',
  'code',
  'title',
  'needs',
  'state',
  'startsOn',
  'endsOn',
  'seats',
  'seatsTaken',
  'priceCents',
  'language',
  'opensAt',
  'closesAt',
  'note',
] as const

export async function readOffering(tx: Tx, id: string): Promise<OfferingRow | undefined> {
  return (await tx.selectFrom('offering').select(offeringColumns).where('id', '=', id).executeTakeFirst()) as
    | OfferingRow
    | undefined
}

export async function readOfferings(tx: Tx, ids: readonly string[]): Promise<Map<string, OfferingRow>> {
  const rows = (await tx
    .selectFrom('offering')
    .select(offeringColumns)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()) as OfferingRow[]
  return new Map(rows.map((row) => [row.id, row]))
}

/** The row, held until the transaction ends: seats of one offering are given one after another. */
export async function lockOffering(tx: Tx, id: string): Promise<OfferingRow | undefined> {
  return (await tx.selectFrom('offering').select(offeringColumns).where('id', '=', id).forUpdate().executeTakeFirst()) as
    | OfferingRow
    | undefined
}

/** Offerings of one institution, the next to start first. */
export async function listOfferings(tx: Tx, institution: string): Promise<OfferingRow[]> {
  return (await tx
    .selectFrom('offering')
    .select(offeringColumns)
    .where('institutionId', '=', institution)
    .orderBy('startsOn', 'desc')
    .limit(500)
    .execute()) as OfferingRow[]
}

/** Offerings of these micro-credentials that the public may see and that are not over, by start day. */
export async function listPublicOfferings(tx: Tx, microCredentials: readonly string[]): Promise<OfferingRow[]> {
  if (microCredentials.length === 0) return []
  const rows = await tx
    .selectFrom('offering')
    .select(offeringColumns)
    .where('microCredentialId', 'in', microCredentials)
    .where('state', 'in', ['open', 'running', 'assessing'])
    .orderBy('startsOn')
    .limit(1000)
    .execute()
  return rows as OfferingRow[]
}

export async function insertOffering(tx: Tx, row: Omit<OfferingRow, 'state' | 'seatsTaken'>, at: Date): Promise<void> {
  await tx
    .insertInto('offering')
    .values({ ...row, title: JSON.stringify(row.title), needs: JSON.stringify(row.needs), state: 'planned', createdAt: at })
    .execute()
}

export async function saveOffering(tx: Tx, id: string, state: OfferingState): Promise<void> {
  await tx.updateTable('offering').set({ state }).where('id', '=', id).execute()
}

/** Takes or gives back seats. The database refuses to go over. */
export async function addSeats(tx: Tx, id: string, count: number): Promise<void> {
  await tx
    .updateTable('offering')
    .set((eb) => ({ seatsTaken: eb('seatsTaken', '+', count) }))
    .where('id', '=', id)
    .execute()
}

export type IdentityHow = 'notChecked' | 'document' | 'strongSignIn' | 'knownStudent'

export interface EnrolmentRow {
  readonly id: string
  readonly institutionId: string
  readonly offeringId: string
  readonly personId: string | null
  readonly enrolment: Enrolment
  readonly givenName: string
  readonly familyName: string
  readonly dateOfBirth: string
  readonly email: string
  readonly locale: 'fi' | 'sv' | 'en'
  readonly nonDisclosure: boolean
  readonly identityHow: IdentityHow
  readonly identityAt: Date | null
  readonly appliedAt: Date
}

const enrolmentColumns = [
  'id',
  'institutionId',
  'offeringId',
  'personId',
  'state',
  'givenName',
  'familyName',
  'dateOfBirth',
  'email',
  'locale',
  'nonDisclosure',
  'identityHow',
  'identityAt',
  'appliedAt',
  'waitingSince',
  'endedBy',
] as const

interface StoredEnrolment extends Omit<EnrolmentRow, 'enrolment' | 'locale' | 'identityHow'> {
  locale: string
  identityHow: string
  state: string
  waitingSince: Date | null
  endedBy: string | null
}

function toEnrolment({ state, waitingSince, endedBy, locale, identityHow, ...row }: StoredEnrolment): EnrolmentRow {
  const enrolment = (
    state === 'waiting'
      ? { state, since: waitingSince ?? row.appliedAt }
      : state === 'withdrawn'
        ? { state, by: endedBy }
        : { state }
  ) as Enrolment
  return { ...row, locale: locale as EnrolmentRow['locale'], identityHow: identityHow as IdentityHow, enrolment }
}

export async function readEnrolment(tx: Tx, id: string): Promise<EnrolmentRow | undefined> {
  const row = await tx.selectFrom('enrolment').select(enrolmentColumns).where('id', '=', id).executeTakeFirst()
  return row && toEnrolment(row)
}

export async function readEnrolments(tx: Tx, ids: readonly string[]): Promise<Map<string, EnrolmentRow>> {
  const rows = await tx
    .selectFrom('enrolment')
    .select(enrolmentColumns)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.id, toEnrolment(row)]))
}

export async function lockEnrolment(tx: Tx, id: string): Promise<EnrolmentRow | undefined> {
  const row = await tx.selectFrom('enrolment').select(enrolmentColumns).where('id', '=', id).forUpdate().executeTakeFirst()
  return row && toEnrolment(row)
}

/** The enrolments of an offering, held in the order of their ids, so that two who hold many come one after the other. */
export async function lockEnrolments(tx: Tx, offering: string): Promise<EnrolmentRow[]> {
  const rows = await tx
    .selectFrom('enrolment')
    .select(enrolmentColumns)
    .where('offeringId', '=', offering)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map(toEnrolment)
}

export async function listEnrolments(tx: Tx, offering: string): Promise<EnrolmentRow[]> {
  const rows = await tx
    .selectFrom('enrolment')
    .select(enrolmentColumns)
    .where('offeringId', '=', offering)
    .orderBy('appliedAt')
    .orderBy('id')
    .execute()
  return rows.map(toEnrolment)
}

/** How many have applied to each offering and have no answer, and since when the first of them waits. */
export async function waiting(tx: Tx, institution: string): Promise<Map<string, { count: number; since: Date }>> {
  const rows = await tx
    .selectFrom('enrolment')
    .select((eb) => ['offeringId', eb.fn.countAll<number>().as('count'), eb.fn.min<Date>('appliedAt').as('since')])
    .where('institutionId', '=', institution)
    .where('state', 'in', ['applied', 'waiting'])
    .groupBy('offeringId')
    .execute()
  return new Map(rows.map(({ offeringId, count, since }) => [offeringId, { count: Number(count), since }]))
}

export async function listOwnEnrolments(tx: Tx, person: string): Promise<EnrolmentRow[]> {
  const rows = await tx
    .selectFrom('enrolment')
    .select(enrolmentColumns)
    .where('personId', '=', person)
    .orderBy('appliedAt', 'desc')
    .execute()
  return rows.map(toEnrolment)
}

/** Inserts an application, or returns the one that the person made before. */
export async function insertEnrolment(
  tx: Tx,
  row: Omit<EnrolmentRow, 'enrolment' | 'identityHow' | 'identityAt'>,
): Promise<{ id: string; isNew: boolean }> {
  const inserted = await tx
    .insertInto('enrolment')
    .values({ ...row, state: 'applied' })
    .onConflict((conflict) => conflict.columns(['institutionId', 'offeringId', 'personId']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (inserted) return { id: inserted.id, isNew: true }
  const { id } = await tx
    .selectFrom('enrolment')
    .select('id')
    .where('offeringId', '=', row.offeringId)
    .where('personId', '=', row.personId)
    .executeTakeFirstOrThrow()
  return { id, isNew: false }
}

export async function saveEnrolment(tx: Tx, id: string, enrolment: Enrolment): Promise<void> {
  await tx
    .updateTable('enrolment')
    .set({
      state: enrolment.state,
      waitingSince: enrolment.state === 'waiting' ? enrolment.since : null,
      ...(enrolment.state === 'withdrawn' ? { endedBy: enrolment.by } : {}),
    })
    .where('id', '=', id)
    .execute()
}

export async function saveIdentity(tx: Tx, id: string, how: IdentityHow, by: string | null, at: Date): Promise<void> {
  await tx
    .updateTable('enrolment')
    .set(
      how === 'notChecked'
        ? { identityHow: how, identityBy: null, identityAt: null }
        : { identityHow: how, identityBy: by, identityAt: at },
    )
    .where('id', '=', id)
    .execute()
}

export async function saveGivenIdentity(
  tx: Tx,
  id: string,
  given: Pick<EnrolmentRow, 'givenName' | 'familyName' | 'email'>,
): Promise<void> {
  await tx.updateTable('enrolment').set(given).where('id', '=', id).execute()
}

export interface ResultRow {
  readonly enrolmentId: string
  readonly outcome: string
  readonly met: boolean
  readonly grade: string | null
  readonly feedback: string
  readonly revision: number
  readonly assessedAt: Date
}

export async function results(tx: Tx, enrolments: readonly string[]): Promise<ResultRow[]> {
  if (enrolments.length === 0) return []
  return tx
    .selectFrom('result')
    .select(['enrolmentId', 'outcome', 'met', 'grade', 'feedback', 'revision', 'assessedAt'])
    .where('enrolmentId', 'in', enrolments)
    .execute()
}

/** Writes a result if it still has the revision that was seen (0: none yet). False when somebody wrote meanwhile. */
export async function writeResult(
  tx: Tx,
  institution: string,
  row: Omit<ResultRow, 'revision'> & { assessedBy: string },
  seenRevision: number,
): Promise<boolean> {
  const values = { ...row, institutionId: institution }
  if (seenRevision === 0) {
    const inserted = await tx
      .insertInto('result')
      .values(values)
      .onConflict((conflict) => conflict.doNothing())
      .returning('outcome')
      .executeTakeFirst()
    return inserted !== undefined
  }
  const updated = await tx
    .updateTable('result')
    .set({
      met: row.met,
      grade: row.grade,
      feedback: row.feedback,
      assessedBy: row.assessedBy,
      assessedAt: row.assessedAt,
      revision: seenRevision + 1,
    })
    .where('enrolmentId', '=', row.enrolmentId)
    .where('outcome', '=', row.outcome)
    .where('revision', '=', seenRevision)
    .returning('outcome')
    .executeTakeFirst()
  return updated !== undefined
}

export interface RecognitionRow {
  readonly id: string
  readonly institutionId: string
  readonly enrolmentId: string
  readonly state: RecognitionState
  readonly requestedAt: Date
  readonly decidedAt: Date | null
  readonly outcomes: readonly { outcome: string; note: string; granted: boolean | null; reason: string | null }[]
}

export async function recognitions(tx: Tx, enrolments: readonly string[]): Promise<RecognitionRow[]> {
  if (enrolments.length === 0) return []
  const rows = await tx
    .selectFrom('recognition')
    .select(['id', 'institutionId', 'enrolmentId', 'state', 'requestedAt', 'decidedAt'])
    .where('enrolmentId', 'in', enrolments)
    .orderBy('requestedAt')
    .execute()
  if (rows.length === 0) return []
  const outcomes = await tx
    .selectFrom('recognitionOutcome')
    .select(['recognitionId', 'outcome', 'note', 'granted', 'reason'])
    .where(
      'recognitionId',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('outcome')
    .execute()
  return rows.map((row) => ({
    ...row,
    state: row.state as RecognitionState,
    outcomes: outcomes.filter(({ recognitionId }) => recognitionId === row.id),
  }))
}

export async function lockRecognition(tx: Tx, id: string): Promise<RecognitionRow | undefined> {
  const row = await tx.selectFrom('recognition').select('enrolmentId').where('id', '=', id).forUpdate().executeTakeFirst()
  return row && (await recognitions(tx, [row.enrolmentId])).find((candidate) => candidate.id === id)
}

export async function insertRecognition(
  tx: Tx,
  institution: string,
  id: string,
  enrolment: string,
  asked: readonly { outcome: string; note: string }[],
  at: Date,
): Promise<void> {
  await tx
    .insertInto('recognition')
    .values({ institutionId: institution, id, enrolmentId: enrolment, state: 'requested', requestedAt: at })
    .execute()
  await tx
    .insertInto('recognitionOutcome')
    .values(asked.map(({ outcome, note }) => ({ institutionId: institution, recognitionId: id, outcome, note })))
    .execute()
}

export async function saveRecognition(
  tx: Tx,
  id: string,
  state: RecognitionState,
  judgements: readonly { outcome: string; granted: boolean; reason: string }[],
  by: string | null,
  at: Date,
): Promise<void> {
  await tx.updateTable('recognition').set({ state, decidedBy: by, decidedAt: at }).where('id', '=', id).execute()
  for (const { outcome, granted, reason } of judgements)
    await tx
      .updateTable('recognitionOutcome')
      .set({ granted, reason })
      .where('recognitionId', '=', id)
      .where('outcome', '=', outcome)
      .execute()
}

export interface CompletionRow {
  readonly id: string
  readonly institutionId: string
  readonly enrolmentId: string
  readonly offeringId: string
  readonly versionId: string
  readonly completion: Completion
  readonly grade: string | null
  readonly results: readonly { outcome: string; by: 'assessment' | 'recognition' }[]
  readonly completedOn: string | null
  readonly decidedBy: string | null
  readonly decidedAt: Date | null
}

const completionColumns = [
  'id',
  'institutionId',
  'enrolmentId',
  'offeringId',
  'versionId',
  'state',
  'grade',
  'results',
  'completedOn',
  'decidedBy',
  'decidedAt',
  'annulReason',
] as const

function toCompletion({
  state,
  annulReason,
  results: stored,
  ...row
}: { state: string; annulReason: string | null; results: unknown } & Omit<
  CompletionRow,
  'completion' | 'results'
>): CompletionRow {
  const completion = (state === 'annulled' ? { state, reason: annulReason as AnnulReason } : { state }) as Completion
  return { ...row, completion, results: stored as CompletionRow['results'] }
}

export async function readCompletion(tx: Tx, id: string): Promise<CompletionRow | undefined> {
  const row = await tx.selectFrom('completion').select(completionColumns).where('id', '=', id).executeTakeFirst()
  return row && toCompletion(row)
}

export async function lockCompletion(tx: Tx, id: string): Promise<CompletionRow | undefined> {
  const row = await tx.selectFrom('completion').select(completionColumns).where('id', '=', id).forUpdate().executeTakeFirst()
  return row && toCompletion(row)
}

export async function readCompletions(tx: Tx, ids: readonly string[]): Promise<CompletionRow[]> {
  const rows = await tx
    .selectFrom('completion')
    .select(completionColumns)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
  return rows.map(toCompletion)
}

/** The rows, held in the order of their ids, so that two who hold many come one after the other. */
export async function lockCompletions(tx: Tx, ids: readonly string[]): Promise<CompletionRow[]> {
  const rows = await tx
    .selectFrom('completion')
    .select(completionColumns)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map(toCompletion)
}

/** Completions that are not annulled, by enrolment. */
export async function completionsOf(tx: Tx, enrolments: readonly string[]): Promise<Map<string, CompletionRow>> {
  if (enrolments.length === 0) return new Map()
  const rows = await tx
    .selectFrom('completion')
    .select(completionColumns)
    .where('enrolmentId', 'in', enrolments)
    .where('state', '!=', 'annulled')
    .execute()
  return new Map(rows.map((row) => [row.enrolmentId, toCompletion(row)]))
}

/** Ids of every decided completion of an institution, oldest first. */
export async function listDecidedIds(tx: Tx, institution: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('completion')
    .select('id')
    .where('institutionId', '=', institution)
    .where('state', '=', 'decided')
    .orderBy('decidedAt')
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

export async function insertCompletion(tx: Tx, row: Omit<CompletionRow, 'completion'>, at: Date): Promise<void> {
  await tx
    .insertInto('completion')
    .values({ ...row, results: JSON.stringify(row.results), state: 'decided', createdAt: at })
    .execute()
}

export async function annul(tx: Tx, id: string, reason: AnnulReason, at: Date): Promise<void> {
  await tx
    .updateTable('completion')
    .set({ state: 'annulled', annulledAt: at, annulReason: reason })
    .where('id', '=', id)
    .execute()
}

export async function isNonDisclosed(tx: Tx, person: string): Promise<boolean> {
  return (
    (await tx.selectFrom('person').select('nonDisclosure').where('id', '=', person).executeTakeFirst())?.nonDisclosure ?? false
  )
}

export async function saveNonDisclosure(tx: Tx, institution: string, person: string, isHidden: boolean): Promise<void> {
  await tx
    .updateTable('enrolment')
    .set({ nonDisclosure: isHidden })
    .where('institutionId', '=', institution)
    .where('personId', '=', person)
    .execute()
}

export async function nonDisclosedAmong(tx: Tx, completions: readonly string[]): Promise<Set<string>> {
  if (completions.length === 0) return new Set()
  const rows = await tx
    .selectFrom('completion')
    .innerJoin('enrolment', (join) =>
      join.onRef('enrolment.institutionId', '=', 'completion.institutionId').onRef('enrolment.id', '=', 'completion.enrolmentId'),
    )
    .select('completion.id')
    .where('completion.id', 'in', completions)
    .where('enrolment.nonDisclosure', '=', true)
    .execute()
  return new Set(rows.map(({ id }) => id))
}
