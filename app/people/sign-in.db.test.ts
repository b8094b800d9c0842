import { beforeAll, describe, expect, test } from 'vitest'
import { openDatabases } from '../platform/database.server.ts'
import { Forbidden, TooMany } from '../platform/errors.ts'
import { bucketOf, configureLimits, limitRate } from '../platform/limits.server.ts'
import { refuseDemoData } from '../seed.server.ts'
import { aCtx, anInstitution, aStranger, aVisit, house } from '../testing/index.ts'
import { testKey } from '../testing/keys.ts'
import { sendFeedback } from './feedback.server.ts'
import { chooseLanguage, grantRole, listDemoPeople, readPreferences, revokeRole } from './people.server.ts'
import { readSession } from './session.server.ts'
import {
  changePassword,
  register,
  safePath,
  sendSignInLink,
  signInAsDemo,
  signInByLink,
  signInByPassword,
  signOut,
  switchInstitution,
} from './sign-in.server.ts'

let auth: Awaited<ReturnType<typeof house>>['databases']['auth']
beforeAll(async () => {
  auth = (await house()).databases.auth
})

const tokenOf = (visit: { headers: Headers }) => /poiju=([^;]*)/.exec(visit.headers.getSetCookie().at(-1) ?? '')?.[1] ?? ''
const lastLetter = async (recipient: string) =>
  (await house()).owner
    .selectFrom('mail')
    .selectAll()
    .where('recipient', '=', recipient)
    .orderBy('createdAt', 'desc')
    .limit(1)
    .executeTakeFirst()
const linkIn = (body: string) => /\/sign-in\/link\/([\w-]+)/.exec(body)?.[1] ?? ''

