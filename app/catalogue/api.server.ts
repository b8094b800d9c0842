/** The catalogue for programs: the same search and the same pages as people see, as JSON. */
import { z } from '@hono/zod-openapi'
import { hoursPerCredit, type LanguageMap, languages, participationForms, pictureFields } from '@poiju/framework'
import { guardedRoute, makeOpenApi, notFoundProblem, operation, problems } from '../people/api.server.ts'
import type { Services } from '../platform/services.server.ts'
import { levels, longestQuery, parseQuery, prices, sizes, starts } from './query.ts'
import { type PublishedMicroCredential, readPublished, searchCatalogue } from './service.server.ts'

const languageMap = z.object({ fi: z.string(), sv: z.string(), en: z.string() }).partial().openapi('LanguageMap')
const offering = z
  .object({
    id: z.uuid(),
    state: z.enum(['enrolling', 'opensLater', 'enrolmentClosed', 'running']),
    startsOn: z.string().openapi({ format: 'date' }),
    endsOn: z.string().openapi({ format: 'date' }),
    enrolmentOpensAt: z.string().openapi({ format: 'date-time' }),
    enrolmentClosesAt: z.string().openapi({ format: 'date-time', description: 'The first instant when enrolment is closed' }),
    seats: z.number().int(),
    seatsLeft: z.number().int(),
    priceCents: z.number().int(),
    language: z.enum(languages),
  })
  .openapi('Offering')
const body = z.object({ slug: z.string(), name: languageMap, country: z.string() }).openapi('Institution')
const summary = z
  .object({
    code: z.string(),
    title: z.string(),
    titleLanguage: z
      .enum(languages)
      .openapi({ description: 'The language the title is in: another one than was asked for when it is missing' }),
    summary: z.string().nullable(),
    credits: z.number(),
    hours: z.number(),
    weeks: z.number().nullable(),
    owners: z.string(),
    priceCents: z.number().int().nullable(),
    nextStart: z.string().nullable().openapi({ format: 'date' }),
    links: z.object({ page: z.string(), self: z.string() }),
  })
  .openapi('MicroCredentialSummary')
const page = z
  .object({
    total: z.number().int(),
    isMore: z.boolean().openapi({ description: 'There are more than are counted and ranked' }),
    page: z.number().int(),
    pages: z.number().int(),
    isLoose: z.boolean().openapi({ description: 'None holds every word: these hold some of them' }),
    items: z.array(summary),
  })
  .openapi('MicroCredentialPage')
const full = z
  .object({
    code: z.string(),
    state: z.enum(['published', 'retired']),
    version: z.number().int(),
    versionHash: z.string().openapi({ description: 'SHA-256 of the approved value as canonical JSON (RFC 8785)' }),
    frameworkVersion: z.string(),
    approvedAt: z.string().openapi({ format: 'date-time' }),
    publishedAt: z.string().openapi({ format: 'date-time' }),
    retiredAt: z.string().nullable().openapi({ format: 'date-time' }),
    title: languageMap,
    summary: languageMap,
    employerSummary: languageMap,
    targetGroup: languageMap,
    prerequisites: languageMap,
    recognition: languageMap,
    outcomes: z.array(z.object({ id: z.string(), text: languageMap })),
    assessments: z.array(
      z.object({
        type: z.string().nullable(),
        title: languageMap,
        grading: z.string().nullable(),
        supervision: z.string().nullable(),
        outcomes: z.array(z.string()),
      }),
    ),
    credits: z.number(),
    hours: z.number(),
    weeks: z.number().nullable(),
    eqfLevel: z.number().int().nullable(),
    fields: z.array(z.string()).openapi({ description: 'ISCED-F 2013' }),
    participation: z.enum(participationForms).nullable(),
    languages: z.array(z.enum(languages)),
    priceCents: z.number().int().nullable(),
    qualityAssurance: z.string().nullable(),
    stackability: z.string().nullable(),
    stackNote: languageMap,
    owners: z.array(body),
    awardingBodies: z.array(body),
    contact: z.object({ name: languageMap, email: z.string() }).nullable(),
    offerings: z.array(offering),
    links: z.object({ self: z.string(), fi: z.string(), sv: z.string(), en: z.string() }),
  })
  .openapi('MicroCredential')

const many = <const T extends readonly [string, ...string[]]>(values: T, description: string) =>
  z
    .union([z.enum(values), z.array(z.enum(values)).max(50)])
    .optional()
    .openapi({ type: 'array', items: { type: 'string', enum: [...values] }, description })

const query = z.object({
  q: z.string().max(longestQuery).optional().openapi({ description: 'Words, in any of the three languages' }),
  lang: z.enum(languages).optional().openapi({ description: 'Language of the texts; else by Accept-Language' }),
  field: many(pictureFields, 'Field of work'),
  institution: z
    .union([z.string().regex(/^[a-z][a-z0-9-]{1,30}$/), z.array(z.string().regex(/^[a-z][a-z0-9-]{1,30}$/)).max(50)])
    .optional()
    .openapi({ type: 'array', items: { type: 'string' }, description: 'Slug of an owner' }),
  level: many(levels, 'EQF level'),
  size: many(sizes, 'small: at most 2 credits; medium: at most 5; large: more'),
  mode: many(participationForms, 'Form of participation'),
  language: many(languages, 'Language of teaching'),
  price: many(prices, 'free; to100: at most 100 €; to500: at most 500 €; over500'),
  start: many(starts, 'Next start with open enrolment: within a month; in one to three months; later'),
  page: z
    .string()
    .regex(/^[1-9]\d{0,3}$/)
    .optional()
    .openapi({ type: 'integer', minimum: 1, maximum: 9999 }),
})

