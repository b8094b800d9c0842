/**
 * The shared words: what each means, what it is not, and where the meaning comes from. Screens show an entry beside the word where it first bites,
 * and the public page `/:lang/glossary` shows them all. The words are those of the code, so that one concept has one word. Content: CC BY 4.0.
 */
import type { Language } from '@poiju/framework'

/** A text in all three languages. */
export type Words = Readonly<Record<Language, string>>

export interface Entry {
  /** As it stands inside a sentence: small letters, singular. */
  readonly term: Words
  readonly definition: Words
  /** The word it is mixed up with, and the difference. */
  readonly notToConfuse: { readonly with: TermKey; readonly how: Words } | null
  /** Where a definition, number or rule comes from. Null when it is simply how Poiju works. */
  readonly source: { readonly name: string; readonly href: string } | null
  readonly related: readonly TermKey[]
}

const words = (fi: string, sv: string, en: string): Words => ({ fi, sv, en })

const recommendation = {
  name: 'Council Recommendation 2022/C 243/02 on a European approach to micro-credentials',
  href: 'https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=celex:32022H0627%2802%29',
} as const
const eqf = {
  name: 'Council Recommendation 2017/C 189/03 on the European Qualifications Framework',
  href: 'https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=celex:32017H0615%2801%29',
} as const
const workloadHours = {
  name: 'University of Helsinki: student’s workload and study credits',
  href: 'https://teaching.helsinki.fi/instructions/article/students-workload-and-study-credits',
} as const
const alignmentGuide = {
  name: 'University of Helsinki: constructive alignment and the 10 steps of course design',
  href: 'https://teaching.helsinki.fi/instructions/article/constructive-alignment-teaching-and-10-steps-course-design',
} as const
const openBadges = { name: '1EdTech: Open Badges Specification 3.0', href: 'https://www.imsglobal.org/spec/ob/v3p0/' } as const
const statusList = {
  name: 'W3C: Bitstring Status List v1.0',
  href: 'https://www.w3.org/TR/vc-bitstring-status-list/',
} as const
const universities = { name: 'Universities Act 558/2009', href: 'https://www.finlex.fi/fi/lainsaadanto/2009/558' } as const
const learningTypes = {
  name: 'Laurillard’s six learning types',
  href: 'https://www.metodic.education/frameworks/laurillards-six-learning-types',
} as const

/** The order is that of the road: first what a micro-credential is, then from need to credential. */
export const termKeys = [
  'microCredential',
  'badge',
  'course',
  'studyModule',
  'openStudies',
  'continuingEducation',
  'specialisationEducation',
  'need',
  'evidence',
  'partner',
  'design',
  'coOwner',
  'targetGroup',
  'competence',
  'outcome',
  'observableVerb',
  'eqfLevel',
  'credit',
  'workload',
  'constructiveAlignment',
  'assessment',
  'criteria',
  'gradingScale',
  'supervision',
  'activity',
  'learningType',
  'participation',
  'prerequisites',
  'recognition',
  'studyRight',
  'qualityAssurance',
  'stackability',
  'employerView',
  'finding',
  'review',
  'version',
  'offering',
  'enrolment',
  'identityCheck',
  'result',
  'completion',
  'credential',
  'issuer',
  'awardingBody',
  'verification',
  'revocation',
  'endorsement',
  'cohort',
  'meeting',
  'goal',
] as const
export type TermKey = (typeof termKeys)[number]

