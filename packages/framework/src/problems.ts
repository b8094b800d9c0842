import type { Label } from './codes.ts'
import type { Language } from './design.ts'

/** Why a part of a value is not as a Design has it. */
export type ProblemCode =
  | 'unreadable' // reading it threw: nothing could be kept
  | 'not-a-design' // not an object at all
  | 'newer-shape' // a shape number this program does not know
  | 'unknown-member'
  | 'wrong-type'
  | 'unknown-code'
  | 'out-of-range'
  | 'not-well-formed' // lone surrogates or U+0000, replaced by U+FFFD
  | 'too-long'
  | 'too-many'
  | 'missing-id'
  | 'duplicate'
  | 'dangling-id'

/** One part that could not be taken as it is: where it stands in the value that was read, and what is wrong with it. */
export interface Problem {
  readonly path: readonly (string | number)[]
  readonly code: ProblemCode
}

const words: Readonly<Record<ProblemCode, Label>> = {
  unreadable: {
    fi: 'Suunnitelmaa ei voi lukea.',
    sv: 'Planen går inte att läsa.',
    en: 'The design cannot be read.',
  },
  'not-a-design': { fi: 'Tämä ei ole suunnitelma.', sv: 'Det här är ingen plan.', en: 'This is not a design.' },
  'newer-shape': {
    fi: 'Suunnitelma on tehty uudemmalla versiolla. Lataa sivu uudelleen.',
    sv: 'Planen är gjord med en nyare version. Ladda sidan på nytt.',
    en: 'The design was made with a newer version. Load the page again.',
  },
  'unknown-member': {
    fi: 'Tätä kohtaa Poiju ei tunne.',
    sv: 'Den här punkten känner Poiju inte.',
    en: 'Poiju does not know this part.',
  },
  'wrong-type': {
    fi: 'Tässä on väärän lajinen arvo.',
    sv: 'Här finns ett värde av fel slag.',
    en: 'The value here is of the wrong kind.',
  },
  'unknown-code': {
    fi: 'Tätä vaihtoehtoa ei ole.',
    sv: 'Det här alternativet finns inte.',
    en: 'There is no such choice.',
  },
  'out-of-range': {
    fi: 'Luku on liian suuri tai liian pieni.',
    sv: 'Talet är för stort eller för litet.',
    en: 'The number is too large or too small.',
  },
  'not-well-formed': {
    fi: 'Tekstissä on rikkinäisiä merkkejä. Ne on korvattu merkillä \uFFFD.',
    sv: 'Texten innehåller trasiga tecken. De är ersatta med \uFFFD.',
    en: 'The text holds broken characters. They are replaced by \uFFFD.',
  },
  'too-long': { fi: 'Teksti on liian pitkä.', sv: 'Texten är för lång.', en: 'The text is too long.' },
  'too-many': { fi: 'Kohtia on liian monta.', sv: 'Det finns för många punkter.', en: 'There are too many items.' },
  'missing-id': {
    fi: 'Kohdalta puuttui tunnus. Se on saanut uuden.',
    sv: 'Punkten saknade beteckning. Den har fått en ny.',
    en: 'The item had no identifier. It has been given one.',
  },
  duplicate: {
    fi: 'Sama kohta on kahdesti.',
    sv: 'Samma punkt finns två gånger.',
    en: 'The same item is there twice.',
  },
  'dangling-id': {
    fi: 'Tämä viittaa tavoitteeseen, jota ei ole.',
    sv: 'Det här hänvisar till ett mål som inte finns.',
    en: 'This points to an outcome that is not there.',
  },
}

/** What a problem says to a person; the place is `problem.path`. */
export function problemText(problem: Pick<Problem, 'code'>, language: Language): string {
  return words[problem.code][language]
}
