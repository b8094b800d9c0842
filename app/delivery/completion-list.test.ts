import { describe, expect, test } from 'vitest'
import { decodeList, readListTable } from '../platform/list-table.ts'
import { checkCompletions, completionShape, type ListedLearner, type ListRules, mostCompletions } from './completion-list.ts'
import { completionReasonTexts } from './completion-list-texts.ts'
import type { OutcomeStanding } from './result.ts'

const open = (outcome: string): OutcomeStanding => ({ outcome, by: null, result: null })
const met = (outcome: string, grade: string | null = null): OutcomeStanding => ({
  outcome,
  by: 'assessment',
  result: { met: true, grade, feedback: 'Näytetty.', revision: 1 },
})
const notMet = (outcome: string): OutcomeStanding => ({
  outcome,
  by: null,
  result: { met: false, grade: null, feedback: 'Ei vielä.', revision: 3 },
})
const recognised = (outcome: string): OutcomeStanding => ({ outcome, by: 'recognition', result: null })

const learner = (givenName: string, familyName: string, more: Partial<ListedLearner> = {}): ListedLearner => ({
  id: `${givenName} ${familyName}`,
  givenName,
  familyName,
  email: `${givenName}@test.example`.toLowerCase(),
  isOwn: false,
  enrolment: { state: 'active' },
  completion: { state: 'proposed' },
  standing: [open('o1'), open('o2')],
  ...more,
})
const asa = learner('Åsa', 'Öhman', { email: 'asa@test.example' })
const vaino = learner('Väinö', 'Mäki', { email: 'vaino@test.example' })

const plain: ListRules = {
  startsOn: '2026-09-01',
  now: new Date('2026-11-26T10:00:00Z'),
  today: '2026-11-26',
  mayRecord: true,
  graded: new Set(),
  hasZero: false,
  feedback: 'Kiitos.',
}
const graded: ListRules = { ...plain, graded: new Set(['o1', 'o2']) }

function check(text: string, learners: readonly ListedLearner[] = [asa, vaino], rules: ListRules = plain) {
  const { rows, problem, read, unused } = readListTable(text, completionShape)
  return { ...(problem ? { rows: [], problems: [problem] } : checkCompletions(rows, learners, rules)), read, unused }
}
const lines = ({ problems }: ReturnType<typeof check>) =>
  problems.map(({ row, column, reason, value }) => [row, column, reason, value])
/** What is wrong with one row of a list with all columns. */
const wrongWith = (row: string, who: ListedLearner = asa, rules: ListRules = plain) =>
  lines(check(`Sähköposti;Tulos;Arvosana;Päivä;Palaute\n${row}`, [who], rules)).map(([, column, reason, value]) => [
    column,
    reason,
    value,
  ])

