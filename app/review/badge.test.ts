import { describe, expect, test } from 'vitest'
import { type BadgeCircumstances, type BadgeCommand, type BadgeState, decideBadge, evolveBadge, mayBeAwarded } from './badge.ts'
import { type BadgeDesign, badgeLanguage, checkBadge } from './badge-design.ts'

const states: Record<BadgeState, BadgeState> = {
  drafting: 'drafting',
  inReview: 'inReview',
  returned: 'returned',
  approved: 'approved',
  retired: 'retired',
}
const commands: Record<string, BadgeCommand> = {
  change: { do: 'change' },
  submit: { do: 'submit' },
  takeBack: { do: 'takeBack' },
  return: { do: 'return', hasReason: true },
  silently: { do: 'return', hasReason: false },
  approve: { do: 'approve', version: 'v1' },
  revise: { do: 'revise' },
  retire: { do: 'retire' },
}
const fine: BadgeCircumstances = { isAuthor: false, requiredFindings: 0, hasVersion: true }
const circumstances: Record<string, BadgeCircumstances> = {
  fine,
  author: { ...fine, isAuthor: true },
  lacking: { ...fine, requiredFindings: 1 },
  new: { ...fine, hasVersion: false },
}

// Rows: where it stands, and what is so. Columns: what is asked. Cells: where it stands afterwards, or why not.
const table = `
  state/so           change              submit                 takeBack                return                       silently                     approve                      revise                 retire
  drafting/fine      drafting            inReview               badge-is-not-in-review  badge-is-not-in-review       badge-is-not-in-review       badge-is-not-in-review       badge-is-not-approved  retired
  drafting/lacking   drafting            badge-lacks-something  badge-is-not-in-review  badge-is-not-in-review       badge-is-not-in-review       badge-is-not-in-review       badge-is-not-approved  retired
  drafting/new       drafting            inReview               badge-is-not-in-review  badge-is-not-in-review       badge-is-not-in-review       badge-is-not-in-review       badge-is-not-approved  badge-is-not-approved
  inReview/fine      badge-is-in-review  badge-is-in-review     drafting                returned                     badge-return-needs-a-reason  approved                     badge-is-in-review     badge-is-in-review
  inReview/author    badge-is-in-review  badge-is-in-review     drafting                badge-reviewer-is-an-author  badge-reviewer-is-an-author  badge-reviewer-is-an-author  badge-is-in-review     badge-is-in-review
  inReview/lacking   badge-is-in-review  badge-is-in-review     drafting                returned                     badge-return-needs-a-reason  badge-lacks-something        badge-is-in-review     badge-is-in-review
  returned/fine      drafting            inReview               badge-is-not-in-review  badge-is-not-in-review       badge-is-not-in-review       badge-is-not-in-review       badge-is-not-approved  retired
  approved/fine      badge-is-approved   badge-is-approved      badge-is-not-in-review  badge-is-not-in-review       badge-is-not-in-review       badge-is-not-in-review       drafting               retired
  retired/fine       badge-is-retired    badge-is-retired       badge-is-retired        badge-is-retired             badge-is-retired             badge-is-retired             badge-is-retired       badge-is-retired
`

function cells(text: string): (readonly [row: string, column: string, cell: string])[] {
  const [header = '', ...rows] = text.trim().split('\n')
  const columns = header.trim().split(/\s+/).slice(1)
  return rows.flatMap((line) => {
    const [row = '', ...answers] = line.trim().split(/\s+/)
    return columns.map((column, index) => [row, column, answers[index] ?? ''] as const)
  })
}

describe('a badge', () => {
  test.each(cells(table))('%s: %s → %s', (row, column, cell) => {
    const [state, so = ''] = row.split('/') as [BadgeState, string]
    const decision = decideBadge(states[state], commands[column] as BadgeCommand, circumstances[so] as BadgeCircumstances)
    expect(decision.accepted ? decision.facts.reduce(evolveBadge, states[state]) : decision.refusal).toBe(cell)
  })

  test('is given to people from its first approval until it is retired, also while a new version is written', () => {
    expect(Object.values(states).filter((state) => mayBeAwarded(state, true))).toEqual([
      'drafting',
      'inReview',
      'returned',
      'approved',
    ])
    expect(Object.values(states).some((state) => mayBeAwarded(state, false))).toBe(false)
  })
})

describe('what a badge lacks', () => {
  const whole: BadgeDesign = {
    kind: 'competence',
    languages: ['fi', 'sv'],
    field: 'teaching',
    name: { fi: 'Vertaisohjaaja', sv: 'Kamrathandledare' },
    description: { fi: 'Ohjaat kollegaa.', sv: 'Du handleder en kollega.' },
    criteria: {
      fi: 'Olet ohjannut kolmea kollegaa, ja jokainen heistä on antanut palautteen.',
      sv: 'Du har handlett tre kollegor, och var och en av dem har gett återkoppling.',
    },
    skills: [],
  }
  const codes = (change: Partial<BadgeDesign>) => checkBadge({ ...whole, ...change }).map(({ code, field }) => `${code} ${field}`)

  test('is nothing when every text is there in each of its languages', () => expect(checkBadge(whole)).toEqual([]))

  test('is named at its place, language by language', () => {
    expect(codes({ languages: [] })).toEqual(['no-language languages'])
    expect(codes({ languages: ['fi', 'sv', 'en'] })).toEqual([
      'text-missing name.en',
      'text-missing description.en',
      'text-missing criteria.en',
    ])
    expect(codes({ name: { fi: 'Vertaisohjaaja', sv: '  ' } })).toEqual(['text-missing name.sv'])
    expect(codes({ skills: [{ uri: 'https://osaamiset.example/1', framework: 'ESCO', name: { fi: 'ohjata' } }] })).toEqual([
      'skill-name-missing skills.0.name.sv',
    ])
    expect(codes({ criteria: { ...whole.criteria, fi: 'Osallistut.' } })).toEqual(['criteria-are-short criteria.fi'])
  })

  test.each([
    'Laajuus 2 op.',
    'yksi merkki, 1,5 opintopistettä',
    '3 sp för dig',
    'ger 2 högskolepoäng',
    'Worth 1 credit',
    '2 ECTS',
  ])('“%s” speaks of credits, which a badge never carries', (text) =>
    expect(codes({ description: { ...whole.description, fi: text } })).toEqual(['speaks-of-credits description.fi']),
  )

  test.each(['Ohjaat 3 opiskelijaa.', 'Fem sporter', 'They give credit to others', 'Käyt 2 tapaamisessa.'])(
    '“%s” does not',
    (text) => expect(codes({ description: { ...whole.description, fi: text } })).toEqual([]),
  )

  test('a badge speaks the language of who gets it, where it can', () => {
    expect([badgeLanguage(whole, 'sv'), badgeLanguage(whole, 'en')]).toEqual(['sv', 'fi'])
  })
})
