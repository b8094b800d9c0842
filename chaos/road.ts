/** The commands of the road, one after the other, each with what the ones before it have left: from a need to a credential that is revoked, and what surrounds it. */

import { decideFromList, previewCompletions } from '../app/delivery/completion-list.server.ts'
import { completionShape } from '../app/delivery/completion-list.ts'
import {
  acceptEnrolment,
  annulCompletion,
  applyToOffering,
  checkIdentity,
  correctIdentity,
  createOffering,
  decideCompletion,
  decideRecognition,
  moveOffering,
  recordResult,
  requestRecognition,
  withdrawEnrolment,
} from '../app/delivery/index.server.ts'
import { changeDesign, createDesign, shareDesign, unshareDesign } from '../app/design/index.server.ts'
import { correctAwardee } from '../app/issuing/correct-awardee.server.ts'
import { awardBadge, issueCredentials, resumePending, revokeCredential } from '../app/issuing/index.server.ts'
import { issueAgain, resendLetter } from '../app/issuing/issue-again.server.ts'
import { endForKey, issueAgainForKey } from '../app/issuing/key-follow-up.server.ts'
import { sharePart } from '../app/issuing/part.server.ts'
import { listShares, shareCredential, withdrawShare } from '../app/issuing/share.server.ts'
import { listSigningKeys, revokeKey, rotateKey } from '../app/issuing/signing-keys.server.ts'
import { createApiKey, revokeApiKey } from '../app/people/api-keys.server.ts'
import { sendFeedback } from '../app/people/feedback.server.ts'
import type { Visit } from '../app/people/guard.server.ts'
import { changePreferences, chooseLanguage, grantRole, revokeRole } from '../app/people/people.server.ts'
import type { Role } from '../app/people/policy.ts'
import { changePassword, register, signInByPassword } from '../app/people/sign-in.server.ts'
import { type Ctx, dayOf } from '../app/platform/ctx.ts'
import { sql } from '../app/platform/database.server.ts'
import { readListTable } from '../app/platform/list-table.ts'
import type { Services } from '../app/platform/services.server.ts'
import { readSettings } from '../app/platform/settings.server.ts'
import type { BadgeDesign } from '../app/review/badge-design.ts'
import { changeBadge, retireBadge, reviseBadge, takeBackBadge } from '../app/review/badges.server.ts'
import {
  commentReview,
  createBadge,
  decideReview,
  listMicroCredentials,
  publish,
  retire,
  reviewBadge,
  startNewVersion,
  submitBadge,
  submitDesign,
} from '../app/review/index.server.ts'
import { testKey } from '../app/testing/keys.ts'
import { closeConversation, reopenConversation, sayAboutNeed } from '../app/worklife/conversation.server.ts'
import {
  addPartner,
  answerNeed,
  changePartner,
  claimNeed,
  declineNeed,
  joinNeed,
  noteRead,
  releaseNeed,
  reportNeed,
  withdrawContact,
} from '../app/worklife/index.server.ts'
import { e1 } from '../content/samples/index.ts'
import type { Command, Ground } from './every-statement.ts'
import { withClient } from './state.ts'

/** The people of the road, by what they do. Fixed ids: the road is the same each time it is walked. */
const people = {
  coordinator: ['workLifeCoordinator'],
  designer: ['designer'],
  reviewer: ['reviewer'],
  administrator: ['studyAdministrator'],
  assessor: ['assessor'],
  registrar: ['registrar'],
  head: ['institutionAdministrator'],
  learner: [],
  second: [],
  third: [],
  fourth: [],
  fifth: [],
} as const satisfies Record<string, readonly Role[]>
type Somebody = keyof typeof people

const fixed = (number: number) => `01900000-0000-7000-8000-${String(number).padStart(12, '0')}`
const [school, other, network, contact] = [1, 2, 3, 4].map(fixed) as [string, string, string, string]
const personId = (who: Somebody): string => fixed(100 + Object.keys(people).indexOf(who))
const origin = 'http://localhost:4000'

