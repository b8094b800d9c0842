/** Offerings, enrolments, results, recognition and completions. */
import { z } from 'zod'
import { must } from '../people/policy.ts'
import { record } from '../platform/audit.server.ts'
import { type Ctx, dayOf, forInstitution } from '../platform/ctx.ts'
import { inScopeOf, inTransaction, type Tx } from '../platform/database.server.ts'
import { type Decision, refuse } from '../platform/decision.ts'
import { BadInput, found, NotFound } from '../platform/errors.ts'
import { isId } from '../platform/ids.server.ts'
import { limitRate } from '../platform/limits.server.ts'
import { queueMail } from '../platform/mail.server.ts'
import { inLocale, text } from '../platform/texts.ts'
import { readVersion, type VersionView } from '../review/index.server.ts'
import * as completion from './completion.ts'
import * as enrolment from './enrolment.ts'
import * as offering from './offering.ts'
import * as recognition from './recognition.ts'
import * as result from './result.ts'
import * as store from './store.server.ts'
import { deliveryTexts } from './texts.ts'

const checked = (id: string): string => {
  if (!isId(id)) throw new NotFound()
  return id
}
/** A day that the calendar of the database knows, too. */
const day = z.iso.date('notDay').refine((value) => value >= '1900-01-01' && value <= '2999-12-31', 'notDay')

export const offeringInput = z
  .object({
    version: z.string().refine(isId, 'notChosen'),
    startsOn: day,
    endsOn: day,
    seats: z.coerce.number({ error: 'notNumber' }).int('notNumber').min(1).max(10_000),
    price: z.string().regex(/^\d{1,6}([.,]\d{1,2})?$/, 'notNumber'),
    language: z.enum(['fi', 'sv', 'en'], 'notChosen'),
    opensOn: day,
    closesOn: day,
    note: z.string().max(2000),
  })
  .refine(({ startsOn, endsOn }) => endsOn >= startsOn, { path: ['endsOn'], message: 'endBeforeStart' })
  .refine(({ opensOn, closesOn }) => closesOn >= opensOn, { path: ['closesOn'], message: 'endBeforeStart' })

/** Midnight in Helsinki at the start of a day, or at its end. Two hours from UTC in winter, three in summer. */
export function helsinkiMidnight(isoDay: string, end = false): Date {
  const noon = new Date(`${isoDay}T12:00:00Z`)
  if (end) noon.setUTCDate(noon.getUTCDate() + 1)
  const hour = Number(
    new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Helsinki', hour: '2-digit', hourCycle: 'h23' }).format(noon),
  )
  return new Date(noon.getTime() - hour * 3_600_000)
}

/** Plans an offering of the newest version of a micro-credential that is published. Returns its id, or why not. */
export async function createOffering(
  ctx: Ctx,
  input: z.output<typeof offeringInput>,
): Promise<
  | { accepted: true; id: string }
  | { accepted: false; refusal: 'micro-credential-is-retired' | 'version-is-superseded' | 'not-published-yet' }
> {
  must(ctx.actor, 'offering.change')
  return inTransaction(ctx, async (tx) => {
    const version = found(await readVersion(tx, input.version))
    if (version.microCredentialState === 'retired') return { accepted: false, refusal: 'micro-credential-is-retired' }
    if (version.microCredentialState === 'approved') return { accepted: false, refusal: 'not-published-yet' }
    if (version.state === 'superseded') return { accepted: false, refusal: 'version-is-superseded' }
    const id = ctx.newId()
    await store.insertOffering(
      tx,
      {
        id,
        institutionId: version.institution,
        microCredentialId: version.microCredential,
        versionId: version.id,
        code: version.code,
        title: version.design.title as Record<string, string>,
        needs: version.design.needs,
        startsOn: input.startsOn,
        endsOn: input.endsOn,
        seats: input.seats,
        priceCents: Math.round(Number(input.price.replace(',', '.')) * 100),
        language: input.language,
        opensAt: helsinkiMidnight(input.opensOn),
        closesAt: helsinkiMidnight(input.closesOn, true),
        note: input.note,
      },
      ctx.now,
    )
    await record(tx, ctx, `offering:${id}`, [{ fact: 'offering.planned', version: version.id } as { fact: string }])
    return { accepted: true, id }
  })
}

