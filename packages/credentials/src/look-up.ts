/** How a verifier asks for what a credential points at. This package never opens a connection: whoever calls it decides what is answered. */

export type LookUpKind =
  | 'did-document'
  /** A key or controller document at an `https:` address, as badges of other issuers name them. */
  | 'controller'
  /** Where issuers of SD-JWT VC publish their keys: `/.well-known/jwt-vc-issuer`, or the set of keys that it names. */
  | 'issuer-metadata'
  | 'status-list'
  | 'schema'
  | 'related-resource'
  | 'refresh-service'
  | 'badge'
  | 'type-metadata'

export interface LookUpRequest {
  readonly kind: LookUpKind
  /** The address to ask: for `did:web` the https address of its document. */
  readonly url: string
}

export interface LookedUp {
  readonly bytes: Uint8Array
  readonly mediaType: string | null
  /** The server says that the document was there and was taken away for good (HTTP 410), whatever else it sends: so a badge of before 3.0 is revoked. */
  readonly isGone?: boolean
}

/** The document at an address, or undefined when it is not to be had. Bounds, privacy and time are the answerer's matter; it never throws for a miss. */
export type LookUp = (request: LookUpRequest) => Promise<LookedUp | undefined>
