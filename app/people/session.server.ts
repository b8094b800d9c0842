/**
 * Sessions of our own (docs/decisions/0004-sign-in.md): 32 random bytes in a cookie, their SHA-256 in the table. A new token at each
 * sign-in and each change of role or institution; the old one is dead at once.
 */
import { createHash } from 'node:crypto'
import type { Database } from '../platform/database.server.ts'

export const sessionDays = 30
const seenEveryMs = 5 * 60_000

export interface SignedIn {
  readonly sessionId: string
  readonly person: { id: string; name: string; email: string; locale: 'fi' | 'sv' | 'en' }
  readonly institution: { id: string; slug: string; name: Record<string, string>; shortName: string } | null
  /** Roles in the institution one acts for. */
  readonly roles: readonly string[]
  /** Every institution where the person has a role. */
  readonly institutions: readonly { id: string; slug: string; shortName: string }[]
}

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** Makes a session and returns the token for the cookie. The person acts for `institution`, else for the first where they have a role. */
export async function startSession(
  auth: Database,
  made: { token: string; id: string; now: Date },
  personId: string,
  institution?: string | null,
): Promise<string> {
  const first = await auth
    .selectFrom('membership')
    .innerJoin('institution', 'institution.id', 'membership.institutionId')
    .select('institutionId')
    .where('personId', '=', personId)
    .orderBy('since')
    .orderBy('institution.slug')
    .limit(1)
    .executeTakeFirst()
  await auth
    .insertInto('session')
    .values({
      tokenHash: hashToken(made.token),
      id: made.id,
      personId,
      institutionId: institution === undefined ? (first?.institutionId ?? null) : institution,
      createdAt: made.now,
      seenAt: made.now,
      expiresAt: new Date(made.now.getTime() + sessionDays * 86_400_000),
    })
    .execute()
  return made.token
}

export async function endSession(auth: Database, token: string): Promise<void> {
  await auth.deleteFrom('session').where('tokenHash', '=', hashToken(token)).execute()
}

/** Who holds this token, with their roles as they are now; undefined when the session is unknown, ended or expired. */
export async function readSession(auth: Database, token: string, now: Date): Promise<SignedIn | undefined> {
  const row = await auth
    .selectFrom('session')
    .innerJoin('person', 'person.id', 'session.personId')
    .select([
      'session.id',
      'session.institutionId',
      'session.seenAt',
      'person.id as personId',
      'person.name',
      'person.email',
      'person.locale',
    ])
    .where('tokenHash', '=', hashToken(token))
    .where('expiresAt', '>', now)
    .executeTakeFirst()
  if (!row) return undefined
  const memberships = await auth
    .selectFrom('membership')
    .innerJoin('institution', 'institution.id', 'membership.institutionId')
    .select(['institution.id', 'institution.slug', 'institution.name', 'institution.shortName', 'membership.role'])
    .where('personId', '=', row.personId)
    .orderBy('institution.shortName')
    .execute()
  if (now.getTime() - row.seenAt.getTime() > seenEveryMs)
    await auth.updateTable('session').set({ seenAt: now }).where('id', '=', row.id).execute()

  const acting = memberships.filter((membership) => membership.id === row.institutionId)
  const [first] = acting
  return {
    sessionId: row.id,
    person: { id: row.personId, name: row.name, email: row.email, locale: row.locale as 'fi' | 'sv' | 'en' },
    institution: first
      ? { id: first.id, slug: first.slug, name: first.name as Record<string, string>, shortName: first.shortName }
      : null,
    roles: acting.map((membership) => membership.role),
    institutions: [...new Map(memberships.map(({ id, slug, shortName }) => [id, { id, slug, shortName }])).values()],
  }
}
