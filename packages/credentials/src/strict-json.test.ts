import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type JsonRefusal, parseStrictJson } from './strict-json.ts'

const limits = { maxBytes: 1_000, maxDepth: 5, maxValues: 50 }

const refused: [string, string | Uint8Array, JsonRefusal][] = [
  ['a text above the limit', `"${'x'.repeat(1_000)}"`, 'json-too-large'],
  ['a text above the limit in bytes, not in letters', `"${'ä'.repeat(500)}"`, 'json-too-large'],
  ['one level too deep', '[[[[[[1]]]]]]', 'json-too-deep'],
  ['ten thousand levels', '['.repeat(900), 'json-too-deep'],
  ['too many values', `[${'1,'.repeat(50)}1]`, 'json-too-many-values'],
  ['bytes that are no UTF-8', new Uint8Array([0x22, 0xff, 0x22]), 'json-not-utf8'],
  ['an encoded surrogate in the bytes', new Uint8Array([0x22, 0xed, 0xa0, 0x80, 0x22]), 'json-not-utf8'],
  ['nothing', '', 'json-syntax'],
  ['two documents', '{} {}', 'json-syntax'],
  ['a trailing comma', '[1,]', 'json-syntax'],
  ['a comment', '{/* */}', 'json-syntax'],
  ['a leading zero', '[01]', 'json-syntax'],
  ['a bare point', '[.5]', 'json-syntax'],
  ['NaN', '[NaN]', 'json-syntax'],
  ['a raw line break in a string', '"a\nb"', 'json-syntax'],
  ['an unknown escape', '"\\x41"', 'json-syntax'],
  ['an open string', '"abc', 'json-syntax'],
  ['a string that ends in a backslash', '"abc\\', 'json-syntax'],
  ['a no-break space between tokens', '[1,\u00a02]', 'json-syntax'],
  ['the same key twice', '{"a":1,"a":2}', 'json-duplicate-key'],
  ['the same key twice, once escaped', '{"a":1,"\\u0061":2}', 'json-duplicate-key'],
  ['__proto__', '{"__proto__":{"admin":true}}', 'json-forbidden-key'],
  ['__proto__, escaped', '{"\\u005f_proto__":1}', 'json-forbidden-key'],
  ['an escaped U+0000', '"a\\u0000"', 'json-null-character'],
  ['a lone high surrogate', '"\\ud800"', 'json-lone-surrogate'],
  ['a lone low surrogate in a key', '{"\\udc00":1}', 'json-lone-surrogate'],
  ['an infinite number', '[1e999]', 'json-number'],
  ['an integer a double cannot hold', '[9007199254740993]', 'json-number'],
  ['minus zero', '[-0]', 'json-number'],
  ['a number too small for a double', '[1e-400]', 'json-number'],
  ['nought with a negative exponent', '[0e-5]', 'json-number'],
  ['minus zero with decimals', '[-0.0e5]', 'json-number'],
]

describe('JSON of strangers', () => {
  test.each(refused)('%s is refused', (_name, input, code) => {
    expect(parseStrictJson(input, limits)).toMatchObject({ ok: false, code })
  })

  test('a pair of surrogates, escaped or not, is one letter', () => {
    expect(parseStrictJson('["\\ud83d\\ude00","😀"]', limits)).toEqual({ ok: true, value: ['😀', '😀'] })
  })

  test('keys that only look dangerous are ordinary members', () => {
    const result = parseStrictJson('{"constructor":1,"hasOwnProperty":2,"toString":3}', limits)
    expect(result).toEqual({ ok: true, value: { constructor: 1, hasOwnProperty: 2, toString: 3 } })
  })

  test('what it accepts it reads as the engine does, and it accepts what the engine writes', () => {
    const generous = { maxBytes: 1_000_000, maxDepth: 100, maxValues: 100_000 }
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const text = JSON.stringify(value)
        const result = parseStrictJson(text, generous)
        if (result.ok) expect(JSON.stringify(result.value)).toBe(text)
        else expect(['json-number', 'json-null-character', 'json-lone-surrogate', 'json-forbidden-key']).toContain(result.code)
      }),
    )
  })

  test('no text makes it throw, and it never accepts what the engine refuses', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '\\',
      '\\u',
      'd800',
      '1',
      '-',
      'e',
      '.',
      'true',
      'nul',
      ' ',
      '\u0000',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces).map((list) => list.join('')),
        ),
        (text) => {
          if (parseStrictJson(text, limits).ok) expect(() => JSON.parse(text)).not.toThrow()
        },
      ),
      { numRuns: 2_000 },
    )
  })
})
