import { expect, test } from 'vitest'
import { createDesign } from '../design/index.server.ts'
import { aCtx, anInstitution, aStranger, type TestInstitution } from '../testing/index.ts'
import { sayAboutNeed } from '../worklife/conversation.server.ts'
import { listNeeds, reportNeed } from '../worklife/index.server.ts'
import { readHome } from './home.server.ts'
import { markNoticesRead, readOwnNotices } from './notices.server.ts'
import { noticeKinds } from './notices.ts'
import { insightsTexts } from './texts.ts'

async function aNeed(to: TestInstitution, problem: string): Promise<void> {
  await reportNeed(await aStranger(), to.slug, {
    to: to.slug,
    problem,
    people: 'Nurses of one ward',
    count: null,
    when: '',
    evidence: '',
    name: 'Ward manager',
    organisation: 'Care',
    email: 'ward@care.example',
    token: 'a token of the form',
  })
}

test('a teacher for whom nothing waits is offered the waiting need; a teacher with a design of one’s own goes on with that first', async () => {
  const institution = await anInstitution()
  const teacher = await aCtx(institution, 'designer')
  expect(await readHome(teacher)).toMatchObject({ tasks: [], offer: null, mayDesign: true })
  await aNeed(institution, 'Falls at night')
  expect((await readHome(teacher)).offer).toMatchObject({ what: 'startDesign', title: 'Falls at night' })
  await createDesign(teacher, { kind: 'blank' })
  const home = await readHome(teacher)
  expect(home.tasks.map(({ what }) => what)).toEqual(['goOnDesign'])
  expect(home.lanes.map(({ isMine, at }) => [isMine, at])).toEqual([
    [true, 1],
    [false, 0],
  ])
})

test('nobody is offered a need of another institution, and who may not design is offered none', async () => {
  const institution = await anInstitution()
  await aNeed(institution, 'Falls at night')
  expect((await readHome(await aCtx(await anInstitution(), 'designer'))).offer).toBeNull()
  expect(await readHome(await aCtx(institution, 'assessor'))).toMatchObject({ offer: null, mayDesign: false })
})

test('a learner has no road of an institution, and nothing to design', async () => {
  expect(await readHome(await aCtx(null))).toMatchObject({ tasks: [], offer: null, waiting: [], lanes: [], mayDesign: false })
})

test('what has happened is told to whom it concerns, until they have read it, and to nobody else', async () => {
  const institution = await anInstitution()
  const coordinator = await aCtx(institution, 'workLifeCoordinator')
  const teacher = await aCtx(institution, 'designer')
  await aNeed(institution, 'Falls at night')
  const need = (await listNeeds(coordinator)).find(({ institutionId }) => institutionId === institution.id)
  await sayAboutNeed(teacher, need?.id ?? '', { text: 'I can help' })
  const news = await readOwnNotices(coordinator)
  expect(news.map(({ kind, href }) => [kind, href]).sort()).toEqual([
    ['need.discussed', `/needs/${need?.id}#conversation`],
    ['need.reported', `/needs/${need?.id}`],
  ])
  expect(await readOwnNotices(teacher)).toEqual([])
  await sayAboutNeed(coordinator, need?.id ?? '', { text: 'Please do' })
  expect((await readOwnNotices(teacher)).map(({ kind }) => kind)).toEqual(['need.discussed'])

  await markNoticesRead(
    teacher,
    news.map(({ id }) => id),
  )
  expect(await readOwnNotices(coordinator)).toHaveLength(2)
  await markNoticesRead(coordinator, [news[0]?.id ?? '', 'x', ''])
  expect(await readOwnNotices(coordinator)).toEqual(news.slice(1))
  for (const kind of noticeKinds) expect(insightsTexts[`news_${kind}`].fi).not.toBe('')
})
