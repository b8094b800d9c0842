/**
 * From one document to the program of its shape: replace its leaves by *probes* that occur nowhere else, let the reference libraries work, and look
 * where each probe lands. A leaf whose probe is the whole of a literal or of an IRI becomes a slot; every other leaf stays a constant of the shape.
 */
import jsonld from 'jsonld'
import { type ContextSource, digestOfContext } from './context-source.ts'
import { iriBytes, literalSuffix, literalTerm, type RdfQuad, type RdfTerm } from './dataset.ts'
import { Program } from './program.ts'
import type { HashName } from './rdfc.ts'
import { canonicalBytesByReference, datasetOf } from './reference.ts'
import { type Leaf, type LeafPlace, leafPlaces, withLeaves } from './shape.ts'
import type { Slot, SymbolicQuad, SymbolicTerm } from './symbolic.ts'
import { doubleText, numberClass, schemeOf } from './terms.ts'

type Landing = 'constant' | 'text' | 'iri' | 'fixed' | 'double'

/** No word of any context, no number of any credential: what a probe is known by. */
const textMark = 'qz7probe'
const wholeStart = 7_291_000_000_000
const decimalStart = 72_920_000.5
const markPattern = /qz7probe\d+z|7291\d{9}|7292\d{4}\.5|7\.292\d*E7/

interface Probe {
  readonly value: Leaf
  /** What it is printed as, and what that says. */
  readonly prints: readonly { readonly text: string; readonly landing: Landing }[]
}

/** Values of keywords decide what other values mean: they are never probed. */
const isNeverProbed = ({ key, isInContext, value }: LeafPlace): boolean =>
  isInContext ||
  key === 'type' ||
  (key.startsWith('@') && key !== '@value' && key !== '@id') ||
  (typeof value === 'number' && numberClass(value) === undefined)

function probeFor(value: Leaf, number: number): Probe {
  if (typeof value === 'number') {
    const probe = numberClass(value) === 'whole' ? wholeStart + number : decimalStart + number
    return {
      value: probe,
      prints: [
        { text: probe.toFixed(0), landing: 'fixed' },
        { text: doubleText(probe), landing: 'double' },
      ].filter(({ landing }) => landing === 'double' || Number.isInteger(probe)) as Probe['prints'],
    }
  }
  const text = `${schemeOf(value) ?? ''}${textMark}${number}z`
  return { value: text, prints: [{ text, landing: 'text' }] }
}

/** A context source that remembers what was asked: addresses with digests, and every name that those contexts define. */
function recording(contexts: ContextSource) {
  const asked = new Map<string, string>()
  const terms = new Set<string>()
  const source: ContextSource = {
    digest: (url) => contexts.digest(url),
    async load(url) {
      const loaded = await contexts.load(url)
      asked.set(url, digestOfContext(loaded.document))
      collectNames(loaded.document, terms)
      return loaded
    },
  }
  return { source, asked, terms }
}

/** Every member name with a colon: only such a term could be taken for an absolute IRI. */
function collectNames(value: unknown, names: Set<string>): void {
  if (Array.isArray(value)) for (const item of value) collectNames(item, names)
  else if (typeof value === 'object' && value !== null)
    for (const [name, member] of Object.entries(value)) {
      if (name.includes(':')) names.add(name)
      collectNames(member, names)
    }
}

/** Where each probe landed, by the number of its leaf. One that landed in two ways, or inside something, is a constant. */
function landings(dataset: readonly RdfQuad[], probes: ReadonlyMap<number, Probe>): Map<number, Landing> {
  const expected = new Map<string, { leaf: number; landing: Landing }[]>()
  for (const [leaf, { prints }] of probes)
    for (const { text, landing } of prints) {
      const known = expected.get(text)
      if (known) known.push({ leaf, landing })
      else expected.set(text, [{ leaf, landing }])
    }
  const found = new Map<number, Landing>()
  const spoiled = new Set<number>()
  const spoil = (text: string) => {
    for (const [mark] of text.matchAll(new RegExp(markPattern, 'g')))
      for (const [leaf, { value, prints }] of probes)
        if (String(value).includes(mark) || prints.some((print) => print.text.includes(mark))) spoiled.add(leaf)
  }
  const land = (term: RdfTerm, isIri: boolean) => {
    const known = expected.get(term.value)
    if (!known) {
      spoil(term.value)
      return
    }
    for (const { leaf, landing } of known) {
      const actual = isIri ? (landing === 'text' ? 'iri' : 'constant') : landing
      if (found.has(leaf) && found.get(leaf) !== actual) spoiled.add(leaf)
      found.set(leaf, actual)
    }
  }
  for (const { subject, predicate, object, graph } of dataset) {
    if (subject.termType === 'NamedNode') land(subject, true)
    spoil(predicate.value)
    spoil(graph.value)
    if (object.termType === 'NamedNode') land(object, true)
    if (object.termType === 'Literal') {
      land(object, false)
      if (object.datatype) spoil(object.datatype.value)
      if (object.language) spoil(object.language)
    }
  }
  for (const leaf of spoiled) found.set(leaf, 'constant')
  return found
}

