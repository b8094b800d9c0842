import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { aCtx, anInstitution, house } from '../testing/index.ts'
import { record } from './audit.server.ts'
import { inTransaction, sqlState } from './database.server.ts'

interface Table {
  name: string
  comment: string | null
  rls: boolean
  forced: boolean
  owner: string
  hasInstitution: boolean
  firstKey: string | null
}
let tables: Table[]

beforeAll(async () => {
  const { owner } = await house()
  const { rows } = await sql<Table>`
    select c.relname as name, obj_description(c.oid) as comment, c.relrowsecurity as rls, c.relforcerowsecurity as forced, r.rolname as owner,
      exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'institution_id' and not a.attisdropped) as has_institution,
      (select a.attname from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0] where i.indrelid = c.oid and i.indisprimary) as first_key
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_roles r on r.oid = c.relowner
    where n.nspname = 'public' and c.relkind in ('r', 'p')`.execute(owner)
  tables = rows
})

describe('whose is a row', () => {
  test('every table says its kind, its retention and what erasure does', () => {
    const shape = /^kind: (institution|person|network|world|installation); retention: .+; erasure: .+$/
    expect(tables.length).toBeGreaterThan(15)
    expect(tables.filter(({ comment }) => !shape.test(comment ?? '')).map(({ name }) => name)).toEqual([])
  })

  test('tables of institutions, persons and the network have row-level security, forced', () => {
    const open = tables.filter(
      ({ comment, rls, forced }) => /^kind: (institution|person|network)/.test(comment ?? '') && !(rls && forced),
    )
    expect(open.map(({ name }) => name)).toEqual([])
  })

  test('the application owns nothing and cannot bypass', async () => {
    expect(tables.filter(({ owner }) => owner.startsWith('poiju_app'))).toEqual([])
    const { owner } = await house()
    const { rows } = await sql<{
      name: string
    }>`select rolname as name from pg_roles where rolname in ('poiju_app', 'poiju_auth', 'poiju_jobs') and (rolbypassrls or rolsuper or rolcreaterole)`.execute(
      owner,
    )
    expect(rows).toEqual([])
  })

  test('every view runs with the rights of who asks', async () => {
    const { owner } = await house()
    const { rows } = await sql<{ name: string }>`
      select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind = 'v' and not coalesce('security_invoker=true' = any(c.reloptions), false)`.execute(
      owner,
    )
    expect(rows).toEqual([])
  })
})

describe('scopes', () => {
  test('another institution sees nothing, and an unset scope sees nothing', async () => {
    const [ours, theirs] = [await anInstitution(), await anInstitution()]
    const ctx = await aCtx(ours, 'designer')
    const stranger = await aCtx(theirs, 'designer')
    await inTransaction(ctx, (tx) => record(tx, ctx, 'thing:1', [{ fact: 'thing.happened' }], { text: 'free text' }))

    const count = (who: typeof ctx) =>
      inTransaction(who, (tx) =>
        tx.selectFrom('audit').select('id').where('subject', '=', 'thing:1').where('institutionId', '=', ours.id).execute(),
      )
    expect(await count(ctx)).toHaveLength(1)
    expect(await count(stranger)).toHaveLength(0)
    expect(await ctx.db.selectFrom('audit').select('id').execute()).toHaveLength(0)
    expect(
      await inTransaction({ ...ctx, institution: null }, (tx) => tx.selectFrom('membership').selectAll().execute()),
    ).toHaveLength(0)
  })

  test('a row cannot be written into another institution', async () => {
    const [ours, theirs] = [await anInstitution(), await anInstitution()]
    const ctx = await aCtx(ours, 'designer')
    const forged = inTransaction(ctx, (tx) =>
      record(tx, { ...ctx, institution: theirs.id }, 'thing:2', [{ fact: 'thing.happened' }]),
    )
    await expect(forged).rejects.toSatisfy((error) => sqlState(error) === '42501')
  })

  test('audit rows cannot be changed or removed by the application', async () => {
    const ctx = await aCtx(await anInstitution(), 'designer')
    await inTransaction(ctx, (tx) => record(tx, ctx, 'thing:3', [{ fact: 'thing.happened' }]))
    const change = inTransaction(ctx, (tx) => tx.updateTable('audit').set({ fact: 'thing.unhappened' }).execute())
    await expect(change).rejects.toSatisfy((error) => sqlState(error) === '42501')
    const remove = inTransaction(ctx, (tx) => tx.deleteFrom('audit').execute())
    await expect(remove).rejects.toSatisfy((error) => sqlState(error) === '42501')
  })

  test('the owner sees every row: a back-fill and a backup are complete', async () => {
    const [ours, theirs] = [await anInstitution(), await anInstitution()]
    for (const institution of [ours, theirs]) {
      const ctx = await aCtx(institution, 'designer')
      await inTransaction(ctx, (tx) => record(tx, ctx, 'thing:4', [{ fact: 'thing.happened' }]))
    }
    const { owner } = await house()
    const rows = await owner
      .selectFrom('audit')
      .select('institutionId')
      .where('subject', '=', 'thing:4')
      .where('institutionId', 'in', [ours.id, theirs.id])
      .execute()
    expect(rows).toHaveLength(2)
  })

  test('a person under non-disclosure has no name in any list', async () => {
    const institution = await anInstitution()
    const administrator = await aCtx(institution, 'institutionAdministrator')
    const hidden = await aCtx(institution, 'designer')
    await inTransaction(hidden, (tx) =>
      tx.updateTable('person').set({ nonDisclosure: true }).where('id', '=', hidden.person).execute(),
    )
    const listed = await inTransaction(administrator, (tx) =>
      tx.selectFrom('personListed').select(['name', 'email']).where('id', '=', hidden.person).execute(),
    )
    expect(listed).toEqual([{ name: null, email: null }])
  })
})
