import type { BlockKey, Design } from '@poiju/framework'
import { defineTexts, type Text } from '../platform/texts.ts'
import type { LiveRefusal } from './live-refusals.ts'

export const designTexts = defineTexts({
  designs: { fi: 'Suunnitelmat', sv: 'Planer', en: 'Designs' },
  none: {
    fi: 'Ei vielä suunnitelmia. Aloita tarpeesta, valmiista esimerkistä tai tyhjästä. Ensimmäinen askel on yksi lause: mitä oppija tekee, kun hän osaa?',
    sv: 'Inga planer ännu. Börja från ett behov, ett färdigt exempel eller ett tomt blad. Första steget är en mening: vad gör den som kan?',
    en: 'No designs yet. Start from a need, a sample or a blank page. The first step is one sentence: what does a learner do who can?',
  },
  newDesign: { fi: 'Aloita uusi suunnitelma', sv: 'Börja en ny plan', en: 'Start a new design' },
  untitled: { fi: 'Nimetön suunnitelma', sv: 'Plan utan namn', en: 'Untitled design' },
  state_drafting: { fi: 'luonnos', sv: 'utkast', en: 'draft' },
  state_inReview: { fi: 'hyväksyttävänä', sv: 'för godkännande', en: 'in review' },
  state_returned: { fi: 'palautettu muokattavaksi', sv: 'returnerad för ändring', en: 'returned for changes' },
  state_approved: { fi: 'hyväksytty', sv: 'godkänd', en: 'approved' },
  requiredLeft: {
    fi: { one: 'yksi pakollinen puuttuu', other: '{count} pakollista puuttuu' },
    sv: { one: 'ett obligatoriskt saknas', other: '{count} obligatoriska saknas' },
    en: { one: 'one required thing missing', other: '{count} required things missing' },
  },
  ready: { fi: 'valmis lähetettäväksi', sv: 'redo att skickas', en: 'ready to send' },
  changedBy: { fi: 'Muutettu {day}, {name}', sv: 'Ändrad {day}, {name}', en: 'Changed {day}, {name}' },
  changedOn: { fi: 'Muutettu {day}', sv: 'Ändrad {day}', en: 'Changed {day}' },
  fromBlank: { fi: 'Tyhjä suunnitelma', sv: 'Tom plan', en: 'A blank design' },
  fromNeed: { fi: 'Mihin tarpeeseen tämä vastaa?', sv: 'Vilket behov svarar det här på?', en: 'Which need does this answer?' },
  withoutNeed: {
    fi: 'Ei mihinkään kerrottuun tarpeeseen',
    sv: 'Inget behov som någon har berättat om',
    en: 'None that somebody has told',
  },
  fromSample: { fi: 'Mistä aloitat?', sv: 'Vad börjar du från?', en: 'What do you start from?' },
  practice: {
    fi: '(harjoitteluun: suunnitelmassa on tahallisia vikoja)',
    sv: '(för övning: planen har avsiktliga fel)',
    en: '(for practice: it has faults on purpose)',
  },
  practiceFaults: {
    fi: 'Mitä vikoja tässä harjoitussuunnitelmassa on?',
    sv: 'Vilka fel har den här övningsplanen?',
    en: 'Which faults does this practice design have?',
  },
  practiceLede: {
    fi: 'Viat ovat tahallisia. Etsi ne ensin itse, ja korjaa ne sitten lohko kerrallaan.',
    sv: 'Felen är avsiktliga. Sök dem först själv, och åtgärda dem sedan block för block.',
    en: 'They are there on purpose. Look for them yourself first, then mend them block by block.',
  },
  start: { fi: 'Aloita', sv: 'Börja', en: 'Start' },
  needTaken: {
    fi: 'Tästä tarpeesta on jo aloitettu. Valitse toinen.',
    sv: 'Det här behovet är redan påbörjat. Välj ett annat.',
    en: 'A design has already been started from this need. Choose another.',
  },
  blockOf: { fi: 'Lohko {number} / 12', sv: 'Block {number} / 12', en: 'Block {number} of 12' },
  blocks: { fi: 'Lohkot', sv: 'Block', en: 'Blocks' },
  findings: { fi: 'Huomiot', sv: 'Iakttagelser', en: 'Findings' },
  findingsNone: {
    fi: 'Ei huomioita. Suunnitelman voi lähettää hyväksyttäväksi.',
    sv: 'Inga iakttagelser. Planen kan skickas för godkännande.',
    en: 'No findings. The design can be sent for review.',
  },
  preview: { fi: 'Esikatselu', sv: 'Förhandsvisning', en: 'Preview' },
  history: { fi: 'Historia', sv: 'Historik', en: 'History' },
  share: { fi: 'Yhteistyö', sv: 'Samarbete', en: 'Sharing' },
  submit: { fi: 'Lähetä hyväksyttäväksi', sv: 'Skicka för godkännande', en: 'Send for review' },
  next: { fi: 'Seuraava lohko', sv: 'Nästa block', en: 'Next block' },
  writingIn: { fi: 'Kirjoitat kielellä', sv: 'Du skriver på', en: 'You write in' },
  saving: { fi: 'Tallentuu…', sv: 'Sparar…', en: 'Saving…' },
  saved: { fi: 'Tallennettu {time}', sv: 'Sparat {time}', en: 'Saved {time}' },
  connecting: { fi: 'Yhdistetään…', sv: 'Ansluter…', en: 'Connecting…' },
  offline: {
    fi: 'Ei yhteyttä, tallessa tässä laitteessa',
    sv: 'Ingen anslutning, sparat på den här enheten',
    en: 'No connection, kept on this device',
  },
  turnedAway: { fi: 'Ei tallennu', sv: 'Sparas inte', en: 'Not being saved' },
  openAnew: { fi: 'Avaa suunnitelma uudelleen', sv: 'Öppna planen på nytt', en: 'Open the design again' },
  readOnly: { fi: 'Vain luettavana', sv: 'Endast för läsning', en: 'Read only' },
  readOnlyWhy: {
    fi: 'Suunnitelma on hyväksyttävänä tai hyväksytty, tai roolisi ei kirjoita tähän.',
    sv: 'Planen är för godkännande eller godkänd, eller så skriver din roll inte här.',
    en: 'The design is in review or approved, or your role does not write here.',
  },
  noScript: {
    fi: 'Suunnittelu tarvitsee JavaScriptin. Kytke se päälle ja lataa sivu uudelleen.',
    sv: 'Planeringen behöver JavaScript. Slå på det och ladda om sidan.',
    en: 'Designing needs JavaScript. Turn it on and reload the page.',
  },
  here: { fi: 'Täällä nyt', sv: 'Här nu', en: 'Here now' },
  writing: { fi: '{name} kirjoittaa', sv: '{name} skriver', en: '{name} is writing' },
  add_evidence: { fi: 'Lisää näyttö', sv: 'Lägg till belägg', en: 'Add evidence' },
  add_outcomes: { fi: 'Lisää tavoite', sv: 'Lägg till mål', en: 'Add an outcome' },
  add_assessments: { fi: 'Lisää arviointi', sv: 'Lägg till bedömning', en: 'Add an assessment' },
  add_activities: { fi: 'Lisää oppimistehtävä', sv: 'Lägg till lärandeaktivitet', en: 'Add an activity' },
  item_evidence: { fi: 'Näyttö {number}', sv: 'Belägg {number}', en: 'Evidence {number}' },
  item_outcomes: { fi: 'Tavoite {number}', sv: 'Mål {number}', en: 'Outcome {number}' },
  item_assessments: { fi: 'Arviointi {number}', sv: 'Bedömning {number}', en: 'Assessment {number}' },
  item_activities: { fi: 'Oppimistehtävä {number}', sv: 'Lärandeaktivitet {number}', en: 'Activity {number}' },
  remove: { fi: 'Poista', sv: 'Ta bort', en: 'Remove' },
  up: { fi: 'Siirrä ylemmäs', sv: 'Flytta upp', en: 'Move up' },
  down: { fi: 'Siirrä alemmas', sv: 'Flytta ner', en: 'Move down' },
  choose: { fi: 'Valitse', sv: 'Välj', en: 'Choose' },
  servesOutcomes: { fi: 'Tavoitteet', sv: 'Mål', en: 'Outcomes' },
  noOutcomes: {
    fi: 'Kirjoita ensin tavoitteet lohkossa 4.',
    sv: 'Skriv först målen i block 4.',
    en: 'Write the outcomes in block 4 first.',
  },
  workloadNow: {
    fi: 'Oppimistehtävissä on {hours}. {credits} tarkoittaa noin {target}.',
    sv: 'Lärandeaktiviteterna tar {hours}. {credits} betyder ungefär {target}.',
    en: 'The activities take {hours}. {credits} means about {target}.',
  },
  hoursByType: { fi: 'Tunnit oppimisen tavan mukaan', sv: 'Timmar per sätt att lära', en: 'Hours by way of learning' },
  boardLater: {
    fi: 'Tauluna siirreltävä kuvakäsikirjoitus tulee myöhemmin. Järjestystä voit vaihtaa nuolilla.',
    sv: 'En tavla med flyttbara kort kommer senare. Ordningen ändrar du med pilarna.',
    en: 'A board with cards to move comes later. Change the order with the arrows.',
  },
  linkedNeeds: { fi: 'Tarpeet, joista tämä alkoi', sv: 'Behov som det här började från', en: 'Needs that this started from' },
  noNeeds: {
    fi: 'Tätä ei ole liitetty tarpeeseen. Aloita tarpeesta, niin kertoja näkee, mitä siitä seuraa.',
    sv: 'Det här är inte kopplat till ett behov. Börja från ett behov så ser berättaren vad det leder till.',
    en: 'This is not linked to a need. Start from a need and its reporter sees what comes of it.',
  },
  employerView: { fi: 'Työnantajalle', sv: 'För arbetsgivaren', en: 'For the employer' },
  euView: { fi: 'EU:n tiedot todistuksessa', sv: 'EU:s uppgifter i beviset', en: 'EU elements in the credential' },
  present: { fi: 'mukana', sv: 'med', en: 'included' },
  missing: { fi: 'puuttuu', sv: 'saknas', en: 'missing' },
  optional: { fi: 'vapaaehtoinen', sv: 'frivilligt', en: 'optional' },
  historyNone: { fi: 'Ei vielä muutoksia.', sv: 'Inga ändringar ännu.', en: 'No changes yet.' },
  historyLater: {
    fi: 'Näet, kuka tallensi ja milloin. Vertailu ja paluu aiempaan tulevat myöhemmin.',
    sv: 'Du ser vem som sparade och när. Jämförelse och återgång till tidigare kommer senare.',
    en: 'You see who saved and when. Comparing and going back come later.',
  },
  changes: {
    fi: { one: 'yksi tallennus', other: '{count} tallennusta' },
    sv: { one: 'en sparning', other: '{count} sparningar' },
    en: { one: 'one save', other: '{count} saves' },
  },
  system: { fi: 'Poiju', sv: 'Poiju', en: 'Poiju' },
  responsible: { fi: 'Vastuukorkeakoulu', sv: 'Ansvarig högskola', en: 'Responsible institution' },
  coOwner: { fi: 'yhteisomistaja', sv: 'delägare', en: 'co-owner' },
  awardingBody: { fi: 'myöntäjä', sv: 'beviljande högskola', en: 'awarding body' },
  shareLede: {
    fi: 'Jaetun korkeakoulun väki tekee suunnitelmaa kanssanne omalla roolillaan. Myöntäjän nimi tulee todistukseen.',
    sv: 'Folk vid en högskola som delar planen arbetar med den i sin egen roll. Den beviljande högskolans namn kommer på beviset.',
    en: 'People of an institution that shares the design work in it with their own role. An awarding body’s name is on the credential.',
  },
  shareWith: { fi: 'Korkeakoulu', sv: 'Högskola', en: 'Institution' },
  shareAs: { fi: 'Miten', sv: 'Hur', en: 'As' },
  addShare: { fi: 'Jaa', sv: 'Dela', en: 'Share' },
  removeShare: { fi: 'Lopeta jakaminen', sv: 'Sluta dela', en: 'Stop sharing' },
  problems: {
    fi: 'Osaa suunnitelmasta ei voi lukea. Mitään ei ole poistettu, mutta näitä kohtia ei voi hyväksyä:',
    sv: 'En del av planen går inte att läsa. Inget är borttaget, men de här ställena kan inte godkännas:',
    en: 'Parts of the design cannot be read. Nothing is removed, but these places cannot be approved:',
  },
})

