/**
 * Who may open what, and do what: every address of the application and every operation of the API, asked by a stranger, by somebody of each role, by the owner of the
 * thing and by the staff of another institution. What is expected is read from the routes, from the action that each loader and action is guarded with, and from the
 * policy table; nothing is listed here, so a new address is walked without anybody remembering. An address with a parameter that this walk cannot fill fails it.
 */
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { actionOf } from '../app/people/guard.server.ts'
import { type Action, type ApiScope, apiScopeNames, may, type Role, roles } from '../app/people/policy.ts'
import routes from '../app/routes.ts'
import { cast } from '../content/samples/world.ts'
import { type Answer, Client, leaks } from './http.ts'

const home = 'jamk'
const away = 'jyu'

type Entry = (typeof routes)[number]

interface Address {
  readonly id: string
  /** As written in the room, such as `designs/:id`. */
  readonly pattern: string
  /** The actions of the policy that opening and sending ask; undefined where there is nothing to open, or to send to. */
  readonly opens: Action | undefined
  readonly sends: Action | undefined
}

interface Somebody {
  readonly name: string
  readonly client: Client
  readonly roles: readonly Role[] | null
  readonly isHome: boolean
  /** Owns what `my/…` is filled with. */
  readonly isOwner: boolean
}

async function readAddresses(entries: readonly Entry[], under = ''): Promise<Address[]> {
  const all: Address[] = []
  for (const entry of entries) {
    const pattern = [under, entry.path ?? ''].filter(Boolean).join('/').replace(/\/\//g, '/')
    if (entry.children) all.push(...(await readAddresses(entry.children, pattern)))
    else {
      const module = (await import(join(import.meta.dirname, '..', 'app', entry.file))) as { loader?: unknown; action?: unknown }
      all.push({
        id: entry.id ?? entry.file.replace(/\.tsx$/, ''),
        pattern,
        opens: actionOf(module.loader),
        sends: actionOf(module.action),
      })
    }
  }
  return all
}

let addresses: Address[]
const everybody: Somebody[] = []
/** A thing of the home institution for each parameter, by the pattern up to and with it. */
const things = new Map<string, string>()
const apiThings = new Map<string, string>()

/** The key of a program at home or elsewhere, with one scope. */
interface ProgramOfWalk {
  readonly name: string
  readonly scope: ApiScope
  readonly secret: string
  readonly isHome: boolean
}
const programs: ProgramOfWalk[] = []

/** The path of an address with real ids of the home institution in it. */
function fill({ pattern }: Address): string {
  const done: string[] = []
  let prefix = ''
  for (const part of pattern.split('/').filter(Boolean)) {
    prefix = prefix ? `${prefix}/${part}` : part
    if (part.endsWith('?')) continue
    if (part === ':lang') done.push('fi')
    else if (part === '*') done.push('no-such-page')
    else if (part.startsWith(':')) {
      const thing = things.get(prefix)
      if (!thing) throw new Error(`The walk has no real value for ${prefix}. Give it one in this file.`)
      done.push(thing)
    } else done.push(part)
  }
  return `/${done.join('/')}`
}

/** Where React Router answers with the data of an address alone; `/` has a name of its own there. */
const dataPath = (address: Address) => (fill(address) === '/' ? '/_' : fill(address))

const isPublic = (address: Address) => address.pattern.startsWith(':lang')
const hasThing = (address: Address) => /:(?!lang)\w+(?!\?)(\/|$)/.test(address.pattern)
const actorOf = (who: Somebody) =>
  who.roles === null
    ? ({ kind: 'anonymous' } as const)
    : ({ kind: 'person', id: '', name: '', email: '', roles: who.roles } as const)
/** Whether the thing in the address is there for somebody who has the right. */
const isThere = (address: Address, who: Somebody) =>
  address.pattern !== '*' &&
  // Made for those who build Poiju: not there in what people use.
  address.opens !== 'designSystem.read' &&
  (isPublic(address) || !hasThing(address) || (address.pattern.startsWith('my/') ? who.isOwner : who.isHome))

type Expected = 'opens' | 'sign-in' | 'forbidden' | 'not-there' | 'nothing-here'
function expectedOpening(address: Address, who: Somebody): Expected {
  if (!address.opens) return 'nothing-here'
  if (!may(actorOf(who), address.opens)) return who.roles === null ? 'sign-in' : 'forbidden'
  return isThere(address, who) ? 'opens' : 'not-there'
}

type Sent = 'does' | 'sign-in' | 'forbidden' | 'refused' | 'nothing-here'
function expectedSending(address: Address, who: Somebody): Sent {
  if (!address.sends) return 'nothing-here'
  if (!may(actorOf(who), address.sends)) return who.roles === null ? 'sign-in' : 'forbidden'
  return isThere(address, who) ? 'does' : 'refused'
}

/** What an answer comes to. React Router's .data answers lead on with 202 and the address inside. */
function opened({ status, location, text }: Answer): Expected | number {
  const leadsToSignIn = location.includes('/sign-in?to=') || (status === 202 && text.includes('/sign-in?to='))
  if (leadsToSignIn) return 'sign-in'
  if (status === 200 || status === 202 || status === 302) return 'opens'
  if (status === 403) return 'forbidden'
  if (status === 404) return 'not-there'
  return status === 400 || status === 405 ? 'nothing-here' : status
}

function sent({ status, location, text }: Answer): Sent | number {
  if (location.includes('/sign-in?to=') || (status === 202 && text.includes('/sign-in?to='))) return 'sign-in'
  if (status === 403) return 'forbidden'
  if (status === 405) return 'nothing-here'
  if (status >= 400 && status < 500) return 'refused'
  return status < 400 ? 'does' : status
}

const asCast = (key: string) => asNamed(cast.find((candidate) => candidate.key === key)?.name ?? key)

/** By the demonstration's picker. */
async function asNamed(name: string): Promise<Client> {
  const page = await new Client().get('/fi/sign-in')
  const id = new RegExp(`name="person" value="([0-9a-f-]{36})"[^>]*>(?:(?!name="person").)*?${name}`, 's').exec(page.text)?.[1]
  const client = new Client()
  const answer = await client.post('/fi/sign-in', { how: 'demo', person: id ?? '', to: '/home' })
  expect([name, answer.status]).toEqual([name, 302])
  return client
}

/** The token of the newest letter with a sign-in link. */
const newestLink = (outbox: string) => /\/sign-in\/link\/([\w-]{43})/.exec(outbox)?.[1] ?? ''

/** Addresses of ours in a page, that begin so. */
const linksIn = (page: string, start: string) =>
  [...page.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => href).filter((href) => href.startsWith(start))
const uuidIn = (text: string) => /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(text)?.[0] ?? ''

beforeAll(async () => {
  addresses = await readAddresses(routes)

  // Somebody for each role, and one with all of them, who register and are given their role as anybody would be.
  const keyUser = await asCast('keyUser')
  const newPerson = async (name: string, held: readonly Role[]) => {
    const email = `${name.toLowerCase()}@walk.example`
    await new Client().post('/fi/register', { name, email, password: '', to: '/home' })
    const link = newestLink((await new Client().get('/fi/outbox')).text)
    for (const role of held) expect((await keyUser.post('/members', { email, role })).status).toBe(302)
    const client = new Client()
    expect([name, (await client.post(`/fi/sign-in/link/${link}`, {})).status]).toEqual([name, 302])
    return client
  }
  everybody.push({ name: 'a stranger', client: new Client({ keepsCookies: false }), roles: null, isHome: false, isOwner: false })
  for (const role of roles)
    everybody.push({ name: role, client: await newPerson(`Walk-${role}`, [role]), roles: [role], isHome: true, isOwner: false })
  for (const person of cast)
    if (person.roles[away] && Object.keys(person.roles).length === 1)
      everybody.push({
        name: `${person.roles[away]} of ${away}`,
        client: await asCast(person.key),
        roles: person.roles[away] as Role[],
        isHome: false,
        isOwner: false,
      })
  const nurse = await asCast('nurse')
  everybody.push({ name: 'the owner', client: nurse, roles: [], isHome: false, isOwner: true })
  const all = await newPerson('Walk-everything', roles)
  const others = await asCast('jyuAssessor')

  // Something of the home institution alone for each kind of thing.
  const only = async (list: string) => {
    const theirs = new Set(linksIn((await others.get(list)).text, `${list}/`).map(uuidIn))
    return linksIn((await all.get(list)).text, `${list}/`)
      .map(uuidIn)
      .find((id) => id !== '' && !theirs.has(id))
  }
  const report = await new Client().post('/fi/report-a-need', {
    to: home,
    problem: 'A need of the walk',
    people: 'Everybody',
    count: '',
    when: '',
    evidence: '',
    name: 'Walker',
    organisation: '',
    email: 'walker@walk.example',
    token: 'a-token-of-the-walk',
  })
  things.set(':lang/needs/follow/:token', new URL(report.location, 'http://x').pathname.split('/').at(-1) ?? '')
  await all.post('/partners/new', {
    name: 'Partner of the walk',
    kind: 'company',
    city: '',
    contactName: '',
    contactEmail: '',
    contactPhone: '',
  })
  for (const list of ['needs', 'partners', 'designs', 'reviews', 'badges', 'micro-credentials', 'offerings', 'credentials']) {
    const id = await only(`/${list}`)
    if (id) things.set(`${list}/:id`, id)
  }
  const own = uuidIn(linksIn((await nurse.get('/my/credentials')).text, '/my/credentials/')[0] ?? '')
  things.set('my/credentials/:id', own)
  things.set('my/credentials/:id/files/:file', 'credential.json')
  // One that anybody may see: from the public page of a micro-credential that takes enrolments.
  const codes = new Set(
    linksIn((await new Client().get('/fi')).text, '/fi/micro-credentials/').map((href) => href.split('/')[3] ?? ''),
  )
  for (const code of codes) {
    const enrol = linksIn((await new Client().get(`/fi/micro-credentials/${code}`)).text, '/fi/offerings/')[0]
    if (!enrol) continue
    things.set(':lang/micro-credentials/:code', code)
    things.set(':lang/offerings/:id', uuidIn(enrol))
    break
  }
  const shared = await nurse.post(`/my/credentials/${own}`, { days: '7' })
  things.set(':lang/shared/:token', /\/fi\/shared\/([\w-]{43})/.exec(shared.text)?.[1] ?? '')
  await new Client().post('/fi/sign-in', { how: 'link', email: 'walk-learner@walk.example', to: '/home' })
  things.set(':lang/sign-in/link/:token', newestLink((await new Client().get('/fi/outbox')).text))
  // A batch: what has been revoked is ready to be issued again.
  const credential = things.get('credentials/:id') ?? ''
  await all.post(`/credentials/${credential}`, { reason: 'error' })
  const completion = /name="completion\[\]"[^>]*value="([0-9a-f-]{36})"/.exec((await all.get('/credentials')).text)?.[1] ?? ''
  const batch = await all.post('/credentials/issue', { 'completion[]': completion })
  things.set('credentials/batches/:id', uuidIn(batch.location))

  const sealed = JSON.parse((await nurse.get(`/my/credentials/${own}/files/credential.json`)).text) as {
    id: string
    credentialStatus: { statusListCredential: string }
    credentialSubject: { achievement: { id: string } }
  }
  const [, , , , institution = '', , id = ''] = sealed.id.split('/')
  apiThings.set('institution', institution)
  apiThings.set('id', id)
  apiThings.set('list', sealed.credentialStatus.statusListCredential.split('/').at(-1) ?? '')
  const [, , , , , , code = '', , number = ''] = sealed.credentialSubject.achievement.id.split('/')
  apiThings.set('code', code)
  apiThings.set('number', number)
  const badge = (await all.get(`/badges/${things.get('badges/:id')}`)).text
  apiThings.set('badges/code', /JAMK-B-[A-Z0-9]{5}/.exec(badge)?.[0] ?? '')
  things.set(
    'institution/keys/:id',
    uuidIn(linksIn((await keyUser.get('/institution/keys')).text, '/institution/keys/')[0] ?? ''),
  )
  apiThings.set('batches/id', things.get('credentials/batches/:id') ?? '')
  for (const { administrator, isHome } of [
    { administrator: keyUser, isHome: true },
    { administrator: await asCast('jyuKeyUser'), isHome: false },
  ])
    for (const scope of apiScopeNames) {
      const made = await administrator.post('/institution/api-keys', { name: `Walk ${scope}`, 'scopes[]': scope, days: '30' })
      const secret = /poiju_[\w-]{43}/.exec(made.text)?.[0] ?? ''
      programs.push({ name: `${scope} ${isHome ? 'at home' : 'elsewhere'}`, scope, secret, isHome })
    }
  // The smallest that begins like a picture; the nurse studied at home.
  expect(institution).toBe(home)
  const picture = new FormData()
  picture.set('file', new Blob([Buffer.from('89504e470d0a1a0a', 'hex')]), 'logo.png')
  expect((await keyUser.ask('/institution/logo', { method: 'POST', body: picture })).status).toBe(302)
})

/** Runs through the list a few at a time, and returns what was not as expected, in words. */
async function walk<T>(list: readonly T[], step: (item: T) => Promise<string | undefined>): Promise<string[]> {
  const wrong: string[] = []
  const left = list.values()
  const go = async () => {
    for (const item of left) {
      const said = await step(item)
      if (said) wrong.push(said)
    }
  }
  await Promise.all([1, 2, 3, 4, 5, 6].map(go))
  return wrong
}
const pairs = () => addresses.flatMap((address) => everybody.map((who) => ({ address, who })))
const said = (who: Somebody, what: string, got: string | number, expected: string, answer: Answer) =>
  answer.status !== 200 && leaks.test(answer.text)
    ? `${who.name} ${what}: shows our inside: ${leaks.exec(answer.text)?.[0]}`
    : got === expected
      ? undefined
      : `${who.name} ${what}: ${got} (${answer.status} ${answer.location}), expected ${expected}`

describe('addresses', () => {
  test('each can be filled with something real, and there are people for every role and of another institution', () => {
    for (const address of addresses) expect(fill(address)).not.toMatch(/:|undefined/)
    expect(new Set(everybody.flatMap((who) => (who.isHome ? (who.roles ?? []) : [])))).toEqual(new Set(roles))
    expect(everybody.filter((who) => !who.isHome && who.roles?.length).length).toBeGreaterThan(2)
    // Every thing that is an institution's is asked for by somebody elsewhere who would have the right to it at home.
    for (const address of addresses.filter(
      (candidate) => !isPublic(candidate) && hasThing(candidate) && !candidate.pattern.startsWith('my/'),
    ))
      expect([address.pattern, everybody.some((who) => !who.isHome && expectedOpening(address, who) === 'not-there')]).toEqual([
        address.pattern,
        true,
      ])
  })

  test('open for who may, and for nobody else, as pages', async () => {
    // The staff of another institution read the same as data, below.
    const drawn = pairs().filter(({ who }) => who.roles === null || who.isHome || who.isOwner)
    const wrong = await walk(drawn, async ({ address, who }) => {
      const answer = await who.client.get(fill(address))
      return said(who, `opens ${address.pattern}`, opened(answer), expectedOpening(address, who), answer)
    })
    expect(wrong).toEqual([])
  })

  test('open for who may, and for nobody else, as data', async () => {
    const read = pairs().filter(({ address }) => address.opens !== undefined)
    const wrong = await walk(read, async ({ address, who }) => {
      const answer = await who.client.get(`${dataPath(address)}.data`)
      return said(who, `reads ${address.pattern}`, opened(answer), expectedOpening(address, who), answer)
    })
    expect(wrong).toEqual([])
  })

  test('give nobody the data of one part alone who may not have the whole', async () => {
    const closed = pairs().filter(
      ({ address, who }) =>
        address.opens && address.pattern !== '*' && ['sign-in', 'forbidden', 'not-there'].includes(expectedOpening(address, who)),
    )
    const wrong = await walk(closed, async ({ address, who }) => {
      const path = fill(address)
      const answer = await who.client.get(`${path === '/' ? '/_root' : path}.data?_routes=${encodeURIComponent(address.id)}`)
      return said(who, `reads part of ${address.pattern}`, opened(answer), expectedOpening(address, who), answer)
    })
    expect(wrong).toEqual([])
  })
})

describe('the API', () => {
  test('each operation is answered for who may ask, with the session of anybody or the key of a program, and no other method is', async () => {
    const document = JSON.parse((await new Client().get('/api/openapi.json')).text) as {
      paths: Record<string, Record<string, { 'x-action': Action; operationId: string }>>
    }
    const operations = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
    )
    expect(operations.length).toBeGreaterThan(0)
    // An id of a batch is not one of a credential: what stands before a parameter may have a thing of its own.
    const filled = (path: string, with_: ReadonlyMap<string, string>) =>
      path.replace(/(\w+)\/\{(\w+)\}/g, (_, before: string, name: string) => {
        const thing = with_.get(`${before}/${name}`) ?? with_.get(name)
        if (!thing) throw new Error(`The walk has no real value for {${name}} of ${path}. Give it one in this file.`)
        return `${before}/${thing}`
      })
    const nowhere = new Map([
      ['institution', 'nobody'],
      ['id', '00000000-0000-7000-8000-000000000000'],
      ['list', '00000000-0000-7000-8000-000000000000'],
      ['code', 'NOBODY-00000'],
      ['number', '9'],
    ])
    const wrong = await walk(
      operations.flatMap((each) => everybody.map((who) => ({ ...each, who }))),
      async ({ path, method, operation, who }) => {
        // To the API a session is nothing: whoever sends no key is a stranger.
        const isOpen = may({ kind: 'anonymous' }, operation['x-action'])
        // What is sent is empty: who may send is told so, and nothing is done.
        const expected = isOpen ? (method === 'get' ? 200 : 415) : 401
        const answer = await who.client.ask(filled(path, apiThings), { method: method.toUpperCase() })
        if (answer.status !== expected) return `${who.name} ${operation.operationId}: ${answer.status}, expected ${expected}`
        if (path.includes('{')) {
          const none = await who.client.ask(filled(path, nowhere), { method: method.toUpperCase() })
          if (none.status !== (isOpen ? 404 : 401) || leaks.test(none.text))
            return `${who.name} ${operation.operationId} of nothing: ${none.status}`
        }
        const other = await who.client.ask(filled(path, apiThings), { method: 'DELETE' })
        return other.status === 405 && !leaks.test(other.text) ? undefined : `${who.name} DELETE ${path}: ${other.status}`
      },
    )
    const byKey = await walk(
      operations.flatMap((each) => programs.map((program) => ({ ...each, program }))),
      async ({ path, method, operation, program }) => {
        const isMine = may({ kind: 'apiKey', id: '', scopes: [program.scope] }, operation['x-action'])
        const isOpen = may({ kind: 'anonymous' }, operation['x-action'])
        const isThere = program.isHome || isOpen || !path.includes('{')
        const expected = isMine ? (method === 'post' ? 415 : isThere ? 200 : 404) : 403
        const headers = { authorization: `Bearer ${program.secret}` }
        const answer = await new Client().ask(filled(path, apiThings), { method: method.toUpperCase(), headers })
        return answer.status === expected && (answer.status === 200 || !leaks.test(answer.text))
          ? undefined
          : `the key ${program.name} ${operation.operationId}: ${answer.status}, expected ${expected}`
      },
    )
    expect(programs.map(({ secret }) => secret.length)).toEqual(programs.map(() => 49))
    expect(byKey).toEqual([])
    expect(wrong).toEqual([])
  })

  test.each([
    '/health',
    '/ready',
    '/robots.txt',
    '/.well-known/security.txt',
    '/contexts/poiju/v1',
    '/api/openapi.json',
    '/sitemap.xml',
  ])('%s is for everybody', async (path) => {
    expect((await new Client().get(path)).status).toBe(200)
    expect([404, 405]).toContain((await new Client().post(path)).status)
  })
})

