import { defineTexts } from '../platform/texts.ts'

/** The signing keys of an institution. */
export const keyTexts = defineTexts({
  title: { fi: 'Allekirjoitusavaimet', sv: 'Signaturnycklar', en: 'Signing keys' },
  account: { fi: 'Omat asetukset', sv: 'Egna inställningar', en: 'My settings' },
  lede: {
    fi: 'Avain allekirjoittaa korkeakoulun todistukset. Sen julkinen puoli on kaikkien luettavissa, jotta todistukset voi tarkistaa vielä vuosien päästä. Salaista puolta ei näe kukaan, ei myöskään täältä.',
    sv: 'Nyckeln undertecknar högskolans bevis. Dess offentliga del kan läsas av alla, så att bevisen går att kontrollera också efter många år. Den hemliga delen ser ingen, inte heller här.',
    en: 'The key signs the institution’s credentials. Its public half is there for everybody, so that credentials can be checked for many years. Nobody sees the secret half, here either.',
  },
  none: {
    fi: 'Avaimia ei vielä ole. Ensimmäinen syntyy itsestään, kun myönnätte ensimmäisen todistuksen.',
    sv: 'Det finns inga nycklar ännu. Den första skapas av sig själv när ni utfärdar det första beviset.',
    en: 'There are no keys yet. The first one is made by itself when you issue the first credential.',
  },
  key: { fi: 'Avain', sv: 'Nyckel', en: 'Key' },
  keyNamed: { fi: 'Avain, joka päättyy …{end}', sv: 'Nyckeln som slutar på …{end}', en: 'The key that ends in …{end}' },
  algorithm: { fi: 'Menetelmä', sv: 'Metod', en: 'Algorithm' },
  since: { fi: 'Allekirjoittaa alkaen', sv: 'Undertecknar från', en: 'Signs since' },
  until: { fi: 'Allekirjoitti asti', sv: 'Undertecknade till', en: 'Signed until' },
  state: { fi: 'Tila', sv: 'Läge', en: 'State' },
  state_signing: { fi: 'allekirjoittaa', sv: 'undertecknar', en: 'signs' },
  state_retired: { fi: 'lepää, kelpaa tarkistukseen', sv: 'vilar, duger för kontroll', en: 'rests, good for checking' },
  state_revoked: { fi: 'peruttu {from} alkaen', sv: 'återkallad från {from}', en: 'revoked from {from}' },
  signed: { fi: 'Allekirjoittanut', sv: 'Har undertecknat', en: 'Has signed' },
  signedCount: {
    fi: { one: '{count} todistus', other: '{count} todistusta' },
    sv: { one: '{count} bevis', other: '{count} bevis' },
    en: { one: '{count} credential', other: '{count} credentials' },
  },
  valid: { fi: 'Niistä voimassa', sv: 'Av dem giltiga', en: 'Of them valid' },
  actions: { fi: 'Toimet', sv: 'Åtgärder', en: 'Actions' },
  open: { fi: 'Avaa', sv: 'Öppna', en: 'Open' },
  publicKey: { fi: 'Julkinen avain', sv: 'Offentlig nyckel', en: 'Public key' },
  copies: {
    fi: 'Tällä avaimella allekirjoitetaan lompakkomuodot ja todistuksesta rajatut osat silloin, kun niitä pyydetään. Niitä ei lasketa tässä. Jos avain perutaan, mikään niistä ei enää kelpaa, ja haltijat hakevat uudet.',
    sv: 'Med den här nyckeln undertecknas plånboksformer och delar av bevis när någon ber om dem. De räknas inte här. Om nyckeln återkallas duger ingen av dem längre, och innehavarna hämtar nya.',
    en: 'This key signs wallet forms and parts of credentials when somebody asks for them. They are not counted here. If the key is revoked, none of them counts any more, and holders fetch new ones.',
  },
  published: { fi: 'Julkaistu osoitteessa', sv: 'Publicerad på adressen', en: 'Published at' },
  // rotating
  rotateTitle: { fi: 'Vaihda avain', sv: 'Byt nyckel', en: 'Rotate the key' },
  rotateLede: {
    fi: 'Uusi avain allekirjoittaa tästä hetkestä alkaen. Tämä avain jää julki, ja kaikki sen allekirjoittamat todistukset pysyvät voimassa. Sen salainen puoli tuhotaan, joten sillä ei enää voi allekirjoittaa. Vaihto on hyvä tehdä esimerkiksi kerran vuodessa.',
    sv: 'En ny nyckel undertecknar från och med nu. Den här nyckeln förblir offentlig, och alla bevis som den har undertecknat förblir giltiga. Dess hemliga del förstörs, så ingen kan underteckna med den längre. Ett byte är bra att göra till exempel en gång om året.',
    en: 'A new key signs from this moment. This key stays published, and every credential that it signed stays valid. Its secret half is destroyed, so nobody can sign with it any more. Rotating once a year, for example, is good practice.',
  },
  rotate: { fi: 'Vaihda avain', sv: 'Byt nyckel', en: 'Rotate the key' },
  rotateQuestion: {
    fi: 'Vaihdetaanko avain? Vanhalla ei enää voi allekirjoittaa.',
    sv: 'Byta nyckel? Den gamla kan inte underteckna längre.',
    en: 'Rotate the key? The old one cannot sign any more.',
  },
  rotateKeep: { fi: 'Älä vaihda', sv: 'Byt inte', en: 'Do not rotate' },
  rotated: {
    fi: 'Avain on vaihdettu. Uusi allekirjoittaa tästä eteenpäin.',
    sv: 'Nyckeln är bytt. Den nya undertecknar från och med nu.',
    en: 'The key has been rotated. The new one signs from now on.',
  },
  // revoking
  revokeTitle: {
    fi: 'Avain on joutunut vääriin käsiin',
    sv: 'Nyckeln har hamnat i fel händer',
    en: 'The key has fallen into the wrong hands',
  },
  revokeLede: {
    fi: 'Peru avain siitä hetkestä alkaen, jolloin joku muu on voinut saada sen. Allekirjoitukset, jotka on tehty silloin tai myöhemmin, eivät enää kelpaa. Jos et tiedä hetkeä, valitse aikaisin mahdollinen.',
    sv: 'Återkalla nyckeln från den stund då någon annan kan ha fått den. Underskrifter som gjorts då eller senare duger inte längre. Om du inte vet när det hände, välj den tidigaste möjliga stunden.',
    en: 'Revoke the key from the moment when somebody else may have got it. Signatures made then or later no longer count. If you do not know when it happened, choose the earliest moment possible.',
  },
  revokeEarlier: {
    fi: 'Avain on peruttu {from} alkaen. Jos selviää, että se oli jo aiemmin vaarassa, voit siirtää hetken aikaisemmaksi. Myöhemmäksi sitä ei voi siirtää.',
    sv: 'Nyckeln är återkallad från {from}. Om det visar sig att den var i fara redan tidigare kan du flytta tidpunkten bakåt. Framåt kan den inte flyttas.',
    en: 'The key is revoked from {from}. If it turns out that it was in danger earlier, you can move the moment back. It cannot be moved forward.',
  },
  day: { fi: 'Päivä', sv: 'Dag', en: 'Day' },
  time: {
    fi: 'Kellonaika, Suomen aikaa',
    sv: 'Klockslag, finsk tid',
    en: 'Time of day, Finnish time',
  },
  notTime: {
    fi: 'Kirjoita kellonaika näin: 14:30.',
    sv: 'Skriv klockslaget så här: 14:30.',
    en: 'Write the time of day like 14:30.',
  },
  show: { fi: 'Näytä, mitä siitä seuraa', sv: 'Visa vad det leder till', en: 'Show what follows' },
  previewTitle: {
    fi: 'Jos avain perutaan {from} alkaen',
    sv: 'Om nyckeln återkallas från {from}',
    en: 'If the key is revoked from {from}',
  },
  failing: { fi: 'Lakkaa olemasta voimassa', sv: 'Slutar gälla', en: 'Stop being valid' },
  failingNote: {
    fi: 'allekirjoitettu silloin tai myöhemmin. Ne perutaan, ja haltijat saavat kirjeen.',
    sv: 'undertecknade då eller senare. De återkallas, och innehavarna får ett brev.',
    en: 'signed then or later. They are revoked, and their holders get a letter.',
  },
  staying: { fi: 'Pysyy voimassa', sv: 'Förblir giltiga', en: 'Stay valid' },
  stayingNote: {
    fi: 'allekirjoitettu aiemmin. Poijussa ne kelpaavat edelleen, koska meillä on oma merkintä siitä, milloin ne allekirjoitettiin. Muut tarkistajat saattavat hylätä ne, koska avain on peruttu.',
    sv: 'undertecknade tidigare. I Poiju duger de fortfarande, eftersom vi har en egen anteckning om när de undertecknades. Andra som kontrollerar kan förkasta dem, eftersom nyckeln är återkallad.',
    en: 'signed earlier. In Poiju they still count, because we have our own record of when they were signed. Other verifiers may refuse them, because the key is revoked.',
  },
  pending: { fi: 'Odottaa allekirjoitusta', sv: 'Väntar på underskrift', en: 'Waiting for a signature' },
  pendingNote: {
    fi: 'uusi avain allekirjoittaa ne.',
    sv: 'den nya nyckeln undertecknar dem.',
    en: 'the new key signs them.',
  },
  ended: { fi: 'Peruttu tai korvattu jo', sv: 'Redan återkallade eller ersatta', en: 'Revoked or replaced already' },
  endedNote: { fi: 'niissä mikään ei muutu.', sv: 'i dem ändras ingenting.', en: 'nothing changes in them.' },
  seenTitle: { fi: 'Mitä kukin näkee', sv: 'Vad var och en ser', en: 'What each of them sees' },
  seenVerifier: {
    fi: 'Tarkistaja: todistuksessa, jota meidän luettelossamme ei ole, lukee ”Ei kelpaa: avain, jolla tämä allekirjoitettiin, on peruttu”. Varkaan väärentämä päiväys ei auta: omissa todistuksissamme ratkaisee merkintämme, ei todistukseen kirjoitettu aika.',
    sv: 'Den som kontrollerar: om ett bevis inte finns i vårt register står det ”Gäller inte: nyckeln som undertecknade det här har återkallats”. Ett datum som tjuven har hittat på hjälper inte: för våra egna bevis avgör vår anteckning, inte tiden i beviset.',
    en: 'A verifier: a credential that is not in our register says “Not valid: the key that signed this has been revoked”. A date that the thief has made up does not help: for our own credentials our record decides, not the time written in them.',
  },
  seenHolder: {
    fi: 'Haltija: perutusta todistuksesta tulee kirje, jossa syy on ”allekirjoitusavain vaarantui”. Suoritukseen peruminen ei vaikuta.',
    sv: 'Innehavaren: får ett brev om det återkallade beviset, med orsaken ”signaturnyckeln röjdes”. Prestationen påverkas inte.',
    en: 'A holder: gets a letter about the revoked credential, with the reason “the signing key was compromised”. The completion is not affected.',
  },
  seenAgain: {
    fi: 'Perumisen jälkeen voit myöntää kaikki tämän avaimen todistukset uudelleen uudella avaimella. Se on hyvä tehdä myös niille, jotka pysyvät voimassa.',
    sv: 'Efter återkallelsen kan du utfärda alla bevis som nyckeln har undertecknat på nytt med den nya nyckeln. Det är bra att göra också för dem som förblir giltiga.',
    en: 'After revoking you can issue everything that this key signed again under the new key. That is a good idea for those that stay valid, too.',
  },
  final: {
    fi: 'Tätä ei voi perua.',
    sv: 'Det här kan inte ångras.',
    en: 'This cannot be undone.',
  },
  revoke: { fi: 'Peru avain', sv: 'Återkalla nyckeln', en: 'Revoke the key' },
  revokeQuestion: {
    fi: 'Perutaanko avain {from} alkaen?',
    sv: 'Återkalla nyckeln från {from}?',
    en: 'Revoke the key from {from}?',
  },
  keep: { fi: 'Älä peru', sv: 'Återkalla inte', en: 'Do not revoke' },
  revoked: {
    fi: 'Avain on peruttu. Todistuksia, jotka eivät enää kelpaa, perutaan taustalla.',
    sv: 'Nyckeln är återkallad. Bevis som inte längre duger återkallas i bakgrunden.',
    en: 'The key is revoked. Credentials that no longer count are being revoked in the background.',
  },
  // issuing again
  againTitle: {
    fi: 'Myönnä uudelleen uudella avaimella',
    sv: 'Utfärda på nytt med den nya nyckeln',
    en: 'Issue again under the new key',
  },
  againLede: {
    fi: {
      one: 'Yksi tämän avaimen todistus odottaa uutta. Uusi tulee vanhan tilalle, ja haltija saa kirjeen.',
      other: '{count} tämän avaimen todistusta odottaa uutta. Uusi tulee kunkin vanhan tilalle, ja haltijat saavat kirjeen.',
    },
    sv: {
      one: 'Ett av nyckelns bevis väntar på ett nytt. Det nya ersätter det gamla, och innehavaren får ett brev.',
      other: '{count} av nyckelns bevis väntar på nya. De nya ersätter de gamla, och innehavarna får ett brev.',
    },
    en: {
      one: 'One credential of this key waits for a new one. The new one takes its place, and the holder gets a letter.',
      other: '{count} credentials of this key wait for new ones. The new ones take their places, and the holders get a letter.',
    },
  },
  again: { fi: 'Myönnä uudelleen', sv: 'Utfärda på nytt', en: 'Issue again' },
  againQuestion: {
    fi: { one: 'Myönnetäänkö yksi todistus uudelleen?', other: 'Myönnetäänkö {count} todistusta uudelleen?' },
    sv: { one: 'Utfärda ett bevis på nytt?', other: 'Utfärda {count} bevis på nytt?' },
    en: { one: 'Issue one credential again?', other: 'Issue {count} credentials again?' },
  },
  againKeep: { fi: 'Älä myönnä', sv: 'Utfärda inte', en: 'Do not issue' },
  againOrdered: {
    fi: 'Todistuksia myönnetään uudelleen taustalla. Voit poistua sivulta; luku pienenee, kun päivität sen.',
    sv: 'Bevisen utfärdas på nytt i bakgrunden. Du kan lämna sidan; talet minskar när du uppdaterar den.',
    en: 'The credentials are being issued again in the background. You may leave the page; the number falls when you reload it.',
  },
  againDone: {
    fi: 'Kaikilla tämän avaimen todistuksilla on voimassa oleva tilalla.',
    sv: 'Alla bevis som nyckeln har undertecknat har ersatts med giltiga.',
    en: 'Everything that this key signed has a valid one in its place.',
  },
  // refusals
  refusal_noLonger: {
    fi: 'Tämä avain ei enää allekirjoita, joten sitä ei voi vaihtaa. Päivitä sivu.',
    sv: 'Nyckeln undertecknar inte längre, så den kan inte bytas. Uppdatera sidan.',
    en: 'This key no longer signs, so it cannot be rotated. Reload the page.',
  },
  refusal_ahead: {
    fi: 'Hetki on vielä edessä. Valitse mennyt hetki, tai tämä.',
    sv: 'Tidpunkten ligger framåt. Välj en som har varit, eller nu.',
    en: 'That moment is still ahead. Choose one that has been, or now.',
  },
  refusal_earlier: {
    fi: 'Avain on jo peruttu aikaisemmasta hetkestä. Hetken voi siirtää vain aikaisemmaksi.',
    sv: 'Nyckeln är redan återkallad från en tidigare tidpunkt. Den kan bara flyttas bakåt.',
    en: 'The key is revoked from an earlier moment already. The moment can only be moved back.',
  },
  refusal_changed: {
    fi: 'Luvut ovat muuttuneet sen jälkeen, kun katsoit niitä. Mitään ei peruttu. Katso uudet luvut ja päätä uudelleen.',
    sv: 'Talen har ändrats sedan du såg dem. Ingenting återkallades. Se de nya talen och besluta på nytt.',
    en: 'The numbers have changed since you looked. Nothing was revoked. See the new ones and decide again.',
  },
})
