import { randomBytes } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bakePng, extractPng, readChunks } from './png.ts'
import { carrierLimits } from './refusal.ts'
import { aCredential, aJws, aPng, bytesOf, iTxt, joined, pngChunk, pngSignature, sample } from './testing.ts'

const baked = (bytes: Uint8Array | { code: string }): Uint8Array => {
  if (!(bytes instanceof Uint8Array)) throw new Error(bytes.code)
  return bytes
}
const typesOf = (bytes: Uint8Array) => {
  const chunks = readChunks(bytes)
  return 'code' in chunks ? chunks.code : chunks.map(({ type }) => type)
}

describe('a badge in a PNG', () => {
  test.each([aCredential, aJws, `${aJws}~WyJzYWx0IiwibmFtZSIsIsOFc2EiXQ~`])('comes out as it went in', (credential) => {
    expect(extractPng(baked(bakePng(sample('screenshot.png'), credential)))).toEqual({ text: credential, version: 3 })
  })

  test('is one chunk behind the header, uncompressed, as Open Badges 3.0 wants it, and nothing else of the picture changes', () => {
    const picture = sample('screenshot.png')
    const result = baked(bakePng(picture, aCredential))
    const before = readChunks(picture)
    const after = readChunks(result)
    if ('code' in before || 'code' in after) throw new Error('no picture')
    expect(after.map(({ type }) => type)).toEqual([before[0]?.type, 'iTXt', ...before.slice(1).map(({ type }) => type)])
    expect(after.filter(({ type }) => type !== 'iTXt').map(({ whole }) => whole)).toEqual(before.map(({ whole }) => whole))
    expect(Buffer.from(after[1]?.data ?? []).toString('latin1')).toMatch(/^openbadgecredential\0\0\0\0\0\{"@context"/)
  })

  test('takes the place of the one that was there; other texts stay', () => {
    const picture = aPng({
      chunks: [iTxt('openbadgecredential', '{"old":1}'), iTxt('Title', 'Merkki'), iTxt('openbadgecredential', '{"older":1}')],
    })
    const result = baked(bakePng(picture, aCredential))
    expect(extractPng(result)).toEqual({ text: aCredential, version: 3 })
    expect(typesOf(result)).toEqual(['IHDR', 'iTXt', 'iTXt', 'IDAT', 'IEND'])
  })

  test('is read when somebody else compressed it, or gave it a language', () => {
    expect(
      extractPng(aPng({ chunks: [iTxt('openbadgecredential', aCredential, { compressed: true, language: 'fi' })] })),
    ).toEqual({
      text: aCredential,
      version: 3,
    })
  })

  test('of the years before 3.0 is read too: an assertion, a signed one, or only its address', () => {
    const assertion = '{"@context":"https://w3id.org/openbadges/v2","type":"Assertion"}'
    expect(extractPng(aPng({ chunks: [iTxt('openbadges', assertion)] }))).toEqual({ text: assertion, version: 2 })
    expect(extractPng(aPng({ chunks: [pngChunk('tEXt', 'openbadges\0https://merkki.example/1')] }))).toEqual({
      text: 'https://merkki.example/1',
      version: 2,
    })
  })

  test('goes before an old one in the same picture', () => {
    const picture = aPng({ chunks: [iTxt('openbadges', '{"verify":1}'), iTxt('openbadgecredential', aCredential)] })
    expect(extractPng(picture)).toMatchObject({ version: 3 })
  })

  test('comes back byte for byte, whatever it says', () => {
    const picture = aPng()
    const texts = fc
      .dictionary(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }))
      .map((value) => JSON.stringify(value))
    fc.assert(
      fc.property(texts, (text) => {
        expect(extractPng(baked(bakePng(picture, text)))).toEqual({ text, version: 3 })
      }),
    )
  })
})

const bomb = deflateSync(Buffer.alloc(64 * 1024 * 1024), { level: 9 })
const compressedBy = (data: Uint8Array) => pngChunk('iTXt', joined('openbadgecredential\0', Uint8Array.of(1, 0, 0, 0), data))
const whole = aPng({ chunks: [iTxt('openbadgecredential', aCredential)] })
const hugeLength = joined(whole.subarray(0, 8), Uint8Array.of(0xff, 0xff, 0xff, 0xff), whole.subarray(12))

