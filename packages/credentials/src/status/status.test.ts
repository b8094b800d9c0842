import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contextsFor } from '../contexts.ts'
import { generateKey, localSigner } from '../keys.ts'
import { addProof } from '../proofs/index.ts'
import type { JsonObject } from '../strict-json.ts'
import { isAccepted, verify } from '../verify.ts'
import { createBits, decodeBits, encodeBits, fewestEntries, randomPlace, readEntry, writeEntry } from './bitstring.ts'
import { changeStatuses, readStatusEntry, type StatusListContent, statusListCredential } from './list.ts'

const now = new Date('2026-11-26T12:00:00Z')
const url = 'https://yliopisto.example/status/1'
const messages = [0, 1, 2, 3].map((value) => ({
  status: `0x${value}`,
  message: ['odottaa', 'hyväksytty', 'hylätty', 'undefined'][value] as string,
}))

async function anIssuer() {
  const { publicKeyMultibase, secretKey } = await generateKey()
  const did = `did:key:${publicKeyMultibase}`
  const signer = localSigner({ verificationMethod: `${did}#${publicKeyMultibase}`, secretKey })
  const sign = (document: JsonObject) =>
    addProof(document, { cryptosuite: 'eddsa-rdfc-2022', signer, loader: contextsFor(new Set()), created: now })
  return { did, sign }
}
const issuer = await anIssuer()

const aList = (change: Partial<StatusListContent> = {}): JsonObject =>
  statusListCredential({
    id: url,
    issuer: issuer.did,
    purpose: 'revocation',
    length: fewestEntries,
    statuses: new Map(),
    validFrom: new Date('2026-11-01T00:00:00Z'),
    validUntil: new Date('2026-12-01T00:00:00Z'),
    ...change,
  })

const anEntry = (change: JsonObject = {}): JsonObject => ({
  type: 'BitstringStatusListEntry',
  statusPurpose: 'revocation',
  statusListIndex: '94567',
  statusListCredential: url,
  ...change,
})

/** What a verifier says of a credential with this entry when this is found at the address of the list. */
async function reportOn(entry: JsonObject | JsonObject[], found: JsonObject | undefined | string) {
  const credential = await issuer.sign({
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: ['VerifiableCredential'],
    issuer: issuer.did,
    credentialSubject: { id: 'did:example:oona', name: 'Oona Öhman' },
    credentialStatus: entry,
  })
  const text = found === undefined || typeof found === 'string' ? found : JSON.stringify(await issuer.sign(found))
  return verify(JSON.stringify(credential), {
    now,
    lookUp: async ({ kind }) =>
      kind === 'status-list' && text !== undefined ? { bytes: Buffer.from(text), mediaType: null } : undefined,
  })
}
const statusOf = async (...args: Parameters<typeof reportOn>) => {
  const report = await reportOn(...args)
  const { outcome, code } = report.checks.find(({ name }) => name === 'status') as { outcome: string; code: string }
  return {
    outcome,
    code,
    verdict: report.verdict,
    isAccepted: isAccepted(report),
    problem: report.problems[0]?.type.split('#')[1] ?? null,
  }
}

test('how long the answer may be kept is told with it', async () => {
  const { checks } = await reportOn(anEntry(), aList({ ttl: 300_000 }))
  expect(checks).toContainEqual({ name: 'status', outcome: 'ok', code: 'not-revoked', params: { ttl: '300000' } })
})

