/** The OpenAPI document as a page for people: every operation with what it takes, an example of it, and what it answers. Plain values, no I/O. */

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json | undefined }
type Members = { readonly [name: string]: Json | undefined }

export interface ParameterLine {
  readonly name: string
  readonly place: string
  readonly isRequired: boolean
  readonly kind: string
  readonly description: string
}

export interface AnswerLine {
  readonly status: string
  readonly description: string
  readonly mediaType: string
  readonly example: string | null
}

export interface OperationView {
  readonly id: string
  readonly method: string
  readonly path: string
  readonly summary: string
  readonly description: string
  /** Null: open to everybody. */
  readonly scopes: readonly string[] | null
  readonly parameters: readonly ParameterLine[]
  readonly body: { readonly description: string; readonly members: readonly ParameterLine[] } | null
  readonly answers: readonly AnswerLine[]
  /** How to ask from a command line. */
  readonly curl: string
}

const members = (value: Json | undefined): Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : {}
const items = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? (value as readonly Json[]) : [])
const words = (value: Json | undefined): string => (typeof value === 'string' ? value : '')

/** Every operation of a document, in its order. */
export function operationViews(document: unknown): OperationView[] {
  // A document that was made by this program: only what is read here is looked at, and what is missing is empty.
  const whole = members(JSON.parse(JSON.stringify(document)) as Json)
  const server = words(members(items(whole['servers'])[0])['url'])
  return Object.entries(members(whole['paths'])).flatMap(([path, methods]) =>
    Object.entries(members(methods)).map(([method, operation]) => viewOf(whole, server, path, method, members(operation))),
  )
}

function viewOf(whole: Members, server: string, path: string, method: string, operation: Members): OperationView {
  const security = items(operation['security'])[0]
  const scopes = security === undefined ? null : items(members(security)['apiKey']).map(words)
  const parameters = items(operation['parameters']).map((each) => members(resolved(whole, each)))
  const content = members(members(members(operation['requestBody'])['content'])['application/json'])
  const hasBody = operation['requestBody'] !== undefined
  return {
    id: words(operation['operationId']),
    method: method.toUpperCase(),
    path,
    summary: words(operation['summary']),
    description: words(operation['description']),
    scopes,
    parameters: parameters.map((parameter) => ({
      name: words(parameter['name']),
      place: words(parameter['in']),
      isRequired: parameter['required'] === true,
      kind: kindOf(whole, parameter['schema']),
      description: words(parameter['description']) || words(members(parameter['schema'])['description']),
    })),
    body: hasBody
      ? {
          description: words(members(operation['requestBody'])['description']),
          members: membersOf(whole, content['schema']),
        }
      : null,
    answers: Object.entries(members(operation['responses'])).map(([status, answer]) => answerOf(whole, status, members(answer))),
    curl: curlOf(whole, server, path, method, scopes !== null, parameters, hasBody ? content : null),
  }
}

function answerOf(whole: Members, status: string, answer: Members): AnswerLine {
  const [mediaType = '', media] = Object.entries(members(answer['content']))[0] ?? []
  const isJson = /json|\/vc$/.test(mediaType)
  const example = isJson && Number(status) < 400 ? exampleOf(whole, members(media)['schema']) : undefined
  return {
    status,
    description: words(answer['description']),
    mediaType,
    example: example === undefined ? null : JSON.stringify(example, null, 2),
  }
}

function resolved(whole: Members, schema: Json | undefined): Json | undefined {
  const pointer = words(members(schema)['$ref'])
  if (pointer === '') return schema
  return pointer
    .slice(2)
    .split('/')
    .reduce<Json | undefined>((at, name) => members(at)[name], whole)
}

function membersOf(whole: Members, schema: Json | undefined): ParameterLine[] {
  const shape = members(resolved(whole, schema))
  const required = new Set(items(shape['required']).map(words))
  return Object.entries(members(shape['properties'])).map(([name, each]) => ({
    name,
    place: 'body',
    isRequired: required.has(name),
    kind: kindOf(whole, each),
    description: words(members(each)['description']),
  }))
}

