import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { getDocumentProxy } from 'unpdf'
import { describe, expect, test } from 'vitest'
import { extractPdf } from './pdf.ts'
import { decodeStream } from './pdf-filters.ts'
import { bakePng } from './png.ts'
import { carrierLimits } from './refusal.ts'
import { aCredential, aJws, aPdf, aPng, bytesOf, joined, sample } from './testing.ts'

/** What pdf.js, which reads a PDF in its own way, finds attached. */
async function attachedAccordingToPdfJs(bytes: Uint8Array): Promise<string[]> {
  const document = await getDocumentProxy(bytes.slice(), { verbosity: 0 })
  const names = [...((await document.getAttachments())?.keys() ?? [])]
  return Promise.all(
    names.map(async (name) => new TextDecoder().decode((await document.getAttachmentContent(name)) ?? new Uint8Array())),
  )
}

const hex = (bytes: Uint8Array) => Buffer.from(`${Buffer.from(bytes).toString('hex')}>`)

describe('a credential attached to a PDF', () => {
  test.each(['certificate.pdf', 'certificate-packed.pdf'])(
    'is found in %s, byte for byte what another reader finds there',
    async (name) => {
      const result = extractPdf(sample(name))
      expect(result).toMatchObject({ text: expect.stringContaining('"Turvallisuuskulttuuri – Åbo"') })
      expect(await attachedAccordingToPdfJs(sample(name))).toEqual(['code' in result ? '' : result.text])
    },
  )

  test.each([
    ['as it is', bytesOf(aCredential), ''],
    ['deflated', deflateSync(bytesOf(aCredential)), '/FlateDecode'],
    ['deflated and written as hexadecimal', hex(deflateSync(bytesOf(aCredential))), '/ASCIIHexDecode/FlateDecode'],
    // ASCII85 of "{"verify":1}", made with Python's base64.a85encode
    ['in ASCII85', Buffer.from('HQmWEEbT-2,!%H,~>'), '/ASCII85Decode'],
    ['with runs', joined(Uint8Array.of(11), '{"verify":1}', Uint8Array.of(128)), '/RunLengthDecode'],
  ])('is read %s, with its specification in an object stream and a length elsewhere', (_name, data, filter) => {
    expect(extractPdf(aPdf(data, filter))).toEqual({
      text: filter.includes('85') || filter.includes('Run') ? '{"verify":1}' : aCredential,
    })
  })

  test('is read out of LZW as the example of the standard says (ISO 32000-2, section 7.4.4.2)', () => {
    const coded = Uint8Array.of(0x80, 0x0b, 0x60, 0x50, 0x22, 0x0c, 0x0c, 0x85, 0x01)
    expect([...decodeStream(coded, ['LZWDecode'], 100)]).toEqual([45, 45, 45, 45, 45, 65, 45, 45, 45, 66])
    expect(decodeStream(coded, ['LZW'], 9)).toBe('too-large')
  })

  test('may be a signed form, or a baked picture', () => {
    expect(extractPdf(aPdf(bytesOf(aJws)))).toEqual({ text: aJws })
    const picture = bakePng(aPng(), aCredential)
    expect(picture instanceof Uint8Array && extractPdf(aPdf(picture))).toEqual({ text: aCredential })
  })

  test('of the last save stands, and other attached files do not disturb', () => {
    const first = aPdf(bytesOf('{"@context":"old"}'))
    const later = joined(first, `\n5 0 obj <</Type/EmbeddedFile/Length ${aJws.length}>> stream\n${aJws}\nendstream endobj\n`)
    expect(extractPdf(later)).toEqual({ text: aJws })
    const invoice = joined(first, '\n20 0 obj <</Type/EmbeddedFile/Length 10>> stream\n<invoice/>\nendstream endobj\n')
    expect(extractPdf(joined(invoice, '\n5 0 obj <</Type/EmbeddedFile>> stream\n', aJws, '\nendstream endobj'))).toMatchObject({
      text: expect.stringContaining('eyJ'),
    })
  })
})

const bomb = deflateSync(deflateSync(Buffer.alloc(256 * 1024 * 1024, 32), { level: 9 }))
const attached = (text: string) => `<</Type/EmbeddedFile/Length ${text.length}>> stream\n${text}\nendstream endobj\n`

describe('a PDF that is not what it should be is refused by name', () => {
  test.each([
    ['no PDF', bytesOf('hello'), 'pdf-broken'],
    ['only the beginning', bytesOf('%PDF-1.7'), 'pdf-broken'],
    ['one with a password', sample('certificate-locked.pdf'), 'pdf-encrypted'],
    ['one without attached files', bytesOf('%PDF-1.7\n1 0 obj <</Type/Catalog>> endobj'), 'no-credential-inside'],
    ['one with another file', aPdf(bytesOf('<invoice/>')), 'no-credential-inside'],
    [
      'two credentials',
      bytesOf(`%PDF-1.7\n1 0 obj ${attached(aJws)}2 0 obj ${attached('{"@context":1}')}`),
      'several-credentials',
    ],
    ['a bomb in a bomb', aPdf(bomb, '/FlateDecode/FlateDecode', { type: '/Type/EmbeddedFile' }), 'compression-too-large'],
    ['broken compression', aPdf(bytesOf('abc'), '/FlateDecode'), 'compression-broken'],
    ['an unknown filter', aPdf(bytesOf(aJws), '/DCTDecode'), 'compression-broken'],
    ['filters without end', aPdf(bytesOf(aJws), '/AHx'.repeat(9)), 'compression-broken'],
    ['a filter that is no name', aPdf(bytesOf(aJws), '1'), 'pdf-broken'],
    ['a file that is too large', new Uint8Array(carrierLimits.file + 1), 'file-too-large'],
    ['arrays in arrays', bytesOf(`%PDF-1.7\n1 0 obj ${'['.repeat(100_000)}`), 'pdf-broken'],
  ])('%s', (_name, bytes, code) => {
    expect(extractPdf(bytes)).toMatchObject({ code })
  })

  // As in the SVGs: what would take minutes if it were read more than a few times.
  test.each([
    ['objects that never end', '1 0 obj ('.repeat(200_000)],
    ['dictionaries that never end', '1 0 obj <</A '.repeat(100_000)],
    ['texts that never end', '1 0 obj <'.repeat(200_000)],
    ['comments', `1 0 obj ${'%x\n'.repeat(500_000)}`],
    ['streams without an end', '1 0 obj <<>> stream\n'.repeat(50_000)],
  ])('%s cost no more than reading', (_name, text) => {
    expect(extractPdf(bytesOf(`%PDF-1.7\n${text}`))).toHaveProperty('code')
  })

  test('whatever is changed in it, the answer is a text or a code', () => {
    const whole = sample('certificate.pdf')
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 20 }),
        fc.nat(whole.length),
        (changes, length) => {
          const changed = whole.slice(0, length)
          for (const [at, byte] of changes) if (at < length) changed[at] = byte
          const result = extractPdf(changed)
          expect('code' in result ? typeof result.code : typeof result.text).toBe('string')
        },
      ),
      { numRuns: 300 },
    )
  })
})
