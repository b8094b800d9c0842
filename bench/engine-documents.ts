/** What the engine is measured on: the same records, contexts and key for everybody. */
import poiju from '../packages/credentials/contexts/poiju-v1.json' with { type: 'json' }
import { buildCredential } from '../packages/credentials/src/build.ts'
import { bundledContexts } from '../packages/credentials/src/contexts.ts'
import { type ContextSource, contextSource } from '../packages/credentials/src/fast/index.ts'
import type { CredentialRecord } from '../packages/credentials/src/record.ts'
import { aRecord, fixedSecret } from '../packages/credentials/src/testing.ts'

export const secretKey = fixedSecret
export const ownContext = aRecord().context
export const contexts: ContextSource = contextSource((url) => (url === ownContext ? poiju : bundledContexts().get(url)))

const base = aRecord()
const outcome = (number: number) => ({
  id: `o${number}`,
  text: `tekee osan ${number} työstä turvallisesti ja perustelee valintansa`,
  achievedThrough: 'assessment' as const,
})

/** A small micro-credential with the mandatory elements and little more. */
export const plain = aRecord({
  issuer: { ...base.issuer, url: null, city: null },
  achievement: {
    ...base.achievement,
    outcomes: [outcome(1)],
    eqfLevel: null,
    fields: [],
    qualityAssurance: { uri: null, name: 'Korkeakoulun laatujärjestelmä', statement: null },
    prerequisites: null,
    stackability: null,
    assessments: base.achievement.assessments.map((assessment) => ({ ...assessment, outcomes: ['o1'] })),
  },
})

/** One with two outcomes, level, field, and all that a record may say. */
export const rich = aRecord({
  achievement: { ...base.achievement, outcomes: [outcome(1), outcome(2)], moreInformation: 'https://jamk.example/lisää' },
  grade: '5',
})

/** The n-th learner of a batch. */
export function numbered(record: CredentialRecord, number: number): CredentialRecord {
  return {
    ...record,
    id: `${record.id.slice(0, -12)}${String(number).padStart(12, '0')}`,
    learner: { name: `Oona Öhman ${number}`, email: `learner${number}@care.example`, salt: String(number).padStart(16, '0') },
    status: { ...record.status, index: number % 131_072 },
  }
}

/** Where the credentials of a batch differ, and what stands there. */
export const columns = [
  '/id',
  '/credentialSubject/identifier/0/identityHash',
  '/credentialSubject/identifier/1/identityHash',
  '/credentialSubject/identifier/1/salt',
  '/credentialStatus/id',
  '/credentialStatus/statusListIndex',
]

/** The row of a record, taken from the built credential: what a database or a file would hold. */
export function rowOf(record: CredentialRecord): string[] {
  const built = buildCredential(record)
  return columns.map((pointer) => {
    let value: unknown = built
    for (const key of pointer.slice(1).split('/')) value = (value as Record<string, unknown>)[key]
    return String(value)
  })
}