/** What a value may be, in few words: `string (uuid)`, `integer, 1–200`, `one of a, b`. */
function kindOf(whole: Members, schema: Json | undefined): string {
  const shape = members(resolved(whole, schema))
  const choices = items(shape['enum'])
  if (choices.length > 0) return `one of ${choices.map(String).join(', ')}`
  const either = items(shape['anyOf']).map((each) => kindOf(whole, each))
  if (either.length > 0) return either.join(' or ')
  const type = [shape['type'] ?? 'any'].flat().map(String).join(' or ')
  if (type === 'array') return `array of ${kindOf(whole, shape['items'])}${bounds(shape, 'minItems', 'maxItems')}`
  const format = words(shape['format'])
  return `${type}${format ? ` (${format})` : ''}${bounds(shape, 'minimum', 'maximum')}${bounds(shape, 'minLength', 'maxLength')}`
}

function bounds(shape: Members, low: string, high: string): string {
  const [from, to] = [shape[low], shape[high]]
  // The bounds of every safe integer bound nothing.
  if (typeof to === 'number' && Math.abs(to) < Number.MAX_SAFE_INTEGER)
    return typeof from === 'number' ? `, ${from}–${to}` : `, at most ${to}`
  return typeof from === 'number' && from > -Number.MAX_SAFE_INTEGER && from > 0 ? `, at least ${from}` : ''
}

const samples: Readonly<Record<string, Json>> = {
  uuid: '0198c0de-0000-7000-8000-00000000cafe',
  'date-time': '2026-11-26T12:00:00Z',
  date: '2026-11-26',
}

/** A value that the schema allows: its own examples first. */
export function exampleOf(whole: Members, schema: Json | undefined, depth = 0): Json | undefined {
  const shape = members(resolved(whole, schema))
  if (shape['example'] !== undefined) return shape['example']
  if (shape['default'] !== undefined) return shape['default']
  if (shape['const'] !== undefined) return shape['const']
  const [choice] = items(shape['enum'])
  if (choice !== undefined) return choice
  const [either] = items(shape['anyOf'])
  if (either !== undefined) return exampleOf(whole, either, depth)
  const types = [shape['type'] ?? []].flat().map(String)
  if (types.includes('object') || shape['properties'] !== undefined) {
    if (depth > 5) return {}
    const entries = Object.entries(members(shape['properties'])).map(
      ([name, each]) => [name, exampleOf(whole, each, depth + 1) ?? null] as const,
    )
    return Object.fromEntries(entries)
  }
  if (types.includes('array')) {
    const one = exampleOf(whole, shape['items'], depth + 1)
    return one === undefined ? [] : [one]
  }
  if (types.includes('integer') || types.includes('number'))
    return typeof shape['minimum'] === 'number' && shape['minimum'] > 0 ? shape['minimum'] : 1
  if (types.includes('boolean')) return false
  if (types.includes('string')) return samples[words(shape['format'])] ?? '…'
  return undefined
}

function curlOf(
  whole: Members,
  server: string,
  path: string,
  method: string,
  needsKey: boolean,
  parameters: readonly Members[],
  content: Members | null,
): string {
  const address = parameters
    .filter((parameter) => parameter['in'] === 'path')
    .reduce((filled, parameter) => {
      const value = parameter['example'] ?? exampleOf(whole, parameter['schema'])
      return filled.replace(
        `{${words(parameter['name'])}}`,
        value === '…' || value === undefined ? `{${words(parameter['name'])}}` : String(value),
      )
    }, path)
  const headers = [
    ...(needsKey ? ['Authorization: Bearer $POIJU_KEY'] : []),
    ...parameters
      .filter((parameter) => parameter['in'] === 'header' && parameter['required'] === true)
      .map((parameter) => `${words(parameter['name'])}: ${words(parameter['example'])}`),
    ...(content ? ['Content-Type: application/json'] : []),
  ]
  return [
    `curl${method === 'get' ? '' : ` -X ${method.toUpperCase()}`} "${server}${address}"`,
    ...headers.map((header) => `-H "${header}"`),
    ...(content ? [`-d '${JSON.stringify(content['example'] ?? exampleOf(whole, content['schema']) ?? {})}'`] : []),
  ].join(' \\\n  ')
}
