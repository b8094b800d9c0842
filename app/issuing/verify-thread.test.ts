/** The thread as the pages use it: the engine's answers, and everybody else's turn. */
import { type DidDocument, generateKey, issueVcJwt, localSigner, verify } from '@poiju/credentials'
import { expect, test } from 'vitest'
import { TooMany } from '../platform/errors.ts'
import { VerifyThread } from './verify-thread.server.ts'

const now = new Date('2026-11-27T12:00:00Z')
const { publicKeyMultibase, secretKey } = await generateKey()
const did = 'did:web:yliopisto.example'
const verificationMethod = `${did}#key-1`
const document: DidDocument = {
  id: did,
  verificationMethod: [{ id: verificationMethod, type: 'Multikey', controller: did, publicKeyMultibase }],
  assertionMethod: [verificationMethod],
}
const list = 'https://yliopisto.example/status/1'
const credential = {
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: ['VerifiableCredential'],
  issuer: did,
  validFrom: '2026-11-20T12:00:00Z',
  credentialSubject: { id: 'did:example:oona' },
  credentialStatus: {
    id: `${list}#7`,
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: '7',
    statusListCredential: list,
  },
}
const sealed = await issueVcJwt(credential, localSigner({ verificationMethod, secretKey }))
const limits = { most: 5, atOnce: 2, longest: 60_000, question: 20_000 }
const asked: string[] = []
const options = {
  now,
  knownIssuer: async (id: string) => {
    asked.push(id)
    return id === did ? document : undefined
  },
  lookUp: async ({ url }: { url: string }): Promise<undefined> => {
    asked.push(url)
    throw new Error('nobody there')
  },
}

test('the answer is the engine’s, and what it asks is asked here', async () => {
  const thread = new VerifyThread(limits)
  const here = await verify(sealed, options)
  expect(here).toMatchObject({ verdict: 'statusUnclear' })
  const inOrder = asked.splice(0)
  const answers = await Promise.all([sealed, Buffer.from(sealed)].map((input) => thread.verify(input, options)))
  expect(answers).toEqual([here, here])
  expect(asked.sort()).toEqual([...inOrder, ...inOrder].sort())
  expect(await thread.extract(Buffer.from(`  ${sealed}\n`))).toMatchObject({ text: sealed, carrier: 'text' })
  expect(await thread.extract(Buffer.from('%PDF-1.7'))).toMatchObject({ code: expect.any(String) })
})

test('while something heavy is read, the process goes on with other things', async () => {
  const thread = new VerifyThread(limits)
  await thread.verify(sealed, options)
  const many = (part: object) => Array.from({ length: 490 }, () => part)
  const achievement = {
    ...{ id: 'https://yliopisto.example/1', type: 'Achievement', name: 'x', description: 'x', criteria: { narrative: 'x' } },
    alignment: many({ type: 'Alignment', targetName: 'x' }),
    related: many({ type: 'Related' }),
  }
  const proof = {
    ...{ type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022', proofPurpose: 'assertionMethod' },
    ...{ created: '2026-11-20T12:00:00Z', verificationMethod, proofValue: `z${'2'.repeat(88)}` },
  }
  const heavy = JSON.stringify({
    ...credential,
    '@context': [...credential['@context'], 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: 'x',
    credentialSubject: { type: 'AchievementSubject', id: 'did:example:oona', achievement },
    proof,
  })
  let turns = 0
  let isReading = true
  const count = () => {
    turns++
    if (isReading) setImmediate(count)
  }
  setImmediate(count)
  // Read to its end: the signature is of something else.
  expect((await thread.verify(heavy, options)).verdict).toBe('altered')
  isReading = false
  expect(turns).toBeGreaterThan(100)
})

test('where too many wait, whoever comes is asked to come again, but not who was let in', async () => {
  const thread = new VerifyThread({ ...limits, most: 2, atOnce: 1 })
  const waiting = [thread.verify(sealed, options), thread.verify(sealed, options)]
  await expect(thread.verify(sealed, options)).rejects.toBeInstanceOf(TooMany)
  const all = await Promise.all([...waiting, thread.verify(sealed, options, { isAdmitted: true })])
  expect(all.map(({ verdict }) => verdict)).toEqual(Array(3).fill('statusUnclear'))
  expect(await thread.verify(sealed, options)).toMatchObject({ verdict: 'statusUnclear' })
})

test('who takes too long fails alone; who stood beside goes on in the next thread', async () => {
  const own = { ...limits, longest: 60_000 }
  const thread = new VerifyThread(own)
  await thread.verify(sealed, options)
  const never = new Promise<undefined>(() => undefined)
  own.longest = 300
  const stuck = thread.verify(sealed, { ...options, knownIssuer: () => never }).catch(String)
  own.longest = 60_000
  let isFirst = true
  const beside = thread.verify(sealed, {
    ...options,
    // Still asking when the thread ends; asked anew in the next.
    knownIssuer: (id) => {
      if (!isFirst) return options.knownIssuer(id)
      isFirst = false
      return never
    },
  })
  expect(await stuck).toBe('Error: A credential took too long to verify')
  expect((await beside).verdict).toBe('statusUnclear')
  expect(isFirst).toBe(false)
})

test('what cannot be sent, or comes too late, is no answer', async () => {
  const thread = new VerifyThread({ ...limits, question: 200 })
  const odd = { ...document, odd: () => 1 } as DidDocument
  const here = await verify(sealed, { ...options, knownIssuer: async () => undefined })
  expect(await thread.verify(sealed, { ...options, knownIssuer: async () => odd })).toEqual(here)
  expect(await thread.verify(sealed, { ...options, knownIssuer: () => new Promise<undefined>(() => undefined) })).toEqual(here)
})
