/** Needs: told by anybody, read, decided on and answered by a coordinator; followed by a private link. */
import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { hashToken } from '../people/index.server.ts'
import { must } from '../people/policy.ts'
import { record } from '../platform/audit.server.ts'
import { type Ctx, forInstitution } from '../platform/ctx.ts'
import { inScopeOf, inTransaction, type Tx } from '../platform/database.server.ts'
import type { Decision } from '../platform/decision.ts'
import { found, NotFound } from '../platform/errors.ts'
import { limitRate } from '../platform/limits.server.ts'
import { queueMail } from '../platform/mail.server.ts'
import { notify } from '../platform/notices.server.ts'
import { text } from '../platform/texts.ts'
import { type Command, decide, declineReasons, evolve, type Fact, type Need, type Refusal } from './need.ts'
import * as store from './store.server.ts'
import { worklifeTexts } from './texts.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export const needReport = z.object({
  to: z.string().regex(/^[a-z][a-z0-9-]{1,30}$/, 'notChosen'),
  name: z.string().min(1).max(200),
  organisation: z.string().max(200),
  email: z.string().toLowerCase().max(254).pipe(z.email('notEmail')),
  problem: z.string().min(1).max(4000),
  people: z.string().min(1).max(500),
  count: z.union([z.literal('').transform(() => null), z.coerce.number({ error: 'notNumber' }).int('notNumber').min(1).max(100_000)]),
  when: z.string().max(300),
  evidence: z.string().max(2000),
  token: z.string().min(8).max(100),
})

/** Takes a need in, from anybody. The same form sent twice makes one need. Returns the private link, which is also mailed. */
export async function reportNeed(ctx: Ctx, address: string, input: z.output<typeof needReport>): Promise<string> {
  must(ctx.actor, 'need.report')
  await limitRate(ctx.db, ctx.now, 'need.report', address)
  const to = found(await inTransaction(ctx, async (tx) => (await store.addressees(tx)).find(({ slug }) => slug === input.to)))
  const scope = forInstitution(ctx, to.id)
  // The link is made from the form's own token, so that sending the form again shows the same link.
  const token = hashToken(`need ${input.token}`).toString('base64url')
  const href = `${ctx.origin}/${ctx.locale}/needs/follow/${token}`
  await inTransaction(scope, async (tx) => {
    const { id, isNew } = await store.insert(tx, {
      id: ctx.newId(),
      institutionId: to.id,
      language: ctx.locale,
      problem: input.problem,
      people: input.people,
      headCount: input.count,
      wantedWhen: input.when,
      evidence: input.evidence,
      sentToken: input.token,
      reportedAt: ctx.now,
    })
    if (!isNew) return
    await store.insertContact(tx, to.id, id, { name: input.name, organisation: input.organisation, email: input.email })
    await store.addStep(tx, to.id, id, ctx.newId(), { at: ctx.now, step: 'reported', data: {} })
    await tx
      .insertInto('linkToken')
      .values({ tokenHash: hashToken(token), purpose: 'needFollow', thing: id, data: JSON.stringify({ institution: to.id }), createdAt: ctx.now, expiresAt: null })
      .execute()
    await record(tx, scope, `need:${id}`, [{ fact: 'need.reported' }])
    await notify(tx, scope, await store.peopleWithRole(tx, 'workLifeCoordinator'), { kind: 'need.reported', href: `/needs/${id}`, data: {} })
    await queueMail(tx, scope, {
      recipient: input.email,
      locale: ctx.locale,
      subject: text(worklifeTexts, ctx.locale, 'mailReportedSubject'),
      body: text(worklifeTexts, ctx.locale, 'mailReportedBody', { href }),
    })
  })
  return href
}

/** A token of the right length for the hidden field of the form. */
export function newFormToken(): string {
  return randomBytes(24).toString('base64url')
}

export interface NeedListRow extends Omit<store.NeedRow, 'need'> {
  readonly state: Need['state']
  readonly isForAll: boolean
  readonly organisation: string | null
}