/** Opens, starts, ends the teaching of, closes or cancels an offering. */
export async function moveOffering(
  ctx: Ctx,
  id: string,
  what: 'open' | 'start' | 'assess' | 'close' | 'cancel',
): Promise<Decision<offering.Fact, offering.Refusal>> {
  must(ctx.actor, 'offering.change')
  return inTransaction(ctx, async (tx) => {
    const row = found(await store.lockOffering(tx, checked(id)))
    if (row.institutionId !== ctx.institution) throw new NotFound()
    const version = found(await readVersion(tx, row.versionId))
    const decision = offering.decide(
      row.state,
      what === 'open' ? { do: 'open', isRetired: version.microCredentialState === 'retired' } : { do: what },
    )
    if (!decision.accepted) return decision
    const state = decision.facts.reduce(offering.evolve, row.state)
    await store.saveOffering(tx, id, state)
    await record(
      tx,
      ctx,
      `offering:${id}`,
      decision.facts.map((fact) => ({ ...fact, version: row.versionId, startsOn: row.startsOn })),
    )
    const follows = whatFollows[state]
    if (follows)
      for (const { id: learner } of await store.listEnrolments(tx, id)) await changeEnrolment(tx, ctx, row, learner, follows)
    return decision
  })
}

/** What becomes of the learners when an offering moves; those for whom it is nothing new are passed over. */
const whatFollows: Partial<Record<offering.OfferingState, enrolment.Command>> = {
  running: { do: 'start' },
  closed: { do: 'endWithout' },
  cancelled: { do: 'withdraw', by: 'studyOffice' },
}

/** A Finnish personal identity code, whole or its end, is not asked and not kept. */
const identityCode = /\d{6}[-+A-FU-Y]\d{3}[0-9A-Y]/i
const personName = z
  .string()
  .min(1)
  .max(100)
  .refine((name) => !identityCode.test(name), 'identityCode')

/** What an applicant gives, on this day: somebody who is not born yet does not apply. */
export const application = (today: string) =>
  z.object({
    givenName: personName,
    familyName: personName,
    dateOfBirth: day.refine((value) => value < today, 'notDay'),
    email: z.string().toLowerCase().max(254).pipe(z.email('notEmail')),
    locale: z.enum(['fi', 'sv', 'en'], 'notChosen'),
  })
type Application = z.output<ReturnType<typeof application>>

export type ApplyRefusal =
  | 'registration-not-open-yet'
  | 'registration-is-closed'
  | 'offering-is-full'
  | 'offering-takes-nobody'
  | 'enrolment-is-withdrawn'
export type ApplyAnswer =
  | { readonly accepted: true; readonly id: string; readonly isNew: boolean }
  | { readonly accepted: false; readonly refusal: ApplyRefusal }

/** Applies to an open offering, of any institution, as the person who is signed in. Applying again returns the same enrolment, unless it has been withdrawn. */
export async function applyToOffering(ctx: Ctx, offeringId: string, input: Application): Promise<ApplyAnswer> {
  must(ctx.actor, 'enrolment.apply')
  const person = found(ctx.person)
  await limitRate(ctx.db, ctx.now, 'enrol', person)
  const seen = found(await inTransaction(ctx, (tx) => store.readOffering(tx, checked(offeringId))))
  const scope = forInstitution(ctx, seen.institutionId)
  return inTransaction(scope, async (tx) => {
    const row = found(await store.lockOffering(tx, offeringId))
    const mine = (await store.listEnrolments(tx, row.id)).find(({ personId }) => personId === person)
    if (mine?.enrolment.state === 'withdrawn') return { accepted: false, refusal: 'enrolment-is-withdrawn' }
    if (mine) return { accepted: true, id: mine.id, isNew: false }
    if (row.state !== 'open') return { accepted: false, refusal: 'offering-takes-nobody' }
    if (ctx.now < row.opensAt) return { accepted: false, refusal: 'registration-not-open-yet' }
    if (ctx.now >= row.closesAt) return { accepted: false, refusal: 'registration-is-closed' }
    if (row.seatsTaken >= row.seats) return { accepted: false, refusal: 'offering-is-full' }
    const { id, isNew } = await store.insertEnrolment(tx, {
      id: ctx.newId(),
      institutionId: row.institutionId,
      offeringId: row.id,
      personId: person,
      givenName: input.givenName,
      familyName: input.familyName,
      dateOfBirth: input.dateOfBirth,
      email: input.email,
      locale: input.locale,
      nonDisclosure: await store.isNonDisclosed(tx, person),
      appliedAt: ctx.now,
    })
    if (isNew) await record(tx, scope, `enrolment:${id}`, [{ fact: 'enrolment.applied', offering: row.id } as { fact: string }])
    return { accepted: true, id, isNew }
  })
}

