/** The first administrator of an institution, made by whoever runs the server: they sign in by e-mail link. */
import { z } from 'zod'
import { record } from '../platform/audit.server.ts'
import { connect } from '../platform/database.server.ts'
import { randomness } from '../platform/ids.server.ts'
import type { Settings } from '../platform/settings.server.ts'

/** `admin <institution> <e-mail>`: makes the institution if it is new, the person if they are new, and gives the role. */
export async function makeAdministrator(ownerUrl: string, settings: Settings, args: readonly string[]): Promise<number> {
  const parsed = z.tuple([z.string().regex(/^[a-z][a-z0-9-]{1,30}$/), z.email()]).safeParse(args)
  if (!parsed.success) {
    console.error('Usage: npm run poiju -- admin <institution, such as jyu> <e-mail>')
    return 2
  }
  const [slug, address] = parsed.data
  const email = address.toLowerCase()
  const db = connect(ownerUrl, 1)
  const now = new Date()
  try {
    await db.transaction().execute(async (tx) => {
      const institution =
        (await tx.selectFrom('institution').select('id').where('slug', '=', slug).executeTakeFirst()) ??
        (await tx
          .insertInto('institution')
          .values({ id: randomness.newId(), slug, name: JSON.stringify({ fi: slug }), shortName: slug })
          .returning('id')
          .executeTakeFirstOrThrow())
      const person =
        (await tx.selectFrom('person').select('id').where('email', '=', email).executeTakeFirst()) ??
        (await tx
          .insertInto('person')
          .values({ id: randomness.newId(), email, name: email.slice(0, email.indexOf('@')), createdAt: now })
          .returning('id')
          .executeTakeFirstOrThrow())
      await tx
        .insertInto('membership')
        .values({ institutionId: institution.id, personId: person.id, role: 'institutionAdministrator', since: now })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      const ctx = {
        actor: { kind: 'system', name: 'admin command' },
        institution: institution.id,
        person: null,
        now,
        locale: 'fi',
        db,
        requestId: 'command',
        origin: settings.publicOrigin,
        ...randomness,
      } as const
      await record(tx, ctx, `person:${person.id}`, [
        { fact: 'member.roleGranted', role: 'institutionAdministrator' } as { fact: string },
      ])
    })
    console.log(`${email} administers ${slug}. They sign in by e-mail link at ${settings.publicOrigin}/fi/sign-in`)
    return 0
  } finally {
    await db.destroy()
  }
}