type Parts =
  | 'kind'
  | 'month'
  | 'source'
  | 'text'
  | 'verb'
  | 'type'
  | 'grading'
  | 'supervision'
  | 'description'
  | 'mode'
  | 'minutes'
  | 'week'
  | 'itemTitle'

/** What each member of a design is called, with a hint where the name does not say enough. */
export const memberTexts: Readonly<Record<Exclude<keyof Design, 'shape'> | Parts, { label: Text; hint?: Text }>> = {
  needs: { label: { fi: 'Tarpeet', sv: 'Behov', en: 'Needs' } },
  needSummary: {
    label: { fi: 'Mihin tarpeeseen tämä vastaa?', sv: 'Vilket behov svarar det här på?', en: 'Which need does this answer?' },
    hint: {
      fi: 'Kaksi tai kolme lausetta työn arjesta.',
      sv: 'Två eller tre meningar ur arbetsvardagen.',
      en: 'Two or three sentences from daily work.',
    },
  },
  evidence: { label: { fi: 'Näyttö tarpeesta', sv: 'Belägg för behovet', en: 'Evidence of the need' } },
  targetGroup: {
    label: { fi: 'Kenelle?', sv: 'För vem?', en: 'For whom?' },
    hint: { fi: 'Ammatti, työpaikka, kokemus.', sv: 'Yrke, arbetsplats, erfarenhet.', en: 'Profession, workplace, experience.' },
  },
  title: {
    label: { fi: 'Nimi', sv: 'Namn', en: 'Title' },
    hint: {
      fi: 'Enintään 80 merkkiä. Ei sanoja, jotka näyttävät tutkinnolta.',
      sv: 'Högst 80 tecken. Inga ord som låter som en examen.',
      en: 'At most 80 characters. No words that look like a degree.',
    },
  },
  summary: {
    label: { fi: 'Mitä oppija saa?', sv: 'Vad får den studerande?', en: 'What does the learner get?' },
    hint: {
      fi: 'Enintään 300 merkkiä arkikieltä.',
      sv: 'Högst 300 tecken vardagsspråk.',
      en: 'At most 300 characters of plain language.',
    },
  },
  credits: {
    label: { fi: 'Opintopisteitä', sv: 'Studiepoäng', en: 'Credits' },
    hint: {
      fi: '1–59. Yksi opintopiste on noin 27 tuntia.',
      sv: '1–59. En studiepoäng är ungefär 27 timmar.',
      en: '1–59. One credit is about 27 hours.',
    },
  },
  eqfLevel: { label: { fi: 'Vastaa tasoa (EQF)', sv: 'Motsvarar nivå (EQF)', en: 'Corresponds to level (EQF)' } },
  levelJustification: { label: { fi: 'Miksi tämä taso?', sv: 'Varför den här nivån?', en: 'Why this level?' } },
  fields: {
    label: { fi: 'Alat', sv: 'Områden', en: 'Fields' },
    hint: {
      fi: 'Ensin valittu on pääala.',
      sv: 'Det först valda är huvudområdet.',
      en: 'The first one chosen is the main field.',
    },
  },
  outcomes: { label: { fi: 'Osaamistavoitteet', sv: 'Kompetensmål', en: 'Learning outcomes' } },
  assessments: { label: { fi: 'Osaamisen arviointi', sv: 'Bedömning', en: 'Assessment' } },
  activities: { label: { fi: 'Oppimistehtävät', sv: 'Lärandeaktiviteter', en: 'Activities' } },
  guidance: { label: { fi: 'Ohjaus', sv: 'Handledning', en: 'Guidance' } },
  recognition: {
    label: { fi: 'Osaamisen tunnistaminen ja tunnustaminen', sv: 'Erkännande av kunnande', en: 'Recognition of prior learning' },
    hint: { fi: 'Miten jo osattu osoitetaan?', sv: 'Hur visas det man redan kan?', en: 'How is what one already knows shown?' },
  },
  accessibility: { label: { fi: 'Saavutettavuus', sv: 'Tillgänglighet', en: 'Accessibility' } },
  prerequisites: { label: { fi: 'Lähtötaso', sv: 'Förkunskaper', en: 'Prerequisites' } },
  participation: { label: { fi: 'Osallistumistapa', sv: 'Deltagandeform', en: 'Form of participation' } },
  weeks: { label: { fi: 'Kesto viikkoina', sv: 'Längd i veckor', en: 'Length in weeks' } },
  languages: { label: { fi: 'Opetuskielet', sv: 'Undervisningsspråk', en: 'Languages of teaching' } },
  route: { label: { fi: 'Opinto-oikeus ja maksu', sv: 'Studierätt och avgift', en: 'Study right and fee' } },
  priceCents: { label: { fi: 'Hinta oppijalle, euroa', sv: 'Pris för den studerande, euro', en: 'Price for a learner, euros' } },
  priceNote: { label: { fi: 'Mitä hinta sisältää?', sv: 'Vad ingår i priset?', en: 'What does the price hold?' } },
  qualityAssurance: { label: { fi: 'Laadunvarmistus', sv: 'Kvalitetssäkring', en: 'Quality assurance' } },
  qualityStatement: { label: { fi: 'Miten laatu varmistetaan?', sv: 'Hur säkras kvaliteten?', en: 'How is quality assured?' } },
  reviewAfterMonths: {
    label: {
      fi: 'Monenko kuukauden päästä katselmus?',
      sv: 'Översyn efter hur många månader?',
      en: 'Review again after how many months?',
    },
  },
  stackability: { label: { fi: 'Yhdistettävyys', sv: 'Kombinerbarhet', en: 'Stackability' } },
  stackNote: { label: { fi: 'Mihin tämän voi liittää?', sv: 'Vad kan det här fogas till?', en: 'What can this be added to?' } },
  employerSummary: {
    label: { fi: 'Työnantajan sanoin', sv: 'Med arbetsgivarens ord', en: 'In the employer’s words' },
    hint: {
      fi: 'Mitä työntekijä osaa tehdä? Ei opintopisteitä, tasoja eikä koodeja.',
      sv: 'Vad kan den anställda göra? Inga studiepoäng, nivåer eller koder.',
      en: 'What can the worker do? No credits, levels or codes.',
    },
  },
  contact: { label: { fi: 'Yhteyspiste', sv: 'Kontaktpunkt', en: 'Contact point' } },
  kind: { label: { fi: 'Näytön laji', sv: 'Beläggets slag', en: 'Kind of evidence' } },
  month: { label: { fi: 'Kuukausi', sv: 'Månad', en: 'Month' } },
  source: { label: { fi: 'Lähde', sv: 'Källa', en: 'Source' } },
  text: { label: { fi: 'Oppija …', sv: 'Den studerande …', en: 'The learner …' } },
  verb: {
    label: { fi: 'Verbi', sv: 'Verb', en: 'Verb' },
    hint: {
      fi: 'Yksi teko, jonka joku muu voi nähdä.',
      sv: 'En handling som någon annan kan se.',
      en: 'One action that somebody else can see.',
    },
  },
  itemTitle: { label: { fi: 'Nimi', sv: 'Namn', en: 'Name' } },
  type: { label: { fi: 'Tapa', sv: 'Sätt', en: 'Kind' } },
  grading: { label: { fi: 'Asteikko', sv: 'Skala', en: 'Scale' } },
  supervision: { label: { fi: 'Valvonta ja henkilöllisyys', sv: 'Övervakning och identitet', en: 'Supervision and identity' } },
  description: { label: { fi: 'Miten osaaminen näytetään?', sv: 'Hur visas kunnandet?', en: 'How is it shown?' } },
  mode: { label: { fi: 'Missä', sv: 'Var', en: 'Where' } },
  minutes: { label: { fi: 'Tunteja', sv: 'Timmar', en: 'Hours' } },
  week: { label: { fi: 'Viikko', sv: 'Vecka', en: 'Week' } },
}

