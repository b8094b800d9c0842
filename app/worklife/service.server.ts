/** Needs: told by anybody, read, decided on and answered by a coordinator; followed by a private link. */
import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { hashToken } from '../people/index.server.ts'
import { may, must } from '../people/index.ts'
import { record } from '../platform/audit.server.ts'
import { type Ctx, forInstitution } from '../platform/ctx.ts'
import { inScopeOf, inTransaction, type Tx } from '../platform/database.server.ts'
import { type Decision, refuse } from '../platform/decision.ts'
import { Forbidden, found, NotFound } from '../platform/errors.ts'
import { isId } from '../platform/ids.server.ts'
import { limitRate } from '../platform/limits.server.ts'
import { queueMail } from '../platform/mail.server.ts'
import { notify } from '../platform/notices.server.ts'
import { formatDay, text } from '../platform/texts.ts'
import * as rules from './need.ts'
import { type Care, type Command, decide, declineReasons, evidenceKinds, evolve, type Fact, type Need } from './need.ts'
import * as store from './store.server.ts'
import { worklifeTexts } from './texts.ts'

/** Years for which a follow link works: as long as the need is kept. */
const followYears = 5

const oneLine = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(/^[^\n]*$/, 'notValid')

export const needReport = z.object({
  to: z.string().regex(/^[a-z][a-z0-9-]{1,30}$/, 'notChosen'),
  problem: z.string().trim().min(1).max(4000),
  people: z.string().trim().min(1).max(500),
  count: z
    .union([z.literal('').transform(() => null), z.coerce.number({ error: 'notNumber' }).int('notNumber').min(1).max(100_000)])
    .nullable(),
  when: z.string().trim().max(300),
  evidenceKinds: z.array(z.enum(evidenceKinds, 'notChosen')).max(evidenceKinds.length).default([]),
  evidence: z.string().trim().max(2000),
  name: oneLine(200).min(1),
  organisation: oneLine(200),
  email: z.string().trim().toLowerCase().max(254).pipe(z.email('notEmail')),
  phone: oneLine(40).default(''),
  mayAsk: z
    .literal('yes')
    .optional()
    .transform((value) => value === 'yes'),
  /** Made by the form: sent twice with the same words, one need. */
  token: z.string().min(8).max(100),
})

type Report = z.output<typeof needReport>
/** A need as it is told. */
export type NeedReport = Omit<Report, 'phone' | 'evidenceKinds' | 'mayAsk'> &
  Partial<Pick<Report, 'phone' | 'evidenceKinds' | 'mayAsk'>>

export interface Told {
  readonly id: string
  /** Address of the private page. Whoever has it sees the need and may withdraw the contact data. */
  readonly href: string
  readonly isNew: boolean
}

/**
 * Takes a need in, from anybody; `address` is where it comes from, for the rate limit. The same form sent twice makes one need. Its private link is also mailed.
 * TooMany when the address has told too many; NotFound when nobody has this slug.
 */
export async function reportNeed(ctx: Ctx, address: string, report: NeedReport): Promise<Told> {
  must(ctx.actor, 'need.report')
  await limitRate(ctx.db, ctx.now, 'need.report', address)
  // The letter goes to whatever address was written: it counts too.
  await limitRate(ctx.db, ctx.now, 'need.report', report.email)
  const input = { phone: '', evidenceKinds: [], mayAsk: false, ...report }
  const to = found(await inTransaction(ctx, async (tx) => (await store.addressees(tx)).find(({ slug }) => slug === input.to)))
  const scope = forInstitution(ctx, to.id)
  // Link and key are made from what was sent: the same words sent again find the same need and show the same link. One hash does not tell the other.
  const sent = JSON.stringify([
    input.token,
    input.to,
    input.problem,
    input.people,
    input.count,
    input.when,
    input.evidenceKinds,
    input.evidence,
    input.name,
    input.organisation,
    input.email,
    input.phone,
    input.mayAsk,
  ])
  const token = createHash('sha256').update(`need followed ${sent}`).digest('base64url')
  const href = `${ctx.origin}/${ctx.locale}/needs/follow/${token}`
  return inTransaction(scope, async (tx) => {
    const { id, isNew } = await store.insert(tx, {
      id: ctx.newId(),
      institutionId: to.id,
      language: ctx.locale,
      problem: input.problem,
      people: input.people,
      headCount: input.count,
      wantedWhen: input.when,
      evidenceKinds: [...new Set(input.evidenceKinds)],
      evidence: input.evidence,
      sentHash: createHash('sha256').update(`need sent ${sent}`).digest(),
      reportedAt: ctx.now,
    })
    if (!isNew) return { id, href, isNew }
    const { name, organisation, email, phone, mayAsk } = input
    await store.insertContact(tx, to.id, id, { name, organisation, email, phone, mayAsk }, ctx.now)
    await store.addStep(tx, to.id, id, ctx.newId(), { at: ctx.now, step: 'reported', data: {} })
    const expiresAt = new Date(ctx.now)
    expiresAt.setUTCFullYear(expiresAt.getUTCFullYear() + followYears)
    await tx
      .insertInto('linkToken')
      .values({
        tokenHash: hashToken(token),
        purpose: 'needFollow',
        thing: id,
        data: JSON.stringify({ institution: to.id }),
        createdAt: ctx.now,
        expiresAt,
      })
      .execute()
    await record(tx, scope, `need:${id}`, [{ fact: 'need.reported' }])
    await notify(tx, scope, await store.coordinators(tx), { kind: 'need.reported', href: `/needs/${id}`, data: {} })
    await queueMail(tx, scope, {
      recipient: email,
      locale: ctx.locale,
      subject: text(worklifeTexts, ctx.locale, 'mailReportedSubject'),
      body: text(worklifeTexts, ctx.locale, 'mailReportedBody', { href }),
    })
    return { id, href, isNew }
  })
}