/** Institutions and people, as an operator sets them up. */
export function setUp(url: string, now: Date): Promise<void> {
  return withClient(url, async (client) => {
    for (const [id, slug, isNetwork] of [
      [school, 'school', false],
      [other, 'other', false],
      [network, 'network', true],
    ])
      await client.query('insert into institution (id, slug, name, short_name, is_network) values ($1, $2, $3, $2, $4)', [
        id,
        slug,
        { fi: `Koulu ${slug}`, sv: `Skola ${slug}`, en: `School ${slug}` },
        isNetwork,
      ])
    await client.query('insert into contact (institution_id, id, name, email) values ($1, $2, $3, $4)', [
      school,
      contact,
      { fi: 'Opintotoimisto' },
      'office@school.example',
    ])
    for (const [who, roles] of Object.entries(people)) {
      const id = personId(who as Somebody)
      await client.query('insert into person (id, email, name, created_at, email_confirmed_at) values ($1, $2, $3, $4, $4)', [
        id,
        `${who}@school.example`,
        who,
        now,
      ])
      for (const role of roles)
        await client.query('insert into membership (institution_id, person_id, role, since) values ($1, $2, $3, $4)', [
          school,
          id,
          role,
          now,
        ])
    }
  })
}

function ctxOf(ground: Ground, who: Somebody | null): Ctx {
  const roles: readonly Role[] = who ? people[who] : []
  return {
    ...ground.chance,
    actor: who ? { kind: 'person', id: personId(who), name: who, email: `${who}@school.example`, roles } : { kind: 'anonymous' },
    institution: roles.length > 0 ? school : null,
    person: who ? personId(who) : null,
    locale: 'fi',
    db: ground.app,
    requestId: 'chaos',
    origin,
  }
}

function servicesOn(ground: Ground): Pick<Services, 'settings' | 'databases'> {
  return {
    settings: readSettings({ POIJU_SECRET: testKey.toString('hex') }),
    databases: { app: ground.app, auth: ground.auth, jobsUrl: '', listenUrl: '', close: async () => undefined },
  }
}

/** A visit of somebody. */
function signInOf(ground: Ground, who: Somebody | null) {
  const visit: Visit = {
    ctx: ctxOf(ground, who),
    signedIn: who && {
      sessionId: fixed(1),
      person: { id: personId(who), name: who, email: `${who}@school.example`, locale: 'fi' },
      institution: null,
      roles: [],
      institutions: [],
    },
    sessionToken: null,
    address: '192.0.2.1',
    headers: new Headers(),
    nonce: '',
    // Signing in asks for no service.
    services: servicesOn(ground) as Services,
  }
  return { auth: ground.auth, visit }
}

/** What a refusal says is thrown: on this road nothing is refused. */
async function taken<T>(answer: Promise<T>): Promise<T> {
  const said = await answer
  if (typeof said === 'object' && said !== null && 'accepted' in said && said.accepted === false)
    throw new Error(`Refused: ${JSON.stringify(said).slice(0, 300)}`)
  if (said === false) throw new Error('Refused')
  return said
}

interface Step {
  readonly name: string
  readonly run: (ground: Ground, road: Road) => Promise<unknown>
  /** Walked, and not tried statement by statement: the same command was, with other values. */
  readonly isRepeated?: boolean
}

/** What the steps have answered, by their names. */
export class Road {
  private readonly answers = new Map<string, unknown>()

  note(step: string, answer: unknown): void {
    this.answers.set(step, answer)
  }

  /** The id that a step answered with. */
  id(step: string, member = 'id'): string {
    const answer = this.answers.get(step)
    const id = typeof answer === 'string' ? answer : (answer as Record<string, unknown> | undefined)?.[member]
    if (typeof id !== 'string') throw new Error(`${step} has not answered with an id`)
    return id
  }
}

