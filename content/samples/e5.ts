import type { Design } from '@poiju/framework'

/** Leading preparedness in a wellbeing services county: 5 credits, 135 hours, two awarding bodies. */
export const e5: Design = {
  shape: 1,
  needs: [],
  needSummary: {
    fi: 'Hyvinvointialueen keskijohto vastaa palveluista, joiden on toimittava myös häiriössä. Suunnitelmia on, mutta niitä on harjoiteltu yli organisaatiorajojen vähän.',
    sv: 'Mellancheferna i välfärdsområdet ansvarar för tjänster som ska fungera också vid störningar. Planer finns, men de har sällan övats över organisationsgränserna.',
    en: 'Middle managers of a wellbeing services county answer for services that must run through a disruption. Plans exist, but they have seldom been exercised across organisations.',
  },
  evidence: [
    {
      id: 'n1',
      kind: 'statute',
      month: '2025-01',
      source: 'Yhteiskunnan turvallisuusstrategia 2025, valtioneuvosto',
      text: {
        fi: 'Kokonaisturvallisuuden malli odottaa, että viranomaiset, yritykset ja järjestöt suunnittelevat ja harjoittelevat yhdessä.',
        sv: 'Modellen för den övergripande säkerheten förutsätter att myndigheter, företag och organisationer planerar och övar tillsammans.',
        en: 'The comprehensive security model expects authorities, companies and organisations to plan and train together.',
      },
    },
    {
      id: 'n2',
      kind: 'interview',
      month: '2026-05',
      source: null,
      text: {
        fi: 'Kahdeksan hyvinvointialueen esihenkilöä nimesi haastatteluissa kolme puutetta: yhteinen riskikuva, harjoituksen johtaminen ja havaintojen vieminen päätöksiin.',
        sv: 'Åtta chefer i ett välfärdsområde nämnde i intervjuer tre brister: en gemensam riskbild, att leda en övning och att omsätta iakttagelser i beslut.',
        en: 'In interviews, eight managers of a county named three gaps: a shared risk picture, leading an exercise, and turning findings into decisions.',
      },
    },
  ],
  targetGroup: {
    fi: 'Hyvinvointialueen keskijohto, varautumisen koordinaattorit ja kliiniset johtajat, joilla on johtamiskokemusta.',
    sv: 'Mellanchefer, beredskapskoordinatorer och kliniska ledare i ett välfärdsområde med erfarenhet av ledarskap.',
    en: 'Middle managers, preparedness coordinators and clinical leaders of a wellbeing services county with leadership experience.',
  },
  title: {
    fi: 'Varautumisen johtaminen hyvinvointialueella',
    sv: 'Att leda beredskap i ett välfärdsområde',
    en: 'Leading preparedness in a wellbeing services county',
  },
  summary: {
    fi: 'Johdat yhden kriittisen palvelun häiriön läpi. Teet riskikuvan, suunnittelet jatkuvuuden sidosryhmien kanssa, vedät harjoituksen ja viet sen opit päättäjille.',
    sv: 'Du leder en kritisk tjänst genom en störning. Du gör en riskbild, planerar kontinuiteten med intressenterna, leder en övning och för lärdomarna till beslutsfattarna.',
    en: 'You lead one critical service through a disruption. You draw the risk picture, plan continuity with stakeholders, run an exercise and take what was learned to decision-makers.',
  },
  credits: 5,
  eqfLevel: 7,
  levelJustification: {
    fi: 'Oppija yhdistää erikoistunutta tietoa useilta aloilta, johtaa muutosta monitahoisessa ympäristössä ja vastaa ryhmien toiminnan arvioinnista.',
    sv: 'Den studerande förenar specialiserat kunnande från flera områden, leder förändring i en komplex miljö och ansvarar för att utvärdera gruppers arbete.',
    en: 'The learner joins specialised knowledge of several fields, leads change in a complex setting and answers for evaluating the work of groups.',
  },
  fields: ['1088', '0988', '0413'],
  outcomes: [
    {
      id: 'o1',
      text: {
        fi: 'arvioi palveluketjun riskikuvan useista lähteistä',
        sv: 'bedömer en servicekedjas riskbild utifrån flera källor',
        en: 'evaluates the risk picture of a service chain from mixed sources',
      },
      verb: { fi: 'arvioi', sv: 'bedömer', en: 'evaluates' },
    },
    {
      id: 'o2',
      text: {
        fi: 'suunnittelee yhden kriittisen palvelun jatkuvuuden sidosryhmien kanssa',
        sv: 'planerar kontinuiteten för en kritisk tjänst tillsammans med intressenter',
        en: 'designs the continuity of one critical service together with stakeholders',
      },
      verb: { fi: 'suunnittelee', sv: 'planerar', en: 'designs' },
    },
    {
      id: 'o3',
      text: {
        fi: 'johtaa organisaatiorajat ylittävän harjoituksen sovitulla menettelyllä',
        sv: 'leder en organisationsövergripande övning enligt överenskommet förfarande',
        en: 'leads a cross-organisational exercise by an agreed procedure',
      },
      verb: { fi: 'johtaa', sv: 'leder', en: 'leads' },
    },
    {
      id: 'o4',
      text: {
        fi: 'perustelee resurssivalinnat päättäjille harjoituksen havainnoilla',
        sv: 'motiverar resursval för beslutsfattare med iakttagelser från övningen',
        en: 'justifies resource choices to decision-makers with findings of the exercise',
      },
      verb: { fi: 'perustelee', sv: 'motiverar', en: 'justifies' },
    },
  ],
  assessments: [
    {
      id: 'a1',
      type: 'projectWork',
      title: { fi: 'Riskikuva ja jatkuvuussuunnitelma', sv: 'Riskbild och kontinuitetsplan', en: 'Risk picture and continuity plan' },
      description: {
        fi: 'Yksi kriittinen palvelu omalta alueelta. Arvioidaan rubriikilla, joka on nähtävillä alusta asti. Salassa pidettävät tiedot jäävät työpaikalle.',
        sv: 'En kritisk tjänst i det egna området. Bedöms med en matris som är synlig från början. Sekretessbelagda uppgifter stannar på arbetsplatsen.',
        en: 'One critical service of your own area. Judged by a rubric that is open from the start. Confidential data stays at the workplace.',
      },
      grading: 'scale0to5',
      supervision: 'unsupervisedWithId',
      outcomes: ['o1', 'o2'],
    },
    {
      id: 'a2',
      type: 'groupPerformance',
      title: { fi: 'Harjoituksen johtaminen', sv: 'Ledning av en övning', en: 'Leading the exercise' },
      description: {
        fi: 'Arvioija seuraa harjoitusta paikan päällä havainnointilomakkeella. Jokainen johtaa yhden vaiheen.',
        sv: 'Bedömaren följer övningen på plats med en observationsblankett. Var och en leder ett skede.',
        en: 'The assessor follows the exercise on site with an observation form. Everybody leads one phase.',
      },
      grading: 'scale0to5',
      supervision: 'supervisedWithId',
      outcomes: ['o3'],
    },
    {
      id: 'a3',
      type: 'oralExamination',
      title: { fi: 'Päätösmuistion puolustaminen', sv: 'Försvar av beslutspromemorian', en: 'Defence of the decision memo' },
      description: {
        fi: 'Esittelet muistion kahden arvioijan paneelille ja vastaat kysymyksiin 20 minuuttia. Henkilöllisyys tarkistetaan.',
        sv: 'Du presenterar promemorian för en panel med två bedömare och svarar på frågor i 20 minuter. Identiteten kontrolleras.',
        en: 'You present the memo to a panel of two assessors and answer questions for 20 minutes. Your identity is checked.',
      },
      grading: 'scale0to5',
      supervision: 'supervisedWithId',
      outcomes: ['o4'],
    },
  ],
  activities: [
    { id: 't1', title: { fi: 'Lukeminen: varautuminen ja palveluketjut', sv: 'Läsning: beredskap och servicekedjor', en: 'Reading: preparedness and service chains' }, type: 'acquisition', mode: 'independent', minutes: 1440, week: 1, outcomes: ['o1', 'o2'] },
    { id: 't2', title: { fi: 'Riskitiedon kerääminen ja tulkinta', sv: 'Insamling och tolkning av riskdata', en: 'Collecting and reading risk data' }, type: 'investigation', mode: 'workplace', minutes: 840, week: 3, outcomes: ['o1'] },
    { id: 't3', title: { fi: 'Ensimmäinen lähipäivä: yhteinen riskikuva', sv: 'Första närstudiedagen: en gemensam riskbild', en: 'First day on site: a shared risk picture' }, type: 'discussion', mode: 'onSite', minutes: 480, week: 4, outcomes: ['o1'] },
    { id: 't4', title: { fi: 'Palvelun riippuvuuksien selvitys', sv: 'Utredning av tjänstens beroenden', en: 'Tracing the dependencies of the service' }, type: 'investigation', mode: 'workplace', minutes: 1080, week: 5, outcomes: ['o2'] },
    { id: 't5', title: { fi: 'Jatkuvuussuunnittelu sidosryhmien kanssa', sv: 'Kontinuitetsplanering med intressenter', en: 'Continuity planning with stakeholders' }, type: 'collaboration', mode: 'workplace', minutes: 900, week: 6, outcomes: ['o2'] },
    { id: 't6', title: { fi: 'Jatkuvuussuunnitelman kirjoittaminen', sv: 'Kontinuitetsplanen skrivs', en: 'Writing the continuity plan' }, type: 'production', mode: 'independent', minutes: 540, week: 8, outcomes: ['o2'] },
    { id: 't7', title: { fi: 'Harjoituksen valmistelu ja johtaminen', sv: 'Förberedelse och ledning av övningen', en: 'Preparing and leading the exercise' }, type: 'practice', mode: 'workplace', minutes: 1200, week: 9, outcomes: ['o3'] },
    { id: 't8', title: { fi: 'Toinen lähipäivä: havainnoista päätöksiin', sv: 'Andra närstudiedagen: från iakttagelser till beslut', en: 'Second day on site: from findings to decisions' }, type: 'discussion', mode: 'onSite', minutes: 480, week: 10, outcomes: ['o3', 'o4'] },
    { id: 't9', title: { fi: 'Vertaisarvio', sv: 'Kamratrespons', en: 'Peer review' }, type: 'collaboration', mode: 'online', minutes: 420, week: 10, outcomes: ['o2', 'o4'] },
    { id: 't10', title: { fi: 'Päätösmuistion kirjoittaminen', sv: 'Beslutspromemorian skrivs', en: 'Writing the decision memo' }, type: 'production', mode: 'independent', minutes: 480, week: 11, outcomes: ['o4'] },
    { id: 't11', title: { fi: 'Muistion harjoittelu ja puolustaminen', sv: 'Övning inför och försvar av promemorian', en: 'Rehearsing and defending the memo' }, type: 'practice', mode: 'online', minutes: 120, week: 12, outcomes: ['o4'] },
    { id: 't12', title: { fi: 'Loppukeskustelu', sv: 'Avslutande diskussion', en: 'Closing discussion' }, type: 'discussion', mode: 'online', minutes: 120, week: 12, outcomes: ['o3', 'o4'] },
  ],
  guidance: {
    fi: 'Jokaisella on ohjaaja kummastakin yliopistosta. Ohjausajat ovat joka toinen viikko, myös iltaisin. Esihenkilö ja ohjaaja sopivat työpaikkatehtävistä ennen alkua.',
    sv: 'Var och en har en handledare vid vartdera universitetet. Handledning ges varannan vecka, också på kvällar. Chefen och handledaren kommer överens om uppgifterna på arbetsplatsen före starten.',
    en: 'Everybody has a tutor at each university. There are tutoring slots every other week, also in the evening. Manager and tutor agree on the workplace tasks before the start.',
  },
  recognition: {
    fi: 'Aiemmin tehty jatkuvuussuunnitelma tai johdettu harjoitus voidaan tunnistaa tavoite kerrallaan. Liitä kuvaus ja työnantajan vahvistus; arvioija haastattelee.',
    sv: 'En tidigare kontinuitetsplan eller övning som du har lett kan erkännas ett mål i taget. Bifoga en beskrivning och arbetsgivarens bekräftelse; bedömaren intervjuar dig.',
    en: 'A continuity plan you have made or an exercise you have led may be recognised outcome by outcome. Attach a description and your employer’s confirmation; the assessor interviews you.',
  },
  accessibility: {
    fi: 'Lähipäivien tilat ovat esteettömiä ja niissä on kuulosilmukka. Lähipäivään voi osallistua etänä, jos matkustaminen on este. Aineistot ovat saavutettavia.',
    sv: 'Närstudiedagarna hålls i tillgängliga lokaler med hörslinga. Man kan delta på distans om resan är ett hinder. Materialen är tillgängliga.',
    en: 'On-site days are in accessible rooms with an induction loop. One may take part remotely where travel is a barrier. Materials are accessible.',
  },
  prerequisites: {
    fi: 'Korkeakoulututkinto tai vastaavat tiedot ja vähintään kolmen vuoden työkokemus.',
    sv: 'Högskoleexamen eller motsvarande kunskaper och minst tre års arbetserfarenhet.',
    en: 'A bachelor’s degree or equivalent knowledge, and at least three years of work experience.',
  },
  participation: 'blended',
  weeks: 12,
  languages: ['fi'],
  route: 'continuingEducation',
  priceCents: 89000,
  priceNote: {
    fi: 'Täydennyskoulutuksen hinta. Kaksi paikkaa on varattu järjestöille maksutta.',
    sv: 'Pris för fortbildning. Två platser är reserverade avgiftsfritt för organisationer.',
    en: 'Price of continuing education. Two seats are kept free of charge for associations.',
  },
  qualityAssurance: 'institutional',
  qualityStatement: {
    fi: 'Kuuluu molempien yliopistojen auditoituihin laatujärjestelmiin. Vastuukorkeakoulu on Jyväskylän yliopisto.',
    sv: 'Ingår i båda universitetens auditerade kvalitetssystem. Ansvarig högskola är Jyväskylä universitet.',
    en: 'Part of the audited quality systems of both universities. The responsible institution is the University of Jyväskylä.',
  },
  reviewAfterMonths: 24,
  stackability: 'countsTowardsDegree',
  stackNote: {
    fi: 'Voidaan hakemuksesta lukea maisteriopintojen valinnaisiin opintoihin.',
    sv: 'Kan på ansökan räknas in i valfria studier i en magisterutbildning.',
    en: 'May on application count as elective studies of a master’s programme.',
  },
  employerSummary: {
    fi: 'Esihenkilösi tekee yhdelle kriittiselle palvelulle jatkuvuussuunnitelman, vetää harjoituksen kumppanien kanssa ja tuo johdolle perustellut valinnat.',
    sv: 'Din chef gör en kontinuitetsplan för en kritisk tjänst, leder en övning med partnerna och ger ledningen motiverade val.',
    en: 'Your manager makes a continuity plan for one critical service, runs an exercise with partners and brings well-argued choices to the leadership.',
  },
  contact: null,
}
