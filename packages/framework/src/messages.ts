/**
 * What a finding says to a person: what is so, how to mend it, and why it matters where that is not plain. Values stand in
 * braces; the sentence is whole in each language and never glued together.
 */
import { type Label, routeCodes } from './codes.ts'
import type { Language, Route } from './design.ts'
import type { Finding, Params, Severity } from './findings.ts'

type Words = readonly [what: string, mend: string, why?: string]
type Message = { readonly [L in Language]: Words }

const messages = {
  'need-missing': {
    fi: [
      'Suunnitelma ei kerro, mihin työelämän tarpeeseen se vastaa.',
      'Liitä tarve, tai kuvaa se muutamalla lauseella.',
      'Hyväksyjä kysyy sitä ensimmäisenä.',
    ],
    sv: [
      'Planen säger inte vilket behov i arbetslivet den svarar på.',
      'Koppla ett behov till planen, eller beskriv det med några meningar.',
      'Det är det första som godkännaren frågar om.',
    ],
    en: [
      'The design does not say which need in working life it answers.',
      'Link a need, or describe it in a few sentences.',
      'It is the first thing a reviewer asks.',
    ],
  },
  'evidence-missing': {
    fi: ['Tarpeesta ei ole vielä näyttöä.', 'Lisää yksi: kysely, haastattelu, kumppanin kirje tai tieto jonosta riittää alkuun.'],
    sv: [
      'Det finns inga belägg för behovet än.',
      'Lägg till ett: en enkät, en intervju, ett brev från en partner eller en kö räcker för att börja.',
    ],
    en: [
      'There is no evidence of the need yet.',
      'Add one: a survey, an interview, a letter from a partner or a waiting list is enough to begin with.',
    ],
  },
  'evidence-undated': {
    fi: ['Näytöllä {number} ei ole kuukautta.', 'Merkitse kuukausi, jolta tieto on.'],
    sv: ['Belägg {number} saknar månad.', 'Ange vilken månad uppgiften är från.'],
    en: ['Evidence {number} has no month.', 'Give the month it is from.'],
  },
  'evidence-old': {
    fi: [
      'Näyttö {number} on yli {months} kuukautta vanha ({month}).',
      'Etsi tuoreempi tieto, tai kerro, miksi vanha pätee yhä.',
      'Tarve on voinut muuttua.',
    ],
    sv: [
      'Belägg {number} är över {months} månader gammalt ({month}).',
      'Sök en färskare uppgift, eller säg varför den gamla fortfarande gäller.',
      'Behovet kan ha ändrats.',
    ],
    en: [
      'Evidence {number} is more than {months} months old ({month}).',
      'Look for something newer, or say why the old still holds.',
      'The need may have changed.',
    ],
  },
  'target-group-missing': {
    fi: [
      'Kohderyhmä puuttuu.',
      'Kerro, ketkä tätä tarvitsevat: ammatti, kokemus, työpaikka.',
      'Siitä oppija näkee, onko tämä häntä varten.',
    ],
    sv: [
      'Målgruppen saknas.',
      'Berätta vilka som behöver det här: yrke, erfarenhet, arbetsplats.',
      'Av den ser den studerande om det här är för hen.',
    ],
    en: [
      'The target group is missing.',
      'Say who needs this: occupation, experience, workplace.',
      'From it a learner sees whether this is for them.',
    ],
  },
  'title-missing': {
    fi: ['Nimi puuttuu.', 'Anna nimi, josta näkee, mitä oppija sen jälkeen osaa.', 'Nimi on todistuksen pakollinen tieto.'],
    sv: [
      'Namnet saknas.',
      'Ge ett namn som visar vad den studerande kan efteråt.',
      'Namnet är en obligatorisk uppgift på beviset.',
    ],
    en: [
      'The title is missing.',
      'Give a title that shows what the learner can do afterwards.',
      'The title is a mandatory element of the credential.',
    ],
  },
  'title-long': {
    fi: [
      'Nimessä on {length} merkkiä {language}.',
      'Lyhennä se enintään {limit} merkkiin.',
      'Pitkä nimi katkeaa listoissa ja todistuksessa.',
    ],
    sv: [
      'Namnet har {length} tecken {language}.',
      'Korta det till högst {limit} tecken.',
      'Ett långt namn bryts i listor och på beviset.',
    ],
    en: [
      'The title has {length} characters {language}.',
      'Shorten it to {limit} at most.',
      'A long title breaks in lists and on the credential.',
    ],
  },
  'title-degree-word': {
    fi: [
      'Sana ”{word}” nimessä saa tämän näyttämään tutkinnolta.',
      'Vaihda sana, joka kertoo osaamisesta.',
      'Pieni osaamiskokonaisuus ei ole tutkinto, eikä nimi saa luvata sitä.',
    ],
    sv: [
      'Ordet ”{word}” i namnet får det här att se ut som en examen.',
      'Byt till ett ord som berättar om kunnandet.',
      'En liten kompetenshelhet är ingen examen, och namnet får inte lova det.',
    ],
    en: [
      'The word “{word}” in the title makes this look like a degree.',
      'Choose a word that tells of the competence.',
      'A micro-credential is not a degree, and its title must not promise one.',
    ],
  },
  'title-specialist-word': {
    fi: [
      'Sana ”{word}” nimessä lupaa erikoistumista.',
      'Kerro sen sijaan, mitä oppija osaa tehdä.',
      'Erikoistumiskoulutus on eri asia, ja työnantaja voi erehtyä.',
    ],
    sv: [
      'Ordet ”{word}” i namnet lovar en specialisering.',
      'Berätta i stället vad den studerande kan göra.',
      'Specialiseringsutbildning är något annat, och en arbetsgivare kan ta fel.',
    ],
    en: [
      'The word “{word}” in the title promises a specialist’s standing.',
      'Say instead what the learner can do.',
      'Specialisation education is another thing, and an employer may be misled.',
    ],
  },
  'title-vendor-name': {
    fi: [
      'Nimessä on tuotteen tai valmistajan nimi: ”{word}”.',
      'Nimeä osaaminen, älä välinettä.',
      'Todistus elää pidempään kuin tuote.',
    ],
    sv: [
      'Namnet innehåller en produkt eller tillverkare: ”{word}”.',
      'Namnge kunnandet, inte verktyget.',
      'Beviset lever längre än produkten.',
    ],
    en: [
      'The title holds the name of a product or its maker: “{word}”.',
      'Name the competence, not the tool.',
      'The credential outlives the product.',
    ],
  },
  'summary-missing': {
    fi: ['Esittely puuttuu.', 'Kerro kahdella lauseella, mitä oppija saa ja mihin hän sitä käyttää.'],
    sv: ['Presentationen saknas.', 'Berätta med två meningar vad den studerande får och använder det till.'],
    en: ['The summary is missing.', 'Say in two sentences what the learner gets and uses it for.'],
  },
  'summary-long': {
    fi: [
      'Esittelyssä on {length} merkkiä {language}.',
      'Lyhennä se enintään {limit} merkkiin: säilytä se, mitä lukija tarvitsee ensin.',
    ],
    sv: [
      'Presentationen har {length} tecken {language}.',
      'Korta den till högst {limit} tecken: behåll det läsaren behöver först.',
    ],
    en: ['The summary has {length} characters {language}.', 'Shorten it to {limit} at most: keep what the reader needs first.'],
  },
  'credits-missing': {
    fi: [
      'Laajuus puuttuu.',
      'Anna opintopisteet, 1–59. Yksi opintopiste on noin 27 tuntia oppijan työtä.',
      'Laajuus on todistuksen pakollinen tieto.',
    ],
    sv: [
      'Omfattningen saknas.',
      'Ange studiepoängen, 1–59. En studiepoäng är ungefär 27 timmars arbete för den studerande.',
      'Omfattningen är en obligatorisk uppgift på beviset.',
    ],
    en: [
      'The size is missing.',
      'Give the credits, 1–59. One credit is about 27 hours of a learner’s work.',
      'The size is a mandatory element of the credential.',
    ],
  },
  'credits-outside': {
    fi: ['{credits} op ei käy laajuudeksi.', 'Anna 1–59 opintopistettä puolen pisteen välein.'],
    sv: ['{credits} sp duger inte som omfattning.', 'Ange 1–59 studiepoäng i steg om en halv.'],
    en: ['{credits} credits is not a possible size.', 'Give 1–59 credits in steps of one half.'],
  },
  'credits-on-non-credit-route': {
    fi: [
      'Reitti on ilman opintopisteitä, mutta laajuudeksi on annettu {credits} op.',
      'Poista opintopisteet, tai valitse reitti, joka kirjataan opintorekisteriin.',
      'Todistus ei saa luvata opintopisteitä, joita ei ole missään rekisterissä.',
    ],
    sv: [
      'Vägen är utan studiepoäng, men omfattningen är {credits} sp.',
      'Ta bort studiepoängen, eller välj en väg som förs in i studieregistret.',
      'Beviset får inte lova studiepoäng som inte finns i något register.',
    ],
    en: [
      'The route is without credits, but the size says {credits} credits.',
      'Remove the credits, or choose a route that enters the study register.',
      'A credential must not promise credits that no register holds.',
    ],
  },
  'level-missing': {
    fi: ['Taso puuttuu.', 'Valitse taso, jota osaamistavoitteet vastaavat.', 'Taso on todistuksen pakollinen tieto.'],
    sv: ['Nivån saknas.', 'Välj den nivå som kompetensmålen motsvarar.', 'Nivån är en obligatorisk uppgift på beviset.'],
    en: [
      'The level is missing.',
      'Choose the level the outcomes correspond to.',
      'The level is a mandatory element of the credential.',
    ],
  },
  'level-justification-missing': {
    fi: [
      'Tasolle {level} ei ole perustelua.',
      'Kerro yhdellä lauseella, mikä osaamistavoitteissa vastaa tätä tasoa.',
      'Toinen korkeakoulu voi tunnustaa opinnot vain, jos se näkee, mihin taso perustuu.',
    ],
    sv: [
      'Nivå {level} saknar motivering.',
      'Säg med en mening vad i kompetensmålen som motsvarar den här nivån.',
      'En annan högskola kan erkänna studierna bara om den ser vad nivån grundar sig på.',
    ],
    en: [
      'Level {level} has no justification.',
      'Say in one sentence what in the outcomes corresponds to this level.',
      'Another institution can recognise the studies only when it sees what the level rests on.',
    ],
  },
  'field-missing': {
    fi: ['Ala puuttuu.', 'Valitse ala. Ensimmäinen on pääala.', 'Ilman alaa tätä ei löydä hausta.'],
    sv: ['Området saknas.', 'Välj ett område. Det första är huvudområdet.', 'Utan område hittas det här inte i sökningen.'],
    en: [
      'The field is missing.',
      'Choose a field. The first one is the main field.',
      'Without it this is not found in a search.',
    ],
  },
  'outcomes-missing': {
    fi: [
      'Osaamistavoitteita ei ole vielä.',
      'Kirjoita ensimmäinen: mitä oppija tekee, kun hän osaa?',
      'Kaikki muu rakentuu niiden varaan.',
    ],
    sv: ['Det finns inga kompetensmål än.', 'Skriv det första: vad gör den studerande när hen kan?', 'Allt annat bygger på dem.'],
    en: [
      'There are no learning outcomes yet.',
      'Write the first one: what does the learner do when they can?',
      'Everything else is built on them.',
    ],
  },
  'outcome-empty': {
    fi: ['Tavoite {number} on tyhjä.', 'Kirjoita yksi teko, tai poista tavoite.'],
    sv: ['Mål {number} är tomt.', 'Skriv en handling, eller ta bort målet.'],
    en: ['Outcome {number} is empty.', 'Write one action, or remove the outcome.'],
  },
  'outcomes-many': {
    fi: [
      '{count} tavoitetta on paljon, kun laajuus on {credits} op.',
      'Yhdistä tai karsi: kuusi riittää useimmiten.',
      'Jokainen tavoite on arvioitava erikseen, ja aika loppuu kesken.',
    ],
    sv: [
      '{count} mål är mycket för {credits} sp.',
      'Slå ihop eller gallra: sex räcker oftast.',
      'Varje mål ska bedömas för sig, och tiden tar slut.',
    ],
    en: [
      '{count} outcomes is many for {credits} credits.',
      'Join or drop some: six is mostly enough.',
      'Each one has to be assessed, and time runs out.',
    ],
  },
  'verb-unobservable': {
    fi: [
      '”{verb}” ei näy ulospäin, joten sitä ei voi arvioida.',
      'Vaihda verbi, jonka voi nähdä tai kuulla, esimerkiksi valitsee, vertailee tai perustelee.',
    ],
    sv: [
      '”{verb}” syns inte utåt, så det kan inte bedömas.',
      'Byt till ett verb som syns eller hörs, till exempel väljer, jämför eller motiverar.',
    ],
    en: [
      '“{verb}” does not show, so it cannot be assessed.',
      'Choose a verb that can be seen or heard, for instance chooses, compares or justifies.',
    ],
  },
  'verb-missing': {
    fi: [
      'Tavoitteesta {number} puuttuu {language} verbi, jonka voi nähdä.',
      'Aloita tekemisestä: analysoi, laatii, perustelee. Jos verbi on jo lauseessa, merkitse se.',
    ],
    sv: [
      'Mål {number} saknar {language} ett verb som syns.',
      'Börja med handlingen: analyserar, utarbetar, motiverar. Om verbet redan finns i meningen, markera det.',
    ],
    en: [
      'Outcome {number} has no verb {language} that can be seen.',
      'Begin with the action: analyses, drafts, justifies. If the verb is there already, mark it.',
    ],
  },
  'verb-not-stated': {
    fi: ['Tavoitteen {number} verbiä ei ole merkitty {language}.', 'Merkitse verbiksi ”{verb}”, tai valitse toinen.'],
    sv: ['Verbet i mål {number} är inte markerat {language}.', 'Markera ”{verb}” som verb, eller välj ett annat.'],
    en: ['The verb of outcome {number} is not marked {language}.', 'Mark “{verb}” as the verb, or choose another.'],
  },
  'verb-not-in-text': {
    fi: ['Verbi ”{verb}” ei ole tavoitteen {number} lauseessa {language}.', 'Kirjoita verbi samassa muodossa kuin lauseessa.'],
    sv: ['Verbet ”{verb}” finns inte i meningen för mål {number} {language}.', 'Skriv verbet i samma form som i meningen.'],
    en: [
      'The verb “{verb}” is not in the sentence of outcome {number} {language}.',
      'Write the verb in the form it has in the sentence.',
    ],
  },
  'verb-unknown': {
    fi: ['Verbipankki ei tunne sanaa ”{verb}”.', 'Tarkista, että se on teko, jonka joku muu voi nähdä.'],
    sv: ['Verbbanken känner inte ordet ”{verb}”.', 'Kontrollera att det är en handling som någon annan kan se.'],
    en: ['The verb bank does not hold “{verb}”.', 'Check that it is an action somebody else can see.'],
  },
  'two-verbs': {
    fi: [
      'Kaksi tekoa samassa tavoitteessa: ”{verb}” ja ”{second}”.',
      'Jaa tavoite kahdeksi, tai pidä se ja kerro miksi.',
      'Jos toinen onnistuu ja toinen ei, mitä arvioija päättää?',
    ],
    sv: [
      'Två handlingar i samma mål: ”{verb}” och ”{second}”.',
      'Dela målet i två, eller behåll det och säg varför.',
      'Om den ena lyckas och den andra inte, vad ska bedömaren besluta?',
    ],
    en: [
      'Two actions in one outcome: “{verb}” and “{second}”.',
      'Split it in two, or keep it and say why.',
      'If one is met and one is not, what does the assessor decide?',
    ],
  },
  'outcome-not-assessed': {
    fi: [
      'Tavoitetta {number} ei arvioida missään.',
      'Lisää arviointi lohkossa 5, tai valitse tavoite jossakin nykyisistä arvioinneista.',
    ],
    sv: ['Mål {number} bedöms ingenstans.', 'Lägg till en bedömning i block 5, eller välj målet i någon av bedömningarna.'],
    en: ['Outcome {number} is assessed nowhere.', 'Add an assessment in block 5, or choose the outcome in one that is there.'],
  },
  'outcome-not-practised': {
    fi: [
      'Mikään oppimistehtävä ei vie kohti tavoitetta {number}.',
      'Liitä tavoite oppimistehtävään kuvakäsikirjoituksessa, tai lisää tehtävä.',
    ],
    sv: [
      'Ingen lärandeaktivitet leder mot mål {number}.',
      'Koppla målet till en lärandeaktivitet i bildmanuset, eller lägg till en.',
    ],
    en: ['No activity leads to outcome {number}.', 'Link the outcome to an activity of the storyboard, or add an activity.'],
  },
  'activity-serves-nothing': {
    fi: [
      'Oppimistehtävä {number} ei vie kohti mitään tavoitetta.',
      'Valitse tavoite, jota siinä harjoitellaan, tai jätä tehtävä pois.',
    ],
    sv: ['Lärandeaktivitet {number} leder inte mot något mål.', 'Välj det mål som övas, eller lämna bort aktiviteten.'],
    en: ['Activity {number} leads to no outcome.', 'Choose the outcome it practises, or leave the activity out.'],
  },
  'link-broken': {
    fi: ['Kohta {number} viittaa tavoitteeseen, jota ei enää ole.', 'Valitse tavoitteet uudelleen.'],
    sv: ['Punkt {number} hänvisar till ett mål som inte längre finns.', 'Välj målen på nytt.'],
    en: ['Item {number} points to an outcome that is no longer there.', 'Choose its outcomes again.'],
  },
  'assessments-missing': {
    fi: [
      'Osaamista ei vielä arvioida missään.',
      'Lisää ensimmäinen arviointi: millä oppija näyttää, että hän osaa?',
      'Arviointitapa on todistuksen pakollinen tieto.',
    ],
    sv: [
      'Kunnandet bedöms inte någonstans än.',
      'Lägg till den första bedömningen: hur visar den studerande att hen kan?',
      'Bedömningssättet är en obligatorisk uppgift på beviset.',
    ],
    en: [
      'Nothing is assessed yet.',
      'Add the first assessment: how does the learner show that they can?',
      'The type of assessment is a mandatory element of the credential.',
    ],
  },
  'assessment-shows-nothing': {
    fi: [
      'Arviointi {number} ei kohdistu mihinkään tavoitteeseen.',
      'Valitse, mitkä tavoitteet oppija siinä osoittaa, tai poista arviointi.',
    ],
    sv: ['Bedömning {number} gäller inget mål.', 'Välj vilka mål den studerande visar i den, eller ta bort bedömningen.'],
    en: ['Assessment {number} is about no outcome.', 'Choose the outcomes a learner shows in it, or remove it.'],
  },
  'assessment-untitled': {
    fi: ['Arvioinnilta {number} puuttuu nimi.', 'Anna nimi, jonka oppija tunnistaa.'],
    sv: ['Bedömning {number} saknar namn.', 'Ge den ett namn som den studerande känner igen.'],
    en: ['Assessment {number} has no name.', 'Give it a name the learner will recognise.'],
  },
  'assessment-undescribed': {
    fi: [
      'Arviointia {number} ei ole kuvattu.',
      'Kerro, mitä oppija tekee ja mitä arvioija katsoo.',
      'Oppijan on tiedettävä se ennen ilmoittautumista.',
    ],
    sv: [
      'Bedömning {number} är inte beskriven.',
      'Berätta vad den studerande gör och vad bedömaren ser på.',
      'Den studerande behöver veta det före anmälan.',
    ],
    en: [
      'Assessment {number} is not described.',
      'Say what the learner does and what the assessor looks at.',
      'The learner needs to know before enrolling.',
    ],
  },
  'assessment-type-missing': {
    fi: [
      'Arvioinnilta {number} puuttuu arviointitapa.',
      'Valitse tapa, esimerkiksi käytännön näyttö.',
      'Se on todistuksen pakollinen tieto.',
    ],
    sv: [
      'Bedömning {number} saknar bedömningssätt.',
      'Välj ett sätt, till exempel praktiskt prov.',
      'Det är en obligatorisk uppgift på beviset.',
    ],
    en: [
      'Assessment {number} has no type.',
      'Choose one, for instance a practical assessment.',
      'It is a mandatory element of the credential.',
    ],
  },
  'assessment-grading-missing': {
    fi: ['Arvioinnilta {number} puuttuu asteikko.', 'Valitse hyväksytty / hylätty tai numerot.'],
    sv: ['Bedömning {number} saknar skala.', 'Välj godkänd / underkänd eller siffror.'],
    en: ['Assessment {number} has no grading scale.', 'Choose pass / fail or numbers.'],
  },
  'assessment-supervision-missing': {
    fi: [
      'Arvioinnista {number} ei tiedetä, valvotaanko sitä ja tarkistetaanko henkilöllisyys.',
      'Valitse neljästä vaihtoehdosta. Valvomatonkin käy, kun se sanotaan.',
      'Työnantaja ja toinen korkeakoulu kysyvät tätä ensin.',
    ],
    sv: [
      'Det framgår inte om bedömning {number} övervakas och om identiteten kontrolleras.',
      'Välj bland fyra alternativ. Också utan övervakning går bra, när det sägs.',
      'Arbetsgivare och andra högskolor frågar det här först.',
    ],
    en: [
      'It is not said whether assessment {number} is supervised and identity is checked.',
      'Choose one of four. Unsupervised is fine too, when it is said.',
      'Employers and other institutions ask this first.',
    ],
  },
  'activities-missing': {
    fi: [
      'Kuvakäsikirjoitus on tyhjä.',
      'Lisää ensimmäinen oppimistehtävä: mitä oppija tekee ensin, ja kauanko se kestää?',
      'Työmäärä lasketaan oppimistehtävistä.',
    ],
    sv: [
      'Bildmanuset är tomt.',
      'Lägg till den första lärandeaktiviteten: vad gör den studerande först, och hur länge tar det?',
      'Arbetsmängden räknas från aktiviteterna.',
    ],
    en: [
      'The storyboard is empty.',
      'Add the first activity: what does the learner do first, and for how long?',
      'The workload is counted from the activities.',
    ],
  },
  'activity-untitled': {
    fi: ['Oppimistehtävältä {number} puuttuu nimi.', 'Kerro parilla sanalla, mitä oppija tekee.'],
    sv: ['Lärandeaktivitet {number} saknar namn.', 'Säg med ett par ord vad den studerande gör.'],
    en: ['Activity {number} has no name.', 'Say in a few words what the learner does.'],
  },
  'activity-minutes-missing': {
    fi: [
      'Oppimistehtävältä {number} puuttuu aika.',
      'Arvioi tunnit oppijan kannalta: hän tarvitsee usein kolme kertaa sinun aikasi.',
    ],
    sv: ['Lärandeaktivitet {number} saknar tid.', 'Uppskatta timmarna för den studerande: hen behöver ofta tre gånger din tid.'],
    en: ['Activity {number} has no time.', 'Estimate the learner’s hours: they often need three times yours.'],
  },
  'activity-type-missing': {
    fi: ['Oppimistehtävältä {number} puuttuu oppimisen tapa.', 'Valitse yksi kuudesta, esimerkiksi harjoittelu.'],
    sv: ['Lärandeaktivitet {number} saknar sätt att lära.', 'Välj en av sex, till exempel övning.'],
    en: ['Activity {number} has no learning type.', 'Choose one of the six, for instance practice.'],
  },
  'activity-mode-missing': {
    fi: [
      'Oppimistehtävältä {number} puuttuu paikka.',
      'Valitse, tehdäänkö tämä verkossa, paikan päällä, työpaikalla vai omaan tahtiin.',
    ],
    sv: ['Lärandeaktivitet {number} saknar plats.', 'Välj om det görs på nätet, på plats, på arbetsplatsen eller i egen takt.'],
    en: ['Activity {number} has no place.', 'Choose whether it is done online, on site, at the workplace or on your own.'],
  },
  'activity-week-outside': {
    fi: [
      'Oppimistehtävä {number} on viikolla {week}, mutta opinnot kestävät {weeks} viikkoa.',
      'Siirrä tehtävä, tai lisää viikkoja lohkossa 8.',
    ],
    sv: [
      'Lärandeaktivitet {number} ligger på vecka {week}, men studierna tar {weeks} veckor.',
      'Flytta aktiviteten, eller lägg till veckor i block 8.',
    ],
    en: [
      'Activity {number} is in week {week}, but the studies take {weeks} weeks.',
      'Move the activity, or add weeks in block 8.',
    ],
  },
  'workload-low': {
    fi: [
      'Oppimistehtävissä on {hours} h. {credits} op on {target} h.',
      'Lisää tehtäviä tai pienennä laajuutta. {least}–{most} h riittää.',
      'Opintopiste on lupaus työmäärästä.',
    ],
    sv: [
      'Lärandeaktiviteterna tar {hours} h. {credits} sp är {target} h.',
      'Lägg till uppgifter eller minska omfattningen. {least}–{most} h räcker.',
      'En studiepoäng är ett löfte om arbetsmängd.',
    ],
    en: [
      'The activities take {hours} h. {credits} ECTS is {target} h.',
      'Add work or make it smaller. {least}–{most} h will do.',
      'A credit is a promise about the amount of work.',
    ],
  },
  'workload-high': {
    fi: [
      'Oppimistehtävissä on {hours} h. {credits} op on {target} h.',
      'Karsi tehtäviä tai suurenna laajuutta. {least}–{most} h riittää.',
      'Oppija varaa aikansa opintopisteiden mukaan.',
    ],
    sv: [
      'Lärandeaktiviteterna tar {hours} h. {credits} sp är {target} h.',
      'Gallra bland uppgifterna eller öka omfattningen. {least}–{most} h räcker.',
      'Den studerande reserverar sin tid enligt studiepoängen.',
    ],
    en: [
      'The activities take {hours} h. {credits} ECTS is {target} h.',
      'Drop some work or make it larger. {least}–{most} h will do.',
      'Learners set their time aside by the credits.',
    ],
  },
  'weeks-few': {
    fi: [
      'Oppija tarvitsisi {hours} h viikossa, jos opinnot kestävät {weeks} viikkoa.',
      'Lisää viikkoja, niin että viikossa on enintään {limit} h.',
      'Useimmat opiskelevat työn ohessa.',
    ],
    sv: [
      'Det blir {hours} h i veckan om studierna tar {weeks} veckor.',
      'Lägg till veckor så att det blir högst {limit} h i veckan.',
      'De flesta studerar vid sidan av jobbet.',
    ],
    en: [
      'It comes to {hours} h a week if the studies take {weeks} weeks.',
      'Add weeks until there is at most {limit} h in one.',
      'Most people study beside their work.',
    ],
  },
  'week-full': {
    fi: ['Viikolla {week} on {hours} h.', 'Siirrä kortteja muille viikoille, niin että viikossa on enintään {limit} h.'],
    sv: ['Vecka {week} har {hours} h.', 'Flytta aktiviteter till andra veckor så att det blir högst {limit} h.'],
    en: ['Week {week} holds {hours} h.', 'Move activities to other weeks until there is at most {limit} h in it.'],
  },
  'participation-missing': {
    fi: [
      'Osallistumistapa puuttuu.',
      'Valitse, opiskellaanko verkossa, lähiopetuksessa, monimuotona vai työssä.',
      'Se on todistuksen pakollinen tieto.',
    ],
    sv: [
      'Deltagandeformen saknas.',
      'Välj om studierna sker på nätet, på plats, som flerform eller i arbetet.',
      'Det är en obligatorisk uppgift på beviset.',
    ],
    en: [
      'The form of participation is missing.',
      'Choose whether it is online, on site, blended or at work.',
      'It is a mandatory element of the credential.',
    ],
  },
  'weeks-missing': {
    fi: ['Kesto puuttuu.', 'Kerro, montako viikkoa yksi toteutus kestää.', 'Siitä oppija laskee tunnit viikossa.'],
    sv: ['Längden saknas.', 'Säg hur många veckor ett genomförande tar.', 'Av den räknar den studerande timmarna i veckan.'],
    en: ['The length is missing.', 'Say how many weeks one offering takes.', 'From it a learner counts the hours a week.'],
  },
  'languages-missing': {
    fi: ['Opetuskieli puuttuu.', 'Valitse kieli tai kielet, joilla opetetaan ja arvioidaan.'],
    sv: ['Undervisningsspråket saknas.', 'Välj det eller de språk som undervisningen och bedömningen sker på.'],
    en: ['The language of instruction is missing.', 'Choose the language or languages of teaching and assessment.'],
  },
  'text-missing-in': {
    fi: [
      'Tämä teksti puuttuu {language}.',
      'Kirjoita se, tai poista kieli opetuskielistä.',
      'Oppija lukee sivun opetuksen kielellä.',
    ],
    sv: [
      'Den här texten saknas {language}.',
      'Skriv den, eller ta bort språket från undervisningsspråken.',
      'Den studerande läser sidan på undervisningens språk.',
    ],
    en: [
      'This text is missing {language}.',
      'Write it, or remove the language from the languages of instruction.',
      'Learners read the page in the language of instruction.',
    ],
  },
  'language-incomplete': {
    fi: [
      'Tekstejä puuttuu {language}: {count}.',
      'Käännä ainakin nimi, esittely ja tavoitteet, jos etsit lukijoita tällä kielellä.',
    ],
    sv: [
      'Texter som saknas {language}: {count}.',
      'Översätt åtminstone namnet, presentationen och målen om du söker läsare på det språket.',
    ],
    en: [
      'Texts missing {language}: {count}.',
      'Translate at least the title, summary and outcomes if you look for readers in it.',
    ],
  },
  'prerequisites-missing': {
    fi: ['Lähtötasosta ei sanota mitään.', 'Kerro, mitä oppija tarvitsee alkuun. Myös ”ei vaatimuksia” on tieto.'],
    sv: ['Förkunskaperna nämns inte.', 'Säg vad den studerande behöver för att börja. Också ”inga krav” är en uppgift.'],
    en: ['Nothing is said about prerequisites.', 'Say what a learner needs to start. “None” is an answer too.'],
  },
  'guidance-missing': {
    fi: ['Ohjausta ei ole kuvattu.', 'Kerro, keneltä ja milloin oppija saa apua.'],
    sv: ['Handledningen är inte beskriven.', 'Berätta av vem och när den studerande får hjälp.'],
    en: ['Guidance is not described.', 'Say from whom and when the learner gets help.'],
  },
  'recognition-missing': {
    fi: [
      'Aiemman osaamisen tunnustamisesta ei sanota mitään.',
      'Kerro, millä näytöllä tavoitteen voi osoittaa ilman opetusta.',
      'Moni osaa jo osan, ja hänellä on oikeus saada se arvioiduksi.',
    ],
    sv: [
      'Inget sägs om erkännande av tidigare kunnande.',
      'Berätta med vilka belägg ett mål kan visas utan undervisning.',
      'Många kan redan en del och har rätt att få det bedömt.',
    ],
    en: [
      'Nothing is said about recognising prior learning.',
      'Say by what evidence an outcome can be shown without the teaching.',
      'Many can do a part already, and have the right to have it assessed.',
    ],
  },
  'accessibility-missing': {
    fi: ['Saavutettavuudesta ei sanota mitään.', 'Kerro, miten aineistot ja näytöt toimivat eri oppijoille.'],
    sv: ['Inget sägs om tillgängligheten.', 'Berätta hur material och prov fungerar för olika studerande.'],
    en: ['Nothing is said about accessibility.', 'Say how materials and assessments work for different learners.'],
  },
  'route-missing': {
    fi: [
      'Opinto-oikeutta ei ole valittu.',
      'Valitse reitti, esimerkiksi avoimet opinnot.',
      'Siitä riippuvat hinta ja merkintä opintorekisteriin.',
    ],
    sv: [
      'Studierätten är inte vald.',
      'Välj en väg, till exempel öppna studier.',
      'Priset och anteckningen i studieregistret beror på valet.',
    ],
    en: [
      'No study right is chosen.',
      'Choose a route, for instance open studies.',
      'The price and the entry in the study register depend on it.',
    ],
  },
  'price-missing': {
    fi: ['Hinta puuttuu.', 'Anna yhden oppijan hinta. Maksuton on 0 €.'],
    sv: ['Priset saknas.', 'Ange priset för en studerande. Avgiftsfritt är 0 €.'],
    en: ['The price is missing.', 'Give the price for one learner. Free of charge is 0 €.'],
  },
  'price-over-cap': {
    fi: [
      '{price} € on enemmän kuin avoimista opinnoista saa periä.',
      'Laske hinta enintään {cap} euroon, tai valitse toinen reitti.',
      'Avoimilla opinnoilla on enimmäishinta opintopistettä kohti.',
    ],
    sv: [
      '{price} € är mer än vad man får ta för öppna studier.',
      'Sänk priset till högst {cap} €, eller välj en annan väg.',
      'Öppna studier har ett högsta pris per studiepoäng.',
    ],
    en: [
      '{price} € is more than may be charged for open studies.',
      'Lower the price to {cap} € at most, or choose another route.',
      'Open studies have a highest price for each credit.',
    ],
  },
  'price-on-free-route': {
    fi: ['Reitti ”{route}” on oppijalle maksuton, mutta hinta on {price} €.', 'Anna hinnaksi 0 €, tai valitse toinen reitti.'],
    sv: [
      'Vägen ”{route}” är avgiftsfri för den studerande, men priset är {price} €.',
      'Ange priset 0 €, eller välj en annan väg.',
    ],
    en: [
      'The route “{route}” is free for the learner, but the price is {price} €.',
      'Set the price to 0 €, or choose another route.',
    ],
  },
  'quality-missing': {
    fi: [
      'Laadunvarmistus puuttuu.',
      'Valitse, mihin laatu nojaa. Korkeakouluilla se on useimmiten auditoitu laatujärjestelmä.',
      'Se on todistuksen pakollinen tieto.',
    ],
    sv: [
      'Kvalitetssäkringen saknas.',
      'Välj vad kvaliteten vilar på. För högskolor är det oftast det auditerade kvalitetssystemet.',
      'Det är en obligatorisk uppgift på beviset.',
    ],
    en: [
      'Quality assurance is missing.',
      'Choose what quality rests on. For higher education it is mostly the audited quality system.',
      'It is a mandatory element of the credential.',
    ],
  },
  'quality-statement-missing': {
    fi: ['Laadusta ei ole vielä lausetta lukijalle.', 'Kerro, kuka laadusta vastaa ja miten palaute muuttaa opetusta.'],
    sv: [
      'Läsaren får ännu inte veta något om kvaliteten.',
      'Berätta vem som svarar för kvaliteten och hur respons ändrar undervisningen.',
    ],
    en: [
      'There is no sentence about quality for the reader yet.',
      'Say who answers for quality and how feedback changes the teaching.',
    ],
  },
  'quality-statement-required': {
    fi: [
      'Laadunvarmistus on vain sisäinen, eikä sitä ole kuvattu.',
      'Kerro, kuka arvioi laatua ja miten.',
      'Ilman kuvausta todistus ei sano laadusta mitään.',
    ],
    sv: [
      'Kvalitetssäkringen är bara intern, och den är inte beskriven.',
      'Berätta vem som bedömer kvaliteten och hur.',
      'Utan beskrivning säger beviset ingenting om kvaliteten.',
    ],
    en: [
      'Quality assurance is internal only, and it is not described.',
      'Say who judges quality and how.',
      'Without a description the credential says nothing about quality.',
    ],
  },
  'review-missing': {
    fi: [
      'Katselmuksen ajankohta puuttuu.',
      'Kerro, monenko kuukauden päästä tämä käydään läpi uudelleen.',
      'Vanhentunut osaaminen ei palvele ketään.',
    ],
    sv: [
      'Tidpunkten för översyn saknas.',
      'Säg efter hur många månader det här gås igenom på nytt.',
      'Föråldrad kompetens tjänar ingen.',
    ],
    en: [
      'The time of review is missing.',
      'Say after how many months this is looked at again.',
      'Outdated competence serves nobody.',
    ],
  },
  'review-outside': {
    fi: ['Katselmus {months} kuukauden päästä on poikkeuksellinen.', 'Valitse 1–{limit} kuukautta.'],
    sv: ['En översyn efter {months} månader är ovanlig.', 'Välj 1–{limit} månader.'],
    en: ['A review after {months} months is unusual.', 'Choose 1–{limit} months.'],
  },
  'stackability-missing': {
    fi: [
      'Ei kerrota, voiko tämän yhdistää muihin opintoihin.',
      'Valitse: itsenäinen, osa suurempaa tai luettavissa hyväksi tutkintoon.',
    ],
    sv: [
      'Det sägs inte om det här kan kombineras med andra studier.',
      'Välj: fristående, del av en större helhet, eller kan räknas in i en examen.',
    ],
    en: [
      'It is not said whether this combines with other studies.',
      'Choose: stands alone, part of a larger whole, or counts towards a degree.',
    ],
  },
  'stack-note-missing': {
    fi: ['Kokonaisuutta, johon tämä kuuluu, ei ole nimetty.', 'Nimeä se ja sen laajuus.'],
    sv: ['Helheten som det här hör till är inte namngiven.', 'Namnge den och dess omfattning.'],
    en: ['The whole that this belongs to is not named.', 'Name it and its size.'],
  },
  'employer-summary-missing': {
    fi: [
      'Työnantajalle ei ole vielä mitään luettavaa.',
      'Kerro, mitä työntekijä osaa tehdä koulutuksen jälkeen.',
      'Työnantaja ostaa osaamista, ei opintopisteitä.',
    ],
    sv: [
      'Det finns ännu inget att läsa för arbetsgivaren.',
      'Berätta vad den anställda kan göra efter utbildningen.',
      'Arbetsgivaren köper kompetens, inte studiepoäng.',
    ],
    en: [
      'There is nothing for an employer to read yet.',
      'Say what a worker can do afterwards.',
      'Employers buy competence, not credits.',
    ],
  },
  'employer-summary-terms': {
    fi: ['Sana ”{word}” ei kerro työnantajalle mitään.', 'Sano sama tuntien tai tekojen avulla.'],
    sv: ['Ordet ”{word}” säger inte arbetsgivaren någonting.', 'Säg samma sak med timmar eller handlingar.'],
    en: ['The word “{word}” tells an employer nothing.', 'Say the same in hours or in actions.'],
  },
  'contact-missing': {
    fi: ['Yhteystieto puuttuu.', 'Valitse, kuka vastaa kysymyksiin.'],
    sv: ['Kontakten saknas.', 'Välj vem som svarar på frågor.'],
    en: ['The contact is missing.', 'Choose who answers questions.'],
  },
} as const satisfies Record<string, Message>