/** A token for the hidden field of the form. */
export function newFormToken(): string {
  return randomBytes(24).toString('base64url')
}

/** Institutions a need may be told to, everybody together first. */
export async function listAddressees(ctx: Ctx): Promise<store.Addressee[]> {
  must(ctx.actor, 'need.report')
  return inTransaction(ctx, (tx) => store.addressees(tx))
}

export interface NeedListRow extends Omit<store.NeedRow, 'need'> {
  readonly state: Need['state']
  /** Told to all institutions, not to this one alone. */
  readonly isForAll: boolean
  readonly care: Care
  /** Short name of the institution that has taken it on. */
  readonly careOf: string | null
  readonly organisation: string | null
}

/** Needs of the institution one acts for and those told to everybody: unread first, then who waits longest, the answered last. */
export async function listNeeds(ctx: Ctx): Promise<NeedListRow[]> {
  must(ctx.actor, 'need.list')
  return inTransaction(ctx, async (tx) => {
    const organisations = await store.organisations(tx)
    const names = await shortNames(tx)
    return (await store.list(tx)).map(({ need, ...row }) => ({
      ...row,
      state: need.state,
      isForAll: row.institutionId !== ctx.institution,
      care: careOf(row, ctx),
      careOf: names.get(row.claimedBy ?? '') ?? null,
      organisation: organisations.get(row.id) ?? null,
    }))
  })
}

async function shortNames(tx: Tx): Promise<Map<string, string>> {
  return new Map((await store.addressees(tx)).map(({ id, shortName }) => [id, shortName]))
}

function careOf(row: Pick<store.NeedRow, 'institutionId' | 'claimedBy'>, ctx: Ctx): Care {
  if (row.claimedBy !== null) return row.claimedBy === ctx.institution ? 'ours' : 'others'
  return row.institutionId === ctx.institution ? 'told' : 'nobody'
}

export interface NeedView {
  readonly row: store.NeedRow
  readonly isForAll: boolean
  readonly care: Care
  readonly careOf: string | null
  /** hidden: it is there, and not for this reader. null: the reporter has withdrawn it. */
  readonly contact: store.Contact | 'hidden' | null
  readonly steps: readonly StepView[]
  readonly earned: store.Earned
  /** Needs this one may be joined to. */
  readonly others: readonly { id: string; problem: string; language: string }[]
}

/** One need with everything that has happened. NotFound for another institution's. */
export async function openNeed(ctx: Ctx, id: string): Promise<NeedView> {
  must(ctx.actor, 'need.list')
  return inTransaction(ctx, async (tx) => {
    const row = found(isId(id) ? await store.read(tx, id) : undefined)
    const contact = (await store.contact(tx, id)) ?? null
    // Contact data is for whoever answers; with the reporter's leave, also for whoever plans the training.
    const maySee = may(ctx.actor, 'need.answer') || (contact?.mayAsk === true && may(ctx.actor, 'design.create'))
    const names = await shortNames(tx)
    const all = await store.list(tx)
    return {
      row,
      isForAll: row.institutionId !== ctx.institution,
      care: careOf(row, ctx),
      careOf: names.get(row.claimedBy ?? '') ?? null,
      contact: contact === null || maySee ? contact : 'hidden',
      ...(await stepsOf(tx, ctx, row)),
      others: all
        .filter((other) => other.id !== id && rules.mayBeJoinedTo(other.need))
        .map(({ id: other, problem, language }) => ({ id: other, problem: shortened(problem, 100), language })),
    }
  })
}

