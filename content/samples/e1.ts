import type { Design } from '@poiju/framework'

/** Safety culture in home care: 3 credits, 81 hours, one institution. */
export const e1: Design = {
  shape: 1,
  needs: [],
  needSummary: {
    fi: 'Kotihoidossa vaaroja kohdataan yksin asiakkaan kotona. Läheltä piti -tilanteista puhutaan, mutta niistä opitaan harvoin yhdessä. Esihenkilöt toivovat työntekijöitä, jotka löytävät riskin ajoissa ja vievät parannuksen yksikön arkeen.',
    sv: 'I hemvården möter man riskerna ensam hemma hos klienten. Tillbud nämns, men man lär sig sällan av dem tillsammans. Cheferna önskar sig anställda som ser risken i tid och för förbättringen till enhetens vardag.',
    en: 'In home care, hazards are met alone in the client’s home. Near misses are mentioned, but teams seldom learn from them together. Managers ask for staff who find the risk in time and carry an improvement into the unit’s daily work.',
  },
  evidence: [
    {
      id: 'n1',
      kind: 'statute',
      month: '2022-05',
      source: 'Asiakas- ja potilasturvallisuusstrategia 2022–2026, sosiaali- ja terveysministeriö',
      text: {
        fi: 'Kansallinen strategia pyytää turvallisuusosaamista koko työuralle ja turvallista työtä myös kotona.',
        sv: 'Den nationella strategin efterlyser säkerhetskompetens genom hela arbetslivet, också för arbete i hemmet.',
        en: 'The national strategy asks for safety competence throughout a career, also for work in people’s homes.',
      },
    },
    {
      id: 'n2',
      kind: 'survey',
      month: '2023-04',
      source: 'https://journal.fi/sla/article/view/122139',
      text: {
        fi: 'Kotipalvelujen kyselyssä 89 prosentilla organisaatioista oli turvallisuussuunnitelma, mutta vain 24 prosenttia teki havainnointikierroksia.',
        sv: 'I en enkät till hemtjänsten hade 89 procent av organisationerna en säkerhetsplan, men bara 24 procent gjorde observationsronder.',
        en: 'In a survey of home services, 89 per cent of organisations had a safety plan but only 24 per cent made observation rounds.',
      },
    },
    {
      id: 'n3',
      kind: 'partnerLetter',
      month: '2026-08',
      source: null,
      text: {
        fi: 'Kotihoidon yksikkö toivoi elokuussa 2026 kahdellekymmenelle työntekijälle taitoa havainnoida ja antaa palautetta työparille.',
        sv: 'En hemvårdsenhet önskade i augusti 2026 att tjugo anställda lär sig att observera och ge respons till sin arbetspartner.',
        en: 'In August 2026 a home care unit asked for twenty employees to learn to observe and to give feedback to a colleague.',
      },
    },
  ],
  targetGroup: {
    fi: 'Kotihoidon sairaanhoitajat, lisäkoulutetut lähihoitajat, sosiaalialan ammattilaiset ja tiiminvetäjät, joilla on vähintään kolme vuotta työkokemusta.',
    sv: 'Sjukskötare, vidareutbildade närvårdare, socialt yrkeskunniga och teamledare inom hemvården med minst tre års arbetserfarenhet.',
    en: 'Nurses, practical nurses with further training, social services professionals and team leaders in home care with at least three years of experience.',
  },
  title: { fi: 'Turvallisuuskulttuuri kotihoidossa', sv: 'Säkerhetskultur i hemvården', en: 'Safety culture in home care' },
  summary: {
    fi: 'Löydät kotikäynnin vaarat ennen kuin ne osuvat, ja saat työparin mukaan korjaamaan ne. Opit omassa työssäsi: havainnoit, puhut havainnoista ja viet yhden parannuksen yksikön arkeen.',
    sv: 'Du hittar hembesökets risker innan de slår till och får din arbetspartner med på att åtgärda dem. Du lär dig i ditt eget arbete: observerar, talar om det du ser och för in en förbättring i vardagen.',
    en: 'You find the hazards of a home visit before they strike, and get your colleague to mend them with you. You learn at your own work: you observe, talk about what you see, and bring one improvement into daily practice.',
  },
  credits: 3,
  eqfLevel: 6,
  levelJustification: {
    fi: 'Oppija soveltaa menetelmiä ennakoimattomissa tilanteissa, arvioi kriittisesti käytäntöjä ja vastaa kehittämisestä omassa työyhteisössään.',
    sv: 'Den studerande tillämpar metoder i oförutsedda situationer, granskar praxis kritiskt och ansvarar för utveckling i sin arbetsgemenskap.',
    en: 'The learner applies methods in unpredictable situations, examines practice critically and takes responsibility for development in the work community.',
  },
  fields: ['0988', '0913', '0921'],
  outcomes: [
    {
      id: 'o1',
      text: {
        fi: 'analysoi kotikäynnin vaara- ja läheltä piti -tilanteita järjestelmällisellä menetelmällä',
        sv: 'analyserar risker vid ett hembesök och tillbud med en systematisk metod',
        en: 'analyses hazards of a home visit using a systematic method',
      },
      verb: { fi: 'analysoi', sv: 'analyserar', en: 'analyses' },
    },
    {
      id: 'o2',
      text: {
        fi: 'toteuttaa turvallisuushavainnointikierroksen rakentavaan palautteeseen asti työparin kanssa',
        sv: 'genomför en säkerhetsrond fram till konstruktiv respons tillsammans med en arbetspartner',
        en: 'conducts a safety observation round with a colleague through to constructive feedback',
      },
      verb: { fi: 'toteuttaa', sv: 'genomför', en: 'conducts' },
    },
    {
      id: 'o3',
      text: {
        fi: 'laatii parannuksen yksikön omavalvontasuunnitelmaan yhdessä asiakkaan tai läheisen kanssa',
        sv: 'utarbetar en förbättring i enhetens plan för egenkontroll tillsammans med en klient eller anhörig',
        en: 'drafts an improvement to the unit’s self-monitoring plan together with a client or family member',
      },
      verb: { fi: 'laatii', sv: 'utarbetar', en: 'drafts' },
    },
    {
      id: 'o4',
      text: {
        fi: 'perustelee lääkitysturvallisuuteen liittyvän ratkaisun ohjeilla ja paikallisella käytännöllä',
        sv: 'motiverar ett beslut om läkemedelssäkerhet med anvisningar och lokal praxis',
        en: 'justifies a medication-safety decision with guidelines and local practice',
      },
      verb: { fi: 'perustelee', sv: 'motiverar', en: 'justifies' },
    },
  ],
  assessments: [
    {
      id: 'a1',
      type: 'practicalAssessment',
      title: { fi: 'Näyttö omalla työpaikalla', sv: 'Praktiskt prov på den egna arbetsplatsen', en: 'Demonstration at your own workplace' },
      description: {
        fi: 'Havainnointilomake kahdesta kotikäynnistä ja kierros työparin kanssa. Arvioija seuraa muistiinpanoja ja palautekeskustelua. Asiakkaan tietoja ei kirjata.',
        sv: 'Observationsblankett från två hembesök och en rond med arbetspartnern. Bedömaren följer anteckningarna och responssamtalet. Inga klientuppgifter antecknas.',
        en: 'An observation form from two home visits and a round with a colleague. The assessor follows the notes and the feedback talk. No client data is written down.',
      },
      grading: 'passFail',
      supervision: 'supervisedWithId',
      outcomes: ['o1', 'o2'],
    },
    {
      id: 'a2',
      type: 'projectWork',
      title: { fi: 'Kehittämistehtävä', sv: 'Utvecklingsuppgift', en: 'Improvement task' },
      description: {
        fi: 'Yksi parannus yksikön omavalvontasuunnitelmaan. Rubriikki on sama oppijalle ja arvioijalle.',
        sv: 'En förbättring i enhetens plan för egenkontroll. Bedömningsmatrisen är densamma för studerande och bedömare.',
        en: 'One improvement to the unit’s self-monitoring plan. The rubric is the same for learner and assessor.',
      },
      grading: 'passFail',
      supervision: 'unsupervisedWithId',
      outcomes: ['o3'],
    },
    {
      id: 'a3',
      type: 'oralExamination',
      title: { fi: 'Suullinen näyttö verkossa, 15 minuuttia', sv: 'Muntligt prov på nätet, 15 minuter', en: 'Oral examination online, 15 minutes' },
      description: {
        fi: 'Perustelet lääkitysturvallisuuden ratkaisun tapauksesta, jonka saat päivää ennen. Henkilöllisyys tarkistetaan.',
        sv: 'Du motiverar ett beslut om läkemedelssäkerhet i ett fall som du får dagen innan. Identiteten kontrolleras.',
        en: 'You justify a medication-safety decision in a case given to you the day before. Your identity is checked.',
      },
      grading: 'passFail',
      supervision: 'supervisedWithId',
      outcomes: ['o4'],
    },
  ],
  activities: [
    { id: 't1', title: { fi: 'Aloitus ja lähtötason itsearvio', sv: 'Start och självtest', en: 'Orientation and self-test' }, type: 'investigation', mode: 'independent', minutes: 180, week: 1, outcomes: ['o1'] },
    { id: 't2', title: { fi: 'Lukeminen ja lyhyet videot', sv: 'Läsning och korta videor', en: 'Reading and short videos' }, type: 'acquisition', mode: 'independent', minutes: 840, week: 2, outcomes: ['o1', 'o4'] },
    { id: 't3', title: { fi: 'Ensimmäinen verkkotyöpaja: tapaukset', sv: 'Första nätverkstaden: fall', en: 'First online workshop: cases' }, type: 'discussion', mode: 'online', minutes: 240, week: 3, outcomes: ['o1', 'o2'] },
    { id: 't4', title: { fi: 'Vaarojen kartoitus kahdella kotikäynnillä', sv: 'Kartläggning av risker vid två hembesök', en: 'Mapping hazards on two home visits' }, type: 'investigation', mode: 'workplace', minutes: 660, week: 4, outcomes: ['o1'] },
    { id: 't5', title: { fi: 'Havainnointikierros työparin kanssa', sv: 'Observationsrond med arbetspartnern', en: 'Observation round with a colleague' }, type: 'practice', mode: 'workplace', minutes: 840, week: 5, outcomes: ['o2'] },
    { id: 't6', title: { fi: 'Toinen verkkotyöpaja: palaute ja lääkitys', sv: 'Andra nätverkstaden: respons och läkemedel', en: 'Second online workshop: feedback and medication' }, type: 'discussion', mode: 'online', minutes: 240, week: 6, outcomes: ['o2', 'o4'] },
    { id: 't7', title: { fi: 'Parannuksen kokeilu yksikössä', sv: 'Förbättringen prövas på enheten', en: 'Trying the improvement in the unit' }, type: 'practice', mode: 'workplace', minutes: 480, week: 7, outcomes: ['o3'] },
    { id: 't8', title: { fi: 'Parannuksen kirjoittaminen omavalvontasuunnitelmaan', sv: 'Förbättringen skrivs in i planen för egenkontroll', en: 'Writing the improvement into the self-monitoring plan' }, type: 'production', mode: 'independent', minutes: 540, week: 8, outcomes: ['o3'] },
    { id: 't9', title: { fi: 'Suunnittelu asiakkaan tai läheisen kanssa', sv: 'Planering med en klient eller anhörig', en: 'Planning with a client or family member' }, type: 'collaboration', mode: 'workplace', minutes: 120, week: 7, outcomes: ['o3'] },
    { id: 't10', title: { fi: 'Vertaisarvio parin kanssa', sv: 'Kamratrespons i par', en: 'Peer review in pairs' }, type: 'collaboration', mode: 'online', minutes: 480, week: 8, outcomes: ['o2', 'o3'] },
    { id: 't11', title: { fi: 'Pohdinta ja suullinen näyttö', sv: 'Reflektion och muntligt prov', en: 'Reflection and oral examination' }, type: 'discussion', mode: 'online', minutes: 240, week: 9, outcomes: ['o4'] },
  ],
  guidance: {
    fi: 'Ohjaaja vastaa kysymyksiin kahden arkipäivän kuluessa. Verkkotyöpajat ovat illalla, ja jokaiselle on päiväaikainen vaihtoehto. Sovi työpaikkatehtävistä esihenkilösi kanssa ennen alkua.',
    sv: 'Handledaren svarar inom två vardagar. Nätverkstäderna hålls på kvällen, och var och en har ett alternativ på dagen. Kom överens om uppgifterna på arbetsplatsen med din chef före starten.',
    en: 'The tutor answers within two working days. Online workshops are in the evening, each with a daytime alternative. Agree on the workplace tasks with your manager before you start.',
  },
  recognition: {
    fi: 'Voit hakea osaamisen tunnistamista ennen ilmoittautumista tai opintojen aikana. Tavoite 2 hyväksytään, kun sinulla on työnantajan allekirjoittama tieto kahdesta havainnointikierroksesta viimeisten 12 kuukauden ajalta ja käyt lyhyen haastattelun.',
    sv: 'Du kan ansöka om erkännande av kunnande före anmälan eller under studierna. Mål 2 godkänns när arbetsgivaren skriftligt intygar två observationsronder under de senaste 12 månaderna och du deltar i en kort intervju.',
    en: 'You may ask for recognition of prior learning before enrolling or during the studies. Outcome 2 is granted when your employer has signed for two observation rounds in the last 12 months and you take a short interview.',
  },
  accessibility: {
    fi: 'Videoissa on tekstitys, lukemistot ovat saavutettavia verkkosivuja, ja tehtävät voi tehdä puhelimella. Suullisen näytön voi antaa myös kirjallisesti, jos puhuminen on este.',
    sv: 'Videorna är textade, läsmaterialet består av tillgängliga webbsidor och uppgifterna kan göras på telefon. Det muntliga provet kan ges skriftligt om talet är ett hinder.',
    en: 'Videos are captioned, readings are accessible web pages and tasks can be done on a phone. The oral examination may be given in writing where speaking is a barrier.',
  },
  prerequisites: { fi: 'Pääset opintojen aikana kotihoidon työpaikalle.', sv: 'Du har tillgång till en arbetsplats inom hemvården under studierna.', en: 'You have access to a home-care workplace during the studies.' },
  participation: 'blended',
  weeks: 9,
  languages: ['fi'],
  route: 'openStudies',
  priceCents: 4500,
  priceNote: {
    fi: 'Avoimien opintojen maksu, 15 euroa opintopisteeltä. Ryhmähinta hyvinvointialueelle sovitaan erikseen.',
    sv: 'Avgift för öppna studier, 15 euro per studiepoäng. Grupppris för ett välfärdsområde avtalas separat.',
    en: 'Open studies fee, 15 euros per credit. A group price for a wellbeing services county is agreed separately.',
  },
  qualityAssurance: 'institutional',
  qualityStatement: {
    fi: 'Kuuluu Jamkin auditoituun laatujärjestelmään. Palaute kerätään jokaisesta toteutuksesta, ja muutokset näytetään oppijoille.',
    sv: 'Ingår i Jamks auditerade kvalitetssystem. Respons samlas in från varje genomförande, och ändringarna visas för de studerande.',
    en: 'Part of Jamk’s audited quality system. Feedback is collected from every offering, and what was changed is shown to learners.',
  },
  reviewAfterMonths: 18,
  stackability: 'partOfWhole',
  stackNote: {
    fi: 'Osa kokonaisuutta Turvallisuus integroidussa hoidossa, 10 opintopistettä.',
    sv: 'Del av helheten Säkerhet i integrerad vård, 10 studiepoäng.',
    en: 'Part of the set Safety in integrated care, 10 credits.',
  },
  employerSummary: {
    fi: 'Työntekijäsi löytää kotikäynnin riskit, havainnoi ja sparraa työparia ja jättää yksikköön yhden parannetun toimintatavan.',
    sv: 'Din anställda hittar riskerna vid ett hembesök, observerar och stöder sin arbetspartner och lämnar efter sig ett förbättrat arbetssätt.',
    en: 'Your worker finds the risks in a home visit, watches and coaches a colleague, and leaves you one improved procedure.',
  },
  contact: null,
}
