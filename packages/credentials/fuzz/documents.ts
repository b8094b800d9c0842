/** Documents of every kind that the engine may meet, and changes to them. */
import { buildCredential } from '../src/build.ts'
import { openBadgesContextUrl, vcContextUrl } from '../src/contexts.ts'
import { aRecord } from '../src/testing.ts'
import { everythingUrl, poijuUrl, typedUrl } from './contexts.ts'
import type { Random } from './random.ts'
import { someDate, someIri, someNumber, someText } from './values.ts'

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }
export type JsonObject = { [key: string]: Json }

const repeat = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => make(index))
const address = (random: Random) => `https://a.example/${random.below(5)}`

/** One of ours, with everything that may be there or not. */
function badge(random: Random): JsonObject {
  const base = aRecord()
  const text = () => (random.chance(0.5) ? `Teksti ${random.below(3)}` : `${someText(random)}.`.replace(/[\ud800-\udfff]/g, 'ö'))
  const maybe = <T>(value: T): T | null => (random.chance(0.5) ? value : null)
  const coded = () => ({ uri: address(random), name: text() })
  const outcomes = repeat(1 + random.below(3), (index) => ({
    id: `o${index}`,
    text: text(),
    achievedThrough: random.pick(['assessment', 'recognition'] as const),
  }))
  return buildCredential(
    aRecord({
      id: `https://jamk.example/credentials/${random.below(1e6)}`,
      issuer: { ...base.issuer, name: text(), url: maybe('https://jamk.example'), city: maybe('Jyväskylä') },
      awardingBodies: repeat(1 + random.below(3), () => ({
        id: random.pick([base.issuer.did, 'did:web:b.example']),
        name: text(),
      })),
      learner: { name: text(), email: 'oona@kotihoito.example', salt: String(random.below(1e9)) },
      achievement: {
        ...base.achievement,
        name: text(),
        description: text(),
        outcomes,
        credits: 1 + random.below(8) / 2,
        eqfLevel: maybe(5 + random.below(3)),
        assessments: repeat(1 + random.below(2), () => ({
          type: coded(),
          name: text(),
          supervision: coded(),
          identityChecked: random.chance(0.5),
          grading: text(),
          outcomes: outcomes.slice(0, 1 + random.below(3)).map(({ id }) => id),
        })),
        participation: coded(),
        fields: repeat(random.below(3), coded),
        prerequisites: maybe(text()),
        stackability: maybe(text()),
        moreInformation: maybe(text()),
      },
      grade: maybe(random.pick(['5', 'hyväksytty'])),
      demonstration: maybe('Esimerkki'),
      status: { ...base.status, index: random.below(131_072) },
    }),
  ) as JsonObject
}

/** An Open Badge as others write it: allowed values as lists, pictures, evidence, one where we write many. */
function foreignBadge(random: Random): JsonObject {
  const level = () => random.pick(['A', 'B', 'C'])
  return {
    '@context': [vcContextUrl, openBadgesContextUrl],
    id: address(random),
    type: ['VerifiableCredential', random.pick(['OpenBadgeCredential', 'AchievementCredential'])],
    issuer: random.chance(0.3)
      ? 'did:example:1'
      : { id: 'did:example:1', type: 'Profile', name: someText(random), url: address(random) },
    validFrom: someDate(random),
    name: someText(random),
    credentialSubject: {
      ...(random.chance(0.7) ? { id: someIri(random) } : {}),
      type: random.chance(0.5) ? 'AchievementSubject' : ['AchievementSubject'],
      creditsEarned: someNumber(random),
      achievement: {
        id: address(random),
        type: 'Achievement',
        name: someText(random),
        description: someText(random),
        criteria: random.chance(0.5) ? { narrative: someText(random) } : { id: address(random) },
        ...(random.chance(0.5) ? { image: { id: address(random), type: 'Image', caption: someText(random) } } : {}),
        tag: repeat(random.below(4), () => someText(random)),
        resultDescription: repeat(random.below(3), (index) => ({
          id: `https://a.example/rd/${random.chance(0.8) ? index : 0}`,
          type: ['ResultDescription'],
          name: someText(random),
          resultType: 'GradePointAverage',
          allowedValue: repeat(random.below(4), level),
        })),
      },
      result: repeat(random.below(3), () => ({ type: ['Result'], value: level(), resultDescription: address(random) })),
    },
    ...(random.chance(0.4)
      ? { evidence: repeat(1 + random.below(2), () => ({ type: ['Evidence'], narrative: someText(random) })) }
      : {}),
    ...(random.chance(0.3) ? { endorsement: [endorsement(random)] } : {}),
  }
}

function endorsement(random: Random): JsonObject {
  return {
    '@context': [vcContextUrl, openBadgesContextUrl],
    id: address(random),
    type: ['VerifiableCredential', 'EndorsementCredential'],
    issuer: { id: 'did:example:2', type: ['Profile'], name: someText(random) },
    validFrom: someDate(random),
    credentialSubject: { id: someIri(random), type: ['EndorsementSubject'], endorsementComment: someText(random) },
  }
}

