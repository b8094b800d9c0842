/**
 * Verifying badges of the years before Open Badges 3.0: hosted ones, which are true where their issuer publishes them, and signed ones (Open Badges 2.0,
 * section "Verification"; 1.0, 1.1 and the first format of 2012 as far as they differ). What a badge says of itself is believed only as far as the
 * addresses that it names answer the same: without a look-up nothing is called genuine.
 */
import { claimsOfBadge2 } from './open-badges-2/claims.ts'
import {
  type BadgeVersion,
  idOf,
  instantOf,
  listOf,
  parseObject,
  stringOf,
  type VerificationKind,
  verificationOf,
  versionOf,
  webAddress,
} from './open-badges-2/documents.ts'
import { Documents, follow, type Linked, written } from './open-badges-2/fetched.ts'
import { checkRecipient } from './open-badges-2/recipient.ts'
import { isOnList } from './open-badges-2/revocation.ts'
import { isInScope } from './open-badges-2/scope.ts'
import { algorithmOf, isSignedBy, keyFromPem, pemOf, readSigned } from './open-badges-2/signature.ts'
import { type Check, check } from './report.ts'
import { isJsonObject, type JsonObject } from './strict-json.ts'
import type { VerifyOptions } from './verify/context.ts'
import { type Report, refusal, type Securing, verdictOf } from './verify/report.ts'

export interface Badge2Options extends Pick<VerifyOptions, 'now' | 'knownIssuer' | 'lookUp'> {
  /** The address of the person who shows the badge, when it is to be compared with the recipient. */
  readonly recipient?: string
}

const short = (value: string | undefined): string => (value ?? '').slice(0, 200)

/** Every check of an assertion given as JSON, as a compact JWS, or as the address where it is published. Never throws. */
export async function verifyBadge2(input: string | Uint8Array, options: Badge2Options): Promise<Report> {
  try {
    return await run(input, options)
  } catch {
    return refusal('unsupported', 'cannot-be-read')
  }
}

/** The badge as it was handed over, before anything was asked. */
interface Presented {
  readonly document: JsonObject
  readonly version: BadgeVersion
  readonly kind: VerificationKind
  readonly verification: JsonObject
  /** The compact JWS around it. */
  readonly jws: string | null
}