type EnrolmentAnswer = Decision<enrolment.Fact, enrolment.Refusal | 'offering-is-over'>

/** Takes a learner in. The seat, the enrolment, its audit rows and the letter are saved together or not at all. */
export async function acceptEnrolment(ctx: Ctx, id: string): Promise<EnrolmentAnswer> {
  must(ctx.actor, 'enrolment.decide')
  return inTransaction(ctx, (tx) => moveEnrolment(tx, ctx, id, { do: 'accept' }))
}

/** Cancels an enrolment, by the study office. */
export async function cancelEnrolment(ctx: Ctx, id: string): Promise<EnrolmentAnswer> {
  must(ctx.actor, 'enrolment.decide')
  return inTransaction(ctx, (tx) => moveEnrolment(tx, ctx, id, { do: 'withdraw', by: 'studyOffice' }))
}

/** Cancels one's own enrolment. */
export async function withdrawEnrolment(ctx: Ctx, id: string): Promise<EnrolmentAnswer> {
  must(ctx.actor, 'enrolment.own')
  const scope = await ownScope(ctx, id)
  return inTransaction(scope, (tx) => moveEnrolment(tx, scope, id, { do: 'withdraw', by: 'learner' }))
}

/** The scope of the institution in which one's own enrolment is. NotFound for anybody else's. */
async function ownScope(ctx: Ctx, id: string): Promise<Ctx> {
  const row = found(await inTransaction(ctx, (tx) => store.readEnrolment(tx, checked(id))))
  if (row.personId === null || row.personId !== ctx.person) throw new NotFound()
  return forInstitution(ctx, row.institutionId)
}

async function moveEnrolment(tx: Tx, ctx: Ctx, id: string, command: enrolment.Command): Promise<EnrolmentAnswer> {
  const seen = found(await store.readEnrolment(tx, checked(id)))
  if (seen.institutionId !== ctx.institution) throw new NotFound()
  // The offering first, then the enrolment: everybody holds them in this order, so nobody waits in a circle.
  const run = found(await store.lockOffering(tx, seen.offeringId))
  if (command.do === 'accept' && (run.state === 'closed' || run.state === 'cancelled')) return refuse('offering-is-over')
  return changeEnrolment(tx, ctx, run, id, command)
}

/** In an offering that is held: decides, counts the seat, saves, records and tells the learner. */
async function changeEnrolment(
  tx: Tx,
  ctx: Ctx,
  run: store.OfferingRow,
  id: string,
  command: enrolment.Command,
): Promise<Decision<enrolment.Fact, enrolment.Refusal>> {
  const row = found(await store.lockEnrolment(tx, id))
  const decision = enrolment.decide(row.enrolment, command, run.seats - run.seatsTaken, ctx.now)
  if (!decision.accepted) return decision
  const next = decision.facts.reduce(enrolment.evolve, row.enrolment)
  const held = (state: enrolment.Enrolment['state']) => state === 'accepted' || state === 'active' || state === 'completed'
  if (held(next.state) !== held(row.enrolment.state)) await store.addSeats(tx, run.id, held(next.state) ? 1 : -1)
  await store.saveEnrolment(tx, id, next)
  await record(
    tx,
    ctx,
    `enrolment:${id}`,
    decision.facts.map((fact) => ({ ...fact, offering: run.id })),
  )
  if (next.state === 'accepted') await tellLearner(tx, ctx, row, run, 'Accepted')
  if (next.state === 'withdrawn' && next.by === 'studyOffice') await tellLearner(tx, ctx, row, run, 'Cancelled')
  return decision
}

async function tellLearner(
  tx: Tx,
  ctx: Ctx,
  row: store.EnrolmentRow,
  run: store.OfferingRow,
  what: 'Accepted' | 'Cancelled' | 'Completed',
): Promise<void> {
  const title = inLocale(run.title, row.locale)
  await queueMail(tx, ctx, {
    recipient: row.email,
    ...(row.personId ? { personId: row.personId } : {}),
    locale: row.locale,
    subject: text(deliveryTexts, row.locale, `mail${what}Subject`, { title }),
    body: text(deliveryTexts, row.locale, `mail${what}Body`, { title, href: `${ctx.origin}/my/studies` }),
  })
}

