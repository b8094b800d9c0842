/**
 * The same endpoints over `@digitalbazaar/*`, as thin as they can be: what the usual libraries score in the same suites, with the same settings.
 * `node --conditions=poiju-source reference-server.ts <port>`; addresses in credentials begin with PUBLIC_ORIGIN. With ALWAYS_YES=1 nothing is
 * verified and the answer is always yes: what a suite still passes then, it cannot see.
 */
import { createServer } from 'node:http'
import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import * as ecdsaJcs from '@digitalbazaar/ecdsa-jcs-2019-cryptosuite'
import { cryptosuite as ecdsaRdfc } from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite'
import * as ecdsaSd from '@digitalbazaar/ecdsa-sd-2023-cryptosuite'
import * as eddsaJcs from '@digitalbazaar/eddsa-jcs-2022-cryptosuite'
import { cryptosuite as eddsaRdfc } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import * as vc from '@digitalbazaar/vc'
import { checkStatus, createCredential, createList } from '@digitalbazaar/vc-bitstring-status-list'
import { bundledContexts } from '../src/contexts.ts'
import { controllerOf } from '../src/did/did-key.ts'
import type { Signer } from '../src/keys.ts'
import { makeIssuers } from '../src/serve/issuers.ts'

const [port = '4207'] = process.argv.slice(2)
const origin = process.env['PUBLIC_ORIGIN'] ?? `http://127.0.0.1:${port}`
const saysYes = process.env['ALWAYS_YES'] === '1'
const issuers = await makeIssuers()

type Json = Record<string, unknown>
const documents = new Map<string, object>([
  ['https://www.w3.org/ns/credentials/examples/v2', { '@context': { '@vocab': 'https://www.w3.org/ns/credentials/examples#' } }],
  ['https://w3id.org/security/multikey/v1', { '@context': {} }],
])

async function documentLoader(url: string): Promise<{ contextUrl: null; documentUrl: string; document: object }> {
  const found = (document: object) => ({ contextUrl: null, documentUrl: url, document })
  if (url === `${origin}/status/1`) return found(await statusList())
  if (!url.startsWith('did:')) {
    const context = bundledContexts().get(url) ?? documents.get(url)
    if (!context) throw new Error(`not bundled: ${url}`)
    return found(context)
  }
  const [did = '', fragment] = url.split('#')
  const document = controllerOf(did)
  if (typeof document === 'string') throw new Error(document)
  const method = document.verificationMethod[0]
  return found(
    fragment === undefined
      ? { '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'], ...document }
      : { '@context': 'https://w3id.org/security/multikey/v1', ...method },
  )
}

const plain: Readonly<Record<string, object>> = {
  'eddsa-rdfc-2022': eddsaRdfc,
  'eddsa-jcs-2022': eddsaJcs.createSignCryptosuite(),
  'ecdsa-rdfc-2019': ecdsaRdfc,
  'ecdsa-jcs-2019': ecdsaJcs.createSignCryptosuite(),
}
const verifying = [
  eddsaRdfc,
  ecdsaRdfc,
  eddsaJcs.createVerifyCryptosuite(),
  ecdsaJcs.createVerifyCryptosuite(),
  ecdsaSd.createVerifyCryptosuite(),
].map((cryptosuite) => new DataIntegrityProof({ cryptosuite }))

const list = await createList({ length: 131_072 })
let sealed: Promise<object> | undefined
function statusList(): Promise<object> {
  sealed ??= (async () => {
    const { did, signer } = issuers.get('eddsa-rdfc-2022') as { did: string; signer: Signer }
    const credential = await createCredential({
      id: `${origin}/status/1`,
      list,
      statusPurpose: 'revocation',
      context: ['https://www.w3.org/ns/credentials/v2'],
    })
    return vc.issue({
      credential: { ...credential, issuer: did },
      suite: new DataIntegrityProof({ signer, cryptosuite: eddsaRdfc }),
      documentLoader,
    })
  })()
  return sealed
}

