/** Verifying for everybody: our own issuers and known ones elsewhere from the database, nothing fetched, nothing stored or logged. */
import type { Check, DidDocument, Report } from '@poiju/credentials'
import { must } from '../people/policy.ts'
import { type Ctx, forInstitution } from '../platform/ctx.ts'
import { inTransaction } from '../platform/database.server.ts'
import { limitRate } from '../platform/limits.server.ts'
import { issuedOrigins } from '../platform/origin.server.ts'
import type { Outbound } from '../platform/outbound.server.ts'
import { issuerDid } from './addresses.ts'
import { askingIssuers } from './ask.server.ts'
import { sealedText } from './issue.server.ts'
import { issuerDocument, keyState } from './keys.server.ts'
import { knownDocument } from './known-issuers.server.ts'
import { partBehind } from './part.server.ts'
import { recordOf } from './register.server.ts'
import { openShare } from './share.server.ts'
import { signatureCounts } from './signing-key.ts'
import { statusListText, tokenStatusListText } from './status.server.ts'
import * as store from './store.server.ts'
import { type AsideOptions, threadFor } from './verify-thread.server.ts'

/**
 * What verifying answers here: the report, and whether our register has a new credential in the place of this one. A signature by a key that its issuer
 * has revoked is `key-revoked` in every format, and what was changed or signed with such a key is not repeated: `claims` is null.
 */
export interface OwnReport extends Report {
  readonly isReplaced: boolean
}

/** Counts a stranger who is about to have something read and verified, asking its issuer more than looking: before any work is done for them. */
export async function limitStranger(ctx: Ctx, address: string, how: { isAsking: boolean }): Promise<void> {
  await limitRate(ctx.db, ctx.now, how.isAsking ? 'verify.ask' : 'verify', address)
}

/**
 * The report on a pasted or uploaded credential of somebody who was counted. Nothing is fetched for it, unless the person has asked to ask the issuer:
 * then `outbound` is the door.
 */
export async function verifyCredential(
  ctx: Ctx,
  input: string | Uint8Array,
  how: AsideOptions & { readonly outbound?: Outbound | undefined } = {},
): Promise<OwnReport> {
  must(ctx.actor, 'credential.verify')
  return report(ctx, input, how)
}

/** The same for a program whose key may verify more than a stranger does. Limited per key. */
export async function verifyForProgram(ctx: Ctx, key: string, input: string | Uint8Array): Promise<OwnReport> {
  must(ctx.actor, 'credential.verify')
  await limitRate(ctx.db, ctx.now, 'verify.key', key)
  return report(ctx, input, { isAdmitted: true })
}

/** What a learner's link shows, byte for byte; undefined when the link does not work. Limited per address. */
export async function readShared(
  ctx: Ctx,
  address: string,
  token: string,
): Promise<{ text: string; isPart: boolean; row: store.CredentialRow } | undefined> {
  must(ctx.actor, 'credential.shared')
  await limitRate(ctx.db, ctx.now, 'verify', address)
  const row = /^[\w-]{20,100}$/.test(token) ? await openShare(ctx, token) : undefined
  if (!row) return undefined
  const part = await partBehind(ctx, token, row.institutionId)
  return { text: part ?? sealedText(row), isPart: part !== undefined, row }
}

/** The report on it. */
export async function verifyShared(
  ctx: Ctx,
  address: string,
  token: string,
): Promise<{ report: OwnReport; row: store.CredentialRow; isPart: boolean } | undefined> {
  const shared = await readShared(ctx, address, token)
  if (!shared) return undefined
  const { row, isPart } = shared
  // A part is not member for member what stands in the register, but its link says of which credential it is one.
  return {
    report: { ...(await report(ctx, shared.text, { isAdmitted: true })), isReplaced: row.replacedBy !== null },
    row,
    isPart,
  }
}

