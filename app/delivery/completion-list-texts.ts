import { listTexts } from '../platform/list-texts.ts'
import { defineTexts } from '../platform/texts.ts'
import type { ListAnswer } from './completion-list.server.ts'
import type { CompletionColumn, RowReason } from './completion-list.ts'

export const completionListTexts = defineTexts({
  ...listTexts,
  title: { fi: 'Suoritukset listasta', sv: 'Prestationer från en lista', en: 'Completions from a list' },
  lede: {
    fi: 'Sinä päätät. Arviot ja suoritukset kirjataan nimelläsi, ja jokainen, jonka suoritus päätetään, saa viestin.',
    sv: 'Du beslutar. Bedömningsresultaten och prestationerna antecknas i ditt namn, och alla vars prestation beslutas får ett meddelande.',
    en: 'You decide. Results and completions are recorded in your name, and everybody whose completion is decided gets a letter.',
  },
  meaning: { fi: 'Mitä rivi tarkoittaa', sv: 'Vad en rad betyder', en: 'What a row means' },
  passedMeans: {
    fi: 'Hyväksytty: oppija on osoittanut jokaisen tavoitteen. Aiemmin osoitetut ja tunnustetut tavoitteet jäävät ennalleen, muut kirjataan osoitetuiksi.',
    sv: 'Godkänd: den studerande har visat varje mål. Mål som redan är visade eller erkända blir som de är, de andra antecknas som visade.',
    en: 'Passed: the learner has shown every outcome. Outcomes already met or recognised stay as they are, the others are recorded as met.',
  },
  passedMeansDeciding: {
    fi: 'Hyväksytty: suoritus päätetään, jos jokainen tavoite on jo osoitettu tai tunnustettu. Arviot tallentaa arvioija.',
    sv: 'Godkänd: prestationen beslutas om varje mål redan är visat eller erkänt. Bedömningsresultaten sparas av bedömaren.',
    en: 'Passed: the completion is decided if every outcome is already met or recognised. Results are recorded by an assessor.',
  },
  notPassedMeans: {
    fi: 'Hylätty: suoritusta ei päätetä. Puuttuvat tavoitteet kirjataan vielä osoittamattomiksi, ja oppijan voi arvioida uudelleen.',
    sv: 'Underkänd: ingen prestation beslutas. Mål som saknas antecknas som ännu inte visade, och den studerande kan bedömas på nytt.',
    en: 'Not passed: no completion is decided. Missing outcomes are recorded as not met yet, and the learner can be assessed again.',
  },
  outcomes: { fi: 'Tavoitteet', sv: 'Målen', en: 'Outcomes' },
  listTitle: { fi: 'Lista', sv: 'Listan', en: 'The list' },
  listLede: {
    fi: 'Liitä lista taulukosta tai lähetä CSV-tiedosto. Ensimmäisellä rivillä ovat otsikot: Sähköposti tai Nimi, Tulos (hyväksytty tai hylätty) ja tarvittaessa Suorituspäivä ja Palaute. Ilman päivää suoritus on tältä päivältä. Enintään {most} riviä. Mitään ei päätetä ennen kuin olet nähnyt, miten lista luettiin.',
    sv: 'Klistra in en lista från ett kalkylark eller ladda upp en CSV-fil. Första raden har rubrikerna: E-post eller Namn, Resultat (godkänd eller underkänd) och vid behov Prestationsdatum och Respons. Utan datum gäller prestationen i dag. Högst {most} rader. Inget beslutas innan du har sett hur listan lästes.',
    en: 'Paste a list from a spreadsheet or upload a CSV file. The first row has the headings: E-mail or Name, Result (passed or not passed) and, where needed, Completion date and Feedback. Without a date the completion is of today. At most {most} rows. Nothing is decided before you have seen how the list was read.',
  },
  gradeLede: {
    fi: 'Tämä toteutus arvioidaan numeroin: lisää sarake Arvosana, 1–5.',
    sv: 'Det här genomförandet bedöms med siffror: lägg till kolumnen Vitsord, 1–5.',
    en: 'This offering is graded: add the column Grade, 1–5.',
  },
  commonFeedback: {
    fi: 'Palaute oppijoille, joiden rivillä sitä ei ole',
    sv: 'Respons till studerande vars rad inte har någon',
    en: 'Feedback to learners whose row has none',
  },
  nothingYet: {
    fi: 'Mitään ei ole päätetty. Korjaa rivit alla olevaan listaan ja katso se uudelleen: kaikki tai ei mitään.',
    sv: 'Inget har beslutats. Åtgärda raderna i listan nedan och se på den igen: allt eller inget.',
    en: 'Nothing has been decided. Mend the rows in the list below and look at it again: all or nothing.',
  },
  willDo: {
    fi: 'Suorituksia päätetään: {completed}. Vielä osoittamatta: {notMet}.',
    sv: 'Prestationer som beslutas: {completed}. Ännu inte visat: {notMet}.',
    en: 'Completions to be decided: {completed}. Not met yet: {notMet}.',
  },
  confirm: {
    fi: { one: 'Päätä {count} suoritus', other: 'Päätä {count} suoritusta' },
    sv: { one: 'Besluta om {count} prestation', other: 'Besluta om {count} prestationer' },
    en: { one: 'Decide {count} completion', other: 'Decide {count} completions' },
  },
  confirmResults: { fi: 'Tallenna arviot', sv: 'Spara bedömningsresultaten', en: 'Save the results' },
  learner: { fi: 'Oppija', sv: 'Studerande', en: 'Learner' },
  email: { fi: 'Sähköposti', sv: 'E-post', en: 'E-mail' },
  result: { fi: 'Tulos', sv: 'Resultat', en: 'Result' },
  passed: { fi: 'hyväksytty', sv: 'godkänd', en: 'passed' },
  notPassed: { fi: 'hylätty', sv: 'underkänd', en: 'not passed' },
  grade: { fi: 'Arvosana', sv: 'Vitsord', en: 'Grade' },
  day: { fi: 'Suorituspäivä', sv: 'Prestationsdatum', en: 'Completion date' },
  feedback: { fi: 'Palaute', sv: 'Respons', en: 'Feedback' },
  recorded: { fi: 'Kirjattavia tavoitteita', sv: 'Mål som antecknas', en: 'Outcomes to record' },
  done: {
    fi: {
      one: 'Päätettiin {count} suoritus. Oppija saa viestin.',
      other: 'Päätettiin {count} suoritusta. Oppijat saavat viestin.',
    },
    sv: {
      one: '{count} prestation beslutades. Den studerande får ett meddelande.',
      other: '{count} prestationer beslutades. De studerande får ett meddelande.',
    },
    en: {
      one: '{count} completion was decided. The learner gets a letter.',
      other: '{count} completions were decided. The learners get a letter.',
    },
  },
  doneNotMet: {
    fi: { one: 'Vielä osoittamatta: {count} oppija.', other: 'Vielä osoittamatta: {count} oppijaa.' },
    sv: { one: 'Ännu inte visat: {count} studerande.', other: 'Ännu inte visat: {count} studerande.' },
    en: { one: 'Not met yet: {count} learner.', other: 'Not met yet: {count} learners.' },
  },
  allDone: {
    fi: 'Kaikkien listan oppijoiden suoritus on jo päätetty. Mitään ei päätetty toiseen kertaan.',
    sv: 'Prestationen är redan beslutad för alla i listan. Inget beslutades en andra gång.',
    en: 'The completion of everybody in the list is decided already. Nothing was decided a second time.',
  },
  refusal_changed: {
    fi: 'Näiden oppijoiden tiedot ovat muuttuneet sen jälkeen, kun katsoit listan. Mitään ei päätetty. Katso lista uudelleen ja päätä sitten.',
    sv: 'Uppgifterna om de här studerande har ändrats sedan du såg på listan. Inget beslutades. Se på listan igen och besluta sedan.',
    en: 'Something about these learners has changed since you looked at the list. Nothing was decided. Look at the list again, then decide.',
  },

  do_noHeader: {
    fi: 'Lisää ensimmäiseksi riviksi otsikot: Sähköposti tai Nimi, ja Tulos.',
    sv: 'Lägg till rubriker som första rad: E-post eller Namn, och Resultat.',
    en: 'Add headings as the first row: E-mail or Name, and Result.',
  },
  do_nobody: {
    fi: 'Lisää rivi jokaiselle oppijalle otsikkorivin alle.',
    sv: 'Lägg till en rad för varje studerande under rubrikraden.',
    en: 'Add a row for each learner under the row of headings.',
  },
  do_brokenLetters: {
    fi: 'Tallenna tiedosto muodossa CSV UTF-8 ja tarkista rivi.',
    sv: 'Spara filen som CSV UTF-8 och kontrollera raden.',
    en: 'Save the file as CSV UTF-8 and check the row.',
  },
  why_nobodyNamed: {
    fi: 'Rivillä ei ole sähköpostiosoitetta eikä nimeä.',
    sv: 'Raden har varken e-postadress eller namn.',
    en: 'The row has neither an e-mail address nor a name.',
  },
  do_nobodyNamed: {
    fi: 'Kirjoita osoite, jolla oppija ilmoittautui.',
    sv: 'Skriv adressen som den studerande anmälde sig med.',
    en: 'Write the address that the learner enrolled with.',
  },
  why_notEnrolled: {
    fi: 'Ei ole ilmoittautunut tähän toteutukseen: {value}',
    sv: 'Har inte anmält sig till det här genomförandet: {value}',
    en: 'Has not enrolled in this offering: {value}',
  },
  do_notEnrolled: {
    fi: 'Tarkista osoite tai nimi. Jos oppija on toisessa ryhmässä, poista rivi.',
    sv: 'Kontrollera adressen eller namnet. Om den studerande är i en annan grupp, ta bort raden.',
    en: 'Check the address or the name. If the learner is in another group, remove the row.',
  },
  why_several: {
    fi: 'Sopii useampaan ilmoittautuneeseen: {value}',
    sv: 'Passar in på flera anmälda: {value}',
    en: 'Fits more than one of those enrolled: {value}',
  },
  do_several: {
    fi: 'Kirjoita sekä nimi että sähköpostiosoite, jolla oppija ilmoittautui.',
    sv: 'Skriv både namnet och e-postadressen som den studerande anmälde sig med.',
    en: 'Write both the name and the e-mail address that the learner enrolled with.',
  },
  why_nameDiffers: {
    fi: 'Tällä osoitteella ilmoittautui {value}, rivillä on toinen nimi.',
    sv: 'Med den här adressen anmälde sig {value}, raden har ett annat namn.',
    en: 'The one who enrolled with this address is {value}; the row has another name.',
  },
  do_nameDiffers: {
    fi: 'Korjaa nimi tai osoite. Tarkista, etteivät sarakkeet ole menneet eri järjestykseen.',
    sv: 'Rätta namnet eller adressen. Kontrollera att kolumnerna inte har hamnat i olika ordning.',
    en: 'Correct the name or the address. Check that one column has not been sorted without the others.',
  },
  why_twice: {
    fi: 'Sama oppija on jo rivillä {value}.',
    sv: 'Samma studerande finns redan på rad {value}.',
    en: 'The same learner is on row {value} already.',
  },
  do_twice: { fi: 'Poista toinen riveistä.', sv: 'Ta bort den ena raden.', en: 'Remove one of the rows.' },
  why_resultMissing: { fi: 'Tulos puuttuu.', sv: 'Resultatet saknas.', en: 'The result is missing.' },
  why_resultUnknown: {
    fi: 'Tulosta ei tunneta: {value}',
    sv: 'Resultatet är okänt: {value}',
    en: 'The result is not known: {value}',
  },
  do_result: {
    fi: 'Kirjoita hyväksytty tai hylätty, tai poista rivi.',
    sv: 'Skriv godkänd eller underkänd, eller ta bort raden.',
    en: 'Write passed or not passed, or remove the row.',
  },
  why_everythingIsMet: {
    fi: 'Kaikki tavoitteet on jo osoitettu tai tunnustettu: {value}',
    sv: 'Alla mål är redan visade eller erkända: {value}',
    en: 'Every outcome is already met or recognised: {value}',
  },
  do_everythingIsMet: {
    fi: 'Poista rivi, tai muuta ensin arvioita arviointisivulla.',
    sv: 'Ta bort raden, eller ändra först resultaten på bedömningssidan.',
    en: 'Remove the row, or change the results on the assessment page first.',
  },
  why_gradeMissing: { fi: 'Arvosana puuttuu.', sv: 'Vitsordet saknas.', en: 'The grade is missing.' },
  do_gradeMissing: { fi: 'Kirjoita numero 1–5.', sv: 'Skriv en siffra 1–5.', en: 'Write a number from 1 to 5.' },
  why_gradeUnknown: {
    fi: 'Arvosanaa ei tunneta: {value}',
    sv: 'Vitsordet är okänt: {value}',
    en: 'The grade is not known: {value}',
  },
  do_gradeUnknown: {
    fi: 'Kirjoita numero 1–5. Hyväksytty tai hylätty kuuluu sarakkeeseen Tulos.',
    sv: 'Skriv en siffra 1–5. Godkänd eller underkänd hör till kolumnen Resultat.',
    en: 'Write a number from 1 to 5. Passed or not passed belongs in the column Result.',
  },
  why_notGraded: {
    fi: 'Tätä toteutusta ei arvioida numeroin: {value}',
    sv: 'Det här genomförandet bedöms inte med siffror: {value}',
    en: 'This offering is not graded: {value}',
  },
  do_emptyGrade: { fi: 'Tyhjennä arvosana.', sv: 'Ta bort vitsordet.', en: 'Clear the grade.' },
  why_gradeAgainstResult: {
    fi: 'Arvosana ja tulos ovat ristiriidassa: {value}',
    sv: 'Vitsordet och resultatet säger emot varandra: {value}',
    en: 'The grade and the result contradict each other: {value}',
  },
  do_gradeAgainstResult: {
    fi: 'Korjaa toinen. Hyväksytyn arvosana on 1–5, hylätyllä sitä ei ole.',
    sv: 'Rätta det ena. En godkänd har vitsordet 1–5, en underkänd har inget.',
    en: 'Correct one of them. A grade is 1 to 5 for who passed; who did not has none.',
  },
  why_gradeDiffers: {
    fi: 'Kun aiemmat arviot lasketaan mukaan, arvosanaksi tulee {value}.',
    sv: 'När tidigare resultat räknas med blir vitsordet {value}.',
    en: 'With the results recorded earlier, the grade becomes {value}.',
  },
  do_gradeDiffers: {
    fi: 'Kirjoita tämä arvosana, tai muuta ensin arvioita arviointisivulla.',
    sv: 'Skriv det här vitsordet, eller ändra först resultaten på bedömningssidan.',
    en: 'Write this grade, or change the results on the assessment page first.',
  },
  why_nothingToGrade: {
    fi: 'Tavoitteet on jo osoitettu tai tunnustettu ilman arvosanaa.',
    sv: 'Målen är redan visade eller erkända utan vitsord.',
    en: 'The outcomes are already met or recognised without a grade.',
  },
  do_dayToCome: {
    fi: 'Tarkista vuosi, tai poista rivi ja päätä suoritus vasta silloin.',
    sv: 'Kontrollera året, eller ta bort raden och besluta om prestationen först då.',
    en: 'Check the year, or remove the row and decide the completion when the day has come.',
  },
  why_dayBeforeOffering: {
    fi: 'Päivä on ennen kuin toteutus alkoi: {value}',
    sv: 'Dagen är före genomförandets början: {value}',
    en: 'That day is before the offering started: {value}',
  },
  do_dayBeforeOffering: {
    fi: 'Tarkista päivä. Aiemmin hankittu osaaminen tunnustetaan arviointisivulla.',
    sv: 'Kontrollera dagen. Tidigare kunnande erkänns på bedömningssidan.',
    en: 'Check the day. Prior learning is recognised on the assessment page.',
  },
  why_feedbackMissing: {
    fi: 'Palaute puuttuu. Se kuuluu jokaiseen arvioon.',
    sv: 'Responsen saknas. Den hör till varje bedömning.',
    en: 'The feedback is missing. Every result has some.',
  },
  do_feedbackMissing: {
    fi: 'Kirjoita palaute riville, tai kaikille yhteinen listan alle.',
    sv: 'Skriv responsen på raden, eller en gemensam under listan.',
    en: 'Write feedback on the row, or the same for everybody under the list.',
  },
  why_feedbackTooLong: {
    fi: 'Palaute on liian pitkä: {value}',
    sv: 'Responsen är för lång: {value}',
    en: 'The feedback is too long: {value}',
  },
  do_feedbackTooLong: {
    fi: 'Lyhennä se. Palautteeseen mahtuu 4000 merkkiä.',
    sv: 'Förkorta den. Den kan ha 4000 tecken.',
    en: 'Shorten it. There is room for 4000 characters.',
  },
  why_decided: {
    fi: 'Suoritus on jo päätetty: {value}',
    sv: 'Prestationen är redan beslutad: {value}',
    en: 'The completion is decided already: {value}',
  },
  do_removeRow: { fi: 'Poista rivi.', sv: 'Ta bort raden.', en: 'Remove the row.' },
  why_outcomesMissing: {
    fi: 'Kaikkia tavoitteita ei ole vielä arvioitu: {value}',
    sv: 'Alla mål är inte bedömda ännu: {value}',
    en: 'Not every outcome has been assessed yet: {value}',
  },
  do_outcomesMissing: {
    fi: 'Pyydä arvioijaa tallentamaan arviot, tai poista rivi.',
    sv: 'Be bedömaren spara resultaten, eller ta bort raden.',
    en: 'Ask an assessor to record the results, or remove the row.',
  },
  why_own: {
    fi: 'Tämä on oma ilmoittautumisesi. Kukaan ei päätä omasta suorituksestaan.',
    sv: 'Det här är din egen anmälan. Ingen beslutar om sin egen prestation.',
    en: 'This is your own enrolment. Nobody decides their own completion.',
  },
  do_own: {
    fi: 'Poista rivi ja pyydä toista päättämään.',
    sv: 'Ta bort raden och be någon annan besluta.',
    en: 'Remove the row and ask somebody else to decide.',
  },
  why_notAccepted: {
    fi: 'Paikkaa ei ole vahvistettu: {value}',
    sv: 'Platsen är inte bekräftad: {value}',
    en: 'The seat is not confirmed: {value}',
  },
  do_notAccepted: {
    fi: 'Pyydä opintohallintoa hyväksymään ilmoittautuminen, tai poista rivi.',
    sv: 'Be studieadministrationen anta den studerande, eller ta bort raden.',
    en: 'Ask the study administration to accept the enrolment, or remove the row.',
  },
  why_withdrawn: {
    fi: 'Ilmoittautuminen on peruttu: {value}',
    sv: 'Anmälan är borttagen: {value}',
    en: 'The enrolment has been cancelled: {value}',
  },
  why_ended: {
    fi: 'Opinnot ovat päättyneet ilman suoritusta: {value}',
    sv: 'Studierna har avslutats utan prestation: {value}',
    en: 'The studies have ended without a completion: {value}',
  },
  why_general: {
    fi: 'Suoritusta ei voi nyt päättää: {value}',
    sv: 'Det går inte att besluta om prestationen nu: {value}',
    en: 'The completion cannot be decided now: {value}',
  },
  do_general: {
    fi: 'Katso tilanne arviointisivulta, tai poista rivi.',
    sv: 'Se läget på bedömningssidan, eller ta bort raden.',
    en: 'See how things stand on the assessment page, or remove the row.',
  },
})

