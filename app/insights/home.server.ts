/** The home page by role: what is next for this person, and where the institution's things stand on the road. Composed from the doors of the other rooms. */
import { listOfferings, listOwnStudies, listWaiting } from '../delivery/index.server.ts'
import { listDesigns } from '../design/index.server.ts'
import { listOwnCredentials, listReady } from '../issuing/index.server.ts'
import { may } from '../people/policy.ts'
import type { Ctx } from '../platform/ctx.ts'
import { formatCredits, inLocale } from '../platform/texts.ts'
import { listBadgesInReview, listMicroCredentials, listReviews } from '../review/index.server.ts'
import { listNeeds } from '../worklife/index.server.ts'
import type { insightsTexts } from './texts.ts'

export interface Task {
  readonly what: keyof typeof insightsTexts
  readonly count?: number
  readonly title: string
  readonly href: string
  readonly since: Date | null
}

/** What somebody else is to do before this person can go on. */
export interface Waiting {
  readonly waitsFor: WaitsFor
  readonly title: string
  readonly href: string
  readonly since: Date | null
}

export type WaitsFor = 'designer' | 'reviewer' | 'studyAdministrator' | 'assessor' | 'learners' | 'coordinator'

export interface RoadLane {
  readonly key: string
  readonly title: string
  readonly href: string
  /** Language of the title where it is one person's own words. */
  readonly language: string | null
  readonly note: string
  /** Index of the stop where it is: need, design, review, micro-credential, offering, assessment, credential. */
  readonly at: number
  readonly isMine: boolean
  readonly waitsFor: WaitsFor
  /** Required things that a design still lacks. */
  readonly lacks: number
  readonly since: Date | null
}

export interface Home {
  readonly today: Date
  readonly tasks: readonly Task[]
  /** What this person could begin when no task waits. */
  readonly offer: Task | null
  readonly waiting: readonly Waiting[]
  readonly lanes: readonly RoadLane[]
  readonly mayDesign: boolean
}

const byTime = (a: Date, b: Date) => a.getTime() - b.getTime()

/** Tasks in the order in which they press: oldest first, what only this person can do before the rest. */
export async function readHome(ctx: Ctx): Promise<Home> {
  const { actor } = ctx
  const tasks: Task[] = []
  const lanes: RoadLane[] = []
  const waiting: Waiting[] = []
  let offer: Task | null = null
  const mayDesign = may(actor, 'design.create')
  const facts = (...parts: readonly (string | null)[]) => parts.filter((part) => part !== null && part !== '').join(', ')
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
      // One that has its outcome begins nothing.
      if (mayDesign && (need.state === 'reported' || need.state === 'read'))
        offer ??= { what: 'startDesign', title: need.problem, href: `/designs/new?need=${need.id}`, since: need.reportedAt }
      if (waits)
        lanes.push({
          key: need.id,
          title: need.problem,
          href: `/needs/${need.id}`,
          language: need.language,
          note: facts(need.organisation, need.people),
          at: 0,
          isMine: may(actor, 'need.answer'),
          waitsFor: 'coordinator',
          lacks: 0,
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
      if (design.state === 'inReview' && design.isMine)
        waiting.push({ waitsFor: 'reviewer', title, href: `/designs/${design.id}`, since: design.updatedAt })
      if (design.state !== 'approved')
        lanes.push({
          key: design.id,
          title,
          href: `/designs/${design.id}`,
          language: null,
          note: facts(design.credits === null ? null : formatCredits(ctx.locale, design.credits), design.institutionName),
          at: isOpen ? 1 : 2,
          isMine: isOpen ? design.isMine : may(actor, 'review.decide'),
          waitsFor: isOpen ? 'designer' : 'reviewer',
          lacks: isOpen ? design.requiredCount : 0,
          since: design.updatedAt,
        })
    }
  }
  if (may(actor, 'review.decide'))
    for (const review of (await listReviews(ctx)).filter(({ isYourTurn }) => isYourTurn))
      tasks.push({ what: 'review', title: say(review.title), href: `/reviews/${review.id}`, since: review.submittedAt })
  if (may(actor, 'badge.review'))
    for (const badge of (await listBadgesInReview(ctx)).filter(({ isYourTurn }) => isYourTurn))
      tasks.push({
        what: 'reviewBadge',
        title: say(badge.name) || badge.code,
        href: `/badges/${badge.id}`,
        since: badge.submittedAt,
      })
  if (may(actor, 'microCredential.list')) {
    const offerings = may(actor, 'offering.list') ? await listOfferings(ctx) : []
    const applicants = may(actor, 'offering.list') ? await listWaiting(ctx) : new Map<string, { since: Date }>()
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
        language: null,
        note: facts(micro.credits === null ? null : formatCredits(ctx.locale, micro.credits), micro.code),
        at: micro.state === 'approved' ? 3 : teaching ? 5 : live.length > 0 ? 4 : 3,
        isMine: teaching ? may(actor, 'result.record') : isAdministrator && live.length === 0,
        waitsFor: micro.state === 'approved' || live.length === 0 ? 'studyAdministrator' : teaching ? 'assessor' : 'learners',
        lacks: 0,
        since:
          micro.state === 'approved'
            ? micro.approvedAt
            : (live.map((offering) => (teaching ? new Date(offering.startsOn) : offering.opensAt)).sort(byTime)[0] ??
              micro.publishedAt),
      })
    }
    for (const offering of offerings) {
      const applied = applicants.get(offering.id)
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
    const { total, rows: ready } = await listReady(ctx)
    if (total > 0)
      tasks.push({
        what: 'issue',
        count: total,
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
  for (const study of await listOwnStudies(ctx)) {
    const title = say(study.offering.title)
    if (study.state === 'applied' || study.state === 'waiting')
      waiting.push({ waitsFor: 'studyAdministrator', title, href: '/my/studies', since: null })
    if (study.state === 'accepted' || study.state === 'active')
      tasks.push({ what: 'yourStudies', title, href: '/my/studies', since: null })
  }

  return {
    today: ctx.now,
    offer,
    waiting,
    mayDesign,
    tasks: tasks.sort(
      (a, b) => (a.since?.getTime() ?? Number.MAX_SAFE_INTEGER) - (b.since?.getTime() ?? Number.MAX_SAFE_INTEGER),
    ),
    // What is this person's turn comes first; the rest stands in the order of the road.
    lanes: lanes.sort((a, b) => Number(b.isMine) - Number(a.isMine) || a.at - b.at),
  }
}
