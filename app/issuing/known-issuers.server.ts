/**
 * Issuers elsewhere whose documents the operator has looked at and keeps: credentials of theirs verify here without asking anybody. The document comes
 * through the one outbound door, or from a file.
 */
import { readFile } from 'node:fs/promises'
import { type DidDocument, isJsonObject, type Json, parseStrictJson, publicKeyFrom } from '@poiju/credentials'
import { record } from '../platform/audit.server.ts'
import type { Ctx } from '../platform/ctx.ts'
import type { Database, Tx } from '../platform/database.server.ts'
import { type Outbound, OutboundError } from '../platform/outbound.server.ts'

export type KnownIssuerRefusal = 'not-a-did-web' | 'not-a-document' | 'another-issuer' | 'no-key-we-can-use'

const didWeb = /^did:web:[A-Za-z0-9.-]+(%3A\d{1,5})?(:[A-Za-z0-9._~-]+)*$/

/** Where the document of a did:web is (did:web, section 3.2); null for something else. */
export function documentUrl(did: string): string | null {
  if (!didWeb.test(did) || did.length > 400) return null
  const [host = '', ...path] = did.slice('did:web:'.length).split(':')
  return `https://${decodeURIComponent(host)}/${path.length === 0 ? '.well-known' : path.join('/')}/did.json`
}

/** What we use of a DID document: its Multikeys for assertions, with full ids. A refusal when there is none, or it is somebody else's. */
export function readDidDocument(did: string, bytes: Uint8Array): DidDocument | KnownIssuerRefusal {
  const parsed = parseStrictJson(bytes, { maxBytes: 64 * 1024, maxDepth: 16, maxValues: 5_000 })
  if (!parsed.ok || !isJsonObject(parsed.value)) return 'not-a-document'
  const document = parsed.value
  if (document['id'] !== did) return 'another-issuer'
  const full = (id: string) => (id.startsWith('#') ? did + id : id)
  const list = (value: Json | undefined) => (Array.isArray(value) ? value.slice(0, 100) : [])
  const asserted = list(document['assertionMethod'])
  const methods = [...list(document['verificationMethod']), ...asserted].flatMap((method) => {
    if (!isJsonObject(method)) return []
    const { id, type, controller, publicKeyMultibase, revoked } = method
    if (typeof id !== 'string' || type !== 'Multikey' || controller !== did) return []
    if (typeof publicKeyMultibase !== 'string' || !publicKeyFrom(publicKeyMultibase)) return []
    return [{ id: full(id), type, controller: did, publicKeyMultibase, ...(typeof revoked === 'string' ? { revoked } : {}) }]
  })
  const named = asserted.flatMap((one) => {
    const id = isJsonObject(one) ? one['id'] : one
    return typeof id === 'string' ? [full(id)] : []
  })
  const assertionMethod = methods.map(({ id }) => id).filter((id) => named.includes(id))
  if (assertionMethod.length === 0) return 'no-key-we-can-use'
  return { id: did, verificationMethod: methods, assertionMethod }
}

/** Keeps the document of an issuer in the place of an earlier one. `bring` reads it from where it is. */
export async function keepKnownIssuer(
  ctx: Ctx,
  did: string,
  bring: (url: string) => Promise<Uint8Array>,
): Promise<{ kept: DidDocument } | { refused: KnownIssuerRefusal }> {
  const url = documentUrl(did)
  if (url === null) return { refused: 'not-a-did-web' }
  const document = readDidDocument(did, await bring(url))
  if (typeof document === 'string') return { refused: document }
  await ctx.db.transaction().execute(async (tx) => {
    const values = { document: JSON.stringify(document), keptAt: ctx.now }
    await tx
      .insertInto('knownIssuer')
      .values({ did, ...values })
      .onConflict((conflict) => conflict.column('did').doUpdateSet(values))
      .execute()
    await record(tx, ctx, `knownIssuer:${did}`, [{ fact: 'knownIssuer.kept' }])
  })
  return { kept: document }
}

/** The kept document of an issuer elsewhere. */
export async function knownDocument(db: Database | Tx, did: string): Promise<DidDocument | undefined> {
  const row = await db.selectFrom('knownIssuer').select('document').where('did', '=', did).executeTakeFirst()
  // Written by `keepKnownIssuer` from a value of this type.
  return row?.document as unknown as DidDocument | undefined
}

const words: Record<KnownIssuerRefusal, string> = {
  'not-a-did-web': 'This is not a did:web: write it like did:web:issuer.example or did:web:issuer.example:institutions:one',
  'not-a-document': 'What is there is not a DID document.',
  'another-issuer': 'The document is of another issuer: its "id" is not this DID.',
  'no-key-we-can-use':
    'The document names no Ed25519 Multikey of its own for assertions, so nothing of this issuer could be verified.',
}

/** `known-issuer <did> [--file <path>]`: keeps the document of an issuer elsewhere, and says which keys it names. */
export async function knownIssuerCommand(ctx: Ctx, args: readonly string[], outbound: Outbound): Promise<number> {
  const [did = '', option, path, ...rest] = args
  if (did === '' || rest.length > 0 || (option !== undefined && (option !== '--file' || path === undefined))) {
    console.error('Usage: npm run poiju -- known-issuer <did:web:…> [--file <did.json>]')
    return 2
  }
  try {
    const bring = path === undefined ? outbound : async () => new Uint8Array(await readFile(path))
    const answer = await keepKnownIssuer(ctx, did, bring)
    if ('refused' in answer) {
      console.error(words[answer.refused])
      return 1
    }
    const keys = answer.kept.assertionMethod.join('\n  ')
    console.log(
      `Kept ${did} with\n  ${keys}\nCompare the keys with what the issuer tells you by another way. Its credentials verify here now.`,
    )
    return 0
  } catch (error) {
    if (error instanceof OutboundError)
      console.error(`The document could not be brought from ${documentUrl(did)}: ${error.code}.`)
    else if ((error as { code?: string }).code === 'ENOENT') console.error(`There is no file ${path}.`)
    else throw error
    return 1
  }
}
