import { listTexts } from '../platform/list-texts.ts'
import { defineTexts } from '../platform/texts.ts'
import type { AwardAnswer } from './award.server.ts'
import type { AwardColumn, RowReason } from './award-list.ts'

export const awardTexts = defineTexts({
  ...listTexts,
  title: { fi: 'Myönnä merkki', sv: 'Ge märket', en: 'Award the badge' },
  lede: {
    fi: 'Sinä päätät, että nämä ihmiset ovat täyttäneet merkin ehdot. Päätös kirjataan nimelläsi, ja merkit allekirjoitetaan heti.',
    sv: 'Du beslutar att de här personerna har uppfyllt märkets kriterier. Beslutet registreras i ditt namn, och märkena undertecknas genast.',
    en: 'You decide that these people have met the criteria of the badge. The decision is recorded under your name, and the badges are signed at once.',
  },
  achievedOn: {
    fi: 'Päivä, jona ehdot täyttyivät',
    sv: 'Dagen då kriterierna uppfylldes',
    en: 'The day when the criteria were met',
  },
  dayToCome: { fi: 'Päivä on vielä edessä.', sv: 'Dagen har inte kommit ännu.', en: 'That day is still to come.' },
  people: { fi: 'Kenelle', sv: 'Till vem', en: 'To whom' },
  person: { fi: 'Saaja {number}', sv: 'Mottagare {number}', en: 'Person {number}' },
  name: { fi: 'Nimi', sv: 'Namn', en: 'Name' },
  email: { fi: 'Sähköposti', sv: 'E-post', en: 'E-mail' },
  language: { fi: 'Kieli', sv: 'Språk', en: 'Language' },
  awardNow: { fi: 'Myönnä', sv: 'Ge', en: 'Award' },
  list: { fi: 'Tai kokonainen lista', sv: 'Eller en hel lista', en: 'Or a whole list' },
  listLede: {
    fi: 'Liitä lista taulukosta tai lähetä CSV-tiedosto. Ensimmäisellä rivillä ovat otsikot: Nimi, Sähköposti ja halutessasi Kieli (fi, sv tai en) ja Päivä, jos ehdot täyttyivät eri päivinä. Enintään {most} riviä. Mitään ei myönnetä ennen kuin olet nähnyt, miten lista luettiin.',
    sv: 'Klistra in en lista från ett kalkylark eller ladda upp en CSV-fil. Första raden har rubrikerna: Namn, E-post och om du vill Språk (fi, sv eller en) och Dag, om kriterierna uppfylldes olika dagar. Högst {most} rader. Inget ges innan du har sett hur listan lästes.',
    en: 'Paste a list from a spreadsheet or upload a CSV file. The first row has the headings: Name, E-mail and, if you wish, Language (fi, sv or en) and Day, where people met the criteria on different days. At most {most} rows. Nothing is awarded before you have seen how the list was read.',
  },
  nothingYet: {
    fi: 'Mitään ei ole myönnetty. Korjaa rivit ja lähetä lista uudelleen: kaikki tai ei ketään.',
    sv: 'Inget har getts. Åtgärda raderna och skicka listan igen: alla eller ingen.',
    en: 'Nothing has been awarded. Mend the rows and send the list again: everybody or nobody.',
  },
  confirm: {
    fi: { one: 'Myönnä {count} merkki', other: 'Myönnä {count} merkkiä' },
    sv: { one: 'Ge {count} märke', other: 'Ge {count} märken' },
    en: { one: 'Award {count} badge', other: 'Award {count} badges' },
  },
  done: {
    fi: {
      one: 'Merkki myönnettiin. Saaja saa siitä viestin.',
      other: 'Myönnettiin {count} merkkiä. Jokainen saaja saa viestin.',
    },
    sv: { one: 'Märket har getts. Mottagaren får ett meddelande.', other: '{count} märken har getts. Alla får ett meddelande.' },
    en: {
      one: 'The badge was awarded. Its holder gets a letter.',
      other: '{count} badges were awarded. Everybody gets a letter.',
    },
  },
  awarded: { fi: 'Kenellä merkki on', sv: 'Vem som har märket', en: 'Who has the badge' },
  awardedNone: {
    fi: 'Merkkiä ei ole vielä annettu kenellekään.',
    sv: 'Ingen har fått märket ännu.',
    en: 'Nobody has the badge yet.',
  },
  awardedMore: {
    fi: 'Näkyvissä {shown} uusinta, kaikkiaan {total}.',
    sv: 'De {shown} nyaste visas, totalt {total}.',
    en: 'The newest {shown} are shown, {total} in all.',
  },
  decidedBy: { fi: 'Päättäjä', sv: 'Beslutsfattare', en: 'Decided by' },
  state: { fi: 'Tila', sv: 'Läge', en: 'State' },
  day: { fi: 'Päivä', sv: 'Dag', en: 'Day' },

  refusal_state: {
    fi: 'Merkkiä ei voi nyt myöntää: sitä ei ole hyväksytty tai se on päättynyt.',
    sv: 'Märket kan inte ges nu: det är inte godkänt eller har avslutats.',
    en: 'The badge cannot be awarded now: it is not approved, or it has been retired.',
  },
  refusal_somebody: {
    fi: 'Joku sai saman merkin juuri äsken, joten mitään ei myönnetty. Katso lista uudelleen.',
    sv: 'Någon fick samma märke alldeles nyss, så inget gavs. Se över listan igen.',
    en: 'Somebody was given the same badge just now, so nothing was awarded. Look at the list again.',
  },
  refusal_over: {
    fi: 'Merkin voimassaolo olisi jo päättynyt, joten mitään ei myönnetty. Tarkista päivä: jos ehdot täyttyivät silloin, ne pitää täyttää uudelleen.',
    sv: 'Märket skulle redan ha gått ut, så inget gavs. Kontrollera dagen: om kriterierna uppfylldes då måste de uppfyllas på nytt.',
    en: 'The badge would have expired by now, so nothing was awarded. Check the day: if the criteria were met then, they have to be met again.',
  },
  refusal_nobody: {
    fi: 'Kirjoita ainakin yksi nimi ja sähköpostiosoite.',
    sv: 'Skriv åtminstone ett namn och en e-postadress.',
    en: 'Write at least one name and e-mail address.',
  },

  do_noHeader: {
    fi: 'Lisää ensimmäiseksi riviksi Nimi ja Sähköposti.',
    sv: 'Lägg till Namn och E-post som första rad.',
    en: 'Add Name and E-mail as the first row.',
  },
  do_nobody: {
    fi: 'Lisää rivi jokaiselle saajalle otsikkorivin alle.',
    sv: 'Lägg till en rad för varje mottagare under rubrikraden.',
    en: 'Add a row for each person under the row of headings.',
  },
  do_brokenLetters: {
    fi: 'Tallenna tiedosto muodossa CSV UTF-8 ja tarkista nimi.',
    sv: 'Spara filen som CSV UTF-8 och kontrollera namnet.',
    en: 'Save the file as CSV UTF-8 and check the name.',
  },
  why_nameMissing: { fi: 'Nimi puuttuu.', sv: 'Namnet saknas.', en: 'The name is missing.' },
  do_nameMissing: {
    fi: 'Kirjoita nimi niin kuin sen pitää lukea merkissä.',
    sv: 'Skriv namnet så som det ska stå i märket.',
    en: 'Write the name as it should stand in the badge.',
  },
  why_nameTooLong: {
    fi: 'Nimi on liian pitkä: {value}',
    sv: 'Namnet är för långt: {value}',
    en: 'The name is too long: {value}',
  },
  do_nameTooLong: {
    fi: 'Tarkista, ettei soluun ole liimautunut muuta. Nimeen mahtuu 200 merkkiä.',
    sv: 'Kontrollera att inget annat har hamnat i cellen. Namnet kan ha 200 tecken.',
    en: 'Check that nothing else has got into the cell. A name has room for 200 characters.',
  },
  why_formula: {
    fi: 'Solussa on taulukon kaava, ei nimi: {value}',
    sv: 'Cellen har en formel, inte ett namn: {value}',
    en: 'The cell has a formula of a spreadsheet, not a name: {value}',
  },
  do_formula: {
    fi: 'Kirjoita nimi kaavan tilalle.',
    sv: 'Skriv namnet i stället för formeln.',
    en: 'Write the name in place of the formula.',
  },
  why_emailMissing: { fi: 'Sähköpostiosoite puuttuu.', sv: 'E-postadressen saknas.', en: 'The e-mail address is missing.' },
  do_emailMissing: {
    fi: 'Kirjoita osoite, jolla saaja kirjautuu sisään.',
    sv: 'Skriv adressen som mottagaren loggar in med.',
    en: 'Write the address that the person signs in with.',
  },
  why_notEmail: {
    fi: 'Tämä ei ole sähköpostiosoite: {value}',
    sv: 'Det här är ingen e-postadress: {value}',
    en: 'This is not an e-mail address: {value}',
  },
  do_notEmail: {
    fi: 'Tarkista osoite. Muoto on nimi@yritys.example.',
    sv: 'Kontrollera adressen. Formen är namn@foretag.example.',
    en: 'Check the address. It looks like name@company.example.',
  },
  why_languageUnknown: {
    fi: 'Kieltä ei tunneta: {value}',
    sv: 'Språket är okänt: {value}',
    en: 'The language is not known: {value}',
  },
  do_languageUnknown: {
    fi: 'Kirjoita fi, sv tai en, tai jätä tyhjäksi.',
    sv: 'Skriv fi, sv eller en, eller lämna tomt.',
    en: 'Write fi, sv or en, or leave it empty.',
  },
  do_dayToCome: {
    fi: 'Tarkista vuosi, tai poista rivi ja myönnä merkki, kun ehdot ovat täyttyneet.',
    sv: 'Kontrollera året, eller ta bort raden och ge märket när kriterierna är uppfyllda.',
    en: 'Check the year, or remove the row and award the badge when the criteria have been met.',
  },
  why_overAlready: {
    fi: 'Merkin voimassaolo olisi jo päättynyt: ehdot täyttyivät {value}.',
    sv: 'Märket skulle redan ha gått ut: kriterierna uppfylldes {value}.',
    en: 'The badge would have expired by now: the criteria were met on {value}.',
  },
  do_overAlready: {
    fi: 'Tarkista päivä, tai poista rivi: ehdot pitää täyttää uudelleen.',
    sv: 'Kontrollera dagen, eller ta bort raden: kriterierna måste uppfyllas på nytt.',
    en: 'Check the day, or remove the row: the criteria have to be met again.',
  },
  why_twice: {
    fi: 'Sama osoite on jo rivillä {value}.',
    sv: 'Samma adress finns redan på rad {value}.',
    en: 'The same address is on row {value} already.',
  },
  do_twice: { fi: 'Poista toinen riveistä.', sv: 'Ta bort den ena raden.', en: 'Remove one of the rows.' },
  why_hasIt: {
    fi: 'Tämä osoite on jo saanut merkin: {value}',
    sv: 'Den här adressen har redan fått märket: {value}',
    en: 'This address has the badge already: {value}',
  },
  do_hasIt: { fi: 'Poista rivi.', sv: 'Ta bort raden.', en: 'Remove the row.' },
  why_own: {
    fi: 'Tämä on oma osoitteesi. Kukaan ei myönnä merkkiä itselleen.',
    sv: 'Det här är din egen adress. Ingen ger ett märke till sig själv.',
    en: 'This is your own address. Nobody awards a badge to themselves.',
  },
  do_own: { fi: 'Pyydä toista päättämään.', sv: 'Be någon annan besluta.', en: 'Ask somebody else to decide.' },
})

