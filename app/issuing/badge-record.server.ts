/** The record of a badge: from the approved version, the decision, the person and the issuer. Nothing in it speaks of credits, hours or a level. */
import type { BadgeRecord } from '@poiju/credentials'
import type { LanguageMap } from '@poiju/framework'
import { inLocale, text } from '../platform/texts.ts'
import { type BadgeVersionView, badgeLanguage } from '../review/index.server.ts'

import { badgeUrl, issuerDid } from './addresses.ts'
import type { BadgeDecisionRow } from './badge-decision-store.server.ts'
import type { RecordHow } from './basis.server.ts'
import { issuerOf, secondOf } from './record.server.ts'
import { issuingTexts } from './texts.ts'
import { endOfValidity } from './validity.ts'

/** Everything in one language, all of it from what was approved and decided. */
export function toBadgeRecord({
  ctx,
  url,
  issuer,
  version,
  decision,
  demo,
  status,
}: RecordHow & { readonly version: BadgeVersionView; readonly decision: BadgeDecisionRow }): BadgeRecord {
  const { design } = version
  const language = badgeLanguage(design, decision.locale)
  const say = (map: LanguageMap) => inLocale(map as Record<string, string>, language)
  return {
    kind: 'badge',
    id: url,
    language,
    context: `${ctx.origin}/contexts/poiju/v1`,
    issuer: issuerOf(ctx, issuer, language),
    awardingBodies: [{ id: issuerDid(ctx.origin, issuer.slug), name: inLocale(issuer.name, language) }],
    learner: { name: decision.name, email: decision.email, salt: Buffer.from(ctx.random(16)).toString('hex') },
    achievement: {
      id: badgeUrl(ctx.origin, issuer.slug, version.code, version.number),
      code: version.code,
      version: version.number,
      badgeKind: design.kind,
      name: say(design.name),
      description: say(design.description),
      criteria: say(design.criteria),
      skills: design.skills.map(({ uri, framework, name }) => ({ uri, framework, name: say(name) })),
      moreInformation: null,
      designHash: version.hash,
    },
    achievedOn: decision.achievedOn,
    issuedAt: secondOf(ctx.now),
    ...(design.validForMonths === undefined
      ? {}
      : { validUntil: secondOf(endOfValidity(decision.achievedOn, design.validForMonths)) }),
    status: { ...status, purpose: 'revocation' },
    demonstration: demo ? text(issuingTexts, language, 'paperDemo') : null,
  }
}
