import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildCredential, MissingElement } from './build.ts'
import { bundledContexts, poijuContextText } from './contexts.ts'
import { didDocument } from './did-document.ts'
import { assemble, issue, prepare, sealStatusList, sign } from './issue.ts'
import { generateKey, localSigner, publicKeyOf, type Signer } from './keys.ts'
import { decodeBits, readEntry } from './status/bitstring.ts'
import { aBadgeRecord, aRecord, fixedSecret } from './testing.ts'
import { type Verdict, type VerifyOptions, verify } from './verify.ts'

const did = 'did:web:localhost%3A4000:institutions:jamk'
const publicKey = publicKeyOf(fixedSecret)
const signer = localSigner({ verificationMethod: `${did}#${publicKey}`, secretKey: fixedSecret })
const now = new Date('2026-11-25T12:00:00Z')
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

type Change = Pick<Partial<VerifyOptions>, 'now' | 'knownIssuer'> & {
  revoked?: number[]
  statusList?: (url: string) => Promise<string | undefined>
}

async function options(change: Change = {}): Promise<VerifyOptions> {
  const list = await sealStatusList(
    {
      id: aRecord().status.list,
      issuer: did,
      purpose: 'revocation',
      length: 131_072,
      revoked: change.revoked ?? [],
      validFrom: new Date('2026-11-24T12:00:00Z'),
      validUntil: new Date('2026-12-24T12:00:00Z'),
    },
    signer,
  )
  return {
    now: change.now ?? now,
    knownIssuer:
      change.knownIssuer ??
      (async (asked) => (asked === did ? didDocument({ did, keys: [{ publicKeyMultibase: publicKey }] }) : undefined)),
    lookUp: async ({ kind, url }) => {
      if (kind !== 'status-list') return undefined
      const text = change.statusList ? await change.statusList(url) : url === aRecord().status.list ? list : undefined
      return text === undefined ? undefined : { bytes: Buffer.from(text), mediaType: null }
    },
  }
}

let sealed: string
beforeAll(async () => {
  sealed = await issue(aRecord(), signer)
})

describe('the bytes of a credential (docs/decisions/0003-credential-bytes.md)', () => {
  test('a fixed record and key give these bytes, for ever', () => {
    expect(sha256(sealed)).toBe('532bf585d27153a6952b35e5cac30b255204d7b86903a59337aa3b1c75d2250d')
  })

  test('signing in steps gives the same bytes as at once, and the prepared text is their beginning', async () => {
    const unsigned = prepare(aRecord())
    expect(assemble(unsigned, await sign(unsigned, signer))).toBe(sealed)
    expect(sealed.startsWith(unsigned.slice(0, -1))).toBe(true)
  })

  test('our context and those of others are the ones that were pinned', () => {
    const digests = Object.fromEntries(
      [...bundledContexts()].map(([url, context]) => [url, sha256(JSON.stringify(context)).slice(0, 16)]),
    )
    expect(sha256(poijuContextText)).toBe('fad33abfdc6aa5a1fb889ddece2849372d0052ce08f3d703dc35f94e9a1c9669')
    expect(sha256(JSON.stringify(digests))).toBe('2bcdee26c2221486ddb28a2d724aecce4e8701d4310a23efc62304c81a161860')
  })

  test.each(['name', 'outcomes', 'credits', 'assessments'] as const)(
    'a record without %s is not built: the error names the element',
    (part) => {
      const achievement = { ...aRecord().achievement, [part]: part === 'name' ? ' ' : part === 'credits' ? 0 : [] }
      expect(() => buildCredential(aRecord({ achievement }))).toThrow(MissingElement)
    },
  )

  test('the learner is a name in clear and a salted hash of the address, and no date of birth', () => {
    expect(sealed).toContain('Oona Öhman-Åberg')
    expect(sealed).not.toContain('oona@kotihoito.example')
    expect(sealed.toLowerCase()).not.toContain('birth')
  })

  test('a demonstration says so inside the signed text', async () => {
    const demo = await issue(aRecord({ demonstration: 'Esittelytodistus' }), signer)
    expect(JSON.parse(demo)).toMatchObject({ name: expect.stringContaining('Esittelytodistus'), description: 'Esittelytodistus' })
  })
})