describe('a PNG that is not what it should be is refused by name', () => {
  test.each([
    ['no picture at all', bytesOf('hello'), 'png-broken'],
    ['only the beginning', pngSignature, 'png-cut-off'],
    ['cut in the middle', whole.subarray(0, whole.length - 20), 'png-cut-off'],
    ['a chunk longer than the file', hugeLength, 'png-cut-off'],
    ['a chunk type that is none', joined(pngSignature, pngChunk('I\0DR', new Uint8Array(13))), 'png-broken'],
    ['no header first', joined(pngSignature, pngChunk('IEND', '')), 'png-broken'],
    ['a wrong checksum', aPng({ chunks: [pngChunk('iTXt', `openbadgecredential\0\0\0\0\0${aJws}`, 1)] }), 'png-checksum'],
    [
      'two credentials',
      aPng({ chunks: [iTxt('openbadgecredential', aJws), iTxt('openbadgecredential', aJws)] }),
      'several-credentials',
    ],
    [
      'two old ones',
      aPng({ chunks: [iTxt('openbadges', aJws), pngChunk('tEXt', 'openbadges\0https://a.example')] }),
      'several-credentials',
    ],
    [
      'a hundred thousand chunks',
      joined(pngSignature, pngChunk('IHDR', new Uint8Array(13)), Buffer.alloc(1_200_000, pngChunk('teXt', ''))),
      'too-many-parts',
    ],
    ['no credential', aPng({ chunks: [iTxt('Title', 'x')] }), 'no-credential-inside'],
    [
      'the keyword of a credential in the wrong chunk',
      aPng({ chunks: [pngChunk('tEXt', `openbadgecredential\0${aJws}`)] }),
      'no-credential-inside',
    ],
    ['bytes that are no UTF-8', aPng({ chunks: [iTxt('openbadgecredential', Uint8Array.of(0x7b, 0xff))] }), 'not-utf8'],
    ['a zero in the text', aPng({ chunks: [iTxt('openbadgecredential', '{"a":"\0"}')] }), 'forbidden-character'],
    ['a text chunk without its fields', aPng({ chunks: [pngChunk('iTXt', 'openbadgecredential\0\0\0')] }), 'png-broken'],
    ['an unknown compression', aPng({ chunks: [pngChunk('iTXt', 'openbadgecredential\0\x01\x07\0\0x')] }), 'png-broken'],
    ['a bomb', aPng({ chunks: [compressedBy(bomb)] }), 'compression-too-large'],
    ['broken compression', aPng({ chunks: [compressedBy(bytesOf('abc'))] }), 'compression-broken'],
    [
      'a credential that is too long',
      aPng({ chunks: [iTxt('openbadgecredential', ' '.repeat(carrierLimits.text + 1))] }),
      'credential-too-large',
    ],
    ['a file that is too large', new Uint8Array(carrierLimits.file + 1), 'file-too-large'],
  ])('%s', (_name, bytes, code) => {
    expect(extractPng(bytes)).toMatchObject({ code })
  })

  test.each([
    ['something that is no credential', 'hello', 'not-a-credential'],
    ['a zero', '{"a":"\0"}', 'forbidden-character'],
    ['half a letter', '{"a":"\ud800"}', 'not-utf8'],
    ['too much', `{"a":"${'x'.repeat(carrierLimits.text)}"}`, 'credential-too-large'],
  ])('and nothing is baked out of %s', (_name, text, code) => {
    expect(bakePng(aPng(), text)).toMatchObject({ code })
  })

  test('nor into a broken picture', () => {
    expect(bakePng(whole.subarray(0, 50), aCredential)).toMatchObject({ code: 'png-cut-off' })
  })

  test('whatever is changed in it, the answer is a text or a code', () => {
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length), (at, byte, length) => {
        const changed = whole.slice(0, length)
        if (at < length) changed[at] = byte
        const result = extractPng(changed)
        expect('code' in result ? typeof result.code : typeof result.text).toBe('string')
      }),
      { numRuns: 2_000 },
    )
    expect(extractPng(new Uint8Array(randomBytes(1000)))).toMatchObject({ code: 'png-broken' })
  })
})