describe('a list of completions', () => {
  test.each([
    ['semicolons of Excel', 'Sähköposti;Tulos\r\nASA@test.example;Hyväksytty\r\nvaino@test.example;HYL\r\n'],
    ['tabs as pasted from a sheet', 'E-post\tResultat\nasa@test.example\tgodkänd\nvaino@test.example\tunderkänd'],
    ['commas and names', 'name,result\n"Öhman, Åsa",passed\nväinö mäki,not passed'],
    ['first and last names apart', 'Sukunimi;Etunimi;Tulos\nÖhman;Åsa;hyv.\nMäki;Väinö;ei osoitettu'],
    [
      'the separator in a row of its own',
      'sep=;\r\nSähköposti;Tulos\r\nasa@test.example;osoitettu\r\nvaino@test.example;hylätty',
    ],
  ])('is read from %s', (_, text) => {
    const { rows, problems, read } = check(text)
    expect(problems).toEqual([])
    expect(read).toBe(2)
    expect(rows.map(({ enrolment, isPassed }) => [enrolment, isPassed])).toEqual([
      [asa.id, true],
      [vaino.id, false],
    ])
  })

  test('keeps its letters from Windows, UTF-8 and UTF-16 files', () => {
    const text = 'Nimi;Tulos\r\nÅsa Öhman;hyväksytty'
    const latin = Uint8Array.from(text, (letter) => letter.charCodeAt(0))
    const wide = new Uint8Array([0xff, 0xfe, ...new Uint8Array(Buffer.from(text, 'utf16le'))])
    for (const bytes of [latin, new TextEncoder().encode(text), wide])
      expect(check(decodeList(bytes)).rows).toMatchObject([{ enrolment: asa.id, isPassed: true }])
  })

  test('that cannot be read as a whole says so, and names the columns that it does not use', () => {
    expect(lines(check('asa@test.example;hyväksytty'))).toEqual([[1, 'row', 'no-header', 'asa@test.example, hyväksytty']])
    expect(lines(check('Nimi;Arvosana\nÅsa Öhman;4'))).toMatchObject([[1, 'row', 'no-header', 'Nimi, Arvosana']])
    expect(lines(check(' \n'))).toMatchObject([[1, 'row', 'nobody', '']])
    expect(lines(check('Nimi;Tulos'))).toMatchObject([[2, 'row', 'nobody', '']])
    expect(lines(check('Nimi;Tulos\n"Åsa;hyväksytty\nVäinö;hyväksytty'))).toMatchObject([[2, 'row', 'open-quote', '']])
    const long = Array.from({ length: mostCompletions + 1 }, (_, n) => `n${n}@test.example;hyv`)
    expect(lines(check(['Sähköposti;Tulos', ...long].join('\n')))).toEqual([
      [mostCompletions + 2, 'row', 'too-many', String(mostCompletions)],
    ])
    expect(check('Sähköposti;Opiskelijanumero;Tulos;\nasa@test.example;12;hyv;').unused).toEqual(['Opiskelijanumero'])
  })

  test('names each bad row once, with its row as the sheet counts, its column and why; the good ones are still counted', () => {
    const twin = [
      learner('Aino', 'Virta', { id: 'a1', email: 'a1@test.example' }),
      learner('Aino', 'Virta', { id: 'a2', email: 'a2@test.example' }),
    ]
    const list = check(
      [
        'Sähköposti;Nimi;Tulos',
        'asa@test.example;Åsa Maria Öhman;hyväksytty',
        '',
        ';;hyväksytty',
        'muu@test.example;;hyväksytty',
        ';Aino Virta;hyväksytty',
        'vaino@test.example;Åsa Öhman;hyväksytty',
        'ASA@test.example;;hylätty',
        'vaino@test.example;;',
        'a1@test.example;;ehkä',
        'rikki\uFFFD@test.example;;hyväksytty',
      ].join('\n'),
      [asa, vaino, ...twin],
    )
    expect(list.read).toBe(9)
    expect(list.rows.map(({ row, enrolment }) => [row, enrolment])).toEqual([[2, asa.id]])
    expect(lines(list)).toEqual([
      [4, 'who', 'nobody-named', ''],
      [5, 'who', 'not-enrolled', 'muu@test.example'],
      [6, 'who', 'several', 'Aino Virta'],
      [7, 'who', 'name-differs', 'Väinö Mäki'],
      [8, 'who', 'twice', '2'],
      [9, 'result', 'result-missing', ''],
      [10, 'result', 'result-unknown', 'ehkä'],
      [11, 'row', 'broken-letters', 'rikki\uFFFD@test.example'],
    ])
  })

  test('tells two of one address apart by name, and means no withdrawn enrolment where there is another', () => {
    const both = [asa, learner('Väinö', 'Mäki', { email: asa.email })]
    expect(check('Sähköposti;Nimi;Tulos\nasa@test.example;Mäki Väinö;hyv', both).rows).toMatchObject([
      { enrolment: 'Väinö Mäki' },
    ])
    expect(lines(check('Sähköposti;Tulos\nasa@test.example;hyv', both))).toMatchObject([
      [2, 'who', 'several', 'asa@test.example'],
    ])
    const gone = { ...asa, id: 'gone', enrolment: { state: 'withdrawn', by: 'learner' } as const }
    expect(check('Nimi;Tulos\nÅsa Öhman;hyv', [gone, asa]).rows).toMatchObject([{ enrolment: asa.id }])
  })

  test('understands no result by what every object has', () => {
    expect(wrongWith('asa@test.example;constructor;;;')).toEqual([['result', 'result-unknown', 'constructor']])
  })
})

