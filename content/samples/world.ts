/** The world of the demonstration: institutions, roles as people, needs as they were told. All of it is invented; addresses end in .example. */
import type { Language, LanguageMap } from '@poiju/framework'

/** A text in all three languages. */
export type Words = Readonly<Record<Language, string>>

const words = (fi: string, sv: string, en: string): Words => ({ fi, sv, en })

export interface DemoInstitution {
  readonly slug: string
  readonly name: LanguageMap
  readonly shortName: string
  /** ISO 3166-1 alpha-2. */
  readonly country: 'FI'
  readonly city: string
  readonly homepage: string | null
  readonly contact: { readonly name: LanguageMap; readonly email: string }
}

export const institutions: readonly DemoInstitution[] = [
  {
    slug: 'jamk',
    name: { fi: 'Jyväskylän ammattikorkeakoulu', sv: 'Jyväskylä yrkeshögskola', en: 'Jamk University of Applied Sciences' },
    shortName: 'Jamk',
    country: 'FI',
    city: 'Jyväskylä',
    homepage: 'https://www.jamk.example',
    contact: {
      name: {
        fi: 'Turvallisuusosaamisen opintotoimisto',
        sv: 'Studiebyrån för säkerhetskompetens',
        en: 'Study office for safety competence',
      },
      email: 'turvallisuus@jamk.example',
    },
  },
  {
    slug: 'jyu',
    name: { fi: 'Jyväskylän yliopisto', sv: 'Jyväskylä universitet', en: 'University of Jyväskylä' },
    shortName: 'JYU',
    country: 'FI',
    city: 'Jyväskylä',
    homepage: 'https://www.jyu.example',
    contact: {
      name: { fi: 'Jatkuvan oppimisen palvelut', sv: 'Tjänster för kontinuerligt lärande', en: 'Continuous learning services' },
      email: 'jatkuva@jyu.example',
    },
  },
  {
    slug: 'tau',
    name: { fi: 'Tampereen yliopisto', sv: 'Tammerfors universitet', en: 'Tampere University' },
    shortName: 'TAU',
    country: 'FI',
    city: 'Tampere',
    homepage: 'https://www.tau.example',
    contact: {
      name: { fi: 'Täydennyskoulutus', sv: 'Fortbildning', en: 'Continuing education' },
      email: 'taydennys@tau.example',
    },
  },
  {
    slug: 'tamk',
    name: { fi: 'Tampereen ammattikorkeakoulu', sv: 'Tammerfors yrkeshögskola', en: 'Tampere University of Applied Sciences' },
    shortName: 'TAMK',
    country: 'FI',
    city: 'Tampere',
    homepage: 'https://www.tamk.example',
    contact: {
      name: { fi: 'Avoin ammattikorkeakoulu', sv: 'Öppna yrkeshögskolan', en: 'Open university of applied sciences' },
      email: 'avoin@tamk.example',
    },
  },
]

/** The installation's own institution: needs addressed to everybody, shared patterns. */
export const network: Omit<DemoInstitution, 'contact'> = {
  slug: 'network',
  name: { fi: 'Poiju-verkosto', sv: 'Poiju-nätverket', en: 'Poiju network' },
  shortName: 'Poiju',
  country: 'FI',
  city: 'Jyväskylä',
  homepage: null,
}

/** Roles a member of an institution may have. */
export type DemoRole =
  | 'designer'
  | 'coach'
  | 'facilitator'
  | 'reviewer'
  | 'studyAdministrator'
  | 'registrar'
  | 'assessor'
  | 'workLifeCoordinator'
  | 'qualityManager'
  | 'projectManager'
  | 'partner'
  | 'learner'
  | 'institutionAdministrator'

export interface DemoPerson {
  readonly key: string
  /** The name as it is stored: a role and a house for staff, a made-up name for learners. */
  readonly name: string
  /** What the person does, for those who choose whom to be. */
  readonly label: Words
  readonly email: string
  readonly locale: 'fi' | 'sv' | 'en'
  /** Roles by institution. A learner has none. */
  readonly roles: Readonly<Record<string, readonly DemoRole[]>>
}

