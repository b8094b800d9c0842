/**
 * From an unknown value to a Design, for drafts and imports: `parseDesign` keeps whatever it understands, reports the rest by path, and never throws.
 * The studio runs it at each letter in the browser, so no schema library comes with it (`schema.ts` holds stored Versions to the documented shape).
 */
import {
  type Activity,
  type Assessment,
  activityModes,
  assessmentTypes,
  type Design,
  type EqfLevel,
  type Evidence,
  emptyDesign,
  evidenceKinds,
  fields,
  gradingScales,
  type LanguageMap,
  languages,
  learningTypes,
  type Outcome,
  participationForms,
  qualityAssuranceTypes,
  routes,
  stackabilityKinds,
  supervisionTypes,
} from './design.ts'
import type { Problem, ProblemCode } from './problems.ts'

export type { Problem, ProblemCode } from './problems.ts'

/** Bounds of one design: far above any real one, low enough that no reader drowns. */
export const limits = {
  text: 20_000,
  id: 100,
  items: 500,
  minutes: 100_000,
  weeks: 520,
  months: 600,
  cents: 100_000_000,
} as const

export const eqfLevels = [5, 6, 7, 8] as const satisfies readonly EqfLevel[]
export const monthPattern = /^\d{4}-(?:0[1-9]|1[0-2])$/
export const isWellFormed = (text: string) => text.isWellFormed() && !text.includes('\u0000')
export const isBlank = (text: string) => text.trim() === ''

/** Links of assessments and activities to outcomes that are not there. */
export function dangling(design: Pick<Design, 'outcomes' | 'assessments' | 'activities'>): readonly Problem[] {
  const known = new Set(design.outcomes.map((one) => one.id))
  return (['assessments', 'activities'] as const).flatMap((member) =>
    design[member].flatMap(({ outcomes }, index) =>
      outcomes.flatMap((link, step) =>
        known.has(link) ? [] : [{ path: [member, index, 'outcomes', step], code: 'dangling-id' as const }],
      ),
    ),
  )
}

type Path = readonly (string | number)[]

/** Reads parts of one value and remembers what was wrong with them. */
class Reader {
  readonly problems: Problem[] = []

  report(path: Path, code: ProblemCode): undefined {
    this.problems.push({ path, code })
    return undefined
  }

  /** The members of a plain object, or undefined; members outside `known` are reported. */
  record(value: unknown, path: Path, known: readonly string[]): Record<string, unknown> | undefined {
    if (value === undefined || value === null) return undefined
    if (!isPlain(value)) return this.report(path, path.length === 0 ? 'not-a-design' : 'wrong-type')
    for (const key of Object.keys(value)) if (!known.includes(key)) this.report([...path, key], 'unknown-member')
    const own: Record<string, unknown> = {}
    for (const key of known) if (Object.hasOwn(value, key)) own[key] = value[key]
    return own
  }

  /** A text with something in it; a blank one is as good as none and is nothing to report. */
  text(value: unknown, path: Path): string | undefined {
    if (value === undefined || value === null) return undefined
    if (typeof value !== 'string') return this.report(path, 'wrong-type')
    let kept = value
    if (!isWellFormed(value)) {
      this.report(path, 'not-well-formed')
      kept = value.toWellFormed().replaceAll('\u0000', '\uFFFD')
    }
    if (kept.length > limits.text) this.report(path, 'too-long')
    return isBlank(kept) ? undefined : kept
  }

  map(value: unknown, path: Path): LanguageMap {
    const own = this.record(value, path, languages)
    const map: { -readonly [L in keyof LanguageMap]: LanguageMap[L] } = {}
    if (own === undefined) return map
    for (const language of languages) {
      const kept = this.text(own[language], [...path, language])
      if (kept !== undefined) map[language] = kept
    }
    return map
  }

  code<Code extends string | number>(value: unknown, path: Path, codes: readonly Code[]): Code | null {
    if (value === undefined || value === null) return null
    const code = codes.find((candidate) => candidate === value)
    if (code !== undefined) return code
    this.report(path, typeof value === 'string' || typeof value === 'number' ? 'unknown-code' : 'wrong-type')
    return null
  }