async function report(
  ctx: Ctx,
  input: string | Uint8Array,
  { outbound, ...how }: AsideOptions & { readonly outbound?: Outbound | undefined },
): Promise<OwnReport> {
  const origins = [...new Set([ctx.origin, ...(await issuedOrigins(ctx.db))])]
  const system: Ctx = { ...ctx, actor: { kind: 'system', name: 'verify' }, person: null, institution: null }
  // Compared as an address is read: capital letters and a default port lead to the same house.
  const isOurs = (url: string) => URL.canParse(url) && origins.some((origin) => new URL(url).origin === new URL(origin).origin)
  const ask = outbound && askingIssuers(outbound, isOurs)
  const look = (own: store.CredentialRow | undefined, admitted: AsideOptions) =>
    threadFor(input).verify(
      input,
      {
        now: ctx.now,
        knownIssuer: (did) => issuerKnownHere(system, origins, did, own),
        lookUp: async (request) => {
          if (!isOurs(request.url)) return ask?.(request)
          const list = request.kind === 'status-list' ? await ownStatusList(system, origins, request.url) : undefined
          return list === undefined ? undefined : { bytes: Buffer.from(list), mediaType: null }
        },
      },
      admitted,
    )
  const first = await look(undefined, how)
  const own = await recordOf(system, origins, first.document)
  // What a revoked key signed is looked at again with our own record of it, where there is one.
  const answer = own && first.checks.some(isByRevokedKey) ? await look(own, { isAdmitted: true }) : first
  const isByNobody = answer.verdict === 'altered' || answer.checks.some(isByRevokedKey)
  return {
    ...answer,
    // When it was revoked is no moment that may be shown: what counts is our record of the signature, not that moment.
    checks: answer.checks.map((one) => (isByRevokedKey(one) ? { ...one, code: 'key-revoked', params: {} } : one)),
    claims: isByNobody ? null : answer.claims,
    isReplaced: (own?.replacedBy ?? null) !== null,
  }
}

/** Whether the signature is of a key that its issuer has revoked: in Data Integrity and in JOSE. */
export function isByRevokedKey({ name, code }: Check): boolean {
  return name === 'proof' && (code === 'method-revoked' || code === 'key-revoked')
}

/** What stands in the list counts for issuers elsewhere alone: nobody keeps keys for one of ours. */
async function issuerKnownHere(
  ctx: Ctx,
  origins: readonly string[],
  did: string,
  own: store.CredentialRow | undefined,
): Promise<DidDocument | undefined> {
  const isOurs = origins.some((origin) => did.startsWith(`did:web:${encodeURIComponent(new URL(origin).host)}:`))
  return isOurs ? ownDocument(ctx, origins, did, own) : knownDocument(ctx.db, did)
}

/** Before any moment that a credential can name. */
const always = new Date(-8_640_000_000_000_000)

/**
 * The DID document of an institution of this installation, under any origin it has issued with, as it counts for one credential. Whoever holds a stolen
 * key writes any date into what they forge, so the date inside decides nothing: our own record of the signature does, and without one a revoked key
 * counts for nothing at all.
 */
async function ownDocument(
  ctx: Ctx,
  origins: readonly string[],
  did: string,
  own: store.CredentialRow | undefined,
): Promise<DidDocument | undefined> {
  const slug = did.split(':').at(-1) ?? ''
  const origin = origins.find((candidate) => issuerDid(candidate, slug) === did)
  if (!origin) return undefined
  return inTransaction(ctx, async (tx) => {
    const issuer = await store.readIssuer(tx, { slug })
    if (!issuer) return undefined
    return issuerDocument(tx, origin, issuer, (key) => {
      const signedAt = own?.institutionId === issuer.id && own.keyId === key.id ? own.issuedAt : null
      return signatureCounts(keyState(key), signedAt) ? null : always
    })
  })
}

async function ownStatusList(ctx: Ctx, origins: readonly string[], url: string): Promise<string | undefined> {
  const origin = origins.find((candidate) => url.startsWith(`${candidate}/`))
  const path =
    origin && /^\/institutions\/([a-z][a-z0-9-]{1,30})\/(status|token-status)\/([0-9a-f-]{36})$/.exec(url.slice(origin.length))
  if (!path) return undefined
  const [, slug = '', kind, list = ''] = path
  return kind === 'status' ? statusListText(ctx, slug, list, origin) : tokenStatusListText(ctx, slug, list, origin)
}

/** State of one credential for machines: what its address says. Nothing of its holder, nor which one came in its place. */
export async function credentialState(
  ctx: Ctx,
  slug: string,
  id: string,
): Promise<{ state: 'valid' | 'revoked' | 'superseded' } | undefined> {
  must(ctx.actor, 'issuer.read')
  const issuer = await inTransaction(ctx, (tx) => store.readIssuer(tx, { slug }))
  if (!issuer || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return undefined
  return inTransaction({ ...forInstitution(ctx, issuer.id), person: null }, async (tx) => {
    const row = await store.read(tx, id)
    if (!row || row.credential.state === 'pending') return undefined
    return { state: row.credential.state === 'issued' ? 'valid' : row.credential.state }
  })
}

/** The token in a link of ours, under any origin that this installation has issued with; null for somebody else's link. */
export async function sharedToken(ctx: Ctx, link: string): Promise<string | null> {
  const origins = [ctx.origin, ...(await issuedOrigins(ctx.db))]
  if (!URL.canParse(link)) return null
  const url = new URL(link)
  return origins.includes(url.origin) ? (/^\/(?:fi|sv|en)\/shared\/([\w-]{20,100})$/.exec(url.pathname)?.[1] ?? null) : null
}
