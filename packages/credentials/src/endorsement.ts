/**
 * Endorsements (Open Badges 3.0, EndorsementCredential): an employer says that a micro-credential is worth something at work, a coach or a peer that
 * somebody has really done it. Each is a credential of its own, signed by who says it, and stands inside the credential that it is about. Pure.
 */
import { MissingElement } from './build.ts'
import { openBadgesContextUrl, vcContextUrl } from './contexts.ts'
import { assemble, sign } from './issue.ts'
import { NotIssuable } from './jose/vc-jwt.ts'
import type { Signer } from './keys.ts'
import type { CredentialLanguage } from './record.ts'
import { isJsonObject, type Json, type JsonObject } from './strict-json.ts'

/** `employer`: of a version of a micro-credential; `coach` and `peer`: of what one person achieved. */
export type EndorsementKind = 'employer' | 'coach' | 'peer'

export interface EndorsementRecord {
  readonly kind: EndorsementKind
  /** The endorsement's own address. */
  readonly id: string
  /** The one language of the comment. */
  readonly language: CredentialLanguage
  /** Who says it; the signature must be by a key of this identifier. */
  readonly endorser: { readonly id: string; readonly name: string; readonly url: string | null }
  /** What it is about: an employer endorses the address of a version, coach and peer the address of one credential. */
  readonly about: { readonly id: string; readonly name: string }
  /** In the endorser's own words. */
  readonly comment: string
  readonly endorsedAt: string
  /** Until when the endorser stands by it; null for always. */
  readonly validUntil: string | null
}

const names: Readonly<Record<EndorsementKind, Readonly<Record<CredentialLanguage, string>>>> = {
  employer: { fi: 'Työelämän puolto', sv: 'Arbetslivets rekommendation', en: 'Endorsement by working life' },
  coach: { fi: 'Valmentajan puolto', sv: 'Coachens rekommendation', en: 'Endorsement by a coach' },
  peer: { fi: 'Vertaisen puolto', sv: 'Kollegans rekommendation', en: 'Endorsement by a peer' },
}

/** The unsigned endorsement. Throws MissingElement. */
export function buildEndorsement(record: EndorsementRecord): JsonObject {
  const { endorser, about, comment, endorsedAt, validUntil } = record
  const elements: Record<string, boolean> = {
    endorser: endorser.id.trim() !== '' && endorser.name.trim() !== '',
    endorsed: about.id.trim() !== '',
    comment: comment.trim() !== '',
    date: !Number.isNaN(Date.parse(endorsedAt)),
  }
  for (const [element, isThere] of Object.entries(elements)) if (!isThere) throw new MissingElement(element)
  return {
    '@context': [vcContextUrl, openBadgesContextUrl],
    id: record.id,
    type: ['VerifiableCredential', 'EndorsementCredential'],
    name: `${names[record.kind][record.language]}: ${about.name}`,
    issuer: {
      id: endorser.id,
      type: ['Profile'],
      name: endorser.name,
      ...(endorser.url ? { url: endorser.url } : {}),
    },
    validFrom: endorsedAt,
    ...(validUntil ? { validUntil } : {}),
    awardedDate: endorsedAt,
    credentialSubject: { id: about.id, type: ['EndorsementSubject'], endorsementComment: comment },
  }
}

/** The endorsement with an embedded proof (eddsa-rdfc-2022), for `endorsement`; `issueVcJwt` makes the one for `endorsementJwt`. Throws MissingElement. */
export async function issueEndorsement(record: EndorsementRecord, signer: Signer): Promise<string> {
  const unsigned = JSON.stringify(buildEndorsement(record))
  return assemble(unsigned, await sign(unsigned, signer))
}

/**
 * An unsigned credential with signed endorsements inside, each where it belongs: those about the achievement in the achievement, those about this very
 * credential at the top. Objects as objects, tokens as text. `endorsementJwt` is in no context of Open Badges 3.0: with tokens inside, a credential can be
 * signed as JWT alone, and a Data Integrity proof refuses the word. Throws NotIssuable for one that is about something else.
 */
export function withEndorsements(credential: JsonObject, endorsements: readonly string[]): JsonObject {
  const copy = structuredClone(credential)
  const subject = copy['credentialSubject']
  const achievement = isJsonObject(subject) && isJsonObject(subject['achievement']) ? subject['achievement'] : undefined
  for (const text of endorsements) {
    const isToken = !text.trimStart().startsWith('{')
    const about = subjectOf(isToken ? payloadOf(text) : text)
    const bearer = [copy, achievement].find((each) => each !== undefined && about !== null && each['id'] === about)
    if (!bearer) throw new NotIssuable('endorsement-of-something-else', { about: String(about).slice(0, 200) })
    const [member, value]: [string, Json] = isToken ? ['endorsementJwt', text] : ['endorsement', JSON.parse(text)]
    bearer[member] = [...(Array.isArray(bearer[member]) ? bearer[member] : []), value]
  }
  return copy
}

const payloadOf = (token: string): string => Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')

function subjectOf(text: string): string | null {
  try {
    const document: Json = JSON.parse(text)
    const subject = isJsonObject(document) ? document['credentialSubject'] : undefined
    return isJsonObject(subject) && typeof subject['id'] === 'string' ? subject['id'] : null
  } catch {
    return null
  }
}