/** As much as the tables hold of one text of a person. */
const longestText = 4000

export const identityCheck = z.object({ how: z.enum(['notChecked', 'document', 'strongSignIn', 'knownStudent'], 'notChosen') })

/** Records who checked a learner's identity, and how. */
export async function checkIdentity(ctx: Ctx, id: string, input: z.output<typeof identityCheck>): Promise<void> {
  must(ctx.actor, 'enrolment.decide')
  await inTransaction(ctx, async (tx) => {
    const row = found(await store.lockEnrolment(tx, checked(id)))
    if (row.institutionId !== ctx.institution) throw new NotFound()
    await store.saveIdentity(tx, id, input.how, ctx.person, ctx.now)
    await record(tx, ctx, `enrolment:${id}`, [{ fact: 'enrolment.identityChecked', how: input.how } as { fact: string }])
  })
}

export const resultInput = z.object({
  outcome: z.string().min(1).max(100),
  met: z.enum(['met', 'notMet'], 'notChosen'),
  grade: z.string().max(20),
  feedback: z.string().min(1).max(4000),
  revision: z.coerce.number().int().min(0).max(1_000_000),
})
export type ResultAnswer = Decision<result.Fact, result.Refusal>

/** Records one outcome of one learner with feedback. Refused when somebody else wrote it meanwhile: what was typed stays on screen. */
export async function recordResult(ctx: Ctx, enrolmentId: string, input: z.output<typeof resultInput>): Promise<ResultAnswer> {
  must(ctx.actor, 'result.record')
  return inTransaction(ctx, async (tx) => {
    const row = found(await store.lockEnrolment(tx, checked(enrolmentId)))
    if (row.institutionId !== ctx.institution) throw new NotFound()
    const version = await versionOf(tx, row)
    if (!version.design.outcomes.some(({ id }) => id === input.outcome)) throw new NotFound()
    return writeResult(tx, ctx, row, (await store.completionsOf(tx, [row.id])).has(row.id), input)
  })
}

/** For an enrolment that is held, and an outcome of its version: decides, saves and records. */
export async function writeResult(
  tx: Tx,
  ctx: Ctx,
  row: store.EnrolmentRow,
  hasCompletion: boolean,
  { outcome, met, grade, feedback, revision }: z.output<typeof resultInput>,
): Promise<ResultAnswer> {
  const decision = result.decide(
    { enrolment: row.enrolment.state, hasCompletion, isOwn: isOwn(row, ctx) },
    { outcome, met: met === 'met' },
  )
  if (!decision.accepted) return decision
  const written = await store.writeResult(
    tx,
    row.institutionId,
    {
      enrolmentId: row.id,
      outcome,
      met: met === 'met',
      grade: grade || null,
      feedback,
      assessedAt: ctx.now,
      assessedBy: found(ctx.person),
    },
    revision,
  )
  if (!written) return refuse('changed-meanwhile')
  await record(tx, ctx, `enrolment:${row.id}`, decision.facts, { feedback })
  return decision
}

/** Nobody judges themselves, whatever roles they have. */
export function isOwn(row: Pick<store.EnrolmentRow, 'personId'>, ctx: Ctx): boolean {
  return row.personId !== null && row.personId === ctx.person
}

async function versionOf(tx: Tx, row: store.EnrolmentRow): Promise<VersionView> {
  return found(await readVersion(tx, found(await store.readOffering(tx, row.offeringId)).versionId))
}

export type RecognitionRequestAnswer =
  | { readonly accepted: true; readonly id: string }
  | {
      readonly accepted: false
      readonly refusal: 'already-requested' | 'not-accepted-yet' | 'nothing-asked' | 'text-is-too-long'
    }

