/** `audit seal`, `audit head` and `audit check` of the operator (docs/operating.md). */
import { readFileSync } from 'node:fs'
import { readHead } from './audit-chain.ts'
import { type AuditReport, checkAudit, type Finding, type FindingCode } from './audit-check.server.ts'
import { auditHead, BrokenChain, sealAudit } from './audit-sealer.server.ts'
import { roleUrl, sqlState } from './database.server.ts'
import { configureSecrets } from './secrets.server.ts'
import type { Settings } from './settings.server.ts'

export const auditUsage = 'audit seal | audit head | audit check [--head <file>]'

type AuditSettings = Pick<Settings, 'masterKey' | 'publicOrigin'>

/** Runs one of the three and returns the exit code: 0 done and in order, 1 something was found, 2 wrong usage. Answers go to `say`, the rest to standard error. */
export async function auditCommand(
  ownerUrl: string,
  settings: AuditSettings,
  args: readonly string[],
  say: (text: string) => void = (text) => process.stdout.write(text),
): Promise<number> {
  configureSecrets(settings.masterKey)
  const [what, ...rest] = args
  const how = { url: roleUrl(ownerUrl, settings.masterKey, 'sealer'), origin: settings.publicOrigin }
  try {
    if (what === 'seal' && rest.length === 0) {
      const sealed = await sealAudit({ ...how, wait: true })
      say(`Sealed ${sealed?.rows ?? 0} rows in ${sealed?.batches ?? 0} batches.\n`)
      return 0
    }
    if (what === 'head' && rest.length === 0) {
      say(await auditHead(how))
      return 0
    }
    const [option, file, ...more] = rest
    if (what === 'check' && (option === undefined || (option === '--head' && file !== undefined && more.length === 0)))
      return await check(ownerUrl, file, say)
  } catch (error) {
    if (error instanceof BrokenChain) {
      console.error(`Nothing was sealed. ${error.message}`)
      return 1
    }
    // The role or the tables are not there yet: 28P01, 28000, 42P01.
    if (['28P01', '28000', '42P01'].includes(sqlState(error) ?? '')) {
      console.error('The database is not up to date. Run: npm run poiju -- migrate')
      return 1
    }
    throw error
  }
  console.error(`Usage: ${auditUsage}`)
  return 2
}

async function check(ownerUrl: string, file: string | undefined, say: (text: string) => void): Promise<number> {
  const head = file === undefined ? null : readHead(readFileSync(file, 'utf8'))
  if (head === 'unreadable') {
    console.error(`${file} is not a head. Make one with: npm run poiju -- audit head > ${file}`)
    return 2
  }
  if (head === 'forged') {
    say(
      `FOUND  ${file}: its signature does not fit its text. Use another copy of the head, from a place that nobody could write to.\n`,
    )
    return 1
  }
  const started = performance.now()
  const report = await checkAudit(ownerUrl, head)
  say(told(report, head?.madeAt, (performance.now() - started) / 1000))
  return report.allFindings === 0 ? 0 : 1
}

const count = (value: number, unit: string, units = `${unit}s`) => `${value.toLocaleString('en')} ${value === 1 ? unit : units}`

function told(report: AuditReport, headMadeAt: string | undefined, seconds: number): string {
  const lines = [
    `Checked ${count(report.rows, 'sealed row')} in ${count(report.batches, 'batch', 'batches')} of ${count(report.chains, 'chain')} in ${seconds.toFixed(1)} s.`,
  ]
  if (report.waiting > 0)
    lines.push(
      `${count(report.waiting, 'row')} not sealed yet, the oldest from ${report.waitingSince?.toISOString()}: audit seal seals now.`,
    )
  if (report.erasedDetails > 0)
    lines.push(`${count(report.erasedDetails, 'detail')} erased; the hashes of what they said are still sealed.`)
  for (const finding of report.findings) lines.push(`FOUND  ${told1(finding)}`)
  if (report.allFindings > report.findings.length)
    lines.push(`FOUND  and ${count(report.allFindings - report.findings.length, 'more finding')}.`)
  const advice = new Set(report.findings.map(({ code }) => whatToDo[code]))
  if (advice.size > 0) lines.push('', 'What to do', ...[...advice].map((each) => `- ${each}`))
  else
    lines.push(
      headMadeAt
        ? `Every row is as it was sealed, and every chain holds what the head of ${headMadeAt} names.`
        : 'Every row is as it was sealed. Batches cut off at the end are found only with a head that was kept outside: --head <file>',
    )
  return `${lines.join('\n')}\n`
}

function told1({ code, chain, batch, row, what }: Finding): string {
  const where = [chain, batch === undefined ? '' : `batch ${batch}`, row === undefined ? '' : `row ${row}`]
    .filter(Boolean)
    .join(', ')
  return `${where}${where && ': '}${words[code]}${what === undefined ? '' : ` (${what})`}`
}

const words: Record<FindingCode, string> = {
  'row-changed': 'is not what was sealed',
  'row-moved': 'was moved to another institution',
  'row-missing': 'is gone',
  'row-behind-the-seal': 'was put in, or taken out of its batch, after its time was sealed',
  'row-with-a-number-not-given': 'carries a transaction number that this server has not given yet',
  'members-changed': 'the list of its rows is not what was signed',
  'batch-missing': 'is gone',
  'batch-changed': 'the signature does not fit',
  'batch-not-ours': 'was signed by a key that is not of this installation',
  'chain-broken': 'does not follow from the batch before it',
  'cut-off': 'the head names batches that are not here',
  'head-differs': 'is another batch than the one that the head names',
  'head-not-ours': 'the head was signed by a key that is not of this installation',
  'detail-changed': 'its detail is not what the row committed to',
  'detail-added': 'it has a detail, and the row committed to none',
  'guard-off': 'what keeps a table from being rewritten is missing',
  'key-not-ours': 'a key in the database does not open with the secret of this installation',
}

const keepAndCompare =
  'Change nothing. Keep a copy of this database and of the server log, take the newest backup whose check is clean (restore it elsewhere, audit check --head there), and compare the rows named above: the backup says what they said. Then find who could write as the owner of the database.'
const compareChains =
  'Change nothing. Keep a copy, and compare with the newest backup that holds the batches named above. After a restored backup this is expected: everything after the backup is gone, and a new head begins with: audit head'
const checkKey =
  'See that POIJU_SECRET is the one this installation was set up with, and that the head is its own. If both are right, somebody has put in a key and signed with it: keep a copy and compare with a backup.'
const whatToDo: Record<FindingCode, string> = {
  'row-changed': keepAndCompare,
  'row-moved': keepAndCompare,
  'row-missing': keepAndCompare,
  'row-behind-the-seal': keepAndCompare,
  'row-with-a-number-not-given': keepAndCompare,
  'members-changed': keepAndCompare,
  'batch-missing': compareChains,
  'batch-changed': keepAndCompare,
  'batch-not-ours': checkKey,
  'chain-broken': compareChains,
  'cut-off': compareChains,
  'head-differs': compareChains,
  'head-not-ours': checkKey,
  'detail-changed': keepAndCompare,
  'detail-added': keepAndCompare,
  'guard-off': 'Find out who switched it off, and put the trigger back as in db/migrations/0060_audit_sealer.sql.',
  'key-not-ours': checkKey,
}
