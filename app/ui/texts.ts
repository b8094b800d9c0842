import { defineTexts } from '../platform/texts.ts'

/** The few words that the parts say themselves. */
export const uiTexts = defineTexts({
  skip: { fi: 'Siirry sisältöön', sv: 'Gå till innehållet', en: 'Skip to content' },
  errors: {
    fi: { one: 'Tarkista yksi kohta', other: 'Tarkista {count} kohtaa' },
    sv: { one: 'Kontrollera ett ställe', other: 'Kontrollera {count} ställen' },
    en: { one: 'Check one thing', other: 'Check {count} things' },
  },
  optional: { fi: 'ei pakollinen', sv: 'frivilligt', en: 'optional' },
  required: { fi: 'Pakollinen', sv: 'Obligatoriskt', en: 'Required' },
  advised: { fi: 'Suositus', sv: 'Rekommendation', en: 'Advised' },
  idea: { fi: 'Ajatus', sv: 'Tanke', en: 'Idea' },
  requiredCount: {
    fi: { one: '{count} pakollinen', other: '{count} pakollista' },
    sv: { one: '{count} obligatorisk', other: '{count} obligatoriska' },
    en: { one: '{count} required', other: '{count} required' },
  },
  advisedCount: {
    fi: { one: '{count} suositus', other: '{count} suositusta' },
    sv: { one: '{count} rekommendation', other: '{count} rekommendationer' },
    en: { one: '{count} advised', other: '{count} advised' },
  },
  ideaCount: {
    fi: { one: '{count} ajatus', other: '{count} ajatusta' },
    sv: { one: '{count} tanke', other: '{count} tankar' },
    en: { one: '{count} idea', other: '{count} ideas' },
  },
  example: { fi: 'Näytä esimerkki', sv: 'Visa ett exempel', en: 'Show an example' },
  fine: { fi: 'Kunnossa', sv: 'I ordning', en: 'In order' },
  passed: { fi: 'valmis', sv: 'klart', en: 'done' },
  here: { fi: 'sinun vuorosi', sv: 'din tur', en: 'your turn' },
  there: { fi: 'muiden vuoro', sv: 'andras tur', en: 'somebody else’s turn' },
  ahead: { fi: 'edessä', sv: 'framför', en: 'ahead' },
  hours: { fi: 'tuntia', sv: 'timmar', en: 'hours' },
  share: { fi: 'osuus', sv: 'andel', en: 'share' },
  what: { fi: 'Mitä tämä tarkoittaa?', sv: 'Vad betyder det här?', en: 'What does this mean?' },
  copy: { fi: 'Kopioi', sv: 'Kopiera', en: 'Copy' },
  copied: { fi: 'Kopioitu', sv: 'Kopierat', en: 'Copied' },
  notCopied: {
    fi: 'Kopiointi ei onnistunut. Valitse teksti ja kopioi se itse.',
    sv: 'Det gick inte att kopiera. Markera texten och kopiera den själv.',
    en: 'Copying did not work. Select the text and copy it yourself.',
  },
  saving: { fi: 'Tallentuu…', sv: 'Sparas…', en: 'Saving…' },
  saved: { fi: 'Tallennettu {time}', sv: 'Sparat {time}', en: 'Saved {time}' },
  offline: {
    fi: 'Ei yhteyttä. Pidä sivu auki, niin teksti tallentuu, kun yhteys palaa.',
    sv: 'Ingen anslutning. Håll sidan öppen, så sparas texten när anslutningen är tillbaka.',
    en: 'No connection. Keep this page open: your text is saved when the connection is back.',
  },
  kept: {
    fi: 'Ei yhteyttä, tallessa tässä laitteessa',
    sv: 'Ingen anslutning, sparat på den här enheten',
    en: 'No connection, kept on this device',
  },
  isWriting: { fi: '{name} kirjoittaa', sv: '{name} skriver', en: '{name} is writing' },
  previousPage: { fi: 'Edellinen', sv: 'Föregående', en: 'Previous' },
  nextPage: { fi: 'Seuraava', sv: 'Nästa', en: 'Next' },
  page: { fi: 'Sivu {page}', sv: 'Sida {page}', en: 'Page {page}' },
  close: { fi: 'Sulje', sv: 'Stäng', en: 'Close' },
})
