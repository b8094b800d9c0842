/**
 * The verb bank: verbs somebody else can observe, in the form in which they stand in an outcome (third person singular in
 * Finnish and English, present in Swedish), by level of Bloom's revised taxonomy; and the verbs nobody can observe.
 * One row is one meaning in three languages, so the studio can offer a verb to a writer of any of them.
 */
import type { Language } from './design.ts'

export const bloomLevels = ['remember', 'understand', 'apply', 'analyse', 'evaluate', 'create'] as const
export type BloomLevel = (typeof bloomLevels)[number]

export interface Verb {
  readonly level: BloomLevel
  readonly fi: string
  readonly sv: string
  readonly en: string
}

const rows: Readonly<Record<BloomLevel, string>> = {
  remember: `
    nimeää|namnger|names
    luettelee|räknar upp|lists
    toistaa|upprepar|repeats
    tunnistaa|identifierar|identifies
    merkitsee|markerar|marks
    osoittaa|pekar ut|points out
    yhdistää|parar ihop|matches
    paikantaa|lokaliserar|locates
    kertoo|berättar|tells
    mainitsee|nämner|mentions
    lainaa|citerar|quotes
    etsii|söker|searches
    löytää|hittar|finds
    hakee|hämtar|retrieves
    kerää|samlar|collects
  `,
  understand: `
    selittää|förklarar|explains
    kuvaa|beskriver|describes
    kuvailee|skildrar|portrays
    tiivistää|sammanfattar|summarises
    tulkitsee|tolkar|interprets
    havainnollistaa|åskådliggör|illustrates
    esittelee|presenterar|presents
    esittää|framför|states
    määrittelee|definierar|defines
    selostaa|redogör|recounts
    kääntää|översätter|translates
    sanoittaa|omformulerar|rephrases
    ilmaisee|uttrycker|expresses
    erottaa|skiljer|distinguishes
    ryhmittelee|grupperar|groups
    päättelee|drar slutsatser|infers
    raportoi|rapporterar|reports
    keskustelee|diskuterar|discusses
    vastaa|svarar|answers
    antaa esimerkkejä|ger exempel|exemplifies
    täsmentää|preciserar|clarifies
    mukailee|parafraserar|paraphrases
    viestii|kommunicerar|communicates
    yksilöi|specificerar|specifies
    näyttää|visar|shows
  `,
  apply: `
    soveltaa|tillämpar|applies
    käyttää|använder|uses
    toteuttaa|genomför|conducts
    suorittaa|utför|performs
    laskee|räknar ut|calculates
    mittaa|mäter|measures
    kirjaa|antecknar|records
    dokumentoi|dokumenterar|documents
    ohjaa|handleder|guides
    opastaa|vägleder|instructs
    neuvoo|ger råd|advises
    haastattelee|intervjuar|interviews
    havainnoi|observerar|observes
    demonstroi|demonstrerar|demonstrates
    ratkaisee|löser|solves
    järjestää|ordnar|organises
    valmistaa|tillverkar|makes
    valmistelee|förbereder|prepares
    hoitaa|vårdar|treats
    käynnistää|startar|starts
    asentaa|installerar|installs
    ottaa käyttöön|tar i bruk|adopts
    säätää|justerar|adjusts
    huoltaa|underhåller|maintains
    tekee|gör|does
    tiedottaa|informerar|informs
    toimii|agerar|acts
    hyödyntää|utnyttjar|utilises
    käsittelee|behandlar|processes
    simuloi|simulerar|simulates
    harjoittaa|tränar|trains
    avustaa|assisterar|assists
    auttaa|hjälper|helps
    tukee|stöder|supports
    antaa|ger|gives
    kysyy|frågar|asks
    kirjoittaa|skriver|writes
    piirtää|ritar|draws
    esitelmöi|föreläser|lectures
    opettaa|undervisar|teaches
    fasilitoi|faciliterar|facilitates
    vetää|leder|leads
    valvoo|övervakar|monitors
    kalibroi|kalibrerar|calibrates
    ilmoittaa|anmäler|notifies
    hälyttää|larmar|alerts
    evakuoi|evakuerar|evacuates
    siirtää|överför|transfers
    annostelee|doserar|doses
    lääkitsee|medicinerar|medicates
    elvyttää|återupplivar|resuscitates
    motivoi|uppmuntrar|motivates
    sopii|avtalar|agrees
    aikatauluttaa|schemalägger|schedules
    varmistaa|säkerställer|ensures
    noudattaa|följer|follows
    hankkii|skaffar|acquires
    jakaa|delar|shares
    tallentaa|sparar|saves
    syöttää|matar in|enters
    rakentaa|bygger|builds
    ohjelmoi|programmerar|programs
    ajoittaa|tidsätter|times
    toimittaa|levererar|delivers
    täyttää|fyller i|completes
    pilotoi|pilottestar|pilots
    johtaa|styr|directs
    konsultoi|konsulterar|consults
    kohtaa|bemöter|encounters
    edistää|främjar|promotes
    torjuu|avvärjer|counters
  `,
  analyse: `
    analysoi|analyserar|analyses
    vertailee|jämför|compares
    vertaa|ställer mot varandra|contrasts
    luokittelee|klassificerar|classifies
    erittelee|bryter ner|breaks down
    jäsentää|strukturerar|structures
    tutkii|undersöker|examines
    selvittää|utreder|investigates
    kartoittaa|kartlägger|maps
    mallintaa|modellerar|models
    jäljittää|spårar|traces
    laskelmoi|beräknar|computes
    tarkastaa|inspekterar|inspects
    tarkastelee|granskar|scrutinises
    testaa|testar|tests
    kokeilee|prövar|tries out
    diagnosoi|diagnostiserar|diagnoses
    ennakoi|förutser|anticipates
    havaitsee|upptäcker|detects
    priorisoi|prioriterar|prioritises
    kyseenalaistaa|ifrågasätter|questions
    rajaa|avgränsar|delimits
    todentaa|verifierar|verifies
    kytkee|kopplar|links
    suhteuttaa|relaterar|relates
    koodaa|kodar|codes
    purkaa|plockar isär|deconstructs
    seuraa|följer upp|tracks
    ennustaa|förutsäger|predicts
    tilastoi|för statistik|tabulates
    triagoi|triagerar|triages
  `,
  evaluate: `
    arvioi|bedömer|assesses
    perustelee|motiverar|justifies
    päättää|beslutar|decides
    valitsee|väljer|chooses
    suosittelee|rekommenderar|recommends
    kritisoi|kritiserar|criticises
    puolustaa|försvarar|defends
    argumentoi|argumenterar|argues
    pisteyttää|poängsätter|scores
    asettaa järjestykseen|rangordnar|ranks
    vahvistaa|bekräftar|confirms
    hyväksyy|godkänner|approves
    hylkää|förkastar|rejects
    mitoittaa|dimensionerar|sizes
    ratkoo|avgör|resolves
    reflektoi|reflekterar|reflects
    punnitsee|väger|weighs
    validoi|validerar|validates
    evaluoi|utvärderar|evaluates
    tarkistaa|kontrollerar|checks
    korjaa|korrigerar|corrects
    oikaisee|rättar|rectifies
    auditoi|auditerar|audits
    harkitsee|överväger|considers
    kommentoi|kommenterar|comments
    optimoi|optimerar|optimises
    tunnustaa|erkänner|recognises
  `,
  create: `
    suunnittelee|planerar|plans
    laatii|utarbetar|drafts
    luo|skapar|creates
    kehittää|utvecklar|develops
    muotoilee|utformar|designs
    ehdottaa|föreslår|proposes
    koostaa|sätter ihop|assembles
    tuottaa|producerar|produces
    kokoaa|sammanställer|compiles
    uudistaa|förnyar|renews
    muuttaa|ändrar|changes
    muuntaa|omvandlar|transforms
    parantaa|förbättrar|improves
    ideoi|kläcker idéer|ideates
    keksii|uppfinner|invents
    koordinoi|samordnar|coordinates
    yhteiskehittää|samskapar|co-creates
    räätälöi|skräddarsyr|tailors
    mukauttaa|anpassar|adapts
    integroi|integrerar|integrates
    yhdistelee|kombinerar|combines
    neuvottelee|förhandlar|negotiates
    perustaa|grundar|establishes
    hahmottelee|skisserar|outlines
    linjaa|drar upp riktlinjer|sets policy
    valmentaa|coachar|coaches
    organisoi|organiserar|arranges
    konstruoi|konstruerar|constructs
    luonnostelee|skissar|sketches
    toimeenpanee|verkställer|implements
    käsikirjoittaa|skriver manus|scripts
    julkaisee|publicerar|publishes
    budjetoi|budgeterar|budgets
    resursoi|resurssätter|allocates
  `,
}

