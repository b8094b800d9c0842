/** Addresses are for thirty years: PUBLIC_ORIGIN and the institution stand in each of them (DESIGN section 6). */

/** did:web of an institution (W3C CCG did:web: a port's colon is percent-encoded, path parts are joined by colons). */
export function issuerDid(origin: string, slug: string): string {
  return `did:web:${encodeURIComponent(new URL(origin).host)}:institutions:${slug}`
}

/** Where the DID document of an institution is served. */
export function didDocumentUrl(origin: string, slug: string): string {
  return `${origin}/institutions/${slug}/did.json`
}

/** Where the logo of an institution is served. */
export function logoUrl(origin: string, slug: string): string {
  return `${origin}/institutions/${slug}/logo`
}

/** The identifier of a credential; opening it says whether it is valid, and nothing of its holder. */
export function credentialUrl(origin: string, slug: string, id: string): string {
  return `${origin}/institutions/${slug}/credentials/${id}`
}

export function statusListUrl(origin: string, slug: string, list: string): string {
  return `${origin}/institutions/${slug}/status/${list}`
}

/** The identifier of an achievement: one approved version. */
export function achievementUrl(origin: string, slug: string, code: string, version: number): string {
  return `${origin}/institutions/${slug}/micro-credentials/${code}/versions/${version}`
}

/** The same list for wallets: a signed token that speaks of the same places. */
export function tokenStatusListUrl(origin: string, slug: string, list: string): string {
  return `${origin}/institutions/${slug}/token-status/${list}`
}

/** The identifier of the achievement that a badge is given for: one approved version. */
export function badgeUrl(origin: string, slug: string, code: string, version: number): string {
  return `${origin}/institutions/${slug}/badges/${code}/versions/${version}`
}
