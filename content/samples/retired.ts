import type { Design } from '@poiju/framework'

/** Basics of remote appointments: 1 credit, 27 hours. Retired in the demonstration; its credentials stay valid. */
export const retired: Design = {
  shape: 1,
  needs: [],
  needSummary: {
    fi: 'Etävastaanotot yleistyivät nopeasti, ja moni työyksikkö pyysi lyhyttä yhteistä alkua.',
    sv: 'Distansmottagningarna blev snabbt vanliga, och många enheter bad om en kort gemensam start.',
    en: 'Remote appointments spread quickly, and many units asked for a short shared start.',
  },
  evidence: [
    {
      id: 'n1',
      kind: 'waitingList',
      month: '2025-09',
      source: null,
      text: {
        fi: 'Syksyn 2025 koulutukseen jäi jonoon 41 hakijaa.',
        sv: 'Hösten 2025 stod 41 sökande i kö till utbildningen.',
        en: 'In autumn 2025 there were 41 applicants on the waiting list.',
      },
    },
  ],
  targetGroup: { fi: 'Terveydenhuollon ammattilaiset, jotka aloittavat etävastaanotot.', sv: 'Yrkesutbildade inom hälsovården som börjar med distansmottagning.', en: 'Health professionals who are starting remote appointments.' },
  title: { fi: 'Etävastaanoton perusteet', sv: 'Grunderna i distansmottagning', en: 'Basics of remote appointments' },
  summary: {
    fi: 'Valmistelet etävastaanoton, pidät sen turvallisesti ja ohjaat asiakkaan jatkoon.',
    sv: 'Du förbereder en distansmottagning, håller den tryggt och vägleder klienten vidare.',
    en: 'You prepare a remote appointment, hold it safely and guide the client onwards.',
  },
  credits: 1,
  eqfLevel: 6,
  levelJustification: {
    fi: 'Oppija valitsee toimintatavan itse ja vastaa asiakkaan turvallisuudesta uudessa ympäristössä.',
    sv: 'Den studerande väljer själv arbetssätt och ansvarar för klientens säkerhet i en ny miljö.',
    en: 'The learner chooses the way of working and answers for the client’s safety in a new setting.',
  },
  fields: ['0913', '0915'],
  outcomes: [
    {
      id: 'o1',
      text: {
        fi: 'valmistelee etävastaanoton asiakkaan tilanteen mukaan',
        sv: 'förbereder en distansmottagning utifrån klientens situation',
        en: 'prepares a remote appointment to fit the client’s situation',
      },
      verb: { fi: 'valmistelee', sv: 'förbereder', en: 'prepares' },
    },
    {
      id: 'o2',
      text: {
        fi: 'toteuttaa etävastaanoton tietosuojaohjeen mukaisesti',
        sv: 'genomför en distansmottagning enligt dataskyddsanvisningen',
        en: 'conducts a remote appointment according to the data-protection guideline',
      },
      verb: { fi: 'toteuttaa', sv: 'genomför', en: 'conducts' },
    },
  ],
  assessments: [
    {
      id: 'a1',
      type: 'practicalAssessment',
      title: { fi: 'Simuloitu etävastaanotto', sv: 'Simulerad distansmottagning', en: 'Simulated remote appointment' },
      description: {
        fi: 'Pidät etävastaanoton harjoitusasiakkaalle. Arvioija seuraa livenä.',
        sv: 'Du håller en distansmottagning för en övningsklient. Bedömaren följer med live.',
        en: 'You hold a remote appointment for a practice client. The assessor follows it live.',
      },
      grading: 'passFail',
      supervision: 'supervisedWithId',
      outcomes: ['o1', 'o2'],
    },
  ],
  activities: [
    { id: 't1', title: { fi: 'Verkkomateriaali', sv: 'Nätmaterial', en: 'Online material' }, type: 'acquisition', mode: 'independent', minutes: 480, week: 1, outcomes: ['o1'] },
    { id: 't2', title: { fi: 'Harjoitus parin kanssa', sv: 'Övning i par', en: 'Practice in pairs' }, type: 'practice', mode: 'online', minutes: 720, week: 2, outcomes: ['o1', 'o2'] },
    { id: 't3', title: { fi: 'Simulaatio ja palaute', sv: 'Simulering och respons', en: 'Simulation and feedback' }, type: 'discussion', mode: 'online', minutes: 420, week: 3, outcomes: ['o2'] },
  ],
  guidance: { fi: 'Ohjaaja vastaa viesteihin kahden arkipäivän kuluessa.', sv: 'Handledaren svarar på meddelanden inom två vardagar.', en: 'The tutor answers messages within two working days.' },
  recognition: {
    fi: 'Jos olet pitänyt etävastaanottoja, voit suorittaa kokonaisuuden pelkällä näytöllä.',
    sv: 'Om du har hållit distansmottagningar kan du avlägga helheten enbart med ett prov.',
    en: 'If you have held remote appointments, you may complete this by the demonstration alone.',
  },
  accessibility: { fi: 'Materiaali on tekstitetty ja toimii puhelimella.', sv: 'Materialet är textat och fungerar på telefon.', en: 'The material is captioned and works on a phone.' },
  prerequisites: { fi: 'Oikeus toimia terveydenhuollon ammattihenkilönä.', sv: 'Rätt att arbeta som yrkesutbildad person inom hälsovården.', en: 'The right to work as a health professional.' },
  participation: 'online',
  weeks: 3,
  languages: ['fi'],
  route: 'openStudies',
  priceCents: 1500,
  priceNote: { fi: 'Avoimien opintojen maksu.', sv: 'Avgift för öppna studier.', en: 'Open studies fee.' },
  qualityAssurance: 'institutional',
  qualityStatement: { fi: 'Kuuluu TAMKin auditoituun laatujärjestelmään.', sv: 'Ingår i TAMKs auditerade kvalitetssystem.', en: 'Part of TAMK’s audited quality system.' },
  reviewAfterMonths: 12,
  stackability: 'standAlone',
  stackNote: { fi: 'Itsenäinen kokonaisuus.', sv: 'En fristående helhet.', en: 'Stands alone.' },
  employerSummary: {
    fi: 'Työntekijäsi pitää etävastaanoton turvallisesti ja tietosuojaohjeen mukaan.',
    sv: 'Din anställda håller en distansmottagning tryggt och enligt dataskyddsanvisningen.',
    en: 'Your worker holds a remote appointment safely and by the data-protection guideline.',
  },
  contact: null,
}