/** Asks for recognition of prior learning, outcome by outcome, each with a note of what shows it. */
export async function requestRecognition(
  ctx: Ctx,
  enrolmentId: string,
  asked: readonly { outcome: string; note: string }[],
): Promise<RecognitionRequestAnswer> {
  must(ctx.actor, 'recognition.request')
  const scope = await ownScope(ctx, enrolmentId)
  return inTransaction(scope, async (tx) => {
    const row = found(await store.lockEnrolment(tx, enrolmentId))
    const version = await versionOf(tx, row)
    const wanted = asked.filter(({ note }) => note.trim() !== '')
    const outcomes = wanted.map(({ outcome }) => outcome)
    if (
      new Set(outcomes).size < outcomes.length ||
      outcomes.some((id) => !version.design.outcomes.some((known) => known.id === id))
    )
      throw new BadInput('broken-form')
    if (wanted.some(({ note }) => note.length > longestText)) return { accepted: false, refusal: 'text-is-too-long' }
    if (wanted.length === 0) return { accepted: false, refusal: 'nothing-asked' }
    if (!['accepted', 'active'].includes(row.enrolment.state)) return { accepted: false, refusal: 'not-accepted-yet' }
    if ((await store.recognitions(tx, [row.id])).some(({ state }) => state === 'requested' || state === 'assessed'))
      return { accepted: false, refusal: 'already-requested' }
    const id = ctx.newId()
    await store.insertRecognition(tx, row.institutionId, id, row.id, wanted, ctx.now)
    await record(tx, scope, `recognition:${id}`, [{ fact: 'recognition.requested', enrolment: row.id } as { fact: string }])
    return { accepted: true, id }
  })
}

/** Grants or refuses each outcome that was asked, with a reason for each. Granted outcomes count like assessed ones. */
export async function decideRecognition(
  ctx: Ctx,
  id: string,
  judgements: readonly recognition.Judgement[],
): Promise<Decision<recognition.Fact, recognition.Refusal | 'text-is-too-long'>> {
  must(ctx.actor, 'recognition.decide')
  return inTransaction(ctx, async (tx) => {
    const row = found(await store.lockRecognition(tx, checked(id)))
    if (row.institutionId !== ctx.institution) throw new NotFound()
    const decision = recognition.decide(row.state, {
      do: 'decide',
      judgements,
      asked: row.outcomes.map(({ outcome }) => outcome),
      isOwn: isOwn(found(await store.readEnrolment(tx, row.enrolmentId)), ctx),
    })
    if (!decision.accepted) return decision
    if (judgements.some(({ reason }) => reason.length > longestText)) return refuse('text-is-too-long')
    await store.saveRecognition(tx, id, decision.facts.reduce(recognition.evolve, row.state), judgements, ctx.person, ctx.now)
    await record(tx, ctx, `recognition:${id}`, decision.facts, { reasons: judgements })
    return decision
  })
}

export type CompletionAnswer = Decision<completion.Fact, completion.Refusal | enrolment.Refusal>

/** Decides that a learner has met every outcome. A named person decides, never the learner; two at once decide one. */
export async function decideCompletion(ctx: Ctx, enrolmentId: string): Promise<CompletionAnswer> {
  must(ctx.actor, 'completion.decide')
  return inTransaction(ctx, async (tx) => {
    const seen = found(await store.readEnrolment(tx, checked(enrolmentId)))
    if (seen.institutionId !== ctx.institution) throw new NotFound()
    const run = found(await store.lockOffering(tx, seen.offeringId))
    const row = found(await store.lockEnrolment(tx, enrolmentId))
    const kept = (await store.completionsOf(tx, [row.id])).get(row.id)
    const standing = (await standingsOf(tx, await versionOf(tx, row), [row.id])).get(row.id) ?? []
    return complete(tx, ctx, run, row, { kept: kept?.completion, standing, completedOn: null })
  })
}

/**
 * In an offering and for an enrolment that are held: decides, saves, records and tells the learner. `kept` is a completion that is not annulled,
 * `completedOn` the day on which it was reached where that is not the day of deciding.
 */
