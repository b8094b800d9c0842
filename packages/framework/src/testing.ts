/** Builders of the framework for tests: a design without a single finding, to be changed by what a test is about. */
import type { Activity, Assessment, Design, Evidence, LanguageMap, Outcome } from './design.ts'

const text = (fi: string, sv: string, en: string): LanguageMap => ({ fi, sv, en })

/** An outcome with one observable verb in each language. */
export function anOutcome(change: Partial<Outcome> = {}): Outcome {
  return {
    id: 'o1',
    text: text(
      'analysoi kotikäynnin vaara- ja läheltä piti -tilanteita järjestelmällisellä menetelmällä',
      'analyserar risker och tillbud under ett hembesök med en systematisk metod',
      'analyses hazards and near misses in a home-care visit with a systematic method',
    ),
    verb: text('analysoi', 'analyserar', 'analyses'),
    ...change,
  }
}

/** An assessment that shows outcome o1. */
export function anAssessment(change: Partial<Assessment> = {}): Assessment {
  return {
    id: 'a1',
    type: 'practicalAssessment',
    title: text('Havainnointikierros', 'Observationsrunda', 'Observation round'),
    description: text(
      'Oppija tekee kierroksen omalla työpaikalla, ja arvioija seuraa muistiinpanoja.',
      'Den lärande gör en runda på sin arbetsplats, och bedömaren följer anteckningarna.',
      'The learner makes a round at their own workplace, and the assessor follows the notes.',
    ),
    grading: 'passFail',
    supervision: 'supervisedWithId',
    outcomes: ['o1'],
    ...change,
  }
}

/** An activity of 27 hours that serves outcome o1. */
export function anActivity(change: Partial<Activity> = {}): Activity {
  return {
    id: 't1',
    title: text('Kierros työpaikalla', 'Runda på arbetsplatsen', 'Round at the workplace'),
    type: 'practice',
    mode: 'workplace',
    minutes: 27 * 60,
    week: 1,
    outcomes: ['o1'],
    ...change,
  }
}

export function anEvidence(change: Partial<Evidence> = {}): Evidence {
  return {
    id: 'e1',
    kind: 'survey',
    text: text(
      'Vain 24 prosenttia kotipalveluista tekee havainnointikierroksia.',
      'Bara 24 procent av hemtjänsterna gör observationsrundor.',
      'Only 24 per cent of home services make observation rounds.',
    ),
    month: '2026-03',
    source: 'https://survey.example/home-care',
    ...change,
  }
}

/** A complete design in three languages: `check(aDesign(), { today: '2026-11-24' })` finds nothing. */
export function aDesign(change: Partial<Design> = {}): Design {
  return {
    shape: 1,
    needs: ['n1'],
    needSummary: text(
      'Kotihoidon yksiköissä on turvallisuussuunnitelma, mutta harva tekee kierroksia.',
      'Hemvårdens enheter har en säkerhetsplan, men få gör rundor.',
      'Home-care units have a safety plan, but few make rounds.',
    ),
    evidence: [anEvidence()],
    targetGroup: text(
      'Kotihoidon sairaanhoitajat ja lähihoitajat',
      'Sjukskötare och närvårdare i hemvården',
      'Nurses and practical nurses in home care',
    ),
    title: text('Turvallisuuskulttuuri kotihoidossa', 'Säkerhetskultur i hemvården', 'Safety culture in home care'),
    summary: text(
      'Löydät kotikäynnin vaarat ennen kuin ne osuvat, ja saat työparin mukaan korjaamaan ne.',
      'Du hittar riskerna under hembesöket innan de slår till, och får kollegan med att rätta till dem.',
      'You find the hazards of a home visit before they strike, and bring a colleague along to mend them.',
    ),
    credits: 3,
    eqfLevel: 6,
    levelJustification: text(
      'Oppija valitsee menetelmän itse ja vastaa työparin ohjauksesta.',
      'Den lärande väljer själv metod och svarar för att handleda kollegan.',
      'The learner chooses the method and answers for guiding a colleague.',
    ),
    fields: ['0988', '0913'],
    outcomes: [
      anOutcome(),
      anOutcome({
        id: 'o2',
        text: text(
          'laatii parannuksen yksikön omavalvontasuunnitelmaan yhdessä asiakkaan kanssa',
          'utarbetar en förbättring av enhetens plan för egenkontroll tillsammans med en klient',
          'drafts an improvement to the unit’s self-monitoring plan together with a client',
        ),
        verb: text('laatii', 'utarbetar', 'drafts'),
      }),
    ],
    assessments: [
      anAssessment(),
      anAssessment({
        id: 'a2',
        type: 'projectWork',
        title: text('Kehittämistehtävä', 'Utvecklingsuppgift', 'Improvement task'),
        outcomes: ['o2'],
      }),
    ],
    activities: [
      anActivity(),
      anActivity({ id: 't2', title: text('Lukeminen', 'Läsning', 'Reading'), type: 'acquisition', mode: 'independent', week: 2 }),
      anActivity({
        id: 't3',
        title: text('Parannus', 'Förbättringen', 'The improvement'),
        type: 'production',
        week: 3,
        outcomes: ['o2'],
      }),
    ],
    guidance: text('Ohjaaja vastaa arkisin.', 'Handledaren svarar på vardagar.', 'The tutor answers on weekdays.'),
    recognition: text(
      'Tavoitteen 1 voi osoittaa työnantajan allekirjoittamalla tiedolla kahdesta kierroksesta.',
      'Mål 1 kan visas med arbetsgivarens intyg över två rundor.',
      'Outcome 1 can be shown by an employer’s signed record of two rounds.',
    ),
    accessibility: text('Videoissa on tekstitys.', 'Videorna är textade.', 'Videos are captioned.'),
    prerequisites: text(
      'Pääset kotihoidon työpaikalle.',
      'Du har tillträde till en arbetsplats i hemvården.',
      'Access to a home-care workplace.',
    ),
    participation: 'blended',
    weeks: 9,
    languages: ['fi'],
    route: 'openStudies',
    priceCents: 4500,
    priceNote: text('15 € opintopisteeltä.', '15 € per studiepoäng.', '15 € a credit.'),
    qualityAssurance: 'institutional',
    qualityStatement: text(
      'Korkeakoulun laatujärjestelmä on auditoitu.',
      'Högskolans kvalitetssystem är auditerat.',
      'The institution’s quality system has been audited.',
    ),
    reviewAfterMonths: 18,
    stackability: 'partOfWhole',
    stackNote: text(
      'Osa kokonaisuutta Turvallisuus integroidussa hoidossa, 10 op.',
      'Del av helheten Säkerhet i integrerad vård, 10 sp.',
      'Part of Safety in integrated care, 10 credits.',
    ),
    employerSummary: text(
      'Työntekijäsi löytää kotikäynnin riskit ja jättää sinulle yhden parannetun toimintatavan.',
      'Din anställda hittar riskerna under ett hembesök och lämnar dig ett förbättrat arbetssätt.',
      'Your worker finds the risks of a home visit and leaves you one improved procedure.',
    ),
    contact: 'c1',
    ...change,
  }
}
