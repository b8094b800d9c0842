import { describe, expect, test } from 'vitest'
import { aDesign } from '../../packages/framework/src/testing.ts'
import { acceptEnrolment, createOffering, moveOffering } from '../delivery/index.server.ts'
import { aCompletion, anApplicant, anOffering, dayIn } from '../delivery/testing.ts'
import { createDesign } from '../design/index.server.ts'
import { issueCredentials, resumePending } from '../issuing/index.server.ts'
import type { Role } from '../people/policy.ts'
import type { Ctx } from '../platform/ctx.ts'
import { decideReview, listMicroCredentials, publish, submitDesign } from '../review/index.server.ts'
import { aCtx, anInstitution, aStranger, aVisit, type TestInstitution, theNetwork } from '../testing/index.ts'
import { answerNeed, claimNeed, declineNeed, noteRead, reportNeed } from '../worklife/index.server.ts'
import { readHome } from './home.server.ts'

const dayMs = 86_400_000
const ago = (days: number) => new Date(Date.now() - days * dayMs)
/** The same person on an earlier day. */
const on = <C extends Ctx>(ctx: C, days: number): C => ({ ...ctx, now: ago(days) })
const day = (at: Date | null | undefined) => at?.toISOString().slice(0, 10)
const design = aDesign({ needs: [] })

async function tasksOf(ctx: Ctx, only?: string) {
  const { tasks } = await readHome(ctx)
  return tasks.filter(({ what }) => only === undefined || what === only).map(({ what, since }) => [what, day(since)])
}

async function told(to: TestInstitution, days: number) {
  const stranger = on(await aStranger(), days)
  const { id } = await reportNeed(stranger, stranger.newId(), {
    to: to.slug,
    problem: `Falls at night ${stranger.newId()}`,
    people: 'Nurses',
    count: null,
    when: '',
    evidence: '',
    name: 'Manager',
    organisation: '',
    email: 'manager@care.example',
    token: stranger.newId(),
  })
  return id
}