export async function complete(
  tx: Tx,
  ctx: Ctx,
  run: store.OfferingRow,
  row: store.EnrolmentRow,
  {
    kept,
    standing,
    completedOn,
  }: { kept: completion.Completion | undefined; standing: readonly result.OutcomeStanding[]; completedOn: string | null },
): Promise<CompletionAnswer> {
  const decision = completion.decide(kept ?? { state: 'proposed' }, {
    do: 'decide',
    missing: standing.filter(({ by }) => by === null).length,
    isOwn: isOwn(row, ctx),
  })
  if (!decision.accepted) return decision
  const moved = enrolment.decide(row.enrolment, { do: 'complete' }, 0, ctx.now)
  if (!moved.accepted) return moved
  const id = ctx.newId()
  await store.insertCompletion(
    tx,
    {
      id,
      institutionId: row.institutionId,
      enrolmentId: row.id,
      offeringId: run.id,
      versionId: run.versionId,
      grade: result.gradeOf(standing),
      results: standing.flatMap(({ outcome, by }) => (by ? [{ outcome, by }] : [])),
      completedOn,
      decidedBy: ctx.person,
      decidedAt: ctx.now,
    },
    ctx.now,
  )
  await store.saveEnrolment(tx, row.id, moved.facts.reduce(enrolment.evolve, row.enrolment))
  await record(tx, ctx, `enrolment:${row.id}`, moved.facts)
  await record(
    tx,
    ctx,
    `completion:${id}`,
    decision.facts.map((fact) => ({
      ...fact,
      enrolment: row.id,
      offering: run.id,
      ...(completedOn === null ? {} : { completedOn }),
    })),
  )
  await tellLearner(tx, ctx, row, run, 'Completed')
  return decision
}

/**
 * Annuls a decided completion, with a coded reason. Its credential is revoked in the same transaction. After an error the learner can be assessed and
 * decided on again; after misconduct the enrolment ends without a completion.
 */
export async function annulCompletion(ctx: Ctx, id: string, reason: completion.AnnulReason): Promise<CompletionAnswer> {
  must(ctx.actor, 'completion.decide')
  return inTransaction(ctx, async (tx) => {
    const seen = found(await store.readCompletion(tx, checked(id)))
    if (seen.institutionId !== ctx.institution) throw new NotFound()
    // In the order in which deciding holds them.
    const run = found(await store.lockOffering(tx, seen.offeringId))
    found(await store.lockEnrolment(tx, seen.enrolmentId))
    const row = found(await store.lockCompletion(tx, id))
    const decision = completion.decide(row.completion, { do: 'annul', reason })
    if (!decision.accepted) return decision
    await store.annul(tx, id, reason, ctx.now)
    await record(tx, ctx, `completion:${id}`, decision.facts)
    await changeEnrolment(tx, ctx, run, row.enrolmentId, { do: 'reopen' })
    if (reason === 'misconduct') await changeEnrolment(tx, ctx, run, row.enrolmentId, { do: 'endWithout' })
    return decision
  })
}

/** How each outcome of the version stands for each of these enrolments in it. Recognition counts like assessment. */
export async function standingsOf(
  tx: Tx,
  version: VersionView,
  enrolments: readonly string[],
): Promise<Map<string, result.OutcomeStanding[]>> {
  const results = Map.groupBy(await store.results(tx, enrolments), ({ enrolmentId }) => enrolmentId)
  const recognitions = Map.groupBy(await store.recognitions(tx, enrolments), ({ enrolmentId }) => enrolmentId)
  return new Map(
    enrolments.map((id) => {
      const granted = new Set(
        (recognitions.get(id) ?? []).flatMap(({ outcomes }) =>
          outcomes.filter((item) => item.granted === true).map(({ outcome }) => outcome),
        ),
      )
      return [
        id,
        version.design.outcomes.map(({ id: outcome }) => {
          const judged = results.get(id)?.find((each) => each.outcome === outcome) ?? null
          return { outcome, by: judged?.met ? 'assessment' : granted.has(outcome) ? 'recognition' : null, result: judged }
        }),
      ]
    }),
  )
}

export interface CompletionView {
  readonly id: string
  readonly institution: string
  readonly enrolment: string
  readonly offering: string
  readonly version: string
  readonly state: completion.Completion['state']
  readonly learner: {
    readonly name: string
    readonly givenName: string
    readonly familyName: string
    readonly email: string
    readonly personId: string | null
    readonly locale: 'fi' | 'sv' | 'en'
    readonly dateOfBirth: string
    readonly identityHow: store.IdentityHow
    readonly nonDisclosure: boolean
  }
  readonly decidedAt: Date
  readonly decidedBy: string | null
  /** The day on which everything was shown: the one that was given, else the day of deciding. */
  readonly completedOn: string
  readonly startedOn: string
  readonly grade: string | null
  readonly results: readonly { outcome: string; by: 'assessment' | 'recognition' }[]
}

