import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { canonicalizeNQuads } from './dataset.ts'
import { TooMuchWork } from './rdfc.ts'

describe('canonical N-Quads', () => {
  test('do not depend on the names of blank nodes or the order of lines', () => {
    const one = '_:x <urn:p> _:y .\n_:y <urn:p> _:x .\n_:y <urn:q> "ä" .\n'
    const other = '_:b <urn:q> "ä" .\n_:c14n0 <urn:p> _:b .\n_:b <urn:p> _:c14n0 .\n'
    expect(canonicalizeNQuads(one).text).toBe(canonicalizeNQuads(other).text)
  })

  test('are sorted by code points, also where UTF-16 sorts otherwise', () => {
    const lines = ['<urn:s> <urn:p> "\uff5e" .', '<urn:s> <urn:p> "\u{1f600}" .']
    expect(canonicalizeNQuads(`${lines.toReversed().join('\n')}\n`).text.split('\n')).toEqual([...lines, ''])
    expect([...lines].sort()).not.toEqual(lines)
  })

  test('tell two rings of equal nodes from one of twice the length, by comparing neighbours of neighbours', () => {
    const ring = (name: string, length: number) =>
      Array.from({ length }, (_, n) => `_:${name}${n} <urn:next> _:${name}${(n + 1) % length} .\n`).join('')
    const work = { factor: 3, permutations: 100_000 }
    const twoOfThree = canonicalizeNQuads(ring('a', 3) + ring('b', 3), 'sha256', work).text
    expect(canonicalizeNQuads(ring('x', 3) + ring('y', 3), 'sha256', work).text).toBe(twoOfThree)
    expect(canonicalizeNQuads(ring('z', 6), 'sha256', work).text).not.toBe(twoOfThree)
  })

  test('of a clique that is made to take for ever are refused soon', () => {
    const nodes = Array.from({ length: 12 }, (_, n) => n)
    const clique = nodes
      .flatMap((one) => nodes.filter((n) => n !== one).map((other) => `_:n${one} <urn:p> _:n${other} .\n`))
      .join('')
    expect(() => canonicalizeNQuads(clique)).toThrow(TooMuchWork)
  })
})

interface Entry {
  readonly id: string
  readonly type: string
  readonly action: string
  readonly result?: string
  readonly hashAlgorithm?: string
}

// The vectors of github.com/w3c/rdf-canon, folder tests. They are not part of this repository.
const suite = process.env['RDF_CANON_TESTS'] ?? ''
const manifest = join(suite, 'manifest.jsonld')
const isFetched = suite !== '' && existsSync(manifest)

describe('the test vectors of RDF Dataset Canonicalization 1.0', () => {
  if (!isFetched) {
    test('NOT FETCHED: set RDF_CANON_TESTS to the folder tests of w3c/rdf-canon to run its 86 vectors', () => {
      console.warn('RDF canonicalization vectors: not fetched, nothing was tried')
      expect(isFetched).toBe(false)
    })
    return
  }
  const { entries } = JSON.parse(readFileSync(manifest, 'utf8')) as { entries: Entry[] }
  const read = (name: string) => readFileSync(join(suite, name), 'utf8')
  const work = { factor: 4, permutations: 50_000 }

  test.each(entries)('$id', ({ type, action, result, hashAlgorithm }) => {
    const run = () => canonicalizeNQuads(read(action), hashAlgorithm === 'SHA384' ? 'sha384' : 'sha256', work)
    if (type.includes('Negative')) expect(run).toThrow(TooMuchWork)
    else if (type.includes('Map')) expect(run().identifiers).toEqual(JSON.parse(read(result ?? '')))
    else expect(run().text).toBe(read(result ?? ''))
  })
})
