import { hash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  batchHash,
  isSignedBy,
  keyPairOf,
  leafHash,
  MerkleTree,
  noPrevious,
  readHead,
  statementOf,
  writeHead,
} from './audit-chain.ts'

const { publicKey, secretKey } = keyPairOf(Buffer.alloc(32, 3))

/** The definition of RFC 9162, section 2.1.1, word for word. */
function definedRoot(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return hash('sha256', '', 'buffer')
  if (leaves.length === 1) return leaves[0] as Buffer
  const k = 2 ** Math.floor(Math.log2(leaves.length - 1))
  return hash(
    'sha256',
    Buffer.concat([Buffer.from([1]), definedRoot(leaves.slice(0, k)), definedRoot(leaves.slice(k))]),
    'buffer',
  )
}

describe('a root', () => {
  test('is the Merkle tree hash of the standard, for every number of leaves up to 70', () => {
    for (let count = 0; count <= 70; count++) {
      const leaves = Array.from({ length: count }, (_, index) => hash('sha256', `leaf ${index}`, 'buffer'))
      const tree = new MerkleTree()
      for (const leaf of leaves) tree.add(leaf)
      expect(tree.root()).toEqual(definedRoot(leaves))
    }
  })
})

describe('a leaf', () => {
  test('differs whenever a column does, wherever a word ends and the next begins', () => {
    const column = fc.option(fc.string({ unit: 'grapheme' }))
    fc.assert(
      fc.property(
        fc.array(column, { minLength: 11, maxLength: 11 }),
        fc.array(column, { minLength: 11, maxLength: 11 }),
        (one, other) => {
          const isSame = one.every((value, index) => value === other[index])
          expect(leafHash(one).equals(leafHash(other))).toBe(isSame)
        },
      ),
    )
    expect(leafHash(['a', 'bc'])).not.toEqual(leafHash(['ab', 'c']))
    expect(leafHash([null])).not.toEqual(leafHash(['null']))
  })

  test('can be made with any other tool', () => {
    // printf '\0["1","ä",null]' | sha256sum
    expect(leafHash(['1', 'ä', null]).toString('hex')).toBe(
      hash('sha256', Buffer.from('005b2231222c22c3a4222c6e756c6c5d', 'hex')),
    )
  })
})

test('a batch is signed in words that name everything it says', () => {
  const batch = {
    chain: '00000000-0000-0000-0000-000000000001',
    number: 2,
    previous: noPrevious,
    root: Buffer.alloc(32, 1),
    rowCount: 7,
    below: 900n,
    cluster: '7',
    sealedAt: new Date(0),
    publicKey,
  }
  const others = [
    { chain: '00000000-0000-0000-0000-000000000002' },
    { number: 3 },
    { previous: Buffer.alloc(32, 9) },
    { root: Buffer.alloc(32, 9) },
    { rowCount: 8 },
    { below: 901n },
    { cluster: '8' },
    { sealedAt: new Date(1) },
    { publicKey: Buffer.alloc(32, 9) },
  ]
  const texts = [batch, ...others.map((other) => ({ ...batch, ...other }))].map(statementOf)
  expect(new Set(texts).size).toBe(others.length + 1)
  expect(batchHash(batch).toString('hex')).toBe(hash('sha256', texts[0] as string))
})

describe('a head', () => {
  const head = {
    origin: 'https://poiju.example',
    madeAt: '2026-11-26T08:00:00.000Z',
    publicKey: publicKey.toString('hex'),
    chains: [
      { chain: '00000000-0000-0000-0000-000000000000', number: 3, rows: 12, hash: 'ab'.repeat(32) },
      { chain: '01a216d8-0b36-7f11-8ee2-5cf9f9e38d7b', number: 1, rows: 1, hash: 'cd'.repeat(32) },
    ],
  }
  const kept = writeHead(head, secretKey)

  test('reads back as it was written, also after a mail program has changed its line ends', () => {
    expect(readHead(kept)).toEqual(head)
    expect(readHead(kept.replaceAll('\n', '\r\n'))).toEqual(head)
  })

  test('without chains is a head too: nothing has happened yet', () => {
    expect(readHead(writeHead({ ...head, chains: [] }, secretKey))).toEqual({ ...head, chains: [] })
  })

  test('in which a single character was changed is never taken', () => {
    fc.assert(
      fc.property(fc.nat(kept.trimEnd().length - 1), fc.constantFrom(...'0a1b z\n'), (place, character) => {
        fc.pre(kept[place] !== character)
        expect(typeof readHead(kept.slice(0, place) + character + kept.slice(place + 1))).toBe('string')
      }),
    )
  })

  test('that ends too early, or is something else, is unreadable', () => {
    for (const text of ['', 'x', kept.slice(0, -20), `${kept}chain`, '{}']) expect(readHead(text)).toBe('unreadable')
  })
})

test('a signature by nobody, or under a key that is none, is no signature', () => {
  expect(isSignedBy(publicKey, 'text', Buffer.alloc(64))).toBe(false)
  expect(isSignedBy(Buffer.alloc(5), 'text', Buffer.alloc(64))).toBe(false)
  expect(isSignedBy(publicKey, 'text', Buffer.alloc(0))).toBe(false)
})