const open = { 'access-control-allow-origin': '*', 'cache-control': 'public, max-age=60', vary: 'accept-language' }

/** GET /api/v1/micro-credentials and /api/v1/micro-credentials/{code}. */
export function catalogueApi(services: Services) {
  const api = makeOpenApi()
  const { publicOrigin: origin } = services.settings

  api.openapi(
    guardedRoute('catalogue.read', {
      method: 'get',
      path: '/api/v1/micro-credentials',
      operationId: 'searchMicroCredentials',
      summary: 'Search published micro-credentials',
      request: { query },
      responses: {
        200: { description: 'One page of what was found, best first', content: { 'application/json': { schema: page } } },
        ...problems,
      },
    }),
    operation(services, 'catalogue.read', async (ctx, c) => {
      const found = await searchCatalogue(ctx, parseQuery(new URL(c.req.url).searchParams).query)
      return c.json(
        {
          total: found.total,
          isMore: found.isMore,
          page: found.page,
          pages: found.pages,
          isLoose: found.isLoose,
          items: found.hits.map((hit) => ({
            code: hit.code,
            title: hit.title.text,
            titleLanguage: hit.title.lang ?? ctx.locale,
            summary: hit.summary?.text ?? null,
            credits: hit.credits,
            hours: hit.hours,
            weeks: hit.weeks,
            owners: hit.owners,
            priceCents: hit.priceCents,
            nextStart: hit.next?.startsOn ?? null,
            links: {
              page: `${origin}/${ctx.locale}/micro-credentials/${hit.code}`,
              self: `${origin}/api/v1/micro-credentials/${hit.code}`,
            },
          })),
        },
        200,
        { ...open, 'content-language': ctx.locale },
      )
    }),
  )

  api.openapi(
    guardedRoute('catalogue.read', {
      method: 'get',
      path: '/api/v1/micro-credentials/{code}',
      operationId: 'readMicroCredential',
      summary: 'A published micro-credential with every element that the European Union asks for; retired ones too',
      request: { params: z.object({ code: z.string().max(60).openapi({ example: 'JAMK-7K3QX' }) }) },
      responses: {
        200: { description: 'The micro-credential in its current version', content: { 'application/json': { schema: full } } },
        ...notFoundProblem,
        ...problems,
      },
    }),
    operation(services, 'catalogue.read', async (ctx, c) =>
      c.json(toJson(origin, await readPublished(ctx, c.req.param('code'))), 200, open),
    ),
  )
  return api
}

function toJson(origin: string, { row, offerings }: PublishedMicroCredential): z.output<typeof full> {
  const { design } = row
  const bodies = (list: typeof row.owners) => list.map(({ slug, name, country }) => ({ slug, name: map(name), country }))
  return {
    code: row.code,
    state: row.retiredAt === null ? 'published' : 'retired',
    version: row.number,
    versionHash: row.hash,
    frameworkVersion: row.frameworkVersion,
    approvedAt: row.approvedAt.toISOString(),
    publishedAt: row.publishedAt.toISOString(),
    retiredAt: row.retiredAt?.toISOString() ?? null,
    title: map(design.title),
    summary: map(design.summary),
    employerSummary: map(design.employerSummary),
    targetGroup: map(design.targetGroup),
    prerequisites: map(design.prerequisites),
    recognition: map(design.recognition),
    outcomes: design.outcomes.map(({ id, text }) => ({ id, text: map(text) })),
    assessments: design.assessments.map(({ type, title, grading, supervision, outcomes }) => ({
      type,
      title: map(title),
      grading,
      supervision,
      outcomes: [...outcomes],
    })),
    credits: design.credits ?? 0,
    hours: (design.credits ?? 0) * hoursPerCredit,
    weeks: design.weeks,
    eqfLevel: design.eqfLevel,
    fields: [...design.fields],
    participation: design.participation,
    languages: [...design.languages],
    priceCents: design.priceCents,
    qualityAssurance: design.qualityAssurance,
    stackability: design.stackability,
    stackNote: map(design.stackNote),
    owners: bodies(row.owners),
    awardingBodies: bodies(row.awardingBodies),
    contact: row.contact && { name: map(row.contact.name), email: row.contact.email },
    offerings: offerings.map(({ opensAt, closesAt, note: _, ...rest }) => ({
      ...rest,
      enrolmentOpensAt: opensAt,
      enrolmentClosesAt: closesAt,
    })),
    links: {
      self: `${origin}/api/v1/micro-credentials/${row.code}`,
      fi: `${origin}/fi/micro-credentials/${row.code}`,
      sv: `${origin}/sv/micro-credentials/${row.code}`,
      en: `${origin}/en/micro-credentials/${row.code}`,
    },
  }
}

/** A language map with the members that it has. */
function map(texts: LanguageMap | Readonly<Record<string, string>>): { fi?: string; sv?: string; en?: string } {
  return Object.fromEntries(Object.entries(texts).filter(([language]) => (languages as readonly string[]).includes(language)))
}