/** Leaves for a run of the reference: probes where there are some, what the document said elsewhere. */
const mixLeaves = (places: readonly LeafPlace[], probes: ReadonlyMap<number, Probe>): Leaf[] =>
  places.map(({ value }, leaf) => probes.get(leaf)?.value ?? value)

export interface CompileOptions {
  readonly hash?: HashName
  /** A member of the document that is not part of it: `proof`. */
  readonly skip?: string
  /** The canonical form of the document by the reference path, where it is known already. */
  readonly reference?: string
}

/**
 * The program of a document's shape; undefined when the shape is left to the reference path (named graphs, a blank node that points at itself, a
 * self-check that failed). Costs three to five runs of the reference. Throws what the reference path throws for the document itself.
 */
export async function compile(
  document: object,
  contexts: ContextSource,
  { hash = 'sha256', skip, reference }: CompileOptions = {},
): Promise<Program | undefined> {
  const places = leafPlaces(document, skip)
  const original = withLeaves(
    document,
    places.map(({ value }) => value),
    skip,
  )
  const { source, asked, terms } = recording(contexts)
  const expected = reference ?? (await canonicalBytesByReference(original, source, { hash }))
  collectNames(original, terms)

  const learnt = await learn(original, places, source)
  if (!learnt) return undefined
  const { dataset, probes, found, classes } = learnt
  const parts = describe(dataset, probes, found, classes)
  if (!parts) return undefined
  const slotted = new Set(parts.slots.flatMap(({ leaves }) => leaves))
  const constants = new Map(places.flatMap(({ value }, leaf) => (slotted.has(leaf) ? [] : [[leaf, value] as const])))
  const program = new Program({ ...parts, constants, terms, contexts: asked, hash })
  return (await agrees(program, places, parts.slots, original, expected, source)) ? program : undefined
}

interface Learnt {
  readonly dataset: readonly RdfQuad[]
  readonly probes: ReadonlyMap<number, Probe>
  readonly found: ReadonlyMap<number, Landing>
  /** Leaves that held one and the same IRI, by the first of them. */
  readonly classes: ReadonlyMap<number, readonly number[]>
}

async function learn(original: object, places: readonly LeafPlace[], source: ContextSource): Promise<Learnt | undefined> {
  let probes = new Map<number, Probe>()
  for (const [leaf, place] of places.entries()) if (!isNeverProbed(place)) probes.set(leaf, probeFor(place.value, leaf))

  // Without safe mode a probe that breaks something lands nowhere instead of stopping everything.
  const documentLoader = (url: string) => source.load(url)
  let found: Map<number, Landing>
  try {
    const probed = withLeaves(original, mixLeaves(places, probes))
    found = landings(await jsonld.toRDF(probed, { ...lenient, documentLoader }), probes)
  } catch {
    return undefined
  }

  // Then in safe mode, equal IRIs sharing a probe, until every probe lands as before: each round only takes slots away.
  for (let round = 0; round < 3; round++) {
    probes = new Map([...probes].filter(([leaf]) => (found.get(leaf) ?? 'constant') !== 'constant'))
    const classes = new Map<number, number[]>()
    const firstOf = new Map<Leaf, number>()
    for (const leaf of probes.keys()) {
      if (found.get(leaf) !== 'iri') continue
      const value = (places[leaf] as LeafPlace).value
      const first = firstOf.get(value) ?? leaf
      firstOf.set(value, first)
      classes.set(first, [...(classes.get(first) ?? []), leaf])
      probes.set(leaf, probes.get(first) as Probe)
    }
    let dataset: RdfQuad[]
    try {
      dataset = await datasetOf(withLeaves(original, mixLeaves(places, probes)), source)
    } catch {
      return undefined
    }
    if (dataset.some(({ graph }) => graph.termType !== 'DefaultGraph')) return undefined
    const again = landings(dataset, probes)
    if ([...probes.keys()].every((leaf) => again.get(leaf) === found.get(leaf))) return { dataset, probes, found, classes }
    found = new Map([...found].map(([leaf, landing]) => [leaf, again.get(leaf) === landing ? landing : 'constant']))
  }
  return undefined
}

