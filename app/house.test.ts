/** Promises about the whole house: a new room is held to them without anybody remembering. */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RouteConfigEntry } from '@react-router/dev/routes'
import { describe, expect, test } from 'vitest'
import { actionOf } from './people/guard.server.ts'
import { policy } from './people/policy.ts'
import routes from './routes.ts'

const files = (entries: readonly RouteConfigEntry[]): string[] =>
  entries.flatMap((entry) => [entry.file, ...files(entry.children ?? [])])

describe('addresses', () => {
  test.each(['root.tsx', ...new Set(files(routes))])('%s asks the policy before it reads or acts', async (file) => {
    const module = (await import(`./${file}`)) as { loader?: unknown; action?: unknown }
    for (const handler of [module.loader, module.action])
      if (handler !== undefined) expect(Object.keys(policy)).toContain(actionOf(handler))
  })
})

const walk = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? entry.name === 'node_modules' || entry.name.startsWith('.')
        ? []
        : walk(join(folder, entry.name))
      : [join(folder, entry.name)],
  )

describe('texts', () => {
  const textFiles = walk(import.meta.dirname).filter(
    (path) => /(^|\/)([a-z-]*texts)\.ts$/.test(path) && !path.endsWith('platform/texts.ts'),
  )

  test.each(textFiles)('%s says everything in three languages, with the same values in each', async (path) => {
    const module = (await import(path)) as Record<string, unknown>
    const names = (message: string | { one: string; other: string }) =>
      [...(typeof message === 'string' ? message : message.other).matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()
    for (const record of Object.values(module)) {
      if (typeof record !== 'object' || record === null) continue
      for (const [key, text] of Object.entries(
        record as Record<string, Record<string, string | { one: string; other: string }>>,
      )) {
        if (typeof text !== 'object' || !('fi' in text)) continue
        for (const locale of ['fi', 'sv', 'en'] as const) {
          const message = text[locale]
          expect([
            key,
            locale,
            typeof message === 'string' ? message.trim() !== '' : Boolean(message?.other && message?.one),
          ]).toEqual([key, locale, true])
          expect([key, locale, names(message as string)]).toEqual([key, locale, names(text['fi'] as string)])
        }
      }
    }
  })
})

/** The functions of the server's files, and what each of them calls, found by the imports of its file. */
class Calls {
  private readonly texts: ReadonlyMap<string, string>
  private readonly functions = new Map<string, string>()

  constructor(texts: ReadonlyMap<string, string>) {
    this.texts = texts
    for (const [file, text] of texts)
      for (const [whole, name] of text.matchAll(/^(?:export )?(?:async )?function (\w+)[\s\S]*?^}/gm))
        this.functions.set(`${file}#${name}`, whole)
  }

  all(): [key: string, text: string][] {
    return [...this.functions]
  }

  /** The text of a function with the texts of everything that it comes to. */
  textFrom(key: string, seen = new Set<string>()): string {
    const text = this.functions.get(key)
    if (text === undefined || seen.has(key)) return ''
    seen.add(key)
    const [file = ''] = key.split('#')
    const called = [...text.matchAll(/(?:\b(\w+)\.)?\b(\w+)\(/g)].map(([, space, name = '']) => this.find(file, space, name))
    return [text, ...called.map((each) => this.textFrom(each, seen))].join('\n')
  }

  /** Where a name leads from a file: its own function, one that it imports by name or as part of a whole, through doors too. */
  private find(file: string, space: string | undefined, name: string): string {
    if (space === undefined && this.functions.has(`${file}#${name}`)) return `${file}#${name}`
    for (const [, names = '', whole, from = ''] of (this.texts.get(file) ?? '').matchAll(
      /^(?:import|export) (?:\{([^}]*)\}|\* as (\w+)) from '(\.[^']+)'/gm,
    )) {
      const leads = space === undefined ? new RegExp(`\\b${name}\\b`).test(names) : whole === space
      if (leads) return this.find(join(file, '..', from), undefined, name)
    }
    return ''
  }
}

/** Services that ask the policy and write, themselves or through what they call, and come to no audit row that way. */
function unrecorded(texts: ReadonlyMap<string, string>): string[] {
  const calls = new Calls(texts)
  // Counting how often somebody asks, or when a key was last used, changes nothing of anybody's; a notice follows a fact that has its row.
  const writes = /\.(insertInto|updateTable|deleteFrom)\('(?!rateLimit|notice|apiKey'\)\.set\(\{ lastUsedAt)/
  return calls
    .all()
    .filter(([, text]) => /\bmust\(\w/.test(text))
    .filter(([key]) => writes.test(calls.textFrom(key)) && !/\brecord\(/.test(calls.textFrom(key)))
    .map(([key]) => key.slice(key.indexOf('#') + 1))
}

describe('audit', () => {
  const serverTexts = new Map(
    walk(import.meta.dirname)
      .filter((path) => path.endsWith('.server.ts'))
      .map((path) => [path, readFileSync(path, 'utf8')]),
  )

  test('every service that changes something comes to an audit row', () => {
    expect(unrecorded(serverTexts)).toEqual([])
  })

  test('a service that forgets it is seen, also when another room writes for it', () => {
    const path = join(import.meta.dirname, 'issuing', 'forgetful.server.ts')
    const text = `import { inTransaction } from '../platform/database.server.ts'
import * as store from '../worklife/store.server.ts'

export async function forget(ctx: Ctx): Promise<void> {
  must(ctx.actor, 'x')
  await inTransaction(ctx, (tx) => store.removeContact(tx, ''))
}
`
    expect(unrecorded(new Map([...serverTexts, [path, text]]))).toEqual(['forget'])
  })

  test('a service of ours whose row is taken out is seen', () => {
    const path = join(import.meta.dirname, 'delivery', 'service.server.ts')
    const text = serverTexts.get(path)?.replaceAll(/\brecord\(/g, 'forgot(') ?? ''
    expect(unrecorded(new Map([...serverTexts, [path, text]]))).toEqual(
      expect.arrayContaining(['recordResult', 'decideCompletion']),
    )
  })
})

// The measurements and the crash tests run on Node itself, which reads no .tsx: a service that imports a screen would break them unnoticed.
test('what runs beside the application needs no builder', () => {
  const parts = ['audit', 'batch', 'checks', 'credentials', 'engine', 'pages', 'search'].map((name) => `./bench/${name}.ts`)
  const program = `for (const part of ${JSON.stringify(parts)}) await import(part)`
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--conditions=poiju-source', '--input-type=module', '--eval', program],
    { cwd: join(import.meta.dirname, '..'), encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } },
  )
  expect([status, stderr]).toEqual([0, ''])
}, 60_000)
