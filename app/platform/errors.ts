/** The four ways to say no besides a refusal (STYLE, Errors). Everything else that is thrown is a fault: ours, or the world's. */

/** Not there, or not yours to know of: both look the same. 404 */
export class NotFound extends Error {
  override name = 'NotFound'
}

/** Yours to see, not to do. 403 */
export class Forbidden extends Error {
  override name = 'Forbidden'
}

/** Nobody is signed in, and somebody must be. 401, or the sign-in page. */
export class SignInNeeded extends Error {
  override name = 'SignInNeeded'
}

/** Asked too often. 429; `seconds` until it is worth another try. */
export class TooMany extends Error {
  override name = 'TooMany'
  readonly seconds: number
  constructor(seconds: number) {
    super('too many requests')
    this.seconds = seconds
  }
}

/** A body or a field that cannot be read at all: wrong type, too large, broken encoding. 400 or 413; `code` names what. */
export class BadInput extends Error {
  override name = 'BadInput'
  readonly code: string
  readonly status: 400 | 413 | 415
  constructor(code: string, status: 400 | 413 | 415 = 400) {
    super(code)
    this.code = code
    this.status = status
  }
}

/** A document whose values are not as they must be: 422, with the place of each. */
export class BadValues extends Error {
  override name = 'BadValues'
  readonly errors: readonly { readonly name: string; readonly reason: string; readonly detail: string }[]
  constructor(errors: readonly { readonly name: string; readonly reason: string; readonly detail: string }[]) {
    super('values that cannot be used')
    this.errors = errors
  }
}

/** The row, or NotFound. */
export function found<T>(row: T | undefined | null): T {
  if (row === undefined || row === null) throw new NotFound()
  return row
}
