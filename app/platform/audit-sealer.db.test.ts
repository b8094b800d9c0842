import { readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { copyDatabase, dropDatabase, newDatabase } from '../testing/databases.ts'
import { testKey } from '../testing/keys.ts'
import { record } from './audit.server.ts'
import { installationChain, readHead } from './audit-chain.ts'
import { type AuditReport, checkAudit } from './audit-check.server.ts'
import { auditCommand } from './audit-command.server.ts'
import { auditHead, sealAudit } from './audit-sealer.server.ts'
import type { Ctx } from './ctx.ts'
import { connect, type Database, inTransaction, roleUrl } from './database.server.ts'
import { randomness } from './ids.server.ts'
import { configureSecrets } from './secrets.server.ts'

const origin = 'https://poiju.example'
const settings = { masterKey: testKey, publicOrigin: origin }
const [first, second, quiet] = [randomness.newId(), randomness.newId(), randomness.newId()]
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
        [
          { fact: 'thing.happened', index } as { fact: string },
          { fact: 'thing.wentOn', of: 'ä"\\å' } as { fact: string },
        ],
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
  template = await newDatabase(inject('ownerUrl'))
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

const checkWithHead = (url: string) => checkAudit(url, origin, keptHead())
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
      expect(await checkAudit(url, origin, null)).toMatchObject({ waiting: 6, findings: [] })
      await happen(url, quiet, 1)
      expect(await sealAudit({ ...sealerOf(url), wait: true })).toEqual({ batches: 2, rows: 8 })
      expect(await checkWithHead(url)).toMatchObject({ chains: 4, waiting: 0, findings: [] })
    }))
})
