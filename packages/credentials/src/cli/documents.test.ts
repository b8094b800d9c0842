import { mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { contextsAmong, documentsIn } from './documents.ts'
import { UsageError } from './usage.ts'

test('a look-up is answered from the folder and from nowhere else', async () => {
  const above = await mkdtemp(join(tmpdir(), 'documents-'))
  const folder = join(above, 'in')
  await mkdir(folder)
  await writeFile(join(above, 'secret.json'), '{}')
  await writeFile(join(folder, 'list.json'), '{"a":"ä"}')
  await symlink(join(above, 'secret.json'), join(folder, 'link.json'))
  await writeFile(
    join(folder, 'index.json'),
    JSON.stringify({
      'https://issuer.example/list': 'list.json',
      'https://issuer.example/up': '../secret.json',
      'https://issuer.example/link': 'link.json',
      'https://issuer.example/gone': 'gone.json',
    }),
  )
  const lookUp = await documentsIn(folder)
  const ask = (url: string) => lookUp({ kind: 'status-list', url })
  const found = await ask('https://issuer.example/list')
  expect(new TextDecoder().decode(found?.bytes)).toBe('{"a":"ä"}')
  expect(found?.mediaType).toBe('application/json')
  for (const path of ['up', 'link', 'gone', 'other']) expect(await ask(`https://issuer.example/${path}`)).toBeUndefined()
})

test('a folder without an index is said, not taken for an empty one', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'documents-'))
  await expect(documentsIn(folder)).rejects.toThrow(UsageError)
  await writeFile(join(folder, 'index.json'), '["x"]')
  await expect(documentsIn(folder)).rejects.toThrow(/not an object/)
  await writeFile(join(folder, 'index.json'), '{"a":"x","a":"y"}')
  await expect(documentsIn(folder)).rejects.toThrow(UsageError)
  await expect(documentsIn(join(folder, 'nowhere'))).rejects.toThrow(/no folder/)
})

test('contexts of the folder are read as contexts, and nothing else is', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'documents-'))
  const files = {
    'context.jsonld': { '@context': { skill: 'https://issuer.example/skill' } },
    'credential.json': { '@context': ['https://www.w3.org/ns/credentials/v2'], type: ['VerifiableCredential'] },
  }
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), JSON.stringify(content))
  await writeFile(
    join(folder, 'index.json'),
    JSON.stringify({ 'https://issuer.example/context': 'context.jsonld', 'https://issuer.example/1': 'credential.json' }),
  )
  const contexts = await contextsAmong(folder, await documentsIn(folder))
  expect([...contexts]).toEqual([['https://issuer.example/context', files['context.jsonld']]])
})
