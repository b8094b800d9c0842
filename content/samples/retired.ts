import type { Design } from '@poiju/framework'

/** Basics of remote appointments: 1 credit, 27 hours. Retired in the demonstration; its credentials stay valid. Its evidence is invented. */
export const retired: Design = {
  shape: 1,
  needs: [],
  needSummary: {
    fi: 'Etävastaanotot yleistyivät nopeasti, ja moni työyksikkö pyysi lyhyttä yhteistä alkua ennen omaa perehdytystään.',
    sv: 'Distansmottagningarna blev snabbt vanliga, och många enheter bad om en kort gemensam start före den egna introduktionen.',
    en: 'Remote appointments spread quickly, and many units asked for a short shared start before their own induction.',
  },
  evidence: [
    {
      id: 'e1',
      kind: 'waitingList',
      month: '2025-09',
      source: 'Avoimen ammattikorkeakoulun jono, syksy 2025 (keksitty · påhittad · invented)',
      text: {
        fi: 'Syksyn 2025 koulutukseen jäi jonoon 41 hakijaa.',
        sv: 'Hösten 2025 stod 41 sökande i kö till utbildningen.',
        en: 'In autumn 2025 there were 41 applicants on the waiting list.',
      },
    },
  ],
  targetGroup: {
    fi: 'Terveydenhuollon ammattilaiset, jotka aloittavat etävastaanotot.',
    sv: 'Yrkesutbildade inom hälsovården som börjar med distansmottagning.',
    en: 'Health professionals who are starting remote appointments.',
  },
  title: { fi: 'Etävastaanoton perusteet', sv: 'Grunderna i distansmottagning', en: 'Basics of remote appointments' },
  summary: {
    fi: 'Valmistelet etävastaanoton, pidät sen turvallisesti ja ohjaat asiakkaan eteenpäin.',
    sv: 'Du förbereder en distansmottagning, håller den tryggt och vägleder klienten vidare.',
    en: 'You prepare a remote appointment, hold it safely and guide the client onwards.',
  },
  credits: 1,
  eqfLevel: 6,
  levelJustification: {
    fi: 'Oppija valitsee toimintatavan itse, perustelee valintansa ja vastaa asiakkaan turvallisuudesta uudessa ympäristössä.',
    sv: 'Den studerande väljer själv arbetssätt, motiverar valet och ansvarar för klientens säkerhet i en ny miljö.',
    en: 'The learner chooses the way of working, justifies the choice and answers for the client’s safety in a new setting.',
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
        fi: 'Pidät 20 minuutin etävastaanoton harjoitusasiakkaalle. Arvioija seuraa sitä yhteydessä ja tarkistaa henkilöllisyytesi alussa.',
        sv: 'Du håller en distansmottagning på 20 minuter för en övningsklient. Bedömaren följer den i realtid och kontrollerar din identitet i början.',
        en: 'You hold a remote appointment of 20 minutes for a practice client. The assessor follows it live and checks your identity at the start.',
      },
      grading: 'passFail',
      supervision: 'supervisedWithId',
      outcomes: ['o1', 'o2'],
    },
  ],
  activities: [
    {
      id: 't1',
      title: { fi: 'Verkkoaineisto ja esimerkit', sv: 'Nätmaterial och exempel', en: 'Online material and examples' },
      type: 'acquisition',
      mode: 'independent',
      minutes: 480,
      week: 1,
      outcomes: ['o1', 'o2'],
    },
    {
      id: 't2',
      title: { fi: 'Harjoitusvastaanotot parin kanssa', sv: 'Övningsmottagningar i par', en: 'Practice appointments in pairs' },
      type: 'practice',
      mode: 'online',
      minutes: 720,
      week: 2,
      outcomes: ['o1', 'o2'],
    },
    {
      id: 't3',
      title: { fi: 'Simulaatio ja palautekeskustelu', sv: 'Simulering och responssamtal', en: 'Simulation and feedback talk' },
      type: 'discussion',
      mode: 'online',
      minutes: 420,
      week: 3,
      outcomes: ['o1', 'o2'],
    },
  ],
  guidance: {
    fi: 'Ohjaaja vastaa viesteihin kahden arkipäivän kuluessa. Harjoitusajat sovitte parin kanssa, myös iltaan.',
    sv: 'Handledaren svarar på meddelanden inom två vardagar. Ni kommer själva överens om övningstiderna, också på kvällen.',
    en: 'The tutor answers messages within two working days. You and your pair agree on the times of practice, evenings included.',
  },
  recognition: {
    fi: 'Jos olet pitänyt etävastaanottoja, voit tehdä pelkän simulaation. Pyydä sitä ilmoittautumisen jälkeen.',
    sv: 'Om du har hållit distansmottagningar kan du göra enbart simuleringen. Be om det efter anmälan.',
    en: 'If you have held remote appointments, you may do the simulation alone. Ask for it after you enrol.',
  },
  accessibility: {
    fi: 'Videoissa on tekstitys, ja kaikki toimii puhelimella. Simulaation voi tehdä myös paikan päällä.',
    sv: 'Videorna är textade, och allt fungerar på telefon. Simuleringen kan också göras på plats.',
    en: 'Videos are captioned, and everything works on a phone. The simulation may also be done on site.',
  },
  prerequisites: {
    fi: 'Oikeus toimia terveydenhuollon ammattihenkilönä.',
    sv: 'Rätt att arbeta som yrkesutbildad person inom hälso- och sjukvården.',
    en: 'The right to work as a health professional.',
  },
  participation: 'online',
  weeks: 3,
  languages: ['fi', 'sv'],
  route: 'openStudies',
  priceCents: 1500,
  priceNote: { fi: 'Avointen opintojen maksu.', sv: 'Avgift för öppna studier.', en: 'Fee of open studies.' },
  qualityAssurance: 'institutional',
  qualityStatement: {
    fi: 'Kuuluu korkeakoulun auditoituun laatujärjestelmään. Palaute kysyttiin jokaisesta toteutuksesta.',
    sv: 'Ingår i högskolans auditerade kvalitetssystem. Respons samlades in från varje genomförande.',
    en: 'Covered by the institution’s audited quality system. Feedback was asked after each offering.',
  },
  reviewAfterMonths: 12,
  stackability: 'standAlone',
  stackNote: { fi: 'Itsenäinen kokonaisuus.', sv: 'En fristående helhet.', en: 'Stands alone.' },
  employerSummary: {
    fi: 'Työntekijäsi valmistelee etävastaanoton ja pitää sen turvallisesti ja tietosuojaohjeen mukaan.',
    sv: 'Din anställda förbereder en distansmottagning och håller den tryggt enligt dataskyddsanvisningen.',
    en: 'Your worker prepares a remote appointment and holds it safely, by the data-protection guideline.',
  },
  contact: null,
}