/** The beginning of a text, cut between words. */
export function shortened(words: string, length: number): string {
  if (words.length <= length) return words
  const cut = words.slice(0, length - 1)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), length / 2)).trimEnd()}…`
}

const message = z.string().trim().min(1).max(4000)
export const needDecline = z.object({ reason: z.enum(declineReasons, 'notChosen'), message })
export const needJoin = z.object({ need: z.string().refine(isId, 'notChosen'), message })
export const needAnswer = z.object({ message })

export type Refusal = rules.Refusal | 'need-cannot-be-joined-there'
export type NeedAnswer = Decision<Fact, Refusal>

/** Tells the reporter that somebody has read it. Only from then on may it be shown outside. */
export async function noteRead(ctx: Ctx, id: string): Promise<NeedAnswer> {
  return command(ctx, id, [{ do: 'read' }])
}

/** Takes on a need that was told to everybody: this institution answers it. */
export async function claimNeed(ctx: Ctx, id: string): Promise<NeedAnswer> {
  return command(ctx, id, [{ do: 'claim' }])
}

/** Gives such a need back to everybody, while nothing has been decided. */
export async function releaseNeed(ctx: Ctx, id: string): Promise<NeedAnswer> {
  return command(ctx, id, [{ do: 'release' }])
}

/** Says no, with a reason, and answers the reporter in the same step. */
export async function declineNeed(ctx: Ctx, id: string, input: z.output<typeof needDecline>): Promise<NeedAnswer> {
  return command(ctx, id, [{ do: 'decline', reason: input.reason }, { do: 'answer' }], input.message)
}

/** Joins a need to another one that is on its way, and answers the reporter in the same step. NotFound when the other is not to be seen. */
export async function joinNeed(ctx: Ctx, id: string, input: z.output<typeof needJoin>): Promise<NeedAnswer> {
  if (input.need === id) throw new NotFound()
  return command(ctx, id, [{ do: 'join', need: input.need }, { do: 'answer' }], input.message)
}

/** Answers the reporter in the coordinator's own words: on the follow page, and by mail if the contact data is still there. */
export async function answerNeed(ctx: Ctx, id: string, input: z.output<typeof needAnswer>): Promise<NeedAnswer> {
  return command(ctx, id, [{ do: 'answer' }], input.message)
}

async function command(ctx: Ctx, id: string, commands: readonly Command[], words?: string): Promise<NeedAnswer> {
  must(ctx.actor, 'need.answer')
  if (!isId(id)) throw new NotFound()
  if (!ctx.institution) throw new Forbidden('need.answer')
  return inTransaction(ctx, (tx) => run(tx, ctx, id, commands, words))
}

/** Decides, saves, tells, in the scope of the need's institution: all commands or none. */
async function run(tx: Tx, ctx: Ctx, id: string, commands: readonly Command[], words?: string): Promise<NeedAnswer> {
  const target = commands.flatMap((what) => (what.do === 'join' ? [what.need] : []))[0]
  // Everybody holds needs in the order of their ids: two that are joined to each other at once do not wait for each other, and only one is.
  const held = new Map<string, store.NeedRow>()
  for (const each of [id, ...(target ? [target] : [])].sort()) {
    const seen = found(await store.read(tx, each))
    held.set(each, await inScopeOf(tx, ctx, seen.institutionId, async () => found(await store.lock(tx, each))))
  }
  const row = found(held.get(id))
  const other = target ? found(held.get(target)) : undefined

  let { need, claimedBy } = row
  const facts: Fact[] = []
  for (const what of commands) {
    const decision = decide(need, what, careOf({ ...row, claimedBy }, ctx), ctx.institution ?? '')
    if (!decision.accepted) return decision
    for (const fact of decision.facts) {
      need = evolve(need, fact)
      if (fact.fact === 'need.claimed') claimedBy = fact.by
      if (fact.fact === 'need.released') claimedBy = null
      facts.push(fact)
    }
  }
  if (other && !rules.mayBeJoinedTo(other.need)) return refuse('need-cannot-be-joined-there')
  if (facts.length === 0) return { accepted: true, facts }

  return inScopeOf(tx, ctx, row.institutionId, async (scope) => {
    // One by one, so that each state is held against the checks of the table.
    let next = row.need
    for (const fact of facts) {
      next = evolve(next, fact)
      await store.addStep(tx, row.institutionId, id, scope.newId(), { at: scope.now, ...stepOf(fact, words) })
      await store.save(tx, { id, need: next, claimedBy }, other?.institutionId ?? null, scope.now)
    }
    await record(tx, scope, `need:${id}`, facts, words === undefined ? undefined : { message: words })
    if (words !== undefined && facts.some(({ fact }) => fact === 'need.answered')) await mailReporter(tx, scope, row, words)
    return { accepted: true, facts }
  })
}

function stepOf(fact: Fact, words: string | undefined): { step: rules.StepCode; data: rules.StepData } {
  switch (fact.fact) {
    case 'need.read':
      return { step: 'read', data: {} }
    case 'need.claimed':
      return { step: 'claimed', data: { by: fact.by } }
    case 'need.released':
      return { step: 'released', data: {} }
    case 'need.takenUp':
      return { step: 'takenUp', data: {} }
    case 'need.joined':
      return { step: 'joined', data: {} }
    case 'need.declined':
      return { step: 'declined', data: { reason: fact.reason } }
    case 'need.answered':
      return { step: 'answered', data: words === undefined ? {} : { message: words } }
  }
}

async function mailReporter(tx: Tx, scope: Ctx, row: store.NeedRow, words: string): Promise<void> {
  const contact = await store.contact(tx, row.id)
  if (!contact) return
  const locale = row.language
  await queueMail(tx, scope, {
    recipient: contact.email,
    locale,
    subject: text(worklifeTexts, locale, 'mailAnsweredSubject'),
    body: text(worklifeTexts, locale, 'mailAnsweredBody', { message: words, day: formatDay(locale, row.reportedAt) }),
  })
}

/** A design has been started from the need: called by the design room, in its transaction, by whoever may start designs. */
export async function takeNeedUp(tx: Tx, ctx: Ctx, needId: string, designId: string): Promise<NeedAnswer> {
  must(ctx.actor, 'design.create')
  if (!isId(needId)) throw new NotFound()
  return run(tx, ctx, needId, [{ do: 'takeUp', design: designId }])
}

/** A need of the institution in scope, or one told to everybody, in whatever state. For screens of staff. */
export async function readNeed(tx: Tx, id: string): Promise<store.NeedRow | undefined> {
  return isId(id) ? store.read(tx, id) : undefined
}

export interface PublicNeed {
  readonly id: string
  readonly language: store.NeedRow['language']
  readonly problem: string
  readonly people: string
  readonly headCount: number | null
  readonly reportedAt: Date
}

/** A need as anybody may see it: never before somebody has read it, and never who told it. */
export async function publicNeed(tx: Tx, id: string): Promise<PublicNeed | undefined> {
  const row = await readNeed(tx, id)
  if (!row || row.need.state === 'reported') return undefined
  const { language, problem, people, headCount, reportedAt } = row
  return { id, language, problem, people, headCount, reportedAt }
}

/**
 * A step further on the road of these needs, for their follow pages, in the transaction in which it happened. A need may live in another scope (told to
 * everybody): the transaction goes there and back. Needs that are not to be seen from here, or that nobody has read yet, are passed over.
 */
export async function noteProgress(
  tx: Tx,
  ctx: Ctx,
  needs: readonly string[],
  step: rules.ProgressStep,
  data: rules.StepData = {},
): Promise<void> {
  for (const id of new Set(needs)) {
    const row = await readNeed(tx, id)
    if (!row || row.need.state === 'reported') continue
    await inScopeOf(tx, ctx, row.institutionId, async (scope) => {
      await store.addStep(tx, row.institutionId, id, scope.newId(), { at: scope.now, step, data })
      // One credential among thousands has its own record; the need's would only repeat it.
      if (step !== 'earned' && step !== 'unearned')
        await record(tx, scope, `need:${id}`, [{ fact: 'need.progressed', step } as { fact: string }])
    })
  }
}

export interface StepView extends Omit<store.Step, 'data'> {
  readonly data: rules.StepData & {
    /** Name of the institution that answers. */
    readonly institution?: Readonly<Record<string, string>>
  }
}

/** Steps of another need that speak to the reporter of this one: never what somebody else was answered. */
const shared: ReadonlySet<rules.StepCode> = new Set<rules.StepCode>(['takenUp', ...rules.progressSteps])

/** The steps of a need, and of the need it was joined to. */
async function stepsOf(tx: Tx, ctx: Ctx, row: store.NeedRow): Promise<{ steps: StepView[]; earned: store.Earned }> {
  const institutions = new Map((await store.addressees(tx)).map(({ id, name }) => [id, name]))
  const steps = await store.steps(tx, row.id)
  let earned = await store.earned(tx, row.id)
  let at = row
  const seen = new Set([row.id])
  while (at.joinedTo && !seen.has(at.joinedTo.need)) {
    const { institution, need } = at.joinedTo
    seen.add(need)
    const next = await inScopeOf(tx, ctx, institution, async () => {
      const joined = await store.read(tx, need)
      return joined && { joined, steps: await store.steps(tx, need), earned: await store.earned(tx, need) }
    })
    if (!next) break
    steps.push(...next.steps.filter(({ step }) => shared.has(step)))
    earned = {
      count: earned.count + next.earned.count,
      since:
        [earned.since, next.earned.since].filter((since) => since !== null).sort((a, b) => a.getTime() - b.getTime())[0] ?? null,
    }
    at = next.joined
  }
  return {
    steps: steps
      .sort((a, b) => a.at.getTime() - b.at.getTime() || rules.stepOrder.indexOf(a.step) - rules.stepOrder.indexOf(b.step))
      .map(({ data, ...step }) => {
        const institution = data.by ? institutions.get(data.by) : undefined
        return { ...step, data: institution ? { ...data, institution } : data }
      }),
    earned,
  }
}

export interface FollowView {
  readonly problem: string
  readonly people: string
  readonly headCount: number | null
  readonly wantedWhen: string
  readonly evidenceKinds: readonly rules.EvidenceKind[]
  readonly evidence: string
  readonly language: store.NeedRow['language']
  readonly reportedAt: Date
  /** Whom it was told to. */
  readonly institution: Readonly<Record<string, string>>
  readonly isForAll: boolean
  readonly hasContact: boolean
  readonly steps: readonly StepView[]
  readonly earned: store.Earned
  readonly next: rules.Next
}

/** What the private link shows; undefined when the link is unknown or has expired. */
export async function followNeed(ctx: Ctx, token: string): Promise<FollowView | undefined> {
  must(ctx.actor, 'need.follow')
  return withFollowed(ctx, token, async (tx, scope, row) => {
    const to = (await store.addressees(tx)).find(({ id }) => id === row.institutionId)
    const { steps, earned } = await stepsOf(tx, scope, row)
    const codes = steps.map(({ step }) => step)
    return {
      problem: row.problem,
      people: row.people,
      headCount: row.headCount,
      wantedWhen: row.wantedWhen,
      evidenceKinds: row.evidenceKinds,
      evidence: row.evidence,
      language: row.language,
      reportedAt: row.reportedAt,
      institution: to?.name ?? {},
      isForAll: to?.isNetwork ?? false,
      hasContact: (await store.contact(tx, row.id)) !== undefined,
      steps,
      earned,
      next: rules.furthest(row.need, earned.count > 0 ? [...codes, 'earned'] : codes),
    }
  })
}

/**
 * Removes the reporter's name and addresses for good, from the need and from the letters that were sent; the need itself goes on. Asked again, nothing happens.
 * False when the link is unknown or has expired.
 */
export async function withdrawContact(ctx: Ctx, token: string): Promise<boolean> {
  must(ctx.actor, 'need.follow')
  const answer = await withFollowed(ctx, token, async (tx, scope, row) => {
    const contact = await store.removeContact(tx, row.id)
    if (!contact) return true
    const words = (await store.steps(tx, row.id)).flatMap(({ data }) => (data.message === undefined ? [] : [data.message]))
    await store.eraseMail(tx, row.institutionId, contact.email, [`/needs/follow/${token}`, ...words], scope.now)
    await store.addStep(tx, row.institutionId, row.id, scope.newId(), { at: scope.now, step: 'withdrawnContact', data: {} })
    await record(tx, scope, `need:${row.id}`, [{ fact: 'need.withdrawnContact' }])
    return true
  })
  return answer ?? false
}

async function withFollowed<T>(
  ctx: Ctx,
  token: string,
  act: (tx: Tx, scope: Ctx, row: store.NeedRow) => Promise<T>,
): Promise<T | undefined> {
  if (!/^[\w-]{43}$/.test(token)) return undefined
  const link = await ctx.db
    .selectFrom('linkToken')
    .select(['thing', 'data'])
    .where('tokenHash', '=', hashToken(token))
    .where('purpose', '=', 'needFollow')
    .where((eb) => eb.or([eb('expiresAt', 'is', null), eb('expiresAt', '>', ctx.now)]))
    .executeTakeFirst()
  if (!link) return undefined
  const { institution } = link.data as { institution: string }
  const scope: Ctx = { ...forInstitution(ctx, institution), actor: { kind: 'guest', thing: `need:${link.thing}` } }
  return inTransaction(scope, async (tx) => {
    const row = await store.read(tx, link.thing)
    return row && act(tx, scope, row)
  })
}
