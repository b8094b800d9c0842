/**
 * What a credential is built from: a record of what was approved, what was decided, a person and an issuer. Plain JSON. There are two kinds: a
 * micro-credential rests on a completion and carries every mandatory EU element; a badge rests on somebody's decision that a person has shown or taken
 * part in something, and never carries credits, hours or a level.
 */

export type CredentialLanguage = 'fi' | 'sv' | 'en'

/** A value of an EU code list: its address, and its name in the language of the credential. */
export interface Coded {
  readonly uri: string
  readonly name: string
}

export type CredentialRecord = MicroCredentialRecord | BadgeRecord

/** What every credential says, whatever it rests on. */
interface RecordBase {
  /** The credential's own address. */
  readonly id: string
  /** The one language of every text inside. */
  readonly language: CredentialLanguage
  /** Where our extension context is published: PUBLIC_ORIGIN/contexts/poiju/v1. */
  readonly context: string
  readonly issuer: {
    readonly did: string
    readonly name: string
    readonly url: string | null
    readonly countryCode: string
    readonly country: string
    readonly city: string | null
    /** The legal identifier behind the seal (Regulation (EU) 910/2014): the European Learning Model does not conform without. */
    readonly legalIdentifier?: { readonly value: string; readonly countryCode: string }
  }
  /** EU element 4: everybody who awards, the issuer among them. */
  readonly awardingBodies: readonly {
    readonly id: string
    readonly name: string
    /** Where it is; of the issuer itself the issuer's own country counts. */
    readonly countryCode?: string
  }[]
  /** EU element 1. The address is inside only as a salted hash. */
  readonly learner: {
    readonly name: string
    readonly email: string
    readonly salt: string
    /** The name in its parts, as the learner gives them: wallets want them apart, and nobody can split a name for somebody else. */
    readonly givenName?: string
    readonly familyName?: string
    /** The learner's number at the institution, where there is one. */
    readonly number?: string
  }
  /** Instant of issuing: EU element 5. Also the time of the proof. */
  readonly issuedAt: string
  /** Instant from which it no longer counts, where it ends by itself. What somebody has learnt does not lapse: this is for what must be shown anew, such as first aid. */
  readonly validUntil?: string
  readonly status: { readonly list: string; readonly index: number; readonly purpose: 'revocation' | 'suspension' }
  /** Text that says inside the signed bytes that this is a demonstration; null for a real one. */
  readonly demonstration: string | null
}

export interface MicroCredentialRecord extends RecordBase {
  readonly kind: 'microCredential'
  readonly achievement: {
    /** Address of the approved version. */
    readonly id: string
    readonly code: string
    readonly version: number
    readonly name: string
    readonly description: string
    readonly outcomes: readonly {
      readonly id: string
      readonly text: string
      readonly achievedThrough: 'assessment' | 'recognition'
    }[]
    readonly credits: number
    readonly hours: number
    readonly eqfLevel: number | null
    readonly assessments: readonly {
      readonly type: Coded
      readonly name: string
      readonly supervision: Coded
      readonly identityChecked: boolean
      readonly grading: string
      readonly outcomes: readonly string[]
    }[]
    readonly participation: Coded
    readonly qualityAssurance: { readonly uri: string | null; readonly name: string; readonly statement: string | null }
    readonly fields: readonly Coded[]
    /** Languages of instruction, BCP 47. */
    readonly languages?: readonly string[]
    readonly prerequisites: string | null
    readonly stackability: string | null
    readonly moreInformation: string | null
    /** SHA-256 of the version's canonical JSON. */
    readonly designHash: string
  }
  readonly grade: string | null
  readonly startedOn: string
  readonly completedOn: string
}

/** Whether a badge says that somebody can do something, or that they were there. */
export type BadgeKind = 'competence' | 'participation'

export interface BadgeRecord extends RecordBase {
  readonly kind: 'badge'
  readonly achievement: {
    /** Address of the approved version of the badge. */
    readonly id: string
    readonly code: string
    readonly version: number
    readonly badgeKind: BadgeKind
    readonly name: string
    readonly description: string
    /** What one must show (competence) or take part in (participation). */
    readonly criteria: string
    /** Skills that the badge points at, each by its address in a public list such as ESCO. */
    readonly skills: readonly (Coded & { readonly framework: string })[]
    readonly moreInformation: string | null
    /** SHA-256 of the version's canonical JSON. */
    readonly designHash: string
  }
  /** The day when it was shown or taken part in, YYYY-MM-DD. */
  readonly achievedOn: string
}