export const glossary: Readonly<Record<TermKey, Entry>> = {
  microCredential: {
    term: words('pieni osaamiskokonaisuus', 'liten kompetenshelhet', 'micro-credential'),
    definition: words(
      'Lyhyt opintokokonaisuus, josta jää todistus siitä, mitä ihminen osaa. Osaaminen on arvioitu, ja todistus on oppijan oma. Suomessa laajuus on 1–59 opintopistettä.',
      'Korta studier som lämnar ett bevis på vad man kan. Kunnandet är bedömt, och beviset är den studerandes eget. I Finland är omfattningen 1–59 studiepoäng.',
      'Short studies that leave a record of what a person can do. The ability has been assessed, and the record belongs to the learner. In Finland the size is 1–59 credits.',
    ),
    notToConfuse: {
      with: 'course',
      how: words(
        'Opintojakso kertoo, mitä opetetaan. Pieni osaamiskokonaisuus kertoo, mitä oppija on osoittanut osaavansa.',
        'En studieperiod berättar vad som undervisas. En liten kompetenshelhet berättar vad den studerande har visat att hen kan.',
        'A course tells what is taught. A micro-credential tells what the learner has shown they can do.',
      ),
    },
    source: recommendation,
    related: ['credential', 'outcome', 'credit', 'stackability'],
  },
  badge: {
    term: words('osaamismerkki', 'kompetensmärke', 'badge'),
    definition: words(
      'Digitaalinen merkki, jonka tiedoista näkee, mistä se on annettu ja kuka sen antoi. Merkin voi saada myös osallistumisesta, ilman arviointia.',
      'Ett digitalt märke vars uppgifter visar vad det har getts för och av vem. Ett märke kan ges också för deltagande, utan bedömning.',
      'A digital mark whose data shows what it was given for and by whom. A badge may also be given for taking part, without assessment.',
    ),
    notToConfuse: {
      with: 'credential',
      how: words(
        'Poijun osaamistodistus käyttää samaa tekniikkaa (Open Badges), mutta takana on aina arvioitu suoritus.',
        'Poijus kompetensbevis använder samma teknik (Open Badges), men bakom det finns alltid en bedömd prestation.',
        'A credential of Poiju uses the same technique (Open Badges), but an assessed completion always stands behind it.',
      ),
    },
    source: openBadges,
    related: ['credential', 'assessment'],
  },
  course: {
    term: words('opintojakso', 'studieperiod', 'course'),
    definition: words(
      'Opetussuunnitelman perusyksikkö: aihe, laajuus ja arvosana. Moni pieni osaamiskokonaisuus syntyy opintojaksosta, mutta tavoitteet ja arviointi kirjoitetaan uudelleen.',
      'Läroplanens grundenhet: ämne, omfattning och vitsord. Många små kompetenshelheter växer fram ur en studieperiod, men målen och bedömningen skrivs om.',
      'The basic unit of a curriculum: a subject, a size and a grade. Many micro-credentials grow out of a course, but outcomes and assessment are written anew.',
    ),
    notToConfuse: {
      with: 'offering',
      how: words(
        'Opintojakso on kuvaus. Toteutus on yksi kerta, jolla on päivät, paikat ja opettajat.',
        'En studieperiod är en beskrivning. Ett genomförande är ett tillfälle med dagar, platser och lärare.',
        'A course is a description. An offering is one run of it, with dates, seats and teachers.',
      ),
    },
    source: null,
    related: ['studyModule', 'microCredential'],
  },
  studyModule: {
    term: words('opintokokonaisuus', 'studiehelhet', 'study module'),
    definition: words(
      'Useasta opintojaksosta koottu osa tutkintoa tai avoimia opintoja, usein 15–60 opintopistettä. Siitä saa yhteisen arvosanan.',
      'En del av en examen eller av öppna studier som består av flera studieperioder, ofta 15–60 studiepoäng. Den får ett gemensamt vitsord.',
      'A part of a degree or of open studies made of several courses, often 15–60 credits. It gets one grade for the whole.',
    ),
    notToConfuse: {
      with: 'microCredential',
      how: words(
        'Opintokokonaisuus on tutkinnon rakennetta. Pieni osaamiskokonaisuus seisoo yksin, vaikka sen voi liittää myös isompaan.',
        'En studiehelhet hör till examens struktur. En liten kompetenshelhet står för sig själv, även om den också kan ingå i något större.',
        'A study module is part of how a degree is built. A micro-credential stands alone, though it may also join something larger.',
      ),
    },
    source: null,
    related: ['course', 'stackability'],
  },
  openStudies: {
    term: words('avoimet opinnot', 'öppna studier', 'open studies'),
    definition: words(
      'Korkeakoulun opintoja, joihin kuka tahansa voi ilmoittautua pohjakoulutuksesta riippumatta. Hinnalla on katto opintopistettä kohti.',
      'Högskolestudier som vem som helst kan anmäla sig till, oberoende av grundutbildning. Avgiften har ett tak per studiepoäng.',
      'Studies of a higher-education institution that anybody may join, whatever their schooling. The fee has a ceiling for each credit.',
    ),
    notToConfuse: {
      with: 'continuingEducation',
      how: words(
        'Avoimissa opinnoissa hinta on säännelty. Täydennyskoulutuksessa korkeakoulu hinnoittelee itse.',
        'I öppna studier är avgiften reglerad. I fortbildning bestämmer högskolan själv priset.',
        'In open studies the fee is regulated. In continuing education the institution sets its own price.',
      ),
    },
    source: universities,
    related: ['studyRight', 'credit'],
  },
  continuingEducation: {
    term: words('täydennyskoulutus', 'fortbildning', 'continuing education'),
    definition: words(
      'Työssä olevalle tarkoitettua koulutusta, joka täydentää aiempaa osaamista. Maksaja on oppija, työnantaja tai rahoittaja.',
      'Utbildning för den som är i arbetslivet och vill komplettera sitt kunnande. Den studerande, arbetsgivaren eller en finansiär betalar.',
      'Training for people at work that adds to what they can do already. The learner, the employer or a funder pays.',
    ),
    notToConfuse: {
      with: 'specialisationEducation',
      how: words(
        'Täydennyskoulutuksen laajuus on vapaa. Erikoistumiskoulutus on laaja, ja sen sisällöstä on sovittu valtakunnallisesti.',
        'Fortbildningens omfattning är fri. En specialiseringsutbildning är omfattande, och innehållet är överenskommet nationellt.',
        'Continuing education may be of any size. Specialisation education is large, and its content is agreed nationally.',
      ),
    },
    source: null,
    related: ['openStudies', 'studyRight'],
  },
  specialisationEducation: {
    term: words('erikoistumiskoulutus', 'specialiseringsutbildning', 'specialisation education'),
    definition: words(
      'Korkeakoulututkinnon jälkeinen koulutus ammatissa toimivalle, vähintään 30 opintopistettä. Sen perusteista korkeakoulut sopivat yhdessä.',
      'Utbildning efter en högskoleexamen för den som arbetar i yrket, minst 30 studiepoäng. Högskolorna kommer överens om grunderna tillsammans.',
      'Education after a degree for people who practise the profession, at least 30 credits. Institutions agree on its basis together.',
    ),
    notToConfuse: {
      with: 'microCredential',
      how: words(
        'Pieni osaamiskokonaisuus ei tee kenestäkään erikoistunutta, eikä sen nimi saa luvata sitä.',
        'En liten kompetenshelhet gör ingen till specialist, och namnet får inte lova det.',
        'A micro-credential makes nobody a specialist, and its title must not promise it.',
      ),
    },
    source: universities,
    related: ['continuingEducation'],
  },
  need: {
    term: words('osaamistarve', 'kompetensbehov', 'need'),
    definition: words(
      'Mitä työssä ei vielä osata, kerrottuna työelämän sanoin. Esimerkiksi: ”Vaaratilanteet kirjataan, mutta kukaan ei opi niistä.”',
      'Vad man ännu inte kan i arbetet, berättat med arbetslivets ord. Till exempel: ”Tillbuden antecknas, men ingen lär sig av dem.”',
      'What people cannot do yet at work, in the words of working life. For example: “Near misses are written down, but nobody learns from them.”',
    ),
    notToConfuse: null,
    source: null,
    related: ['evidence', 'partner', 'design'],
  },
  evidence: {
    term: words('näyttö tarpeesta', 'belägg för behovet', 'evidence of a need'),
    definition: words(
      'Jokin, josta tarpeen näkee muukin kuin suunnittelija: kysely, haastattelu, kumppanin kirje, uusi laki tai jono. Kuukausi kertoo, onko tieto tuore.',
      'Något som visar behovet också för andra än planeraren: en enkät, en intervju, ett brev från en partner, en ny lag eller en kö. Månaden visar om uppgiften är färsk.',
      'Something that shows the need to others than its designer: a survey, an interview, a partner’s letter, a new law or a queue. The month tells whether it is fresh.',
    ),
    notToConfuse: {
      with: 'assessment',
      how: words(
        'Oppijan osaamisen näyttö on eri asia: se kuuluu arviointiin.',
        'Hur den studerande visar sitt kunnande är en annan sak: det hör till bedömningen.',
        'Evidence of what a learner can do is another matter: it belongs to assessment.',
      ),
    },
    source: null,
    related: ['need', 'endorsement'],
  },
  partner: {
    term: words('kumppani', 'partner', 'partner'),
    definition: words(
      'Työpaikka, järjestö tai viranomainen, jonka kanssa korkeakoulu suunnittelee osaamista.',
      'En arbetsplats, organisation eller myndighet som högskolan planerar kompetens tillsammans med.',
      'A workplace, association or authority with which an institution plans what people should learn.',
    ),
    notToConfuse: {
      with: 'coOwner',
      how: words(
        'Yhteisomistaja on toinen korkeakoulu, joka tekee suunnitelmaa. Kumppani on työelämästä.',
        'En delägare är en annan högskola som arbetar med planen. En partner kommer från arbetslivet.',
        'A co-owner is another institution that works in the design. A partner comes from working life.',
      ),
    },
    source: null,
    related: ['need', 'endorsement'],
  },
  design: {
    term: words('suunnitelma', 'plan', 'design'),
    definition: words(
      'Pienen osaamiskokonaisuuden työasiakirja, jota moni voi kirjoittaa yhtä aikaa. Se ei näy ulkopuolisille ennen hyväksyntää ja julkaisua.',
      'Arbetsdokumentet för en liten kompetenshelhet, som flera kan skriva i samtidigt. Utomstående ser det inte före godkännande och publicering.',
      'The working document of a micro-credential, in which many can write at once. Outsiders do not see it before approval and publication.',
    ),
    notToConfuse: {
      with: 'version',
      how: words(
        'Suunnitelma elää. Versio on hyväksytty, eikä se enää muutu.',
        'Planen lever. En version är godkänd och ändras inte längre.',
        'A design lives. A version has been approved and no longer changes.',
      ),
    },
    source: null,
    related: ['need', 'review', 'coOwner'],
  },
  coOwner: {
    term: words('yhteisomistaja', 'delägare', 'co-owner'),
    definition: words(
      'Korkeakoulu, jonka väki tekee suunnitelmaa yhdessä vastuukorkeakoulun kanssa. Rekisteri ja allekirjoitus ovat silti vastuukorkeakoulun.',
      'En högskola vars folk gör planen tillsammans med den ansvariga högskolan. Registret och underskriften är ändå den ansvariga högskolans.',
      'An institution whose people work in a design together with the responsible institution. The register and the signature stay with the responsible one.',
    ),
    notToConfuse: {
      with: 'awardingBody',
      how: words(
        'Yhteisomistaja tekee suunnitelmaa. Vain myöntäjän nimi tulee todistukseen.',
        'En delägare arbetar med planen. Bara en beviljande högskolas namn kommer på beviset.',
        'A co-owner works in the design. Only an awarding body is named on the credential.',
      ),
    },
    source: null,
    related: ['design', 'awardingBody', 'issuer'],
  },
  targetGroup: {
    term: words('kohderyhmä', 'målgrupp', 'target group'),
    definition: words(
      'Ketkä tätä tarvitsevat: ammatti, kokemus ja työpaikka. Hyvä kohderyhmä on niin tarkka, että lukija tunnistaa itsensä.',
      'Vilka som behöver det här: yrke, erfarenhet och arbetsplats. En bra målgrupp är så tydlig att läsaren känner igen sig.',
      'Who needs this: occupation, experience and workplace. A good target group is so clear that readers recognise themselves.',
    ),
    notToConfuse: {
      with: 'prerequisites',
      how: words(
        'Kohderyhmä kertoo, kenelle tämä sopii. Lähtötaso kertoo, mitä ilman ei pärjää.',
        'Målgruppen säger vem det här passar för. Förkunskaperna säger vad man inte klarar sig utan.',
        'The target group says whom this suits. Prerequisites say what one cannot do without.',
      ),
    },
    source: null,
    related: ['need', 'prerequisites'],
  },
  competence: {
    term: words('osaaminen', 'kunnande', 'competence'),
    definition: words(
      'Kyky toimia tilanteessa: tieto, taito ja vastuu yhdessä. Osaaminen näkyy teoissa, ei osallistumisessa.',
      'Förmågan att handla i en situation: kunskap, färdighet och ansvar tillsammans. Kunnandet syns i handling, inte i närvaro.',
      'The ability to act in a situation: knowledge, skill and responsibility together. It shows in what one does, not in having been there.',
    ),
    notToConfuse: {
      with: 'outcome',
      how: words(
        'Osaaminen on ihmisen. Osaamistavoite on lause, johon osaamista verrataan.',
        'Kunnandet är människans. Kompetensmålet är den mening som kunnandet jämförs med.',
        'Competence belongs to a person. A learning outcome is the sentence it is measured against.',
      ),
    },
    source: eqf,
    related: ['outcome', 'assessment'],
  },
  outcome: {
    term: words('osaamistavoite', 'kompetensmål', 'learning outcome'),
    definition: words(
      'Yksi teko, jonka oppija osaa opintojen jälkeen. Kaava: oppija + verbi + mitä + missä tilanteessa + kuinka hyvin. Esimerkki: ”toteuttaa turvallisuushavainnointikierroksen sovitulla lomakkeella”.',
      'En handling som den studerande kan efter studierna. Mönster: den studerande + verb + vad + i vilken situation + hur väl. Exempel: ”genomför en säkerhetsrunda med den överenskomna blanketten”.',
      'One action that the learner can do after the studies. Pattern: the learner + verb + what + in which situation + how well. Example: “carries out a safety observation round with the agreed form”.',
    ),
    notToConfuse: {
      with: 'goal',
      how: words(
        'Osaamistavoite kuuluu opintoihin ja arvioidaan. Valmennuksen tavoite on ihmisen oma.',
        'Ett kompetensmål hör till studierna och bedöms. Ett mål i coachningen är personens eget.',
        'A learning outcome belongs to the studies and is assessed. A goal in coaching is a person’s own.',
      ),
    },
    source: recommendation,
    related: ['observableVerb', 'assessment', 'constructiveAlignment', 'competence'],
  },
  observableVerb: {
    term: words('havaittava verbi', 'iakttagbart verb', 'observable verb'),
    definition: words(
      'Teko, jonka toinen ihminen voi nähdä tai kuulla: analysoi, laatii, perustelee. ”Ymmärtää” ja ”tuntee” eivät näy, joten niitä ei voi arvioida.',
      'En handling som en annan människa kan se eller höra: analyserar, utarbetar, motiverar. ”Förstår” och ”känner till” syns inte och kan därför inte bedömas.',
      'An action that somebody else can see or hear: analyses, drafts, justifies. “Understands” and “knows” do not show, so they cannot be assessed.',
    ),
    notToConfuse: null,
    source: alignmentGuide,
    related: ['outcome', 'assessment'],
  },
  eqfLevel: {
    term: words('EQF-taso', 'EQF-nivå', 'EQF level'),
    definition: words(
      'Eurooppalainen asteikko 1–8 sille, kuinka vaativaa osaaminen on. Taso 6 vastaa alempaa korkeakoulututkintoa, taso 7 ylempää. Pieni osaamiskokonaisuus vastaa tasoa, mutta ei ole tutkinto.',
      'En europeisk skala 1–8 för hur krävande kunnandet är. Nivå 6 motsvarar lägre högskoleexamen, nivå 7 högre. En liten kompetenshelhet motsvarar en nivå men är ingen examen.',
      'A European scale of 1–8 for how demanding the competence is. Level 6 is that of a bachelor’s degree, level 7 of a master’s. A micro-credential corresponds to a level; it is not a degree.',
    ),
    notToConfuse: {
      with: 'credit',
      how: words(
        'Taso kertoo vaativuuden, opintopisteet työmäärän. Pieni voi olla vaativa.',
        'Nivån säger hur krävande det är, studiepoängen hur mycket arbete. Det som är litet kan vara krävande.',
        'The level tells how demanding it is, the credits how much work. Small things may be demanding.',
      ),
    },
    source: eqf,
    related: ['outcome', 'credit'],
  },
  credit: {
    term: words('opintopiste', 'studiepoäng', 'ECTS credit'),
    definition: words(
      'Noin 27 tuntia opiskelijan työtä: lukeminen, tehtävät, tapaamiset ja arviointi mukaan lukien. Lukuvuoden 1 600 tuntia on 60 opintopistettä.',
      'Ungefär 27 timmar av den studerandes arbete: läsning, uppgifter, träffar och bedömning inräknade. Läsårets 1 600 timmar är 60 studiepoäng.',
      'About 27 hours of a student’s work, with reading, tasks, meetings and assessment counted in. The 1,600 hours of a year are 60 credits.',
    ),
    notToConfuse: {
      with: 'workload',
      how: words(
        'Opintopiste on luvattu yksikkö. Työmäärä on se, mihin tunnit oikeasti menevät.',
        'Studiepoängen är den utlovade enheten. Arbetsmängden är vad timmarna i verkligheten går till.',
        'The credit is the unit that is promised. The workload is where the hours really go.',
      ),
    },
    source: workloadHours,
    related: ['workload', 'eqfLevel'],
  },
  workload: {
    term: words('työmäärä', 'arbetsmängd', 'workload'),
    definition: words(
      'Tunnit, jotka tavallinen oppija tarvitsee kaikkeen: ei vain opetukseen vaan myös lukemiseen, tehtäviin ja näyttöön. Poiju vertaa summaa opintopisteisiin; kymmenen prosenttia saa heittää.',
      'De timmar som en vanlig studerande behöver till allt: inte bara undervisning utan också läsning, uppgifter och bedömning. Poiju jämför summan med studiepoängen; tio procents avvikelse går bra.',
      'The hours an ordinary learner needs for everything: not teaching alone but reading, tasks and assessment too. Poiju compares the sum with the credits; ten per cent either way is fine.',
    ),
    notToConfuse: null,
    source: workloadHours,
    related: ['credit', 'activity'],
  },
  constructiveAlignment: {
    term: words('linjakkuus', 'samstämmighet', 'constructive alignment'),
    definition: words(
      'Tavoite, tehtävä ja arviointi puhuvat samasta teosta. Jos tavoite on antaa palautetta, sitä harjoitellaan ja sitä arvioidaan, eikä kysytä kirjallisessa kokeessa, mitä palaute on.',
      'Målet, uppgiften och bedömningen talar om samma handling. Om målet är att ge respons, övas och bedöms just det, i stället för att ett skriftligt prov frågar vad respons är.',
      'Outcome, activity and assessment speak of the same action. If the outcome is to give feedback, that is practised and that is assessed, rather than asking in a written test what feedback is.',
    ),
    notToConfuse: null,
    source: alignmentGuide,
    related: ['outcome', 'activity', 'assessment'],
  },
  assessment: {
    term: words('osaamisen arviointi', 'bedömning', 'assessment'),
    definition: words(
      'Tapa, jolla oppija osoittaa osaamistavoitteen ja arvioija päättää, täyttyykö se. Esimerkiksi käytännön näyttö työpaikalla tai suullinen koe.',
      'Sättet på vilket den studerande visar ett kompetensmål och bedömaren avgör om det är uppnått. Till exempel ett praktiskt prov på arbetsplatsen eller ett muntligt prov.',
      'How a learner shows an outcome and how an assessor decides whether it is met. For example a practical test at the workplace, or an oral examination.',
    ),
    notToConfuse: {
      with: 'review',
      how: words(
        'Arviointi koskee oppijan osaamista. Hyväksyntä koskee suunnitelmaa.',
        'Bedömningen gäller den studerandes kunnande. Godkännandet gäller planen.',
        'Assessment is about what a learner can do. A review is about the design.',
      ),
    },
    source: recommendation,
    related: ['criteria', 'gradingScale', 'supervision', 'result'],
  },
  criteria: {
    term: words('arviointikriteerit', 'bedömningskriterier', 'assessment criteria'),
    definition: words(
      'Mistä arvioija näkee, että tavoite täyttyy, ja mistä eri arvosanat erottuvat. Taulukkona kriteereitä kutsutaan matriisiksi.',
      'Vad bedömaren ser att målet är uppnått på, och vad som skiljer vitsorden åt. Som tabell kallas kriterierna matris.',
      'What shows an assessor that an outcome is met, and what tells the grades apart. Set out as a table they are called a rubric.',
    ),
    notToConfuse: {
      with: 'finding',
      how: words(
        'Poijun huomiot arvioivat suunnitelmaa, eivät oppijaa.',
        'Poijus iakttagelser gäller planen, inte den studerande.',
        'The findings of Poiju are about the design, not about the learner.',
      ),
    },
    source: alignmentGuide,
    related: ['assessment', 'gradingScale'],
  },
  gradingScale: {
    term: words('arviointiasteikko', 'bedömningsskala', 'grading scale'),
    definition: words(
      'Joko hyväksytty–hylätty tai numerot. Asteikko lukee todistuksessa, koska numero ilman asteikkoa ei kerro mitään.',
      'Antingen godkänd–underkänd eller siffror. Skalan står på beviset, för en siffra utan skala säger ingenting.',
      'Either pass or fail, or numbers. The scale is on the credential, because a number without its scale says nothing.',
    ),
    notToConfuse: null,
    source: null,
    related: ['assessment', 'result'],
  },
  supervision: {
    term: words('valvonta arvioinnissa', 'övervakning vid bedömningen', 'supervision of the assessment'),
    definition: words(
      'Kaksi asiaa: katsooko joku suoritusta, ja tiedetäänkö varmasti, kuka suorittaja on. Kumpikin lukee todistuksessa, koska tunnustaja kysyy niitä.',
      'Två saker: om någon ser på när kunnandet visas, och om man säkert vet vem personen är. Båda står på beviset, för den som erkänner studierna frågar efter dem.',
      'Two things: whether somebody watches, and whether it is certain who the person is. Both are on the credential, because whoever recognises it asks.',
    ),
    notToConfuse: {
      with: 'identityCheck',
      how: words(
        'Valvonta koskee näyttöä. Henkilöllisyyden tarkistus tehdään ilmoittautuneelle, kerran.',
        'Övervakningen gäller bedömningen. Identitetskontrollen görs för den anmälda, en gång.',
        'Supervision belongs to the assessment. The identity check is made of the enrolled person, once.',
      ),
    },
    source: recommendation,
    related: ['assessment', 'identityCheck'],
  },
  activity: {
    term: words('oppimistehtävä', 'lärandeaktivitet', 'activity'),
    definition: words(
      'Yksi kortti kuvakäsikirjoituksessa: mitä oppija tekee, missä, kuinka kauan ja minkä tavoitteen hyväksi.',
      'Ett kort i bildmanuset: vad den studerande gör, var, hur länge och för vilket mål.',
      'One card of the storyboard: what the learner does, where, for how long and towards which outcome.',
    ),
    notToConfuse: {
      with: 'assessment',
      how: words(
        'Oppimistehtävässä harjoitellaan, arvioinnissa osoitetaan.',
        'I en lärandeaktivitet övar man, i bedömningen visar man.',
        'In an activity one practises; in an assessment one shows.',
      ),
    },
    source: null,
    related: ['learningType', 'workload'],
  },
  learningType: {
    term: words('oppimisen tapa', 'sätt att lära', 'learning type'),
    definition: words(
      'Kuusi tapaa oppia: hankkia tietoa, tutkia, harjoitella, keskustella, tehdä yhdessä ja tuottaa. Kaavio näyttää, mihin tunnit painottuvat. Se ei ole pisteytys.',
      'Sex sätt att lära: ta in kunskap, undersöka, öva, diskutera, samarbeta och producera. Diagrammet visar var timmarna finns. Det är inget betyg.',
      'Six ways to learn: acquiring, investigating, practising, discussing, collaborating and producing. The chart shows where the hours are. It is not a score.',
    ),
    notToConfuse: null,
    source: learningTypes,
    related: ['activity', 'workload'],
  },
  participation: {
    term: words('osallistumistapa', 'deltagandeform', 'form of participation'),
    definition: words(
      'Opiskellaanko paikan päällä, verkossa, molemmissa (monimuoto) vai työssä. Siitä oppija näkee, pääseekö hän mukaan.',
      'Om studierna sker på plats, på nätet, både och (flerform) eller i arbetet. Av det ser den studerande om hen kan delta.',
      'Whether one studies on site, online, both (blended) or at work. From it a learner sees whether they can take part.',
    ),
    notToConfuse: null,
    source: recommendation,
    related: ['offering'],
  },
  prerequisites: {
    term: words('lähtötaso', 'förkunskaper', 'prerequisites'),
    definition: words(
      'Mitä oppijalla täytyy olla alussa, esimerkiksi tutkinto tai työpaikka, jossa tehtävät voi tehdä. ”Ei vaatimuksia” on myös vastaus.',
      'Vad den studerande måste ha i början, till exempel en examen eller en arbetsplats där uppgifterna kan göras. ”Inga krav” är också ett svar.',
      'What a learner must have at the start, such as a degree or a workplace where the tasks can be done. “None” is an answer too.',
    ),
    notToConfuse: null,
    source: recommendation,
    related: ['targetGroup', 'recognition'],
  },
  recognition: {
    term: words('osaamisen tunnistaminen ja tunnustaminen', 'erkännande av kunnande', 'recognition of prior learning'),
    definition: words(
      'Aiemmin opittu arvioidaan tavoite kerrallaan, opittiin se missä tahansa. Tunnustettua tavoitetta ei tarvitse suorittaa uudelleen. Lyhenne on AHOT.',
      'Det man har lärt sig tidigare bedöms ett mål i taget, oavsett var man har lärt sig det. Ett erkänt mål behöver inte avläggas på nytt.',
      'What somebody has learned before is judged outcome by outcome, wherever it was learned. A recognised outcome need not be done again. Shortened to RPL.',
    ),
    notToConfuse: {
      with: 'verification',
      how: words(
        'Tunnustaminen on päätös siitä, mitä osaaminen korvaa. Tarkistaminen kertoo, onko todistus aito.',
        'Ett erkännande är ett beslut om vad kunnandet ersätter. En kontroll säger om beviset är äkta.',
        'Recognition decides what the learning counts for. Verification says whether a credential is genuine.',
      ),
    },
    source: universities,
    related: ['outcome', 'result', 'completion'],
  },
  studyRight: {
    term: words('opinto-oikeus', 'studierätt', 'study right'),
    definition: words(
      'Peruste, jolla oppija opiskelee: esimerkiksi avoimet opinnot, täydennyskoulutus tai tutkinto. Siitä riippuu, kuka maksaa ja miten suoritus kirjataan opintorekisteriin.',
      'Grunden för att få studera: till exempel öppna studier, fortbildning eller examen. Den avgör vem som betalar och hur prestationen antecknas i studieregistret.',
      'The basis on which somebody studies: open studies, continuing education or a degree, for example. It decides who pays and how the completion is entered in the register.',
    ),
    notToConfuse: {
      with: 'enrolment',
      how: words(
        'Opinto-oikeus on peruste opiskella. Ilmoittautuminen varaa paikan yhdessä toteutuksessa.',
        'Studierätten är grunden för att studera. Anmälan reserverar en plats i ett genomförande.',
        'A study right is the basis for studying. An enrolment takes a seat in one offering.',
      ),
    },
    source: null,
    related: ['openStudies', 'continuingEducation'],
  },
  qualityAssurance: {
    term: words('laadunvarmistus', 'kvalitetssäkring', 'quality assurance'),
    definition: words(
      'Mihin luottamus nojaa: kuka valvoo laatua ja miten palaute muuttaa opintoja. Korkeakouluissa se on yleensä auditoitu laatujärjestelmä.',
      'Vad förtroendet vilar på: vem som övervakar kvaliteten och hur respons förändrar studierna. Vid högskolor är det oftast ett auditerat kvalitetssystem.',
      'What trust rests on: who watches over quality and how feedback changes the studies. In higher education it is mostly an audited quality system.',
    ),
    notToConfuse: {
      with: 'review',
      how: words(
        'Hyväksyntä on yksi päätös yhdestä suunnitelmasta. Laadunvarmistus on jatkuvaa.',
        'Ett godkännande är ett beslut om en plan. Kvalitetssäkringen är fortlöpande.',
        'A review is one decision on one design. Quality assurance goes on all the time.',
      ),
    },
    source: recommendation,
    related: ['review', 'verification'],
  },
  stackability: {
    term: words('yhdistettävyys', 'kombinerbarhet', 'stackability'),
    definition: words(
      'Voiko tämän liittää muihin opintoihin. Kolme vastausta: itsenäinen, osa nimettyä kokonaisuutta tai luettavissa hyväksi tutkintoon.',
      'Om det här kan fogas till andra studier. Tre svar: fristående, del av en namngiven helhet eller kan räknas in i en examen.',
      'Whether this can join other studies. Three answers: it stands alone, it is part of a named whole, or it counts towards a degree.',
    ),
    notToConfuse: {
      with: 'recognition',
      how: words(
        'Yhdistettävyys on suunniteltu etukäteen. Tunnustaminen on päätös yhden ihmisen osaamisesta.',
        'Kombinerbarheten är planerad i förväg. Ett erkännande är ett beslut om en persons kunnande.',
        'Stackability is planned beforehand. Recognition is a decision about one person’s learning.',
      ),
    },
    source: recommendation,
    related: ['studyModule', 'microCredential'],
  },
  employerView: {
    term: words('työnantajan näkymä', 'arbetsgivarens vy', 'employer view'),
    definition: words(
      'Samat opinnot kerrottuna työnantajalle: mitä työntekijä osaa tehdä, paljonko aikaa menee ja mistä osaamisen tietää. Ei opintopisteitä, tasoja eikä koodeja.',
      'Samma studier berättade för arbetsgivaren: vad den anställda kan göra, hur mycket tid det tar och hur man vet att hen kan. Inga studiepoäng, nivåer eller koder.',
      'The same studies told to an employer: what the worker can do, how much time it takes and how one knows. No credits, levels or codes.',
    ),
    notToConfuse: null,
    source: null,
    related: ['need', 'outcome'],
  },
  finding: {
    term: words('huomio', 'iakttagelse', 'finding'),
    definition: words(
      'Mitä Poijun tarkistus sanoo suunnitelmasta: missä, miksi ja miten korjata. Pakollinen estää lähettämisen. Suosituksen voi jättää, ja ajatus on vain ajatus.',
      'Vad Poijus kontroll säger om planen: var, varför och hur det åtgärdas. Ett obligatoriskt hindrar sändandet. En rekommendation kan man låta bli, och en tanke är bara en tanke.',
      'What a check says of the design: where, why and how to mend it. A required one stops sending. Advice may be left, and an idea is only an idea.',
    ),
    notToConfuse: null,
    source: null,
    related: ['design', 'review', 'constructiveAlignment'],
  },
  review: {
    term: words('hyväksyntä', 'godkännande', 'review'),
    definition: words(
      'Korkeakoulun päätös siitä, onko suunnitelma valmis. Päättäjä ei ole kirjoittanut suunnitelmaa, ja päätökseen jää nimi, aika ja perustelu.',
      'Högskolans beslut om planen är klar. Den som beslutar har inte skrivit i planen, och i beslutet finns namn, tid och motivering.',
      'The institution’s decision whether a design is ready. Whoever decides has not written in it, and the decision keeps a name, a time and a reason.',
    ),
    notToConfuse: {
      with: 'endorsement',
      how: words(
        'Hyväksyntä on korkeakoulun päätös. Puolto on työelämän oma sana.',
        'Ett godkännande är högskolans beslut. Ett stöduttalande är arbetslivets eget ord.',
        'A review is the institution’s decision. An endorsement is working life’s own word.',
      ),
    },
    source: null,
    related: ['version', 'finding', 'qualityAssurance'],
  },
  version: {
    term: words('versio', 'version', 'version'),
    definition: words(
      'Hyväksytty ja numeroitu suunnitelma, jota kukaan ei voi enää muuttaa. Toteutukset ja todistukset viittaavat aina tiettyyn versioon.',
      'En godkänd och numrerad plan som ingen längre kan ändra. Genomföranden och bevis hänvisar alltid till en viss version.',
      'A design that has been approved and numbered and that nobody can change any more. Offerings and credentials always point at one version.',
    ),
    notToConfuse: {
      with: 'offering',
      how: words(
        'Samasta versiosta voi tehdä monta toteutusta.',
        'Av samma version kan man göra många genomföranden.',
        'One version may have many offerings.',
      ),
    },
    source: null,
    related: ['design', 'review', 'microCredential'],
  },
  offering: {
    term: words('toteutus', 'genomförande', 'offering'),
    definition: words(
      'Yksi kerta, jolloin opinnot järjestetään: päivät, paikat, hinta ja opetuskieli.',
      'Ett tillfälle då studierna ordnas: dagar, platser, pris och undervisningsspråk.',
      'One run of the studies: dates, seats, price and language of teaching.',
    ),
    notToConfuse: null,
    source: null,
    related: ['version', 'enrolment'],
  },
  enrolment: {
    term: words('ilmoittautuminen', 'anmälan', 'enrolment'),
    definition: words(
      'Oppija yhdessä toteutuksessa: hakemuksesta siihen, että opinnot on suoritettu tai jätetty kesken.',
      'En studerande i ett genomförande: från anmälan tills studierna är slutförda eller avbrutna.',
      'A learner in one offering: from applying until the studies are completed or left.',
    ),
    notToConfuse: null,
    source: null,
    related: ['offering', 'identityCheck', 'recognition'],
  },
  identityCheck: {
    term: words('henkilöllisyyden tarkistus', 'identitetskontroll', 'identity check'),
    definition: words(
      'Merkintä siitä, kuka varmisti oppijan henkilöllisyyden ja miten: asiakirjasta, vahvalla tunnistuksella tai siksi, että hän on tuttu opiskelija. Asiakirjaa ei tallenneta.',
      'En anteckning om vem som kontrollerade den studerandes identitet och hur: ur en handling, med stark autentisering eller för att personen är en känd studerande. Handlingen sparas inte.',
      'A note of who made sure of a learner’s identity and how: from a document, by strong sign-in, or because the student is known. The document is not kept.',
    ),
    notToConfuse: null,
    source: null,
    related: ['supervision', 'enrolment'],
  },
  result: {
    term: words('arvio', 'bedömningsresultat', 'result'),
    definition: words(
      'Arvioijan sana yhdestä oppijasta ja yhdestä tavoitteesta, palautteen kanssa: osoitettu tai ei vielä.',
      'Bedömarens ord om en studerande och ett mål, med respons: visat eller inte visat ännu.',
      'An assessor’s word on one learner and one outcome, with feedback: met or not yet.',
    ),
    notToConfuse: {
      with: 'completion',
      how: words(
        'Arvioita on yksi tavoitetta kohti. Suoritus päätetään, kun kaikki tavoitteet on osoitettu.',
        'Det finns ett resultat per mål. Prestationen beslutas när alla mål är visade.',
        'There is one result for each outcome. The completion is decided once all of them are met.',
      ),
    },
    source: null,
    related: ['assessment', 'completion', 'gradingScale'],
  },
  completion: {
    term: words('suoritus', 'prestation', 'completion'),
    definition: words(
      'Päätös, että oppija on osoittanut kaikki tavoitteet. Sen tekee nimetty henkilö, ja se kuuluu opintorekisteriin.',
      'Beslutet att den studerande har visat alla mål. Det fattas av en namngiven person och hör till studieregistret.',
      'The decision that a learner has met every outcome. A named person makes it, and it belongs to the study register.',
    ),
    notToConfuse: {
      with: 'credential',
      how: words(
        'Suoritus on korkeakoulun rekisterissä. Osaamistodistus on oppijan kädessä.',
        'Prestationen finns i högskolans register. Kompetensbeviset finns hos den studerande.',
        'The completion is in the institution’s register. The credential is in the learner’s hands.',
      ),
    },
    source: null,
    related: ['result', 'credential'],
  },
  credential: {
    term: words('osaamistodistus', 'kompetensbevis', 'credential'),
    definition: words(
      'Allekirjoitettu tiedosto, jossa lukee, kuka osaa, mitä hän osaa ja miten se arvioitiin. Oppija omistaa sen ja näyttää sitä kenelle haluaa. PDF on siitä luettava kuva.',
      'En undertecknad fil som säger vem som kan, vad hen kan och hur det bedömdes. Den studerande äger den och visar den för vem hen vill. PDF:en är en läsbar bild av den.',
      'A signed file that says who can do what, and how it was assessed. The learner owns it and shows it to whom they like. The PDF is a readable picture of it.',
    ),
    notToConfuse: {
      with: 'microCredential',
      how: words(
        'Pieni osaamiskokonaisuus on opinnot. Osaamistodistus on yhden ihmisen todistus niistä.',
        'Den lilla kompetenshelheten är studierna. Kompetensbeviset är en persons bevis på dem.',
        'The micro-credential is the studies. The credential is one person’s record of them.',
      ),
    },
    source: openBadges,
    related: ['verification', 'issuer', 'revocation'],
  },
  issuer: {
    term: words('allekirjoittaja', 'utfärdare', 'issuing body'),
    definition: words(
      'Korkeakoulu, jonka avaimella todistus on allekirjoitettu ja joka pitää rekisteriä. Poijussa se on vastuukorkeakoulu.',
      'Högskolan vars nyckel har undertecknat beviset och som för registret. I Poiju är det den ansvariga högskolan.',
      'The institution whose key signed the credential and which keeps the register. In Poiju it is the responsible institution.',
    ),
    notToConfuse: {
      with: 'awardingBody',
      how: words(
        'Allekirjoittajia on yksi. Myöntäjiä voi olla monta.',
        'Utfärdaren är en. De beviljande högskolorna kan vara flera.',
        'There is one issuing body. There may be many awarding bodies.',
      ),
    },
    source: recommendation,
    related: ['awardingBody', 'credential', 'verification'],
  },
  awardingBody: {
    term: words('myöntäjä', 'beviljande högskola', 'awarding body'),
    definition: words(
      'Korkeakoulu, joka takaa osaamisen ja jonka nimi lukee todistuksessa. Yhteisillä opinnoilla voi olla useita myöntäjiä.',
      'En högskola som går i god för kunnandet och vars namn står på beviset. Gemensamma studier kan ha flera.',
      'An institution that vouches for the competence and is named on the credential. Joint studies may have several.',
    ),
    notToConfuse: {
      with: 'issuer',
      how: words(
        'Myöntäjä takaa osaamisen. Allekirjoittaja allekirjoittaa tiedoston.',
        'Den beviljande högskolan går i god för kunnandet. Utfärdaren undertecknar filen.',
        'The awarding body vouches for the competence. The issuing body signs the file.',
      ),
    },
    source: recommendation,
    related: ['issuer', 'coOwner'],
  },
  verification: {
    term: words('tarkistaminen', 'kontroll', 'verification'),
    definition: words(
      'Kuka tahansa voi katsoa, onko todistus aito, onko se yhä voimassa ja kuka sen on allekirjoittanut. Se vie pari minuuttia eikä vaadi tunnusta.',
      'Vem som helst kan se om ett bevis är äkta, om det gäller och vem som har undertecknat det. Det tar ett par minuter och kräver inget konto.',
      'Anybody can see whether a credential is genuine, whether it is still valid and who signed it. It takes two minutes and needs no account.',
    ),
    notToConfuse: {
      with: 'identityCheck',
      how: words(
        'Tarkistaminen koskee todistusta. Se ei kerro, onko sen näyttäjä todistuksen haltija.',
        'Kontrollen gäller beviset. Den säger inte om den som visar beviset är dess innehavare.',
        'Verification is about the credential. It does not say whether the person who shows it is its holder.',
      ),
    },
    source: openBadges,
    related: ['credential', 'revocation', 'recognition'],
  },
  revocation: {
    term: words('peruminen', 'återkallelse', 'revocation'),
    definition: words(
      'Allekirjoittaja ilmoittaa, ettei todistus ole enää voimassa. Se näkyy jokaiselle tarkistajalle heti, eikä peruttu todistus palaa voimaan.',
      'Utfärdaren meddelar att beviset inte längre gäller. Alla som kontrollerar ser det genast, och ett återkallat bevis blir inte giltigt igen.',
      'The issuing body says that a credential is no longer valid. Everybody who checks sees it at once, and a revoked credential does not come back.',
    ),
    notToConfuse: null,
    source: statusList,
    related: ['verification', 'issuer'],
  },
  endorsement: {
    term: words('puolto', 'stöduttalande', 'endorsement'),
    definition: words(
      'Työelämän kumppanin oma lausunto: tätä osaamista tarvitaan, ja opinnot vastaavat työtä. Poijussa puoltoja ei vielä kerätä.',
      'En arbetslivspartners eget uttalande: det här kunnandet behövs, och studierna motsvarar arbetet. I Poiju samlas inga stöduttalanden ännu.',
      'A partner’s own statement from working life: this ability is needed, and the studies are like the job. Poiju does not collect endorsements yet.',
    ),
    notToConfuse: null,
    source: null,
    related: ['partner', 'evidence'],
  },
  cohort: {
    term: words('valmennusryhmä', 'coachningsgrupp', 'cohort'),
    definition: words(
      'Opettajat, joita valmennetaan yhdessä omien suunnitelmiensa tekemisessä. Valmennus tulee Poijuun myöhemmin.',
      'Lärare som coachas tillsammans medan de gör sina egna planer. Coachningen kommer till Poiju senare.',
      'Teachers who are coached together while they make their own designs. Coaching comes to Poiju later.',
    ),
    notToConfuse: {
      with: 'offering',
      how: words(
        'Valmennusryhmä on opettajille, toteutus oppijoille.',
        'En coachningsgrupp är för lärare, ett genomförande för studerande.',
        'A cohort is for teachers, an offering for learners.',
      ),
    },
    source: null,
    related: ['meeting', 'goal'],
  },
  meeting: {
    term: words('tapaaminen', 'träff', 'meeting'),
    definition: words(
      'Valmentajan ja opettajan sovittu keskustelu, jonka lopuksi opettaja päättää seuraavan askeleensa.',
      'Ett avtalat samtal mellan coach och lärare, i vars slut läraren bestämmer sitt nästa steg.',
      'An agreed talk between coach and teacher, at the end of which the teacher decides on the next step.',
    ),
    notToConfuse: null,
    source: null,
    related: ['cohort', 'goal'],
  },
  goal: {
    term: words('valmennuksen tavoite', 'mål i coachningen', 'goal'),
    definition: words(
      'Mihin opettaja haluaa valmennuksessa päästä, omin sanoin ja päivämäärällä.',
      'Vad läraren vill nå i coachningen, med egna ord och ett datum.',
      'What a teacher wants to reach in coaching, in their own words and with a date.',
    ),
    notToConfuse: null,
    source: null,
    related: ['cohort', 'meeting', 'outcome'],
  },
}