const day = (ground: Ground, days: number) => dayOf(new Date(ground.chance.now.getTime() + days * 86_400_000))
const report = (to: string, token: string) => ({
  to,
  name: 'Öhman',
  organisation: 'Kotihoito',
  email: `${token}@care.example`,
  problem: 'Yövuorossa ei osata arvioida kipua.',
  people: 'Lähihoitajat',
  count: 12,
  when: 'Syksyllä',
  evidence: '',
  token: `${token}-token-of-the-form`,
})
const run = (ground: Ground, road: Road) => ({
  version: road.id('the approved version', 'version'),
  startsOn: day(ground, 1),
  endsOn: day(ground, 40),
  seats: 5,
  price: '45',
  language: 'fi' as const,
  opensOn: day(ground, -2),
  closesOn: day(ground, 1),
  note: '',
})
const given = (who: string) => ({
  givenName: 'Öljy',
  familyName: `Åkerö ${who}`,
  dateOfBirth: '1990-01-01',
  email: `${who}@school.example`,
  locale: 'fi' as const,
})
const result = (outcome: string) => ({ outcome, met: 'met' as const, grade: '', feedback: 'Näytetty.', revision: 0 })
const outcomes = e1.outcomes.map(({ id }) => id)
/** One who has passed and one who has not, as a register lists them. */
const listed = {
  rows: readListTable('Sähköposti;Tulos\nfourth@school.example;hyväksytty\nfifth@school.example;hylätty', completionShape).rows,
  feedback: 'Näytetty.',
}
const partner = (city: string, revision: number) => ({
  name: 'Kotihoito Oy',
  kind: 'company' as const,
  city,
  contactName: 'Yhteys',
  contactEmail: 'yhteys@care.example',
  contactPhone: '',
  consent: 'yes' as const,
  revision,
})
const firstOf = async <T>(list: Promise<readonly T[]>): Promise<T> => {
  const [first] = await list
  if (first === undefined) throw new Error('The list is empty')
  return first
}
/** Keys of the institution that still sign credentials, as the person who keeps them sees them. */
const signingKeys = async (ground: Ground) =>
  (await listSigningKeys(ctxOf(ground, 'head'))).filter(({ type, state }) => type === 'Ed25519' && state === 'signing')
const badge: BadgeDesign = {
  kind: 'competence',
  languages: ['fi'],
  field: 'teaching',
  name: { fi: 'Rohkea ohjaaja' },
  description: { fi: 'Osaa ohjata opiskelijaa vaikeassa tilanteessa.' },
  criteria: { fi: 'On ohjannut kolme keskustelua, ja kokenut ohjaaja on nähnyt yhden.' },
  skills: [],
}
/**
 * What one thing has led to: of a completion or badge decision its credential, of an enrolment its completion, of an address its badge. The one that has not
 * ended comes first: jobs have a clock of their own, so the newest may be another one.
 */
const leadsTo = {
  credential: ['basis_id', 'ended_at is null desc, created_at desc'],
  completion: ['enrolment_id', 'created_at desc'],
  badge_decision: ['email', 'decided_at desc'],
} as const
const lookUp = (ground: Ground, table: keyof typeof leadsTo, of: string) =>
  ground.app.transaction().execute(async (tx) => {
    await sql`select set_config('poiju.institution', ${school}, true)`.execute(tx)
    const { rows } = await sql<{ id: string }>`
      select id from ${sql.table(table)} where ${sql.ref(leadsTo[table][0])} = ${of} order by ${sql.raw(leadsTo[table][1])} limit 1`.execute(
      tx,
    )
    return rows[0]
  })

