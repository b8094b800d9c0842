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
  const thread = new VerifyThread({ most: 5, longest: 60_000 })
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
  const thread = new VerifyThread({ most: 5, longest: 60_000 })
  await thread.verify(sealed, options)
  const people = Array.from({ length: 400 }, (_, one) => ({ id: `did:example:${one}`, name: Array(20).fill('x') }))
  const heavy = JSON.stringify({ ...credential, credentialSubject: people })
  let turns = 0
  let isReading = true
  const count = () => {
    turns++
    if (isReading) setImmediate(count)
  }
  setImmediate(count)
  expect((await thread.verify(heavy, options)).verdict).not.toBe('genuine')
  isReading = false
  expect(turns).toBeGreaterThan(100)
})

test('where too many wait, whoever comes is asked to come again; after a fault the next is read as before', async () => {
  const limits = { most: 2, longest: 1 }
  const thread = new VerifyThread(limits)
  const waiting = [thread.verify(sealed, options), thread.verify(sealed, options)].map((one) => one.catch(String))
  await expect(thread.verify(sealed, options)).rejects.toBeInstanceOf(TooMany)
  // No thread begins in a millisecond.
  expect(await Promise.all(waiting)).toEqual(Array(2).fill('Error: The thread that verifies has ended'))
  limits.longest = 60_000
  expect(await thread.verify(sealed, options)).toMatchObject({ verdict: 'statusUnclear' })
})