/** Needs of the institution one acts for, and those addressed to everybody, newest first. */
export async function listNeeds(ctx: Ctx): Promise<NeedListRow[]> {
  must(ctx.actor, 'need.list')
  return inTransaction(ctx, async (tx) => {
    const contacts = await store.contacts(tx)
    return (await store.list(tx)).map(({ need, ...row }) => ({
      ...row,
      state: need.state,
      isForAll: row.institutionId !== ctx.institution,
      organisation: contacts.get(row.id)?.organisation ?? null,
    }))
  })
}

export interface NeedView {
  readonly row: store.NeedRow
  readonly contact: store.Contact | null
  readonly steps: readonly store.Step[]
  readonly others: readonly { id: string; problem: string }[]
}

/** One need with everything that has happened. A coordinator who opens it has read it, and the reporter sees that. */
export async function openNeed(ctx: Ctx, id: string, isReading: boolean): Promise<NeedView> {
  must(ctx.actor, 'need.list')
  if (isReading) await command(ctx, id, { do: 'read' })
  return inTransaction(ctx, async (tx) => {
    const row = found(uuid.test(id) ? await store.read(tx, id) : undefined)
    return {
      row,
      contact: (await store.contact(tx, id)) ?? null,
      steps: await store.steps(tx, id),
      others: (await store.list(tx)).filter((other) => other.id !== id && other.need.state !== 'reported').map(({ id: other, problem }) => ({ id: other, problem: problem.slice(0, 100) })),
    }
  })
}

export const needDecline = z.object({ reason: z.enum(declineReasons, 'notChosen') })
export const needJoin = z.object({ need: z.string().regex(uuid, 'notChosen') })
export const needAnswer = z.object({ message: z.string().min(1).max(4000) })

export async function declineNeed(ctx: Ctx, id: string, input: z.output<typeof needDecline>): Promise<Decision<Fact, Refusal>> {
  must(ctx.actor, 'need.answer')
  return command(ctx, id, { do: 'decline', reason: input.reason })
}

export async function joinNeed(ctx: Ctx, id: string, input: z.output<typeof needJoin>): Promise<Decision<Fact, Refusal>> {
  must(ctx.actor, 'need.answer')
  if (input.need === id) throw new NotFound()
  await inTransaction(ctx, async (tx) => found(await store.read(tx, input.need)))
  return command(ctx, id, { do: 'join', need: input.need })
}

/** Answers the reporter in the coordinator's own words: on the follow page, and by mail if the contact data is still there. */
export async function answerNeed(ctx: Ctx, id: string, input: z.output<typeof needAnswer>): Promise<Decision<Fact, Refusal>> {
  must(ctx.actor, 'need.answer')
  return command(ctx, id, { do: 'answer' }, input.message)
}

async function command(ctx: Ctx, id: string, what: Command, message?: string): Promise<Decision<Fact, Refusal>> {
  if (!uuid.test(id)) throw new NotFound()
  return inTransaction(ctx, async (tx) => {
    const seen = found(await store.read(tx, id))
    return inScopeOf(tx, ctx, seen.institutionId, (scope) => run(tx, scope, id, what, message))
  })
}

/** Decides, saves, tells: in the scope of the need's institution. */
async function run(tx: Tx, scope: Ctx, id: string, what: Command, message?: string): Promise<Decision<Fact, Refusal>> {
  const row = found(await store.lock(tx, id))
  const decision = decide(row.need, what)
  if (!decision.accepted || decision.facts.length === 0) return decision
  let need = row.need
  for (const fact of decision.facts) {
    need = evolve(need, fact)
    const step = fact.fact.slice('need.'.length)
    const data: Record<string, string> = fact.fact === 'need.declined' ? { reason: fact.reason } : fact.fact === 'need.answered' && message ? { message } : {}
    await store.addStep(tx, row.institutionId, id, scope.newId(), { at: scope.now, step, data })
  }
  await store.save(tx, id, need, scope.now)
  await record(tx, scope, `need:${id}`, decision.facts, message ? { message } : undefined)
  if (message) await mailReporter(tx, scope, row, message)
  return decision
}

