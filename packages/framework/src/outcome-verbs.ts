/**
 * Reads the verbs of one outcome sentence. An outcome begins with its verb; a second one stands after "ja", "och" or "and",
 * after a comma, or at the start of another sentence. A word counts as a verb only when the bank knows its form, so that
 * "vaara- ja läheltä piti -tilanteita" is not taken for two actions.
 */
import type { Language } from './design.ts'
import { nounLikeForms, unobservableForms, unobservableStartForms, verbForms } from './verbs.ts'

const conjunctions: Readonly<Record<Language, ReadonlySet<string>>> = {
  fi: new Set(['ja', 'sekä', 'tai', 'sitten', '&']),
  sv: new Set(['och', 'samt', 'eller', 'sedan', 'därefter', 'sen', '&']),
  en: new Set(['and', 'or', 'then', '&']),
}

/** Inside a subordinate clause a verb belongs to somebody or something else: "viesti, joka tavoittaa ja ohjaa". */
const subordinators: Readonly<Record<Language, ReadonlySet<string>>> = {
  fi: new Set(
    'että jotta joka jotka jonka joiden jossa joissa josta joista johon joihin jolla joilla jota joita mikä mitä mitkä miten kuinka kun jos koska vaikka missä milloin kuka'.split(
      ' ',
    ),
  ),
  sv: new Set('att som när om hur eftersom där vilken vilket vilka vad vem så'.split(' ')),
  en: new Set('that which who whom whose when if how whether where why what because while so'.split(' ')),
}

/** What an object begins with in English; "plans" before one of these is a verb, else it may be a noun. */
const objectStarts = new Set(
  'a an the this that these those it them its their his her one one’s own each every all both any some how what which whether to'.split(
    ' ',
  ),
)

interface Token {
  readonly word: string
  /** What ended just before the word: a sentence, a clause, or nothing. */
  readonly after: 'sentence' | 'comma' | 'word'
}

function tokens(text: string): readonly Token[] {
  const found: Token[] = []
  let after: Token['after'] = 'sentence'
  for (const match of text
    .normalize('NFC')
    .replaceAll('\u00AD', '')
    .toLowerCase()
    .replaceAll("'", '’')
    .matchAll(/[\p{L}\p{N}\p{M}’-]+|[.!?;:\n]|,|&|[–—/]/gu)) {
    const piece = match[0]
    if (/^[.!?;:\n]$/u.test(piece)) after = 'sentence'
    else if (/^[,–—/]$/u.test(piece)) after = after === 'sentence' ? after : 'comma'
    else {
      found.push({ word: piece, after })
      after = 'word'
    }
  }
  return found
}

/** The longest phrase that a set of forms holds at a place, at most four words. */
function formAt(forms: { has(form: string): boolean }, words: readonly Token[], index: number): string | undefined {
  for (let length = Math.min(4, words.length - index); length > 0; length -= 1) {
    let form = ''
    for (let step = 0; step < length; step += 1) form += (step === 0 ? '' : ' ') + words[index + step]!.word
    if (forms.has(form)) return form
  }
  return undefined
}

function readsAsVerb(form: string, words: readonly Token[], index: number, language: Language): boolean {
  if (!nounLikeForms[language].has(form)) return true
  const next = words[index + 1]
  if (next === undefined || next.after !== 'word') return false
  return language === 'en' ? objectStarts.has(next.word) || /^\d/u.test(next.word) : !conjunctions[language].has(next.word)
}

const isAdverb = (word: string, language: Language) =>
  language === 'fi' ? word.endsWith('sti') : language === 'en' ? word.endsWith('ly') : word === 'även' || word === 'också'

export interface OutcomeVerbs {
  /** A verb at the start of the sentence that nobody can observe, as it stands there. */
  readonly unobservable: string | undefined
  /** Observable verbs of the bank in the places where actions stand, in order. */
  readonly observable: readonly string[]
  /** Verbs after the first action, observable or not: what makes the outcome two outcomes. */
  readonly further: readonly string[]
}

/** The verbs of an outcome text, given without "the learner can". */
export function outcomeVerbs(text: string, language: Language): OutcomeVerbs {
  const words = tokens(text)
  const observable: string[] = []
  const further: string[] = []
  let unobservable: string | undefined
  let inSubordinate = false
  let first = 0
  while (first < words.length - 1 && isAdverb(words[first]!.word, language)) first += 1

  for (let index = first; index < words.length; index += 1) {
    const token = words[index]!
    if (token.after !== 'word') inSubordinate = false
    if (index > first && subordinators[language].has(token.word)) {
      inSubordinate = true
      continue
    }
    if (inSubordinate) continue

    const before = words[index - 1]
    const startsAction =
      index === first ||
      token.after !== 'word' ||
      (before !== undefined && conjunctions[language].has(before.word)) ||
      (before !== undefined &&
        isAdverb(before.word, language) &&
        (before.after !== 'word' || conjunctions[language].has(words[index - 2]?.word ?? '')))
    if (!startsAction) continue

    const hidden = formAt((index === first ? unobservableStartForms : unobservableForms)[language], words, index)
    if (hidden !== undefined) {
      if (index === first) unobservable = hidden
      else if (readsAsVerb(hidden, words, index, language)) further.push(hidden)
      continue
    }
    const seen = formAt(verbForms[language], words, index)
    if (seen === undefined || (index > first && !readsAsVerb(seen, words, index, language))) continue
    observable.push(seen)
    if (index > first) further.push(seen)
  }
  return { unobservable, observable, further }
}

/** Whether the stated verb stands in the text as whole words, whatever the case. */
export function occursIn(verb: string, text: string): boolean {
  const wanted = tokens(verb).map((token) => token.word)
  const words = tokens(text).map((token) => token.word)
  if (wanted.length === 0) return false
  return words.some((_, start) => wanted.every((word, offset) => words[start + offset] === word))
}

/** The unobservable verb that a stated verb begins with, if any. */
export function unobservableIn(verb: string, language: Language): string | undefined {
  return formAt(unobservableStartForms[language], tokens(verb), 0)
}
