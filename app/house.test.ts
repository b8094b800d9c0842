/** Promises about the whole house: a new room is held to them without anybody remembering. */
import { readdirSync } from 'node:fs'
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
