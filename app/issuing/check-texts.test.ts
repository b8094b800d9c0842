import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checkText, codesWithWords, hasWords } from './check-texts.ts'

// What only making a credential or proof can answer; no reader of a report meets these.
const onlyWhenMaking = new Set([
  'signer-failed',
  'derivation-failed',
  'nothing-selected',
  'pointer-does-not-match',
  'pointer-malformed',
])

function sourcesOfTheVerifier(): readonly string[] {
  return globSync('packages/credentials/src/**/*.ts')
    .filter((file) => !/\.test\.ts$|\/testing\.ts$|\/(cli|serve|fast|pkcs11)\//.test(file))
    .map((file) => readFileSync(file, 'utf8'))
}

/** Every code that the verifier's sources can put into a check or a refusal: as an argument, as a member of a type of refusals, or as `code`. */
function codesOfTheVerifier(): ReadonlySet<string> {
  const codes = new Set<string>()
  for (const source of sourcesOfTheVerifier()) {
    const take = (pattern: RegExp) => {
      for (const [, code = ''] of source.matchAll(pattern)) codes.add(code)
    }
    take(/\bcheck\(\s*'[a-z-]+',\s*[^,]+?,\s*'([a-z0-9-]+)'/g)
    take(/\b(?:refusal|refuse|refused|answer|failed|broken|open)\(\s*(?:'[A-Za-z-]+',\s*)?'([a-z0-9]+(?:-[a-z0-9]+)+)'/g)
    take(/\bcode: '([a-z0-9-]+)'/g)
    for (const [, members = ''] of source.matchAll(
      /type \w*(?:Refusal|Code|Problem|Fault)\s*=([^=]+?)(?=\n\n|\nexport|\nconst|\nclass)/g,
    ))
      for (const [, code = ''] of members.matchAll(/'([a-z0-9-]+)'/g)) codes.add(code)
  }
  return codes
}

test('whatever the verifier answers, the page has words for it', () => {
  const codes = codesOfTheVerifier()
  expect(codes.size).toBeGreaterThan(150)
  expect([...codes].filter((code) => !hasWords(code) && !onlyWhenMaking.has(code)).sort()).toEqual([])
})

/** The words of a type of the report, as its source lists them. */
function membersOf(file: string, type: string): readonly string[] {
  const source = readFileSync(`packages/credentials/src/${file}`, 'utf8')
  const [, members = ''] = new RegExp(`export type ${type} =([^=]+?)(?=\\n\\n|$)`).exec(source) ?? []
  return [...members.matchAll(/'([A-Za-z0-9-]+)'/g)].map(([, word = '']) => word)
}

const page = 'packages/credentials/report-codes.md'
const rowsAfter = (text: string, heading: string) =>
  [...(text.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '').matchAll(/^\| `([^`]+)` +\| (.+?) +\|$/gm)].map(
    ([, word = '', meaning = '']) => [word, meaning] as const,
  )

test('the page for programmers names every word of a report', () => {
  const text = readFileSync(page, 'utf8')
  for (const [heading, file, type] of [
    ['Verdicts', 'verify/report.ts', 'Verdict'],
    ['Checks', 'report.ts', 'CheckName'],
    ['Outcomes', 'report.ts', 'Outcome'],
  ] as const) {
    const members = membersOf(file, type)
    expect(members.length).toBeGreaterThan(3)
    expect([heading, rowsAfter(text, heading).map(([word]) => word)]).toEqual([heading, members])
  }
})

test('and every code of it, with its meaning', () => {
  const sources = sourcesOfTheVerifier().join('\n')
  // Also those that are put together too far from their check to be found as such.
  const more = codesWithWords().filter((code) => sources.includes(`'${code}'`))
  const codes = [...new Set([...codesOfTheVerifier(), ...more])].filter((code) => !onlyWhenMaking.has(code)).sort()
  const rows = codes.map((code) => [code, String(checkText(code).en)] as const)
  const text = readFileSync(page, 'utf8')
  // `WRITE_REPORT_CODES=1` writes the page anew.
  if (process.env['WRITE_REPORT_CODES']) {
    const width = Math.max(...codes.map((code) => code.length + 2))
    const meaning = Math.max(...rows.map(([, words]) => words.length))
    const line = (code: string, words: string) => `| ${code.padEnd(width)} | ${words.padEnd(meaning)} |`
    const table = [
      line('code', 'meaning'),
      `| ${'-'.repeat(width)} | ${'-'.repeat(meaning)} |`,
      ...rows.map(([code, words]) => line(`\`${code}\``, words)),
    ]
    writeFileSync(page, `${text.split('## Codes\n')[0]}## Codes\n\n${table.join('\n')}\n`)
    return
  }
  // Only what differs is told: all of it side by side would take long to print.
  const written = new Map(rowsAfter(text, 'Codes'))
  expect(rows.filter(([code, words]) => written.get(code) !== words)).toEqual([])
  expect([...written.keys()].filter((code) => !codes.includes(code))).toEqual([])
})