describe('signing in', () => {
  test('with the right password only, and the cookie is for this host alone', async () => {
    const email = `${(await aStranger()).newId()}@test.example`
    await register({ auth, visit: await aVisit() }, { email, name: 'Learner', password: 'long enough password' }, '/home')
    await signInByLink({ auth, visit: await aVisit() }, linkIn((await lastLetter(email))?.body ?? ''))
    const visit = await aVisit()
    expect(await signInByPassword({ auth, visit }, { email, password: 'wrong password here' })).toBe(false)
    expect(visit.headers.getSetCookie()).toEqual([])
    expect(await signInByPassword({ auth, visit }, { email: 'nobody@test.example', password: 'long enough password' })).toBe(
      false,
    )
    expect(await signInByPassword({ auth, visit }, { email, password: 'long enough password' })).toBe(true)
    expect(visit.headers.getSetCookie()[0]).toMatch(/^poiju=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=2592000$/)
    expect((await readSession(auth, tokenOf(visit), new Date()))?.person.email).toBe(email)
  })

  test('the token changes at each sign-in, and the old one is dead', async () => {
    const person = await aCtx(await anInstitution(), 'designer')
    const first = await aVisit()
    await signInAsDemo({ auth, visit: first, demo: true }, person.person)
    const second = await aVisit({ sessionToken: tokenOf(first) })
    await signInAsDemo({ auth, visit: second, demo: true }, person.person)
    expect(tokenOf(second)).not.toBe(tokenOf(first))
    expect(await readSession(auth, tokenOf(first), new Date())).toBeUndefined()
  })

  test('a link works once, for half an hour, and leads back to where one was going', async () => {
    const person = await aCtx(null)
    await sendSignInLink({ auth, visit: await aVisit() }, person.actor.email, '/my/studies')
    const token = linkIn((await lastLetter(person.actor.email))?.body ?? '')
    const late = await aVisit({ now: new Date(Date.now() + 31 * 60_000) })
    expect(await signInByLink({ auth, visit: late }, token)).toBeNull()
    expect(await signInByLink({ auth, visit: await aVisit() }, token)).toBe('/my/studies')
    expect(await signInByLink({ auth, visit: await aVisit() }, token)).toBeNull()
    expect(await signInByLink({ auth, visit: await aVisit() }, 'unknown')).toBeNull()
  })

  test('an unknown address gets a letter that says so, and the screen says the same for both', async () => {
    const email = `${(await aStranger()).newId()}@test.example`
    await sendSignInLink({ auth, visit: await aVisit() }, email, '/home')
    expect(linkIn((await lastLetter(email))?.body ?? '')).toBe('')
    expect((await lastLetter(email))?.body).toContain('/register')
  })

  test('registering an address twice makes one account', async () => {
    const email = `${(await aStranger()).newId()}@test.example`
    const input = { email, name: 'Learner', password: '' as const }
    await Promise.all([
      register({ auth, visit: await aVisit() }, input, '/home'),
      register({ auth, visit: await aVisit() }, input, '/home'),
    ])
    expect(await auth.selectFrom('person').select('id').where('email', '=', email).execute()).toHaveLength(1)
  })

  test('nobody can prepare an account for another’s address: only the password of who read the letter counts', async () => {
    const email = `${(await aStranger()).newId()}@test.example`
    const registering = async (password: string) =>
      register({ auth, visit: await aVisit() }, { email, name: 'Learner', password }, '/home')
    const opens = async (password: string) => signInByPassword({ auth, visit: await aVisit() }, { email, password })
    await registering('password of somebody else')
    expect(await opens('password of somebody else')).toBe(false)
    await registering('password of the owner')
    const letter = linkIn((await lastLetter(email))?.body ?? '')
    expect(await signInByLink({ auth, visit: await aVisit() }, letter)).toBe('/home')
    expect(await opens('password of somebody else')).toBe(false)
    expect(await opens('password of the owner')).toBe(true)
    await registering('password of somebody else')
    await signInByLink({ auth, visit: await aVisit() }, linkIn((await lastLetter(email))?.body ?? ''))
    expect(await opens('password of somebody else')).toBe(false)
  })

  test('a new password ends every other session and keeps this one', async () => {
    const person = await aCtx(await anInstitution(), 'designer')
    const elsewhere = await aVisit()
    await signInAsDemo({ auth, visit: elsewhere, demo: true }, person.person)
    const here = await aVisit()
    await signInAsDemo({ auth, visit: here, demo: true }, person.person)
    const signedIn = (await readSession(auth, tokenOf(here), new Date())) ?? null
    const visit = await aVisit({ sessionToken: tokenOf(here), signedIn })
    await changePassword({ auth, visit }, { password: 'a new long password' })
    expect(await readSession(auth, tokenOf(elsewhere), new Date())).toBeUndefined()
    expect(await readSession(auth, tokenOf(here), new Date())).toBeUndefined()
    expect((await readSession(auth, tokenOf(visit), new Date()))?.roles).toEqual(['designer'])
    const { email } = person.actor
    expect(await signInByPassword({ auth, visit: await aVisit() }, { email, password: 'a new long password' })).toBe(true)
  })

  test('the demonstration’s picker does not work in an installation', async () => {
    const person = await aCtx(null)
    await expect(signInAsDemo({ auth, visit: await aVisit(), demo: false }, person.person)).rejects.toThrow(Forbidden)
  })

  test('who is picked in the demonstration works in the language of the page it was picked on', async () => {
    const person = await aCtx(await anInstitution(), 'designer')
    const visit = await aVisit()
    await signInAsDemo({ auth, visit, demo: true }, person.person, 'sv')
    expect((await readSession(auth, tokenOf(visit), new Date()))?.person.locale).toBe('sv')
  })

  test('the picker shows and opens nobody who made an account: that account is theirs alone', async () => {
    const email = `${(await aStranger()).newId()}@test.example`
    await register({ auth, visit: await aVisit() }, { email, name: 'Somebody of their own', password: '' }, '/home')
    await signInByLink(
      { auth, visit: await aVisit({ now: new Date(Date.now() + 1000) }) },
      linkIn((await lastLetter(email))?.body ?? ''),
    )
    const { id } = await auth.selectFrom('person').select('id').where('email', '=', email).executeTakeFirstOrThrow()
    await expect(signInAsDemo({ auth, visit: await aVisit(), demo: true }, id)).rejects.toThrow(Forbidden)
    const shown = (await listDemoPeople(auth, 'en')).flatMap(({ members }) => members.map((member) => member.email))
    expect(shown).not.toContain(email)
  })

  test('signing out ends the session', async () => {
    const person = await aCtx(await anInstitution(), 'designer')
    const visit = await aVisit()
    await signInAsDemo({ auth, visit, demo: true }, person.person)
    await signOut({ auth, visit: await aVisit({ sessionToken: tokenOf(visit) }) })
    expect(await readSession(auth, tokenOf(visit), new Date())).toBeUndefined()
  })
})

