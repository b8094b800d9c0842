/**
 * The checks of the framework: a pure look over a Design that answers with findings. They run on every keystroke of the studio
 * and once more before a design is sent, so they read nothing but their arguments and stay within 2 ms on a full design.
 */
import { type CriterionKey, criteria } from '../../../content/framework/criteria.ts'
import { type BlockKey, blocks, type Design, type Language, type LanguageMap, languages } from './design.ts'
import type { Finding, Params, Place, Severity } from './findings.ts'
import type { MessageKey } from './messages.ts'
import { occursIn, outcomeVerbs, unobservableIn } from './outcome-verbs.ts'
import {
  creditLimits,
  evidenceMonths,
  hoursPerWeekLimit,
  openStudiesCap,
  outcomeLimit,
  reviewMonths,
  textLimits,
} from './rules.ts'
import { degreeWord, employerWord, specialistWord, vendorName } from './title-words.ts'
import { bloomLevel } from './verbs.ts'
import { minutesOf, workload } from './workload.ts'

export interface CheckOptions {
  /** The day the check is made, YYYY-MM-DD: evidence ages and fee caps change. Without it no age is judged. */
  readonly today?: string
}

type Found = (
  criterion: CriterionKey,
  severity: Severity,
  message: MessageKey,
  member: keyof Design,
  place?: Omit<Place, 'block' | 'member'>,
  params?: Params,
) => void

const blockOf = new Map<string, BlockKey>(blocks.flatMap((block) => block.members.map((member) => [member, block.key] as const)))

/** What the learner sees of a design as maps of its own; lists (outcomes, assessments, activities) are walked beside these. */
const publicMembers = [
  'needSummary',
  'targetGroup',
  'title',
  'summary',
  'prerequisites',
  'guidance',
  'recognition',
  'accessibility',
  'priceNote',
  'qualityStatement',
  'stackNote',
  'employerSummary',
] as const satisfies readonly (keyof Design)[]

const textOf = (map: LanguageMap, language: Language): string => map[language]?.trim() ?? ''
const isBlank = (map: LanguageMap): boolean => languages.every((language) => textOf(map, language) === '')

/** Characters a reader sees: soft hyphens are not among them, and a letter with its accent is one. */
const visibleLength = (text: string): number => [...text.normalize('NFC').replaceAll('\u00AD', '')].length

/** Every finding of a design, in the order of the blocks. Never throws for a value that `parseDesign` returned. */
export function check(design: Design, options: CheckOptions = {}): Finding[] {
  const findings: Finding[] = []
  const found: Found = (criterion, severity, message, member, place = {}, params = {}) => {
    findings.push({ criterion, severity, message, place: { block: blockOf.get(member)!, member, ...place }, params })
  }
  checkNeed(design, options, found)
  checkPurpose(design, found)
  checkOutcomes(design, found)
  checkAssessments(design, found)
  checkActivities(design, found)
  checkGuidance(design, found)
  checkDelivery(design, found)
  checkAdministration(design, options, found)
  checkQuality(design, found)
  checkCredential(design, found)
  checkLanguages(design, found)
  const order = new Map(blocks.map((block, index) => [block.key as BlockKey, index]))
  return findings.sort((one, other) => order.get(one.place.block)! - order.get(other.place.block)!)
}

/** The EU element a criterion secures, as a parameter of its finding. */
const elementOf = (criterion: CriterionKey): Params => {
  const { element } = criteria[criterion]
  return element === null ? {} : { element }
}

function monthsBetween(month: string, today: string): number | null {
  const then = /^(\d{4})-(\d{2})$/.exec(month)
  const now = /^(\d{4})-(\d{2})/.exec(today)
  if (then === null || now === null) return null
  return (Number(now[1]) - Number(then[1])) * 12 + Number(now[2]) - Number(then[2])
}