/** Staff are roles. Learners have names that are plainly made up, because a credential needs one. */
export const cast: readonly DemoPerson[] = [
  {
    key: 'designer',
    name: 'Opettaja-suunnittelija, Jamk',
    label: words('Opettaja-suunnittelija', 'Lärare och planerare', 'Teacher-designer'),
    email: 'opettaja@jamk.example',
    locale: 'fi',
    roles: { jamk: ['designer'] },
  },
  {
    key: 'designer2',
    name: 'Toinen opettaja, Jamk',
    label: words('Opettaja-suunnittelija, aloittelija', 'Lärare och planerare, nybörjare', 'Teacher-designer, new to this'),
    email: 'toinen.opettaja@jamk.example',
    locale: 'fi',
    roles: { jamk: ['designer'] },
  },
  {
    key: 'coordinator',
    name: 'Työelämäkoordinaattori, Jamk',
    label: words('Työelämäkoordinaattori', 'Arbetslivskoordinator', 'Work-life coordinator'),
    email: 'tyoelama@jamk.example',
    locale: 'fi',
    roles: { jamk: ['workLifeCoordinator'] },
  },
  {
    key: 'reviewer',
    name: 'Hyväksyjä, Jamk',
    label: words('Hyväksyjä ja laatuvastaava', 'Godkännare och kvalitetsansvarig', 'Reviewer and quality manager'),
    email: 'hyvaksyja@jamk.example',
    locale: 'fi',
    roles: { jamk: ['reviewer', 'qualityManager'] },
  },
  {
    key: 'administrator',
    name: 'Opintohallinto, Jamk',
    label: words('Opintohallinnon asiantuntija', 'Studieadministratör', 'Study administrator'),
    email: 'opintohallinto@jamk.example',
    locale: 'fi',
    roles: { jamk: ['studyAdministrator'] },
  },
  {
    key: 'assessor',
    name: 'Arvioija, Jamk',
    label: words('Arvioija', 'Bedömare', 'Assessor'),
    email: 'arvioija@jamk.example',
    locale: 'fi',
    roles: { jamk: ['assessor'] },
  },
  {
    key: 'registrar',
    name: 'Todistusten myöntäjä, Jamk',
    label: words('Todistusten myöntäjä', 'Utfärdare av bevis', 'Registrar'),
    email: 'todistukset@jamk.example',
    locale: 'fi',
    roles: { jamk: ['registrar'] },
  },
  {
    key: 'keyUser',
    name: 'Pääkäyttäjä, Jamk',
    label: words(
      'Pääkäyttäjä ja projektipäällikkö',
      'Administratör och projektchef',
      'Institution administrator and project manager',
    ),
    email: 'paakayttaja@jamk.example',
    locale: 'fi',
    roles: { jamk: ['institutionAdministrator', 'projectManager'] },
  },
  {
    key: 'jyuDesigner',
    name: 'Opettaja-suunnittelija, JYU',
    label: words('Opettaja-suunnittelija ja valmentaja', 'Lärare, planerare och coach', 'Teacher-designer and coach'),
    email: 'opettaja@jyu.example',
    locale: 'fi',
    roles: { jyu: ['designer', 'coach'] },
  },
  {
    key: 'jyuReviewer',
    name: 'Hyväksyjä, JYU',
    label: words('Hyväksyjä', 'Godkännare', 'Reviewer'),
    email: 'hyvaksyja@jyu.example',
    locale: 'fi',
    roles: { jyu: ['reviewer'] },
  },
  {
    key: 'jyuAdministrator',
    name: 'Opintohallinto, JYU',
    label: words(
      'Opintohallinto ja todistukset',
      'Studieadministration och kompetensbevis',
      'Study administration and credentials',
    ),
    email: 'opintohallinto@jyu.example',
    locale: 'en',
    roles: { jyu: ['studyAdministrator', 'registrar'] },
  },
  {
    key: 'jyuKeyUser',
    name: 'Pääkäyttäjä, JYU',
    label: words('Pääkäyttäjä', 'Administratör', 'Institution administrator'),
    email: 'paakayttaja@jyu.example',
    locale: 'fi',
    roles: { jyu: ['institutionAdministrator'] },
  },
  {
    key: 'jyuAssessor',
    name: 'Arvioija, JYU',
    label: words(
      'Arvioija ja työelämäkoordinaattori',
      'Bedömare och arbetslivskoordinator',
      'Assessor and work-life coordinator',
    ),
    email: 'arvioija@jyu.example',
    locale: 'fi',
    roles: { jyu: ['assessor', 'workLifeCoordinator'] },
  },
  {
    key: 'jyuQuality',
    name: 'Laatuvastaava, JYU',
    label: words('Laatuvastaava', 'Kvalitetsansvarig', 'Quality manager'),
    email: 'laatu@jyu.example',
    locale: 'fi',
    roles: { jyu: ['qualityManager'] },
  },
  {
    key: 'tauDesigner',
    name: 'Opettaja-suunnittelija, TAU',
    label: words(
      'Opettaja-suunnittelija ja fasilitaattori',
      'Lärare, planerare och facilitator',
      'Teacher-designer and facilitator',
    ),
    email: 'opettaja@tau.example',
    locale: 'fi',
    roles: { tau: ['designer', 'facilitator'] },
  },
  {
    key: 'tauReviewer',
    name: 'Hyväksyjä, TAU',
    label: words('Hyväksyjä', 'Godkännare', 'Reviewer'),
    email: 'hyvaksyja@tau.example',
    locale: 'fi',
    roles: { tau: ['reviewer'] },
  },
  {
    key: 'tauAdministrator',
    name: 'Opintohallinto, TAU',
    label: words('Opintohallinnon asiantuntija', 'Studieadministratör', 'Study administrator'),
    email: 'opintohallinto@tau.example',
    locale: 'fi',
    roles: { tau: ['studyAdministrator', 'registrar', 'workLifeCoordinator'] },
  },
  {
    key: 'tamkDesigner',
    name: 'Lärare och planerare, TAMK',
    label: words('Opettaja-suunnittelija', 'Lärare och planerare', 'Teacher-designer'),
    email: 'larare@tamk.example',
    locale: 'sv',
    roles: { tamk: ['designer'] },
  },
  {
    key: 'tamkOffice',
    name: 'Studiekansliet, TAMK',
    label: words(
      'Opintotoimisto: hyväksyntä, hallinto ja todistukset',
      'Studiekansli: godkännande, administration och kompetensbevis',
      'Study office: review, administration and credentials',
    ),
    email: 'studiekansli@tamk.example',
    locale: 'sv',
    roles: { tamk: ['reviewer', 'studyAdministrator', 'registrar', 'workLifeCoordinator'] },
  },
  {
    key: 'tamkAssessor',
    name: 'Bedömare, TAMK',
    label: words('Arvioija', 'Bedömare', 'Assessor'),
    email: 'bedomare@tamk.example',
    locale: 'sv',
    roles: { tamk: ['assessor'] },
  },
  {
    key: 'nurse',
    name: 'Oona Oppija',
    label: words('Sairaanhoitaja, kotihoito', 'Sjukskötare, hemvård', 'Nurse, home care'),
    email: 'oona.oppija@kotihoito.example',
    locale: 'fi',
    roles: {},
  },
  {
    key: 'nurse2',
    name: 'Niilo Näyte',
    label: words('Lähihoitaja, kotihoito', 'Närvårdare, hemvård', 'Practical nurse, home care'),
    email: 'niilo.nayte@kotihoito.example',
    locale: 'fi',
    roles: {},
  },
  {
    key: 'nurse3',
    name: 'Saga Exempel',
    label: words('Tiiminvetäjä, kotihoito', 'Teamledare, hemvård', 'Team leader, home care'),
    email: 'saga.exempel@hemvard.example',
    locale: 'sv',
    roles: {},
  },
  {
    key: 'nurse4',
    name: 'Erin Example',
    label: words(
      'Sosiaaliohjaaja, osaaminen hankittu työssä',
      'Socialhandledare, kunnandet har vuxit i arbetet',
      'Social counsellor, skilled by work',
    ),
    email: 'erin.example@homecare.example',
    locale: 'en',
    roles: {},
  },
  {
    key: 'leader',
    name: 'Kalle Kokeilija',
    label: words(
      'Palvelupäällikkö, hyvinvointialue',
      'Servicechef, välfärdsområde',
      'Service manager, wellbeing services county',
    ),
    email: 'kalle.kokeilija@hyvinvointi.example',
    locale: 'fi',
    roles: {},
  },
  {
    key: 'applicant',
    name: 'Maija Malli',
    label: words('Sairaanhoitaja, vasta ilmoittautunut', 'Sjukskötare, nyss anmäld', 'Nurse, just enrolled'),
    email: 'maija.malli@kotihoito.example',
    locale: 'fi',
    roles: {},
  },
]