function statusList(random: Random): JsonObject {
  return {
    '@context': [vcContextUrl],
    id: address(random),
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: someIri(random),
    validFrom: someDate(random),
    validUntil: someDate(random),
    credentialSubject: {
      id: `${address(random)}#list`,
      type: 'BitstringStatusList',
      statusPurpose: random.pick(['revocation', 'suspension', 'message']),
      encodedList: `u${random
        .below(1e9)
        .toString(36)
        .repeat(1 + random.below(50))}`,
      ttl: random.below(100_000),
    },
  }
}

function presentation(random: Random): JsonObject {
  return {
    '@context': [vcContextUrl],
    type: ['VerifiablePresentation'],
    holder: someIri(random),
    verifiableCredential: [endorsement(random)],
  }
}

function proofOptions(random: Random): JsonObject {
  return {
    '@context': [vcContextUrl, openBadgesContextUrl, poijuUrl].slice(0, 1 + random.below(3)),
    type: 'DataIntegrityProof',
    created: someDate(random),
    verificationMethod: someIri(random),
    cryptosuite: random.pick(['eddsa-rdfc-2022', 'ecdsa-rdfc-2019']),
    proofPurpose: random.pick(['assertionMethod', 'authentication']),
  }
}

/** Nested nodes without a name and texts by language, as the European Learning Model has them. */
function nested(random: Random): JsonObject {
  const texts = (): JsonObject =>
    Object.fromEntries(['fi', 'sv', 'en'].slice(0, 1 + random.below(3)).map((tag) => [tag, someText(random)]))
  const node = (depth: number): JsonObject => ({
    ...(random.chance(0.3) ? { id: someIri(random) } : {}),
    type: random.chance(0.5) ? 'Thing' : ['Thing'],
    label: texts(),
    ...(random.chance(0.4) ? { when: someDate(random) } : {}),
    ...(random.chance(0.4) ? { number: someNumber(random) } : {}),
    ...(depth > 0 ? { part: repeat(1 + random.below(2), () => node(depth - 1)) } : {}),
  })
  return { '@context': everythingUrl, id: address(random), ...node(1 + random.below(3)) }
}

/** Anything that the terms of the context allow. */
function anything(random: Random): JsonObject {
  return { '@context': [everythingUrl], id: someIri(random), ...properties(random, 2) }
}

const values: Readonly<Record<string, (random: Random, depth: number) => Json>> = {
  text: someText,
  note: (random) => repeat(random.below(4), () => someText(random)),
  link: someIri,
  links: (random) => repeat(random.below(4), () => someIri(random)),
  word: (random) => random.pick(['Thing', 'ex:compact', 'https://terms.example/exact', 'https://a.example/1', 'text']),
  when: someDate,
  whole: (random) => (random.chance(0.5) ? String(random.below(4)) : random.below(4)),
  double: (random) =>
    random.chance(0.1)
      ? random.pick(['NaN', 'abc', '1.5x', 'INF', '1e400'])
      : random.pick<Json>([1, 1.5, '1.5', '1.50', random.below(9)]),
  number: someNumber,
  steps: (random) => repeat(random.below(4), () => random.pick<Json>(['a', 'b', 1, { link: 'https://a.example/1' }])),
  order: (random) => repeat(random.below(3), () => random.pick(['a', 'b'])),
  label: (random) => ({ fi: someText(random), sv: [someText(random), someText(random)] }),
  written: someText,
  leftToRight: someText,
  rightToLeft: (random) => random.pick(['x', 'y']),
  raw: (random) => ({ b: someNumber(random), a: [someText(random), null, true] }),
  byIndex: (random) => ({ first: someText(random), second: someText(random) }),
  byId: (random, depth) => ({ [address(random)]: properties(random, depth - 1) }),
  within: (random, depth) => properties(random, depth - 1),
  part: (random, depth) => repeat(1 + random.below(3), () => (random.chance(0.2) ? someIri(random) : node(random, depth - 1))),
  partOf: (random, depth) => node(random, depth - 1),
  nested: (random) => ({ text: someText(random), number: someNumber(random) }),
  scoped: (random) => ({ text: someText(random), name: someText(random) }),
}
const leafTerms = Object.keys(values).filter((term) => !['byId', 'within', 'part', 'partOf'].includes(term))

function node(random: Random, depth: number): JsonObject {
  return { ...(random.chance(0.3) ? { id: someIri(random) } : {}), ...properties(random, depth) }
}

function properties(random: Random, depth: number): JsonObject {
  const properties: JsonObject = {}
  if (random.chance(0.5)) properties['type'] = random.pick<Json>(['Thing', 'Other', ['Thing', 'Other']])
  const terms = depth > 0 ? Object.keys(values) : leafTerms
  for (let count = 1 + random.below(4); count > 0; count--) {
    const term = random.pick(terms)
    properties[term] = (values[term] as (random: Random, depth: number) => Json)(random, depth)
  }
  return properties
}

