import { describe, expect, test } from 'vitest'
import poiju from '../../contexts/poiju-v1.json' with { type: 'json' }
import { buildCredential } from '../build.ts'
import { bundledContexts } from '../contexts.ts'
import { issue, prepare, sign } from '../issue.ts'
import { localSigner, publicKeyFrom, publicKeyOf, type Signer, verifySignature } from '../keys.ts'
import { aRecord, fixedSecret } from '../testing.ts'
import { openBatch } from './batch.ts'
import { contextSource } from './context-source.ts'
import { Canonicalizer } from './data-integrity.ts'
import { loadSodium } from './sodium.ts'

const ownContext = aRecord().context
const contexts = contextSource((url) => (url === ownContext ? poiju : bundledContexts().get(url)))
const verificationMethod = `${aRecord().issuer.did}#${publicKeyOf(fixedSecret)}`
const signer = localSigner({ verificationMethod, secretKey: fixedSecret })

const columns = ['/id', '/credentialSubject/identifier/0/identityHash', '/validFrom', '/credentialStatus/statusListIndex']
const row = (record: ReturnType<typeof aRecord>) => [record.id, record.learner.name, record.issuedAt, String(record.status.index)]
/** Only what the columns hold differs from one to the next. */
const recordNumber = (number: number, name = `Öljy-Åsa ${number}`) => {
  const record = aRecord({ issuedAt: `2026-11-24T12:00:${String(number % 60).padStart(2, '0')}Z` })
  return {
    ...record,
    id: `${record.id}-${number}`,
    learner: { ...record.learner, name },
    status: { ...record.status, index: number },
  }
}
/** As the reference makes it, with the members that the columns leave as they are in the template. */
async function byReference(record: ReturnType<typeof aRecord>): Promise<string> {
  const built = buildCredential(record)
  const template = buildCredential(aRecord())
  const unsigned = JSON.stringify({
    ...built,
    awardedDate: template['awardedDate'],
    credentialStatus: { ...(template['credentialStatus'] as object), statusListIndex: String(record.status.index) },
  })
  const proof = await sign(unsigned, signer)
  return `${unsigned.slice(0, -1)},"proof":${proof}}`
}
const open = (one: Signer) =>
  openBatch({ template: buildCredential(aRecord()), varying: columns, contexts, signer: one, canonicalizer: new Canonicalizer() })

describe('a batch of credentials', () => {
  test('is sealed at once with the very bytes that each credential would have alone', async () => {
    const batch = await open(signer)
    expect(batch.isFast).toBe(true)
    for (let number = 0; number < 12; number++) {
      const record = recordNumber(number, ['Öljy-Åsa', '"quoted"\\', 'line\nbreak\u0007', '😀～', '@type', ' -0 '][number % 6])
      expect(batch.seal(row(record))).toBe(await byReference(record))
    }
  })

  test('sealed all at once keeps its order, and gives what each row gives alone', async () => {
    const batch = await open(signer)
    const rows = Array.from({ length: 70 }, (_, number) => row(recordNumber(number)))
    rows[40] = row({ ...recordNumber(40), id: 'tag:jamk.example,2026:eri-muotoinen' })
    const alone = await Promise.all(rows.map((one) => batch.seal(one)))
    const together = batch.sealAll(rows)
    expect(together.filter((text) => typeof text === 'string')).toHaveLength(69)
    expect(await Promise.all(together)).toEqual(alone)
    const { signNow: _now, ...remote } = signer
    expect(await Promise.all((await open(remote)).sealAll(rows.slice(0, 3)))).toEqual(alone.slice(0, 3))
  })

  test('is sealed but for the row whose time is none, which says so itself', async () => {
    const batch = await open(signer)
    const [first, wrong, last] = [1, 2, 3].map((number) => row(recordNumber(number))) as [string[], string[], string[]]
    wrong[columns.indexOf('/validFrom')] = 'soon'
    const sealed = await Promise.allSettled(batch.sealAll([first, wrong, last]))
    expect(sealed.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(sealed).toMatchObject([
      { value: await batch.seal(first) },
      { reason: expect.any(RangeError) },
      { value: await batch.seal(last) },
    ])
    await expect(batch.seal(wrong)).rejects.toThrow(RangeError)
  })

  test('of one gives what issue() gives', async () => {
    const batch = await open(signer)
    expect(batch.seal(row(aRecord()))).toBe(await issue(aRecord(), signer))
  })

  test('can be prepared first and signed later: the same bytes', async () => {
    const batch = await open(signer)
    const prepared = await batch.prepare(row(aRecord()))
    expect(prepared.unsigned).toBe(prepare(aRecord()))
    const signature = await signer.sign({ data: prepared.data })
    expect(batch.proof(prepared, signature)).toBe(await sign(prepared.unsigned, signer))
  })

  test('takes the slow road for a value that its shape cannot hold, and refuses what the reference refuses', async () => {
    const batch = await open(signer)
    const spaced = { ...recordNumber(1), id: 'tag:jamk.example,2026:eri-muotoinen' }
    expect(await batch.seal(row(spaced))).toBe(await byReference(spaced))
    await expect(batch.seal(row({ ...recordNumber(2), id: 'ei osoite' }))).rejects.toThrow()
    await expect(batch.seal(row(recordNumber(3, 'puolikas \ud83d')))).rejects.toMatchObject({ code: 'lone-surrogate' })
    expect(batch.seal(row(recordNumber(4)))).toBe(await byReference(recordNumber(4)))
  })

  test('is signed by libsodium with the same bytes, and each verifies the other', async () => {
    const sodium = await loadSodium()
    const theirs = sodium.signer({ verificationMethod, secretKey: fixedSecret })
    const one = await open(signer)
    const other = await open(theirs)
    expect(other.seal(row(recordNumber(5)))).toBe(one.seal(row(recordNumber(5))))
    const data = new Uint8Array(64).fill(3)
    const key = publicKeyOf(fixedSecret)
    const verifier = sodium.verifier(key)
    const publicKey = publicKeyFrom(key)
    expect(verifier?.(data, await signer.sign({ data }))).toBe(true)
    expect(publicKey && verifySignature(publicKey, data, await theirs.sign({ data }))).toBe(true)
    expect(verifier?.(data, new Uint8Array(64))).toBe(false)
    expect(verifier?.(data, new Uint8Array(3))).toBe(false)
    expect(sodium.verifier('z6Mk-not-a-key')).toBeUndefined()
  })

  test('says which column or key it cannot use', async () => {
    await expect(
      openBatch({
        template: buildCredential(aRecord()),
        varying: ['/nowhere'],
        contexts,
        signer,
        canonicalizer: new Canonicalizer(),
      }),
    ).rejects.toThrow('/nowhere')
    await expect(open({ ...signer, algorithm: 'P-256' })).rejects.toThrow('Ed25519')
  })
})
