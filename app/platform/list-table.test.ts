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
  expect(readListTable('Name\nÅsa', shape).rows).toEqual([{ row: 2, cells: { name: 'Åsa' } }])
})
