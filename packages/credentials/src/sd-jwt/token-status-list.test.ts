import { deflateSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { signJws } from '../jose/jws.ts'
import { anIssuer, type TestIssuer } from '../jose/testing.ts'
import { checkTokenStatus, encodeStatuses, sealTokenStatusList, statusAt, statusReferenceOf } from './token-status-list.ts'

const now = new Date('2026-11-25T12:00:00Z')
const uri = 'https://jamk.example/tila/1'
let issuer: TestIssuer
let list: string
beforeAll(async () => {
  issuer = await anIssuer('P-256')
  list = await sealTokenStatusList(
    {
      uri,
      issuer: issuer.id,
      length: 1000,
      statuses: new Map([
        [7, 'revoked'],
        [9, 'suspended'],
      ] as const),
      issuedAt: new Date('2026-11-25T11:00:00Z'),
      expiresAt: new Date('2026-11-26T11:00:00Z'),
      ttlSeconds: 3600,
    },
    issuer.signer,
  )
})
const ask = (index: number, text = list, at = now) =>
  checkTokenStatus({ uri, index }, text, { now: at, issuer: issuer.id, resolveIssuer: issuer.resolveIssuer })

test('the vector of the specification is read: one bit each, the first token lowest', () => {
  // draft-ietf-oauth-status-list, section 4.1
  expect([...Array(16).keys()].map((index) => statusAt({ bits: 1, lst: 'eNrbuRgAAhcBXQ' }, index))).toEqual([
    1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1,
  ])
  expect(encodeStatuses(new Uint8Array([0xb9, 0xa3]))).toBe('eNrbuRgAAhcBXQ')
})

describe('the status of a token', () => {
  test.each([
    [7, 'revoked'],
    [9, 'suspended'],
    [6, 'not-revoked'],
    [8, 'not-revoked'],
    [999, 'not-revoked'],
    [1000, 'status-out-of-range'],
    [1e15, 'status-out-of-range'],
  ])('token %i: %s', async (index, code) => {
    expect((await ask(index)).code).toBe(code)
  })

  const sealed = (header: object, payload: object, by = issuer): Promise<string> =>
    signJws(
      { typ: 'statuslist+jwt', kid: by.signer.id, ...header },
      JSON.stringify({
        sub: uri,
        iat: now.getTime() / 1000,
        status_list: { bits: 1, lst: encodeStatuses(new Uint8Array(10)) },
        ...payload,
      }),
      by.signer,
    )
  test.each<[name: string, why: string, make: () => Promise<string>]>([
    ['of another address', 'other-list', () => sealed({}, { sub: 'https://muu.example' })],
    ['of another type', 'wrong-type', () => sealed({ typ: 'JWT' }, {})],
    ['expired', 'expired', () => sealed({}, { exp: 1 })],
    ['of tomorrow', 'not-yet-valid', () => sealed({}, { iat: now.getTime() / 1000 + 86_400 })],
    ['without a date', 'broken-dates', () => sealed({}, { iat: undefined })],
    ['signed by somebody else', 'signature-invalid', async () => sealed({}, {}, await anIssuer('P-256'))],
    ['not a token', 'jwt-malformed', async () => 'moi'],
  ])('a list %s counts for nothing: %s', async (_name, why, make) => {
    expect(await ask(0, await make())).toMatchObject({ outcome: 'warning', code: 'status-list-invalid', params: { why } })
  })

  test('a list that would unpack to gigabytes is left unread', async () => {
    const bomb = deflateSync(Buffer.alloc(64 * 1024 * 1024)).toString('base64url')
    expect(statusAt({ bits: 1, lst: bomb }, 0)).toBeNull()
    expect((await ask(0, await sealed({}, { status_list: { bits: 1, lst: bomb } }))).code).toBe('status-out-of-range')
    expect((await ask(0, await sealed({}, { status_list: { bits: 3, lst: 'AA' } }))).code).toBe('status-out-of-range')
  })

  test('what a credential says of its status is an index and an address, or broken', () => {
    expect(statusReferenceOf({})).toBeNull()
    expect(statusReferenceOf({ status: { status_list: { idx: 4, uri } } })).toEqual({ index: 4, uri })
    for (const status of [
      1,
      {},
      { status_list: { idx: -1, uri } },
      { status_list: { idx: 1.5, uri } },
      { status_list: { idx: 1 } },
    ])
      expect(statusReferenceOf({ status } as never)).toBeUndefined()
  })

  test('an index past the end is not written', async () => {
    await expect(
      sealTokenStatusList(
        { uri, issuer: issuer.id, length: 4, statuses: new Map([[4, 'revoked']]), issuedAt: now, expiresAt: now, ttlSeconds: 1 },
        issuer.signer,
      ),
    ).rejects.toThrow(RangeError)
  })
})
