import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pictureFormat, readCodes } from './picture.ts'
import { carrierLimits } from './refusal.ts'
import { aPng, bytesOf, joined, sample } from './testing.ts'

const link = 'https://poiju.example/c/7Hk2mQ9vTzR4xWbN'

/** A JPEG with the frame header of a size and as many scans as asked, without anything to see. */
function aJpeg({
  width,
  height,
  scans,
  precision = 8,
}: {
  width: number
  height: number
  scans: number
  precision?: number
}): Uint8Array {
  const size = Uint8Array.of(height >> 8, height & 255, width >> 8, width & 255)
  const frame = joined(Uint8Array.of(0xff, 0xc2, 0, 11, precision), size, Uint8Array.of(1, 1, 0x11, 0))
  const scan = Uint8Array.of(0xff, 0xda, 0, 8, 1, 1, 0, 0, 0, 0, 0x12, 0xff, 0x00, 0x34)
  return joined(Uint8Array.of(0xff, 0xd8), frame, ...Array.from({ length: scans }, () => scan), Uint8Array.of(0xff, 0xd9))
}

describe('a code in a picture', () => {
  test.each([
    'screenshot.png',
    'screenshot.gif',
    'dark-mode.png',
    'mirrored.png',
    'rotated.jpg',
    'perspective.jpg',
    'curved.jpg',
    'dim.jpg',
    'noisy.jpg',
    'photograph.jpg',
  ])('is read from %s', async (name) => {
    expect(await readCodes(sample(name))).toEqual([link])
  })

  test('may say more than an address, in letters beyond ASCII', async () => {
    const codes = await readCodes(sample('credential.png'))
    expect(codes).toEqual([expect.stringMatching(/^eyJ/)])
    expect(Buffer.from(String('code' in codes ? '' : codes[0]).split('.')[1] ?? '', 'base64url').toString()).toContain(
      'Åsa Öberg',
    )
  })

  test('is not the only one: all are answered', async () => {
    expect(await readCodes(sample('two-links.png'))).toHaveLength(2)
  })

  test('is read for several people at once', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => readCodes(sample('screenshot.png'))))
    expect(answers.flat()).toEqual(Array.from({ length: 5 }, () => link))
  })
})

test('while a picture is looked at, the process goes on with other things', async () => {
  // The reader has been compiled by then, which takes turns of its own.
  await readCodes(sample('screenshot.png'))
  let turns = 0
  let isReading = true
  const count = () => {
    turns++
    if (isReading) setImmediate(count)
  }
  setImmediate(count)
  expect(await readCodes(sample('no-code.jpg'))).toMatchObject({ code: 'no-code-in-picture' })
  isReading = false
  expect(turns).toBeGreaterThan(100)
})

const screenshot = sample('screenshot.png')

describe('a picture that would cost too much, or cannot be read, is refused by name', () => {
  test.each([
    ['no picture', bytesOf('hello'), 'unknown-file'],
    ['a picture without a code', sample('no-code.jpg'), 'no-code-in-picture'],
    ['a WebP', sample('screenshot.webp'), 'picture-not-readable'],
    ['a PNG that claims too many pixels', aPng({ width: 100_000, height: 100_000 }), 'picture-too-large'],
    [
      'a PNG of one pixel that inflates to 64 MB',
      aPng({ data: deflateSync(Buffer.alloc(64 * 1024 * 1024), { level: 9 }) }),
      'picture-too-large',
    ],
    ['a PNG without pixels', aPng({ width: 0 }), 'png-broken'],
    ['a PNG that is cut off', screenshot.subarray(0, 500), 'png-cut-off'],
    ['a PNG whose data are none', aPng({ width: 20, height: 20, data: bytesOf('abc') }), 'picture-broken'],
    ['a JPEG that claims too many pixels', aJpeg({ width: 65_000, height: 65_000, scans: 1 }), 'picture-too-large'],
    [
      'a JPEG that is gone over a hundred thousand times',
      aJpeg({ width: 1000, height: 1000, scans: 100_000 }),
      'picture-too-large',
    ],
    ['a JPEG without a size', Uint8Array.of(0xff, 0xd8, 0xff, 0xd9), 'picture-broken'],
    ['a JPEG cut off in its header', sample('dim.jpg').subarray(0, 100), 'picture-broken'],
    ['a JPEG without anything to see', aJpeg({ width: 100, height: 100, scans: 1 }), 'no-code-in-picture'],
    ['a JPEG of an unknown coding', aJpeg({ width: 9, height: 9, scans: 1, precision: 99 }), 'picture-broken'],
    ['a GIF that claims too many pixels', joined('GIF89a', Uint8Array.of(255, 255, 255, 255, 0, 0, 0)), 'picture-too-large'],
    ['a GIF cut off', bytesOf('GIF89a'), 'picture-broken'],
    ['a file that is too large', new Uint8Array(carrierLimits.file + 1), 'file-too-large'],
  ])('%s', async (_name, bytes, code) => {
    expect(await readCodes(bytes)).toMatchObject({ code })
  })

  test.each([
    ['heic', joined(Uint8Array.of(0, 0, 0, 24), 'ftypheic', new Uint8Array(12))],
    ['avif', joined(Uint8Array.of(0, 0, 0, 24), 'ftypavif', new Uint8Array(12))],
    ['bmp', joined('BM', Uint8Array.of(1, 2, 3, 4, 0, 0, 0, 0), new Uint8Array(20))],
    ['tiff', joined('II*\0', new Uint8Array(12))],
  ] as const)('%s is known by its bytes, so that a person hears what to do', async (format, bytes) => {
    expect(pictureFormat(bytes)).toBe(format)
    expect(await readCodes(bytes)).toEqual({ code: 'picture-not-readable', params: { format } })
  })

  test('whatever is changed in it, the answer is a list or a code, and the next picture is read as before', async () => {
    const jpeg = sample('dim.jpg')
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(jpeg.length - 1), fc.nat(255)), { minLength: 1, maxLength: 10 }),
        async (changes) => {
          const changed = jpeg.slice()
          for (const [at, byte] of changes) changed[at] = byte
          const result = await readCodes(changed)
          expect('code' in result ? typeof result.code : typeof result.length).toMatch(/string|number/)
        },
      ),
      { numRuns: 40 },
    )
    expect(await readCodes(jpeg)).toEqual([link])
  })
})
