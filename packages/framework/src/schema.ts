/** The documented shape of a stored Version: exactly that, or a refusal. For servers and tests; a browser reads with `parse.ts`. */
import { z } from 'zod'
import {
  activityModes,
  assessmentTypes,
  type Design,
  evidenceKinds,
  fields,
  gradingScales,
  languages,
  learningTypes,
  participationForms,
  qualityAssuranceTypes,
  routes,
  stackabilityKinds,
  supervisionTypes,
} from './design.ts'
import { dangling, eqfLevels, isBlank, isWellFormed, limits, monthPattern } from './parse.ts'
import { creditLimits } from './rules.ts'

const text = z
  .string()
  .max(limits.text)
  .refine(isWellFormed)
  .refine((value) => !isBlank(value))
const id = text.max(limits.id)
const languageMap = z.strictObject({ fi: text.exactOptional(), sv: text.exactOptional(), en: text.exactOptional() })
const unique = (list: readonly unknown[]) => new Set(list).size === list.length
const uniqueIds = (list: readonly { id: string }[]) => unique(list.map((item) => item.id))
const ids = z.array(id).max(limits.items).refine(unique)

const evidence = z.strictObject({
  id,
  kind: z.enum(evidenceKinds),
  text: languageMap,
  month: z.string().regex(monthPattern).nullable(),
  source: text.nullable(),
})
const outcome = z.strictObject({ id, text: languageMap, verb: languageMap })
const assessment = z.strictObject({
  id,
  type: z.enum(assessmentTypes).nullable(),
  title: languageMap,
  description: languageMap,
  grading: z.enum(gradingScales).nullable(),
  supervision: z.enum(supervisionTypes).nullable(),
  outcomes: ids,
})
const activity = z.strictObject({
  id,
  title: languageMap,
  type: z.enum(learningTypes).nullable(),
  mode: z.enum(activityModes).nullable(),
  minutes: z.int().min(0).max(limits.minutes).nullable(),
  week: z.int().min(1).max(limits.weeks).nullable(),
  outcomes: ids,
})

/** The shape of a stored Version, member by member (docs/decisions/0001-design-value.md). Unknown members, blank texts and dangling ids are refused. */
export const designSchema: z.ZodType<Design> = z
  .strictObject({
    shape: z.literal(1),
    needs: ids,
    needSummary: languageMap,
    evidence: z.array(evidence).max(limits.items).refine(uniqueIds),
    targetGroup: languageMap,
    title: languageMap,
    summary: languageMap,
    credits: z.number().min(creditLimits.least).max(creditLimits.most).multipleOf(creditLimits.step).nullable(),
    eqfLevel: z.literal(eqfLevels).nullable(),
    levelJustification: languageMap,
    fields: z.array(z.enum(fields)).refine(unique),
    outcomes: z.array(outcome).max(limits.items).refine(uniqueIds),
    assessments: z.array(assessment).max(limits.items).refine(uniqueIds),
    activities: z.array(activity).max(limits.items).refine(uniqueIds),
    guidance: languageMap,
    recognition: languageMap,
    accessibility: languageMap,
    prerequisites: languageMap,
    participation: z.enum(participationForms).nullable(),
    weeks: z.int().min(1).max(limits.weeks).nullable(),
    languages: z.array(z.enum(languages)).refine(unique),
    route: z.enum(routes).nullable(),
    priceCents: z.int().min(0).max(limits.cents).nullable(),
    priceNote: languageMap,
    qualityAssurance: z.enum(qualityAssuranceTypes).nullable(),
    qualityStatement: languageMap,
    reviewAfterMonths: z.int().min(1).max(limits.months).nullable(),
    stackability: z.enum(stackabilityKinds).nullable(),
    stackNote: languageMap,
    employerSummary: languageMap,
    contact: id.nullable(),
  })
  .superRefine((design, context) => {
    for (const { path } of dangling(design)) context.addIssue({ code: 'custom', message: 'dangling-id', path: [...path] })
  })
