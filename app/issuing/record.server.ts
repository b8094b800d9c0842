/** The record of a credential: from the approved version, the offering, the completion, the person and the issuer. No field is typed twice. */
import type { CredentialRecord, MicroCredentialRecord } from '@poiju/credentials'
import {
  assessmentTypeCodes,
  fieldCodes,
  gradingScaleLabels,
  type Language,
  type LanguageMap,
  participationCodes,
  qualityAssuranceCodes,
  supervisionCodes,
} from '@poiju/framework'
import type { CompletionView } from '../delivery/index.server.ts'
import type { Ctx } from '../platform/ctx.ts'
import { found } from '../platform/errors.ts'
import { inLocale, text } from '../platform/texts.ts'
import type { VersionView } from '../review/index.server.ts'
import { achievementUrl, issuerDid } from './addresses.ts'
import type { Issuer } from './store.server.ts'
import { issuingTexts } from './texts.ts'

/** The learner's language where the version says everything in it, else the first language of instruction that does. */
export function languageOf(version: VersionView, wanted: Language): Language {
  const { title, outcomes } = version.design
  const says = (language: Language) => Boolean(title[language]) && outcomes.every((outcome) => outcome.text[language])
  return [wanted, ...version.design.languages, 'fi' as const].find(says) ?? 'fi'
}

const countries = { FI: { fi: 'Suomi', sv: 'Finland', en: 'Finland' } } as const

/** The issuer as a record says it. */
export function issuerOf(ctx: Ctx, issuer: Issuer, language: Language): CredentialRecord['issuer'] {
  return {
    did: issuerDid(ctx.origin, issuer.slug),
    name: inLocale(issuer.name, language),
    url: issuer.homepage,
    countryCode: issuer.country,
    country: countries[issuer.country as 'FI']?.[language] ?? issuer.country,
    city: issuer.city,
  }
}

/** An instant to the second, as records say it. */
export function secondOf(instant: Date): string {
  return new Date(Math.floor(instant.getTime() / 1000) * 1000).toISOString().replace('.000Z', 'Z')
}

/** Everything in one language, all of it from what was approved and decided. */
export function toRecord({
  ctx,
  url,
  issuer,
  version,
  completion,
  demo,
  status,
  language = languageOf(version, completion.learner.locale),
}: {
  ctx: Ctx
  url: string
  issuer: Issuer
  version: VersionView
  completion: CompletionView
  demo: boolean
  status: { list: string; index: number }
  language?: Language
}): MicroCredentialRecord {
  const { design } = version
  const say = (map: LanguageMap) => inLocale(map as Record<string, string>, language)
  const optional = (map: LanguageMap) => say(map) || null
  const coded = (code: { uri: string; label: LanguageMap }) => ({ uri: code.uri, name: say(code.label) })
  const credits = design.credits ?? 0
  const quality = qualityAssuranceCodes[found(design.qualityAssurance)]
  return {
    kind: 'microCredential',
    id: url,
    language,
    context: `${ctx.origin}/contexts/poiju/v1`,
    issuer: issuerOf(ctx, issuer, language),
    awardingBodies: version.awardingBodies.map(({ slug, name }) => ({
      id: issuerDid(ctx.origin, slug),
      name: inLocale(name, language),
    })),
    learner: {
      name: completion.learner.name,
      givenName: completion.learner.givenName,
      familyName: completion.learner.familyName,
      email: completion.learner.email,
      salt: Buffer.from(ctx.random(16)).toString('hex'),
    },
    achievement: {
      id: achievementUrl(ctx.origin, issuer.slug, version.code, version.number),
      code: version.code,
      version: version.number,
      name: say(design.title),
      description: say(design.summary),
      outcomes: design.outcomes.map((outcome) => ({
        id: outcome.id,
        text: say(outcome.text),
        achievedThrough: completion.results.find((result) => result.outcome === outcome.id)?.by ?? 'assessment',
      })),
      credits,
      hours: Math.round(design.activities.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0) / 60) || Math.round(credits * 27),
      eqfLevel: design.eqfLevel,
      assessments: design.assessments.flatMap((assessment) => {
        if (!assessment.type || !assessment.supervision) return []
        return [
          {
            type: coded(assessmentTypeCodes[assessment.type]),
            name: say(assessment.title),
            supervision: coded(supervisionCodes[assessment.supervision]),
            identityChecked: assessment.supervision.endsWith('WithId'),
            grading: assessment.grading ? say(gradingScaleLabels[assessment.grading]) : '',
            outcomes: assessment.outcomes,
          },
        ]
      }),
      participation: coded(participationCodes[found(design.participation)]),
      qualityAssurance: { uri: quality.uri, name: say(quality.label), statement: optional(design.qualityStatement) },
      languages: design.languages,
      fields: design.fields.map((field) => coded(fieldCodes[field])),
      prerequisites: optional(design.prerequisites),
      stackability: optional(design.stackNote),
      moreInformation: `${ctx.origin}/${language}/micro-credentials/${version.code}`,
      designHash: version.hash,
    },
    grade: completion.grade,
    startedOn: [completion.startedOn, completion.completedOn].sort()[0] ?? completion.completedOn,
    completedOn: completion.completedOn,
    issuedAt: secondOf(ctx.now),
    status: { ...status, purpose: 'revocation' },
    demonstration: demo ? text(issuingTexts, language, 'paperDemo') : null,
  }
}