/** Words for one meaning beside the row's own, so that a writer's usual word is known too. */
const alsoKnown: Readonly<Record<BloomLevel, Readonly<Record<Language, string>>>> = {
  remember: { fi: 'listaa', sv: 'listar|anger|känner igen|benämner', en: 'recalls|recites|labels|selects' },
  understand: {
    fi: 'kiteyttää|avaa|referoi',
    sv: 'klargör|exemplifierar|återger|gör reda för',
    en: 'restates|converts|sums up',
  },
  apply: {
    fi: 'ottaa|pitää|kuljettaa|kuntouttaa|varautuu|tarjoaa|palauttaa|lähettää|vie|laittaa|tiedustelee|pukee|työstää|käy läpi|kuuntelee|rauhoittaa',
    sv: 'handlar|tar|håller|sköter|ställer in|bistår|arbetar|skickar|erbjuder|rehabiliterar|noterar|instruerar|lugnar|lyssnar',
    en: 'carries out|runs|takes|holds|handles|operates|manages|cares|responds|offers|provides|sends|works|listens|rehabilitates|registers|calms|fills in|chairs|hosts|practises',
  },
  analyse: {
    fi: 'pohtii|rinnastaa|kategorisoi',
    sv: 'reder ut|särskiljer|kategoriserar|tar reda på|ställer diagnos|provar',
    en: 'analyzes|inquires|categorises|categorizes|differentiates|explores|reviews|surveys|discriminates|organizes|prioritizes|forecasts|charts|estimates|controls',
  },
  evaluate: {
    fi: 'puntaroi|todistaa',
    sv: 'värderar|ger omdöme|fattar beslut|tar ställning|betygsätter|rättfärdigar|besluter',
    en: 'judges|appraises|rates|concludes|critiques|values|authorises|optimizes|recognizes|prescribes|grades',
  },
  create: {
    fi: 'kehittelee|sommittelee|syntetisoi|viimeistelee|päivittää',
    sv: 'tar fram|formulerar|gör upp|bygger upp|designar|uppdaterar|syntetiserar|moderniserar|lägger upp|upprättar|planlägger|initierar',
    en: 'formulates|modifies|synthesises|synthesizes|generates|initiates|updates|revises|devises|redesigns|co-designs',
  },
}

