/** A record with what the European Learning Model wants beyond a badge, in Finnish and in Swedish. */
import type { MicroCredentialRecord } from '../record.ts'
import { aRecord } from '../testing.ts'

/** One grey pixel, PNG. */
export const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=='
export const pictures = { fi: pixel, sv: pixel }

const base = aRecord()
export const finnish: MicroCredentialRecord = aRecord({
  issuer: { ...base.issuer, legalIdentifier: { value: 'FI02006226', countryCode: 'FI' } },
  learner: { ...base.learner, givenName: 'Oona', familyName: 'Öhman-Åberg' },
  achievement: { ...base.achievement, languages: ['fi', 'sv'] },
})
export const swedish: MicroCredentialRecord = {
  ...finnish,
  language: 'sv',
  issuer: { ...finnish.issuer, name: 'Jyväskylä yrkeshögskola', city: null },
  awardingBodies: [{ id: finnish.issuer.did, name: 'Jyväskylä yrkeshögskola' }],
  achievement: {
    ...finnish.achievement,
    name: 'Säkerhetskultur i hemvården',
    description: 'Du hittar farorna innan de slår till.',
    outcomes: [...finnish.achievement.outcomes].reverse().map((outcome) => ({ ...outcome, text: `på svenska: ${outcome.id}` })),
    assessments: finnish.achievement.assessments.map((assessment) => ({ ...assessment, name: 'Prov på den egna arbetsplatsen' })),
    stackability: null,
  },
}