export type MessageKey = keyof typeof messages

/** The keys of all messages, for tests and translators. */
export const messageKeys = Object.keys(messages) as MessageKey[]

/** The severity words that stand beside a topmark. */
export const severityLabels: Readonly<Record<Severity, Label>> = {
  required: { fi: 'Pakollinen', sv: 'Obligatoriskt', en: 'Required' },
  advised: { fi: 'Suositus', sv: 'Rekommendation', en: 'Advised' },
  idea: { fi: 'Ajatus', sv: 'Tanke', en: 'Idea' },
}

const inWords: Readonly<Record<Language, Readonly<Record<Language, string>>>> = {
  fi: { fi: 'suomeksi', sv: 'ruotsiksi', en: 'englanniksi' },
  sv: { fi: 'på finska', sv: 'på svenska', en: 'på engelska' },
  en: { fi: 'in Finnish', sv: 'in Swedish', en: 'in English' },
}

const locales = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' } as const
const numbers = Object.fromEntries(
  Object.entries(locales).map(([language, locale]) => [language, new Intl.NumberFormat(locale, { maximumFractionDigits: 2 })]),
) as Readonly<Record<Language, Intl.NumberFormat>>
const months = Object.fromEntries(
  Object.entries(locales).map(([language, locale]) => [
    language,
    new Intl.DateTimeFormat(locale, { month: 'numeric', year: 'numeric', timeZone: 'UTC' }),
  ]),
) as Readonly<Record<Language, Intl.DateTimeFormat>>

