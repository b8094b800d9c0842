/** Each condition under which the compiled path would be wrong, and each place where the usual libraries are: docs/decisions/0008. */
import { describe, expect, test } from 'vitest'
import { everythingUrl, fuzzContexts, typedUrl } from '../../fuzz/contexts.ts'
import { contextSource } from './context-source.ts'
import { Engine } from './engine.ts'
import { canonicalBytesByReference } from './reference.ts'
import { refusalOf } from './refusals.ts'

const context = { '@context': everythingUrl, id: 'https://a.example/1' }

/** Compiles the shape of one document and asks for another: 'fast' with the bytes of the reference, 'reference', or 'refused' by both. */
async function answer(base: object, other: object): Promise<'fast' | 'reference' | 'refused'> {
  const engine = new Engine()
  expect(await engine.prepare(base, fuzzContexts), 'the shape compiles').toBe(true)
  const fast = engine.fast(other, fuzzContexts)
  const reference = await canonicalBytesByReference(other, fuzzContexts).catch(() => undefined)
  if (fast !== undefined) expect(fast).toBe(reference)
  // What is known before must not suffer from what came between.
  expect(engine.fast(base, fuzzContexts)).toBe(await canonicalBytesByReference(base, fuzzContexts))
  return fast !== undefined ? 'fast' : reference === undefined ? 'refused' : 'reference'
}

const compiles = (document: object) => new Engine().prepare(document, fuzzContexts)

describe('values that stay in their slots are answered fast', () => {
  test.each([
    [
      'any text, also one that looks like a keyword, an address or a blank node',
      { text: 'a' },
      ['@type', '_:b0', 'urn:x:y', '', 'ex:x'],
    ],
    [
      'quotes, controls, white space and every plane',
      { text: 'a' },
      ['"\\\n\r\t', '\u0000\u0008\u001f\u007f\u0085', '\u2028', '😀\uff5e\u{10ffff}'],
    ],
    [
      'addresses of one scheme',
      { link: 'https://b.example/1' },
      ['https://c.example/ä', 'https://😀.example/', 'https://b.example/_:b0'],
    ],
    ['whole numbers and numbers with a point', { number: 5 }, [6, 0, -1, 9007199254740991]],
    ['numbers with a point', { number: 5.5 }, [0.1, -123456.75]],
    ['typed texts', { when: '2026-01-01T00:00:00Z' }, ['no time at all', '2027-01-01T00:00:00Z']],
  ] as const)('%s', async (_name, members, values) => {
    const [key] = Object.keys(members)
    for (const value of values)
      expect(await answer({ ...context, ...members }, { ...context, [key as string]: value })).toBe('fast')
  })

  test('values of one property that become equal count once', async () => {
    expect(await answer({ ...context, note: ['a', 'b', 'c'] }, { ...context, note: ['x', 'y', 'x'] })).toBe('fast')
    expect(await answer({ ...context, links: ['urn:a:1', 'urn:a:2'] }, { ...context, links: ['urn:a:9', 'urn:a:9'] })).toBe(
      'fast',
    )
  })

  test('texts of two nodes that are one node, as issuer and creator of one name', async () => {
    const twice = (one: string, other: string) => ({
      ...context,
      part: [
        { id: 'did:example:1', text: one },
        { id: 'did:example:1', text: other },
      ],
    })
    expect(await answer(twice('a', 'b'), twice('JAMK', 'JAMK'))).toBe('fast')
  })

  test('blank nodes that become equal are told apart by their neighbours, or found to be the same', async () => {
    const parts = (texts: readonly string[]) => ({ ...context, part: texts.map((text) => ({ text, part: [{ note: [text] }] })) })
    expect(await answer(parts(['a', 'b', 'c']), parts(['x', 'x', 'y']))).toBe('fast')
    expect(await answer(parts(['a', 'b', 'c']), parts(['x', 'x', 'x']))).toBe('fast')
  })

  test('lists of allowed values that become equal', async () => {
    const lists = (one: readonly string[], other: readonly string[]) => ({
      ...context,
      part: [
        { id: 'urn:a:1', steps: one },
        { id: 'urn:a:2', steps: other },
      ],
    })
    expect(await answer(lists(['a', 'b'], ['c', 'd']), lists(['A', 'B'], ['A', 'B']))).toBe('fast')
    expect(await answer(lists(['a', 'b'], ['c', 'd']), lists(['A', 'A'], ['A', 'A']))).toBe('fast')
  })
})

