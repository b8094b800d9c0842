import { describe, expect, test } from 'vitest'
import { decodeList } from '../platform/list-table.ts'
import { checkAwardees, mostAwardees, readAwardTable } from './award-list.ts'

const today = '2026-11-26'
function readAwardList(text: string, locale: 'fi' | 'sv' | 'en') {
  const { rows, problem, ...table } = readAwardTable(text)
  return { ...(problem ? { people: [], problems: [problem] } : checkAwardees(rows, locale, today)), ...table }
}

const two = [
  { name: 'Åsa Öhman', email: 'asa@test.example', locale: 'sv' },
  { name: 'Väinö Mäki', email: 'vaino@test.example', locale: 'fi' },
]

describe('a list of people', () => {
  test.each([
    [
      'semicolons of Excel, with CRLF',
      'Nimi;Sähköposti;Kieli\r\nÅsa Öhman;Asa@test.example;ruotsi\r\nVäinö Mäki;vaino@test.example;\r\n',
    ],
    ['commas and quotes', 'name,email,language\n"Åsa Öhman",asa@test.example,sv\nVäinö Mäki,vaino@test.example,fi'],
    [
      'tabs as pasted from a sheet',
      'Namn\tE-post\tSpråk\nÅsa Öhman\tasa@test.example\tsvenska\nVäinö Mäki\tvaino@test.example\t',
    ],
    ['a mark of byte order', '\uFEFFNimi;Sähköposti;Kieli\nÅsa Öhman;asa@test.example;sv\nVäinö Mäki;vaino@test.example;fi'],
    [
      'first and last names apart, columns in another order',
      'Kieli,Sukunimi,Etunimi,Sähköposti\nsv,Öhman,Åsa,asa@test.example\nfi,Mäki,Väinö,vaino@test.example',
    ],
  ])('is read from %s', (_, text) => {
    const { people, problems, read } = readAwardList(text, 'fi')
    expect(problems).toEqual([])
    expect(people.map(({ row: _, ...person }) => person)).toEqual(two)
    expect(read).toBe(2)
  })

  test('of two columns is read with a line break at its end, too', () => {
    expect(readAwardList('Nimi;Sähköposti\r\nÅsa Öhman;asa@test.example\r\n', 'sv').people).toMatchObject([{ name: 'Åsa Öhman' }])
  })

  test('knows no heading and no language by what every object has', () => {
    expect(readAwardTable('constructor;Nimi;Sähköposti\nx;Åsa Öhman;asa@test.example').unused).toEqual(['constructor'])
    expect(readAwardList('Nimi;Sähköposti;Kieli\nÅsa Öhman;asa@test.example;constructor', 'fi').problems).toMatchObject([
      { column: 'locale', reason: 'language-unknown' },
    ])
  })

  test('keeps its letters from Windows, UTF-8 and UTF-16 files', () => {
    const text = 'Nimi;Sähköposti\r\nÅsa Öhman;asa@test.example'
    const latin = Uint8Array.from(text, (letter) => letter.charCodeAt(0))
    const wide = new Uint8Array([0xff, 0xfe, ...new Uint8Array(Buffer.from(text, 'utf16le'))])
    for (const bytes of [latin, new TextEncoder().encode(text), wide])
      expect(readAwardList(decodeList(bytes), 'fi').people).toMatchObject([{ row: 2, name: 'Åsa Öhman' }])
  })

  test('names each bad row once, with its row as the sheet counts, its column and why; the good ones are still counted', () => {
    const text = [
      'Nimi;Sähköposti;Kieli',
      'Hyvä Ihminen;hyva@test.example;fi',
      '',
      ';nimeton@test.example;fi',
      'Ei Osoitetta;;fi',
      'Väärä Osoite;väärä@@;fi',
      'Outo Kieli;outo@test.example;klingon',
      'Sama Osoite;HYVA@test.example;fi',
      '=CMD();kaava@test.example;fi',
      'Rikki\uFFFD;rikki@test.example;fi',
    ].join('\n')
    const { read, people, problems } = readAwardList(text, 'fi')
    expect(read).toBe(8)
    expect(people.map(({ name }) => name)).toEqual(['Hyvä Ihminen'])
    expect(problems.map(({ row, column, reason, value }) => [row, column, reason, value])).toEqual([
      [4, 'name', 'name-missing', ''],
      [5, 'email', 'email-missing', ''],
      [6, 'email', 'not-email', 'väärä@@'],
      [7, 'locale', 'language-unknown', 'klingon'],
      [8, 'email', 'twice', '2'],
      [9, 'name', 'formula', '=CMD()'],
      [10, 'name', 'broken-letters', 'Rikki\uFFFD'],
    ])
  })

  test('that cannot be read as a whole says so, and never looks like an empty one', () => {
    expect(readAwardList('Åsa Öhman;asa@test.example\nVäinö;v@test.example', 'fi')).toMatchObject({
      read: 1,
      people: [],
      problems: [{ row: 1, column: 'row', reason: 'no-header' }],
    })
    expect(readAwardList(' \n\n', 'fi').problems).toMatchObject([{ reason: 'nobody' }])
    expect(readAwardList('Nimi;Sähköposti', 'fi').problems).toMatchObject([{ reason: 'nobody' }])
    expect(readAwardList('Nimi;Sähköposti\n"Åsa;a@test.example\nVäinö;v@test.example', 'fi').problems).toMatchObject([
      { reason: 'open-quote' },
    ])
    const long = ['Nimi,Email', ...Array.from({ length: mostAwardees + 1 }, (_, n) => `N ${n},n${n}@test.example`)].join('\n')
    expect(readAwardList(long, 'fi')).toMatchObject({ read: mostAwardees + 1, people: [], problems: [{ reason: 'too-many' }] })
  })

  test('may say a day for each row, as a sheet of Finland, of Sweden or a machine writes it', () => {
    const { people, problems } = readAwardList(
      [
        'Nimi;Sähköposti;Suorituspäivä',
        'A;a@test.example;20.11.2026',
        'B;b@test.example;2026-11-05',
        'C;c@test.example;',
        'D;d@test.example;5.1.2026',
        'E;e@test.example;31.2.2026',
        'F;f@test.example;11/12/2026',
        'G;g@test.example;27.11.2026',
      ].join('\r\n'),
      'fi',
    )
    expect(people.map(({ day }) => day)).toEqual(['2026-11-20', '2026-11-05', undefined, '2026-01-05'])
    expect(problems.map(({ row, column, reason, value }) => [row, column, reason, value])).toEqual([
      [6, 'day', 'not-day', '31.2.2026'],
      [7, 'day', 'not-day', '11/12/2026'],
      [8, 'day', 'day-to-come', '27.11.2026'],
    ])
  })

  test('says which columns it does not use, and minds the row in which Excel names its separator', () => {
    const list = readAwardList('sep=;\r\nNimi;Sähköposti;Puhelin;\r\nÅsa Öhman;asa@test.example;040;\r\nVäinö;;;', 'fi')
    expect(list.unused).toEqual(['Puhelin'])
    expect(list.people).toMatchObject([{ row: 3, name: 'Åsa Öhman' }])
    expect(list.problems).toMatchObject([{ row: 4, reason: 'email-missing' }])
  })

  test('typed in rows is held to the same', () => {
    expect(checkAwardees([{ row: 1, name: 'Åsa', email: 'asa', locale: '' }], 'sv', today).problems).toMatchObject([
      { reason: 'not-email' },
    ])
    expect(checkAwardees([{ row: 1, name: 'Åsa', email: 'asa@test.example', locale: '' }], 'sv', today).people).toMatchObject([
      { locale: 'sv' },
    ])
  })
})
