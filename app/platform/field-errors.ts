/** What may be wrong with a field, and what to do about it. Rooms add their own texts for codes that only they use. */
import { defineTexts, type Locale, text } from './texts.ts'

export interface FieldError {
  readonly field: string
  readonly code: string
  readonly params?: Record<string, string | number>
}

export const fieldErrorTexts = defineTexts({
  needed: {
    fi: 'Tämä tieto puuttuu. Täytä kenttä.',
    sv: 'Uppgiften saknas. Fyll i fältet.',
    en: 'This is missing. Fill in the field.',
  },
  tooLong: {
    fi: 'Teksti on liian pitkä. Tähän mahtuu {max} merkkiä.',
    sv: 'Texten är för lång. Här ryms {max} tecken.',
    en: 'The text is too long. There is room for {max} characters.',
  },
  tooShort: {
    fi: 'Teksti on liian lyhyt. Kirjoita vähintään {min} merkkiä.',
    sv: 'Texten är för kort. Skriv minst {min} tecken.',
    en: 'The text is too short. Write at least {min} characters.',
  },
  tooBig: {
    fi: 'Luku on liian suuri. Suurin on {max}.',
    sv: 'Talet är för stort. Det största är {max}.',
    en: 'The number is too large. The largest is {max}.',
  },
  tooSmall: {
    fi: 'Luku on liian pieni. Pienin on {min}.',
    sv: 'Talet är för litet. Det minsta är {min}.',
    en: 'The number is too small. The smallest is {min}.',
  },
  notEmail: {
    fi: 'Tämä ei ole sähköpostiosoite. Kirjoita se näin: nimi@yritys.example.',
    sv: 'Det här är ingen e-postadress. Skriv den så här: namn@foretag.example.',
    en: 'This is not an e-mail address. Write it like name@company.example.',
  },
  notDay: {
    fi: 'Päivää ei ole kalenterissa. Valitse se kalenterista tai kirjoita vuosi, kuukausi ja päivä.',
    sv: 'Dagen finns inte i kalendern. Välj den i kalendern eller skriv år, månad och dag.',
    en: 'That day is not in the calendar. Choose it from the calendar, or write year, month and day.',
  },
  notNumber: { fi: 'Kirjoita luku numeroin.', sv: 'Skriv talet med siffror.', en: 'Write the number in digits.' },
  notMonths: {
    fi: 'Kirjoita kuukausien määrä kokonaislukuna, 1–600, tai jätä tyhjäksi.',
    sv: 'Skriv antalet månader som ett heltal, 1–600, eller lämna tomt.',
    en: 'Write the number of months as a whole number, 1–600, or leave it empty.',
  },
  notIdentifier: {
    fi: 'Kirjoita tunniste muodossa VATFI-12345678 tai NTRFI-1234567-8: laji, maa, viiva ja numero.',
    sv: 'Skriv identifieraren i formen VATFI-12345678 eller NTRFI-1234567-8: slag, land, bindestreck och nummer.',
    en: 'Write the identifier as VATFI-12345678 or NTRFI-1234567-8: kind, country, hyphen and number.',
  },
  notChosen: { fi: 'Valitse yksi vaihtoehdoista.', sv: 'Välj ett av alternativen.', en: 'Choose one of the options.' },
  notValid: {
    fi: 'Tätä arvoa ei voi käyttää tässä. Tarkista kenttä.',
    sv: 'Värdet kan inte användas här. Kontrollera fältet.',
    en: 'This value cannot be used here. Check the field.',
  },
  endBeforeStart: {
    fi: 'Loppu on ennen alkua. Vaihda toinen päivistä.',
    sv: 'Slutet är före början. Ändra den ena dagen.',
    en: 'The end is before the start. Change one of the days.',
  },
  passwordShort: {
    fi: 'Salasanassa on oltava vähintään 12 merkkiä.',
    sv: 'Lösenordet ska ha minst 12 tecken.',
    en: 'The password must have at least 12 characters.',
  },
})

/** The sentence for an error; a code that no list knows still says that the field must be checked. */
export function fieldErrorText(locale: Locale, error: FieldError): string {
  const key = error.code in fieldErrorTexts ? (error.code as keyof typeof fieldErrorTexts) : 'notValid'
  return text(fieldErrorTexts, locale, key, error.params ?? {})
}
