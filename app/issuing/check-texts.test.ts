import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { hasWords } from './check-texts.ts'

// What only making a credential or proof can answer; no reader of a report meets these.
const onlyWhenMaking = new Set([
  'signer-failed',
  'derivation-failed',
  'nothing-selected',
  'pointer-does-not-match',
  'pointer-malformed',
])

/** Every code that the verifier's sources can put into a check or a refusal: as an argument, as a member of a type of refusals, or as `code`. */
function codesOfTheVerifier(): ReadonlySet<string> {
  const files = globSync('packages/credentials/src/**/*.ts').filter(
    (file) => !/\.test\.ts$|\/testing\.ts$|\/(cli|serve|fast|pkcs11)\//.test(file),
  )
  const codes = new Set<string>()
  for (const file of files) {
    const source = readFileSync(file, 'utf8')
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
