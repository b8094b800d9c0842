import { expect, test } from 'vitest'
import { sentList } from './input.server.ts'
import { readListTable } from './list-table.ts'

const shape = { headings: { name: ['name'] }, suffices: (has: (column: 'name') => boolean) => has('name'), most: 10 }
const sent = (bytes: Uint8Array | null, text = '') =>
  sentList({ text: () => text, file: () => (bytes ? { name: 'list', type: '', bytes } : undefined) })

test.each([
  ['a new workbook', [0x50, 0x4b, 0x03, 0x04, 0x14, 0x00]],
  ['an old one', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]],
])('%s is said to be one, and is not poured into the box', (_, bytes) => {
  expect(sent(Uint8Array.from(bytes))).toBeNull()
  expect(readListTable(null, shape).problem).toMatchObject({ row: 1, reason: 'workbook' })
})

test('a text file is its text, and wins over what was pasted', () => {
  expect(sent(Buffer.from('Name\nÅsa'), 'Name\nOona')).toBe('Name\nÅsa')
  expect(sent(null, 'Name\nOona')).toBe('Name\nOona')
  // The column before the names has no heading.
  const numbered = sent(Buffer.from(' \r\n\tName\r\n1\tÅsa\t\r\n'))
  expect(numbered).toBe('\tName\n1\tÅsa')
  expect(readListTable(numbered, shape).rows).toEqual([{ row: 2, cells: { name: 'Åsa' }, beyond: '' }])
  expect(readListTable('Name\nÅsa', shape).rows).toEqual([{ row: 2, cells: { name: 'Åsa' }, beyond: '' }])
})

const two = {
  headings: { name: ['name'], note: ['note'] },
  suffices: (has: (column: 'name' | 'note') => boolean) => has('name'),
  most: 10,
}

test('a quotation mark that ends in the middle of a cell would join two rows: the list is not read', () => {
  const { problem } = readListTable('Name,Note\n"Oona" Oppija,x\n"Matti Mehu",y', two)
  expect(problem).toMatchObject({ row: 2, reason: 'open-quote' })
})

test('what stands beyond the headings is told with its row', () => {
  const { rows } = readListTable('Note,Name\nx,Oppija, Oona\ny,Mehu,,', two)
  expect(rows.map(({ row, beyond }) => [row, beyond])).toEqual([
    [2, 'Oona'],
    [3, ''],
  ])
})

test('letters in pieces are letters', () => {
  const pieces = 'Nimi,Päivä\nÅsa,x'.normalize('NFD')
  const shaped = { headings: { name: ['nimi'], day: ['päivä'] }, suffices: () => true, most: 10 }
  expect(readListTable(pieces, shaped)).toMatchObject({ unused: [], rows: [{ cells: { name: 'Åsa', day: 'x' } }] })
})

test('a cell copied from a spreadsheet may begin with a quoted word', () => {
  const { rows, problem } = readListTable('Name\tNote\n"Åsa" Öhman\thyvä\nOona\t"Hyvä" sanoi ohjaaja\n', shape)
  expect([rows.map(({ cells }) => cells.name), problem]).toEqual([['"Åsa" Öhman', 'Oona'], null])
  // With a separator that quotes keep inside a cell, the same is not to be understood.
  expect(readListTable('Name;Note\n"Åsa" Öhman;hyvä\n', shape).problem?.reason).toBe('open-quote')
})