describe('the bit decides', () => {
  const set = (value: number) => new Map([[94_567, value]])
  test.each([
    ['a revoked credential', anEntry(), aList({ statuses: set(1) }), 'revoked', 'revoked'],
    [
      'a suspended credential',
      anEntry({ statusPurpose: 'suspension' }),
      aList({ purpose: 'suspension', statuses: set(1) }),
      'suspended',
      'suspended',
    ],
    [
      'one that is revoked in a list of two purposes',
      anEntry(),
      aList({ purpose: ['suspension', 'revocation'], statuses: set(1) }),
      'revoked',
      'revoked',
    ],
  ])('%s stays so', async (_name, entry, list, code, verdict) => {
    expect(await statusOf(entry, list)).toMatchObject({ outcome: 'failed', code, verdict, isAccepted: false })
  })

  test('a credential whose neighbours are revoked is not', async () => {
    const list = aList({
      statuses: new Map([
        [94_566, 1],
        [94_568, 1],
      ]),
    })
    expect(await statusOf(anEntry(), list)).toMatchObject({ outcome: 'ok', code: 'not-revoked', isAccepted: true })
  })

  test('of several entries the one against the credential counts, wherever it stands', async () => {
    const list = aList({ purpose: ['revocation', 'suspension'], statuses: new Map([[7, 1]]) })
    const [free, set] = [anEntry({ statusPurpose: 'suspension' }), anEntry({ statusListIndex: '7' })]
    for (const entries of [
      [free, set],
      [set, free],
    ])
      expect(await statusOf(entries, list)).toMatchObject({ code: 'revoked', verdict: 'revoked' })
  })

  test('a message is shown and takes nothing away; a newer one is announced', async () => {
    const entry = anEntry({ statusPurpose: 'message', statusSize: 2, statusMessage: messages.map((one) => ({ ...one })) })
    const list = aList({ purpose: 'message', size: 2, statuses: set(2) })
    const report = await reportOn(entry, list)
    expect(report.checks.find(({ name }) => name === 'status')).toMatchObject({
      outcome: 'ok',
      code: 'status-message',
      params: { value: '2', message: 'hylätty' },
    })
    expect(await statusOf(anEntry({ statusPurpose: 'refresh' }), aList({ purpose: 'refresh', statuses: set(1) }))).toMatchObject({
      outcome: 'warning',
      code: 'newer-one-exists',
    })
  })
})

describe('a list that cannot be relied on is never "not revoked"', () => {
  const subject = (change: JsonObject) => {
    const list = aList()
    return { ...list, credentialSubject: { ...(list['credentialSubject'] as JsonObject), ...change } }
  }
  const rows: readonly (readonly [string, JsonObject | string | undefined, string, string, string | null])[] = [
    ['not at hand', undefined, 'not-checked', 'status-not-at-hand', 'STATUS_RETRIEVAL_ERROR'],
    ['not JSON', 'hello', 'failed', 'status-list-invalid', 'STATUS_VERIFICATION_ERROR'],
    ['unsigned', JSON.stringify(aList()), 'failed', 'status-list-invalid', 'STATUS_VERIFICATION_ERROR'],
    [
      'of another address',
      aList({ id: 'https://yliopisto.example/status/2' }),
      'failed',
      'status-list-invalid',
      'STATUS_VERIFICATION_ERROR',
    ],
    [
      'of another purpose',
      aList({ purpose: 'suspension' }),
      'failed',
      'status-list-of-other-purpose',
      'STATUS_VERIFICATION_ERROR',
    ],
    [
      'out of date',
      aList({ validUntil: new Date('2026-11-25T00:00:00Z') }),
      'failed',
      'status-list-out-of-date',
      'STATUS_VERIFICATION_ERROR',
    ],
    [
      'of tomorrow',
      aList({ validFrom: new Date('2026-11-27T00:00:00Z') }),
      'failed',
      'status-list-out-of-date',
      'STATUS_VERIFICATION_ERROR',
    ],
    [
      'too short',
      subject({ encodedList: encodeBits(new Uint8Array(16_383)) }),
      'failed',
      'status-list-too-short',
      'STATUS_LIST_LENGTH_ERROR',
    ],
    [
      'a bomb',
      subject({ encodedList: `u${gzipSync(Buffer.alloc(64 * 1024 * 1024)).toString('base64url')}` }),
      'failed',
      'status-list-invalid',
      'STATUS_VERIFICATION_ERROR',
    ],
    [
      'in another encoding',
      subject({ encodedList: encodeBits(createBits(fewestEntries)).replace('u', 'm') }),
      'failed',
      'status-list-invalid',
      'STATUS_VERIFICATION_ERROR',
    ],
    ['with a time to live below nothing', subject({ ttl: -1 }), 'failed', 'status-list-invalid', 'STATUS_VERIFICATION_ERROR'],
    [
      'no list at all',
      { ...aList(), type: ['VerifiableCredential'] },
      'failed',
      'status-list-invalid',
      'STATUS_VERIFICATION_ERROR',
    ],
  ]
  test.each(rows)('%s', async (_name, list, outcome, code, problem) => {
    const answer = await statusOf(anEntry(), list)
    expect(answer).toMatchObject({ outcome, code, problem })
    expect(answer.verdict).toMatch(/unknownIssuer|flawed|statusUnclear/)
  })

  test('past its end there is no answer', async () => {
    expect(await statusOf(anEntry({ statusListIndex: String(fewestEntries) }), aList())).toMatchObject({
      outcome: 'failed',
      code: 'status-out-of-range',
      problem: 'RANGE_ERROR',
    })
  })

  test('a list that a stranger keeps clears nobody, and its bit still counts', async () => {
    const other = await anIssuer()
    const list = aList({ issuer: other.did, statuses: new Map([[7, 1]]) })
    const signed = JSON.stringify(await other.sign(list))
    expect(await statusOf(anEntry(), signed)).toMatchObject({
      outcome: 'not-checked',
      code: 'status-list-of-another',
      isAccepted: false,
    })
    expect(await statusOf(anEntry({ statusListIndex: '7' }), signed)).toMatchObject({ code: 'revoked' })
    // Signed by somebody who is not who it says.
    expect(await statusOf(anEntry(), JSON.stringify(await other.sign(aList())))).toMatchObject({
      outcome: 'failed',
      code: 'status-list-invalid',
    })
  })
})