export interface DemoNeed {
  readonly key: string
  /** Slug of the addressee. */
  readonly to: string
  readonly language: 'fi' | 'sv' | 'en'
  readonly name: string
  readonly organisation: string
  readonly email: string
  readonly problem: string
  readonly people: string
  readonly count: number
  readonly when: string
  /** What shows that something is missing, as the need form lists it. */
  readonly evidenceKinds: readonly ('incidents' | 'feedback' | 'survey' | 'rule' | 'queue' | 'recruiting' | 'experience')[]
  readonly evidence: string
}

/** Five needs as they were told. Two are addressed to everybody and have no owner yet. */
export const needs: readonly DemoNeed[] = [
  {
    key: 'homeCare',
    to: 'jamk',
    language: 'fi',
    name: 'Palveluesihenkilö',
    organisation: 'Keskilammen kotihoito',
    email: 'palveluesihenkilo@kotihoito.example',
    problem:
      'Asiakkaan kotona sattuu läheltä piti -tilanteita, joista kuulemme vasta jälkikäteen. Työntekijät eivät ole tottuneet havainnoimaan toistensa työtä.',
    people: 'Kotihoidon sairaanhoitajat ja lähihoitajat, kolme tiimiä',
    count: 20,
    when: 'Ensi keväänä, ennen kesälomia',
    evidenceKinds: ['incidents', 'experience'],
    evidence: 'Vaaratapahtumailmoituksia tuli viime vuonna 140, ja niistä 60 olisi voitu estää.',
  },
  {
    key: 'preparedness',
    to: 'jyu',
    language: 'fi',
    name: 'Kehittämispäällikkö',
    organisation: 'Järvimaan hyvinvointialue',
    email: 'kehittaminen@hyvinvointi.example',
    problem: 'Sähkökatkon aikana jokainen yksikkö toimi yksin. Esihenkilöt eivät osanneet johtaa tilannetta yli yksikkörajojen.',
    people: 'Palvelupäälliköt ja varautumisen yhteyshenkilöt',
    count: 16,
    when: 'Vuoden 2027 aikana',
    evidenceKinds: ['incidents', 'feedback'],
    evidence: 'Harjoituksen palautekeskustelu keväällä 2026.',
  },
  {
    key: 'violence',
    to: 'network',
    language: 'fi',
    name: 'Toiminnanjohtaja',
    organisation: 'Lähituki ry',
    email: 'toiminta@lahituki.example',
    problem: 'Ohjaajat kohtaavat uhkaavia tilanteita, eikä kukaan ole opettanut, miten ne nähdään ajoissa.',
    people: 'Asumisyksiköiden ohjaajat',
    count: 40,
    when: 'Syksyllä 2027',
    evidenceKinds: ['survey'],
    evidence: 'Kysely jäsenyhteisöille, 62 vastausta.',
  },
  {
    key: 'remoteRehab',
    to: 'tamk',
    language: 'sv',
    name: 'Verksamhetsledare',
    organisation: 'Rörelse i Norr Ab',
    email: 'ledning@rorelse.example',
    problem: 'Våra fysioterapeuter håller träffar på distans men är osäkra på vem det passar för.',
    people: 'Fysioterapeuter på en liten firma',
    count: 6,
    when: 'Så snart det går',
    evidenceKinds: ['feedback', 'experience'],
    evidence: 'Två kunder har bytt till en annan firma.',
  },
  {
    key: 'events',
    to: 'network',
    language: 'en',
    name: 'Event safety lead',
    organisation: 'Lakeside Events',
    email: 'safety@lakeside.example',
    problem: 'When something goes wrong at an event, nobody on the team knows what to tell the public in the first hour.',
    people: 'Shift supervisors of event security',
    count: 12,
    when: 'Before next summer',
    evidenceKinds: ['incidents'],
    evidence: 'Debriefing after a storm last July.',
  },
]

