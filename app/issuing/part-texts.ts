import { defineTexts } from '../platform/texts.ts'

export const partTexts = defineTexts({
  title: { fi: 'Näytä vain osa', sv: 'Visa bara en del', en: 'Show only a part' },
  lede: {
    fi: 'Valitse, mitä linkin saaja näkee. Muu jää pois kokonaan: sitä ei ole linkin takana eikä ladattavassa tiedostossa.',
    sv: 'Välj vad den som får länken ser. Resten utelämnas helt: det finns varken bakom länken eller i filen.',
    en: 'Choose what whoever gets the link sees. The rest is left out altogether: it is neither behind the link nor in its file.',
  },
  always: {
    fi: 'Aina näkyy, mikä todistus on, kuka sen on myöntänyt ja milloin, ja onko se voimassa. Ilman niitä kukaan ei voisi tarkistaa sitä.',
    sv: 'Alltid syns vilket bevis det är, vem som utfärdat det och när, och om det gäller. Utan det kunde ingen kontrollera det.',
    en: 'What the credential is, who issued it and when, and whether it counts is always shown. Without that nobody could check it.',
  },
  legend: { fi: 'Näytä lisäksi', sv: 'Visa också', en: 'Show also' },
  part_learner: { fi: 'Nimeni', sv: 'Mitt namn', en: 'My name' },
  part_email: {
    fi: 'Tiiviste sähköpostiosoitteestani (sillä voi osoittaa, että todistus on minun)',
    sv: 'Hashvärdet av min e-postadress (med det kan jag visa att beviset är mitt)',
    en: 'The hash of my e-mail address (it lets me prove that the credential is mine)',
  },
  part_outcomes: {
    fi: 'Mitä osaan: osaamistavoitteet',
    sv: 'Vad jag kan: kompetensmålen',
    en: 'What I can do: the learning outcomes',
  },
  part_grade: { fi: 'Arvosana', sv: 'Vitsordet', en: 'The grade' },
  part_workload: { fi: 'Laajuus ja tunnit', sv: 'Omfattning och timmar', en: 'Credits and hours' },
  part_level: { fi: 'Taso ja ala', sv: 'Nivå och område', en: 'Level and field' },
  part_assessment: { fi: 'Miten osaaminen arvioitiin', sv: 'Hur kunnandet bedömdes', en: 'How it was assessed' },
  part_participation: {
    fi: 'Miten opiskelin: paikalla vai verkossa',
    sv: 'Hur jag studerade: på plats eller på nätet',
    en: 'How I studied: on site or online',
  },
  part_quality: { fi: 'Laadunvarmistus', sv: 'Kvalitetssäkringen', en: 'Quality assurance' },
  part_awardingBodies: { fi: 'Kaikki myöntäjät', sv: 'Alla som har beviljat det', en: 'All awarding bodies' },
  part_dates: { fi: 'Milloin opiskelin', sv: 'När jag studerade', en: 'When I studied' },
  part_description: {
    fi: 'Kuvaus ja lisätiedot',
    sv: 'Beskrivning och mer information',
    en: 'Description and further information',
  },
  back: { fi: 'Takaisin', sv: 'Tillbaka', en: 'Back' },
  note: {
    fi: 'Osan allekirjoittaa korkeakoulu samalla kun linkki syntyy. Sen voi tarkistaa kuten koko todistuksen.',
    sv: 'Högskolan undertecknar delen när länken skapas. Den kan kontrolleras precis som hela beviset.',
    en: 'The institution signs the part as the link is made. It can be checked just like the whole credential.',
  },
  partTold: {
    fi: 'Haltija näyttää tästä todistuksesta osan. Se, mikä puuttuu, ei ole virhe.',
    sv: 'Innehavaren visar en del av beviset. Det som saknas är inget fel.',
    en: 'The holder shows a part of this credential. What is missing is no mistake.',
  },
  downloadShown: { fi: 'Lataa se, mitä näet', sv: 'Ladda ner det du ser', en: 'Download what you see' },
})
