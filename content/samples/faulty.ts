import type { CriterionKey, Design, MessageKey } from '@poiju/framework'
import { e1 } from './e1.ts'

/** One deliberate fault: the criterion it breaks, the finding that tells of it, and what is wrong in words. */
export interface Fault {
  readonly criterion: CriterionKey
  readonly finding: MessageKey
  readonly fi: string
  readonly sv: string
  readonly en: string
}

/** What is wrong with the faulty design on purpose, in the order of the blocks. Nothing required is wrong beside these. */
export const faults: readonly Fault[] = [
  {
    criterion: 'title',
    finding: 'title-degree-word',
    fi: 'Nimessä on sana tutkinto.',
    sv: 'Namnet innehåller ordet examen.',
    en: 'The title holds the word degree.',
  },
  {
    criterion: 'level',
    finding: 'level-justification-missing',
    fi: 'Tasoa ei ole perusteltu.',
    sv: 'Nivån är inte motiverad.',
    en: 'The level has no justification.',
  },
  {
    criterion: 'verb',
    finding: 'verb-unobservable',
    fi: 'Tavoite 1 alkaa verbillä, joka ei näy ulospäin: ymmärtää.',
    sv: 'Mål 1 börjar med ett verb som inte syns: förstår.',
    en: 'Outcome 1 begins with a verb that nobody can see: understands.',
  },
  {
    criterion: 'verb',
    finding: 'two-verbs',
    fi: 'Tavoitteessa 2 on kaksi tekoa: toteuttaa ja antaa.',
    sv: 'Mål 2 innehåller två handlingar: genomför och ger.',
    en: 'Outcome 2 holds two actions: conducts and gives.',
  },
  {
    criterion: 'alignment',
    finding: 'outcome-not-assessed',
    fi: 'Tavoitetta 3 ei arvioida missään.',
    sv: 'Mål 3 bedöms ingenstans.',
    en: 'Outcome 3 is assessed nowhere.',
  },
  {
    criterion: 'alignment',
    finding: 'activity-serves-nothing',
    fi: 'Opintokäynti ei palvele mitään tavoitetta.',
    sv: 'Studiebesöket tjänar inget mål.',
    en: 'The study visit serves no outcome.',
  },
  {
    criterion: 'workload',
    finding: 'workload-high',
    fi: 'Tehtävät vievät 113,4 tuntia. Kolme opintopistettä lupaa 81 tuntia, joten tunteja on 40 prosenttia liikaa.',
    sv: 'Uppgifterna tar 113,4 timmar. Tre studiepoäng lovar 81 timmar, så timmarna är 40 procent för många.',
    en: 'The activities take 113.4 hours. Three credits promise 81 hours, so there are 40 per cent too many.',
  },
]

/** A design with the faults above: what a first draft of E1 may look like after a long day. */
export const faulty: Design = {
  ...e1,
  // Fault: a degree word in the title.
  title: { fi: 'Kotihoidon turvallisuustutkinto', sv: 'Säkerhetsexamen för hemvården', en: 'Home care safety degree' },
  // Fault: the level is claimed and not justified.
  levelJustification: {},
  outcomes: [
    // Fault: nobody can see whether a learner understands.
    {
      id: 'o1',
      text: {
        fi: 'ymmärtää kotikäynnin vaarat',
        sv: 'förstår riskerna vid ett hembesök',
        en: 'understands the hazards of a home visit',
      },
      verb: { fi: 'ymmärtää', sv: 'förstår', en: 'understands' },
    },
    // Fault: two verbs in one outcome.
    {
      id: 'o2',
      text: {
        fi: 'toteuttaa havainnointikierroksen ja antaa palautetta työparille',
        sv: 'genomför en säkerhetsrunda och ger kollegan respons',
        en: 'conducts an observation round and gives a colleague feedback',
      },
      verb: { fi: 'toteuttaa', sv: 'genomför', en: 'conducts' },
    },
    // Fault: no assessment shows this outcome.
    {
      id: 'o3',
      text: {
        fi: 'laatii parannuksen omavalvontasuunnitelmaan',
        sv: 'utarbetar en förbättring av planen för egenkontroll',
        en: 'drafts an improvement to the self-monitoring plan',
      },
      verb: { fi: 'laatii', sv: 'utarbetar', en: 'drafts' },
    },
  ],
  assessments: [
    {
      id: 'a1',
      type: 'practicalAssessment',
      title: {
        fi: 'Näyttö omalla työpaikalla',
        sv: 'Praktiskt prov på din arbetsplats',
        en: 'Demonstration at your own workplace',
      },
      description: {
        fi: 'Teet havainnointikierroksen, jota työpaikan ohjaaja seuraa.',
        sv: 'Du gör en säkerhetsrunda som handledaren på arbetsplatsen följer.',
        en: 'You make an observation round, followed by the supervisor at the workplace.',
      },
      grading: 'passFail',
      supervision: 'supervisedWithoutId',
      outcomes: ['o1', 'o2'],
    },
  ],
  // Fault: 6804 minutes, which is 40 % over what three credits promise.
  activities: [
    {
      id: 't1',
      title: { fi: 'Luennot', sv: 'Föreläsningar', en: 'Lectures' },
      type: 'acquisition',
      mode: 'independent',
      minutes: 1350,
      week: 2,
      outcomes: ['o1'],
    },
    {
      id: 't2',
      title: { fi: 'Lukeminen', sv: 'Läsning', en: 'Reading' },
      type: 'acquisition',
      mode: 'independent',
      minutes: 1350,
      week: 3,
      outcomes: ['o1'],
    },
    {
      id: 't3',
      title: { fi: 'Havainnointikierros', sv: 'Säkerhetsrunda', en: 'Observation round' },
      type: 'practice',
      mode: 'workplace',
      minutes: 1500,
      week: 4,
      outcomes: ['o2'],
    },
    {
      id: 't4',
      title: { fi: 'Parannuksen kirjoittaminen', sv: 'Förbättringen skrivs', en: 'Writing the improvement' },
      type: 'production',
      mode: 'independent',
      minutes: 1884,
      week: 7,
      outcomes: ['o3'],
    },
    // Fault: nice to have, and no outcome needs it.
    {
      id: 't5',
      title: {
        fi: 'Opintokäynti pelastusasemalle',
        sv: 'Studiebesök på räddningsstationen',
        en: 'Study visit to the rescue station',
      },
      type: 'investigation',
      mode: 'onSite',
      minutes: 720,
      week: 8,
      outcomes: [],
    },
  ],
  // What E1 says here speaks of five outcomes; a draft would not yet.
  recognition: {
    fi: 'Osaamisen tunnistamisesta sovitaan ohjaajan kanssa.',
    sv: 'Om erkännande av kunnande kommer man överens med handledaren.',
    en: 'Recognition of prior learning is agreed with the tutor.',
  },
}
