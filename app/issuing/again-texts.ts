import { defineTexts } from '../platform/texts.ts'

/** Correcting a learner's name or address, sending the letter again, issuing again, and what the world sees of a credential that was replaced. */
export const againTexts = defineTexts({
  title: { fi: 'Nimi tai osoite muuttui', sv: 'Namnet eller adressen har ändrats', en: 'A name or address has changed' },
  lede: {
    fi: 'Myönnettyä todistusta ei muuteta. Korjaa ensin oppijan tiedot, ja myönnä sitten todistus uudelleen: uusi tulee vanhan tilalle.',
    sv: 'Ett utfärdat bevis ändras inte. Rätta först den studerandes uppgifter och utfärda sedan beviset på nytt: det nya ersätter det gamla.',
    en: 'An issued credential is not changed. First correct the learner’s details, then issue the credential again: the new one takes the place of the old.',
  },
  ledeBadge: {
    fi: 'Myönnettyä merkkiä ei muuteta. Korjaa ensin saajan tiedot, ja myönnä sitten merkki uudelleen: uusi tulee vanhan tilalle.',
    sv: 'Ett märke som har getts ändras inte. Rätta först mottagarens uppgifter och utfärda sedan märket på nytt: det nya ersätter det gamla.',
    en: 'A badge that was awarded is not changed. First correct the holder’s details, then issue the badge again: the new one takes the place of the old.',
  },
  correctTitleBadge: { fi: '1. Saajan tiedot nyt', sv: '1. Mottagarens uppgifter nu', en: '1. The holder’s details now' },
  name: { fi: 'Nimi', sv: 'Namn', en: 'Name' },
  taken: {
    fi: 'Merkki on jo saajan tunnuksella, joten osoitetta ei voi vaihtaa. Jos se on väärällä ihmisellä, peru merkki ja myönnä se oikeaan osoitteeseen.',
    sv: 'Märket finns redan på mottagarens konto, så adressen kan inte bytas. Om fel person har det, återkalla märket och ge det till rätt adress.',
    en: 'The badge is in its holder’s account already, so the address cannot be changed. If the wrong person has it, revoke the badge and award it to the right address.',
  },
  how_participantList: { fi: 'osallistujalistasta', sv: 'ur deltagarlistan', en: 'from the list of participants' },
  correctTitle: { fi: '1. Oppijan tiedot nyt', sv: '1. Den studerandes uppgifter nu', en: '1. The learner’s details now' },
  givenName: { fi: 'Etunimi', sv: 'Förnamn', en: 'Given name' },
  familyName: { fi: 'Sukunimi', sv: 'Efternamn', en: 'Family name' },
  email: { fi: 'Sähköposti', sv: 'E-post', en: 'E-mail' },
  how: { fi: 'Mistä näit uuden nimen?', sv: 'Hur såg du det nya namnet?', en: 'How did you see the new name?' },
  howHint: {
    fi: 'Tarvitaan, kun nimi muuttuu. Valinta jää merkintään siitä, kuka henkilöllisyyden tarkisti.',
    sv: 'Behövs när namnet ändras. Valet blir kvar i anteckningen om vem som kontrollerade identiteten.',
    en: 'Needed when the name changes. The choice stays in the record of who checked the identity.',
  },
  howNone: { fi: 'Nimi ei muutu', sv: 'Namnet ändras inte', en: 'The name does not change' },
  how_document: { fi: 'asiakirjasta', sv: 'ur en handling', en: 'from a document' },
  how_strongSignIn: { fi: 'vahvasta tunnistautumisesta', sv: 'ur stark autentisering', en: 'from a strong sign-in' },
  how_knownStudent: { fi: 'opiskelijarekisteristä', sv: 'ur studeranderegistret', en: 'from the student register' },
  save: { fi: 'Tallenna tiedot', sv: 'Spara uppgifterna', en: 'Save the details' },
  saved: {
    fi: 'Tiedot on tallennettu. Todistuksessa lukee vielä vanha tieto, kunnes myönnät sen uudelleen.',
    sv: 'Uppgifterna är sparade. I beviset står det gamla tills du utfärdar det på nytt.',
    en: 'The details are saved. The credential still says the old ones until you issue it again.',
  },
  resendTitle: { fi: 'Lähetä kirje uudelleen', sv: 'Skicka brevet på nytt', en: 'Send the letter again' },
  resendLede: {
    fi: 'Kirje todistuksesta lähtee osoitteeseen {email}. Todistus pysyy samana.',
    sv: 'Brevet om beviset skickas till {email}. Beviset förblir detsamma.',
    en: 'The letter about the credential goes to {email}. The credential stays the same.',
  },
  resend: { fi: 'Lähetä kirje', sv: 'Skicka brevet', en: 'Send the letter' },
  resent: {
    fi: 'Kirje on lähtenyt osoitteeseen {email}.',
    sv: 'Brevet har skickats till {email}.',
    en: 'The letter has been sent to {email}.',
  },
  againTitle: { fi: '2. Myönnä uudelleen', sv: '2. Utfärda på nytt', en: '2. Issue again' },
  inCredential: { fi: 'Todistuksessa lukee', sv: 'I beviset står', en: 'The credential says' },
  inNew: { fi: 'Uudessa lukisi', sv: 'I det nya skulle stå', en: 'The new one would say' },
  addressChanged: {
    fi: 'Todistuksen osoitetiiviste on eri osoitteesta kuin oppijan nykyinen.',
    sv: 'Adressens hashvärde i beviset är av en annan adress än den studerandes nuvarande.',
    en: 'The hash of the address in the credential is of another address than the learner’s now.',
  },
  sameAddress: { fi: 'Osoite on sama.', sv: 'Adressen är densamma.', en: 'The address is the same.' },
  nothing: {
    fi: 'Todistus vastaa oppijan tietoja, joten uutta ei tarvita. Jos nimi on muuttunut, korjaa se ensin yllä.',
    sv: 'Beviset stämmer med den studerandes uppgifter, så inget nytt behövs. Om namnet har ändrats, rätta det först ovan.',
    en: 'The credential agrees with the learner’s details, so no new one is needed. If the name has changed, correct it above first.',
  },
  follows: {
    fi: 'Vanha todistus lakkaa olemasta voimassa heti, myös jaetuissa linkeissä. Tarkistaja näkee, että sen tilalle on tullut uusi, muttei uutta nimeä. Oppija saa kirjeen ja löytää uuden omista todistuksistaan; linkit hän jakaa uudelleen itse.',
    sv: 'Det gamla beviset slutar gälla genast, också i delade länkar. Den som kontrollerar ser att ett nytt har kommit i stället, men inte det nya namnet. Den studerande får ett brev och hittar det nya bland sina bevis; länkarna delar hen själv på nytt.',
    en: 'The old credential stops being valid at once, in shared links too. Whoever checks it sees that a new one has come in its place, but not the new name. The learner gets a letter and finds the new one among their own; links are theirs to share again.',
  },
  again: { fi: 'Myönnä uudelleen', sv: 'Utfärda på nytt', en: 'Issue again' },
  againQuestion: {
    fi: 'Myönnetäänkö todistus uudelleen nimellä {name}?',
    sv: 'Utfärda beviset på nytt med namnet {name}?',
    en: 'Issue the credential again in the name of {name}?',
  },
  keep: { fi: 'Älä myönnä', sv: 'Utfärda inte', en: 'Do not issue' },
  againDone: {
    fi: 'Uusi todistus on entisen tilalla. Kirje siitä on lähtenyt.',
    sv: 'Det nya beviset har ersatt det gamla. Ett brev om det har skickats.',
    en: 'The new credential is in the place of the old one. The letter about it has been sent.',
  },
  toNew: { fi: 'Tilalle tullut todistus', sv: 'Beviset som kom i stället', en: 'The credential in its place' },
  ended: {
    fi: 'Todistus ei ole enää voimassa, joten sitä ei voi korjata tässä.',
    sv: 'Beviset gäller inte längre, så det kan inte rättas här.',
    en: 'The credential is no longer valid, so it cannot be corrected here.',
  },
  refusal_notChecked: {
    fi: 'Nimi muuttuu. Valitse, mistä näit uuden nimen.',
    sv: 'Namnet ändras. Välj hur du såg det nya namnet.',
    en: 'The name changes. Choose how you saw the new name.',
  },
  refusal_same: {
    fi: 'Mikään ei muuttunut, joten mitään ei tallennettu.',
    sv: 'Ingenting ändrades, så ingenting sparades.',
    en: 'Nothing was different, so nothing was saved.',
  },
  refusal_own: {
    fi: 'Omia tietojasi korjaa joku toinen.',
    sv: 'Dina egna uppgifter rättas av någon annan.',
    en: 'Your own details are corrected by somebody else.',
  },
  refusal_notNow: {
    fi: 'Todistusta ei voi nyt myöntää uudelleen: sen tila tai suoritus on muuttunut. Päivitä sivu.',
    sv: 'Beviset kan inte utfärdas på nytt nu: dess läge eller prestationen har ändrats. Uppdatera sidan.',
    en: 'The credential cannot be issued again now: its state or its completion has changed. Reload the page.',
  },
  refusal_incomplete: {
    fi: 'Hyväksytystä versiosta puuttuu tieto, jonka todistuksessa on luettava. Todistusta ei myönnetty.',
    sv: 'I den godkända versionen saknas en uppgift som beviset måste innehålla. Inget bevis utfärdades.',
    en: 'The approved version lacks something that a credential must say. No credential was issued.',
  },
  refusal_over: {
    fi: 'Todistuksen voimassaolo on päättynyt, joten sitä ei myönnetä uudelleen. Saaja saa uuden, kun hän täyttää ehdot uudelleen.',
    sv: 'Bevisets giltighetstid har gått ut, så det utfärdas inte på nytt. Mottagaren får ett nytt genom att uppfylla kriterierna på nytt.',
    en: 'The credential has expired, so it is not issued again. Its holder gets a new one by meeting the criteria again.',
  },
  refusal_somebodyHasIt: {
    fi: 'Saman merkin on jo saanut joku, jolla on tämä osoite. Tarkista osoite.',
    sv: 'Någon med den här adressen har redan fått samma märke. Kontrollera adressen.',
    en: 'Somebody with this address has the same badge already. Check the address.',
  },
  mailBadgeSubject: {
    fi: 'Uusi osaamismerkki entisen tilalle: {title}',
    sv: 'Ett nytt kompetensmärke i stället för det gamla: {title}',
    en: 'A new badge in the place of the old one: {title}',
  },
  mailBadgeBody: {
    fi: 'Hei,\n\nosaamismerkkisi ”{title}” on myönnetty uudelleen. Uusi on voimassa entisen sijasta: lataa se, ja jaa linkit uudelleen niille, joille olet näyttänyt entistä.\n\n{href}\n\nKirjaudu sisään tällä sähköpostiosoitteella. Jos sinulla ei vielä ole tunnusta, luo se samalla osoitteella, niin merkki odottaa sinua.',
    sv: 'Hej,\n\nditt kompetensmärke ”{title}” har utfärdats på nytt. Det nya gäller i stället för det gamla: ladda ner det och dela länkarna på nytt med dem som du har visat det gamla för.\n\n{href}\n\nLogga in med den här e-postadressen. Har du inget konto ännu kan du skapa ett med samma adress, så väntar märket på dig.',
    en: 'Hello,\n\nyour badge “{title}” has been issued again. The new one is valid in the place of the old: download it, and share links again with those you showed the old one to.\n\n{href}\n\nSign in with this e-mail address. If you have no account yet, make one with the same address: the badge waits for you there.',
  },
  mailSubject: {
    fi: 'Uusi osaamistodistus entisen tilalle: {title}',
    sv: 'Ett nytt kompetensbevis i stället för det gamla: {title}',
    en: 'A new credential in the place of the old one: {title}',
  },
  mailBody: {
    fi: 'Hei,\n\nosaamistodistuksesi ”{title}” on myönnetty uudelleen. Uusi on voimassa entisen sijasta: lataa se, ja jaa linkit uudelleen niille, joille olet näyttänyt entistä.\n\n{href}',
    sv: 'Hej,\n\nditt kompetensbevis ”{title}” har utfärdats på nytt. Det nya gäller i stället för det gamla: ladda ner det och dela länkarna på nytt med dem som du har visat det gamla för.\n\n{href}',
    en: 'Hello,\n\nyour credential “{title}” has been issued again. The new one is valid in the place of the old: download it, and share links again with those you showed the old one to.\n\n{href}',
  },
  // What the world and the holder see.
  verdict_superseded: {
    fi: 'Korvattu uudella: tämä todistus ei ole enää voimassa',
    sv: 'Ersatt med ett nytt: det här beviset gäller inte längre',
    en: 'Replaced by a new one: this credential is no longer valid',
  },
  verdict_keyRevoked: {
    fi: 'Ei kelpaa: avain, jolla tämä allekirjoitettiin, on peruttu',
    sv: 'Gäller inte: nyckeln som undertecknade det här har återkallats',
    en: 'Not valid: the key that signed this has been revoked',
  },
  onward: {
    fi: 'Myöntäjä on antanut tämän tilalle uuden todistuksen. Pyydä se todistuksen haltijalta.',
    sv: 'Utfärdaren har gett ett nytt bevis i stället. Be innehavaren om det.',
    en: 'The issuer has issued a new credential in its place. Ask the holder for it.',
  },
  onwardHolder: {
    fi: 'Onko todistus sinun? Uusi on omissa todistuksissasi.',
    sv: 'Är beviset ditt? Det nya finns bland dina bevis.',
    en: 'Is it yours? The new one is among your credentials.',
  },
  keyRevoked: {
    fi: 'Allekirjoitus täsmää, mutta joku muukin on voinut allekirjoittaa tällä avaimella. Siksi emme näytä sisältöä emmekä luota siihen.',
    sv: 'Underskriften stämmer, men någon annan kan också ha undertecknat med nyckeln. Därför visar vi inte innehållet och litar inte på det.',
    en: 'The signature matches, but somebody else may have signed with this key too. So we do not show the content, and do not rely on it.',
  },
  mineReplaced: {
    fi: 'Tämän tilalle on myönnetty uusi todistus. Näytä uutta: tämän linkit kertovat, että se on korvattu.',
    sv: 'Ett nytt bevis har utfärdats i stället för det här. Visa det nya: länkarna till det här berättar att det är ersatt.',
    en: 'A new credential has been issued in the place of this one. Show the new one: links to this one say that it has been replaced.',
  },
  mineNew: { fi: 'Avaa uusi todistus', sv: 'Öppna det nya beviset', en: 'Open the new credential' },
})
