/** What verifying answers: each check on its own, with a stable code that a screen has words for. */

export type CheckName =
  | 'format'
  | 'schema'
  | 'proof'
  | 'issuer'
  | 'holder'
  | 'validity'
  | 'status'
  | 'related-resources'
  | 'refresh-service'
  | 'endorsements'
  | 'eu-elements'

export type Outcome = 'ok' | 'warning' | 'failed' | 'not-checked'

export interface Check {
  readonly name: CheckName
  readonly outcome: Outcome
  readonly code: string
  readonly params: Readonly<Record<string, string>>
}

export function check(name: CheckName, outcome: Outcome, code: string, params: Readonly<Record<string, string>> = {}): Check {
  return { name, outcome, code, params }
}
