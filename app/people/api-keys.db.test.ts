import { describe, expect, test } from 'vitest'
import { inTransaction } from '../platform/database.server.ts'
import { Forbidden, NotFound, SignInNeeded } from '../platform/errors.ts'
import { KeyReused, once, sweepAnswers } from '../platform/idempotency.server.ts'
import { aCtx, anInstitution, aStranger, house } from '../testing/index.ts'
import { createApiKey, listApiKeys, newApiKey, readApiKey, revokeApiKey } from './api-keys.server.ts'

const day = 86_400_000
const aBoss = async () => aCtx(await anInstitution(), 'institutionAdministrator')
const aKey = (boss: Awaited<ReturnType<typeof aBoss>>, days = 30) =>
  createApiKey(boss, { name: 'Opiskelijarekisteri Åbo', scopes: ['credentials:read', 'credentials:issue'], days })
const opened = async (secret: string, now = new Date()) => readApiKey((await house()).databases.auth, secret, now)

describe('a key for a program', () => {
  test('is shown once: what is kept opens nothing, and nobody reads the secret again', async () => {
    const boss = await aBoss()
    const { id, secret } = await aKey(boss)
    expect(secret).toMatch(/^poiju_[\w-]{43}$/)
    expect(await opened(secret)).toMatchObject({ kind: 'apiKey', id, institution: boss.institution })
    const { owner } = await house()
    const [row] = await owner.selectFrom('apiKey').selectAll().where('id', '=', id).execute()
    expect(JSON.stringify(row)).not.toContain(secret.slice(6))
    expect(JSON.stringify(await listApiKeys(boss))).not.toContain(secret.slice(6))
    const facts = await owner.selectFrom('audit').select(['fact', 'data']).where('subject', '=', `apiKey:${id}`).execute()
    expect(facts).toEqual([{ fact: 'apiKey.made', data: { scopes: ['credentials:issue', 'credentials:read'], days: 30 } }])
    for (const wrong of ['', 'poiju_', `${secret}x`, secret.slice(0, -1), `poiju_${'A'.repeat(43)}`])
      expect(await opened(wrong)).toBeUndefined()
  })

  test('opens until its day and not a moment longer, and nothing once it is revoked', async () => {
    const boss = await aBoss()
    const { id, secret } = await aKey(boss)
    const ends = boss.now.getTime() + 30 * day
    expect(await opened(secret, new Date(ends - 1))).toMatchObject({ id })
    expect(await opened(secret, new Date(ends))).toBeUndefined()
    expect((await listApiKeys({ ...boss, now: new Date(ends) }))[0]?.state).toBe('expired')
    expect(await revokeApiKey(boss, id)).toBe(true)
    expect(await revokeApiKey(boss, id)).toBe(false)
    expect(await opened(secret)).toBeUndefined()
    expect((await listApiKeys(boss))[0]?.state).toBe('revoked')
  })

  test('says when it was last used', async () => {
    const boss = await aBoss()
    const { secret } = await aKey(boss)
    expect((await listApiKeys(boss))[0]?.lastUsedAt).toBeNull()
    const now = new Date()
    await opened(secret, now)
    await opened(secret, new Date(now.getTime() + 1000))
    expect((await listApiKeys(boss))[0]?.lastUsedAt).toEqual(now)
  })

  test('is made, seen and revoked by the administrator of its institution alone', async () => {
    const boss = await aBoss()
    const { id } = await aKey(boss)
    const away = await aBoss()
    expect(await listApiKeys(away)).toEqual([])
    for (const none of [id, 'x', '']) await expect(revokeApiKey(away, none)).rejects.toThrow(NotFound)
    const registrar = await aCtx({ id: boss.institution ?? '', slug: '' }, 'registrar')
    await expect(listApiKeys(registrar)).rejects.toThrow(Forbidden)
    await expect(createApiKey(registrar, { name: 'x', scopes: ['credentials:read'], days: 30 })).rejects.toThrow(Forbidden)
    await expect(revokeApiKey(await aStranger(), id)).rejects.toThrow(SignInNeeded)
  })

  test.each([
    [{ name: '', scopes: ['credentials:read'], days: '30' }, 'name'],
    [{ name: 'x', days: '30' }, 'scopes'],
    [{ name: 'x', scopes: [], days: '30' }, 'scopes'],
    [{ name: 'x', scopes: ['everything'], days: '30' }, 'scopes'],
    [{ name: 'x', scopes: ['credentials:read'], days: '36500' }, 'days'],
  ])('%j is refused, with the field %s', (input, field) => {
    expect(newApiKey.safeParse(input).error?.issues[0]?.path[0]).toBe(field)
  })
})