/** The same as `readCompletion`, held until the transaction ends: what is issued for it and its annulment come one after the other. */
export async function holdCompletion(tx: Tx, id: string): Promise<CompletionView | undefined> {
  const row = isId(id) ? await store.lockCompletion(tx, id) : undefined
  return row && viewOf(tx, row)
}

/** A completion with what a credential needs of it, in the scope of its institution; undefined when it is not there. */
export async function readCompletion(tx: Tx, id: string): Promise<CompletionView | undefined> {
  const row = isId(id) ? await store.readCompletion(tx, id) : undefined
  return row && viewOf(tx, row)
}

/** Many at once, held until the transaction ends, in the order of their ids; those that are not there are left out. */
export async function holdCompletions(tx: Tx, ids: readonly string[]): Promise<CompletionView[]> {
  return viewsOf(tx, await store.lockCompletions(tx, ids.filter(isId)))
}

/** Many at once; those that are not there are left out. */
export async function readCompletions(tx: Tx, ids: readonly string[]): Promise<CompletionView[]> {
  return viewsOf(tx, await store.readCompletions(tx, ids.filter(isId)))
}

async function viewsOf(tx: Tx, rows: readonly store.CompletionRow[]): Promise<CompletionView[]> {
  const learners = await store.readEnrolments(
    tx,
    rows.map(({ enrolmentId }) => enrolmentId),
  )
  const runs = await store.readOfferings(tx, [...new Set(rows.map(({ offeringId }) => offeringId))])
  return rows.map((row) => toView(row, found(learners.get(row.enrolmentId)), found(runs.get(row.offeringId))))
}

async function viewOf(tx: Tx, row: store.CompletionRow): Promise<CompletionView> {
  return found((await viewsOf(tx, [row]))[0])
}

function toView(row: store.CompletionRow, learner: store.EnrolmentRow, run: store.OfferingRow): CompletionView {
  const decidedAt = found(row.decidedAt)
  return {
    id: row.id,
    institution: row.institutionId,
    enrolment: row.enrolmentId,
    offering: row.offeringId,
    version: row.versionId,
    state: row.completion.state,
    learner: {
      name: `${learner.givenName} ${learner.familyName}`,
      givenName: learner.givenName,
      familyName: learner.familyName,
      email: learner.email,
      personId: learner.personId,
      locale: learner.locale,
      dateOfBirth: learner.dateOfBirth,
      identityHow: learner.identityHow,
      nonDisclosure: learner.nonDisclosure,
    },
    decidedAt,
    decidedBy: row.decidedBy,
    completedOn: row.completedOn ?? dayOf(decidedAt),
    startedOn: run.startsOn,
    grade: row.grade,
    results: row.results,
  }
}

/** Ids of the decided completions of the institution of the running scope, oldest first. */
export async function listDecidedCompletions(tx: Tx, institution: string): Promise<string[]> {
  return store.listDecidedIds(tx, institution)
}

/** Offerings of the institution one acts for, the latest first. */
export async function listOfferings(ctx: Ctx): Promise<store.OfferingRow[]> {
  must(ctx.actor, 'offering.list')
  return inTransaction(ctx, (tx) => store.listOfferings(tx, ctx.institution ?? ''))
}

/** Offerings of the institution one acts for where somebody waits for an answer, with how many do and since when. */
export async function listWaiting(ctx: Ctx): Promise<Map<string, { readonly count: number; readonly since: Date }>> {
  must(ctx.actor, 'offering.list')
  return inTransaction(ctx, (tx) => store.waiting(tx, ctx.institution ?? ''))
}

/** Public offerings of these micro-credentials, by start day. */
export async function listOpenOfferings(tx: Tx, microCredentials: readonly string[]): Promise<store.OfferingRow[]> {
  return store.listPublicOfferings(tx, microCredentials)
}

/** An offering as anybody may see it before enrolling. NotFound while it is planned. */
export async function readOpenOffering(ctx: Ctx, id: string): Promise<store.OfferingRow> {
  return inTransaction({ ...ctx, institution: null }, async (tx) => found(await store.readOffering(tx, checked(id))))
}

export interface LearnerRow {
  readonly id: string
  readonly name: string | null
  readonly email: string | null
  readonly state: enrolment.Enrolment['state']
  readonly identityHow: store.IdentityHow
  readonly appliedAt: Date
  readonly standing: readonly result.OutcomeStanding[]
  readonly recognitions: readonly store.RecognitionRow[]
  readonly completion: { readonly id: string; readonly state: completion.Completion['state'] } | null
}