describe('a badge without credits', () => {
  const badge = async () => {
    const text = await issue(aBadgeRecord(), signer)
    return { text, report: await verify(text, await options()) }
  }

  test('says nothing of credits, hours or a level', async () => {
    const { text } = await badge()
    expect(text).toContain('"achievementType":"Competency"')
    expect(text).not.toMatch(/ECTS|credits|hours|timeInvestment|ext:EQF|PT\d/)
  })

  test('is genuine, and no element of the European Union is missing from what is no micro-credential', async () => {
    const { report } = await badge()
    expect(report.verdict).toBe('genuine')
    expect(report.claims).toMatchObject({
      badgeKind: 'competence',
      achievedOn: '2026-11-20',
      credits: null,
      hours: null,
      level: null,
    })
    expect(report.checks).toContainEqual(expect.objectContaining({ name: 'eu-elements', code: 'not-a-micro-credential' }))
  })

  test('of participation says so in the way that Open Badges prescribes for words of one’s own', () => {
    const { achievement } = aBadgeRecord()
    const built = buildCredential(aBadgeRecord({ achievement: { ...achievement, badgeKind: 'participation' } }))
    expect(built).toMatchObject({ credentialSubject: { achievement: { achievementType: 'ext:Participation' } } })
  })

  test('that ends by itself says when, and an end that is none is not built', async () => {
    const validUntil = '2026-12-24T21:59:59Z'
    const text = await issue(aBadgeRecord({ validUntil }), signer)
    const at = async (moment: string) => verify(text, await options({ now: new Date(moment) }))
    expect(await at('2026-12-24T12:00:00Z')).toMatchObject({ verdict: 'genuine', claims: { validUntil } })
    const later = await at('2026-12-24T22:00:00Z')
    expect(later.verdict).toBe('expired')
    // A date that somebody else has written says nothing, and no tick stands beside it.
    const forged = await verify(text.replace(validUntil, '2036-12-24T21:59:59Z'), await options())
    expect(forged.verdict).toBe('altered')
    for (const name of ['validity', 'eu-elements'])
      expect(forged.checks).toContainEqual({ name, outcome: 'not-checked', code: 'proof-failed', params: {} })
    expect(later.checks).toContainEqual(
      expect.objectContaining({ name: 'validity', code: 'expired', params: { until: validUntil } }),
    )
    for (const none of [aBadgeRecord().issuedAt, '2020-01-01T00:00:00Z', 'joskus', ''])
      expect(() => buildCredential(aBadgeRecord({ validUntil: none }))).toThrow(MissingElement)
  })

  test.each(['name', 'description', 'criteria'] as const)('without %s is not built: the error names the element', (part) => {
    const achievement = { ...aBadgeRecord().achievement, [part]: ' ' }
    expect(() => buildCredential(aBadgeRecord({ achievement }))).toThrow(MissingElement)
  })

  test('that states credits after all is judged as a micro-credential is', async () => {
    const document = JSON.parse(prepare(aBadgeRecord())) as { credentialSubject: Record<string, unknown> }
    document.credentialSubject['creditsEarned'] = 2
    const unsigned = JSON.stringify(document)
    const report = await verify(assemble(unsigned, await sign(unsigned, signer)), await options())
    expect(report.claims?.badgeKind).toBeNull()
    expect(report.checks).toContainEqual(expect.objectContaining({ name: 'eu-elements', code: 'elements-missing' }))
  })
})

