/** What a verification carries with it: the caller's answers, the clock, and how deep it already is. */

import type { Resolver } from '../did/resolve.ts'
import type { DidDocument } from '../did-document.ts'
import type { Work } from '../fast/index.ts'
import type { LookUp } from '../look-up.ts'
import type { KeyBindingDemand } from '../sd-jwt/index.ts'
import type { Report } from './report.ts'

export interface VerifyOptions {
  /** As of when dates are judged. */
  readonly now: Date
  /** The document of an issuer that the caller knows and trusts; undefined for any other. */
  readonly knownIssuer?: (id: string) => Promise<DidDocument | undefined>
  /** Documents that the credential points at. Without it nothing is asked for. */
  readonly lookUp?: LookUp
  /** Contexts beside the bundled ones that the caller vouches for. */
  readonly moreContexts?: ReadonlyMap<string, object>
  /** Reads contexts that are written into the document. Off: they can give any word that is not protected another meaning. */
  readonly inlineContexts?: boolean
  /** DER of certificates whose seals the caller trusts, or of who issues those (the EU's trusted lists). */
  readonly trustedCertificates?: readonly Uint8Array[]
  /** What a presentation must have been made for. */
  readonly challenge?: string
  readonly domain?: string
}

export interface Verification extends VerifyOptions {
  readonly resolver: Resolver
  /** Credentials inside presentations, endorsements inside credentials: no deeper than `deepest`. */
  readonly depth: number
  /** How many documents may still be read inside this one, what may still be done with them, and how long schemas may still run: shared by all of them. */
  readonly budget: { left: number; milliseconds: number; readonly work: Work }
  /** This is the status list of another credential. */
  readonly isStatusList: boolean
  /** The text itself is signed, so that a word without a definition is covered too. */
  readonly everyWordIsSigned?: boolean
  /** The report on a credential inside this one, a level deeper. */
  readonly verifyInner: (input: string | Uint8Array, how?: { isStatusList: boolean }) => Promise<Report>
}

/** What a holder was asked to sign, for a token that is shown by itself or in a presentation; null when nothing was asked. */
export function keyBindingOf({ challenge, domain, depth }: Verification): KeyBindingDemand | null {
  if (challenge === undefined && domain === undefined) return null
  return {
    isInside: depth > 0,
    ...(challenge === undefined ? {} : { nonce: challenge }),
    ...(domain === undefined ? {} : { audience: domain }),
  }
}

/** A presentation's envelope, its credential, an envelope in that, an endorsement. */
export const deepest = 4
/** Documents within documents, all together. */
export const mostInside = 60
