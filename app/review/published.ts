/** What the public may read of an approved version, and the words it is found by. */
import { type Design, type EvidenceKind, fieldCodes, type Language, participationCodes } from '@poiju/framework'
import { lemmas } from '@poiju/words'
import { quotedLexeme } from './lexeme.ts'

/** Evidence that anybody may read. What a partner said or wrote, and numbers of one's own, stay inside. */
const openEvidence: ReadonlySet<EvidenceKind> = new Set<EvidenceKind>(['foresight', 'survey', 'statute', 'research'])

/** The design without what is not for everybody: ids of needs and contacts, evidence given in confidence, the case for the level. */
export function publicParts(design: Design): Design {
  return {
    ...design,
    needs: [],
    contact: null,
    levelJustification: {},
    evidence: design.evidence.filter(({ kind }) => openEvidence.has(kind)),
  }
}

export type Lexemes = ReadonlyMap<string, 'A' | 'B' | 'C'>

/** At most so many different words are kept of one micro-credential: far more than any has. */
const mostLexemes = 4000

/** Base forms by the weight of the best place they stand in: A title and code, B summary and outcomes, C the rest. `names` are of its owners. */
export function lexemesOf(design: Design, code: string, names: readonly string[], language: Language): Lexemes {
  const text = (map: { readonly [L in Language]?: string }) => map[language] ?? ''
  const places: readonly (readonly ['A' | 'B' | 'C', readonly string[]])[] = [
    ['A', [text(design.title), code]],
    ['B', [text(design.summary), text(design.employerSummary), ...design.outcomes.map((outcome) => text(outcome.text))]],
    [
      'C',
      [
        text(design.targetGroup),
        text(design.needSummary),
        text(design.prerequisites),
        text(design.stackNote),
        ...design.activities.map(({ title }) => text(title)),
        ...design.assessments.map(({ title }) => text(title)),
        ...design.fields.map((field) => fieldCodes[field].label[language]),
        ...(design.participation ? [participationCodes[design.participation].label[language]] : []),
        ...names,
      ],
    ],
  ]
  const found = new Map<string, 'A' | 'B' | 'C'>()
  for (const [weight, texts] of places)
    for (const lemma of lemmas(texts.join(' \n '), language))
      if (!found.has(lemma) && found.size < mostLexemes) found.set(lemma, weight)
  return found
}

/** A tsvector as PostgreSQL reads it: each base form once, with its weight. Weights need a position, so the position is the order. */
export function tsvectorText(lexemes: Lexemes): string {
  return [...lexemes].map(([lemma, weight], index) => `${quotedLexeme(lemma)}:${Math.min(index + 1, 16_383)}${weight}`).join(' ')
}
