import { expect, test } from 'vitest'
import { BadInput } from './errors.ts'
import { readForm } from './input.server.ts'

const post = (fields: [string, string][]) =>
  new Request('http://localhost/', { method: 'POST', body: new URLSearchParams(fields) })

test('a form with a batch of 2,000 completions is read whole', async () => {
  const ids = Array.from({ length: 2000 }, () => crypto.randomUUID())
  const form = await readForm(post(ids.map((id) => ['completion[]', id])))
  expect(form.all('completion[]')).toEqual(ids)
})

test('a form with more fields than any of ours is refused before it is taken apart further', async () => {
  const many = Array.from({ length: 3000 }, (_, index): [string, string] => [`f${index}`, '1'])
  await expect(readForm(post(many))).rejects.toSatisfy((error) => error instanceof BadInput && error.status === 413)
})

test.each([
  [' Oona ', 'Oona'],
  ['\r\n \r\n  Oona\r\n', 'Oona'],
  ['\n\tnimi\n1\tOona\n', '\tnimi\n1\tOona'],
  [' \n \n', ''],
])('%j is sent, %j is meant', async (sent, meant) => {
  expect((await readForm(post([['list', sent]]))).text('list')).toBe(meant)
})
