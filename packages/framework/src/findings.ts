import type { CriterionKey } from '../../../content/framework/criteria.ts'
import type { BlockKey, Design, Language } from './design.ts'
import type { MessageKey } from './messages.ts'

/** Required blocks sending; advised can be kept with a reason; an idea never repeats once closed. */
export type Severity = 'required' | 'advised' | 'idea'

/** Where a finding stands: beside which field of the studio. */
export interface Place {
  readonly block: BlockKey
  readonly member: keyof Design
  /** The outcome, assessment, activity or evidence it speaks of. */
  readonly item?: string
  /** The part of the item, for instance 'verb' or 'supervision'. */
  readonly part?: string
  readonly language?: Language
}

/** Values for the words of the message; `element` is the number of the EU element that is missing because of it. */
export type Params = Readonly<Record<string, string | number>>

export interface Finding {
  readonly criterion: CriterionKey
  readonly severity: Severity
  readonly place: Place
  readonly message: MessageKey
  readonly params: Params
}

/** A name for a finding that stays the same while the finding does: for closing an idea, keeping an advice, list keys. */
export function findingKey(finding: Finding): string {
  const { block, member, item = '', part = '', language = '' } = finding.place
  return [finding.message, block, member, item, part, language].join(' ')
}

/** A design may be sent for review when nothing required is left. */
export function readyToSubmit(findings: readonly Finding[]): boolean {
  return findings.every((finding) => finding.severity !== 'required')
}
