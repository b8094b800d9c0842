import { readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { copyDatabase, dropDatabase, newDatabase, throwawayServer } from '../testing/databases.ts'
import { testKey } from '../testing/keys.ts'
import { type Choice, rebuild, tamperings, unguarded, unsealTheEnd } from '../testing/tampering.ts'
import { record } from './audit.server.ts'
import { installationChain, readHead } from './audit-chain.ts'
import { type AuditReport, checkAudit, checkAuditIn } from './audit-check.server.ts'
import { auditCommand } from './audit-command.server.ts'
import { currentAuditKey } from './audit-key.server.ts'
import { auditHead, sealAudit } from './audit-sealer.server.ts'
import type { Ctx } from './ctx.ts'
import { connect, type Database, inTransaction, roleUrl, sql } from './database.server.ts'
import { randomness } from './ids.server.ts'
import { configureSecrets } from './secrets.server.ts'

const origin = 'https://poiju.example'
const settings = { masterKey: testKey, publicOrigin: origin }
const [first, second, quiet] = [randomness.newId(), randomness.newId(), randomness.newId()]
let server: Awaited<ReturnType<typeof throwawayServer>>
let template: string
let head: string
let folder: string

const sealerOf = (url: string) => ({ url: roleUrl(url, testKey, 'sealer'), origin })

function ctxOn(db: Database, institution: string | null): Ctx {
  return {
    actor: { kind: 'system', name: 'test' },
    institution,
    person: null,
    now: new Date(),
    locale: 'fi',
    db,
    requestId: 'test',
    origin,
    ...randomness,
  }
}

/** Something happens `times` times, each in a transaction of its own, every third with a free text. */
async function happen(url: string, institution: string | null, times: number): Promise<void> {
  const db = connect(roleUrl(url, testKey, 'app'), 2)
  const ctx = ctxOn(db, institution)
  for (let index = 0; index < times; index++)
    await inTransaction(ctx, (tx) =>
      record(
        tx,
        ctx,
        `thing:${ctx.newId()}`,
        [{ fact: 'thing.happened', index } as { fact: string }, { fact: 'thing.wentOn', of: 'ä"\\å' } as { fact: string }],
        index % 3 === 0 ? { text: 'Öinen työ.' } : undefined,
      ),
    )
  await db.destroy()
}

async function asOwner<T>(url: string, act: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await act(client)
  } finally {
    await client.end()
  }
}

beforeAll(async () => {
  configureSecrets(testKey)
  folder = await mkdtemp(join(tmpdir(), 'poiju-audit-'))
  server = await throwawayServer()
  template = await newDatabase(server.url)
  await asOwner(template, async (client) => {
    for (const [index, id] of [first, second, quiet].entries())
      await client.query('insert into institution (id, slug, name, short_name) values ($1, $2, $3, $2)', [
        id,
        `school${index}`,
        { fi: 'Koulu' },
      ])
  })
  for (let round = 0; round < 4; round++) {
    await happen(template, first, 9)
    await happen(template, second, 5)
    await happen(template, null, 2)
    await sealAudit({ ...sealerOf(template), wait: true, batchRows: 6 })
  }
  head = await auditHead(sealerOf(template))
})

afterAll(async () => {
  await dropDatabase(template)
  await server.stop()
  await rm(folder, { recursive: true })
})

/** A copy of the sealed database, to do something to. */
async function onCopy<T>(act: (url: string) => Promise<T>): Promise<T> {
  const url = await copyDatabase(template)
  try {
    return await act(url)
  } finally {
    await dropDatabase(url)
  }
}

function keptHead() {
  const read = readHead(head)
  if (typeof read === 'string') throw new Error(read)
  return read
}

const checkWithHead = (url: string) => checkAudit(url, keptHead())
const codes = (report: AuditReport) => [...new Set(report.findings.map(({ code }) => code))].sort()

describe('the sealed audit', () => {
  test('is whole: every row is in one batch, each chain is checked to its end, and nothing is found', async () => {
    const report = await checkWithHead(template)
    expect(report).toMatchObject({ rows: 2 * 4 * (9 + 5 + 2), chains: 3, waiting: 0, erasedDetails: 0, findings: [] })
    expect(report.batches).toBeGreaterThan(20)
  })

  test('is whole without a head too, and after more has happened and was sealed', () =>
    onCopy(async (url) => {
      await happen(url, first, 3)
      expect(await checkAudit(url, null)).toMatchObject({ waiting: 6, findings: [] })
      await happen(url, quiet, 1)
      expect(await sealAudit({ ...sealerOf(url), wait: true })).toEqual({ batches: 2, rows: 8 })
      expect(await checkWithHead(url)).toMatchObject({ chains: 4, waiting: 0, findings: [] })
    }))
})

/** A small seeded choice (mulberry32), so that a copy that was not found can be made again. */
function seeded(seed: number): Choice {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
}