/** An organisation in working life and its contact, a role with an address of the organisation. */
export interface DemoPartner {
  readonly key: string
  /** Slug of the institution that works with it. */
  readonly of: string
  readonly kind: 'company' | 'county' | 'association'
  readonly name: string
  readonly city: string
  readonly contactName: string
  readonly contactEmail: string
  /** Key of the need it has told, if any. */
  readonly need: string | null
}

/** A county, a small company, an association and a private care provider. No such organisations exist. */
export const partners: readonly DemoPartner[] = [
  {
    key: 'county',
    of: 'jamk',
    kind: 'county',
    name: 'Järvimaan hyvinvointialue, kotihoito',
    city: 'Keskilampi',
    contactName: 'Palveluesihenkilö',
    contactEmail: 'palveluesihenkilo@kotihoito.example',
    need: 'homeCare',
  },
  {
    key: 'company',
    of: 'tamk',
    kind: 'company',
    name: 'Rörelse i Norr Ab',
    city: 'Norrviken',
    contactName: 'Verksamhetsledare',
    contactEmail: 'ledning@rorelse.example',
    need: 'remoteRehab',
  },
  {
    key: 'association',
    of: 'jyu',
    kind: 'association',
    name: 'Lähituki ry',
    city: 'Keskilampi',
    contactName: 'Toiminnanjohtaja',
    contactEmail: 'toiminta@lahituki.example',
    need: 'violence',
  },
  {
    key: 'careProvider',
    of: 'jamk',
    kind: 'company',
    name: 'Esimerkkihoiva Oy',
    city: 'Keskilampi',
    contactName: 'Laatupäällikkö',
    contactEmail: 'laatu@esimerkkihoiva.example',
    need: null,
  },
]