describe('home shows what waits for', () => {
  test('the coordinator: to read, to decide, to answer, each since it has stood so', async () => {
    const home = await anInstitution()
    const coordinator = await aCtx(home, 'workLifeCoordinator')
    const need = await told(home, 9)
    const mine = async () =>
      (await readHome(coordinator)).tasks
        .filter(({ href }) => href === `/needs/${need}`)
        .map(({ what, since }) => [what, day(since)])
    expect(await mine()).toEqual([['readNeed', day(ago(9))]])
    await noteRead(on(coordinator, 7), need)
    expect(await mine()).toEqual([['decideNeed', day(ago(7))]])
    await createDesign(on(await aCtx(home, 'designer'), 5), { kind: 'need', need })
    expect(await mine()).toEqual([['answerNeed', day(ago(5))]])
    await answerNeed(coordinator, need, { message: 'We have begun.' })
    expect(await mine()).toEqual([])
  })

  test('nobody here, when another institution has taken the need on', async () => {
    const [one, two] = [
      await aCtx(await anInstitution(), 'workLifeCoordinator'),
      await aCtx(await anInstitution(), 'workLifeCoordinator'),
    ]
    const need = await told(await theNetwork(), 2)
    const sees = async (ctx: Ctx) => {
      const { tasks, lanes } = await readHome(ctx)
      return [...tasks, ...lanes].some(({ href }) => href === `/needs/${need}`)
    }
    expect([await sees(one), await sees(two)]).toEqual([true, true])
    await claimNeed(one, need)
    expect([await sees(one), await sees(two)]).toEqual([true, false])
    await declineNeed(one, need, { reason: 'notNow', message: 'Not this year.' })
    expect([await sees(one), await sees(two)]).toEqual([false, false])
  })

  test('designer, reviewer, study administrator, assessor, registrar and learner, along the whole road', async () => {
    const home = await anInstitution()
    const [designer, reviewer, office, assessor, registrar] = await Promise.all(
      (['designer', 'reviewer', 'studyAdministrator', 'assessor', 'registrar'] satisfies Role[]).map((role) => aCtx(home, role)),
    )
    if (!designer || !reviewer || !office || !assessor || !registrar) throw new Error('Somebody is missing')
    const waitsFor = async (ctx: Ctx, href: RegExp) => {
      const lane = (await readHome(ctx)).lanes.find((candidate) => href.test(candidate.href))
      return lane && [lane.waitsFor, lane.isMine, day(lane.since)]
    }

    const id = await createDesign(on(designer, 60), { kind: 'blank' }, design)
    expect((await tasksOf(designer)).map(([what]) => what)).toEqual(['sendDesign'])
    expect(await waitsFor(reviewer, /designs/)).toEqual(['designer', false, day(ago(60))])

    const sent = await submitDesign(on(designer, 50), id)
    if (!sent.accepted) throw new Error(sent.refusal)
    expect(await tasksOf(designer)).toEqual([])
    expect(await tasksOf(reviewer)).toEqual([['review', day(ago(50))]])
    // Who has written in it does not decide on it, so nothing waits for them.
    expect(await tasksOf({ ...designer, actor: { ...designer.actor, roles: ['designer', 'reviewer'] } }, 'review')).toEqual([])

    await decideReview(on(reviewer, 45), sent.review, { decision: 'approve', statement: 'Fine' })
    expect(await tasksOf(reviewer)).toEqual([])
    expect(await tasksOf(office)).toEqual([['publish', day(ago(45))]])
    expect(await waitsFor(designer, /micro-credentials/)).toEqual(['studyAdministrator', false, day(ago(45))])

    const [micro] = await listMicroCredentials(office)
    await publish(on(office, 40), micro?.id ?? '')
    expect(await tasksOf(office)).toEqual([['offer', day(ago(40))]])

    const made = await createOffering(office, {
      version: micro?.version ?? '',
      startsOn: dayIn(5),
      endsOn: dayIn(30),
      seats: 3,
      price: '0',
      language: 'fi',
      opensOn: dayIn(-30),
      closesOn: dayIn(4),
      note: '',
    })
    if (!made.accepted) throw new Error(made.refusal)
    await moveOffering(office, made.id, 'open')
    const run = {
      institution: home,
      administrator: office,
      version: micro?.version ?? '',
      microCredential: micro?.id ?? '',
      code: '',
      offering: made.id,
    }
    expect(await tasksOf(office)).toEqual([])
    const applicant = await anApplicant(run)
    expect(await tasksOf(office)).toEqual([['accept', day(new Date())]])
    expect(await readHome(applicant.learner)).toMatchObject({ tasks: [], waiting: [{ waitsFor: 'studyAdministrator' }] })
    await acceptEnrolment(office, applicant.enrolment)
    expect(await tasksOf(office)).toEqual([])
    expect(await tasksOf(assessor)).toEqual([])
    await moveOffering(office, made.id, 'start')
    expect(await tasksOf(assessor)).toEqual([['assess', dayIn(5)]])
    expect(await waitsFor(assessor, /micro-credentials/)).toEqual(['assessor', true, dayIn(5)])
  })

  test('the registrar and the learner, when a completion has been decided', async () => {
    const run = await anOffering(await anInstitution())
    const registrar = await aCtx(run.institution, 'registrar')
    expect(await tasksOf(registrar)).toEqual([])
    const { completion, learner } = await aCompletion(run)
    expect(await tasksOf(registrar)).toEqual([['issue', day(new Date())]])
    await issueCredentials(registrar, [completion], { demo: false })
    expect(await tasksOf(registrar)).toEqual([])
    await resumePending((await aVisit()).services)
    expect((await tasksOf(learner)).map(([what]) => what)).toEqual(['yourCredential'])
  })

  test('nobody of another institution, and nothing for somebody who has just come', async () => {
    await anOffering(await anInstitution())
    const away = await aCtx(await anInstitution(), 'designer', 'reviewer', 'studyAdministrator', 'assessor', 'registrar')
    expect(await readHome(away)).toMatchObject({ tasks: [], offer: null, waiting: [], lanes: [] })
    expect(await readHome(await aCtx(null))).toMatchObject({ tasks: [], offer: null, waiting: [], lanes: [] })
  })
})