type Key = keyof typeof awardTexts

export const reasonTexts = {
  'no-header': ['why_noHeader', 'do_noHeader'],
  nobody: ['why_nobody', 'do_nobody'],
  'too-many': ['why_tooMany', 'do_tooMany'],
  'open-quote': ['why_openQuote', 'do_openQuote'],
  'too-many-cells': ['why_tooManyCells', 'do_tooManyCells'],
  workbook: ['why_workbook', 'do_workbook'],
  'broken-letters': ['why_brokenLetters', 'do_brokenLetters'],
  'name-missing': ['why_nameMissing', 'do_nameMissing'],
  'name-too-long': ['why_nameTooLong', 'do_nameTooLong'],
  formula: ['why_formula', 'do_formula'],
  'email-missing': ['why_emailMissing', 'do_emailMissing'],
  'not-email': ['why_notEmail', 'do_notEmail'],
  'language-unknown': ['why_languageUnknown', 'do_languageUnknown'],
  'not-day': ['why_notDay', 'do_notDay'],
  'day-to-come': ['why_dayToCome', 'do_dayToCome'],
  'over-already': ['why_overAlready', 'do_overAlready'],
  twice: ['why_twice', 'do_twice'],
  'has-it': ['why_hasIt', 'do_hasIt'],
  own: ['why_own', 'do_own'],
} as const satisfies Record<RowReason, readonly [why: Key, what: Key]>

export const columnTexts = {
  row: 'wholeRow',
  name: 'name',
  email: 'email',
  locale: 'language',
  day: 'day',
} as const satisfies Record<AwardColumn, Key>

export const awardRefusalTexts = {
  'badge-is-not-approved': 'refusal_state',
  'validity-is-over': 'refusal_over',
  'somebody-has-it': 'refusal_somebody',
  nobody: 'refusal_nobody',
  'day-is-to-come': 'dayToCome',
} as const satisfies Record<Extract<AwardAnswer, { accepted: false }>['refusal'], Key>