export type DemoDesign = 'e1' | 'e4' | 'e5' | 'retired'

/** One run of a sample. Days are counted from the day of seeding: negative ones have been. */
export interface DemoOffering {
  readonly key: string
  readonly design: DemoDesign
  readonly institution: string
  readonly state: 'planned' | 'open' | 'running' | 'assessing' | 'closed' | 'cancelled'
  readonly opensInDays: number
  readonly closesInDays: number
  readonly startsInDays: number
  readonly weeks: number
  readonly seats: number
  readonly priceCents: number
  readonly language: Language
  readonly note: Words | null
  /** Keys of the learners who enrol in it. */
  readonly learners: readonly string[]
}

const eveningNote = words(
  'Kaksi verkkotyöpajaa illalla, kummastakin päiväaikainen vaihtoehto.',
  'Två webbworkshopar på kvällen, båda med ett alternativ på dagen.',
  'Two online workshops in the evening, each with a daytime alternative.',
)

/** Runs of the samples in every state that a visitor should meet. */
export const offerings: readonly DemoOffering[] = [
  {
    key: 'homeCarePast',
    design: 'e1',
    institution: 'jamk',
    state: 'assessing',
    opensInDays: -95,
    closesInDays: -82,
    startsInDays: -75,
    weeks: 9,
    seats: 20,
    priceCents: 4500,
    language: 'fi',
    note: eveningNote,
    learners: ['nurse', 'nurse2', 'nurse3', 'nurse4'],
  },
  {
    key: 'homeCareNext',
    design: 'e1',
    institution: 'jamk',
    state: 'open',
    opensInDays: -10,
    closesInDays: 41,
    startsInDays: 48,
    weeks: 9,
    seats: 20,
    priceCents: 4500,
    language: 'fi',
    note: eveningNote,
    learners: ['applicant'],
  },
  {
    key: 'homeCareLater',
    design: 'e1',
    institution: 'jamk',
    state: 'planned',
    opensInDays: 60,
    closesInDays: 97,
    startsInDays: 104,
    weeks: 9,
    seats: 20,
    priceCents: 4500,
    language: 'fi',
    note: eveningNote,
    learners: [],
  },
  {
    key: 'homeCareCancelled',
    design: 'e1',
    institution: 'jamk',
    state: 'cancelled',
    opensInDays: -60,
    closesInDays: -17,
    startsInDays: -10,
    weeks: 9,
    seats: 12,
    priceCents: 4500,
    language: 'fi',
    note: words('Peruttu: ilmoittautuneita oli liian vähän.', 'Inställt: för få anmälda.', 'Cancelled: too few people enrolled.'),
    learners: [],
  },
  {
    key: 'preparednessNow',
    design: 'e5',
    institution: 'jyu',
    state: 'running',
    opensInDays: -60,
    closesInDays: -37,
    startsInDays: -30,
    weeks: 12,
    seats: 16,
    priceCents: 89000,
    language: 'fi',
    note: words(
      'Lähipäivät Jyväskylässä ja Tampereella.',
      'Närstudiedagar i Jyväskylä och Tammerfors.',
      'Days on site in Jyväskylä and in Tampere.',
    ),
    learners: ['leader'],
  },
  {
    key: 'preparednessNext',
    design: 'e5',
    institution: 'jyu',
    state: 'open',
    opensInDays: -5,
    closesInDays: 53,
    startsInDays: 67,
    weeks: 12,
    seats: 16,
    priceCents: 89000,
    language: 'fi',
    note: words(
      'Kaksi maksutonta paikkaa järjestöjen työntekijöille: kerro ilmoittautuessasi.',
      'Två avgiftsfria platser för anställda i organisationer: berätta när du anmäler dig.',
      'Two seats free of charge for people who work in associations: say so when you enrol.',
    ),
    learners: [],
  },
  {
    key: 'wellnessNext',
    design: 'e4',
    institution: 'tamk',
    state: 'open',
    opensInDays: -20,
    closesInDays: 20,
    startsInDays: 27,
    weeks: 10,
    seats: 40,
    priceCents: 4500,
    language: 'en',
    note: words(
      'Etenet omaan tahtiin. Kaksi tapausklinikkaa, päivällä ja illalla.',
      'Du går fram i egen takt. Två fallkliniker, på dagen och på kvällen.',
      'You go at your own pace. Two case clinics, by day and in the evening.',
    ),
    learners: [],
  },
  {
    key: 'remoteAppointments',
    design: 'retired',
    institution: 'tamk',
    state: 'closed',
    opensInDays: -165,
    closesInDays: -157,
    startsInDays: -150,
    weeks: 3,
    seats: 30,
    priceCents: 1500,
    language: 'sv',
    note: null,
    learners: ['nurse3'],
  },
]

