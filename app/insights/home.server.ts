/** The home page by role: what is next for this person, and where the institution's things stand on the road. Composed from the doors of the other rooms. */
import { listOfferings, listOwnStudies, listWaiting } from '../delivery/index.server.ts'
import { listDesigns } from '../design/index.server.ts'
import { listOwnCredentials, listReady } from '../issuing/index.server.ts'
import { may } from '../people/policy.ts'
import type { Ctx } from '../platform/ctx.ts'
import { inLocale } from '../platform/texts.ts'
import { listMicroCredentials, listReviews } from '../review/index.server.ts'
import { listNeeds } from '../worklife/index.server.ts'
import type { insightsTexts } from './texts.ts'

export interface Task {
  readonly what: keyof typeof insightsTexts
  readonly count?: number
  readonly title: string
  readonly href: string
  readonly since: Date | null
}

export interface Lane {
  readonly key: string
  readonly title: string
  readonly href: string
  /** Index of the stop where it is: need, design, review, micro-credential, offering, assessment, credential. */
  readonly at: number
  readonly isMine: boolean
  readonly waitsFor: 'designer' | 'reviewer' | 'studyAdministrator' | 'assessor' | 'learners' | 'coordinator'
  readonly since: Date | null
}

export interface Home {
  readonly tasks: readonly Task[]
  readonly lanes: readonly Lane[]
}

const byTime = (a: Date, b: Date) => a.getTime() - b.getTime()

/** Tasks in the order in which they press: oldest first, what only this person can do before the rest. */
export async function readHome(ctx: Ctx): Promise<Home> {
  const { actor } = ctx
  const tasks: Task[] = []
  const lanes: Lane[] = []
  const say = (map: Readonly<Record<string, string | undefined>>) => inLocale(map, ctx.locale)

  if (may(actor, 'need.list')) {
    for (const need of await listNeeds(ctx)) {
      // Another institution answers it.
      if (need.care === 'others') continue
      const waits = need.state !== 'answered' && need.state !== 'takenUp'
      if (may(actor, 'need.answer') && need.state === 'reported')
        tasks.push({ what: 'readNeed', title: need.problem, href: `/needs/${need.id}`, since: need.reportedAt })
      if (may(actor, 'need.answer') && need.state === 'read')
        tasks.push({ what: 'decideNeed', title: need.problem, href: `/needs/${need.id}`, since: need.stateAt })
      if (may(actor, 'need.answer') && ['takenUp', 'joined', 'declined'].includes(need.state))
        tasks.push({ what: 'answerNeed', title: need.problem, href: `/needs/${need.id}`, since: need.stateAt })
      if (waits)
        lanes.push({
          key: need.id,
          title: need.problem,
          href: `/needs/${need.id}`,
          at: 0,
          isMine: may(actor, 'need.answer'),
          waitsFor: 'coordinator',
          since: need.stateAt,
        })
    }
  }
  if (may(actor, 'design.list')) {
    for (const design of await listDesigns(ctx)) {
      const title = say(design.title)
      const isOpen = design.state === 'drafting' || design.state === 'returned'
      if (isOpen && design.isMine && may(actor, 'design.edit'))
        tasks.push({
          what: design.state === 'returned' ? 'mendDesign' : design.requiredCount === 0 ? 'sendDesign' : 'goOnDesign',
          title,
          href: `/designs/${design.id}`,
          since: design.updatedAt,
        })
      if (design.state !== 'approved')
        lanes.push({
          key: design.id,
          title,
          href: `/designs/${design.id}`,
          at: isOpen ? 1 : 2,
          isMine: isOpen ? design.isMine : may(actor, 'review.decide'),
          waitsFor: isOpen ? 'designer' : 'reviewer',
          since: design.updatedAt,
        })
    }
  }
  if (may(actor, 'review.decide'))
    for (const review of (await listReviews(ctx)).filter(({ isYourTurn }) => isYourTurn))
      tasks.push({ what: 'review', title: say(review.title), href: `/reviews/${review.id}`, since: review.submittedAt })
  if (may(actor, 'microCredential.list')) {
    const offerings = may(actor, 'offering.list') ? await listOfferings(ctx) : []
    const waiting = may(actor, 'offering.list') ? await listWaiting(ctx) : new Map<string, { since: Date }>()
    for (const micro of await listMicroCredentials(ctx)) {
      if (micro.state === 'retired') continue
      const title = say(micro.title)
      const live = offerings.filter(
        ({ microCredentialId, state }) => microCredentialId === micro.id && !['closed', 'cancelled'].includes(state),
      )
      const isAdministrator = may(actor, 'microCredential.publish')
      if (micro.state === 'approved' && isAdministrator)
        tasks.push({ what: 'publish', title, href: `/micro-credentials/${micro.id}`, since: micro.approvedAt })
      if (micro.state === 'published' && live.length === 0 && isAdministrator)
        tasks.push({ what: 'offer', title, href: `/offerings/new?version=${micro.version}`, since: micro.publishedAt })
      const teaching = live.some(({ state }) => state === 'running' || state === 'assessing')
      lanes.push({
        key: micro.id,
        title,
        href: `/micro-credentials/${micro.id}`,
        at: micro.state === 'approved' ? 3 : teaching ? 5 : live.length > 0 ? 4 : 3,
        isMine: teaching ? may(actor, 'result.record') : isAdministrator && live.length === 0,
        waitsFor: micro.state === 'approved' || live.length === 0 ? 'studyAdministrator' : teaching ? 'assessor' : 'learners',
        since:
          micro.state === 'approved'
            ? micro.approvedAt
            : (live.map((offering) => (teaching ? new Date(offering.startsOn) : offering.opensAt)).sort(byTime)[0] ??
              micro.publishedAt),
      })
    }
    for (const offering of offerings) {
      const applied = waiting.get(offering.id)
      if (applied && !['closed', 'cancelled'].includes(offering.state) && may(actor, 'enrolment.decide'))
        tasks.push({ what: 'accept', title: say(offering.title), href: `/offerings/${offering.id}`, since: applied.since })
      if ((offering.state === 'running' || offering.state === 'assessing') && may(actor, 'result.record'))
        tasks.push({
          what: 'assess',
          title: say(offering.title),
          href: `/offerings/${offering.id}/assessment`,
          since: new Date(offering.startsOn),
        })
    }
  }
  if (may(actor, 'credential.issue')) {
    const ready = await listReady(ctx)
    if (ready.length > 0)
      tasks.push({
        what: 'issue',
        count: ready.length,
        title: [...new Set(ready.map(({ title }) => title))].join(', '),
        href: '/credentials',
        since: ready[0]?.decidedAt ?? null,
      })
  }
  for (const credential of (await listOwnCredentials(ctx)).filter(({ state }) => state === 'issued'))
    tasks.push({
      what: 'yourCredential',
      title: credential.title,
      href: `/my/credentials/${credential.id}`,
      since: credential.issuedAt,
    })
  for (const study of (await listOwnStudies(ctx)).filter(({ state }) => ['applied', 'accepted', 'active'].includes(state)))
    tasks.push({ what: 'yourStudies', title: say(study.offering.title), href: '/my/studies', since: null })

  return {
    tasks: tasks.sort(
      (a, b) => (a.since?.getTime() ?? Number.MAX_SAFE_INTEGER) - (b.since?.getTime() ?? Number.MAX_SAFE_INTEGER),
    ),
    lanes,
  }
}