function checkNeed(design: Design, { today }: CheckOptions, found: Found) {
  if (design.needs.length === 0 && isBlank(design.needSummary)) found('need', 'advised', 'need-missing', 'needSummary')
  if (design.evidence.length === 0) found('need', 'advised', 'evidence-missing', 'evidence')
  design.evidence.forEach(({ id, month }, index) => {
    if (month === null) found('need', 'idea', 'evidence-undated', 'evidence', { item: id, part: 'month' }, { number: index + 1 })
    else if (today !== undefined) {
      const months = monthsBetween(month, today)
      if (months !== null && months > evidenceMonths) {
        found(
          'need',
          'advised',
          'evidence-old',
          'evidence',
          { item: id, part: 'month' },
          { number: index + 1, month, months: evidenceMonths },
        )
      }
    }
  })
  if (isBlank(design.targetGroup)) found('target-group', 'required', 'target-group-missing', 'targetGroup')
}

function checkPurpose(design: Design, found: Found) {
  if (isBlank(design.title)) found('title', 'required', 'title-missing', 'title', {}, elementOf('title'))
  if (isBlank(design.summary)) found('summary', 'required', 'summary-missing', 'summary')
  for (const language of languages) {
    const title = textOf(design.title, language)
    const length = visibleLength(title)
    if (length > textLimits.title) {
      found('title', 'advised', 'title-long', 'title', { language }, { language, length, limit: textLimits.title })
    }
    const degree = degreeWord(title)
    if (degree !== undefined) {
      found('title', 'required', 'title-degree-word', 'title', { language }, { language, word: degree, ...elementOf('title') })
    }
    const specialist = specialistWord(title)
    if (specialist !== undefined) {
      found('title', 'advised', 'title-specialist-word', 'title', { language }, { language, word: specialist })
    }
    const vendor = vendorName(title)
    if (vendor !== undefined) found('title', 'advised', 'title-vendor-name', 'title', { language }, { language, word: vendor })
    const summaryLength = visibleLength(textOf(design.summary, language))
    if (summaryLength > textLimits.summary) {
      found(
        'summary',
        'required',
        'summary-long',
        'summary',
        { language },
        { language, length: summaryLength, limit: textLimits.summary },
      )
    }
  }
  checkSize(design, found)
  if (design.eqfLevel === null) found('level', 'required', 'level-missing', 'eqfLevel', {}, elementOf('level'))
  else if (isBlank(design.levelJustification)) {
    found('level', 'required', 'level-justification-missing', 'levelJustification', {}, { level: design.eqfLevel, element: 8 })
  }
  if (design.fields.length === 0) found('field', 'required', 'field-missing', 'fields')
}

function checkSize({ credits, route }: Design, found: Found) {
  if (route === 'nonCredit') {
    // Training without a register entry must not claim credits (route table of the domain report).
    if (credits !== null) found('size', 'required', 'credits-on-non-credit-route', 'credits', {}, { credits })
    return
  }
  if (credits === null) found('size', 'required', 'credits-missing', 'credits', {}, elementOf('size'))
  else if (credits < creditLimits.least || credits > creditLimits.most || !Number.isInteger(credits / creditLimits.step)) {
    found('size', 'required', 'credits-outside', 'credits', {}, { credits, ...elementOf('size') })
  }
}

function checkOutcomes(design: Design, found: Found) {
  const { outcomes, assessments, activities, credits } = design
  if (outcomes.length === 0) found('outcomes', 'required', 'outcomes-missing', 'outcomes', {}, elementOf('outcomes'))
  if (credits !== null && credits <= outcomeLimit.credits && outcomes.length > outcomeLimit.outcomes) {
    found('outcomes', 'advised', 'outcomes-many', 'outcomes', {}, { count: outcomes.length, credits })
  }
  const assessed = new Set(assessments.flatMap((assessment) => assessment.outcomes))
  const practised = new Set(activities.flatMap((activity) => activity.outcomes))
  outcomes.forEach((outcome, index) => {
    const item = outcome.id
    const number = index + 1
    if (isBlank(outcome.text)) {
      found('outcomes', 'required', 'outcome-empty', 'outcomes', { item, part: 'text' }, { number, ...elementOf('outcomes') })
    }
    for (const language of languages) {
      const text = textOf(outcome.text, language)
      if (text !== '') checkVerb(text, textOf(outcome.verb, language), language, item, number, found)
    }
    // Without any assessment or activity one finding at their own block says it once.
    if (assessments.length > 0 && !assessed.has(item)) {
      found('alignment', 'required', 'outcome-not-assessed', 'outcomes', { item }, { number, ...elementOf('alignment') })
    }
    if (activities.length > 0 && !practised.has(item)) {
      found('alignment', 'advised', 'outcome-not-practised', 'outcomes', { item }, { number })
    }
  })
}

