/** Signing in by password, by e-mail link or, in the demonstration, by picking a person; registering; switching institution. */
import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { record } from '../platform/audit.server.ts'
import type { Ctx } from '../platform/ctx.ts'
import { type Database, sqlState, type Tx } from '../platform/database.server.ts'
import { Forbidden, SignInNeeded } from '../platform/errors.ts'
import { isId } from '../platform/ids.server.ts'
import { limitRate } from '../platform/limits.server.ts'
import { queueMail } from '../platform/mail.server.ts'
import { type Locale, textsIn } from '../platform/texts.ts'
import type { Visit } from './guard.server.ts'
import { hashPassword, passwordMatches } from './password.server.ts'
import { wasSetUp } from './people.server.ts'
import { endSession, hashToken, startSession } from './session.server.ts'
import { peopleTexts } from './texts.ts'

const email = z.string().trim().toLowerCase().max(254).pipe(z.email('notEmail'))
export const passwordSignIn = z.object({ email, password: z.string().min(1).max(200) })
export const linkRequest = z.object({ email })
export const registration = z.object({
  email,
  name: z.string().trim().min(1).max(200),
  password: z.union([z.literal(''), z.string().min(12, 'passwordShort').max(200)]),
})

export interface SignIn {
  readonly auth: Database
  readonly visit: Visit
}

/** Signs in by password. False for an unknown address, a wrong password and an address that nobody has confirmed alike. */
export async function signInByPassword({ auth, visit }: SignIn, input: z.output<typeof passwordSignIn>): Promise<boolean> {
  const { ctx } = visit
  await limitRate(auth, ctx.now, 'signIn.password.address', visit.address)
  await limitRate(auth, ctx.now, 'signIn.password.person', input.email)
  const row = await auth
    .selectFrom('person')
    .leftJoin('password', 'password.personId', 'person.id')
    .select(['person.id', 'password.hash'])
    .where('email', '=', input.email)
    .where('emailConfirmedAt', 'is not', null)
    .executeTakeFirst()
  if (!(await passwordMatches(input.password, row?.hash ?? null)) || !row) return false
  await openSession({ auth, visit }, row.id, 'password')
  return true
}

/**
 * Sends a sign-in link to the address. Says nothing of whether the address is known: an unknown one gets a letter that says so.
 * The link works once, for 30 minutes.
 */
export async function sendSignInLink({ auth, visit }: SignIn, address: string, to: string): Promise<void> {
  const { ctx } = visit
  await limitRate(auth, ctx.now, 'signIn.link.address', visit.address)
  await limitRate(auth, ctx.now, 'signIn.link.person', address)
  const person = await auth.selectFrom('person').select(['id', 'locale']).where('email', '=', address).executeTakeFirst()
  const locale = (person?.locale as 'fi' | 'sv' | 'en' | undefined) ?? ctx.locale
  const t = textsIn(peopleTexts, locale)
  if (!person) {
    const href = `${ctx.origin}/${locale}/register`
    await queueMail(auth, ctx, {
      recipient: address,
      locale,
      subject: t('mailUnknownSubject'),
      body: t('mailUnknownBody', { href }),
    })
    return
  }
  await sendLink(auth, ctx, person.id, address, locale, to)
}

/**
 * `passwordHash`: of a password chosen while registering. It waits in the link, so that it counts only for whoever reads the letters of this address: nobody
 * can prepare an account for somebody else and share it with them later.
 */
async function sendLink(
  auth: Database,
  ctx: Ctx,
  personId: string,
  address: string,
  locale: 'fi' | 'sv' | 'en',
  to: string,
  passwordHash: string | null = null,
): Promise<void> {
  const t = textsIn(peopleTexts, locale)
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(ctx.now.getTime() + 30 * 60_000)
  const href = `${ctx.origin}/${locale}/sign-in/link/${token}`
  await together(auth, async (tx) => {
    await tx
      .insertInto('linkToken')
      .values({
        tokenHash: hashToken(token),
        purpose: 'signIn',
        thing: personId,
        data: JSON.stringify({ to: safePath(to), ...(passwordHash ? { passwordHash } : {}) }),
        createdAt: ctx.now,
        expiresAt,
      })
      .execute()
    await queueMail(tx, ctx, {
      recipient: address,
      personId,
      locale,
      subject: t('mailLinkSubject'),
      body: t('mailLinkBody', { href }),
    })
  })
}

