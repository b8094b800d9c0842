import { defineTexts } from '../platform/texts.ts'
import type { BadgeState } from './badge.ts'
import type { BadgeFindingCode } from './badge-design.ts'
import type { BadgeAnswerRefusal } from './badges.server.ts'

export const badgeTexts = defineTexts({
  badges: { fi: 'Osaamismerkit', sv: 'Kompetensmärken', en: 'Badges' },
  lede: {
    fi: 'Merkki kertoo, mitä joku on osoittanut tai mihin hän on osallistunut. Siinä ei ole opintopisteitä.',
    sv: 'Ett märke berättar vad någon har visat eller deltagit i. Det har inga studiepoäng.',
    en: 'A badge tells what somebody has shown or taken part in. It carries no credits.',
  },
  empty: {
    fi: 'Merkkejä ei vielä ole. Kirjoita ensimmäinen: nimi, kuvaus ja mitä merkin saaja osoittaa.',
    sv: 'Det finns inga märken ännu. Skriv det första: namn, beskrivning och vad den som får märket visar.',
    en: 'There are no badges yet. Write the first one: its name, a description and what its holder shows.',
  },
  newBadge: { fi: 'Uusi osaamismerkki', sv: 'Nytt kompetensmärke', en: 'New badge' },
  edit: { fi: 'Muokkaa', sv: 'Redigera', en: 'Edit' },
  version: { fi: 'versio {number}', sv: 'version {number}', en: 'version {number}' },
  yourTurn: { fi: 'Sinun vuorosi', sv: 'Din tur', en: 'Your turn' },
  basics: { fi: 'Perustiedot', sv: 'Grunduppgifter', en: 'Basics' },
  state: { fi: 'Tila', sv: 'Läge', en: 'State' },
  state_drafting: { fi: 'Luonnos', sv: 'Utkast', en: 'Draft' },
  state_inReview: { fi: 'Odottaa hyväksyntää', sv: 'Väntar på godkännande', en: 'Waits for review' },
  state_returned: { fi: 'Palautettu', sv: 'Returnerat', en: 'Returned' },
  state_approved: { fi: 'Hyväksytty', sv: 'Godkänt', en: 'Approved' },
  state_retired: { fi: 'Päättynyt', sv: 'Avslutat', en: 'Retired' },
  code: { fi: 'Tunnus', sv: 'Kod', en: 'Code' },

  kind: { fi: 'Merkin laji', sv: 'Slag av märke', en: 'Kind of badge' },
  kind_competence: { fi: 'Osaaminen, joka on osoitettu', sv: 'Kompetens som har visats', en: 'Competence that was shown' },
  kind_participation: { fi: 'Osallistuminen', sv: 'Deltagande', en: 'Participation' },
  languages: {
    fi: 'Millä kielillä merkki annetaan',
    sv: 'På vilka språk märket ges',
    en: 'In which languages the badge is given',
  },
  languagesHint: {
    fi: 'Kirjoita nimi, kuvaus ja ehdot jokaisella valitulla kielellä.',
    sv: 'Skriv namn, beskrivning och kriterier på varje språk som du väljer.',
    en: 'Write the name, the description and the criteria in each language that you choose.',
  },
  validForMonths: {
    fi: 'Voimassaoloaika kuukausina',
    sv: 'Giltighetstid i månader',
    en: 'Valid for months',
  },
  validForMonthsHint: {
    fi: 'Jätä tyhjäksi, jos merkki ei vanhene. Aika lasketaan päivästä, jona saaja täytti ehdot. Vanhentunutta merkkiä voi yhä näyttää, ja tarkistaja näkee, milloin se päättyi.',
    sv: 'Lämna tomt om märket inte går ut. Tiden räknas från dagen då mottagaren uppfyllde kriterierna. Ett märke som har gått ut kan fortfarande visas, och den som kontrollerar ser när det gick ut.',
    en: 'Leave empty if the badge does not expire. Counted from the day when its holder met the criteria. An expired badge can still be shown, and whoever checks it sees when it ended.',
  },
  validity: { fi: 'Voimassaolo', sv: 'Giltighet', en: 'Validity' },
  validityWithoutEnd: { fi: 'Ei vanhene', sv: 'Går inte ut', en: 'Does not expire' },
  validityMonths: {
    fi: { one: 'Kuukauden ehtojen täyttämisestä', other: '{count} kuukautta ehtojen täyttämisestä' },
    sv: { one: 'En månad från att kriterierna uppfylldes', other: '{count} månader från att kriterierna uppfylldes' },
    en: { one: 'A month from meeting the criteria', other: '{count} months from meeting the criteria' },
  },
  field: { fi: 'Kuvan väri', sv: 'Bildens färg', en: 'Colour of the picture' },
  field_health: { fi: 'Terveys', sv: 'Hälsa', en: 'Health' },
  field_rehabilitation: { fi: 'Kuntoutus', sv: 'Rehabilitering', en: 'Rehabilitation' },
  field_welfare: { fi: 'Sosiaali- ja hyvinvointiala', sv: 'Sociala området och välmående', en: 'Welfare' },
  field_security: { fi: 'Turvallisuus', sv: 'Säkerhet', en: 'Security' },
  field_leadership: { fi: 'Johtaminen', sv: 'Ledarskap', en: 'Leadership' },
  field_teaching: { fi: 'Opetus ja ohjaus', sv: 'Undervisning och handledning', en: 'Teaching' },
  name: { fi: 'Nimi', sv: 'Namn', en: 'Name' },
  description: { fi: 'Kuvaus', sv: 'Beskrivning', en: 'Description' },
  descriptionHint: {
    fi: 'Pari virkettä sille, joka näkee merkin ensimmäistä kertaa.',
    sv: 'Ett par meningar för den som ser märket för första gången.',
    en: 'A sentence or two for somebody who sees the badge for the first time.',
  },
  criteria: { fi: 'Ehdot', sv: 'Kriterier', en: 'Criteria' },
  criteriaHint: {
    fi: 'Mitä merkin saaja on tehnyt tai osoittanut, ja kuka sen on nähnyt. Ei opintopisteitä eikä tunteja.',
    sv: 'Vad den som får märket har gjort eller visat, och vem som har sett det. Inga studiepoäng eller timmar.',
    en: 'What its holder has done or shown, and who has seen it. No credits, no hours.',
  },
  skills: {
    fi: 'Taidot, joihin merkki viittaa',
    sv: 'Färdigheter som märket hänvisar till',
    en: 'Skills that the badge points at',
  },
  skillsHint: {
    fi: 'Vapaaehtoinen. Taidon osoite julkisessa luettelossa, kuten ESCO. Poista taito tyhjentämällä sen osoite.',
    sv: 'Frivilligt. Färdighetens adress i en offentlig lista, som ESCO. Töm adressen för att ta bort färdigheten.',
    en: 'Optional. The address of the skill in a public list such as ESCO. Empty the address to remove the skill.',
  },
  skill: { fi: 'Taito {number}', sv: 'Färdighet {number}', en: 'Skill {number}' },
  skillUri: { fi: 'Osoite', sv: 'Adress', en: 'Address' },
  skillFramework: { fi: 'Luettelo', sv: 'Lista', en: 'List' },
  notAddress: {
    fi: 'Tämä ei ole verkko-osoite. Kirjoita se kokonaan: https://…',
    sv: 'Det här är ingen webbadress. Skriv den i sin helhet: https://…',
    en: 'This is not a web address. Write it in full: https://…',
  },
  save: { fi: 'Tallenna', sv: 'Spara', en: 'Save' },
  back: { fi: 'Takaisin', sv: 'Tillbaka', en: 'Back' },

  checks: { fi: 'Mitä tarkistukset sanovat', sv: 'Vad kontrollerna säger', en: 'What the checks say' },
  checksFine: { fi: 'Tarkistuksissa ei löytynyt mitään.', sv: 'Kontrollerna hittade inget.', en: 'The checks found nothing.' },
  required: { fi: 'Korjattava', sv: 'Ska åtgärdas', en: 'To be mended' },
  advised: { fi: 'Suositus', sv: 'Rekommendation', en: 'Advice' },
  noLanguage: { fi: 'Valitse ainakin yksi kieli.', sv: 'Välj åtminstone ett språk.', en: 'Choose at least one language.' },
  textMissing: { fi: 'Teksti puuttuu.', sv: 'Texten saknas.', en: 'The text is missing.' },
  skillNameMissing: { fi: 'Taidon nimi puuttuu.', sv: 'Färdighetens namn saknas.', en: 'The name of the skill is missing.' },
  speaksOfCredits: {
    fi: 'Tekstissä puhutaan opintopisteistä. Merkissä niitä ei ole: kerro, mitä saaja on tehnyt.',
    sv: 'Texten talar om studiepoäng. Märket har inga: berätta vad innehavaren har gjort.',
    en: 'The text speaks of credits. A badge has none: tell what its holder has done.',
  },
  criteriaAreShort: {
    fi: 'Ehdot ovat lyhyet. Kertovatko ne ulkopuoliselle, mitä vaadittiin?',
    sv: 'Kriterierna är korta. Berättar de för en utomstående vad som krävdes?',
    en: 'The criteria are short. Do they tell an outsider what was asked?',
  },

  submit: { fi: 'Lähetä hyväksyttäväksi', sv: 'Skicka för godkännande', en: 'Send for review' },
  takeBack: { fi: 'Ota takaisin muokattavaksi', sv: 'Ta tillbaka för redigering', en: 'Take back to edit' },
  revise: { fi: 'Kirjoita uusi versio', sv: 'Skriv en ny version', en: 'Write a new version' },
  retire: { fi: 'Päätä merkki', sv: 'Avsluta märket', en: 'Retire the badge' },
  retireQuestion: { fi: 'Päätetäänkö merkki?', sv: 'Ska märket avslutas?', en: 'Retire the badge?' },
  retireText: {
    fi: 'Kukaan ei enää saa sitä. Jo annetut merkit pysyvät voimassa.',
    sv: 'Ingen får det längre. De märken som redan har getts gäller fortfarande.',
    en: 'Nobody gets it any more. Those who have it keep it.',
  },
  keep: { fi: 'Älä päätä', sv: 'Avsluta inte', en: 'Do not retire' },
  award: { fi: 'Myönnä merkki', sv: 'Ge märket', en: 'Award the badge' },

  review: { fi: 'Hyväksyntä', sv: 'Godkännande', en: 'Review' },
  reviewLede: {
    fi: 'Yksi hyväksyjä, joka ei ole kirjoittanut merkkiä, päättää. Hyväksytty versio ei muutu enää.',
    sv: 'En godkännare som inte har skrivit märket beslutar. En godkänd version ändras inte längre.',
    en: 'One reviewer who has written nothing in the badge decides. An approved version never changes.',
  },
  decision: { fi: 'Päätös', sv: 'Beslut', en: 'Decision' },
  decision_approve: { fi: 'Hyväksyn', sv: 'Jag godkänner', en: 'I approve it' },
  decision_return: { fi: 'Palautan korjattavaksi', sv: 'Jag returnerar det', en: 'I return it' },
  statement: { fi: 'Perustelu', sv: 'Motivering', en: 'Reasons' },
  statementHint: {
    fi: 'Kun palautat, kerro mitä pitää korjata.',
    sv: 'När du returnerar: berätta vad som ska åtgärdas.',
    en: 'When you return it, tell what should be mended.',
  },
  decide: { fi: 'Kirjaa päätös', sv: 'Registrera beslutet', en: 'Record the decision' },
  waitsFor: { fi: 'Päättää jokin näistä: {who}.', sv: 'Någon av dessa beslutar: {who}.', en: 'One of these decides: {who}.' },
  waitsForNobody: {
    fi: 'Korkeakoulussa ei ole hyväksyjää, joka ei olisi kirjoittanut tätä. Pyydä pääkäyttäjältä toinen hyväksyjä.',
    sv: 'Högskolan har ingen godkännare som inte själv har skrivit märket. Be administratören om en till.',
    en: 'The institution has no reviewer who has not written in this. Ask the administrator for another one.',
  },
  authors: { fi: 'Kirjoittajat', sv: 'Skribenter', en: 'Writers' },
  hiddenName: {
    fi: 'henkilö, jonka nimeä ei näytetä',
    sv: 'en person vars namn inte visas',
    en: 'a person whose name is not shown',
  },
  said: { fi: 'Päätökset', sv: 'Beslut', en: 'Decisions' },
  said_approve: { fi: 'Hyväksytty', sv: 'Godkänt', en: 'Approved' },
  said_return: { fi: 'Palautettu', sv: 'Returnerat', en: 'Returned' },
  said_retire: { fi: 'Päätetty', sv: 'Avslutat', en: 'Retired' },
  versions: { fi: 'Versiot', sv: 'Versioner', en: 'Versions' },
  versionLine: {
    fi: 'Versio {number}, hyväksytty {day}',
    sv: 'Version {number}, godkänd {day}',
    en: 'Version {number}, approved on {day}',
  },
  hash: { fi: 'Tiiviste', sv: 'Kontrollsumma', en: 'Hash' },

  refusal_changedMeanwhile: {
    fi: 'Joku muu muutti merkkiä samaan aikaan. Omat tekstisi ovat alla: kopioi ne, avaa merkki uudelleen ja lisää ne siihen.',
    sv: 'Någon annan ändrade märket samtidigt. Dina texter finns nedan: kopiera dem, öppna märket på nytt och lägg till dem.',
    en: 'Somebody else changed the badge meanwhile. Your texts are below: copy them, open the badge again and add them.',
  },
  refusal_state: {
    fi: 'Merkki on jo toisessa vaiheessa. Sivu näyttää nyt, missä.',
    sv: 'Märket är redan i ett annat skede. Sidan visar nu var.',
    en: 'The badge has moved on already. The page now shows where it is.',
  },
  refusal_lacks: {
    fi: 'Merkistä puuttuu jotain. Korjaa ensin alla luetellut kohdat.',
    sv: 'Något saknas i märket. Åtgärda först punkterna nedan.',
    en: 'The badge lacks something. Mend what is listed below first.',
  },
  refusal_author: {
    fi: 'Olet kirjoittanut tätä merkkiä, joten joku muu päättää siitä.',
    sv: 'Du har skrivit det här märket, så någon annan beslutar om det.',
    en: 'You have written in this badge, so somebody else decides on it.',
  },
  refusal_reason: {
    fi: 'Kerro, mitä pitää korjata.',
    sv: 'Berätta vad som ska åtgärdas.',
    en: 'Tell what should be mended.',
  },
})

export const badgeStateTexts = {
  drafting: 'state_drafting',
  inReview: 'state_inReview',
  returned: 'state_returned',
  approved: 'state_approved',
  retired: 'state_retired',
} as const satisfies Record<BadgeState, keyof typeof badgeTexts>

export const badgeFindingTexts = {
  'no-language': 'noLanguage',
  'text-missing': 'textMissing',
  'skill-name-missing': 'skillNameMissing',
  'speaks-of-credits': 'speaksOfCredits',
  'criteria-are-short': 'criteriaAreShort',
} as const satisfies Record<BadgeFindingCode, keyof typeof badgeTexts>

export const badgeRefusalTexts = {
  'badge-is-in-review': 'refusal_state',
  'badge-is-not-in-review': 'refusal_state',
  'badge-is-approved': 'refusal_state',
  'badge-is-not-approved': 'refusal_state',
  'badge-is-retired': 'refusal_state',
  'badge-lacks-something': 'refusal_lacks',
  'badge-reviewer-is-an-author': 'refusal_author',
  'badge-return-needs-a-reason': 'refusal_reason',
  'badge-changed-meanwhile': 'refusal_changedMeanwhile',
} as const satisfies Record<BadgeAnswerRefusal, keyof typeof badgeTexts>