// Last, because what is sent by those who may has its effect.
describe('forms', () => {
  test('are taken from who may send them, and an empty one breaks nothing', async () => {
    const wrong: string[] = []
    for (const who of everybody) {
      // What takes no form takes it from nobody: a stranger and one person are enough to see that.
      const sending = addresses.filter(({ sends }) => (sends ? sends !== 'session.signOut' : who.roles === null || who.isOwner))
      wrong.push(
        ...(await walk(sending, async (address) => {
          const answer = await who.client.post(fill(address))
          const expected = expectedSending(address, who)
          // Who may send may well be told what is missing in an empty form, or that it needs one more right.
          const got = sent(answer)
          const isRefused = got === 'refused' || (got === 'forbidden' && expected !== 'sign-in')
          return said(
            who,
            `sends to ${address.pattern}`,
            isRefused && ['does', 'refused'].includes(expected) ? expected : got,
            expected,
            answer,
          )
        })),
      )
    }
    for (const who of everybody) {
      const [signOut] = addresses.filter(({ sends }) => sends === 'session.signOut')
      if (!signOut) throw new Error('There is no way out')
      const answer = await who.client.post(fill(signOut))
      const wrongOut = said(who, 'signs out', sent(answer), expectedSending(signOut, who), answer)
      if (wrongOut) wrong.push(wrongOut)
      expect((await who.client.get('/home')).location).toContain('/sign-in')
    }
    expect(wrong).toEqual([])
  })
})