describe('roles', () => {
  test('a change of role ends the sessions of that person', async () => {
    const institution = await anInstitution()
    const administrator = await aCtx(institution, 'institutionAdministrator')
    const teacher = await aCtx(institution, 'designer')
    const visit = await aVisit()
    await signInAsDemo({ auth, visit, demo: true }, teacher.person)
    expect(await grantRole(administrator, auth, { email: teacher.actor.email, role: 'reviewer' })).toBe(true)
    expect(await readSession(auth, tokenOf(visit), new Date())).toBeUndefined()

    const again = await aVisit()
    await signInAsDemo({ auth, visit: again, demo: true }, teacher.person)
    expect((await readSession(auth, tokenOf(again), new Date()))?.roles.toSorted()).toEqual(['designer', 'reviewer'])
    expect(await revokeRole(administrator, teacher.person, 'reviewer')).toBe(true)
    expect(await readSession(auth, tokenOf(again), new Date())).toBeUndefined()
  })

  test('an administrator does not reach into another institution, nor take their own role', async () => {
    const ours = await anInstitution()
    const administrator = await aCtx(ours, 'institutionAdministrator')
    const elsewhere = await aCtx(await anInstitution(), 'designer')
    expect(await revokeRole(administrator, elsewhere.person, 'designer')).toBe(false)
    expect(await revokeRole(administrator, administrator.person, 'institutionAdministrator')).toBe(false)
  })

  test('one acts only for an institution where one has a role', async () => {
    const person = await aCtx(await anInstitution(), 'designer')
    const visit = await aVisit()
    await signInAsDemo({ auth, visit, demo: true }, person.person)
    const signedIn = (await readSession(auth, tokenOf(visit), new Date())) ?? null
    const other = await anInstitution()
    await expect(switchInstitution({ auth, visit: await aVisit({ signedIn }) }, other.id)).rejects.toThrow(Forbidden)
  })
})

describe('a session', () => {
  test('changes with the institution one acts for: the old token is dead, and the roles are those of the new one', async () => {
    const [home, away] = [await anInstitution(), await anInstitution()]
    const person = await aCtx(home, 'designer')
    const boss = await aCtx(away, 'institutionAdministrator')
    await grantRole(boss, auth, { email: person.actor.email, role: 'reviewer' })
    const first = await aVisit()
    await signInAsDemo({ auth, visit: first, demo: true }, person.person)
    const signedIn = (await readSession(auth, tokenOf(first), new Date())) ?? null
    const other = signedIn?.institution?.id === home.id ? away : home
    const second = await aVisit({ sessionToken: tokenOf(first), signedIn })
    await switchInstitution({ auth, visit: second }, other.id)
    expect(await readSession(auth, tokenOf(first), new Date())).toBeUndefined()
    expect(await readSession(auth, tokenOf(second), new Date())).toMatchObject({
      institution: { id: other.id },
      roles: [other.id === home.id ? 'designer' : 'reviewer'],
    })
  })

  test('ends by itself, and what is no token of ours opens nothing', async () => {
    const person = await aCtx(await anInstitution(), 'designer')
    const visit = await aVisit()
    await signInAsDemo({ auth, visit, demo: true }, person.person)
    const { expiresAt } = await (await house()).owner
      .selectFrom('session')
      .select('expiresAt')
      .where('personId', '=', person.person)
      .executeTakeFirstOrThrow()
    expect(await readSession(auth, tokenOf(visit), new Date(expiresAt.getTime() - 1))).toBeDefined()
    expect(await readSession(auth, tokenOf(visit), expiresAt)).toBeUndefined()
    for (const token of ['', 'x', tokenOf(visit).slice(1), "' or 1=1 --"])
      expect(await readSession(auth, token, new Date())).toBeUndefined()
  })

  test('is kept as a hash: the table opens no session', async () => {
    const person = await aCtx(await anInstitution(), 'designer')
    const visit = await aVisit()
    await signInAsDemo({ auth, visit, demo: true }, person.person)
    const rows = await (await house()).owner.selectFrom('session').selectAll().where('personId', '=', person.person).execute()
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain(tokenOf(visit))
  })
})

test('a link that fails in the middle is not used up', async () => {
  const email = `${(await aStranger()).newId()}@test.example`
  await register({ auth, visit: await aVisit() }, { email, name: 'Learner', password: '' }, '/home')
  const token = linkIn((await lastLetter(email))?.body ?? '')
  const broken = await aVisit()
  const visit = { ...broken, ctx: { ...broken.ctx, newId: () => 'no id' } }
  await expect(signInByLink({ auth, visit }, token)).rejects.toThrow()
  expect(visit.headers.getSetCookie()).toEqual([])
  expect(await signInByLink({ auth, visit: await aVisit() }, token)).toBe('/home')
})

