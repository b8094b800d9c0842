import { describe, expect, test } from 'vitest'
import { buildCredential } from './build.ts'
import { type CarriedFormat, carriedElements, carries, type ElementNumber } from './carries.ts'
import { type Claims, readClaims } from './claims.ts'
import { claimsOfElm } from './elm/claims.ts'
import { buildElm } from './elm/elm.ts'
import { finnish, pictures } from './elm/testing.ts'
import { claimsOfSdJwtVc } from './sd-jwt/claims.ts'
import { euLearningCredential } from './sd-jwt/eu-learning-credential.ts'
import { microCredential } from './sd-jwt/micro-credential.ts'
import type { JsonObject } from './strict-json.ts'

const record = { ...finnish, grade: '5', achievement: { ...finnish.achievement, moreInformation: 'https://jamk.example/lisää' } }
const times = { issuedAt: new Date('2026-11-25T11:00:00Z'), expiresAt: new Date('2028-11-25T11:00:00Z') }
const badge = buildCredential(record) as JsonObject
const elm = buildElm(record, pictures)
const eu = euLearningCredential(record, times).claims
const attestation = microCredential(record, times).claims
const made: Readonly<Record<CarriedFormat, { document: JsonObject; claims: Claims | null }>> = {
  'open-badge': { document: badge, claims: readClaims(badge) },
  'open-badge-jwt': { document: badge, claims: readClaims(badge) },
  'european-learning-model': { document: elm, claims: claimsOfElm(elm) },
  'eu-learning-credential': { document: eu, claims: claimsOfSdJwtVc(eu) },
  'micro-credential-attestation': { document: attestation, claims: claimsOfSdJwtVc(attestation) },
}

/** How to see that an element is there: in what people are shown, or, for a link, in the text itself. */
const seen: Readonly<Record<ElementNumber, (claims: Claims, text: string) => unknown>> = {
  1: ({ learner }) => learner,
  2: ({ title }) => title,
  3: ({ country }) => country,
  4: ({ awardingBodies }) => awardingBodies[0],
  5: ({ issuedAt }) => issuedAt,
  6: ({ outcomes }) => outcomes[0]?.text,
  7: ({ credits }) => credits,
  8: ({ level }) => level,
  9: ({ assessments }) => assessments[0],
  10: ({ participation }) => participation,
  11: ({ qualityAssurance }) => qualityAssurance,
  12: ({ prerequisites }) => prerequisites,
  13: ({ assessments }) => assessments[0]?.supervision,
  14: ({ grade }) => grade,
  15: ({ stackability }, text) => stackability ?? (text.includes('"integration_stackability_options":true') || null),
  16: (_claims, text) => text.includes('https://jamk.example/lisää') || null,
}

describe.each(Object.keys(carries) as CarriedFormat[])('%s', (format) => {
  const { document, claims } = made[format]
  const numbers = Object.keys(carriedElements).map(Number) as ElementNumber[]
  test.each(numbers)('carries EU element %i exactly if the list says so', (number) => {
    if (!claims) throw new Error('no claims')
    const isSaid = carries[format].elements.includes(number)
    expect(Boolean(seen[number](claims, JSON.stringify(document)))).toBe(isSaid)
    expect(carries[format].lacks.includes(number)).toBe(!isSaid)
  })
})

test('every format tells people the same of what it carries', () => {
  for (const { claims } of Object.values(made))
    expect(claims).toMatchObject({
      title: 'Turvallisuuskulttuuri kotihoidossa',
      learner: expect.stringContaining('Öhman-Åberg'),
      issuer: 'Jyväskylän ammattikorkeakoulu',
      country: 'FI',
      credits: 3,
      level: '6',
      grade: '5',
      prerequisites: 'Pääset kotihoidon työpaikalle.',
      badgeKind: null,
    })
})