/** Feedback per outcome: what was seen, and one thing to go on with. */
export const outcomeFeedback: Readonly<Record<Exclude<DemoDesign, 'e4'>, Readonly<Record<string, Words>>>> = {
  e1: {
    o1: words(
      'Löysit kahdelta käynniltä yksitoista vaaraa ja erotit niistä ne, joihin voit itse vaikuttaa. Lisää seuraavaksi arvio siitä, kuinka usein kukin toistuu.',
      'Du hittade elva risker vid två besök och skilde ut dem som du själv kan påverka. Lägg härnäst till en bedömning av hur ofta varje risk återkommer.',
      'You found eleven hazards on two visits and told apart those that you can do something about. Next, add how often each of them comes back.',
    ),
    o2: words(
      'Kierros eteni lomakkeen mukaan, ja annoit työparin tehdä työnsä rauhassa. Varaa ensi kerralla hetki alkuun, niin tavoite on molemmille selvä.',
      'Rundan följde blanketten, och kollegan fick arbeta i lugn och ro. Ta en stund i början nästa gång, så är målet klart för er båda.',
      'The round followed the form, and you let your colleague work in peace. Take a moment at the start next time, so that the aim is clear to you both.',
    ),
    o3: words(
      'Aloitit siitä, mikä toimi, ja kuvasit havainnon etkä ihmistä. Työpari keksi korjauksen itse, mikä on hyvä merkki.',
      'Du började med det som fungerade och beskrev iakttagelsen, inte personen. Kollegan kom själv på hur det rättas till, och det är ett gott tecken.',
      'You began with what worked and described the observation, not the person. Your colleague found the remedy unaided, which is a good sign.',
    ),
    o4: words(
      'Parannus on pieni, selvä ja kokeiltu. Läheisen ajatus avainten säilytyksestä näkyy siinä. Sovi yksikössä, kuka katsoo sitä kolmen kuukauden päästä.',
      'Förbättringen är liten, tydlig och prövad. Den närståendes tanke om hur nycklarna förvaras syns i den. Kom överens på enheten om vem som följer upp den om tre månader.',
      'The improvement is small, clear and tried. The family member’s idea about keeping the keys can be seen in it. Agree in the unit who looks at it in three months.',
    ),
    o5: words(
      'Perustelit ratkaisun ohjeella ja yksikkösi käytännöllä ja sanoit, milloin soittaisit lääkärille. Lähteiden päiväykset kannattaa vielä tarkistaa.',
      'Du motiverade lösningen med anvisningen och enhetens praxis och sade när du skulle ringa läkaren. Kontrollera ännu källornas datum.',
      'You justified the decision with the guideline and your unit’s practice, and said when you would call a doctor. Do check the dates of the sources.',
    ),
  },
  e5: {
    o1: words(
      'Riskikuva yhdistää viisi lähdettä ja sanoo, missä ne ovat eri mieltä. Todennäköisyyksien perustelu jää vielä ohueksi.',
      'Riskbilden förenar fem källor och säger var de är oense. Motiveringen av sannolikheterna är ännu tunn.',
      'The risk picture joins five sources and says where they disagree. The grounds for the likelihoods are still thin.',
    ),
    o2: words(
      'Suunnitelma kertoo, kuka tekee mitä ensimmäisen neljän tunnin aikana, ja kumppanit ovat hyväksyneet osuutensa. Varavirran kesto puuttuu.',
      'Planen säger vem som gör vad under de fyra första timmarna, och partnerna har godkänt sina delar. Reservkraftens varaktighet saknas.',
      'The plan says who does what in the first four hours, and the partners have agreed to their parts. How long the backup power lasts is missing.',
    ),
    o3: words(
      'Pidit vaiheen aikataulussa ja kysyit tilannekuvaa kaikilta kolmelta organisaatiolta. Kirjuri olisi vapauttanut sinut johtamaan.',
      'Du höll skedet i tid och frågade alla tre organisationer om lägesbilden. En sekreterare hade gett dig händerna fria att leda.',
      'You kept the phase on time and asked all three organisations for their picture of the situation. Someone to take notes would have freed you to lead.',
    ),
    o4: words(
      'Neljästä havainnosta tuli kolme päätösehdotusta, joilla on omistaja ja päivämäärä. Yksi havainto jäi perustellusti odottamaan.',
      'Fyra iakttagelser blev tre beslutsförslag med ägare och datum. En iakttagelse fick med goda skäl vänta.',
      'Four findings became three proposals with an owner and a date. One finding was left to wait, with good reason.',
    ),
    o5: words(
      'Vastasit paneelin kysymyksiin luvuilla ja kerroit, mitä jää tekemättä. Päättäjä näkee nyt vaihtoehtojen hinnan.',
      'Du svarade på panelens frågor med siffror och sade vad som blir ogjort. Beslutsfattaren ser nu vad alternativen kostar.',
      'You answered the panel with figures and said what would be left undone. A decision-maker now sees the price of the alternatives.',
    ),
  },
  retired: {
    o1: words(
      'Tarkistit yhteyden, tilan ja asiakkaan toiveet ennen alkua. Hyvin valmisteltu.',
      'Du kontrollerade förbindelsen, rummet och klientens önskemål före starten. Väl förberett.',
      'You checked the connection, the room and the client’s wishes before the start. Well prepared.',
    ),
    o2: words(
      'Vastaanotto eteni rauhallisesti, ja kerroit asiakkaalle, mitä kirjataan ja miksi.',
      'Mottagningen gick lugnt, och du berättade för klienten vad som antecknas och varför.',
      'The appointment went calmly, and you told the client what is written down and why.',
    ),
  },
}