const lenient = { safe: false, base: null, rdfDirection: 'i18n-datatype', produceGeneralizedRdf: false } as const

/** The dataset of probes as slots, fixed bytes and blank nodes; undefined for what a program cannot do. */
function describe(
  dataset: readonly RdfQuad[],
  probes: ReadonlyMap<number, Probe>,
  found: ReadonlyMap<number, Landing>,
  classes: ReadonlyMap<number, readonly number[]>,
): { slots: Slot[]; quads: SymbolicQuad[]; count: number } | undefined {
  const slots: Slot[] = []
  const slotOfText = new Map<string, number>()
  for (const [leaf, { value, prints }] of probes) {
    const landing = found.get(leaf) as Exclude<Landing, 'constant'>
    if (landing === 'iri' && !classes.has(leaf)) continue
    const print = prints.find((one) => one.landing === landing) ?? prints[0]
    slotOfText.set(`${landing === 'iri'} ${print?.text}`, slots.length)
    slots.push({
      kind: landing,
      leaves: landing === 'iri' ? (classes.get(leaf) as readonly number[]) : [leaf],
      scheme: landing === 'iri' ? (schemeOf(String(value)) ?? '') : '',
    })
  }

  const nodes = new Map<string, number>()
  const symbolic = (term: RdfTerm): SymbolicTerm => {
    if (term.termType === 'BlankNode') {
      const node = nodes.get(term.value) ?? nodes.size
      nodes.set(term.value, node)
      return { is: 'node', node }
    }
    const isIri = term.termType === 'NamedNode'
    const slot = slotOfText.get(`${isIri} ${term.value}`)
    if (slot === undefined) return { is: 'bytes', bytes: isIri ? iriBytes(term.value) : literalTerm(term) }
    return { is: 'slot', slot, before: isIri ? '<' : '"', after: isIri ? '>' : `"${literalSuffix(term)}` }
  }
  const quads: SymbolicQuad[] = []
  const seen = new Set<string>()
  for (const { subject, predicate, object } of dataset) {
    const quad = { subject: symbolic(subject), predicate: iriBytes(predicate.value), object: symbolic(object) }
    if (quad.subject.is === 'node' && quad.object.is === 'node' && quad.subject.node === quad.object.node) return undefined
    const key = JSON.stringify(quad)
    if (seen.has(key)) continue
    seen.add(key)
    quads.push(quad)
  }
  return hasDirectedRun(quads) ? undefined : { slots, quads, count: nodes.size }
}

/** Several values of one property, one of them a slot with a base direction: jsonld 9 compares such values without their direction. */
function hasDirectedRun(quads: readonly SymbolicQuad[]): boolean {
  const runs = Map.groupBy(quads, ({ subject, predicate }) => JSON.stringify([subject, predicate]))
  return [...runs.values()].some(
    (run) =>
      run.length > 1 && run.some(({ object }) => object.is === 'slot' && object.after.includes('<https://www.w3.org/ns/i18n#')),
  )
}

/** The self-check: the original values, and values of another kind in every slot, give what the reference gives. */
async function agrees(
  program: Program,
  places: readonly LeafPlace[],
  slots: readonly Slot[],
  original: object,
  expected: string,
  source: ContextSource,
): Promise<boolean> {
  const leaves = places.map(({ value }) => value)
  if (!program.accepts(leaves) || program.fill(leaves) !== expected) return false
  const others = [...leaves]
  for (const [number, { kind, leaves: own, scheme }] of slots.entries()) {
    const value = otherValue(kind, scheme, number, leaves[own[0] as number] as Leaf)
    for (const leaf of own) others[leaf] = value
  }
  const answer = program.fill(others)
  if (answer === undefined) return false
  const check = await canonicalBytesByReference(withLeaves(original, others), source, { hash: program.hash })
  return answer === check && program.fill(leaves) === expected
}

/** Awkward values: what looks like a keyword, a blank node or an IRI, quotes, controls, characters beyond U+FFFF. */
function otherValue(kind: Slot['kind'], scheme: string, number: number, was: Leaf): Leaf {
  if (kind === 'iri') return `${scheme}x${number}.example/ä\u{1f600}#${number}`
  if (kind === 'text')
    return `${['@type', '_:b0', 'urn:x:y', '"\\\n\u0001\u007f', '\u{1f600}\uff5e', 'ÄÖ', ''][number % 7]}${number}`
  return typeof was === 'number' && numberClass(was) === 'decimal' ? number + 0.25 : number + 3
}