async function aProgram() {
  const boss = await aBoss()
  const { secret } = await aKey(boss)
  const actor = await opened(secret)
  if (!actor) throw new Error('The key does not open')
  return { ...boss, actor, person: null }
}

describe('a command with a key of its own', () => {
  const leaves = async (who: Awaited<ReturnType<typeof aProgram>>, subject: string) =>
    inTransaction(who, (tx) => tx.selectFrom('contact').select('id').where('email', '=', subject).execute())
  /** Writes a row, as any command would: through a service that opens a transaction itself. */
  const writing = (email: string) => (ctx: Parameters<Parameters<typeof once>[3]>[0]) =>
    inTransaction(ctx, async (tx) => {
      const id = ctx.newId()
      await tx
        .insertInto('contact')
        .values({ institutionId: ctx.institution ?? '', id, name: '{}', email })
        .execute()
      return { status: 201, body: { id } }
    })

  test('is done once, whatever comes twice or at once, and answers the same', async () => {
    const program = await aProgram()
    const ask = () => once(program, 'order-1', { what: 'x' }, writing('once@test.example'))
    const answers = await Promise.all([ask(), ask(), ask()])
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1)
    expect(answers.filter(({ isReplayed }) => !isReplayed)).toHaveLength(1)
    expect(await leaves(program, 'once@test.example')).toHaveLength(1)
    await once(program, 'order-2', { what: 'x' }, writing('once@test.example'))
    expect(await leaves(program, 'once@test.example')).toHaveLength(2)
  })

  test('is refused for another request under the same key, and nothing is done', async () => {
    const program = await aProgram()
    await once(program, 'order-1', { what: 'x' }, writing('reused@test.example'))
    await expect(once(program, 'order-1', { what: 'y' }, writing('reused@test.example'))).rejects.toThrow(KeyReused)
    expect(await leaves(program, 'reused@test.example')).toHaveLength(1)
  })

  test('that fails half-way leaves neither its work nor its key: it may be tried again', async () => {
    const program = await aProgram()
    const failing = async (ctx: Parameters<ReturnType<typeof writing>>[0]) => {
      await writing('half@test.example')(ctx)
      throw new Error('the world broke')
    }
    await expect(once(program, 'order-1', {}, failing)).rejects.toThrow('the world broke')
    expect(await leaves(program, 'half@test.example')).toHaveLength(0)
    expect(await once(program, 'order-1', {}, writing('half@test.example'))).toMatchObject({ status: 201, isReplayed: false })
  })

  test('keeps its answer for seven days; two programs may use the same word', async () => {
    const program = await aProgram()
    const other = await aProgram()
    const first = await once(program, 'order-1', {}, writing('kept@test.example'))
    const later = (days: number) => ({ ...program, now: new Date(program.now.getTime() + days * day) })
    expect((await once(later(6.9), 'order-1', {}, writing('kept@test.example'))).body).toEqual(first.body)
    expect((await once(other, 'order-1', { other: true }, writing('kept@test.example'))).isReplayed).toBe(false)
    expect((await once(later(7), 'order-1', { other: true }, writing('kept@test.example'))).isReplayed).toBe(false)
    await sweepAnswers(later(14))
    expect(await inTransaction(program, (tx) => tx.selectFrom('idempotency').select('key').execute())).toEqual([])
    expect(await inTransaction(other, (tx) => tx.selectFrom('idempotency').select('key').execute())).toHaveLength(1)
  })
})
