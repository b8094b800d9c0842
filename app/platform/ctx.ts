/** Who acts, when, for which institution, on which database. Nothing else is ambient: clock, ids and randomness come with it. */
import type { Database } from './database.server.ts'
import type { Locale } from './texts.ts'

/** A word of `people`: the platform only carries it. */
export type RoleWord = string

export type Actor =
  | { readonly kind: 'anonymous' }
  | {
      readonly kind: 'person'
      readonly id: string
      readonly name: string
      readonly email: string
      readonly roles: readonly RoleWord[]
    }
  /** Somebody without an account who holds a private link to one thing. */
  | { readonly kind: 'guest'; readonly thing: string }
  | { readonly kind: 'apiKey'; readonly id: string; readonly scopes: readonly string[] }
  /** A job, the seed or a command of the operator; `name` says which. */
  | { readonly kind: 'system'; readonly name: string }

export interface Ctx {
  readonly actor: Actor
  /** Scope of the rows: the institution one acts for. Null sees no institution's rows. */
  readonly institution: string | null
  /** The person whose own rows are seen. */
  readonly person: string | null
  readonly now: Date
  readonly locale: Locale
  readonly db: Database
  readonly requestId: string
  /** PUBLIC_ORIGIN: the only thing addresses are built from. */
  readonly origin: string
  /** A new id, ordered by time (UUID version 7). */
  newId(): string
  /** Random bytes from the operating system. */
  random(bytes: number): Uint8Array
}

/** The same context in the scope of another institution. The caller has checked a `share` row, or is the system. */
export function forInstitution(ctx: Ctx, institution: string): Ctx {
  return { ...ctx, institution }
}

// Making a format costs a thousand times what using it does.
const helsinkiDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Helsinki' })

/** The day in Helsinki, YYYY-MM-DD, on which an instant falls. */
export function dayOf(instant: Date): string {
  return helsinkiDay.format(instant)
}
