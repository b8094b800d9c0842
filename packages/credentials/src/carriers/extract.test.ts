import { randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { extract } from './extract.ts'
import { bakePng, readChunks } from './png.ts'
import { carrierLimits } from './refusal.ts'
import { bakeSvg } from './svg.ts'
import { aCredential, aJws, aPdf, aPng, bytesOf, iTxt, joined, pngChunk, pngSignature, sample } from './testing.ts'

const link = 'https://poiju.example/c/7Hk2mQ9vTzR4xWbN'
const anAssertion = '{"@context":"https://w3id.org/openbadges/v2","type":"Assertion"}'
const anOldAssertion =
  '{"uid":"1","recipient":{},"badge":"https://merkki.example/b","verify":{"type":"hosted","url":"https://merkki.example/1"}}'
const aSignedAssertion = `eyJhbGciOiJSUzI1NiJ9.${Buffer.from(anAssertion).toString('base64url')}.c2ln`
const anSdJwt = `${aJws}~WyJzYWx0IiwibmFtZSIsIsOFc2EiXQ~`
const picture = '<svg xmlns="http://www.w3.org/2000/svg"/>'
const baked = (result: Uint8Array | { code: string }) => (result instanceof Uint8Array ? result : new Uint8Array())

describe('what a person drops is recognised by its content', () => {
  test.each([
    ['JSON', bytesOf(aCredential), 'json', 'text', aCredential],
    ['JSON of a Windows editor, with space around it', bytesOf(`\ufeff\r\n ${aCredential}\n`), 'json', 'text', aCredential],
    ['a JWS', bytesOf(`${aJws}\n`), 'jwt', 'text', aJws],
    ['a JWS that a mail broke into lines', bytesOf(aJws.replaceAll('.', '\r\n.')), 'jwt', 'text', aJws],
    ['an SD-JWT', bytesOf(anSdJwt), 'sd-jwt', 'text', anSdJwt],
    ['an assertion of Open Badges 2.0', bytesOf(anAssertion), 'badge-2.0', 'text', anAssertion],
    ['an assertion of Open Badges 1', bytesOf(anOldAssertion), 'badge-2.0', 'text', anOldAssertion],
    ['a signed assertion', bytesOf(aSignedAssertion), 'badge-2.0', 'text', aSignedAssertion],
    ['a link', bytesOf(` ${link} `), 'link', 'text', link],
    ['a baked PNG', baked(bakePng(aPng(), aCredential)), 'json', 'png', aCredential],
    ['a baked PNG with a JWS', baked(bakePng(aPng(), aJws)), 'jwt', 'png', aJws],
    ['an old baked PNG', aPng({ chunks: [iTxt('openbadges', anAssertion)] }), 'badge-2.0', 'png', anAssertion],
    ['an old baked PNG with an address', aPng({ chunks: [pngChunk('tEXt', `openbadges\0${link}`)] }), 'link', 'png', link],
    ['a baked SVG', baked(bakeSvg(bytesOf(picture), aCredential)), 'json', 'svg', aCredential],
    ['a PDF', aPdf(bytesOf(aCredential)), 'json', 'pdf', aCredential],
    ['a screenshot of a code', sample('screenshot.png'), 'link', 'qr', link],
    ['a photograph of a code', sample('photograph.jpg'), 'link', 'qr', link],
  ] as const)('%s', async (_name, bytes, kind, carrier, text) => {
    expect(await extract(bytes)).toEqual({ kind, text, carrier })
  })

  test('a credential in a code goes before a link beside it', async () => {
    expect(await extract(sample('credential-and-link.png'))).toMatchObject({ kind: 'jwt', carrier: 'qr' })
  })

  test('our own certificate', async () => {
    expect(await extract(sample('certificate.pdf'))).toMatchObject({ kind: 'json', carrier: 'pdf' })
  })

  test('broken JSON is handed on as JSON: the verifier says what is wrong with it', async () => {
    for (const text of ['{"a":1,"a":2}', '{"__proto__":{"badge":1}}', '{'])
      expect(await extract(bytesOf(text))).toEqual({ kind: 'json', text, carrier: 'text' })
  })
})

describe('what holds no credential is answered by name', () => {
  test.each([
    ['nothing', new Uint8Array(), 'nothing'],
    ['only space', bytesOf(' \n'), 'nothing'],
    ['a word', bytesOf('hello'), 'not-a-credential'],
    ['an address that a browser would run', bytesOf('javascript:alert(1)'), 'not-a-credential'],
    ['an address with a space', bytesOf('https://poiju.example/a b'), 'not-a-credential'],
    ['an endless address', bytesOf(`https://poiju.example/${'a'.repeat(3_000)}`), 'not-a-credential'],
    [
      'an address in an old badge that is none',
      aPng({ chunks: [pngChunk('tEXt', 'openbadges\0file:///etc/passwd')] }),
      'not-a-credential',
    ],
    ['a list', bytesOf('[]'), 'not-a-credential'],
    ['a web page', bytesOf('<!DOCTYPE html><html></html>'), 'other-file'],
    ['another XML', bytesOf('<?xml version="1.0"?><invoice/>'), 'other-file'],
    ['a ZIP', bytesOf('PK\x03\x04....'), 'other-file'],
    ['a gzip', gzipSync('{}'), 'other-file'],
    ['an SVG without one', bytesOf(picture), 'no-credential-inside'],
    ['a PNG without one and without a code', aPng(), 'no-code-in-picture'],
    ['a code for something else', sample('other-code.png'), 'code-without-credential'],
    ['two codes with two links', sample('two-links.png'), 'several-credentials'],
    ['bytes that are nothing', Uint8Array.of(0xff, 0xfe, 0x00, 0x41), 'unknown-file'],
    ['a credential that is too long', bytesOf(`{${' '.repeat(carrierLimits.text)}}`), 'credential-too-large'],
    ['a file that is too large', new Uint8Array(carrierLimits.file + 1), 'file-too-large'],
  ])('%s', async (_name, bytes, code) => {
    expect(await extract(bytes)).toMatchObject({ code })
  })

  test('a picture with two credentials is refused for that, though there is a code to see in it', async () => {
    const chunks = readChunks(sample('screenshot.png'))
    if ('code' in chunks) throw new Error(chunks.code)
    const [header, ...rest] = chunks.map(({ whole }) => whole)
    const two = [iTxt('openbadgecredential', aJws), iTxt('openbadgecredential', aJws)]
    expect(await extract(joined(pngSignature, header ?? '', ...two, ...rest))).toMatchObject({ code: 'several-credentials' })
  })

  test('no answer repeats anything of what was dropped', async () => {
    const secret = 'salasana-Öljykannu'
    for (const bytes of [bytesOf(secret), aPng({ chunks: [iTxt('openbadges', secret)] }), joined('%PDF-1.7\n', bytesOf(secret))])
      expect(JSON.stringify(await extract(bytes))).not.toContain('ljykannu')
  })

  test('no bytes make it throw: random ones, and changed ones of every carrier', async () => {
    const wholes = [
      bytesOf(aCredential),
      bytesOf(anSdJwt),
      baked(bakePng(aPng(), aCredential)),
      baked(bakeSvg(bytesOf(picture), aCredential)),
      aPdf(bytesOf(aCredential)),
      sample('credential.png'),
    ]
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...wholes),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        async (whole, changes, share) => {
          const changed = whole.slice(0, Math.ceil(whole.length * share))
          for (const [at, byte] of changes) if (changed.length > 0) changed[at % changed.length] = byte
          const result = await extract(changed)
          expect('code' in result ? typeof result.code : typeof result.text).toBe('string')
        },
      ),
      { numRuns: 300 },
    )
    for (let run = 0; run < 200; run += 1) expect(await extract(new Uint8Array(randomBytes(run)))).toBeTypeOf('object')
  })
})