describe('what leaves the proven ground is not answered fast', () => {
  test.each([
    ['an address that a context would make longer', 'ex:compact'],
    ['a relative one', 'path'],
    ['a blank node', '_:b0'],
    ['another scheme', 'urn:a:1'],
    ['no slashes', 'https:opaque'],
    ['a space', 'https://a.example/a b'],
    ['a no-break space', 'https://a.example/a\u00a0b'],
    ['a line separator', 'https://a.example/a\u2028b'],
    ['a byte order mark', 'https://a.example/\ufeff'],
    ['a character that would be escaped', 'https://a.example/<x>'],
    ['a name that a context defines', 'https://terms.example/exact'],
    ['a keyword', '@vocab'],
    ['nothing', ''],
  ])('an address with %s', async (_name, link) => {
    expect(await answer({ ...context, link: 'https://b.example/1' }, { ...context, link })).not.toBe('fast')
  })

  test.each([
    ['a text instead of a number', { number: 5 }, { number: '5' }],
    ['a number with a point instead of a whole one', { number: 5 }, { number: 5.5 }],
    ['a number printed with an exponent', { number: 5 }, { number: 1e21 }],
    ['null', { text: 'a', when: 'x' }, { text: null, when: 'x' }],
    ['an array of one', { text: 'a' }, { text: ['a'] }],
    ['a missing member', { text: 'a', when: 'x' }, { text: 'a' }],
    ['another order of members', { text: 'a', when: 'x' }, { when: 'x', text: 'a' }],
    ['another boolean', { number: true }, { number: false }],
    ['another type', { type: 'Thing', text: 'a' }, { type: 'Other', text: 'a' }],
    ['another word of a vocabulary', { word: 'Thing' }, { word: 'text' }],
    ['an empty object', { part: { text: 'a' } }, { part: {} }],
    ['a longer list', { steps: ['a'] }, { steps: ['a', 'b'] }],
  ])('%s is another shape', async (_name, one, other) => {
    expect(await answer({ ...context, ...one }, { ...context, ...other })).toBe('reference')
  })

  test('two identifiers that become equal, or are no longer', async () => {
    const parts = (one: string, other: string) => ({
      ...context,
      part: [
        { id: one, text: 'a' },
        { id: other, text: 'b' },
      ],
    })
    expect(await answer(parts('urn:a:1', 'urn:a:2'), parts('urn:a:3', 'urn:a:3'))).toBe('reference')
    expect(await answer(parts('urn:a:1', 'urn:a:1'), parts('urn:a:3', 'urn:a:4'))).toBe('reference')
    expect(await answer(parts('https://b.example/1', 'urn:a:2'), parts('https://a.example/1', 'urn:a:2'))).toBe('reference')
  })

  test('a number that meets a typed text: jsonld says it twice, a dataset holds it once', async () => {
    const both = (whole: number | string) => ({ ...context, number: [5], whole: [whole] })
    const bytes = await canonicalBytesByReference(both('5'), fuzzContexts)
    expect(bytes.split('\n').filter((line) => line.includes('"5"'))).toHaveLength(1)
    expect(['fast', 'reference']).toContain(await answer(both('6'), both('5')))
  })

  test('named graphs and a node that points at itself are left to the reference path', async () => {
    expect(await compiles({ ...context, within: { text: 'a' } })).toBe(false)
    expect(await compiles({ ...context, part: { id: '_:x', text: 'a', link: '_:x' } })).toBe(false)
  })

  test('renamed keywords, typed doubles and JSON literals keep their values as constants', async () => {
    const named = (language: string) => ({ '@context': typedUrl, address: 'urn:a:1', title: { value: 'a', language } })
    expect(await answer(named('fi'), named('sv'))).toBe('reference')
    expect(await answer({ ...context, double: '1.5' }, { ...context, double: '2.5' })).toBe('reference')
    expect(await answer({ ...context, raw: { a: 'x' } }, { ...context, raw: { a: 'y' } })).toBe('reference')
  })

  test('a context document that says something else now', async () => {
    const version = (term: string) => contextSource(() => ({ '@context': { id: '@id', text: `https://terms.example/${term}` } }))
    const document = { '@context': 'https://c.example/', id: 'urn:a:1', text: 'a' }
    const engine = new Engine()
    expect(await engine.prepare(document, version('one'))).toBe(true)
    expect(engine.fast(document, version('one'))).toContain('terms.example/one')
    expect(engine.fast(document, version('two'))).toBeUndefined()
    expect(await engine.canonical(document, version('two'))).toContain('terms.example/two')
  })

  test('a key that JSON text can hold and a plain object should not', async () => {
    const hostile = JSON.parse(
      '{"@context":"https://contexts.example/everything","id":"urn:a:1","__proto__":{"text":"x"}}',
    ) as object
    expect(new Engine().fast(hostile, fuzzContexts)).toBeUndefined()
    await expect(canonicalBytesByReference(hostile, fuzzContexts)).rejects.toMatchObject({ code: 'forbidden-name' })
  })
})