async function run(input: string | Uint8Array, options: Badge2Options): Promise<Report> {
  const documents = new Documents(options.lookUp)
  const text = (typeof input === 'string' ? input : Buffer.from(input).toString('utf8')).trim()
  if (/^https?:\/\//i.test(text)) return runAddress(text, documents, options)
  const signed = readSigned(text)
  const presented = present(signed ? signed.payload : typeof input === 'string' ? text : input, signed ? text : null)
  if ('refusal' in presented) return refusal('notACredential', presented.refusal)
  return presented.kind === 'signed' ? runSigned(presented, documents, options) : runHosted(presented, documents, options)
}

function present(content: string | Uint8Array, jws: string | null): Presented | { readonly refusal: string } {
  const parsed = parseObject(content)
  if (!parsed.ok) return { refusal: parsed.code }
  const { document } = parsed
  const version = versionOf(document)
  if (version === undefined) return { refusal: 'not-a-badge' }
  const { kind, object } = verificationOf(document, version)
  if (kind === undefined) return { refusal: 'verification-unknown' }
  // A signature around a badge that is to be believed where it is hosted would vouch for nothing.
  if (jws !== null && kind !== 'signed') return { refusal: 'verification-contradicts' }
  return { document, version, kind, verification: object, jws }
}

/** A badge of which only the address is known, as the oldest pictures carry it. */
async function runAddress(address: string, documents: Documents, options: Badge2Options): Promise<Report> {
  const found = await documents.assertion(address)
  if (typeof found === 'string') {
    const checks = [
      check('format', 'not-checked', 'badge-not-at-hand', { address: short(address) }),
      check('proof', 'not-checked', 'badge-not-at-hand'),
    ]
    return report(checks, null, 'none', null)
  }
  if (found['revoked'] === true && found['recipient'] === undefined) return runRevoked(found, address, found)
  const presented = present(JSON.stringify(found), null)
  if ('refusal' in presented) return refusal('notACredential', presented.refusal)
  if (presented.kind === 'signed') return runSigned(presented, documents, options)
  return judgeHosted(presented, presented.document, address, documents, options)
}

/** What was handed over is shown, so that a person sees which badge it was. */
function runRevoked(found: JsonObject, address: string, shown: JsonObject): Report {
  const isSame = idOf(found) === undefined || idOf(found) === address
  const proof = isSame ? check('proof', 'ok', 'hosted-same') : check('proof', 'failed', 'hosted-differs')
  const badge = written(shown['badge']).document
  const claims = claimsOfBadge2(shown, badge, written(badge?.['issuer']).document)
  return report([check('format', 'ok', 'open-badge-2'), proof, revoked(found['revocationReason'])], claims, 'hosted', shown)
}

function revoked(reason: JsonObject[string] | undefined): Check {
  return check('status', 'failed', 'revoked', { reason: short(stringOf(reason)) })
}

async function runHosted(presented: Presented, documents: Documents, options: Badge2Options): Promise<Report> {
  const { document, version } = presented
  const address = addressOf(document, version)
  if (!webAddress(address) || address === undefined) return unproven(presented, 'no-address', {}, options)
  const found = await documents.assertion(address)
  if (typeof found === 'string')
    return unproven(
      presented,
      found === 'not-at-hand' ? 'badge-not-at-hand' : 'hosted-not-readable',
      { address: short(address) },
      options,
    )
  // An issuer may strip a badge that was taken back to its id and the word.
  if (found['revoked'] === true && found['recipient'] === undefined) return runRevoked(found, address, document)
  return judgeHosted(presented, found, address, documents, options)
}

/** What is published at the address is the badge; what was handed over must say the same. */
async function judgeHosted(
  presented: Presented,
  hosted: JsonObject,
  address: string,
  documents: Documents,
  options: Badge2Options,
): Promise<Report> {
  // An issuer may have moved its old badges to a later version since.
  const version = versionOf(hosted)
  const isSame =
    version !== undefined && addressOf(hosted, version, address) === address && saysTheSame(presented.document, hosted, address)
  const links = await linksOf(hosted, version ?? 2, documents)
  const proof = check('proof', isSame ? 'ok' : 'failed', isSame ? 'hosted-same' : 'hosted-differs', { address: short(address) })
  const status = hosted['revoked'] === true ? revoked(hosted['revocationReason']) : check('status', 'ok', 'not-revoked')
  return conclude(isSame ? hosted : presented.document, 'hosted', { proof, status, ...links, at: webAddress(address) }, options)
}

/** Where an assertion says that it is published; in 2012 it said nothing of that. */
function addressOf(assertion: JsonObject, version: BadgeVersion, unsaid?: string): string | undefined {
  if (version === 2) return idOf(assertion)
  return stringOf(verificationOf(assertion, version).object['url']) ?? idOf(assertion) ?? (version === 0 ? unsaid : undefined)
}

/** The members that make a badge somebody's and something's. Others may be served in another form, and are taken from the published one. */
function saysTheSame(presented: JsonObject, hosted: JsonObject, address: string): boolean {
  const essence = (document: JsonObject) => {
    const recipient: JsonObject = isJsonObject(document['recipient'])
      ? document['recipient']
      : { identity: document['recipient'] ?? null, salt: document['salt'] ?? null }
    const badge = document['badge']
    return JSON.stringify([
      idOf(document) ?? address,
      recipient['identity'] ?? null,
      listOf(recipient['type'] ?? recipient['@type']),
      recipient['hashed'] ?? false,
      recipient['salt'] ?? null,
      idOf(badge) ?? (isJsonObject(badge) ? [badge['name'] ?? null, idOf(badge['issuer']) ?? null] : null),
      String(instantOf(document['issuedOn'] ?? document['issued_on'])),
      String(instantOf(document['expires'])),
    ])
  }
  const [ours, theirs] = [presented['uid'], hosted['uid']]
  return essence(presented) === essence(hosted) && (ours === undefined || theirs === undefined || ours === theirs)
}

/** A badge whose proof could not be asked for: what it says of itself is shown, and nothing of it is called true. */
async function unproven(
  { document, kind }: Presented,
  code: string,
  params: Record<string, string>,
  options: Badge2Options,
): Promise<Report> {
  // Nothing that an unproven badge points at is asked for: whoever made it would learn who looks at it.
  const badge = written(document['badge'])
  const issuer = written(badge.document?.['issuer'])
  const proof = check('proof', 'not-checked', code, params)
  const status = check('status', 'not-checked', 'not-checked-without-proof')
  return conclude(document, kind === 'hosted' ? 'hosted' : 'jose', { proof, status, badge, issuer, at: undefined }, options)
}

interface Links {
  readonly badge: Linked
  readonly issuer: Linked
}

async function linksOf(assertion: JsonObject, version: BadgeVersion, documents: Documents): Promise<Links> {
  const badge = await follow(assertion['badge'], documents, version === 2)
  const issuer = await follow(badge.document?.['issuer'], documents, version === 2)
  return { badge, issuer }
}

async function runSigned(presented: Presented, documents: Documents, options: Badge2Options): Promise<Report> {
  const { document, version, jws } = presented
  const signed = jws === null ? undefined : readSigned(jws)
  if (jws === null || !signed) return unproven(presented, 'signature-not-at-hand', {}, options)
  const links = await linksOf(document, version, documents)
  const algorithm = algorithmOf(signed)
  const proof =
    algorithm === 'ok'
      ? await checkSignature(jws, presented, links, documents)
      : check('proof', algorithm === 'algorithm-not-allowed' ? 'failed' : 'not-checked', algorithm)
  const status =
    proof.outcome === 'ok'
      ? await checkRevocation(document, links.issuer, documents)
      : check('status', 'not-checked', 'not-checked-without-proof')
  return conclude(document, 'jose', { proof, status, ...links, at: undefined }, options)
}

const mostKeys = 5

/** The keys come from the issuer's own profile alone; the badge may say which of them. */
async function checkSignature(
  jws: string,
  { version, verification }: Presented,
  { issuer }: Links,
  documents: Documents,
): Promise<Check> {
  const profile = issuer.document
  const address = webAddress(issuer.address)
  if (!profile || !address || issuer.source !== 'itself') return check('proof', 'not-checked', 'key-not-at-hand')
  const listed = listOf(profile['publicKey'])
  const creator = idOf(verification['creator'])
  // 1.0 named the key in the badge; it counts when it lies where the issuer does.
  const named = version < 2 && listed.length === 0 ? stringOf(verification['url']) : undefined
  const keyAddress = webAddress(named)
  if (keyAddress && !isInScope(keyAddress, profile, address)) return check('proof', 'failed', 'key-not-of-issuer')
  const keys = named === undefined ? listed : [named]
  const chosen = creator === undefined ? keys : keys.filter((key) => idOf(key) === creator)
  if (creator !== undefined && chosen.length === 0) return check('proof', 'failed', 'key-not-of-issuer', { key: short(creator) })

  let problem = chosen.length === 0 ? check('proof', 'not-checked', 'key-not-at-hand') : undefined
  for (const key of chosen.slice(0, mostKeys)) {
    const pem = await pemFor(key, issuer.address ?? '', documents)
    if (pem.outcome) {
      problem ??= pem.outcome
      continue
    }
    const found = keyFromPem(pem.text)
    if (!found) problem ??= check('proof', 'not-checked', 'unknown-key-type')
    else if (found === 'too-weak') problem ??= check('proof', 'not-checked', 'key-too-weak')
    else if (await isSignedBy(jws, found)) return check('proof', 'ok', 'signature-valid')
    else problem = check('proof', 'failed', 'signature-invalid')
  }
  return problem ?? check('proof', 'not-checked', 'key-not-at-hand')
}

/** The PEM of a key that is written in the profile or named there; its document must call itself so and the issuer its owner. */
async function pemFor(
  key: JsonObject[string],
  issuer: string,
  documents: Documents,
): Promise<{ text: string; outcome?: never } | { outcome: Check }> {
  const id = idOf(key)
  const written = isJsonObject(key) ? stringOf(key['publicKeyPem']) : undefined
  if (written !== undefined && isJsonObject(key))
    return ownedBy(key, issuer) ? { text: written } : { outcome: check('proof', 'failed', 'key-not-of-issuer') }
  const bytes = id === undefined ? undefined : await documents.bytes('controller', id)
  const found = bytes && pemOf(bytes)
  if (!found) return { outcome: check('proof', 'not-checked', 'key-not-at-hand', { key: short(id) }) }
  const { document, pem } = found
  if (document && (idOf(document) !== id || !ownedBy(document, issuer)))
    return { outcome: check('proof', 'failed', 'key-not-of-issuer', { key: short(id) }) }
  return { text: pem }
}

function ownedBy(key: JsonObject, issuer: string): boolean {
  return key['owner'] === undefined || idOf(key['owner']) === issuer
}

async function checkRevocation(assertion: JsonObject, issuer: Linked, documents: Documents): Promise<Check> {
  if (assertion['revoked'] === true) return revoked(assertion['revocationReason'])
  const address = idOf(issuer.document?.['revocationList'])
  if (address === undefined) return check('status', 'ok', 'no-status')
  const params = { list: short(address) }
  const list = await documents.object('status-list', address)
  if (list === 'not-at-hand') return check('status', 'not-checked', 'status-not-at-hand', params)
  if (list === 'not-readable') return check('status', 'failed', 'status-list-invalid', params)
  // A list that calls itself otherwise, or another issuer's, says nothing of this badge.
  const isTheirs = [undefined, address].includes(idOf(list)) && [undefined, issuer.address].includes(idOf(list['issuer']))
  const found = isTheirs ? isOnList(list, assertion) : undefined
  if (!found) return check('status', 'failed', 'status-list-invalid', params)
  return found.isRevoked ? revoked(found.reason) : check('status', 'ok', 'not-revoked', params)
}

interface Found extends Links {
  readonly proof: Check
  readonly status: Check
  /** Where a hosted badge is published. */
  readonly at: URL | undefined
}

async function conclude(assertion: JsonObject, securing: Securing, found: Found, options: Badge2Options): Promise<Report> {
  const { proof, badge, issuer } = found
  const claims = claimsOfBadge2(assertion, badge.document, issuer.document)
  const checks = [
    check('format', 'ok', 'open-badge-2'),
    proof,
    await checkIssuer(found, options),
    checkDates(assertion, options.now),
    found.status,
    checkRecipient(assertion, options.recipient),
  ]
  if ([assertion, badge.document, issuer.document].some((document) => document?.['endorsement'] !== undefined))
    checks.push(check('endorsements', 'not-checked', 'endorsements-of-old-badges'))
  return report(checks, claims, securing, assertion)
}

/** Whether the issuer speaks for the badge: badge class and profile answer at their own addresses, and the badge lies where the profile allows. */
async function checkIssuer({ proof, badge, issuer, at }: Found, { knownIssuer }: Badge2Options): Promise<Check> {
  const params = { issuer: short(issuer.address ?? stringOf(issuer.document?.['name'])) }
  for (const [linked, code] of [[badge, 'badge-class-differs'] as const, [issuer, 'issuer-differs'] as const])
    if (linked.source === 'contradicted') return check('issuer', 'failed', code, { ...params, address: short(linked.address) })
  if (proof.outcome !== 'ok')
    return check('issuer', 'not-checked', proof.outcome === 'failed' ? 'proof-failed' : 'not-checked-without-proof', params)
  if (badge.source === 'open')
    return check('issuer', 'not-checked', 'badge-class-not-at-hand', { ...params, address: short(badge.address) })
  if (issuer.source === 'open') return check('issuer', 'not-checked', 'issuer-not-at-hand', params)
  if (badge.source === 'missing' || issuer.source === 'missing') return check('issuer', 'failed', 'no-issuer', params)

  // In 2012 an issuer was an origin; since then it has an address.
  const address = webAddress(issuer.address ?? stringOf(issuer.document?.['origin']))
  const nameless = check('issuer', 'warning', 'issuer-without-address', { ...params, address: short(at?.host) })
  if (!address) return nameless
  // The rules of a profile count where it answers itself: written into a badge they would be the badge's own.
  const profile = issuer.source === 'itself' && issuer.document ? issuer.document : {}
  const home = webAddress(badge.address)
  const hasRules = profile['verification'] !== undefined
  if ((at && !isInScope(at, profile, address)) || (at && home && !hasRules && home.host !== address.host))
    return check('issuer', 'failed', 'outside-issuer-scope', { ...params, address: short(at.href) })
  if (issuer.source !== 'itself') return nameless
  if (issuer.address !== undefined && (await knownIssuer?.(issuer.address))) return check('issuer', 'ok', 'known-issuer', params)
  return check('issuer', 'warning', 'issuer-looked-up', params)
}

function checkDates(assertion: JsonObject, now: Date): Check {
  const [from, until] = [instantOf(assertion['issuedOn'] ?? assertion['issued_on']), instantOf(assertion['expires'])]
  // In 2012 the date was optional.
  if (Number.isNaN(from) || Number.isNaN(until) || (from === undefined && assertion['@context'] !== undefined))
    return check('validity', 'failed', 'broken-dates')
  if (from !== undefined && until !== undefined && until < from) return check('validity', 'failed', 'broken-dates')
  const iso = (instant: number) => new Date(instant).toISOString()
  if (from !== undefined && from > now.getTime()) return check('validity', 'failed', 'not-yet-valid', { from: iso(from) })
  if (until === undefined) return check('validity', 'ok', 'valid-without-end')
  return until < now.getTime()
    ? check('validity', 'failed', 'expired', { until: iso(until) })
    : check('validity', 'ok', 'valid-until', { until: iso(until) })
}

function report(checks: readonly Check[], claims: Report['claims'], securing: Securing, document: JsonObject | null): Report {
  return {
    verdict: verdictOf(checks),
    format: 'open-badge-2',
    securing,
    carrier: 'text',
    checks,
    claims,
    document,
    problems: [],
    credentials: [],
    endorsements: [],
  }
}
