/** The world of the demonstration: institutions, roles as people, needs as they were told. All of it is invented; addresses end in .example. */
import type { LanguageMap } from '@poiju/framework'

export interface DemoInstitution {
  readonly slug: string
  readonly name: LanguageMap
  readonly shortName: string
  readonly city: string
  readonly homepage: string | null
  readonly contact: { readonly name: LanguageMap; readonly email: string }
}

export const institutions: readonly DemoInstitution[] = [
  {
    slug: 'jamk',
    name: { fi: 'Jyväskylän ammattikorkeakoulu', sv: 'Jyväskylä yrkeshögskola', en: 'Jamk University of Applied Sciences' },
    shortName: 'Jamk',
    city: 'Jyväskylä',
    homepage: 'https://jamk.example',
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
    city: 'Jyväskylä',
    homepage: 'https://jyu.example',
    contact: {
      name: { fi: 'Jatkuvan oppimisen palvelut', sv: 'Tjänster för kontinuerligt lärande', en: 'Continuous learning services' },
      email: 'jatkuva@jyu.example',
    },
  },
  {
    slug: 'tau',
    name: { fi: 'Tampereen yliopisto', sv: 'Tammerfors universitet', en: 'Tampere University' },
    shortName: 'TAU',
    city: 'Tampere',
    homepage: 'https://tau.example',
    contact: {
      name: { fi: 'Täydennyskoulutus', sv: 'Fortbildning', en: 'Continuing education' },
      email: 'taydennys@tau.example',
    },
  },
  {
    slug: 'tamk',
    name: { fi: 'Tampereen ammattikorkeakoulu', sv: 'Tammerfors yrkeshögskola', en: 'Tampere University of Applied Sciences' },
    shortName: 'TAMK',
    city: 'Tampere',
    homepage: 'https://tamk.example',
    contact: {
      name: { fi: 'Avoin ammattikorkeakoulu', sv: 'Öppna yrkeshögskolan', en: 'Open studies' },
      email: 'avoin@tamk.example',
    },
  },
]

/** The installation's own institution: needs addressed to everybody, shared patterns. */
export const network: Omit<DemoInstitution, 'contact'> = {
  slug: 'network',
  name: { fi: 'Poiju-verkosto', sv: 'Poiju-nätverket', en: 'Poiju network' },
  shortName: 'Poiju',
  city: 'Jyväskylä',
  homepage: null,
}

export interface DemoPerson {
  readonly key: string
  readonly name: string
  readonly email: string
  readonly locale: 'fi' | 'sv' | 'en'
  /** Roles by institution. A learner has none. */
  readonly roles: Readonly<Record<string, readonly string[]>>
}

