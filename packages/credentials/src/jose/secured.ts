/** What checking a secured credential answers before its status and contents are looked at. */
import type { Check } from '../report.ts'
import { check } from '../report.ts'
import type { JsonObject } from '../strict-json.ts'

type WhyNot = 'notACredential' | 'unsupported' | 'altered'

export interface Secured {
  /** `format`, `proof`, `issuer` (or `holder`) and `validity`, as far as it came. */
  readonly checks: readonly Check[]
  /** What the signature covers, with what was disclosed; null when it could not be read. */
  readonly document: JsonObject | null
  /** True when the signature is good and its maker on the caller's list. */
  readonly isKnown: boolean
  /** Why it went no further than the format: it is no credential at all, one that we do not read, or shows what its issuer never signed. */
  readonly refused: WhyNot | null
}

/** A token with disclosures that could not be taken apart. What is shown beside it and not in it, its signature does not cover. */
export function refuseSdJwt(code: string): Secured {
  if (code === 'algorithm-not-allowed') return refuse('unsupported', code)
  return refuse(code === 'disclosure-unreferenced' ? 'altered' : 'notACredential', code)
}

export function refuse(refused: WhyNot, code: string, params: Record<string, string> = {}): Secured {
  return { checks: [check('format', 'failed', code, params)], document: null, isKnown: false, refused }
}