/** Verbs that do not show from the outside: nobody can see whether a learner "understands". Infinitives too, for "osaa tietää". */
const unobservable: Readonly<Record<Language, string>> = {
  fi: `ymmärtää|tietää|tuntee|osaa|hallitsee|oppii|tutustuu|perehtyy|omaksuu|sisäistää|tiedostaa|käsittää|hahmottaa|muistaa|kykenee|pystyy|
    syventyy|on perehtynyt|on tietoinen|on tutustunut|on selvillä|saa käsityksen|saa ymmärryksen|omaa`,
  sv: `förstår|känner till|vet|kan|behärskar|lär sig|inser|är medveten om|är medveten|är bekant med|är insatt i|är förtrogen med|
    har kännedom om|har kunskap om|har kunskaper om|har förståelse för|får insikt i|får kunskap om|bekantar sig med|tillägnar sig|tar till sig|
    minns|fördjupar sig i|sätter sig in i|begriper|klarar av`,
  en: `understands|knows|is familiar with|becomes familiar with|is aware of|becomes aware of|learns|appreciates|comprehends|realises|realizes|
    grasps|can|is able to|masters|has knowledge of|has an understanding of|gains an understanding of|gains knowledge of|gains insight into|
    remembers|internalises|internalizes|believes|thinks|familiarises|familiarizes|has insight into`,
}

