/** Two badges without credits of the demonstration: one for something shown, one for having taken part. */

/** Somebody who can take a new colleague in. Colour of teaching. */
export const mentorBadge = {
  kind: 'competence',
  languages: ['fi', 'sv', 'en'],
  field: 'teaching',
  name: { fi: 'Perehdyttäjä työpaikalla', sv: 'Introduktör på arbetsplatsen', en: 'Mentor of new colleagues' },
  description: {
    fi: 'Merkin saaja osaa ottaa uuden työntekijän vastaan kotihoidossa: suunnitella ensimmäiset viikot, neuvoa työn äärellä ja antaa palautetta, josta on apua.',
    sv: 'Den som har märket kan ta emot en ny medarbetare i hemvården: planera de första veckorna, handleda mitt i arbetet och ge respons som hjälper.',
    en: 'Its holder can take in a new colleague in home care: plan the first weeks, guide while the work is done, and give feedback that helps.',
  },
  criteria: {
    fi: 'Hän on perehdyttänyt vähintään yhden uuden työntekijän. Hän on tehnyt perehdytyssuunnitelman, pitänyt kolme palautekeskustelua ja kirjoittanut, mitä tekisi ensi kerralla toisin. Korkeakoulun arvioija on havainnoinut yhden keskustelun ja lukenut suunnitelman.',
    sv: 'Hen har introducerat minst en ny medarbetare. Hen har gjort en introduktionsplan, hållit tre responssamtal och skrivit ner vad hen skulle göra annorlunda nästa gång. Högskolans bedömare har observerat ett samtal och läst planen.',
    en: 'They have taken in at least one new colleague. They have made a plan, held three feedback talks and written down what they would do differently next time. An assessor of the institution has observed one of the talks and read the plan.',
  },
  skills: [],
} as const

/** A day that one spent together. Colour of welfare. */
export const dayBadge = {
  kind: 'participation',
  languages: ['fi', 'sv', 'en'],
  field: 'welfare',
  name: { fi: 'Kotihoidon työelämäpäivä', sv: 'Hemvårdens arbetslivsdag', en: 'Working-life day of home care' },
  description: {
    fi: 'Merkki osallistumisesta päivään, jossa kotihoidon työntekijät, opettajat ja opiskelijat etsivät yhdessä keinoja arjen pulmiin.',
    sv: 'Ett märke för deltagande i en dag då anställda inom hemvården, lärare och studerande tillsammans söker lösningar på vardagens problem.',
    en: 'A mark of having taken part in a day when people of home care, teachers and students look together for ways through everyday problems.',
  },
  criteria: {
    fi: 'Hän oli mukana koko päivän, työskenteli yhdessä ryhmässä ja esitteli ryhmän ehdotuksen muille. Osaamista ei arvioitu.',
    sv: 'Hen deltog hela dagen, arbetade i en grupp och presenterade gruppens förslag för de andra. Ingen kompetens bedömdes.',
    en: 'They were there for the whole day, worked in a group and presented its proposal to the others. No competence was assessed.',
  },
  skills: [],
} as const