describe('what the owner of the database did', () => {
  test('is found in 100 of 100, each kind among them', () =>
    onCopy((url) =>
      asOwner(url, async (client) => {
        const missed: string[] = []
        const found = new Set<string>()
        for (let copy = 0; copy < 100; copy++) {
          const tampering = tamperings[copy % tamperings.length] as (typeof tamperings)[number]
          await client.query('begin')
          await unguarded(client, 'local')
          await tampering.do(client, seeded(copy))
          const report = await checkAuditIn(client, keptHead())
          await client.query('rollback')
          if (report.allFindings === 0) missed.push(`${copy}: ${tampering.kind}`)
          else found.add(tampering.kind)
        }
        expect(missed).toEqual([])
        expect(found.size).toBe(tamperings.length)
        // What was tampered with was rolled back each time: nothing of it was left for the next.
        await client.query('begin')
        expect(await checkAuditIn(client, keptHead())).toMatchObject({ findings: [] })
      }),
    ))

  test('is found when it was cut off and sealed again by the installation itself, and only the head outside tells', () =>
    onCopy(async (url) => {
      await asOwner(url, async (client) => {
        await unguarded(client, 'session')
        await unsealTheEnd(client, seeded(1))
      })
      await sealAudit({ ...sealerOf(url), wait: true })
      expect((await checkAudit(url, null)).findings).toEqual([])
      // Sealed anew in as many batches the last one is another; in fewer, the last one is not there.
      expect(['cut-off', 'head-differs']).toEqual(expect.arrayContaining(codes(await checkWithHead(url))))
      expect((await checkWithHead(url)).allFindings).toBeGreaterThan(0)
    }))

  test('is named: institution, batch and row', () =>
    onCopy(async (url) => {
      const { rows } = await asOwner(url, (client) =>
        client.query<{ id: string; number: number }>(
          'select s.audit_id as id, s.number from audit_sealed s where s.chain = $1 and s.position = 2 order by s.number limit 3',
          [first],
        ),
      )
      await asOwner(url, async (client) => {
        await unguarded(client, 'session')
        await client.query(`update audit set fact = 'thing.happenedNot' where id = $1`, [rows[0]?.id])
        await client.query('delete from audit where id = $1', [rows[1]?.id])
        await client.query('update audit set institution_id = $2 where id = $1', [rows[2]?.id, second])
      })
      const chain = 'school0'
      expect((await checkAudit(url, null)).findings).toEqual([
        { code: 'row-changed', chain, batch: rows[0]?.number, row: rows[0]?.id },
        { code: 'row-missing', chain, batch: rows[1]?.number, row: rows[1]?.id },
        { code: 'row-moved', chain, batch: rows[2]?.number, row: rows[2]?.id, what: 'now in school1' },
      ])
    }))

  test('does not come about by mistake: the owner is refused too', () =>
    asOwner(template, async (client) => {
      for (const [table, column] of Object.entries({
        audit: 'fact',
        audit_batch: 'number',
        audit_sealed: 'leaf',
        audit_key: 'id',
      }))
        for (const statement of [
          `delete from ${table}`,
          `truncate ${table} cascade`,
          `update ${table} set ${column} = ${column}`,
        ])
          await expect(client.query(statement)).rejects.toMatchObject({ code: '23001' })
      await expect(client.query(`update audit_detail set content = ''`)).rejects.toMatchObject({ code: '23001' })
    }))
})

/** The key of this installation, which only who has its secret can open. */
async function ownKey(url: string) {
  const db = connect(roleUrl(url, testKey, 'sealer'), 1)
  return currentAuditKey(ctxOn(db, null)).finally(() => db.destroy())
}