/** What a learner writes when asking for recognition, and what the assessor answers, outcome by outcome. */
export const recognition = {
  note: words(
    'Kaksi allekirjoitettua havainnointikierrosta ja parannus, jonka teimme viime keväänä. Esihenkilöni voi vahvistaa.',
    'Två undertecknade säkerhetsrundor och förbättringen som vi gjorde i våras. Min chef kan bekräfta.',
    'Two signed observation rounds and the improvement we made last spring; my manager can confirm.',
  ),
  granted: {
    o1: words(
      'Haastattelussa kävit läpi kaksi vaaratilannetta sovitulla menetelmällä.',
      'I intervjun gick du igenom två risksituationer med den överenskomna metoden.',
      'In the interview you went through two hazards with the agreed method.',
    ),
    o2: words(
      'Työnantajan allekirjoittama tieto kahdesta kierroksesta viimeisten 12 kuukauden ajalta.',
      'Arbetsgivarens undertecknade intyg över två rundor under de senaste 12 månaderna.',
      'An employer’s signed record of two rounds in the last 12 months.',
    ),
    o3: words(
      'Työpari ja esihenkilö kertovat, miten palaute annettiin ja mitä siitä seurasi.',
      'Kollegan och chefen berättar hur responsen gavs och vad den ledde till.',
      'The colleague and the manager tell how the feedback was given and what came of it.',
    ),
    o4: words(
      'Parannus on yksikön omavalvontasuunnitelmassa, ja asiakkaan osuus on kuvattu.',
      'Förbättringen finns i enhetens plan för egenkontroll, och klientens del är beskriven.',
      'The improvement stands in the unit’s self-monitoring plan, and the client’s part is described.',
    ),
    o5: words(
      'Perustelit lääkitysratkaisun suullisesti ohjeella ja yksikön käytännöllä.',
      'Du motiverade en läkemedelslösning muntligt med anvisningen och enhetens praxis.',
      'You justified a medication decision orally with the guideline and the unit’s practice.',
    ),
  } satisfies Record<string, Words>,
  refused: words(
    'Liitteestä ei näy, mitä teit itse. Voit lisätä kuvauksen ja pyytää uudelleen, tai tehdä näytön toteutuksessa.',
    'Av bilagan framgår inte vad du själv gjorde. Du kan lägga till en beskrivning och be på nytt, eller visa kunnandet under genomförandet.',
    'The attachment does not show what you did yourself. You may add a description and ask again, or demonstrate it in the offering.',
  ),
} as const