/** The same as infinitives and nouns: they tell of an unobservable outcome only where the sentence begins with them. */
const unobservableStarts: Readonly<Record<Language, string>> = {
  fi: 'tuntea|osata|hallita|oppia|tutustua|perehtyä|omaksua|voi|ymmärrys|tuntemus|tietämys|tietoisuus',
  sv: 'förstå|känna till|veta|kunna|behärska|lära sig|inse|bekanta sig med|tillägna sig|minnas|begripa|förståelse|kännedom|kunskap|medvetenhet',
  en: `understand|know|be familiar with|become familiar with|be aware of|become aware of|learn|appreciate|comprehend|realise|realize|grasp|
    be able to|master|remember|understanding|knowledge|familiarity|awareness`,
}

/**
 * Forms that are also everyday nouns ("plans", "kirjaa", "leder"). After "and" they count as a verb only when what follows
 * reads like an object: see `outcome-verbs.ts`.
 */
const alsoNouns: Readonly<Record<Language, string>> = {
  fi: 'kuvaa|kirjaa|mittaa|luo|tukee|lainaa|laskee|koodaa|linjaa|jakaa|seuraa',
  sv: 'leder|ger|löser|styr|väger|delar|mäter|handlar',
  en: `names|lists|marks|matches|quotes|states|reports|answers|uses|measures|records|documents|guides|starts|acts|processes|trains|
    draws|lectures|leads|monitors|alerts|doses|shares|times|pilots|contrasts|maps|models|traces|tests|questions|links|codes|
    scores|ranks|sizes|checks|audits|comments|plans|drafts|designs|changes|produces|outlines|coaches|sketches|scripts|budgets|labels|
    takes|holds|runs|offers|works|reviews|surveys|charts|values|rates|grades|judges|supports|treats|shows|programs|
    estimates|controls|interviews|searches|builds|helps|asks|follows|groups|tells|tracks|hosts|chairs|registers`,
}

const split = (list: string) => list.split('|').map((word) => word.trim())

/** Every row of the bank: one meaning, three languages. */
export const verbs: readonly Verb[] = bloomLevels.flatMap((level) =>
  rows[level]
    .trim()
    .split('\n')
    .map((row) => {
      const [fi = '', sv = '', en = ''] = split(row)
      return { level, fi, sv, en }
    }),
)

function bankOf(language: Language): ReadonlyMap<string, BloomLevel> {
  const bank = new Map<string, BloomLevel>()
  for (const verb of verbs) if (!bank.has(verb[language])) bank.set(verb[language], verb.level)
  for (const level of bloomLevels) {
    for (const word of split(alsoKnown[level][language])) if (!bank.has(word)) bank.set(word, level)
  }
  return bank
}

/** Every verb form of the bank with its level, per language. Some forms are phrases ("carries out"). */
export const verbForms: Readonly<Record<Language, ReadonlyMap<string, BloomLevel>>> = {
  fi: bankOf('fi'),
  sv: bankOf('sv'),
  en: bankOf('en'),
}

/** Verb forms and phrases nobody can observe, per language. */
export const unobservableForms: Readonly<Record<Language, ReadonlySet<string>>> = {
  fi: new Set(split(unobservable.fi)),
  sv: new Set(split(unobservable.sv)),
  en: new Set(split(unobservable.en)),
}

/** Infinitives and nouns nobody can observe, which count only at the start of a sentence. */
export const unobservableStartForms: Readonly<Record<Language, ReadonlySet<string>>> = {
  fi: new Set([...split(unobservable.fi), ...split(unobservableStarts.fi)]),
  sv: new Set([...split(unobservable.sv), ...split(unobservableStarts.sv)]),
  en: new Set([...split(unobservable.en), ...split(unobservableStarts.en)]),
}

/** Verb forms that are also nouns, per language. */
export const nounLikeForms: Readonly<Record<Language, ReadonlySet<string>>> = {
  fi: new Set(split(alsoNouns.fi)),
  sv: new Set(split(alsoNouns.sv)),
  en: new Set(split(alsoNouns.en)),
}

/** The level of a verb as it stands in an outcome; undefined when the bank does not hold it. */
export function bloomLevel(verb: string, language: Language): BloomLevel | undefined {
  return verbForms[language].get(verb.normalize('NFC').trim().toLowerCase())
}
