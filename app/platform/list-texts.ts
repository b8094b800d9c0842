/** What every screen that reads a list of people says of it. */
import { defineTexts } from './texts.ts'

export const listTexts = defineTexts({
  pasted: { fi: 'Lista', sv: 'Lista', en: 'List' },
  file: { fi: 'CSV-tiedosto', sv: 'CSV-fil', en: 'CSV file' },
  preview: { fi: 'Katso, miten lista luetaan', sv: 'Se hur listan läses', en: 'See how the list is read' },
  previewTitle: { fi: 'Lista luettuna', sv: 'Listan som den lästes', en: 'The list as it was read' },
  counts: {
    fi: 'Rivejä luettu: {read}. Kunnossa: {fine}. Korjattavia: {bad}.',
    sv: 'Lästa rader: {read}. I sin ordning: {fine}. Att åtgärda: {bad}.',
    en: 'Rows read: {read}. Fine: {fine}. To be mended: {bad}.',
  },
  unused: {
    fi: 'Näitä sarakkeita ei käytetty: {columns}.',
    sv: 'De här kolumnerna användes inte: {columns}.',
    en: 'These columns were not used: {columns}.',
  },
  changeList: { fi: 'Muuta listaa', sv: 'Ändra listan', en: 'Change the list' },
  row: { fi: 'Rivi', sv: 'Rad', en: 'Row' },
  column: { fi: 'Sarake', sv: 'Kolumn', en: 'Column' },
  reason: { fi: 'Mikä on vialla', sv: 'Vad som är fel', en: 'What is wrong' },
  doThis: { fi: 'Mitä voit tehdä', sv: 'Vad du kan göra', en: 'What to do' },
  wholeRow: { fi: 'koko rivi', sv: 'hela raden', en: 'the whole row' },
  why_noHeader: {
    fi: 'Ensimmäisellä rivillä ei ole otsikoita: {value}',
    sv: 'Första raden har inga rubriker: {value}',
    en: 'The first row has no headings: {value}',
  },
  why_nobody: { fi: 'Listassa ei ole ketään.', sv: 'Listan har ingen i sig.', en: 'There is nobody in the list.' },
  why_tooMany: { fi: 'Rivejä on yli {value}.', sv: 'Det finns fler än {value} rader.', en: 'There are more than {value} rows.' },
  do_tooMany: { fi: 'Jaa lista osiin.', sv: 'Dela listan i delar.', en: 'Divide the list.' },
  why_openQuote: {
    fi: 'Lainausmerkki jää auki, joten rivin loppua ei voi tietää.',
    sv: 'Ett citattecken stängs inte, så radens slut går inte att veta.',
    en: 'A quotation mark is never closed, so the end of the row cannot be known.',
  },
  do_openQuote: {
    fi: 'Sulje lainausmerkki tai poista se.',
    sv: 'Stäng citattecknet eller ta bort det.',
    en: 'Close the quotation mark or remove it.',
  },
  why_workbook: {
    fi: 'Tiedosto on taulukkolaskennan työkirja (kuten .xlsx). Sitä ei voi lukea tässä.',
    sv: 'Filen är en arbetsbok från ett kalkylprogram (som .xlsx). Den kan inte läsas här.',
    en: 'The file is a workbook of a spreadsheet (such as .xlsx). It cannot be read here.',
  },
  do_workbook: {
    fi: 'Tallenna se muodossa CSV UTF-8, tai kopioi solut ja liitä ne listaan.',
    sv: 'Spara den som CSV UTF-8, eller kopiera cellerna och klistra in dem i listan.',
    en: 'Save it as CSV UTF-8, or copy the cells and paste them into the list.',
  },
  why_tooManyCells: {
    fi: 'Rivillä on enemmän soluja kuin otsikoita. Yli jää: {value}',
    sv: 'Raden har fler celler än rubriker. Över blir: {value}',
    en: 'The row has more cells than there are headings. Left over: {value}',
  },
  do_tooManyCells: {
    fi: 'Laita solu, jossa on pilkku tai puolipiste, lainausmerkkeihin, tai lisää puuttuva otsikko.',
    sv: 'Sätt en cell som innehåller komma eller semikolon inom citattecken, eller lägg till rubriken som saknas.',
    en: 'Put a cell that holds a comma or a semicolon into quotation marks, or add the heading that is missing.',
  },
  why_brokenLetters: {
    fi: 'Kirjaimia on mennyt rikki: {value}',
    sv: 'Bokstäver har gått sönder: {value}',
    en: 'Letters are broken: {value}',
  },
  why_notDay: {
    fi: 'Tämä ei ole päivämäärä: {value}',
    sv: 'Det här är inget datum: {value}',
    en: 'This is not a date: {value}',
  },
  do_notDay: {
    fi: 'Kirjoita 20.11.2026 tai 2026-11-20, tai jätä tyhjäksi.',
    sv: 'Skriv 20.11.2026 eller 2026-11-20, eller lämna tomt.',
    en: 'Write 20.11.2026 or 2026-11-20, or leave it empty.',
  },
  why_dayToCome: {
    fi: 'Päivä on vielä edessä: {value}',
    sv: 'Dagen har inte kommit ännu: {value}',
    en: 'That day is still to come: {value}',
  },
})