describe('a row', () => {
  test('passed records what nothing has shown, leaves the rest, and completes', () => {
    const half = { ...asa, standing: [met('o1'), notMet('o2'), recognised('o3')] }
    expect(check('Sähköposti;Tulos;Päivä\nasa@test.example;hyv;20.11.2026', [half]).rows).toMatchObject([
      {
        isPassed: true,
        day: '2026-11-20',
        results: [{ outcome: 'o2', met: true, grade: null, feedback: 'Kiitos.', revision: 3 }],
        standing: [{ by: 'assessment' }, { by: 'assessment' }, { by: 'recognition' }],
      },
    ])
  })

  test('not passed records what is missing as not met yet, and completes nothing', () => {
    const half = { ...asa, standing: [met('o1'), open('o2')] }
    const { rows } = check('Sähköposti;Tulos;Palaute\nasa@test.example;hylätty;Kertaa hinnat.', [half])
    expect(rows).toMatchObject([
      { isPassed: false, grade: null, results: [{ outcome: 'o2', met: false, feedback: 'Kertaa hinnat.', revision: 0 }] },
    ])
    expect(rows[0]?.standing.map(({ by }) => by)).toEqual(['assessment', null])
    expect(wrongWith('asa@test.example;hylätty;;;', { ...asa, standing: [met('o1'), recognised('o2')] })).toEqual([
      ['who', 'everything-is-met', 'Åsa Öhman'],
    ])
  })

  // Rows: how the learner stands. Cells: why a row that says passed, and one that says not passed, is refused.
  test.each([
    ['has applied', { enrolment: { state: 'applied' } }, 'not-accepted-yet'],
    ['waits for a seat', { enrolment: { state: 'waiting', since: new Date() } }, 'not-accepted-yet'],
    ['has withdrawn', { enrolment: { state: 'withdrawn', by: 'learner' } }, 'enrolment-is-withdrawn'],
    ['has ended without', { enrolment: { state: 'notCompleted' } }, 'enrolment-has-ended'],
    ['is completed', { enrolment: { state: 'completed' }, completion: { state: 'decided' } }, 'already-decided'],
    ['is who decides', { isOwn: true }, 'nobody-decides-their-own'],
  ] as const)('of somebody who %s is refused as it is one by one', (_, more, reason) => {
    for (const result of ['hyväksytty', 'hylätty'])
      expect(wrongWith(`asa@test.example;${result};;;`, { ...asa, ...more })).toEqual([['who', reason, 'Åsa Öhman']])
  })

  test('by who may not judge outcomes decides only what others have judged', () => {
    const registrar = { ...plain, mayRecord: false }
    expect(wrongWith('asa@test.example;hyväksytty;;;Kiitos.', asa, registrar)).toEqual([
      ['who', 'outcomes-are-missing', 'Åsa Öhman'],
    ])
    expect(wrongWith('asa@test.example;hylätty;;;Kiitos.', asa, registrar)).toEqual([
      ['who', 'outcomes-are-missing', 'Åsa Öhman'],
    ])
    const judged = { ...asa, standing: [met('o1'), recognised('o2')] }
    expect(check('Sähköposti;Tulos\nasa@test.example;hyväksytty', [judged], registrar).rows).toMatchObject([
      { isPassed: true, results: [] },
    ])
  })

  test.each([
    ['31.2.2026', 'not-day'],
    ['11/12/2026', 'not-day'],
    ['27.11.2026', 'day-to-come'],
    ['2026-08-31', 'day-before-offering'],
    ['2026-09-01', undefined],
    ['26.11.2026', undefined],
  ])('says its day: %s', (day, reason) => {
    expect(wrongWith(`asa@test.example;hyv;;${day};`)).toEqual(reason ? [['day', reason, day]] : [])
  })

  test.each([
    ['hyv', '', 'grade-missing'],
    ['hyv', '6', 'grade-unknown'],
    ['hyv', '0', 'grade-unknown'],
    ['hyv', 'HYV', 'grade-unknown'],
    ['hyv', '4', undefined],
    ['hyl', '4', 'grade-against-result'],
    ['hyl', '', undefined],
  ])('with numbers needs one that fits its result: %s %s', (result, grade, reason) => {
    expect(wrongWith(`asa@test.example;${result};${grade};;`, asa, graded)).toEqual(reason ? [['grade', reason, grade]] : [])
  })

  test('knows a 0 where the scale has one, as not passed', () => {
    const withZero = { ...graded, hasZero: true }
    expect(wrongWith('asa@test.example;hyv;0;;', asa, withZero)).toEqual([['grade', 'grade-against-result', '0']])
    expect(wrongWith('asa@test.example;hyl;0;;', asa, withZero)).toEqual([])
  })

  test('gives the number to the outcomes that are graded, and says when earlier results make it another', () => {
    const one = { ...plain, graded: new Set(['o2']) }
    expect(check('Sähköposti;Tulos;Arvosana\nasa@test.example;hyv;3', [asa], one).rows).toMatchObject([
      { grade: '3', results: [{ grade: null }, { grade: '3' }] },
    ])
    const half = { ...asa, standing: [met('o1', '1'), open('o2')] }
    expect(wrongWith('asa@test.example;hyv;5;;', half, graded)).toEqual([['grade', 'grade-differs', '3']])
    const done = { ...asa, standing: [recognised('o1'), recognised('o2')] }
    expect(wrongWith('asa@test.example;hyv;5;;', done, graded)).toEqual([['grade', 'nothing-to-grade', '5']])
    expect(wrongWith('asa@test.example;hyv;;;', done, graded)).toEqual([])
    expect(wrongWith('asa@test.example;hyv;4;;')).toEqual([['grade', 'not-graded', '4']])
  })

  test('has feedback for what it records, its own before the common one', () => {
    const none = { ...plain, feedback: '' }
    expect(wrongWith('asa@test.example;hyv;;;', asa, none)).toEqual([['feedback', 'feedback-missing', '']])
    expect(wrongWith('asa@test.example;hyv;;;', { ...asa, standing: [met('o1')] }, none)).toEqual([])
    const long = 'x'.repeat(4001)
    expect(wrongWith(`asa@test.example;hyv;;;${long}`)).toEqual([['feedback', 'feedback-too-long', `${'x'.repeat(59)}…`]])
    expect(check('Sähköposti;Tulos;Palaute\nasa@test.example;hyv;Oma.').rows[0]?.results[0]?.feedback).toBe('Oma.')
    expect(check('Sähköposti;Tulos\nasa@test.example;hyv').rows[0]?.results[0]?.feedback).toBe('Kiitos.')
  })
})

test('no reason of its own is told in the general words', () => {
  const general = Object.entries(completionReasonTexts).flatMap(([reason, [why]]) => (why === 'why_general' ? [reason] : []))
  // What one command refuses that a list never asks for.
  expect(general.sort()).toEqual([
    'already-accepted',
    'already-waiting',
    'changed-meanwhile',
    'completion-is-annulled',
    'not-completed-yet',
    'not-decided-yet',
    'offering-is-full',
  ])
})
