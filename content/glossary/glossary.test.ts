import { languages } from '@poiju/framework'
import { describe, expect, test } from 'vitest'
import { glossary, type TermKey, termKeys, type Words } from './glossary.ts'

/** The backbone of the words, as the project's design names them: code word, Finnish, Swedish. */
const backbone: Readonly<Partial<Record<TermKey, readonly [string, string]>>> = {
  need: ['osaamistarve', 'kompetensbehov'],
  design: ['suunnitelma', 'plan'],
  outcome: ['osaamistavoite', 'kompetensmål'],
  assessment: ['osaamisen arviointi', 'bedömning'],
  activity: ['oppimistehtävä', 'lärandeaktivitet'],
  review: ['hyväksyntä', 'godkännande'],
  microCredential: ['pieni osaamiskokonaisuus', 'liten kompetenshelhet'],
  version: ['versio', 'version'],
  offering: ['toteutus', 'genomförande'],
  enrolment: ['ilmoittautuminen', 'anmälan'],
  recognition: ['osaamisen tunnistaminen ja tunnustaminen', 'erkännande av kunnande'],
  result: ['arvio', 'bedömningsresultat'],
  completion: ['suoritus', 'prestation'],
  credential: ['osaamistodistus', 'kompetensbevis'],
  cohort: ['valmennusryhmä', 'coachningsgrupp'],
  meeting: ['tapaaminen', 'träff'],
}

/** Words that the project promises to explain (shared concepts), beside the backbone. */
const promised: readonly TermKey[] = [
  'badge',
  'course',
  'studyModule',
  'openStudies',
  'continuingEducation',
  'specialisationEducation',
  'recognition',
  'competence',
  'stackability',
  'issuer',
  'awardingBody',
  'goal',
]

const complete = (text: Words) => languages.every((language) => text[language].trim() !== '')

describe('the glossary', () => {
  test.each(termKeys)('%s is explained in three languages', (key) => {
    const { term, definition, notToConfuse } = glossary[key]
    expect([complete(term), complete(definition), notToConfuse === null || complete(notToConfuse.how)]).toEqual([
      true,
      true,
      true,
    ])
    for (const language of languages) {
      expect(definition[language]).toMatch(/[.”]$/)
      // A teacher between two lessons reads three sentences, not a page.
      expect([key, language, definition[language].length <= 330]).toEqual([key, language, true])
    }
  })

  test.each(termKeys)('%s leads only to other words that are there, each once', (key) => {
    const { notToConfuse, related } = glossary[key]
    const targets = [...(notToConfuse ? [notToConfuse.with] : []), ...related]
    for (const target of targets) expect(termKeys).toContain(target)
    expect(targets).not.toContain(key)
    expect(new Set(related).size).toBe(related.length)
  })

  test.each(languages)('says each word once in %s', (language) => {
    const terms = termKeys.map((key) => glossary[key].term[language].toLowerCase())
    expect(terms.filter((term, index) => terms.indexOf(term) !== index)).toEqual([])
  })

  test.each(Object.entries(backbone))('%s has the word that the screens use', (key, [fi, sv]) => {
    expect([glossary[key as TermKey].term.fi, glossary[key as TermKey].term.sv]).toEqual([fi, sv])
  })

  test.each(promised)('the promised word %s is there', (key) => {
    expect(termKeys).toContain(key)
  })

  test('a source has an address that a reader can open', () => {
    for (const { source } of Object.values(glossary)) if (source) expect(source.href).toMatch(/^https:\/\/\S+$/)
  })
})