/** A few words of guidance per block: a question, and what to do about it. */
export const guidanceTexts: Readonly<Record<BlockKey, { question: Text; advice: Text }>> = {
  need: {
    question: {
      fi: 'Mitä työssä ei vielä osata?',
      sv: 'Vad kan man inte ännu i arbetet?',
      en: 'What can’t people do yet at work?',
    },
    advice: {
      fi: 'Kirjoita tilanne, jonka kollega tunnistaa. Näyttö voi olla kysely, kirje tai muuttunut ohje.',
      sv: 'Skriv en situation som en kollega känner igen. Belägg kan vara en enkät, ett brev eller en ändrad anvisning.',
      en: 'Write a situation that a colleague recognises. Evidence may be a survey, a letter or a changed rule.',
    },
  },
  targetGroup: {
    question: { fi: 'Kuka tätä opiskelee?', sv: 'Vem studerar det här?', en: 'Who will study this?' },
    advice: {
      fi: 'Mieti yhtä ihmistä: hänen työvuoronsa, kokemuksensa ja se, mitä hän jo osaa.',
      sv: 'Tänk på en person: hens arbetspass, erfarenhet och det hen redan kan.',
      en: 'Think of one person: their shifts, their experience and what they know already.',
    },
  },
  purpose: {
    question: { fi: 'Kuinka iso tämä on?', sv: 'Hur stort är det här?', en: 'How big is this?' },
    advice: {
      fi: 'Lyhyt nimi kertoo, mitä oppija osaa. Taso perustellaan sillä, mistä oppija vastaa.',
      sv: 'Ett kort namn säger vad den studerande kan. Nivån motiveras med vad hen ansvarar för.',
      en: 'A short title says what the learner can do. The level is argued by what the learner answers for.',
    },
  },
  outcomes: {
    question: {
      fi: 'Mitä oppija tekee, kun hän osaa?',
      sv: 'Vad gör den studerande som kan?',
      en: 'What does a learner do who can?',
    },
    advice: {
      fi: 'Kirjoita yksi teko kerrallaan. Heikko: ”ymmärtää viestinnän merkityksen”. Hyvä: ”laatii ensimmäisen tunnin viestin puutteellisista tiedoista”.',
      sv: 'Skriv en handling i taget. Svagt: ”förstår kommunikationens betydelse”. Bra: ”utarbetar den första timmens meddelande av ofullständiga uppgifter”.',
      en: 'Write one action at a time. Weak: “understands the importance of communication”. Good: “drafts the first-hour message from incomplete facts”.',
    },
  },
  assessment: {
    question: { fi: 'Mistä arvioija tietää?', sv: 'Hur vet bedömaren?', en: 'How does the assessor know?' },
    advice: {
      fi: 'Jokainen tavoite näytetään jossakin. Kerro, tarkistetaanko henkilöllisyys. Potilastietoja ei kerätä.',
      sv: 'Varje mål visas någonstans. Säg om identiteten kontrolleras. Inga patientuppgifter samlas in.',
      en: 'Every outcome is shown somewhere. Say whether identity is checked. No patient data is collected.',
    },
  },
  storyboard: {
    question: { fi: 'Mihin tunnit menevät?', sv: 'Vart går timmarna?', en: 'Where do the hours go?' },
    advice: {
      fi: 'Yksi opintopiste on noin 27 tuntia oppijan työtä. Laske mukaan myös lukeminen ja odottaminen.',
      sv: 'En studiepoäng är ungefär 27 timmar av den studerandes arbete. Räkna också läsning och väntan.',
      en: 'One credit is about 27 hours of a learner’s work. Count reading and waiting too.',
    },
  },
  guidance: {
    question: {
      fi: 'Entä jos oppija jää jumiin?',
      sv: 'Vad händer om den studerande kör fast?',
      en: 'What if the learner gets stuck?',
    },
    advice: {
      fi: 'Kerro, kuka vastaa ja milloin, miten jo osattu tunnistetaan ja miten kaikki pääsevät mukaan.',
      sv: 'Säg vem som svarar och när, hur tidigare kunnande erkänns och hur alla kan delta.',
      en: 'Say who answers and when, how prior learning is recognised and how everybody can take part.',
    },
  },
  delivery: {
    question: {
      fi: 'Milloin vuorotyötä tekevä ehtii?',
      sv: 'När hinner den som arbetar i skift?',
      en: 'When does a shift worker find the time?',
    },
    advice: {
      fi: 'Päiväaikaiselle tapaamiselle on aina vaihtoehto.',
      sv: 'En träff på dagen har alltid ett alternativ.',
      en: 'A daytime meeting always has an alternative.',
    },
  },
  administration: {
    question: {
      fi: 'Kuka maksaa ja millä oikeudella?',
      sv: 'Vem betalar och med vilken rätt?',
      en: 'Who pays, and by which right?',
    },
    advice: {
      fi: 'Avoimissa opinnoissa hinnalla on katto. Kysy opintohallinnosta, jos et ole varma.',
      sv: 'I öppna studier har priset ett tak. Fråga studieadministrationen om du är osäker.',
      en: 'Open studies have a capped fee. Ask the study administration if you are unsure.',
    },
  },
  quality: {
    question: { fi: 'Miten tämä pysyy hyvänä?', sv: 'Hur förblir det här bra?', en: 'How does this stay good?' },
    advice: {
      fi: 'Sano, milloin tämä katsotaan uudelleen ja mitä palautteelle tapahtuu.',
      sv: 'Säg när det här ses över och vad som händer med responsen.',
      en: 'Say when this is looked at again and what happens to feedback.',
    },
  },
  credential: {
    question: { fi: 'Mihin tästä pääsee?', sv: 'Vart kommer man härifrån?', en: 'Where does this lead?' },
    advice: {
      fi: 'Itsenäinen on hyvä vastaus. Jos tämä on osa kokonaisuutta, nimeä se.',
      sv: 'Fristående är ett bra svar. Om det är del av en helhet, nämn den.',
      en: 'Stand-alone is a good answer. If it is part of a set, name the set.',
    },
  },
  launch: {
    question: { fi: 'Mitä sanot työnantajalle?', sv: 'Vad säger du till arbetsgivaren?', en: 'What do you tell the employer?' },
    advice: {
      fi: 'Yksi lause siitä, mitä työntekijä tekee maanantaina toisin.',
      sv: 'En mening om vad den anställda gör på ett annat sätt på måndag.',
      en: 'One sentence about what the worker does differently on Monday.',
    },
  },
}

