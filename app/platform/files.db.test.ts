import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aCtx, anInstitution, type TestInstitution } from '../testing/index.ts'
import { inTransaction } from './database.server.ts'
import { configureFiles, mediaTypeOf, putFile, readStoredFile, removeFile, sweepFiles } from './files.server.ts'

const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
const jpeg = Buffer.from('ffd8ffe000104a464946', 'hex')
const pictures = { types: ['image/png', 'image/jpeg'], mostBytes: 100 } as const

let data = ''
let institution: TestInstitution
let ctx: Awaited<ReturnType<typeof aCtx>>
beforeAll(() => {
  data = mkdtempSync(join(tmpdir(), 'files-'))
  configureFiles(data)
})
afterAll(() => rmSync(data, { recursive: true }))
beforeEach(async () => {
  institution = await anInstitution()
  ctx = await aCtx(institution, 'institutionAdministrator')
})
const put = (bytes: Uint8Array, who = ctx, name = 'logo.png') =>
  inTransaction(who, (tx) => putFile(tx, who, { name, bytes }, pictures))
const read = (id: string, who = ctx) => inTransaction(who, (tx) => readStoredFile(tx, id))
const kept = () => readdirSync(join(data, 'files', institution.id)).sort()
const stored = async (bytes: Uint8Array, name?: string) => {
  const answer = await put(bytes, ctx, name)
  if (!answer.accepted) throw new Error(answer.refusal)
  return answer
}
const grownOld = (name: string) => {
  const then = new Date(Date.now() - 2 * 3_600_000)
  utimesSync(join(data, 'files', institution.id, name), then, then)
}

describe('a file', () => {
  test('comes back byte for byte, is named by its hash whatever it was called, and is what its bytes say', async () => {
    const { id, sha256 } = await stored(jpeg, '../../../etc/passwd')
    expect(await read(id)).toEqual({ mediaType: 'image/jpeg', sha256, bytes: new Uint8Array(jpeg) })
    expect(kept()).toEqual([sha256])
    expect(mediaTypeOf(Buffer.from('<svg onload=alert(1)>'))).toBeUndefined()
  })

  test.each([
    ['file-is-empty', new Uint8Array()],
    ['file-is-too-large', Buffer.concat([png, Buffer.alloc(100)])],
    ['file-of-another-kind', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['file-of-another-kind', Buffer.from('GIF89a')],
  ])('is refused: %s', async (refusal, bytes) => {
    expect(await put(bytes)).toEqual({ accepted: false, refusal })
  })

  test('is not there for another institution', async () => {
    const { id } = await stored(png)
    expect(await read(id, await aCtx(await anInstitution(), 'institutionAdministrator'))).toBeUndefined()
  })

  test('whose bytes were changed on the disk is a fault, not another file', async () => {
    const { id, sha256 } = await stored(png)
    writeFileSync(join(data, 'files', institution.id, sha256), jpeg)
    await expect(read(id)).rejects.toThrow('not what was stored')
  })
})

describe('the sweep', () => {
  test('takes what no row names and is old, and nothing else', async () => {
    const [first, second] = [await stored(png), await stored(png)]
    const other = await stored(jpeg)
    const rolledBack = inTransaction(ctx, async (tx) => {
      await putFile(tx, ctx, { name: 'x', bytes: Buffer.concat([png, jpeg]) }, pictures)
      throw new Error('the command failed')
    })
    await expect(rolledBack).rejects.toThrow('the command failed')
    writeFileSync(join(data, 'files', institution.id, '.half'), 'half')
    await inTransaction(ctx, (tx) => removeFile(tx, first.id))
    await inTransaction(ctx, (tx) => removeFile(tx, other.id))
    const now = { ...ctx, now: new Date() }
    expect(await sweepFiles(now)).toBe(0)
    expect(kept()).toHaveLength(4)
    for (const name of kept()) grownOld(name)
    expect(await sweepFiles(now)).toBe(3)
    expect(kept()).toEqual([second.sha256])
    expect(await read(second.id)).toBeDefined()
  })

  test('does not take old bytes that somebody is just storing again', async () => {
    const { id, sha256 } = await stored(png)
    await inTransaction(ctx, (tx) => removeFile(tx, id))
    grownOld(sha256)
    const now = { ...ctx, now: new Date() }
    let swept: Promise<number> | undefined
    const again = await inTransaction(ctx, async (tx) => {
      const answer = await putFile(tx, ctx, { name: 'again', bytes: png }, pictures)
      grownOld(sha256)
      swept = sweepFiles(now)
      await new Promise((done) => setTimeout(done, 200))
      return answer
    })
    expect(await swept).toBe(0)
    expect(again.accepted && (await read(again.id))).toBeTruthy()
  })

  test('of an institution that has stored nothing finds nothing', async () => {
    expect(await sweepFiles(ctx)).toBe(0)
  })
})