/** Comments of a reviewer at places of a design: member, item and part. They speak of the faulty design. */
export const reviewComments: readonly { readonly place: string; readonly text: Words }[] = [
  {
    place: 'title',
    text: words(
      'Tutkinto nimessä hämää hakijaa. Riittäisikö Turvallisuuskulttuuri kotihoidossa?',
      'Examen i namnet vilseleder den sökande. Räcker det med Säkerhetskultur i hemvården?',
      'Degree in the title misleads applicants. Would Safety culture in home care do?',
    ),
  },
  {
    place: 'outcomes/o1/verb',
    text: words(
      'Mitä oppija tekee, kun hän ymmärtää vaarat? Sen voi arvioida.',
      'Vad gör den studerande när hen förstår riskerna? Det kan bedömas.',
      'What does a learner do who understands the hazards? That can be assessed.',
    ),
  },
  {
    place: 'outcomes/o2',
    text: words(
      'Tässä on kaksi tekoa. Jos kierros onnistuu ja palaute ei, miten arvioija päättää?',
      'Här finns två handlingar. Om rundan lyckas men inte responsen, vad beslutar bedömaren?',
      'There are two actions here. If the round goes well and the feedback does not, what does the assessor decide?',
    ),
  },
  {
    place: 'activities',
    text: words(
      'Tunteja on 40 prosenttia liikaa vuorotyötä tekevälle. Opintokäynti olisi helpoin jättää pois.',
      'Timmarna är 40 procent för många för den som arbetar i skift. Studiebesöket är lättast att lämna bort.',
      'There are 40 per cent too many hours for somebody on shifts. The study visit would be the easiest to leave out.',
    ),
  },
]

/** Why a decision was made, as it stands in the record. */
export const decisionStatements = {
  approve: words(
    'Tarve on osoitettu, tavoitteet voi arvioida ja tunnit täsmäävät. Hyväksytään.',
    'Behovet är visat, målen kan bedömas och timmarna stämmer. Godkänns.',
    'The need is shown, the outcomes can be assessed and the hours add up. Approved.',
  ),
  approveJoint: words(
    'Yhteinen suunnitelma on valmis. Vastuukorkeakoulu on JYU, ja kumpikin yliopisto myöntää.',
    'Den gemensamma planen är klar. Ansvarig högskola är JYU, och båda universiteten utfärdar.',
    'The joint design is ready. The responsible institution is JYU, and both universities award.',
  ),
  approveRetired: words(
    'Lyhyt ja selkeä. Hyväksytään vuodeksi.',
    'Kort och tydlig. Godkänns för ett år.',
    'Short and clear. Approved for one year.',
  ),
  return: words(
    'Hyvä aihe, ja tarve on todellinen. Palautan tämän neljän kommentin kanssa: nimi, tavoitteet 1 ja 2 sekä tunnit.',
    'Ett bra ämne, och behovet är verkligt. Jag skickar tillbaka planen med fyra kommentarer: namnet, målen 1 och 2 samt timmarna.',
    'A good subject, and the need is real. I return this with four comments: the title, outcomes 1 and 2, and the hours.',
  ),
} as const satisfies Record<string, Words>

/** The answers to those who told a need. */
export const needAnswers = {
  taken: words(
    'Kiitos. Tästä tuli suunnitelma, ja kysymme sinulta vielä, miltä hyvä havainnointi teillä näyttää.',
    'Tack. Det här blev en plan, och vi frågar dig ännu hur god observation ser ut hos er.',
    'Thank you. This became a design, and we will ask you what good observation looks like where you work.',
  ),
  waiting: words(
    'Kiitos, luimme tämän. Etsimme keväällä korkeakoulun, joka voi tarttua asiaan.',
    'Tack, vi har läst det här. I vår söker vi en högskola som kan ta tag i saken.',
    'Thank you, we have read this. In spring we look for an institution that can take it up.',
  ),
} as const satisfies Record<string, Words>

/** Why one credential of the demonstration was revoked: the coded reason, and what the registrar writes. */
export const revocation = {
  reason: 'error',
  statement: words(
    'Todistukseen tuli väärän henkilön arviointi. Oikaistu todistus myönnetään, kun arviointi on korjattu.',
    'Beviset innehöll en annan persons bedömning. Ett rättat bevis utfärdas när bedömningen är korrigerad.',
    'The credential held another person’s results. A corrected one is issued when the results are set right.',
  ),
} as const