describe('no false alarm', () => {
  test(
    'while many write, roll back and take their time, and two sealers run',
    () =>
      onCopy(async (url) => {
        let writing = true
        const db = connect(roleUrl(url, testKey, 'app'), 6)
        const write = async (writer: number) => {
          const ctx = ctxOn(db, [first, second, null][writer % 3] as string | null)
          const choose = seeded(writer)
          while (writing)
            await inTransaction({ ...ctx, now: new Date() }, async (tx) => {
              for (let row = 0; row <= choose(4); row++)
                await record(tx, ctx, `thing:${ctx.newId()}`, [{ fact: 'thing.happened' }], row === 1 ? { text: 'Å' } : undefined)
              if (choose(2) === 0) await sql`select pg_sleep(${choose(60) / 1000})`.execute(tx)
              if (choose(5) === 0) throw new Error('rolled back')
            }).catch((error: Error) => {
              if (error.message !== 'rolled back') throw error
            })
        }
        const writers = Array.from({ length: 4 }, (_, writer) => write(writer))
        const reports: AuditReport[] = []
        let sealed = 0
        try {
          for (let turn = 0; turn < 4; turn++) {
            const [one, other] = await Promise.all([
              sealAudit({ ...sealerOf(url), wait: true, batchRows: 50 }),
              sealAudit({ ...sealerOf(url), wait: false, batchRows: 50 }),
            ])
            sealed += (one?.rows ?? 0) + (other?.rows ?? 0)
            reports.push(await checkWithHead(url))
          }
        } finally {
          writing = false
          await Promise.all(writers)
          await db.destroy()
        }
        expect(reports.flatMap(({ findings }) => findings)).toEqual([])
        expect(sealed).toBeGreaterThan(50)
        await sealAudit({ ...sealerOf(url), wait: true })
        const { rows } = await asOwner(url, (client) => client.query<{ count: string }>('select count(*) as count from audit'))
        expect(await checkWithHead(url)).toMatchObject({ rows: Number(rows[0]?.count), waiting: 0, findings: [] })
      }),
    90_000,
  )

  test('after details were erased: what they said is gone, and the chain holds', () =>
    onCopy(async (url) => {
      const { rowCount } = await asOwner(url, (client) =>
        client.query('delete from audit_detail where institution_id = $1', [first]),
      )
      expect(await checkWithHead(url)).toMatchObject({ erasedDetails: rowCount, findings: [] })
    }))

  test('on a copy that was restored on another server, whose transaction numbers begin anew', () =>
    onCopy(async (url) => {
      await happen(url, first, 2)
      // What another server is to this one: another identifier in the seals, and rows whose numbers this one has not given.
      await asOwner(url, async (client) => {
        await unguarded(client, 'session')
        const { rows } = await client.query<{ id: string }>('select id from audit_key')
        const key = await ownKey(url)
        await client.query(`update audit set xid = (xid::text::bigint + 1000000000)::text::xid8`)
        for (const chain of [first, second, installationChain])
          await rebuild(client, chain, { id: rows[0]?.id as string, pair: key }, { cluster: 'elsewhere', add: 1_000_000_000n })
      })
      expect(await checkAudit(url, null)).toMatchObject({ waiting: 4, findings: [] })
      await happen(url, first, 1)
      expect(await sealAudit({ ...sealerOf(url), wait: true })).toMatchObject({ rows: 6 })
      await happen(url, first, 1)
      expect(await sealAudit({ ...sealerOf(url), wait: true })).toMatchObject({ rows: 2 })
      expect(await checkAudit(url, null)).toMatchObject({ waiting: 0, findings: [] })
    }))
})

describe('the roles', () => {
  const as = (role: 'sealer' | 'app', statement: string) =>
    asOwner(roleUrl(template, testKey, role), (client) => client.query(statement))

  test('the sealer adds and never changes, and writes no audit row', async () => {
    for (const statement of [
      'update audit_batch set number = 0',
      'delete from audit_sealed',
      'delete from audit_key',
      'update audit set fact = fact',
      'insert into audit select * from audit',
      'select * from person',
    ])
      await expect(as('sealer', statement)).rejects.toMatchObject({ code: '42501' })
  })

  test('the application sees no seal, and does not choose a transaction number', async () => {
    for (const statement of [
      'select * from audit_batch',
      'insert into audit_sealed select * from audit_sealed',
      'select sealed from audit_key',
      `insert into audit (id, xid, at, actor_kind, actor_id, subject, fact, data, request_id) values (gen_random_uuid(), '1', now(), 'system', '', 'a', 'b', '{}', 'c')`,
    ])
      await expect(as('app', statement)).rejects.toMatchObject({ code: '42501' })
  })
})

describe('the command', () => {
  const run = async (url: string, ...args: string[]) => {
    let said = ''
    const code = await auditCommand(url, settings, args, (text) => {
      said += text
    })
    return { code, said }
  }

  test('writes a head that can be kept as a file, and checks against it', () =>
    onCopy(async (url) => {
      const file = join(folder, 'head.txt')
      writeFileSync(file, (await run(url, 'head')).said)
      expect(readFileSync(file, 'utf8')).toContain(`chain ${first}`)
      const answer = await run(url, 'check', '--head', file)
      expect(answer).toMatchObject({ code: 0 })
      expect(answer.said).toContain('Every row is as it was sealed')
    }))

  test('answers 1, names what it found and says what to do', () =>
    onCopy(async (url) => {
      const file = join(folder, 'kept.txt')
      writeFileSync(file, head)
      await asOwner(url, async (client) => {
        await unguarded(client, 'session')
        await tamperings.find(({ kind }) => kind === 'a whole chain cut off')?.do(client, seeded(5))
      })
      const answer = await run(url, 'check', '--head', file)
      expect(answer.code).toBe(1)
      expect(answer.said).toMatch(/^FOUND {2}(school\d|installation), batch 1: the head names batches that are not here/m)
      expect(answer.said).toContain('What to do')
    }))

  test('takes no head that was written over', async () => {
    const file = join(folder, 'forged.txt')
    writeFileSync(file, head.replace(/chain (\S+) \d+/, 'chain $1 1'))
    expect(await run(template, 'check', '--head', file)).toMatchObject({ code: 1 })
    writeFileSync(file, 'not a head')
    expect(await run(template, 'check', '--head', file)).toMatchObject({ code: 2 })
    expect(await run(template, 'check', '--tail')).toMatchObject({ code: 2 })
  })

  test('seals nothing on a chain whose end it did not sign', () =>
    onCopy(async (url) => {
      await asOwner(url, async (client) => {
        await unguarded(client, 'session')
        await client.query('update audit_batch set row_count = row_count + 1')
      })
      await happen(url, first, 1)
      expect(await run(url, 'seal')).toMatchObject({ code: 1 })
    }))
})