function checkVerb(text: string, stated: string, language: Language, item: string, number: number, found: Found) {
  const place = { item, part: 'verb', language } as const
  const verbs = outcomeVerbs(text, language)
  const report = (severity: Severity, message: MessageKey, params: Params) =>
    found('verb', severity, message, 'outcomes', place, { number, language, ...params })

  const hidden = verbs.unobservable ?? (stated === '' ? undefined : unobservableIn(stated, language))
  if (hidden !== undefined) report('required', 'verb-unobservable', { verb: hidden, ...elementOf('verb') })
  else if (stated !== '') {
    if (!occursIn(stated, text)) report('required', 'verb-not-in-text', { verb: stated })
    else if (bloomLevel(stated, language) === undefined && verbs.observable.length === 0) {
      report('idea', 'verb-unknown', { verb: stated })
    }
  } else if (verbs.observable[0] !== undefined) report('advised', 'verb-not-stated', { verb: verbs.observable[0] })
  else report('required', 'verb-missing', elementOf('verb'))

  const second = verbs.further[0]
  if (second !== undefined)
    report('advised', 'two-verbs', { verb: stated === '' ? (verbs.observable[0] ?? second) : stated, second })
}

function checkLinks(
  member: 'assessments' | 'activities',
  item: string,
  number: number,
  links: readonly string[],
  known: ReadonlySet<string>,
  found: Found,
) {
  for (const id of links) {
    if (!known.has(id)) found('alignment', 'required', 'link-broken', member, { item, part: 'outcomes' }, { number })
  }
}

function checkAssessments(design: Design, found: Found) {
  const known = new Set(design.outcomes.map((outcome) => outcome.id))
  if (design.assessments.length === 0) {
    found('assessment', 'required', 'assessments-missing', 'assessments', {}, elementOf('assessment'))
  }
  design.assessments.forEach((assessment, index) => {
    const { id: item, outcomes } = assessment
    const number = index + 1
    checkLinks('assessments', item, number, outcomes, known, found)
    if (outcomes.length === 0) {
      found('alignment', 'required', 'assessment-shows-nothing', 'assessments', { item, part: 'outcomes' }, { number })
    }
    if (isBlank(assessment.title)) {
      found('assessment', 'required', 'assessment-untitled', 'assessments', { item, part: 'title' }, { number })
    }
    if (isBlank(assessment.description)) {
      found('assessment', 'advised', 'assessment-undescribed', 'assessments', { item, part: 'description' }, { number })
    }
    if (assessment.type === null) {
      found('assessment', 'required', 'assessment-type-missing', 'assessments', { item, part: 'type' }, { number, element: 9 })
    }
    if (assessment.grading === null) {
      found(
        'assessment',
        'required',
        'assessment-grading-missing',
        'assessments',
        { item, part: 'grading' },
        { number, element: 14 },
      )
    }
    if (assessment.supervision === null) {
      found(
        'assessment',
        'required',
        'assessment-supervision-missing',
        'assessments',
        { item, part: 'supervision' },
        { number, element: 13 },
      )
    }
  })
}

const hours = (minutes: number): number => Math.round(minutes / 6) / 10

