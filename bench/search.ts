/** Searching the catalogue of a running program whose table has been filled. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Design, Language } from '@poiju/framework'
import { lemmas } from '@poiju/words'
import { sql } from 'kysely'
import { connect } from '../app/platform/database.server.ts'
import { startEmbedded } from '../app/platform/embedded.server.ts'
import { randomness } from '../app/platform/ids.server.ts'
import { derive } from '../app/platform/settings.server.ts'
import { publicParts, tsvectorText } from '../app/review/published.ts'
import { samples } from '../content/samples/index.ts'
import { heading, median, number, quantile, say, timed } from './figures.ts'
import type { Program } from './program.ts'

const languages = ['fi', 'sv', 'en'] as const

/** Every word that the samples use in a language: what the rows are made of. */
function wordsOf(language: Language): string[] {
  const texts = Object.values(samples).flatMap(({ title, summary, targetGroup, needSummary, outcomes, activities }) =>
    [
      title,
      summary,
      targetGroup,
      needSummary,
      ...outcomes.map(({ text }) => text),
      ...activities.map((activity) => activity.title),
    ].map((map) => map[language] ?? ''),
  )
  return [...new Set(texts.join(' ').match(/\p{L}{4,}/gu))]
}

const vocabulary = { fi: wordsOf('fi'), sv: wordsOf('sv'), en: wordsOf('en') }

/** Its base forms, made once: ten thousand rows are written of the same words. */
const lemmaOf = new Map(
  languages.flatMap((language) => vocabulary[language].map((text) => [`${language} ${text}`, lemmas(text, language)[0] ?? text])),
)

/** The word at a place of an endless, even and repeatable walk through the vocabulary. */
const word = (language: Language, row: number, place: number): string =>
  vocabulary[language][(row * 7919 + place * 104_729 + row * place * 31) % vocabulary[language].length] ?? ''

function rowOf(index: number, institutionId: string, design: Design) {
  const title = Object.fromEntries(
    languages.map((language) => [language, [0, 1, 2].map((place) => word(language, index, place)).join(' ')]),
  )
  const vector = (language: Language) => {
    const weights = Array.from(
      { length: 60 },
      (_, place) =>
        [lemmaOf.get(`${language} ${word(language, index, place)}`) ?? '', place < 3 ? 'A' : place < 20 ? 'B' : 'C'] as const,
    )
    return sql<string>`${tsvectorText(new Map(weights))}::tsvector`
  }
  const at = new Date(Date.UTC(2026, 0, 1) + index * 60_000)
  const owner = {
    id: institutionId,
    slug: 'bench',
    name: { fi: 'Koulu' },
    shortName: 'Koulu',
    city: null,
    country: 'FI',
    homepage: null,
  }
  return {
    institutionId,
    microCredentialId: randomness.newId(),
    versionId: randomness.newId(),
    code: `BENCH-${index}`,
    number: 1,
    hash: '0'.repeat(64),
    frameworkVersion: '1',
    approvedAt: at,
    publishedAt: at,
    refreshedAt: at,
    design: JSON.stringify({ ...publicParts(design), title }),
    owners: JSON.stringify([owner]),
    awardingBodies: JSON.stringify([owner]),
    contact: null,
    fields: [...design.fields],
    ownerSlugs: ['bench'],
    eqfLevel: 5 + (index % 3),
    credits: 1 + (index % 10),
    participation: design.participation,
    languages: [languages[index % 3] ?? 'fi'],
    priceCents: (index % 7) * 5000,
    lexemesFi: vector('fi'),
    lexemesSv: vector('sv'),
    lexemesEn: vector('en'),
  }
}

/** Fills the table of a running program and searches through its API, one visitor at a time. */
export async function measureSearch({ origin }: Program, folder: string, rows: number, searches: number): Promise<void> {
  const secret = Buffer.from(readFileSync(join(folder, 'secret'), 'utf8').trim(), 'hex')
  // The program's own server, adopted: it is stopped with the program.
  const { url } = await startEmbedded(folder, derive(secret, 'database role poiju_owner'))
  const owner = connect(url, 2)
  try {
    const institutionId = randomness.newId()
    await owner
      .insertInto('institution')
      .values({ id: institutionId, slug: 'bench', name: JSON.stringify({ fi: 'Koulu' }), shortName: 'Koulu' })
      .execute()
    const designs = Object.values(samples)
    for (let from = 0; from < rows; from += 500)
      await owner
        .insertInto('published')
        .values(
          Array.from({ length: Math.min(500, rows - from) }, (_, offset) =>
            rowOf(from + offset, institutionId, designs[offset % designs.length] as Design),
          ),
        )
        .execute()
    await sql`vacuum analyze published`.execute(owner)

    heading(`Catalogue search through the API: ${rows.toLocaleString('en')} micro-credentials in three languages, one visitor`)
    const kinds: Record<string, (index: number, language: Language) => Record<string, string>> = {
      'one word': (index, language) => ({ q: word(language, index, 0) }),
      'two words': (index, language) => ({ q: `${word(language, index, 0)} ${word(language, index, 1)}` }),
      'a word and two filters': (index, language) => ({ q: word(language, index, 2), level: '6', price: 'to100' }),
      'no word: the first page': () => ({}),
    }
    for (const [name, make] of Object.entries(kinds)) {
      const times: number[] = []
      for (let index = -20; index < searches; index++) {
        const language = languages[Math.abs(index) % 3] ?? 'fi'
        const address = `${origin}/api/v1/micro-credentials?${new URLSearchParams(make(Math.abs(index) * 13, language))}`
        const ms = await timed(async () => {
          const answer = await fetch(address, { headers: { 'accept-language': language } })
          await answer.arrayBuffer()
          if (!answer.ok) throw new Error(`${address}: ${answer.status}`)
        })
        if (index >= 0) times.push(ms)
      }
      say(`${name}: median, p99 of ${searches}`, `${number(median(times))}, ${number(quantile(times, 0.99), 'ms')}`, 'p99 100 ms')
    }
  } finally {
    await owner.destroy()
  }
}
