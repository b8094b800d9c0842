import { defineTexts } from '../platform/texts.ts'

/** The few words that the parts say themselves. */
export const uiTexts = defineTexts({
  skip: { fi: 'Siirry sisältöön', sv: 'Gå till innehållet', en: 'Skip to content' },
  errors: {
    fi: { one: 'Tarkista yksi kohta', other: 'Tarkista {count} kohtaa' },
    sv: { one: 'Kontrollera ett ställe', other: 'Kontrollera {count} ställen' },
    en: { one: 'Check one thing', other: 'Check {count} things' },
  },
  required: { fi: 'Pakollinen', sv: 'Obligatoriskt', en: 'Required' },
  advised: { fi: 'Suositus', sv: 'Rekommendation', en: 'Advised' },
  idea: { fi: 'Ajatus', sv: 'Tanke', en: 'Idea' },
  fine: { fi: 'Kunnossa', sv: 'I ordning', en: 'In order' },
  passed: { fi: 'valmis', sv: 'klart', en: 'done' },
  ahead: { fi: 'edessä', sv: 'framför', en: 'ahead' },
  hours: { fi: 'tuntia', sv: 'timmar', en: 'hours' },
  share: { fi: 'osuus', sv: 'andel', en: 'share' },
  what: { fi: 'Mitä tämä tarkoittaa?', sv: 'Vad betyder det här?', en: 'What does this mean?' },
})