test('what somebody says of accessibility is kept with its audit row, and signing out has one', async () => {
  const { owner } = await house()
  const stranger = await aStranger()
  const text = `The form is not read aloud ${stranger.newId()}`
  await sendFeedback(stranger, 'here', { text, replyTo: '' })
  const { id } = await owner.selectFrom('feedback').select('id').where('text', '=', text).executeTakeFirstOrThrow()
  const person = await aCtx(null)
  const first = await aVisit()
  await signInAsDemo({ auth, visit: first, demo: true }, person.person)
  const signedIn = (await readSession(auth, tokenOf(first), new Date())) ?? null
  await signOut({ auth, visit: await aVisit({ sessionToken: tokenOf(first), signedIn }) })
  const facts = await owner
    .selectFrom('audit')
    .select('fact')
    .where('subject', 'in', [`feedback:${id}`, `person:${person.person}`])
    .orderBy('id')
    .execute()
  expect(facts.map(({ fact }) => fact).sort()).toEqual(['feedback.sent', 'person.signedIn', 'person.signedOut'])
})

test('an installation does not start on a database that holds the demonstration', async () => {
  const { owner, databases } = await house()
  await refuseDemoData(databases.app)
  await owner.insertInto('setting').values({ key: 'seed people', value: 'true' }).execute()
  try {
    await expect(refuseDemoData(databases.app)).rejects.toThrow('POIJU_DEMO=on')
  } finally {
    await owner.deleteFrom('setting').where('key', '=', 'seed people').execute()
  }
})

test('a person who is nobody cannot be picked, shown or given a role', async () => {
  for (const id of ['', 'x', '00000000-0000-7000-8000-000000000000'])
    await expect(signInAsDemo({ auth, visit: await aVisit(), demo: true }, id)).rejects.toThrow(Forbidden)
  const administrator = await aCtx(await anInstitution(), 'institutionAdministrator')
  for (const id of ['', 'x', '00000000-0000-7000-8000-000000000000'])
    expect(await revokeRole(administrator, id, 'designer')).toBe(false)
})

test('guessing a password is counted in the database by every process together, for this person alone, and ends with its window', async () => {
  const { ownerUrl } = await house()
  const other = openDatabases(ownerUrl, testKey, { app: 1, auth: 1 })
  const email = `${(await aStranger()).newId()}@test.example`
  // The middle of a window of a quarter of an hour.
  const now = new Date(Math.floor(Date.now() / 900_000) * 900_000 + 450_000)
  const guess = async (from: typeof auth, who: string, at = now) =>
    signInByPassword({ auth: from, visit: await aVisit({ now: at }) }, { email: who, password: 'wrong password here' })
  configureLimits(1, testKey)
  try {
    for (let tries = 0; tries < 5; tries++) {
      expect(await guess(auth, email)).toBe(false)
      expect(await guess(other.auth, email)).toBe(false)
    }
    for (const from of [auth, other.auth])
      await expect(guess(from, email)).rejects.toMatchObject({ name: 'TooMany', seconds: 450 })
    expect(await guess(auth, `other-${email}`)).toBe(false)
    expect(await guess(auth, email, new Date(now.getTime() + 450_000))).toBe(false)
  } finally {
    configureLimits(1000, testKey)
    await other.close()
  }
})

test('registering an address over and over, from wherever, sends it no more letters than asking for links does', async () => {
  const email = `${(await aStranger()).newId()}@test.example`
  // The middle of a window of an hour.
  const now = new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000 + 1_800_000)
  const ask = async () => register({ auth, visit: await aVisit({ now }) }, { email, name: 'X', password: '' }, '/home')
  configureLimits(1, testKey)
  try {
    for (let tries = 0; tries < 5; tries++) await ask()
    await expect(ask()).rejects.toThrow(TooMany)
  } finally {
    configureLimits(1000, testKey)
  }
})

test('limits count in the database and say when to try again', async () => {
  const { databases } = await house()
  const now = new Date()
  const who = `somebody ${now.getTime()}`
  await limitRate(databases.app, now, 'signIn.link.person', who)
  await databases.app
    .updateTable('rateLimit')
    .set({ count: 1_000_000 })
    .where('bucket', '=', bucketOf('signIn.link.person', who))
    .execute()
  await expect(limitRate(databases.app, now, 'signIn.link.person', who)).rejects.toThrow(TooMany)
})

test('after signing in one goes only to a path of our own', () => {
  for (const to of ['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '/a b', ''])
    expect([to, safePath(to)]).toEqual([to, '/home'])
  expect(safePath('/designs/1?x=1')).toBe('/designs/1?x=1')
})

test('choosing a language changes the language and nothing else', async () => {
  const person = await aCtx(await anInstitution(), 'designer')
  const before = await readPreferences(person)
  await chooseLanguage(person, 'sv')
  expect(await readPreferences(person)).toEqual({ ...before, locale: 'sv' })
})
