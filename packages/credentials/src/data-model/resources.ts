/** `relatedResource`: what the credential points at must still be what was signed (VC Data Model 2.0, section 5.3). */
import { poijuContextText } from '../contexts.ts'
import type { LookUp } from '../look-up.ts'
import { type Check, check } from '../report.ts'
import { isJsonObject, type JsonObject } from '../strict-json.ts'
import { type Digest, digestOfMultibase, digestsOfSri, isDigestOf } from './digests.ts'
import { many } from './values.ts'

/**
 * Digests of contexts as W3C publishes them, SHA-256, SHA-384 and SHA-512 of the very bytes: what the package bundles are objects, whose bytes are
 * not those of the address.
 */
const published: Readonly<Record<string, readonly [sha256: string, sha384: string, sha512: string]>> = {
  'https://www.w3.org/ns/credentials/v2': [
    'WZVc7WaX1h4D8rJVb+vlMIqxaEKEb1tYbX8fet7JJzQ=',
    'l/HrjlBCNWyAX91hr6LFV2Y3heB5Tcr6IeE4/Tje8YyzYBM8IhqjHWiWpr8+ZbYU',
    'XVVFK9Lc+KKfWikEc+skKxxft31OaPGgqoe6pNuiaUhS1l7GPUisBKmdlW+fcVO5QG+E0tBMdIabAsI5odgTBQ==',
  ],
  'https://www.w3.org/2018/credentials/v1': [
    'q03dmlMXWIB6eaW0UFENYa6NFH6rlmzJogDAcJWwzcw=',
    'gsOz6rhjdUu/0rnxfY1tufYRafMBy/CwXh/EvrX1xR3U0uiIwnT0nD+7JAj2H67R',
    'U2pAs5DdqUqeORlsAAkPYmaOgYT+PIwCxKIshWZuaL9uhdPcfy26hbK2Lvldl94kEyVo2FBNtD8snILS6IQY0g==',
  ],
  'https://w3id.org/security/data-integrity/v2': [
    'Z/IebjOmwU5cz9L8eGX3R0+3GgSvfpQTbLOZ36yK6PQ=',
    'DuLXYmcX+LB81Em1JdXitx/icgn8meUwieAWndKUTXk/7qRSb8YLucyhzZZRI5H2',
    'Oc16mkBHt0uFJGQP41Yz6B6ChtFL27fnfQ4I2FCwDWo1sBhdXeNcR5uu2yOheYnZ9iislVMf3XnAxaD2Mtn6lQ==',
  ],
}

/** Whether everything that the credential points at has the digest that was signed. Null when it points at nothing. */
export async function checkResources(document: JsonObject, lookUp: LookUp | undefined): Promise<Check | null> {
  const resources = many(document['relatedResource']).filter(isJsonObject)
  if (resources.length === 0) return null
  let open: string | null = null
  for (const resource of resources) {
    const id = String(resource['id'])
    const params = { resource: id.slice(0, 200) }
    const { digestSRI, digestMultibase } = resource
    const expected: (readonly Digest[])[] = []
    if (typeof digestSRI === 'string') expected.push(digestsOfSri(digestSRI))
    if (typeof digestMultibase === 'string')
      expected.push([digestOfMultibase(digestMultibase)].filter((digest) => digest !== undefined))
    if (expected.some((digests) => digests.length === 0))
      return check('related-resources', 'failed', 'resource-digest-unreadable', params)
    const found = await compare(id, expected, lookUp)
    if (found === 'differs') return check('related-resources', 'failed', 'resource-changed', params)
    if (found === 'not-at-hand') open ??= id.slice(0, 200)
  }
  return open === null
    ? check('related-resources', 'ok', 'resources-unchanged')
    : check('related-resources', 'not-checked', 'resource-not-at-hand', { resource: open })
}

/** Each kind of digest must hold; of several digests of one integrity text any may. */
async function compare(
  id: string,
  expected: readonly (readonly Digest[])[],
  lookUp: LookUp | undefined,
): Promise<'same' | 'differs' | 'not-at-hand'> {
  const all = (holds: (digest: Digest) => boolean) => expected.every((digests) => digests.some(holds))
  // Our own context is known by its digest at whatever address it stands.
  if (all((digest) => isDigestOf(digest, poijuContextText))) return 'same'
  const known = published[id]
  if (known) {
    const ours = { sha256: known[0], sha384: known[1], sha512: known[2] }
    return all(({ algorithm, bytes }) => bytes.toString('base64') === ours[algorithm]) ? 'same' : 'differs'
  }
  const found = await lookUp?.({ kind: 'related-resource', url: id })
  if (!found) return 'not-at-hand'
  return all((digest) => isDigestOf(digest, found.bytes)) ? 'same' : 'differs'
}