describe('verifying, of other people’s kind', () => {
  const key = async (): Promise<{ signer: Signer; did: string }> => {
    const made = await generateKey()
    const own = `did:key:${made.publicKeyMultibase}`
    return {
      signer: localSigner({ verificationMethod: `${own}#${made.publicKeyMultibase}`, secretKey: made.secretKey }),
      did: own,
    }
  }
  const changed = (change: (document: Record<string, unknown>) => void) => {
    const document = JSON.parse(sealed) as Record<string, unknown>
    change(document)
    return JSON.stringify(document)
  }
  const resigned = async (change: (document: Record<string, unknown>) => void, by = signer) => {
    const document = JSON.parse(prepare(aRecord())) as Record<string, unknown>
    change(document)
    const unsigned = JSON.stringify(document)
    return assemble(unsigned, await sign(unsigned, by))
  }
  const issuedBy = (id: string) => (document: Record<string, unknown>) => {
    document['issuer'] = { ...(document['issuer'] as object), id }
  }

  type Row = readonly [
    name: string,
    verdict: Verdict,
    code: string,
    make: () => Promise<string | Uint8Array>,
    how?: () => Promise<VerifyOptions>,
  ]
  const table: readonly Row[] = [
    ['our own, valid', 'genuine', 'known-issuer', async () => sealed],
    ['one letter of the name changed', 'altered', 'signature-invalid', async () => sealed.replace('Oona', 'Anna')],
    [
      'one letter of the proof changed',
      'altered',
      'signature-invalid',
      async () =>
        sealed.replace(/"proofValue":"z(.)/, (_whole, letter: string) => `"proofValue":"z${letter === '2' ? '3' : '2'}`),
    ],
    ['revoked', 'revoked', 'revoked', async () => sealed, () => options({ revoked: [94_567] })],
    [
      'a neighbour in the list revoked',
      'genuine',
      'not-revoked',
      async () => sealed,
      () => options({ revoked: [94_566, 94_568] }),
    ],
    [
      'expired',
      'expired',
      'expired',
      () => resigned((document) => Object.assign(document, { validUntil: '2026-11-24T13:00:00Z' })),
    ],
    ['of tomorrow', 'notYetValid', 'not-yet-valid', async () => sealed, () => options({ now: new Date('2026-11-01T00:00:00Z') })],
    [
      'did:key of anybody',
      'unknownIssuer',
      'unknown-key',
      async () => {
        const stranger = await key()
        return resigned(issuedBy(stranger.did), stranger.signer)
      },
    ],
    [
      'did:web of somebody we do not know',
      'notCheckable',
      'issuer-not-in-list',
      async () => sealed.replaceAll(did, 'did:web:university.example'),
    ],
    [
      'signed by a key that is not the issuer’s',
      'altered',
      'key-not-of-issuer',
      async () => {
        const stranger = await key()
        return resigned(() => undefined, stranger.signer)
      },
    ],
    [
      'signed after the key was revoked',
      'altered',
      'method-revoked',
      async () => sealed,
      () =>
        options({
          knownIssuer: async () =>
            didDocument({ did, keys: [{ publicKeyMultibase: publicKey, revoked: new Date('2026-11-01T00:00:00Z') }] }),
        }),
    ],
    [
      'signed before the key was revoked',
      'genuine',
      'known-issuer',
      async () => sealed,
      () =>
        options({
          knownIssuer: async () =>
            didDocument({ did, keys: [{ publicKeyMultibase: publicKey, revoked: new Date('2026-11-25T00:00:00Z') }] }),
        }),
    ],
    [
      'another kind of credential',
      'genuine',
      'verifiable-credential',
      () =>
        resigned((document) =>
          Object.assign(document, { type: ['VerifiableCredential'], credentialSubject: { id: 'did:example:subject' } }),
        ),
    ],
    ['no proof', 'notACredential', 'no-proof', async () => prepare(aRecord())],
    [
      'two proofs, one of them broken',
      'altered',
      'signature-invalid',
      async () =>
        changed((document) => {
          const [proof] = document['proof'] as [{ proofValue: string }]
          Object.assign(document, { proof: [proof, { ...proof, proofValue: `${proof.proofValue.slice(0, -4)}1111` }] })
        }),
    ],
    [
      'a context that nobody bundled',
      'unsupported',
      'unknown-context',
      async () => changed((document) => (document['@context'] as string[]).push('https://evil.example/context')),
    ],
    [
      'our context with another digest',
      'unsupported',
      'unknown-context',
      async () => changed((document) => Object.assign(document, { relatedResource: [] })),
    ],
    [
      'a context written into the credential',
      'unsupported',
      'inline-context',
      async () => changed((document) => (document['@context'] as unknown[]).push({ name: 'https://evil.example/name' })),
    ],
    [
      'a term that no context knows',
      'unsupported',
      'unknown-terms',
      async () => changed((document) => Object.assign(document, { surprise: 'x' })),
    ],
    [
      'of the older data model without its date',
      'notACredential',
      'no-issuance-date',
      async () => changed((document) => Object.assign(document, { '@context': ['https://www.w3.org/2018/credentials/v1'] })),
    ],
    [
      'a proof of another method',
      'notCheckable',
      'cryptosuite-not-supported',
      async () => changed((document) => Object.assign((document['proof'] as object[])[0] ?? {}, { cryptosuite: 'bbs-2023' })),
    ],
    [
      'a proof for another purpose',
      'altered',
      'purpose-differs',
      async () =>
        changed((document) => Object.assign((document['proof'] as object[])[0] ?? {}, { proofPurpose: 'authentication' })),
    ],
    [
      'a status list that somebody else signs',
      'statusUnclear',
      'status-list-of-another',
      async () => sealed,
      async () => {
        const stranger = await key()
        const list = await sealStatusList(
          {
            id: aRecord().status.list,
            issuer: stranger.did,
            purpose: 'revocation',
            length: 131_072,
            revoked: [],
            validFrom: now,
            validUntil: now,
          },
          stranger.signer,
        )
        return options({ statusList: async () => list })
      },
    ],
    [
      'a status list that is not at hand',
      'statusUnclear',
      'status-not-at-hand',
      async () => sealed,
      () => options({ statusList: async () => undefined }),
    ],
    ['the same key twice', 'notACredential', 'json-duplicate-key', async () => sealed.replace('{', '{"id":"x",')],
    ['depth', 'notACredential', 'json-too-deep', async () => `${'['.repeat(10_000)}${']'.repeat(10_000)}`],
    ['size', 'notACredential', 'json-too-large', async () => new Uint8Array(5_000_000).fill(32)],
    ['not JSON', 'notACredential', 'json-syntax', async () => 'hello'],
    ['nothing', 'notACredential', 'json-syntax', async () => ''],
  ]
  test.each(table.map(([name, verdict, code, make, how]) => ({ name, verdict, code, make, how: how ?? (() => options()) })))(
    '$name → $verdict ($code)',
    async ({ verdict, code, make, how }) => {
      const report = await verify(await make(), await how())
      expect([report.verdict, report.checks.map((check) => check.code)]).toEqual([verdict, expect.arrayContaining([code])])
    },
  )

  test('whatever is pasted, the answer is a report', async () => {
    const given = await options()
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), async (text) => {
        expect((await verify(text, given)).verdict).not.toBe('genuine')
      }),
      { numRuns: 150 },
    )
  })

  test('no changed letter of the signed bytes is ever genuine', async () => {
    const given = await options()
    const end = sealed.indexOf(',"proof":')
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: end - 1 }), fc.constantFrom('a', '1', ' ', '"', 'ö'), async (at, letter) => {
        const other = sealed.slice(0, at) + letter + sealed.slice(at + 1)
        if (other === sealed || JSON.stringify(tryParse(other)) === JSON.stringify(JSON.parse(sealed))) return
        expect((await verify(other, given)).verdict).not.toBe('genuine')
      }),
      { numRuns: 120 },
    )
  }, 60_000)
})

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

describe('status lists', () => {
  test('bit 0 is the left-most, and past the end there is no answer', async () => {
    const text = await sealStatusList(
      {
        id: 'urn:x:list',
        issuer: did,
        purpose: 'revocation',
        length: 131_072,
        revoked: [0, 9, 131_071],
        validFrom: now,
        validUntil: now,
      },
      signer,
    )
    const { encodedList } = (JSON.parse(text) as { credentialSubject: { encodedList: string } }).credentialSubject
    const bits = decodeBits(encodedList) ?? new Uint8Array()
    expect([0, 1, 8, 9, 131_070, 131_071, 131_072].map((index) => readEntry(bits, index))).toEqual([1, 0, 0, 1, 0, 1, null])
  })

  test('a list that is too short, an index past its end and a bomb are refused', async () => {
    const { gzipSync } = await import('node:zlib')
    const list = { id: 'urn:x:list', issuer: did, purpose: 'revocation', validFrom: now, validUntil: now } as const
    await expect(sealStatusList({ ...list, length: 1024, revoked: [] }, signer)).rejects.toThrow(RangeError)
    await expect(sealStatusList({ ...list, length: 131_072, revoked: [131_072] }, signer)).rejects.toThrow(RangeError)
    expect(decodeBits(`u${gzipSync(Buffer.alloc(64 * 1024 * 1024)).toString('base64url')}`)).toBeNull()
  })
})