type Key = keyof typeof completionListTexts
const general = ['why_general', 'do_general'] as const

export const completionReasonTexts = {
  'no-header': ['why_noHeader', 'do_noHeader'],
  nobody: ['why_nobody', 'do_nobody'],
  'too-many': ['why_tooMany', 'do_tooMany'],
  'open-quote': ['why_openQuote', 'do_openQuote'],
  'too-many-cells': ['why_tooManyCells', 'do_tooManyCells'],
  workbook: ['why_workbook', 'do_workbook'],
  'broken-letters': ['why_brokenLetters', 'do_brokenLetters'],
  'nobody-named': ['why_nobodyNamed', 'do_nobodyNamed'],
  'not-enrolled': ['why_notEnrolled', 'do_notEnrolled'],
  several: ['why_several', 'do_several'],
  'name-differs': ['why_nameDiffers', 'do_nameDiffers'],
  twice: ['why_twice', 'do_twice'],
  'result-missing': ['why_resultMissing', 'do_result'],
  'result-unknown': ['why_resultUnknown', 'do_result'],
  'everything-is-met': ['why_everythingIsMet', 'do_everythingIsMet'],
  'grade-missing': ['why_gradeMissing', 'do_gradeMissing'],
  'grade-unknown': ['why_gradeUnknown', 'do_gradeUnknown'],
  'not-graded': ['why_notGraded', 'do_emptyGrade'],
  'grade-against-result': ['why_gradeAgainstResult', 'do_gradeAgainstResult'],
  'grade-differs': ['why_gradeDiffers', 'do_gradeDiffers'],
  'nothing-to-grade': ['why_nothingToGrade', 'do_emptyGrade'],
  'not-day': ['why_notDay', 'do_notDay'],
  'day-to-come': ['why_dayToCome', 'do_dayToCome'],
  'day-before-offering': ['why_dayBeforeOffering', 'do_dayBeforeOffering'],
  'feedback-missing': ['why_feedbackMissing', 'do_feedbackMissing'],
  'feedback-too-long': ['why_feedbackTooLong', 'do_feedbackTooLong'],
  'already-decided': ['why_decided', 'do_removeRow'],
  'outcomes-are-missing': ['why_outcomesMissing', 'do_outcomesMissing'],
  'nobody-decides-their-own': ['why_own', 'do_own'],
  'not-accepted-yet': ['why_notAccepted', 'do_notAccepted'],
  'enrolment-is-withdrawn': ['why_withdrawn', 'do_removeRow'],
  'enrolment-has-ended': ['why_ended', 'do_removeRow'],
  'changed-meanwhile': general,
  'not-decided-yet': general,
  'completion-is-annulled': general,
  'offering-is-full': general,
  'already-accepted': general,
  'already-waiting': general,
  'not-completed-yet': general,
} as const satisfies Record<RowReason, readonly [why: Key, what: Key]>

export const completionColumnTexts = {
  row: 'wholeRow',
  who: 'learner',
  result: 'result',
  grade: 'grade',
  day: 'day',
  feedback: 'feedback',
} as const satisfies Record<CompletionColumn, Key>

export const completionListRefusalTexts = {
  'rows-are-wrong': 'nothingYet',
  'changed-meanwhile': 'refusal_changed',
} as const satisfies Record<Extract<ListAnswer, { accepted: false }>['refusal'], Key>