function checkActivities(design: Design, found: Found) {
  const known = new Set(design.outcomes.map((outcome) => outcome.id))
  if (design.activities.length === 0) {
    found('workload', 'required', 'activities-missing', 'activities', {}, elementOf('workload'))
    return
  }
  let hasGaps = false
  design.activities.forEach((activity, index) => {
    const { id: item, outcomes, week } = activity
    const number = index + 1
    checkLinks('activities', item, number, outcomes, known, found)
    if (outcomes.length === 0) {
      found('alignment', 'advised', 'activity-serves-nothing', 'activities', { item, part: 'outcomes' }, { number })
    }
    if (isBlank(activity.title)) {
      found('workload', 'required', 'activity-untitled', 'activities', { item, part: 'title' }, { number })
    }
    if (minutesOf(activity) === 0) {
      hasGaps = true
      found('workload', 'required', 'activity-minutes-missing', 'activities', { item, part: 'minutes' }, { number, element: 7 })
    }
    if (activity.type === null) {
      found('workload', 'required', 'activity-type-missing', 'activities', { item, part: 'type' }, { number })
    }
    if (activity.mode === null) {
      found('workload', 'required', 'activity-mode-missing', 'activities', { item, part: 'mode' }, { number })
    }
    if (week !== null && design.weeks !== null && week > design.weeks) {
      found(
        'workload',
        'advised',
        'activity-week-outside',
        'activities',
        { item, part: 'week' },
        { number, week, weeks: design.weeks },
      )
    }
  })

  const sums = workload(design)
  const { leastMinutes, mostMinutes, targetMinutes } = sums
  // Hours are compared with the credits only where credits are promised; while an activity has no minutes, "too little" says nothing new.
  if (design.route !== 'nonCredit' && leastMinutes !== null && mostMinutes !== null && targetMinutes !== null) {
    const params = {
      hours: hours(sums.minutes),
      target: hours(targetMinutes),
      least: hours(leastMinutes),
      most: hours(mostMinutes),
      credits: design.credits ?? 0,
      element: 7,
    }
    if (sums.minutes < leastMinutes && !hasGaps) found('workload', 'required', 'workload-low', 'activities', {}, params)
    if (sums.minutes > mostMinutes) found('workload', 'required', 'workload-high', 'activities', {}, params)
  }
  if (sums.minutesPerWeek !== null && sums.minutesPerWeek > hoursPerWeekLimit * 60) {
    found(
      'workload',
      'advised',
      'weeks-few',
      'weeks',
      {},
      { hours: hours(sums.minutesPerWeek), weeks: design.weeks ?? 0, limit: hoursPerWeekLimit },
    )
  } else {
    for (const { week, minutes } of sums.weeks) {
      if (minutes > hoursPerWeekLimit * 60) {
        found(
          'workload',
          'advised',
          'week-full',
          'activities',
          { part: `week ${week}` },
          { week, hours: hours(minutes), limit: hoursPerWeekLimit },
        )
      }
    }
  }
}

function checkGuidance(design: Design, found: Found) {
  if (isBlank(design.prerequisites))
    found('guidance', 'idea', 'prerequisites-missing', 'prerequisites', {}, elementOf('guidance'))
  if (isBlank(design.guidance)) found('guidance', 'advised', 'guidance-missing', 'guidance')
  if (isBlank(design.recognition)) found('recognition', 'required', 'recognition-missing', 'recognition')
  if (isBlank(design.accessibility)) found('guidance', 'advised', 'accessibility-missing', 'accessibility')
}

function checkDelivery(design: Design, found: Found) {
  if (design.participation === null) {
    found('participation', 'required', 'participation-missing', 'participation', {}, elementOf('participation'))
  }
  if (design.weeks === null || design.weeks <= 0) found('participation', 'required', 'weeks-missing', 'weeks')
  if (design.languages.length === 0) found('languages', 'required', 'languages-missing', 'languages')
}