async function issue({ credential, options }: Json): Promise<object> {
  const given = credential as Json
  const { mandatoryPointers = [] } = (options ?? {}) as { mandatoryPointers?: string[] }
  const did = typeof given['issuer'] === 'string' ? given['issuer'] : (given['issuer'] as Json)['id']
  const issuer = [...issuers.values()].find((one) => one.did === did)
  if (!issuer) throw new Error('not an issuer of ours')
  const cryptosuite = plain[issuer.cryptosuite] ?? ecdsaSd.createSignCryptosuite({ mandatoryPointers })
  const contextList = given['@context'] as unknown[]
  const isOlder = contextList[0] === 'https://www.w3.org/2018/credentials/v1'
  const index = Math.floor(Math.random() * 131_072)
  const credentialStatus = {
    id: `${origin}/status/1#${index}`,
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: String(index),
    statusListCredential: `${origin}/status/1`,
  }
  const isPlain = isOlder || issuer.cryptosuite === 'ecdsa-sd-2023' || given['credentialStatus'] !== undefined
  return vc.issue({
    credential: {
      ...given,
      ...(isOlder ? { '@context': [...contextList, 'https://w3id.org/security/data-integrity/v2'] } : {}),
      ...(isPlain ? {} : { credentialStatus }),
    },
    suite: new DataIntegrityProof({ signer: issuer.signer, cryptosuite }),
    documentLoader,
  })
}

async function verifyCredential({ verifiableCredential }: Json): Promise<object> {
  if (saysYes) return { verified: true }
  return settled(
    await vc.verifyCredential({
      credential: verifiableCredential as object,
      suite: verifying,
      documentLoader,
      checkStatus: status,
    }),
  )
}

const status = async ({ credential }: { credential: Json }): Promise<{ verified: boolean }> => {
  const entry = credential['credentialStatus'] as Json
  if (entry['type'] !== 'BitstringStatusListEntry') return { verified: true }
  return checkStatus({ credential, suite: verifying, documentLoader, verifyBitstringStatusListCredential: true })
}

async function verifyPresentation({ verifiablePresentation, options }: Json): Promise<object> {
  if (saysYes) return { verified: true }
  const { challenge, domain } = (options ?? {}) as { challenge?: string; domain?: string }
  return settled(
    await vc.verify({
      presentation: verifiablePresentation as object,
      suite: verifying,
      documentLoader,
      challenge,
      domain,
      checkStatus: status,
    }),
  )
}

function settled(answer: { verified: boolean; error?: unknown }): object {
  if (!answer.verified) throw new Error('not verified')
  return { verified: true }
}

async function derive({ verifiableCredential, options }: Json): Promise<object> {
  const { selectivePointers = [] } = (options ?? {}) as { selectivePointers?: string[] }
  const suite = new DataIntegrityProof({ cryptosuite: ecdsaSd.createDiscloseCryptosuite({ selectivePointers }) })
  return vc.derive({ verifiableCredential: verifiableCredential as object, suite, documentLoader })
}

const posts: Readonly<Record<string, readonly [status: number, (body: Json) => Promise<object>]>> = {
  '/credentials/issue': [201, issue],
  '/credentials/verify': [200, verifyCredential],
  '/presentations/verify': [200, verifyPresentation],
  '/credentials/derive': [201, derive],
}

createServer(async (request, response) => {
  const send = (code: number, body: object) =>
    response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1')
  try {
    if (pathname === '/issuers') return send(200, Object.fromEntries([...issuers].map(([name, { did }]) => [name, did])))
    if (pathname === '/status/1') return send(200, await statusList())
    const post = posts[pathname]
    if (!post) return send(404, {})
    const parts: Buffer[] = []
    for await (const part of request as AsyncIterable<Buffer>) parts.push(part)
    return send(post[0], await post[1](JSON.parse(Buffer.concat(parts).toString('utf8')) as Json))
  } catch (error) {
    return send(400, { verified: false, errors: [{ message: (error as Error).message }] })
  }
}).listen(Number(port), '127.0.0.1')
