import { type Design, emptyDesign } from '@poiju/framework'
import { e1 } from './e1.ts'

/** What is wrong with the faulty design on purpose, for trying the checks. */
export const faults = [
  { fi: 'Nimessä on sana tutkinto.', sv: 'Namnet innehåller ordet examen.', en: 'The title holds the word degree.' },
  { fi: 'Tavoite 1 alkaa verbillä, jota ei voi nähdä.', sv: 'Mål 1 börjar med ett verb som inte syns.', en: 'Outcome 1 begins with a verb that nobody can see.' },
  { fi: 'Tavoitteessa 2 on kaksi tekoa.', sv: 'Mål 2 innehåller två handlingar.', en: 'Outcome 2 holds two actions.' },
  { fi: 'Tavoitetta 3 ei arvioida missään.', sv: 'Mål 3 bedöms ingenstans.', en: 'Outcome 3 is assessed nowhere.' },
  { fi: 'Tehtävät vievät puolitoista kertaa niin monta tuntia kuin opintopisteet lupaavat.', sv: 'Uppgifterna tar en och en halv gång så många timmar som studiepoängen lovar.', en: 'The activities take one and a half times the hours that the credits promise.' },
  { fi: 'Tasoa ei ole perusteltu.', sv: 'Nivån är inte motiverad.', en: 'The level has no justification.' },
  { fi: 'Yksi tehtävä ei palvele mitään tavoitetta.', sv: 'En uppgift tjänar inget mål.', en: 'One activity serves no outcome.' },
] as const

/** A design with the faults above, and nothing else wrong that they do not bring along. */
export const faulty: Design = {
  ...emptyDesign,
  ...e1,
  title: { fi: 'Turvallisuustutkinto kotihoitoon', sv: 'Säkerhetsexamen för hemvården', en: 'Home care safety degree' },
  credits: 2,
  levelJustification: {},
  outcomes: [
    {
      id: 'o1',
      text: { fi: 'ymmärtää kotikäynnin vaarat', sv: 'förstår hembesökets risker', en: 'understands the hazards of a home visit' },
      verb: { fi: 'ymmärtää', sv: 'förstår', en: 'understands' },
    },
    {
      id: 'o2',
      text: {
        fi: 'toteuttaa havainnointikierroksen ja antaa palautetta työparille',
        sv: 'genomför en observationsrond och ger respons till arbetspartnern',
        en: 'conducts an observation round and gives feedback to a colleague',
      },
      verb: { fi: 'toteuttaa', sv: 'genomför', en: 'conducts' },
    },
    {
      id: 'o3',
      text: { fi: 'laatii parannuksen omavalvontasuunnitelmaan', sv: 'utarbetar en förbättring i planen för egenkontroll', en: 'drafts an improvement to the self-monitoring plan' },
      verb: { fi: 'laatii', sv: 'utarbetar', en: 'drafts' },
    },
  ],
  assessments: e1.assessments.slice(0, 1),
  activities: e1.activities.map((activity) => ({
    ...activity,
    outcomes: activity.id === 't11' ? [] : activity.outcomes.filter((id) => id !== 'o4'),
  })),
}