describe('entries', () => {
  test.each([
    ['an index with a sign', { statusListIndex: '-1' }],
    ['an index with zeros before it', { statusListIndex: '007' }],
    ['an index as number', { statusListIndex: 7 }],
    ['an index without end', { statusListIndex: '9'.repeat(40) }],
    ['no purpose', { statusPurpose: '' }],
    ['an address that is none', { statusListCredential: 'status 1' }],
    ['the list’s own address as its id', { id: url }],
    ['a size of nothing', { statusSize: 0 }],
    ['a size in parts', { statusSize: 1.5 }],
    ['a large size without messages', { statusSize: 2 }],
    ['fewer messages than values', { statusSize: 2, statusMessage: [{ status: '0x0', message: 'a' }] }],
    ['a message without its value', { statusMessage: [{ message: 'a' }, { status: '0x1', message: 'b' }] }],
    [
      'one value twice',
      {
        statusMessage: [
          { status: '0x1', message: 'a' },
          { status: '0x01', message: 'b' },
        ],
      },
    ],
    ['a reference that is none', { statusReference: 'not an address' }],
  ])('%s is broken', (_name, change) => {
    expect(readStatusEntry(anEntry(change))).toBeNull()
    expect(readStatusEntry(anEntry())).not.toBeNull()
  })

  test('an entry of a type that nobody defined for us leaves the question open', async () => {
    expect(
      await statusOf({ id: 'https://yliopisto.example/own/7', type: 'https://yliopisto.example/#OwnStatus' }, aList()),
    ).toMatchObject({
      outcome: 'not-checked',
      code: 'status-type-unknown',
    })
  })
})

describe('bits', () => {
  test('what is written is read, and nothing beside it changes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 8 }),
        fc.array(fc.tuple(fc.nat(fewestEntries - 1), fc.nat(255)), { maxLength: 20 }),
        (size, writes) => {
          const bits = createBits(fewestEntries, size)
          const expected = new Map<number, number>()
          for (const [place, value] of writes) {
            writeEntry(bits, place, value % 2 ** size, size)
            expected.set(place, value % 2 ** size)
          }
          const read = decodeBits(encodeBits(bits)) as Uint8Array
          for (const [place] of writes)
            for (const near of [place - 1, place, place + 1])
              if (near >= 0 && near < fewestEntries) expect(readEntry(read, near, size)).toBe(expected.get(near) ?? 0)
        },
      ),
      { numRuns: 60 },
    )
  })

  test('a change keeps the rest of the list and takes its proof away', async () => {
    const before = await issuer.sign(aList({ statuses: new Map([[3, 1]]) }))
    const after = changeStatuses(
      before,
      new Map([
        [9, 1],
        [3, 0],
      ]),
    )
    const bits = decodeBits(String((after['credentialSubject'] as JsonObject)['encodedList'])) as Uint8Array
    expect([readEntry(bits, 3), readEntry(bits, 9), after['proof']]).toEqual([0, 1, undefined])
    expect(() => changeStatuses(before, new Map([[fewestEntries, 1]]))).toThrow(RangeError)
  })

  test('places are drawn from the whole list, never twice, until none is left', () => {
    const taken = new Set(Array.from({ length: 60 }, (_none, place) => place))
    const drawn = new Set<number>()
    for (let count = 0; count < 4; count++) {
      const place = randomPlace(64, taken)
      expect(taken.has(place)).toBe(false)
      taken.add(place)
      drawn.add(place)
    }
    expect([...drawn].sort()).toEqual([60, 61, 62, 63])
    expect(() => randomPlace(64, taken)).toThrow(RangeError)
  })
})