function shown(name: string, value: string | number, language: Language): string {
  if (typeof value === 'number') return numbers[language].format(value)
  if (name === 'language') return inWords[language][value as Language] ?? value
  if (name === 'route') return routeCodes[value as Route]?.label[language] ?? value
  if (name === 'month' && /^\d{4}-(?:0[1-9]|1[0-2])$/.test(value))
    return months[language].format(new Date(`${value}-01T00:00:00Z`))
  return value
}

function filled(template: string, params: Params, language: Language): string {
  const text = template.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name]
    return value === undefined ? whole : shown(name, value, language)
  })
  // A sentence may begin with a value ("på svenska saknas …").
  return text.charAt(0).toUpperCase() + text.slice(1)
}

export interface FindingText {
  /** What is so, one sentence. */
  readonly what: string
  /** Why it matters, where it is not plain. */
  readonly why?: string
  /** How to mend it. */
  readonly mend: string
}

/** The words of a finding in a language. Values of the design inside them are plain text and have to be escaped where they are shown. */
export function findingText(finding: Pick<Finding, 'message' | 'params'>, language: Language): FindingText {
  const [what, mend, why]: Words = messages[finding.message][language]
  const { params } = finding
  return {
    what: filled(what, params, language),
    mend: filled(mend, params, language),
    ...(why === undefined ? {} : { why: filled(why, params, language) }),
  }
}