  number(value: unknown, path: Path, least: number, most: number, whole: boolean): number | null {
    if (value === undefined || value === null) return null
    if (typeof value !== 'number') {
      this.report(path, 'wrong-type')
      return null
    }
    if (!Number.isFinite(value) || value < least || value > most || (whole && !Number.isInteger(value))) {
      this.report(path, 'out-of-range')
      return null
    }
    return value === 0 ? 0 : value // −0 is 0
  }

  list<Item>(value: unknown, path: Path, read: (item: unknown, path: Path) => Item | undefined | null): Item[] {
    if (value === undefined || value === null) return []
    if (!Array.isArray(value)) {
      this.report(path, 'wrong-type')
      return []
    }
    if (value.length > limits.items) this.report(path, 'too-many')
    return Array.from({ length: value.length }, (_, index) => index).flatMap((index) => {
      const item: unknown = value[index]
      const itemPath = [...path, index]
      if (item === undefined || item === null) {
        this.report(itemPath, 'wrong-type')
        return []
      }
      const kept = read(item, itemPath)
      return kept === undefined || kept === null ? [] : [kept]
    })
  }

  /** A list in which each value counts once. */
  set<Item extends string>(value: unknown, path: Path, read: (item: unknown, path: Path) => Item | undefined | null): Item[] {
    const seen = new Set<Item>()
    return this.list(value, path, (item, itemPath) => {
      const kept = read(item, itemPath)
      if (kept === undefined || kept === null) return undefined
      if (seen.has(kept)) return this.report(itemPath, 'duplicate')
      seen.add(kept)
      return kept
    })
  }

  id(value: unknown, path: Path): string | undefined {
    const kept = this.text(value, path)
    if (kept !== undefined && kept.length > limits.id) this.report(path, 'too-long')
    return kept
  }

  ids(value: unknown, path: Path): string[] {
    return this.set(value, path, (item, itemPath) => this.id(item, itemPath))
  }