function checkAdministration(design: Design, { today }: CheckOptions, found: Found) {
  const { route, priceCents, credits } = design
  if (route === null) found('route', 'required', 'route-missing', 'route')
  if (priceCents === null || priceCents < 0) {
    found('price', 'required', 'price-missing', 'priceCents')
    return
  }
  if (route === 'openStudies' && credits !== null && credits > 0) {
    const capCents = openStudiesCap(today).centsPerCredit * credits
    if (priceCents > capCents) {
      found('price', 'required', 'price-over-cap', 'priceCents', {}, { price: priceCents / 100, cap: capCents / 100, credits })
    }
  }
  if ((route === 'jotpaFunded' || route === 'ownStudents') && priceCents > 0) {
    found('price', 'required', 'price-on-free-route', 'priceCents', {}, { price: priceCents / 100, route })
  }
}

function checkQuality(design: Design, found: Found) {
  if (design.qualityAssurance === null) {
    found('quality', 'required', 'quality-missing', 'qualityAssurance', {}, elementOf('quality'))
  }
  if (isBlank(design.qualityStatement)) {
    // "Internal only" is no code of the European list: without the statement nothing is said about quality at all.
    if (design.qualityAssurance === 'internalOnly') {
      found('quality', 'required', 'quality-statement-required', 'qualityStatement', {}, elementOf('quality'))
    } else found('quality', 'advised', 'quality-statement-missing', 'qualityStatement')
  }
  const months = design.reviewAfterMonths
  if (months === null) found('quality', 'required', 'review-missing', 'reviewAfterMonths')
  else if (months < reviewMonths.least || months > reviewMonths.most) {
    found('quality', 'advised', 'review-outside', 'reviewAfterMonths', {}, { months, limit: reviewMonths.most })
  }
}

function checkCredential(design: Design, found: Found) {
  if (design.stackability === null) {
    found('stack', 'advised', 'stackability-missing', 'stackability', {}, elementOf('stack'))
  } else if (design.stackability !== 'standAlone' && isBlank(design.stackNote)) {
    found('stack', 'advised', 'stack-note-missing', 'stackNote', {}, elementOf('stack'))
  }
  if (isBlank(design.employerSummary)) found('employer-view', 'advised', 'employer-summary-missing', 'employerSummary')
  for (const language of languages) {
    const word = employerWord(textOf(design.employerSummary, language), language)
    if (word !== undefined) {
      found('employer-view', 'advised', 'employer-summary-terms', 'employerSummary', { language }, { language, word })
    }
  }
  if (design.contact === null) found('contact', 'required', 'contact-missing', 'contact', {}, elementOf('contact'))
}

/** The public texts of a design that say something, each with its place. */
function publicTexts(design: Design): readonly { map: LanguageMap; member: keyof Design; item?: string; part?: string }[] {
  return [
    ...publicMembers.map((member) => ({ map: design[member], member })),
    ...design.outcomes.map(({ id, text }) => ({ map: text, member: 'outcomes' as const, item: id, part: 'text' })),
    ...design.assessments.flatMap(({ id, title, description }) => [
      { map: title, member: 'assessments' as const, item: id, part: 'title' },
      { map: description, member: 'assessments' as const, item: id, part: 'description' },
    ]),
    ...design.activities.map(({ id, title }) => ({ map: title, member: 'activities' as const, item: id, part: 'title' })),
  ].filter(({ map }) => !isBlank(map))
}

function checkLanguages(design: Design, found: Found) {
  if (design.languages.length === 0) return
  const texts = publicTexts(design)
  for (const language of languages) {
    const missing = texts.filter(({ map }) => textOf(map, language) === '')
    if (design.languages.includes(language)) {
      for (const { map: _, member, ...place } of missing) {
        found('languages', 'required', 'text-missing-in', member, { ...place, language }, { language })
      }
    } else if (missing.length > 0) {
      found('languages', 'idea', 'language-incomplete', 'languages', { language }, { language, count: missing.length })
    }
  }
}
