import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { credentialLimits } from '../strict-json.ts'
import { linesOf, type Piece, pieces, threadMaker } from './lines.ts'

async function read(chunks: readonly Uint8Array[]): Promise<Piece[]> {
  const all: Piece[] = []
  for await (const piece of pieces(Readable.from(chunks))) all.push(piece)
  return all
}
const cut = (text: string, size: number) => {
  const bytes = Buffer.from(text)
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) => bytes.subarray(index * size, (index + 1) * size))
}

test.each([1000, 65_536, 300_000, 10_000_000])(
  'lines come whole, in order and with their numbers, %i bytes at a time',
  async (size) => {
    const lines = Array.from({ length: 40_000 }, (_, number) =>
      number % 7 === 0 ? '' : `${number} öäå 🎓 ${'x'.repeat(number % 40)}`,
    )
    for (const end of ['', '\n']) {
      const found = await read(cut(lines.join('\n') + end, size))
      expect(found.flatMap((piece) => linesOf(piece).slice(0, piece.bytes.at(-1) === 0x0a ? -1 : undefined))).toEqual(lines)
      for (const piece of found) expect(linesOf(piece)[0]).toBe(lines[piece.first - 1])
      if (size < 1_000_000) expect(found.length).toBeGreaterThan(2)
    }
  },
)

test('a line above 1 MB is cut to what is too large anyway, and those behind it keep their numbers', async () => {
  for (const size of [65_536, 10_000_000]) {
    const found = await read(cut(`a\nb\n${'x'.repeat(3_000_000)}\nc\nd`, size))
    const lines = found.flatMap(linesOf).filter(Boolean)
    expect(lines.filter((line) => line?.length === 1)).toEqual(['a', 'b', 'c', 'd'])
    expect(lines[2]?.length).toBeGreaterThan(credentialLimits.maxBytes)
    const last = found.at(-1) as Piece
    expect(last.first + linesOf(last).indexOf('d')).toBe(5)
  }
  expect(await read([])).toEqual([])
})

test('a line that is no UTF-8 is none, and those around it are read', () => {
  const bytes = Uint8Array.from(Buffer.concat([Buffer.from('öä\n'), Buffer.from([0xc3, 0x28, 0x0a]), Buffer.from('å')]))
  expect(linesOf({ first: 1, bytes })).toEqual(['öä', undefined, 'å'])
})

test('a thread that has ended answers every piece with why, also one that comes later', async () => {
  const { make, end } = threadMaker('issue-worker', { keyFile: '/there/is/no/such/key.json' })
  const piece = (first: number) => make({ first, bytes: new TextEncoder().encode('{}\n') })
  const answers = await Promise.allSettled([piece(1), piece(2)])
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  await expect(piece(3)).rejects.toThrow()
  await end()
})
