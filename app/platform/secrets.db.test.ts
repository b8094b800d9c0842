import { expect, test } from 'vitest'
import { aCtx, anInstitution } from '../testing/index.ts'
import { inTransaction } from './database.server.ts'
import { seal, unseal } from './secrets.server.ts'

test('a sealed secret opens for its owner and row, and for nothing else', async () => {
  const institution = await anInstitution()
  const ctx = await aCtx(institution, 'registrar')
  const owner = { kind: 'institution', id: institution.id } as const
  const secret = Buffer.from('signing key åäö')
  const sealed = await inTransaction(ctx, (tx) => seal(tx, ctx, owner, 'key:1', secret))
  const open = (row: string, bytes: Buffer, who: { kind: 'institution' | 'person'; id: string } = owner) =>
    inTransaction(ctx, (tx) => unseal(tx, who, row, bytes))
  expect(sealed.includes(secret)).toBe(false)
  expect(await open('key:1', sealed)).toEqual(secret)
  await expect(open('key:2', sealed)).rejects.toThrow()
  await expect(open('key:1', sealed, { kind: 'person', id: institution.id })).rejects.toThrow()
  const changed = Buffer.from(sealed)
  changed[20] = (changed[20] ?? 0) ^ 1
  await expect(open('key:1', changed)).rejects.toThrow()
})

test('two commands that need the first data key at once agree on it', async () => {
  const institution = await anInstitution()
  const ctx = await aCtx(institution, 'registrar')
  const owner = { kind: 'institution', id: institution.id } as const
  const sealed = await Promise.all(
    ['a', 'b', 'c', 'd'].map((row) => inTransaction(ctx, (tx) => seal(tx, ctx, owner, row, Buffer.from(row)))),
  )
  for (const [index, row] of ['a', 'b', 'c', 'd'].entries())
    expect((await inTransaction(ctx, (tx) => unseal(tx, owner, row, sealed[index] as Buffer))).toString()).toBe(row)
})