  /** Items with an id each. One without gets an id that is free; two with the same are both kept and reported. */
  items<Item>(
    value: unknown,
    path: Path,
    known: readonly string[],
    read: (own: Record<string, unknown>, id: string, path: Path) => Item | undefined,
  ): Item[] {
    const seen = new Set<string>()
    const taken = new Set(Array.isArray(value) ? value.map((item) => (isPlain(item) ? item.id : undefined)) : [])
    return this.list(value, path, (item, itemPath) => {
      const own = this.record(item, itemPath, known)
      if (own === undefined) return undefined
      let itemId = this.id(own.id, [...itemPath, 'id'])
      if (itemId === undefined) {
        this.report([...itemPath, 'id'], 'missing-id')
        let number = itemPath.at(-1) as number
        do {
          number += 1
          itemId = `unnamed-${number}`
        } while (taken.has(itemId) || seen.has(itemId))
      } else if (seen.has(itemId)) this.report([...itemPath, 'id'], 'duplicate')
      seen.add(itemId)
      return read(own, itemId, itemPath)
    })
  }
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  // An object of another realm has another Object.prototype, which has no prototype either.
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

/**
 * Reads a Design from any value. What is missing is empty, what is understood is kept, and every member that is unknown or broken
 * is reported with its path; a blank text counts as no text. Numbers out of the rules (70 credits) are kept for the checks to
 * speak of; numbers that cannot mean anything are reported. Never throws.
 */
export function parseDesign(value: unknown): { design: Design; problems: Problem[] } {
  const reader = new Reader()
  try {
    const design = readDesign(reader, value)
    return { design, problems: [...reader.problems, ...dangling(design)] }
  } catch {
    // Only a value with code in it (a getter, a proxy) can come here: nothing of it can be trusted.
    return { design: emptyDesign, problems: [{ path: [], code: 'unreadable' }] }
  }
}

function readDesign(reader: Reader, value: unknown): Design {
  if (value === undefined || value === null) reader.report([], 'not-a-design')
  const own = reader.record(value, [], Object.keys(emptyDesign)) ?? {}
  if (own.shape !== undefined && own.shape !== 1) reader.report(['shape'], 'newer-shape')
  const map = (member: keyof Design) => reader.map(own[member], [member])
  const whole = (member: keyof Design, least: number, most: number) => reader.number(own[member], [member], least, most, true)
  return {
    shape: 1,
    needs: reader.ids(own.needs, ['needs']),
    needSummary: map('needSummary'),
    evidence: readEvidence(reader, own.evidence),
    targetGroup: map('targetGroup'),
    title: map('title'),
    summary: map('summary'),
    credits: reader.number(own.credits, ['credits'], -1_000_000, 1_000_000, false),
    eqfLevel: reader.code(own.eqfLevel, ['eqfLevel'], eqfLevels),
    levelJustification: map('levelJustification'),
    fields: reader.set(own.fields, ['fields'], (item, path) => reader.code(item, path, fields)),
    outcomes: readOutcomes(reader, own.outcomes),
    assessments: readAssessments(reader, own.assessments),
    activities: readActivities(reader, own.activities),
    guidance: map('guidance'),
    recognition: map('recognition'),
    accessibility: map('accessibility'),
    prerequisites: map('prerequisites'),
    participation: reader.code(own.participation, ['participation'], participationForms),
    weeks: whole('weeks', 1, limits.weeks),
    languages: reader.set(own.languages, ['languages'], (item, path) => reader.code(item, path, languages)),
    route: reader.code(own.route, ['route'], routes),
    priceCents: whole('priceCents', 0, limits.cents),
    priceNote: map('priceNote'),
    qualityAssurance: reader.code(own.qualityAssurance, ['qualityAssurance'], qualityAssuranceTypes),
    qualityStatement: map('qualityStatement'),
    reviewAfterMonths: whole('reviewAfterMonths', 1, limits.months),
    stackability: reader.code(own.stackability, ['stackability'], stackabilityKinds),
    stackNote: map('stackNote'),
    employerSummary: map('employerSummary'),
    contact: reader.id(own.contact, ['contact']) ?? null,
  }
}

function readEvidence(reader: Reader, value: unknown): Evidence[] {
  return reader.items(value, ['evidence'], ['id', 'kind', 'text', 'month', 'source'], (own, itemId, path): Evidence => {
    const month = reader.text(own.month, [...path, 'month']) ?? null
    if (month !== null && !monthPattern.test(month)) reader.report([...path, 'month'], 'wrong-type')
    const kind = reader.code(own.kind, [...path, 'kind'], evidenceKinds)
    if (own.kind === undefined || own.kind === null) reader.report([...path, 'kind'], 'wrong-type')
    return {
      id: itemId,
      // A kind is needed to keep the text; research is the one that promises least about who was asked. The problem stands beside it.
      kind: kind ?? 'research',
      text: reader.map(own.text, [...path, 'text']),
      month: month !== null && monthPattern.test(month) ? month : null,
      source: reader.text(own.source, [...path, 'source']) ?? null,
    }
  })
}

function readOutcomes(reader: Reader, value: unknown): Outcome[] {
  return reader.items(value, ['outcomes'], ['id', 'text', 'verb'], (own, itemId, path) => ({
    id: itemId,
    text: reader.map(own.text, [...path, 'text']),
    verb: reader.map(own.verb, [...path, 'verb']),
  }))
}

function readAssessments(reader: Reader, value: unknown): Assessment[] {
  const known = ['id', 'type', 'title', 'description', 'grading', 'supervision', 'outcomes']
  return reader.items(value, ['assessments'], known, (own, itemId, path) => ({
    id: itemId,
    type: reader.code(own.type, [...path, 'type'], assessmentTypes),
    title: reader.map(own.title, [...path, 'title']),
    description: reader.map(own.description, [...path, 'description']),
    grading: reader.code(own.grading, [...path, 'grading'], gradingScales),
    supervision: reader.code(own.supervision, [...path, 'supervision'], supervisionTypes),
    outcomes: reader.ids(own.outcomes, [...path, 'outcomes']),
  }))
}

function readActivities(reader: Reader, value: unknown): Activity[] {
  const known = ['id', 'title', 'type', 'mode', 'minutes', 'week', 'outcomes']
  return reader.items(value, ['activities'], known, (own, itemId, path) => ({
    id: itemId,
    title: reader.map(own.title, [...path, 'title']),
    type: reader.code(own.type, [...path, 'type'], learningTypes),
    mode: reader.code(own.mode, [...path, 'mode'], activityModes),
    minutes: reader.number(own.minutes, [...path, 'minutes'], 0, limits.minutes, true),
    week: reader.number(own.week, [...path, 'week'], 1, limits.weeks, true),
    outcomes: reader.ids(own.outcomes, [...path, 'outcomes']),
  }))
}