describe('known deviations: where the usual libraries let two documents share one signature', () => {
  const refused = (members: object) => canonicalBytesByReference({ ...context, ...members }, fuzzContexts)

  test('a number with a negative exponent, which they print as 0', async () => {
    await expect(refused({ number: 1e-7 })).rejects.toMatchObject({ code: 'number-with-exponent' })
    expect(refusalOf({ number: 5e-10 })).toBe('number-with-exponent')
    expect(await answer({ ...context, number: 0 }, { ...context, number: 1e-7 })).toBe('refused')
  })

  test('a lone surrogate, which they write as U+FFFD, in a value or a name', async () => {
    await expect(refused({ text: 'a\ud83d' })).rejects.toMatchObject({ code: 'lone-surrogate' })
    expect(refusalOf({ 'a\ud83d': 1 })).toBe('lone-surrogate')
    expect(await answer({ ...context, text: '\ufffd' }, { ...context, text: '\ud83d' })).toBe('refused')
  })

  test.each(['abc', '1.5x', 'INF', '1e400', ''])(
    'a double that is the text %j, which they print as NaN or as another number',
    async (double) => {
      await expect(refused({ double })).rejects.toMatchObject({ code: 'not-a-double' })
    },
  )

  test('the same text with another base direction, which they drop', async () => {
    const directed = (one: string, other: string) => ({ leftToRight: one, rightToLeft: other })
    await expect(refused(directed('x', 'x'))).rejects.toMatchObject({ code: 'directions-differ' })
    await expect(refused(directed('x', 'y'))).resolves.toContain('i18n#_rtl')
    expect(await compiles({ ...context, ...directed('x', 'y') })).toBe(false)
  })

  test('an identifier __proto__, after which they refuse every document in the process', async () => {
    await expect(refused({ link: '__proto__' })).rejects.toMatchObject({ code: 'forbidden-name' })
    await expect(refused({ link: 'constructor' })).rejects.toMatchObject({ code: 'relative-identifier' })
    expect(Object.keys(Object.prototype)).toEqual([])
    await expect(refused({ link: 'https://b.example/1' })).resolves.toContain('b.example')
  })

  test('texts beyond U+FFFF, which they sort by UTF-16: the other order can be asked for', async () => {
    const document = { ...context, note: ['\u{1f600}', '\uff5e'] }
    const byCodePoints = await canonicalBytesByReference(document, fuzzContexts)
    const byUtf16 = await canonicalBytesByReference(document, fuzzContexts, { order: 'utf-16' })
    expect(byUtf16).not.toBe(byCodePoints)
    expect(byUtf16.split('\n').toReversed().filter(Boolean)).toEqual(byCodePoints.split('\n').filter(Boolean))
  })
})

describe('the cache', () => {
  const shape = (key: string, text = 'a') => ({ ...context, [`https://terms.example/${key}`]: text })

  test('compiles what comes a second time, and answers fast from then on', async () => {
    const engine = new Engine()
    await engine.canonical(shape('x'), fuzzContexts)
    expect(engine.counts).toMatchObject({ reference: 1, compiled: 0 })
    await engine.canonical(shape('x', 'b'), fuzzContexts)
    expect(engine.counts).toMatchObject({ reference: 2, compiled: 1 })
    expect(engine.fast(shape('x', 'c'), fuzzContexts)).toBeDefined()
  })

  test('compiles nothing when its credit is used up by shapes that were of no use', async () => {
    const engine = new Engine({ credit: 3 })
    for (let number = 0; number < 8; number++)
      for (let sight = 0; sight < 2; sight++) await engine.canonical(shape(`flood-${number}`), fuzzContexts)
    expect(engine.counts.compiled).toBeLessThanOrEqual(3)
  })

  test('keeps no more shapes than it may, the last used ones', async () => {
    const engine = new Engine({ maxPrograms: 3 })
    for (let number = 0; number < 6; number++) await engine.prepare(shape(`kept-${number}`), fuzzContexts)
    const known = Array.from({ length: 6 }, (_, number) => engine.fast(shape(`kept-${number}`), fuzzContexts) !== undefined)
    expect(known).toEqual([false, false, false, true, true, true])
  })

  test('reads a secured document as if it had no proof', async () => {
    const engine = new Engine()
    await engine.prepare(shape('x'), fuzzContexts)
    const secured = { ...shape('x', 'b'), proof: { type: 'DataIntegrityProof', proofValue: 'z' } }
    expect(engine.fast(secured, fuzzContexts, 'proof')).toBe(engine.fast(shape('x', 'b'), fuzzContexts))
    expect(engine.fast(secured, fuzzContexts)).toBeUndefined()
  })

  test('has a form for SHA-384 of its own', async () => {
    const engine = new Engine({ hash: 'sha384' })
    const document = { ...context, part: [{ text: 'a' }, { text: 'b' }, { text: 'c' }] }
    await engine.prepare(document, fuzzContexts)
    expect(engine.fast(document, fuzzContexts)).toBe(await canonicalBytesByReference(document, fuzzContexts, { hash: 'sha384' }))
  })
})