function renamedKeywords(random: Random): JsonObject {
  return {
    '@context': random.chance(0.8) ? typedUrl : { '@vocab': 'https://terms.example/any/', kind: '@type', address: '@id' },
    address: someIri(random),
    kind: random.pick(['A', 'B']),
    title: random.chance(0.5) ? { value: someText(random), language: random.pick(['fi', 'sv']) } : someText(random),
    'ex:other': someText(random),
    items: repeat(random.below(3), () => ({ kind: random.pick(['A', 'B']), size: someNumber(random), name: someText(random) })),
  }
}

/** The kinds, each with its share. The reference path needs several milliseconds for a badge and less than one for the small ones. */
export const kinds: readonly { readonly name: string; readonly share: number; readonly make: (random: Random) => JsonObject }[] =
  [
    { name: 'badge', share: 2, make: badge },
    { name: 'foreign badge', share: 4, make: foreignBadge },
    { name: 'endorsement', share: 3, make: endorsement },
    { name: 'status list', share: 8, make: statusList },
    { name: 'presentation', share: 1, make: presentation },
    { name: 'proof options', share: 12, make: proofOptions },
    { name: 'nested', share: 20, make: nested },
    { name: 'anything', share: 40, make: anything },
    { name: 'renamed keywords', share: 12, make: renamedKeywords },
  ]

export function someKind(random: Random): (typeof kinds)[number] {
  let rest = random.below(kinds.reduce((sum, { share }) => sum + share, 0))
  return kinds.find(({ share }) => {
    rest -= share
    return rest < 0
  }) as (typeof kinds)[number]
}

/** Another document that is alike: mostly other values in the same places, sometimes another structure. */
export function changed(document: JsonObject, random: Random): JsonObject {
  const copy = structuredClone(document)
  const holders: { readonly holder: Json[] | JsonObject; readonly key: string; readonly name: string }[] = []
  const collect = (value: Json, name: string) => {
    if (typeof value !== 'object' || value === null) return
    const holder = value
    for (const [key, member] of Object.entries(value)) {
      if (key === '@context' && random.chance(0.98)) continue
      const own = Array.isArray(value) ? name : key
      holders.push({ holder, key, name: own })
      collect(member, own)
    }
  }
  collect(copy, '')
  const leaves = holders.filter(({ holder, key }) => typeof read(holder, key) !== 'object')
  for (let count = 1 + random.below(4); count > 0 && holders.length > 0; count--) {
    const isStructural = random.chance(0.05)
    const { holder, key, name } = random.pick(isStructural || leaves.length === 0 ? holders : leaves)
    const value = read(holder, key)
    if (isStructural) changeStructure(holder, key, value, random)
    else
      write(
        holder,
        key,
        otherValue(
          value,
          name,
          random,
          leaves.map((one) => read(one.holder, one.key) ?? null),
        ),
      )
  }
  return copy
}

const read = (holder: Json[] | JsonObject, key: string) => (holder as JsonObject)[key]
const write = (holder: Json[] | JsonObject, key: string, value: Json) => {
  ;(holder as JsonObject)[key] = value
}

const looksLikeIri = (value: Json | undefined) => typeof value === 'string' && /^[a-z]+:/.test(value)

function otherValue(value: Json | undefined, key: string, random: Random, others: readonly Json[]): Json {
  // A value that stands elsewhere in the document: equal ones are where most goes wrong.
  if (random.chance(0.3)) {
    const other = random.pick(others)
    const isAlike = typeof other === typeof value && looksLikeIri(other) === looksLikeIri(value)
    if ((isAlike || random.chance(0.03)) && (key !== 'type' || random.chance(0.05))) return other
  }
  if (typeof value === 'number') return someNumber(random)
  if (typeof value === 'boolean') return !value
  if (typeof value !== 'string') return value ?? null
  if (['type', 'kind', 'word'].includes(key) && random.chance(0.9)) return value
  return looksLikeIri(value) && random.chance(0.97) ? someIri(random) : someText(random)
}

function changeStructure(holder: Json[] | JsonObject, key: string, value: Json | undefined, random: Random): void {
  const choice = random.below(7)
  if (choice === 0 && !Array.isArray(holder)) delete holder[key]
  else if (choice === 1) write(holder, key, null)
  else if (choice === 2 && value !== undefined) write(holder, key, [value])
  else if (choice === 3 && Array.isArray(holder) && value !== undefined) holder.push(structuredClone(value))
  else if (choice === 4) write(holder, key, String(value))
  else if (choice === 5) write(holder, key, random.pick<Json>([[], {}, true, 3, 'x']))
  else if (!Array.isArray(holder)) write(holder, random.pick(['text', 'id', 'type', 'name', 'note', 'ex:new']), value ?? null)
}