/** In the transaction that is running, or in one of its own. */
function together<T>(auth: Database, act: (tx: Tx) => Promise<T>): Promise<T> {
  // What is in a transaction is one: Kysely says so itself.
  return auth.isTransaction ? act(auth as Tx) : auth.transaction().execute(act)
}

/** Uses a link: signs in and answers where to go; null when it is unknown, used or too old. Asked by POST, so that mail scanners do not use it up. */
export async function signInByLink({ auth, visit }: SignIn, token: string): Promise<string | null> {
  const { ctx } = visit
  await limitRate(auth, ctx.now, 'signIn.link.address', visit.address)
  const opened = await auth.transaction().execute(async (tx) => {
    const used = await tx
      .updateTable('linkToken')
      .set({ usedAt: ctx.now })
      .where('tokenHash', '=', hashToken(token))
      .where('purpose', '=', 'signIn')
      .where('usedAt', 'is', null)
      .where('expiresAt', '>', ctx.now)
      .returning(['thing', 'data'])
      .executeTakeFirst()
    if (!used) return null
    const { to, passwordHash } = used.data as { to?: string; passwordHash?: string }
    const confirmed = await tx
      .updateTable('person')
      .set({ emailConfirmedAt: ctx.now })
      .where('id', '=', used.thing)
      .where('emailConfirmedAt', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (confirmed && passwordHash)
      await tx.insertInto('password').values({ personId: used.thing, hash: passwordHash, changedAt: ctx.now }).execute()
    if (passwordHash)
      await tx
        .updateTable('linkToken')
        .set({ data: JSON.stringify({ to }) })
        .where('tokenHash', '=', hashToken(token))
        .execute()
    return { token: await newSession(tx, visit, used.thing, 'link'), to: safePath(to ?? '/home') }
  })
  if (opened) carrySession(visit, opened.token)
  return opened?.to ?? null
}

/**
 * Makes an account and sends a link to confirm it. For an address that already has one, sends a sign-in link instead: the screen
 * says the same in both cases, so nobody learns who has an account.
 */
export async function register({ auth, visit }: SignIn, input: z.output<typeof registration>, to: string): Promise<void> {
  const { ctx } = visit
  await limitRate(auth, ctx.now, 'register.address', visit.address)
  // Known or not, the address gets a letter: nobody fills somebody's mailbox from many places.
  await limitRate(auth, ctx.now, 'signIn.link.person', input.email)
  // Also for a known address: the work, and so the time, is the same.
  const hash = input.password === '' ? null : await hashPassword(input.password)
  const known = await auth
    .selectFrom('person')
    .select(['id', 'locale', 'emailConfirmedAt'])
    .where('email', '=', input.email)
    .executeTakeFirst()
  if (known)
    return sendLink(
      auth,
      ctx,
      known.id,
      input.email,
      known.locale as 'fi' | 'sv' | 'en',
      to,
      known.emailConfirmedAt ? null : hash,
    )
  const id = ctx.newId()
  try {
    await auth.transaction().execute(async (tx) => {
      await tx
        .insertInto('person')
        .values({ id, email: input.email, name: input.name, locale: ctx.locale, createdAt: ctx.now })
        .execute()
      await record(tx, { ...ctx, institution: null }, `person:${id}`, [{ fact: 'person.registered' }])
      await sendLink(tx, ctx, id, input.email, ctx.locale, to, hash)
    })
  } catch (error) {
    if (sqlState(error) !== '23505') throw error
    return register({ auth, visit }, input, to)
  }
}

/** Demonstration only: signs in as one of the demo people, who are roles at *.example, in the language of the page it is picked on. */
export async function signInAsDemo(signIn: SignIn & { demo: boolean }, personId: string, locale?: Locale): Promise<void> {
  if (!signIn.demo || !isId(personId)) throw new Forbidden('demo')
  const person = await signIn.auth
    .selectFrom('person')
    .select('id')
    .where('id', '=', personId)
    .where('email', 'like', '%.example')
    .where(wasSetUp)
    .executeTakeFirst()
  if (!person) throw new Forbidden('demo')
  // Whoever tries the demonstration reads the language they came in, not the one its role was written with.
  const { auth, visit } = signIn
  const token = await together(auth, async (tx) => {
    if (locale) await tx.updateTable('person').set({ locale }).where('id', '=', person.id).execute()
    return newSession(tx, visit, person.id, 'demo')
  })
  carrySession(visit, token)
}

export const passwordChange = z.object({ password: z.string().min(12, 'passwordShort').max(200) })

/** Sets one's own password and ends every session of the person; the visit goes on in a new one. */
export async function changePassword({ auth, visit }: SignIn, input: z.output<typeof passwordChange>): Promise<void> {
  const { ctx, signedIn } = visit
  if (!signedIn) throw new SignInNeeded()
  const { id } = signedIn.person
  await limitRate(auth, ctx.now, 'signIn.password.person', id)
  const hash = await hashPassword(input.password)
  const token = await auth.transaction().execute(async (tx) => {
    await tx
      .insertInto('password')
      .values({ personId: id, hash, changedAt: ctx.now })
      .onConflict((conflict) => conflict.column('personId').doUpdateSet({ hash, changedAt: ctx.now }))
      .execute()
    await tx.deleteFrom('session').where('personId', '=', id).execute()
    await record(tx, { ...ctx, institution: null }, `person:${id}`, [{ fact: 'person.passwordChanged' }])
    return newSession(tx, visit, id, 'password', signedIn.institution?.id)
  })
  carrySession(visit, token)
}

/** Ends the session of this visit and takes its cookie away. */
export async function signOut({ auth, visit }: SignIn): Promise<void> {
  const { ctx, sessionToken, signedIn } = visit
  if (sessionToken)
    await auth.transaction().execute(async (tx) => {
      await endSession(tx, sessionToken)
      if (signedIn)
        await record(tx, { ...ctx, institution: null }, `person:${signedIn.person.id}`, [{ fact: 'person.signedOut' }])
    })
  visit.headers.append('set-cookie', sessionCookie(ctx.origin, '', 0))
}

/** Acts for another institution from now on: a new session, because the roles change. Forbidden where the person has no role. */
export async function switchInstitution({ auth, visit }: SignIn, institution: string): Promise<void> {
  const { signedIn } = visit
  if (!signedIn?.institutions.some(({ id }) => id === institution)) throw new Forbidden('institution.switch')
  await openSession({ auth, visit }, signedIn.person.id, 'switch', institution)
}

/** A new session in a transaction of its own, which the visit carries from now on. */
async function openSession({ auth, visit }: SignIn, personId: string, how: string, institution?: string): Promise<void> {
  carrySession(visit, await together(auth, (tx) => newSession(tx, visit, personId, how, institution)))
}

/** A new session with a new token, which is returned; the one the visitor came with is ended (rotation). */
async function newSession(tx: Tx, visit: Visit, personId: string, how: string, institution?: string): Promise<string> {
  const { ctx } = visit
  const token = randomBytes(32).toString('base64url')
  if (visit.sessionToken) await endSession(tx, visit.sessionToken)
  await startSession(tx, { token, id: ctx.newId(), now: ctx.now }, personId, institution)
  await record(tx, { ...ctx, institution: null }, `person:${personId}`, [{ fact: 'person.signedIn', how } as { fact: string }])
  return token
}

/** The answer brings the token, once the session is saved. */
function carrySession(visit: Visit, token: string): void {
  visit.headers.append('set-cookie', sessionCookie(visit.ctx.origin, token, 30 * 86_400))
}

/** `__Host-` on https; the same name without the prefix on plain http, which only loopback may use. */
export function sessionCookieName(origin: string): string {
  return origin.startsWith('https:') ? '__Host-poiju' : 'poiju'
}

function sessionCookie(origin: string, token: string, seconds: number): string {
  const secure = origin.startsWith('https:') ? '; Secure' : ''
  return `${sessionCookieName(origin)}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${secure}`
}

/** A path of our own to go to after signing in; anything else becomes the home page. */
export function safePath(to: string): string {
  return /^\/(?![/\\])[^\s\\]*$/.test(to) && to.length < 500 ? to : '/home'
}