/** Staff are roles. Learners have names that are plainly made up, because a credential needs one. */
export const cast: readonly DemoPerson[] = [
  {
    key: 'designer',
    name: 'Opettaja-suunnittelija, Jamk',
    email: 'opettaja@jamk.example',
    locale: 'fi',
    roles: { jamk: ['designer'] },
  },
  {
    key: 'designer2',
    name: 'Toinen opettaja, Jamk',
    email: 'toinen.opettaja@jamk.example',
    locale: 'fi',
    roles: { jamk: ['designer'] },
  },
  {
    key: 'coordinator',
    name: 'Työelämäkoordinaattori, Jamk',
    email: 'tyoelama@jamk.example',
    locale: 'fi',
    roles: { jamk: ['workLifeCoordinator'] },
  },
  {
    key: 'reviewer',
    name: 'Hyväksyjä, Jamk',
    email: 'hyvaksyja@jamk.example',
    locale: 'fi',
    roles: { jamk: ['reviewer', 'qualityManager'] },
  },
  {
    key: 'administrator',
    name: 'Opintohallinto, Jamk',
    email: 'opintohallinto@jamk.example',
    locale: 'fi',
    roles: { jamk: ['studyAdministrator'] },
  },
  { key: 'assessor', name: 'Arvioija, Jamk', email: 'arvioija@jamk.example', locale: 'fi', roles: { jamk: ['assessor'] } },
  {
    key: 'registrar',
    name: 'Todistusten myöntäjä, Jamk',
    email: 'todistukset@jamk.example',
    locale: 'fi',
    roles: { jamk: ['registrar'] },
  },
  {
    key: 'keyUser',
    name: 'Pääkäyttäjä, Jamk',
    email: 'paakayttaja@jamk.example',
    locale: 'fi',
    roles: { jamk: ['institutionAdministrator', 'projectManager'] },
  },
  {
    key: 'jyuDesigner',
    name: 'Opettaja-suunnittelija, JYU',
    email: 'opettaja@jyu.example',
    locale: 'fi',
    roles: { jyu: ['designer', 'coach'] },
  },
  { key: 'jyuReviewer', name: 'Hyväksyjä, JYU', email: 'hyvaksyja@jyu.example', locale: 'fi', roles: { jyu: ['reviewer'] } },
  {
    key: 'jyuAdministrator',
    name: 'Opintohallinto, JYU',
    email: 'opintohallinto@jyu.example',
    locale: 'en',
    roles: { jyu: ['studyAdministrator', 'registrar'] },
  },
  {
    key: 'jyuAssessor',
    name: 'Arvioija, JYU',
    email: 'arvioija@jyu.example',
    locale: 'fi',
    roles: { jyu: ['assessor', 'workLifeCoordinator'] },
  },
  {
    key: 'tauDesigner',
    name: 'Opettaja-suunnittelija, TAU',
    email: 'opettaja@tau.example',
    locale: 'fi',
    roles: { tau: ['designer', 'facilitator'] },
  },
  {
    key: 'tamkDesigner',
    name: 'Lärare och planerare, TAMK',
    email: 'larare@tamk.example',
    locale: 'sv',
    roles: { tamk: ['designer'] },
  },
  {
    key: 'tamkOffice',
    name: 'Studiekansliet, TAMK',
    email: 'studiekansli@tamk.example',
    locale: 'sv',
    roles: { tamk: ['reviewer', 'studyAdministrator', 'registrar', 'workLifeCoordinator'] },
  },
  { key: 'tamkAssessor', name: 'Bedömare, TAMK', email: 'bedomare@tamk.example', locale: 'sv', roles: { tamk: ['assessor'] } },
  { key: 'nurse', name: 'Oona Oppija', email: 'oona.oppija@kotihoito.example', locale: 'fi', roles: {} },
  { key: 'nurse2', name: 'Niilo Näyte', email: 'niilo.nayte@kotihoito.example', locale: 'fi', roles: {} },
  { key: 'nurse3', name: 'Saga Exempel', email: 'saga.exempel@hemvard.example', locale: 'sv', roles: {} },
  { key: 'nurse4', name: 'Erin Example', email: 'erin.example@homecare.example', locale: 'en', roles: {} },
  { key: 'leader', name: 'Kalle Kokeilija', email: 'kalle.kokeilija@hyvinvointi.example', locale: 'fi', roles: {} },
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
  readonly evidence: string
}

/** Five needs as they were told. Two are addressed to everybody and have no owner yet. */
export const needs: readonly DemoNeed[] = [
  {
    key: 'homeCare',
    to: 'jamk',
    language: 'fi',
    name: 'Palveluesimies',
    organisation: 'Keskilammen kotihoito',
    email: 'palveluesimies@kotihoito.example',
    problem:
      'Asiakkaan kotona sattuu läheltä piti -tilanteita, joista kuulemme vasta jälkikäteen. Työntekijät eivät ole tottuneet havainnoimaan toistensa työtä.',
    people: 'Kotihoidon sairaanhoitajat ja lähihoitajat, kolme tiimiä',
    count: 20,
    when: 'Ensi talvena, ennen kesälomia',
    evidence: 'Vaaratapahtumailmoituksia tuli viime vuonna 140, niistä 60 olisi nähty ennalta.',
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
    evidence: 'Debriefing after a storm last July.',
  },
]

/** Feedback as an assessor writes it, per language. */
export const feedback: LanguageMap = {
  fi: 'Perustelet valintasi selvästi ja sidot ne yksikkösi arkeen. Jatka havaintojen kirjaamista samalla tarkkuudella.',
  sv: 'Du motiverar dina val tydligt och knyter dem till enhetens vardag. Fortsätt anteckna dina iakttagelser lika noga.',
  en: 'You argue your choices clearly and tie them to your unit’s daily work. Keep writing down what you see with the same care.',
}

export const statements = {
  approve: 'Tarve on osoitettu, tavoitteet voi arvioida ja tunnit täsmäävät. Hyväksytään.',
  approveJoint: 'Yhteinen suunnitelma on valmis. Vastuukorkeakoulu on JYU, ja kumpikin yliopisto myöntää.',
  approveRetired: 'Lyhyt ja selkeä. Hyväksytään vuodeksi.',
  recognition: 'Työnantajan vahvistus ja haastattelu osoittavat osaamisen.',
  needTaken: 'Kiitos. Tästä tuli suunnitelma, ja kysymme sinulta vielä, miltä hyvä havainnointi teillä näyttää.',
  needAnswered: 'Kiitos, luimme tämän. Etsimme keväällä korkeakoulun, joka voi tarttua asiaan.',
} as const