async function mailReporter(tx: Tx, scope: Ctx, row: store.NeedRow, message: string): Promise<void> {
  const contact = await store.contact(tx, row.id)
  if (!contact) return
  await queueMail(tx, scope, {
    recipient: contact.email,
    locale: row.language,
    subject: text(worklifeTexts, row.language, 'mailAnsweredSubject'),
    body: text(worklifeTexts, row.language, 'mailAnsweredBody', { message }),
  })
}

/** A design has been started from the need: called by the design room, in its transaction. */
export async function takeNeedUp(tx: Tx, ctx: Ctx, needId: string, designId: string): Promise<Decision<Fact, Refusal>> {
  const row = found(uuid.test(needId) ? await store.read(tx, needId) : undefined)
  return inScopeOf(tx, ctx, row.institutionId, (scope) => run(tx, scope, needId, { do: 'takeUp', design: designId }))
}

/** A need as other rooms may show it: never before somebody has read it. */
export async function readNeed(tx: Tx, id: string): Promise<store.NeedRow | undefined> {
  const row = uuid.test(id) ? await store.read(tx, id) : undefined
  return row?.need.state === 'reported' ? undefined : row
}

/** A step further on the road of these needs, for their follow pages. Runs in the transaction in which it happened. */
export async function noteProgress(tx: Tx, ctx: Ctx, needs: readonly string[], step: string, data: store.Step['data'] = {}): Promise<void> {
  for (const id of needs) {
    const row = uuid.test(id) ? await store.read(tx, id) : undefined
    if (!row) continue
    await inScopeOf(tx, ctx, row.institutionId, (scope) => store.addStep(tx, row.institutionId, id, scope.newId(), { at: scope.now, step, data }))
  }
}

export interface FollowView {
  readonly problem: string
  readonly institution: Readonly<Record<string, string>>
  readonly hasContact: boolean
  readonly steps: readonly store.Step[]
}

/** What the private link shows; undefined when the link is unknown. */
export async function followNeed(ctx: Ctx, token: string): Promise<FollowView | undefined> {
  must(ctx.actor, 'need.follow')
  return withFollowed(ctx, token, async (tx, row) => ({
    problem: row.problem,
    institution: (await store.addressees(tx)).find(({ id }) => id === row.institutionId)?.name ?? {},
    hasContact: (await store.contact(tx, row.id)) !== undefined,
    steps: await store.steps(tx, row.id),
  }))
}

/** Removes the reporter's name and address for good; the need itself goes on. */
export async function withdrawContact(ctx: Ctx, token: string): Promise<void> {
  must(ctx.actor, 'need.follow')
  await withFollowed(ctx, token, async (tx, row, scope) => {
    if (!(await store.removeContact(tx, row.id))) return
    await store.addStep(tx, row.institutionId, row.id, scope.newId(), { at: scope.now, step: 'contactWithdrawn', data: {} })
    await record(tx, scope, `need:${row.id}`, [{ fact: 'need.contactWithdrawn' }])
  })
}

async function withFollowed<T>(ctx: Ctx, token: string, act: (tx: Tx, row: store.NeedRow, scope: Ctx) => Promise<T>): Promise<T | undefined> {
  if (!/^[\w-]{20,100}$/.test(token)) return undefined
  const link = await ctx.db.selectFrom('linkToken').select(['thing', 'data']).where('tokenHash', '=', hashToken(token)).where('purpose', '=', 'needFollow').executeTakeFirst()
  if (!link) return undefined
  const scope: Ctx = { ...forInstitution(ctx, (link.data as { institution: string }).institution), actor: { kind: 'guest', thing: `need:${link.thing}` } }
  return inTransaction(scope, async (tx) => {
    const row = await store.read(tx, link.thing)
    return row && act(tx, row, scope)
  })
}

export async function listAddressees(ctx: Ctx): Promise<store.Addressee[]> {
  return inTransaction(ctx, (tx) => store.addressees(tx))
}
