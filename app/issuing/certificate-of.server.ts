/** The certificate of one credential: its words, picture and link. */
import { type Ctx, forInstitution } from '../platform/ctx.ts'
import { inTransaction } from '../platform/database.server.ts'
import { found } from '../platform/errors.ts'
import type { Settings } from '../platform/settings.server.ts'
import { formatCredits, formatDay, inLocale, textsIn } from '../platform/texts.ts'
import { credentialPicture } from '../ui/index.ts'
import { renderCertificate } from './certificate.server.ts'
import { countryName } from './credential-facts.tsx'
import { earnedOn } from './earned.server.ts'
import { factsOf } from './facts.server.ts'
import { issuedAt, sealedText } from './issue.server.ts'
import { certificateLink } from './share.server.ts'
import type { CredentialRow } from './store.server.ts'
import { issuingTexts } from './texts.ts'

/** PDF/A-3a of one's own credential with the sealed file attached. The QR code leads to a link that the learner may withdraw. */
export async function certificateOf(ctx: Ctx, row: CredentialRow, settings: Settings): Promise<Uint8Array> {
  const scope = forInstitution(ctx, row.institutionId)
  const sealed = sealedText(row)
  const facts = found(await factsOf(sealed))
  const { link, earned } = await inTransaction(scope, async (tx) => ({
    link: await certificateLink(tx, scope, row, settings.masterKey),
    earned: await earnedOn(tx, row),
  }))
  const { badgeKind } = facts
  const t = textsIn(issuingTexts, row.language)
  const day = found(issuedAt(row))
  const other = row.language === 'en' ? 'fi' : 'en'
  const maybe = (term: string, value: string | null) => (value ? [[term, value] as const] : [])
  return renderCertificate({
    language: row.language,
    issuer: facts.awardingBodies.join(', ') || (facts.issuer ?? ''),
    kinds: badgeKind ? 'Osaamismerkki · Kompetensmärke · Badge' : 'Osaamistodistus · Kompetensbevis · Micro-credential',
    title: row.title,
    otherTitle: inLocale({ [other]: earned.title[other] }, other) || null,
    learner: facts.learner ?? row.learnerName,
    shown: t(badgeKind === null ? 'paperShown' : `paperBadge_${badgeKind}`),
    outcomes: facts.outcomes,
    awarded: t('paperAwarded', { issuer: facts.issuer ?? '', day: formatDay(row.language, day) }),
    facts: [
      ...maybe(t('badgeKind'), badgeKind && t(`badgeKind_${badgeKind}`)),
      ...maybe(t('achievedOn'), badgeKind && facts.achievedOn && formatDay(row.language, facts.achievedOn)),
      ...maybe(t('validUntil'), facts.validUntil && formatDay(row.language, new Date(facts.validUntil))),
      ...maybe(
        t('size'),
        [facts.credits === null ? '' : formatCredits(row.language, facts.credits), facts.hours === null ? '' : `${facts.hours} h`]
          .filter(Boolean)
          .join(', '),
      ),
      ...maybe(t('level'), facts.level && t('levelValue', { level: facts.level })),
      ...maybe(t('grade'), badgeKind ? null : (facts.grade ?? t('passed'))),
      ...maybe(t('country'), facts.country && countryName(facts.country, row.language)),
      ...maybe(t('assessment'), facts.assessments.join('; ')),
      ...maybe(t('identity'), facts.identity),
      ...maybe(t('participation'), facts.participation),
      ...maybe(t('quality'), facts.quality),
    ],
    checkTitle: t('paperCheckTitle'),
    checkText: t('paperCheckText'),
    identifier: t('paperIdentifier', { id: row.id, version: String(earned.number) }),
    demo: settings.demo ? t('paperDemo') : null,
    link,
    pictureAlt: t(badgeKind ? 'paperBadgePicture' : 'paperPicture'),
    qrAlt: t('paperQr'),
    attachmentDescription: t('paperAttachment'),
    picture: credentialPicture(earned.picture),
    credential: sealed,
    issuedAt: day,
  })
}
