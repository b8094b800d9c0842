/** The audit sealer and its check over many rows, on a PostgreSQL of its own. */
import { join } from 'node:path'
import pg from 'pg'
import { readHead } from '../app/platform/audit-chain.ts'
import { checkAudit } from '../app/platform/audit-check.server.ts'
import { auditHead, sealAudit } from '../app/platform/audit-sealer.server.ts'
import { roleUrl } from '../app/platform/database.server.ts'
import { startEmbedded } from '../app/platform/embedded.server.ts'
import { migrate, migrationsFolder } from '../app/platform/migrate.server.ts'
import { configureSecrets } from '../app/platform/secrets.server.ts'
import { derive } from '../app/platform/settings.server.ts'
import { heading, number, say, timed } from './figures.ts'

const institutions = 4
/** Rows as commands write them: an issued credential, with two ids in its data and every tenth with a free text. */
const insertRows = `
  with made as (
    insert into audit (id, institution_id, at, actor_kind, actor_id, subject, fact, data, detail_hash, request_id)
    select uuidv7(), (select id from institution where slug = 'school' || n % ${institutions}), now(), 'person', gen_random_uuid()::text, 'credential:' || gen_random_uuid(),
      'credential.issued', jsonb_build_object('version', gen_random_uuid(), 'completion', gen_random_uuid(), 'batch', n),
      case when n % 10 = 0 then sha256('\\x0102' || convert_to('{"text":"Öinen työ sujui."}', 'UTF8')) end, gen_random_uuid()::text
    from generate_series($1::integer, $2::integer) n returning id, institution_id, detail_hash)
  insert into audit_detail (audit_id, institution_id, salt, content) select id, institution_id, '\\x0102', '{"text":"Öinen työ sujui."}' from made where detail_hash is not null`

/** Fills, seals and checks `rows` audit rows; `folder` is where the server keeps them meanwhile. */
export async function measureAudit(folder: string, rows: number): Promise<void> {
  heading(`Audit: ${number(rows)} rows of ${institutions} institutions, sealed and checked`)
  const key = Buffer.alloc(32, 5)
  configureSecrets(key)
  const embedded = await startEmbedded(join(folder, 'audit'), derive(key, 'database role poiju_owner'))
  try {
    await migrate(embedded.url, key, migrationsFolder)
    const how = { url: roleUrl(embedded.url, key, 'sealer'), origin: 'http://localhost:4000', wait: true }
    const client = new pg.Client({ connectionString: embedded.url })
    await client.connect()
    for (let index = 0; index < institutions; index++)
      await client.query(
        `insert into institution (id, slug, name, short_name) values (gen_random_uuid(), $1, '{"fi":"Koulu"}', $1)`,
        [`school${index}`],
      )
    const lot = 5000
    let sealing = 0
    // One transaction for each lot, and a seal now and then, as when batches of completions are issued all day.
    for (let from = 1; from <= rows; from += lot) {
      await client.query(insertRows, [from, Math.min(rows, from + lot - 1)])
      if ((from + lot - 1) % (lot * 20) === 0 || from + lot > rows) sealing += await timed(() => sealAudit(how))
    }
    await client.query('vacuum analyze')
    await client.end()
    say('sealing, rows a second', number((rows / sealing) * 1000))

    const head = readHead(await auditHead(how))
    if (typeof head === 'string') throw new Error(`The head is ${head}`)
    const before = process.memoryUsage().rss
    let most = before
    const watching = setInterval(() => {
      most = Math.max(most, process.memoryUsage().rss)
    }, 50)
    let report: Awaited<ReturnType<typeof checkAudit>> | undefined
    const ms = await timed(async () => {
      report = await checkAudit(embedded.url, head)
    })
    clearInterval(watching)
    if (report?.rows !== rows || report.allFindings > 0) throw new Error(`The check found something: ${JSON.stringify(report)}`)
    say(`checking all of them, in ${report.batches} batches`, number(ms / 1000, 's'), rows === 1_000_000 ? '60 s' : '')
    say('memory that the check added, at its peak', number((most - before) / 1_048_576, 'MB'))
  } finally {
    await embedded.stop()
  }
}