/** An offering with its version and its learners. A name under non-disclosure is shown only to who decides on enrolments or assesses. */
export async function openOffering(
  ctx: Ctx,
  id: string,
  maySeeHidden: boolean,
): Promise<{ offering: store.OfferingRow; version: VersionView; learners: LearnerRow[] }> {
  must(ctx.actor, 'offering.list')
  return inTransaction(ctx, async (tx) => {
    const row = found(await store.readOffering(tx, checked(id)))
    if (row.institutionId !== ctx.institution) throw new NotFound()
    const enrolments = await store.listEnrolments(tx, id)
    const ids = enrolments.map(({ id: each }) => each)
    const completions = await store.completionsOf(tx, ids)
    const recognitions = await store.recognitions(tx, ids)
    const version = found(await readVersion(tx, row.versionId))
    const standings = await standingsOf(tx, version, ids)
    const learners: LearnerRow[] = []
    for (const learner of enrolments) {
      const hidden = learner.nonDisclosure && !maySeeHidden
      const done = completions.get(learner.id)
      learners.push({
        id: learner.id,
        name: hidden ? null : `${learner.givenName} ${learner.familyName}`,
        email: hidden ? null : learner.email,
        state: learner.enrolment.state,
        identityHow: learner.identityHow,
        appliedAt: learner.appliedAt,
        standing: standings.get(learner.id) ?? [],
        recognitions: recognitions.filter(({ enrolmentId }) => enrolmentId === learner.id),
        completion: done ? { id: done.id, state: done.completion.state } : null,
      })
    }
    return { offering: row, version, learners }
  })
}

export interface OwnStudy {
  readonly id: string
  readonly offering: store.OfferingRow
  readonly state: enrolment.Enrolment['state']
  readonly outcomes: readonly {
    id: string
    text: Readonly<Record<string, string>>
    by: 'assessment' | 'recognition' | null
    feedback: string | null
    met: boolean | null
  }[]
  readonly recognitions: readonly store.RecognitionRow[]
  readonly recognitionRoute: Readonly<Record<string, string>>
}

/** One's own studies in every institution, newest first, each read in the scope of its institution. */
export async function listOwnStudies(ctx: Ctx): Promise<OwnStudy[]> {
  must(ctx.actor, 'enrolment.own')
  if (!ctx.person) return []
  const person = ctx.person
  const rows = await inTransaction({ ...ctx, institution: null }, (tx) => store.listOwnEnrolments(tx, person))
  const studies: OwnStudy[] = []
  for (const row of rows) {
    const scope = forInstitution(ctx, row.institutionId)
    studies.push(
      await inTransaction(scope, async (tx) => {
        const version = await versionOf(tx, row)
        const standing = (await standingsOf(tx, version, [row.id])).get(row.id) ?? []
        return {
          id: row.id,
          offering: found(await store.readOffering(tx, row.offeringId)),
          state: row.enrolment.state,
          outcomes: version.design.outcomes.map((outcome) => {
            const at = standing.find((item) => item.outcome === outcome.id)
            return {
              id: outcome.id,
              text: outcome.text as Record<string, string>,
              by: at?.by ?? null,
              feedback: at?.result?.feedback ?? null,
              met: at?.result?.met ?? null,
            }
          }),
          recognitions: await store.recognitions(tx, [row.id]),
          recognitionRoute: version.design.recognition as Record<string, string>,
        }
      }),
    )
  }
  return studies
}

/** Follows a person's non-disclosure into their enrolments of every institution, when they change it. */
export async function followNonDisclosure(tx: Tx, ctx: Ctx, person: string, isHidden: boolean): Promise<void> {
  const own = (await store.listOwnEnrolments(tx, person)).filter(({ nonDisclosure }) => nonDisclosure !== isHidden)
  for (const institution of new Set(own.map(({ institutionId }) => institutionId)))
    await inScopeOf(tx, ctx, institution, () => store.saveNonDisclosure(tx, institution, person, isHidden))
}

/** Which of these completions are of learners whose names are not shown to everybody who works here. */
export async function hiddenAmong(tx: Tx, completions: readonly string[]): Promise<Set<string>> {
  return store.nonDisclosedAmong(tx, completions)
}
