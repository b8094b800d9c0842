/** What an endpoint answers: a status and JSON; refusals as problem details (RFC 9457) with the members that callers of the VC API look for. */
import type { Problem } from '../data-model/problems.ts'

export interface Answer {
  readonly status: number
  readonly body: unknown
  readonly mediaType?: string
}

export const ok = (body: unknown, status = 200): Answer => ({ status, body })

/** A refusal with everything that was found wrong. */
export function refuse(status: number, title: string, problems: readonly Problem[], more: object = {}): Answer {
  const [first] = problems
  return {
    status,
    mediaType: 'application/problem+json',
    body: {
      type: first?.type ?? 'about:blank',
      title,
      status,
      detail: first?.detail ?? title,
      problemDetails: problems,
      errors: problems.length > 0 ? problems : [{ title }],
      ...more,
    },
  }
}