export const road: readonly Step[] = [
  { name: 'report a need', run: (ground) => reportNeed(ctxOf(ground, null), 'address', report('school', 'first')) },
  { name: 'read a need', run: (ground, at) => taken(noteRead(ctxOf(ground, 'coordinator'), at.id('report a need'))) },
  {
    name: 'report a need to everybody',
    run: (ground) => reportNeed(ctxOf(ground, null), 'address', report('network', 'second')),
    isRepeated: true,
  },
  {
    name: 'read it too',
    run: (ground, at) => taken(noteRead(ctxOf(ground, 'coordinator'), at.id('report a need to everybody'))),
    isRepeated: true,
  },
  {
    name: 'claim a need',
    run: (ground, at) => taken(claimNeed(ctxOf(ground, 'coordinator'), at.id('report a need to everybody'))),
  },
  {
    name: 'release a need',
    run: (ground, at) => taken(releaseNeed(ctxOf(ground, 'coordinator'), at.id('report a need to everybody'))),
  },
  {
    name: 'report a third need',
    run: (ground) => reportNeed(ctxOf(ground, null), 'address', report('school', 'third')),
    isRepeated: true,
  },
  {
    name: 'join a need to another',
    run: (ground, at) =>
      taken(
        joinNeed(ctxOf(ground, 'coordinator'), at.id('report a third need'), {
          need: at.id('report a need'),
          message: 'Sama asia.',
        }),
      ),
  },
  {
    name: 'report a fourth need',
    run: (ground) => reportNeed(ctxOf(ground, null), 'address', report('school', 'fourth')),
    isRepeated: true,
  },
  {
    name: 'decline a need',
    run: (ground, at) =>
      taken(
        declineNeed(ctxOf(ground, 'coordinator'), at.id('report a fourth need'), {
          reason: 'notNow',
          message: 'Ei tänä vuonna.',
        }),
      ),
  },
  {
    name: 'talk about a need',
    run: (ground, at) => taken(sayAboutNeed(ctxOf(ground, 'designer'), at.id('report a need'), { text: 'Tästä voisi alkaa.' })),
  },
  {
    name: 'close a conversation',
    run: (ground, at) => taken(closeConversation(ctxOf(ground, 'coordinator'), at.id('report a need'))),
  },
  {
    name: 'reopen a conversation',
    run: (ground, at) => taken(reopenConversation(ctxOf(ground, 'coordinator'), at.id('report a need'))),
  },
  {
    name: 'withdraw contact data',
    run: (ground, at) =>
      taken(withdrawContact(ctxOf(ground, null), at.id('report a third need', 'href').split('/').at(-1) ?? '')),
  },
  { name: 'add a partner', run: (ground) => taken(addPartner(ctxOf(ground, 'coordinator'), partner('Jämsä', 0))) },
  {
    name: 'change a partner',
    run: (ground, at) => taken(changePartner(ctxOf(ground, 'coordinator'), at.id('add a partner'), partner('Äänekoski', 1))),
  },

  {
    name: 'begin a design from a need',
    run: (ground, at) =>
      createDesign(ctxOf(ground, 'designer'), { kind: 'need', need: at.id('report a need') }, { ...e1, contact }),
  },
  {
    name: 'answer a need',
    run: (ground, at) =>
      taken(answerNeed(ctxOf(ground, 'coordinator'), at.id('report a need'), { message: 'Alamme suunnitella.' })),
  },
  {
    name: 'change a design',
    run: (ground, at) =>
      changeDesign(ctxOf(ground, 'designer'), at.id('begin a design from a need'), (design) => ({
        ...design,
        title: { ...design.title, fi: `${design.title.fi} 2` },
      })),
  },
  {
    name: 'share a design',
    run: (ground, at) => taken(shareDesign(ctxOf(ground, 'designer'), at.id('begin a design from a need'), other, 'coOwner')),
  },
  {
    name: 'unshare a design',
    run: (ground, at) => unshareDesign(ctxOf(ground, 'designer'), at.id('begin a design from a need'), other, 'coOwner'),
  },
  {
    name: 'submit a design',
    run: (ground, at) => taken(submitDesign(ctxOf(ground, 'designer'), at.id('begin a design from a need'))),
  },
  {
    name: 'comment in a review',
    run: (ground, at) =>
      taken(
        commentReview(ctxOf(ground, 'reviewer'), at.id('submit a design', 'review'), { place: 'title', text: 'Lyhyempi nimi?' }),
      ),
  },
  {
    name: 'return a design',
    run: (ground, at) =>
      taken(
        decideReview(ctxOf(ground, 'reviewer'), at.id('submit a design', 'review'), {
          decision: 'return',
          statement: 'Vielä kerran.',
        }),
      ),
  },
  {
    name: 'submit it again',
    run: (ground, at) => taken(submitDesign(ctxOf(ground, 'designer'), at.id('begin a design from a need'))),
    isRepeated: true,
  },
  {
    name: 'approve a design',
    run: (ground, at) =>
      taken(
        decideReview(ctxOf(ground, 'reviewer'), at.id('submit it again', 'review'), { decision: 'approve', statement: 'Hyvä.' }),
      ),
  },
  {
    name: 'the approved version',
    run: (ground) => firstOf(listMicroCredentials(ctxOf(ground, 'administrator'))),
    isRepeated: true,
  },
  { name: 'publish', run: (ground, at) => taken(publish(ctxOf(ground, 'administrator'), at.id('the approved version'))) },

  { name: 'plan an offering', run: (ground, at) => taken(createOffering(ctxOf(ground, 'administrator'), run(ground, at))) },
  {
    name: 'open an offering',
    run: (ground, at) => taken(moveOffering(ctxOf(ground, 'administrator'), at.id('plan an offering'), 'open')),
  },
  {
    name: 'enrol',
    run: (ground, at) => taken(applyToOffering(ctxOf(ground, 'learner'), at.id('plan an offering'), given('learner'))),
  },
  {
    name: 'enrol a second',
    run: (ground, at) => taken(applyToOffering(ctxOf(ground, 'second'), at.id('plan an offering'), given('second'))),
    isRepeated: true,
  },
  {
    name: 'enrol a third',
    run: (ground, at) => taken(applyToOffering(ctxOf(ground, 'third'), at.id('plan an offering'), given('third'))),
    isRepeated: true,
  },
  ...(['fourth', 'fifth'] as const).flatMap((who): Step[] => [
    {
      name: `enrol a ${who}`,
      run: (ground, at) => taken(applyToOffering(ctxOf(ground, who), at.id('plan an offering'), given(who))),
      isRepeated: true,
    },
    {
      name: `accept the ${who}`,
      run: (ground, at) => taken(acceptEnrolment(ctxOf(ground, 'administrator'), at.id(`enrol a ${who}`))),
      isRepeated: true,
    },
  ]),
  { name: 'accept an enrolment', run: (ground, at) => taken(acceptEnrolment(ctxOf(ground, 'administrator'), at.id('enrol'))) },
  {
    name: 'accept the second',
    run: (ground, at) => taken(acceptEnrolment(ctxOf(ground, 'administrator'), at.id('enrol a second'))),
    isRepeated: true,
  },
  {
    name: 'withdraw an enrolment',
    run: (ground, at) => taken(withdrawEnrolment(ctxOf(ground, 'third'), at.id('enrol a third'))),
  },
  {
    name: 'check an identity',
    run: (ground, at) => checkIdentity(ctxOf(ground, 'administrator'), at.id('enrol'), { how: 'document' }),
  },
  {
    name: 'start an offering',
    run: (ground, at) => taken(moveOffering(ctxOf(ground, 'administrator'), at.id('plan an offering'), 'start')),
  },
  {
    name: 'ask for recognition',
    run: (ground, at) =>
      taken(
        requestRecognition(
          ctxOf(ground, 'second'),
          at.id('enrol a second'),
          outcomes.map((outcome) => ({ outcome, note: 'Tein tätä ennen.' })),
        ),
      ),
  },
  {
    name: 'decide on recognition',
    run: (ground, at) =>
      taken(
        decideRecognition(
          ctxOf(ground, 'assessor'),
          at.id('ask for recognition'),
          outcomes.map((outcome) => ({ outcome, granted: true, reason: 'Todistettu.' })),
        ),
      ),
  },
  {
    name: 'record a result',
    run: (ground, at) => taken(recordResult(ctxOf(ground, 'assessor'), at.id('enrol'), result(outcomes[0] as string))),
  },
  ...outcomes.slice(1).map(
    (outcome): Step => ({
      name: `record a result for ${outcome}`,
      run: (ground, at) => taken(recordResult(ctxOf(ground, 'assessor'), at.id('enrol'), result(outcome))),
      isRepeated: true,
    }),
  ),
  {
    name: 'assess an offering',
    run: (ground, at) => taken(moveOffering(ctxOf(ground, 'administrator'), at.id('plan an offering'), 'assess')),
  },
  { name: 'decide a completion', run: (ground, at) => taken(decideCompletion(ctxOf(ground, 'assessor'), at.id('enrol'))) },
  {
    name: 'decide the second',
    run: (ground, at) => taken(decideCompletion(ctxOf(ground, 'assessor'), at.id('enrol a second'))),
    isRepeated: true,
  },
  {
    name: 'look at a list of completions',
    run: (ground, at) => previewCompletions(ctxOf(ground, 'assessor'), at.id('plan an offering'), listed),
    isRepeated: true,
  },
  {
    name: 'decide completions from a list',
    run: (ground, at) =>
      taken(
        decideFromList(
          ctxOf(ground, 'assessor'),
          at.id('plan an offering'),
          listed,
          at.id('look at a list of completions', 'seen'),
        ),
      ),
  },
  { name: 'the first completion', run: (ground, at) => lookUp(ground, 'completion', at.id('enrol')), isRepeated: true },
  { name: 'the second completion', run: (ground, at) => lookUp(ground, 'completion', at.id('enrol a second')), isRepeated: true },

  {
    name: 'issue credentials',
    run: (ground, at) => taken(issueCredentials(ctxOf(ground, 'registrar'), [at.id('the first completion')], { demo: false })),
  },
  {
    name: 'the first credential',
    run: (ground, at) => lookUp(ground, 'credential', at.id('the first completion')),
    isRepeated: true,
  },
  // A job that signs many does so one after the other, and goes on where it was: one of them is what is whole or not there.
  { name: 'sign what is pending', run: (ground) => resumePending(servicesOn(ground)) },
  {
    name: 'issue another',
    run: (ground, at) => taken(issueCredentials(ctxOf(ground, 'registrar'), [at.id('the second completion')], { demo: false })),
    isRepeated: true,
  },
  { name: 'sign it', run: (ground) => resumePending(servicesOn(ground)), isRepeated: true },
  {
    name: 'share a credential',
    run: (ground, at) => shareCredential(ctxOf(ground, 'learner'), at.id('the first credential'), { days: 30 }),
  },
  {
    name: 'show a part of a credential',
    run: (ground, at) =>
      sharePart(ctxOf(ground, 'learner'), at.id('the first credential'), { parts: ['learner', 'outcomes'], days: 30 }),
  },
  {
    name: 'the part that is shown',
    run: async (ground, at) =>
      firstOf(
        listShares(ctxOf(ground, 'learner'), at.id('the first credential')).then((shares) =>
          shares.filter(({ kind }) => kind === 'part'),
        ),
      ),
    isRepeated: true,
  },
  {
    name: 'withdraw what is shared',
    run: (ground, at) => withdrawShare(ctxOf(ground, 'learner'), at.id('the first credential'), at.id('the part that is shown')),
  },
  {
    name: 'correct a name',
    run: (ground, at) =>
      taken(
        correctIdentity(ctxOf(ground, 'registrar'), at.id('enrol'), {
          ...given('learner'),
          familyName: 'Åkerö-Öhman',
          how: 'document',
        }),
      ),
  },
  {
    name: 'issue again',
    run: (ground, at) => taken(issueAgain(ctxOf(ground, 'registrar'), at.id('the first credential'), { demo: false })),
  },
  {
    name: 'the credential in its place',
    run: (ground, at) => lookUp(ground, 'credential', at.id('the first completion')),
    isRepeated: true,
  },
  {
    name: 'send a letter again',
    run: (ground, at) => taken(resendLetter(ctxOf(ground, 'registrar'), at.id('the credential in its place'))),
  },
  {
    name: 'write a badge',
    run: async (ground) => ({ id: await createBadge(ctxOf(ground, 'designer'), badge) }),
  },
  {
    name: 'change a badge',
    run: (ground, at) =>
      taken(changeBadge(ctxOf(ground, 'designer'), at.id('write a badge'), { ...badge, name: { fi: 'Rohkea ohjaaja 2' } }, 1)),
  },
  { name: 'send a badge', run: (ground, at) => taken(submitBadge(ctxOf(ground, 'designer'), at.id('write a badge'))) },
  {
    name: 'take a badge back',
    run: (ground, at) => taken(takeBackBadge(ctxOf(ground, 'designer'), at.id('write a badge'))),
  },
  {
    name: 'send the badge anew',
    run: (ground, at) => taken(submitBadge(ctxOf(ground, 'designer'), at.id('write a badge'))),
    isRepeated: true,
  },
  {
    name: 'return a badge',
    run: (ground, at) =>
      taken(
        reviewBadge(ctxOf(ground, 'reviewer'), at.id('write a badge'), {
          decision: 'return',
          statement: 'Vielä kerran.',
          revision: 2,
        }),
      ),
  },
  {
    name: 'send the badge once more',
    run: (ground, at) => taken(submitBadge(ctxOf(ground, 'designer'), at.id('write a badge'))),
    isRepeated: true,
  },
  {
    name: 'approve a badge',
    run: (ground, at) =>
      taken(reviewBadge(ctxOf(ground, 'reviewer'), at.id('write a badge'), { decision: 'approve', revision: 2 })),
  },
  {
    name: 'award a badge',
    run: (ground, at) =>
      taken(
        awardBadge(
          ctxOf(ground, 'registrar'),
          ground.auth,
          at.id('write a badge'),
          {
            achievedOn: day(ground, 0),
            people: ['learner', 'nobody.yet'].map((who, row) => ({
              row,
              name: `Öljy ${who}`,
              email: `${who}@school.example`,
              locale: 'fi' as const,
            })),
          },
          { demo: false },
        ),
      ),
  },
  { name: 'sign the badges', run: (ground) => resumePending(servicesOn(ground)), isRepeated: true },
  {
    name: 'who waits for a badge',
    run: (ground) => lookUp(ground, 'badge_decision', 'nobody.yet@school.example'),
    isRepeated: true,
  },
  {
    name: 'the badge of who waits',
    run: (ground, at) => lookUp(ground, 'credential', at.id('who waits for a badge')),
    isRepeated: true,
  },
  {
    name: 'correct who got a badge',
    run: (ground, at) =>
      taken(
        correctAwardee(ctxOf(ground, 'registrar'), ground.auth, at.id('who waits for a badge'), {
          name: 'Öljy Åkerö',
          email: 'third@school.example',
          how: 'participantList',
        }),
      ),
  },
  {
    name: 'send the letter of a badge again',
    run: (ground, at) => taken(resendLetter(ctxOf(ground, 'registrar'), at.id('the badge of who waits'))),
  },
  {
    name: 'make a key for a program',
    run: (ground) => createApiKey(ctxOf(ground, 'head'), { name: 'Opiskelijarekisteri', scopes: ['credentials:read'], days: 30 }),
  },
  {
    name: 'end the key of a program',
    run: (ground, at) => revokeApiKey(ctxOf(ground, 'head'), at.id('make a key for a program')),
  },
  {
    name: 'the key that signs',
    run: (ground) => firstOf(signingKeys(ground)),
    isRepeated: true,
  },
  { name: 'rotate a key', run: (ground, at) => taken(rotateKey(ctxOf(ground, 'head'), at.id('the key that signs'))) },
  {
    name: 'revoke a key',
    run: (ground, at) =>
      taken(revokeKey(ctxOf(ground, 'head'), at.id('the key that signs'), new Date(ground.chance.now.getTime() - 1000), 0)),
  },
  // One credential is signed by the next key, which is then revoked from before that.
  {
    name: 'the next key that signs',
    run: (ground) => firstOf(signingKeys(ground)),
    isRepeated: true,
  },
  {
    name: 'issue a badge again',
    run: (ground, at) => taken(issueAgain(ctxOf(ground, 'registrar'), at.id('the badge of who waits'), { demo: false })),
  },
  {
    name: 'revoke the next key',
    run: (ground, at) =>
      taken(
        revokeKey(ctxOf(ground, 'head'), at.id('the next key that signs'), new Date(ground.chance.now.getTime() - 90_000), 1),
      ),
    isRepeated: true,
  },
  {
    name: 'end what a revoked key signed',
    run: (ground, at) => endForKey(servicesOn(ground), school, at.id('the next key that signs')),
  },
  {
    name: 'issue again what a revoked key signed',
    run: (ground, at) => issueAgainForKey(servicesOn(ground), school, at.id('the next key that signs')),
  },
  {
    name: 'the badge in its place',
    run: (ground, at) => lookUp(ground, 'credential', at.id('who waits for a badge')),
    isRepeated: true,
  },
  {
    name: 'revoke a badge',
    run: (ground, at) => taken(revokeCredential(ctxOf(ground, 'registrar'), at.id('the badge in its place'), 'byRequest')),
  },
  { name: 'revise a badge', run: (ground, at) => taken(reviseBadge(ctxOf(ground, 'designer'), at.id('write a badge'))) },
  { name: 'retire a badge', run: (ground, at) => taken(retireBadge(ctxOf(ground, 'administrator'), at.id('write a badge'))) },
  {
    name: 'revoke a credential',
    run: (ground, at) => taken(revokeCredential(ctxOf(ground, 'registrar'), at.id('the credential in its place'), 'error')),
  },
  {
    name: 'annul a completion',
    run: (ground, at) => taken(annulCompletion(ctxOf(ground, 'assessor'), at.id('the second completion'), 'misconduct')),
  },

  {
    name: 'begin a new version',
    run: (ground, at) => taken(startNewVersion(ctxOf(ground, 'designer'), at.id('the approved version'))),
  },
  { name: 'retire', run: (ground, at) => taken(retire(ctxOf(ground, 'administrator'), at.id('the approved version'))) },

  {
    name: 'register',
    run: (ground) => register(signInOf(ground, null), { email: 'new@school.example', name: 'Uusi', password: '' }, '/home'),
  },
  {
    name: 'choose a password',
    run: (ground) => changePassword(signInOf(ground, 'learner'), { password: 'Pitkä ja oma salasana' }),
  },
  {
    name: 'sign in',
    run: (ground) =>
      taken(signInByPassword(signInOf(ground, null), { email: 'learner@school.example', password: 'Pitkä ja oma salasana' })),
  },
  {
    name: 'change preferences',
    run: (ground) => changePreferences(ctxOf(ground, 'learner'), { name: 'Öljy', locale: 'sv', nonDisclosure: 'on' }),
  },
  { name: 'choose a language', run: (ground) => chooseLanguage(ctxOf(ground, 'learner'), 'en') },
  {
    name: 'give a role',
    run: (ground) => taken(grantRole(ctxOf(ground, 'head'), ground.auth, { email: 'third@school.example', role: 'assessor' })),
  },
  { name: 'take a role', run: (ground) => taken(revokeRole(ctxOf(ground, 'head'), personId('third'), 'assessor')) },
  {
    name: 'tell of an obstacle',
    run: (ground) => sendFeedback(ctxOf(ground, null), 'address', { text: 'Kuvalla ei ole tekstiä.', replyTo: '' }),
  },
]

/** A step as a command to try, on this road. */
export const commandOf = (step: Step, at: Road): Command => ({ name: step.name, run: (ground) => step.run(ground, at) })