/** Why the studio does not take what is typed any more, and what to do. What was not saved is kept on the device and offered again. */
export const liveRefusalTexts = defineTexts({
  'session-ended': {
    fi: 'Istuntosi on päättynyt, tai roolisi on muuttunut. Kirjaudu uudelleen. Tallentumatta jäänyt teksti on tässä laitteessa ja tulee mukaan, kun avaat suunnitelman.',
    sv: 'Din session har avslutats, eller så har din roll ändrats. Logga in på nytt. Text som inte hann sparas finns på den här enheten och kommer med när du öppnar planen.',
    en: 'Your session has ended, or your role has changed. Sign in again. Text that was not saved is on this device and comes along when you open the design.',
  },
  'not-found': {
    fi: 'Suunnitelma ei ole enää sinulle avoinna. Yhteistyö on ehkä päättynyt. Kysy suunnitelmasta vastaavalta korkeakoululta.',
    sv: 'Planen är inte längre öppen för dig. Samarbetet har kanske avslutats. Fråga den högskola som ansvarar för planen.',
    en: 'The design is no longer open to you. The sharing may have ended. Ask the institution that is responsible for it.',
  },
  'read-only': {
    fi: 'Roolisi ei enää kirjoita tähän suunnitelmaan. Voit yhä lukea sitä.',
    sv: 'Din roll skriver inte längre i den här planen. Du kan fortfarande läsa den.',
    en: 'Your role no longer writes in this design. You can still read it.',
  },
  'design-is-in-review': {
    fi: 'Suunnitelma lähetettiin hyväksyttäväksi, eikä siihen voi nyt kirjoittaa. Tallentumatta jäänyt teksti on tässä laitteessa ja tulee mukaan, jos suunnitelma palautetaan.',
    sv: 'Planen sändes för godkännande, och nu går det inte att skriva i den. Text som inte hann sparas finns på den här enheten och kommer med om planen skickas tillbaka.',
    en: 'The design was sent for review and cannot be written in now. Text that was not saved is on this device and comes along if the design is returned.',
  },
  'design-is-approved': {
    fi: 'Suunnitelma on hyväksytty, eikä siihen enää kirjoiteta. Muutokset tehdään uuteen suunnitelmaan.',
    sv: 'Planen är godkänd, och i den skrivs inte längre. Ändringar görs i en ny plan.',
    en: 'The design is approved and is no longer written in. Changes are made in a new design.',
  },
  malformed: {
    fi: 'Muutosta ei voitu lukea, joten sitä ei tallennettu. Kopioi viimeksi kirjoittamasi teksti talteen ja avaa suunnitelma uudelleen.',
    sv: 'Ändringen gick inte att läsa, så den sparades inte. Kopiera det du skrev senast och öppna planen på nytt.',
    en: 'The change could not be read, so it was not saved. Copy what you wrote last and open the design again.',
  },
  'too-large': {
    fi: 'Suunnitelma on liian suuri, joten viimeisintä muutosta ei tallennettu. Lyhennä tekstejä.',
    sv: 'Planen är för stor, så den senaste ändringen sparades inte. Förkorta texterna.',
    en: 'The design is too large, so the last change was not saved. Shorten the texts.',
  },
} satisfies Record<LiveRefusal, Text>)
