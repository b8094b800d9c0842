/** Contexts for made-up documents: the bundled ones, ours, and one that uses what JSON-LD 1.1 offers. */
import poiju from '../contexts/poiju-v1.json' with { type: 'json' }
import { bundledContexts } from '../src/contexts.ts'
import { contextSource } from '../src/fast/context-source.ts'
import { aRecord } from '../src/testing.ts'

export const everythingUrl = 'https://contexts.example/everything'
export const typedUrl = 'https://contexts.example/typed'
export const poijuUrl = aRecord().context

const ex = 'https://terms.example/'
const xsd = 'http://www.w3.org/2001/XMLSchema#'

/** A term for each way in which a value can be understood. */
const everything = {
  '@context': {
    '@version': 1.1,
    ex,
    id: '@id',
    type: '@type',
    one: { '@id': 'urn:one:', '@prefix': true },
    'https://terms.example/exact': { '@id': `${ex}exact`, '@type': '@vocab' },
    Thing: `${ex}Thing`,
    Other: { '@id': `${ex}Other`, '@context': { text: { '@id': `${ex}otherText`, '@language': 'sv' } } },
    text: `${ex}text`,
    note: { '@id': `${ex}note`, '@container': '@set' },
    link: { '@id': `${ex}link`, '@type': '@id' },
    links: { '@id': `${ex}link`, '@type': '@id', '@container': '@set' },
    word: { '@id': `${ex}word`, '@type': '@vocab' },
    part: { '@id': `${ex}part`, '@type': '@id' },
    when: { '@id': `${ex}when`, '@type': `${xsd}dateTime` },
    whole: { '@id': `${ex}number`, '@type': `${xsd}integer` },
    double: { '@id': `${ex}double`, '@type': `${xsd}double` },
    number: `${ex}number`,
    steps: { '@id': `${ex}steps`, '@container': '@list' },
    order: { '@id': `${ex}steps`, '@container': '@list' },
    label: { '@id': `${ex}label`, '@container': '@language' },
    written: { '@id': `${ex}label`, '@language': 'fi' },
    leftToRight: { '@id': `${ex}text`, '@direction': 'ltr' },
    rightToLeft: { '@id': `${ex}text`, '@direction': 'rtl' },
    raw: { '@id': `${ex}raw`, '@type': '@json' },
    byIndex: { '@id': `${ex}byIndex`, '@container': '@index' },
    byId: { '@id': `${ex}byId`, '@container': '@id' },
    within: { '@id': `${ex}within`, '@container': '@graph' },
    partOf: { '@reverse': `${ex}part` },
    nested: '@nest',
    scoped: { '@id': `${ex}scoped`, '@context': { text: `${ex}scopedText`, name: `${ex}name` } },
  },
}

/** Names of keywords that are not the usual ones, and a catch-all. */
const typed = {
  '@context': { '@version': 1.1, '@vocab': `${ex}any/`, kind: '@type', address: '@id', value: '@value', language: '@language' },
}

const own = new Map<string, object>([
  [everythingUrl, everything],
  [typedUrl, typed],
  [poijuUrl, poiju],
])

export const fuzzContexts = contextSource((url) => own.get(url) ?? bundledContexts().get(url))
