import type { CheckName, Verdict } from '@poiju/credentials'
import { defineTexts, type Text } from '../platform/texts.ts'

export const verifyTexts = defineTexts({
  title: { fi: 'Tarkista osaamistodistus', sv: 'Kontrollera ett kompetensbevis', en: 'Check a credential' },
  lede: {
    fi: 'Liitä todistuksen linkki tai tiedosto. Vastaus tulee heti. Emme tallenna emmekä kirjaa mitään, mitä liität.',
    sv: 'Klistra in bevisets länk eller fil. Svaret kommer genast. Vi sparar eller loggar inget av det du klistrar in.',
    en: 'Give the link or the file of the credential. The answer comes at once. Nothing that you paste is stored or logged.',
  },
  ask: { fi: 'Kysy allekirjoittajalta', sv: 'Fråga utfärdaren', en: 'Ask the issuer' },
  askLede: {
    fi: 'Jokin jäi avoimeksi, koska emme kysyneet keneltäkään. Voimme hakea allekirjoittajan avaimen ja perumisluettelon sen omasta osoitteesta. Allekirjoittaja näkee silloin, että joku tarkistaa sen todistusta, ei kenen.',
    sv: 'Något blev öppet, eftersom vi inte frågade någon. Vi kan hämta utfärdarens nyckel och återkallelselista från dess egen adress. Utfärdaren ser då att någon kontrollerar ett bevis, men inte vems.',
    en: 'Something stands open, because we asked nobody. We can fetch the issuer’s key and revocation list from its own address. The issuer then sees that somebody is checking a credential of theirs, not whose.',
  },
  askedInVain: {
    fi: 'Kysyimme allekirjoittajan omasta osoitteesta. Kaikkeen ei tullut vastausta: se, mikä on yhä avoinna, selviää allekirjoittajalta itseltään.',
    sv: 'Vi frågade på utfärdarens egen adress. Allt fick inte svar: det som ännu är öppet får du veta av utfärdaren själv.',
    en: 'We asked at the issuer’s own address. Not everything was answered: what still stands open, the issuer can tell you.',
  },
  carrier_png: { fi: 'Löytyi kuvan sisältä', sv: 'Fanns inne i bilden', en: 'Found inside the picture' },
  carrier_svg: { fi: 'Löytyi kuvan sisältä', sv: 'Fanns inne i bilden', en: 'Found inside the picture' },
  carrier_pdf: { fi: 'Löytyi PDF:n liitteestä', sv: 'Fanns i PDF:ens bilaga', en: 'Found attached to the PDF' },
  carrier_qr: { fi: 'Luettiin QR-koodista', sv: 'Lästes ur QR-koden', en: 'Read from the QR code' },
  paste: { fi: 'Linkki tai tiedoston sisältö', sv: 'Länk eller filens innehåll', en: 'Link, or what is in the file' },
  pasteHint: {
    fi: 'Linkki, jonka haltija antoi, tai todistuksen teksti: alkaa merkillä { tai kirjaimilla eyJ',
    sv: 'Länken som innehavaren gav, eller bevisets text: börjar med { eller med bokstäverna eyJ',
    en: 'The link that the holder gave you, or the text of the credential: it begins with { or with the letters eyJ',
  },
  upload: { fi: 'Tai valitse tiedosto', sv: 'Eller välj en fil', en: 'Or choose a file' },
  uploadHint: {
    fi: 'Todistustiedosto, PDF-todistus, kuva jossa todistus on sisällä, tai valokuva QR-koodista. Enintään 10 Mt.',
    sv: 'Bevisfilen, ett PDF-bevis, en bild med beviset inuti eller ett foto av QR-koden. Högst 10 MB.',
    en: 'The credential file, a PDF certificate, a picture with the credential inside, or a photo of the QR code. At most 10 MB.',
  },
  check: { fi: 'Tarkista', sv: 'Kontrollera', en: 'Check' },
  again: { fi: 'Tarkista toinen', sv: 'Kontrollera ett annat', en: 'Check another' },
  nothing: {
    fi: 'Liitä ensin linkki tai tiedosto.',
    sv: 'Klistra först in en länk eller fil.',
    en: 'Paste a link or choose a file first.',
  },
  otherLink: {
    fi: 'Tämä linkki vie muualle. Emme avaa vieraita osoitteita. Avaa linkki itse, tallenna tiedosto ja liitä se tähän.',
    sv: 'Den här länken leder någon annanstans. Vi öppnar inga främmande adresser. Öppna länken själv, spara filen och klistra in den här.',
    en: 'This link leads elsewhere. We do not open other sites’ addresses. Open it yourself, save the file, and paste it here.',
  },
  deadLink: {
    fi: 'Linkki ei toimi: siitä voi puuttua loppu, tai haltija on perunut sen, tai sen aika on ohi. Tarkista, että kopioit sen kokonaan, tai pyydä uusi.',
    sv: 'Länken fungerar inte: slutet kan saknas, innehavaren kan ha dragit tillbaka den eller tiden är ute. Kontrollera att du kopierade hela länken, eller be om en ny.',
    en: 'The link does not work: its end may be missing, the holder may have withdrawn it, or its time is over. Check that you copied all of it, or ask for a new one.',
  },
  checks: { fi: 'Mitä tarkistettiin', sv: 'Vad som kontrollerades', en: 'What was checked' },
  questions: {
    fi: 'Seitsemän vastausta sille, joka tunnustaa osaamisen',
    sv: 'Sju svar för den som erkänner kunnandet',
    en: 'Seven answers for whoever recognises it',
  },
  notStated: { fi: 'ei kerrottu', sv: 'inte angivet', en: 'not stated' },
  q_quality: { fi: 'Laadunvarmistus', sv: 'Kvalitetssäkring', en: 'Quality assurance' },
  q_verification: { fi: 'Aitous', sv: 'Äkthet', en: 'Verification' },
  q_level: { fi: 'Taso', sv: 'Nivå', en: 'Level' },
  q_outcomes: { fi: 'Osaamistavoitteet', sv: 'Kompetensmål', en: 'Learning outcomes' },
  q_workload: { fi: 'Työmäärä', sv: 'Arbetsmängd', en: 'Workload' },
  q_testing: { fi: 'Osaamisen arviointi', sv: 'Bedömning', en: 'Assessment' },
  q_identification: { fi: 'Henkilöllisyys', sv: 'Identifiering', en: 'Identification' },
  receipt: {
    fi: 'Tarkistettu {at}. Tulosta tämä sivu henkilökansioon.',
    sv: 'Kontrollerat {at}. Skriv ut sidan för personakten.',
    en: 'Checked {at}. Print this page for the personnel file.',
  },
  says: { fi: 'Todistuksessa lukee', sv: 'I beviset står', en: 'The credential says' },
  altered: {
    fi: 'Sisältöä on muutettu, joten emme näytä sitä.',
    sv: 'Innehållet har ändrats, så vi visar det inte.',
    en: 'The content has been changed, so we do not show it.',
  },
  heldBy: { fi: 'Saaja: {learner}.', sv: 'Utfärdat till: {learner}.', en: 'Issued to: {learner}.' },
  issuedBy: { fi: 'Myöntäjä: {issuer}.', sv: 'Utfärdat av: {issuer}.', en: 'Issued by: {issuer}.' },
  demo: {
    fi: 'Esittelytodistus: ei todista mistään.',
    sv: 'Demonstrationsbevis: intygar ingenting.',
    en: 'A demonstration credential: it certifies nothing.',
  },
})

/** One sentence for each answer; a missing one does not compile. */
export const verdictTexts: Readonly<Record<Verdict, Text>> = {
  genuine: { fi: 'Aito ja voimassa', sv: 'Äkta och giltigt', en: 'Genuine and valid' },
  unknownIssuer: {
    fi: 'Muuttumaton, mutta emme tunne allekirjoittajaa',
    sv: 'Oförändrat, men vi känner inte utfärdaren',
    en: 'Unaltered, but we do not know who issued it',
  },
  notCheckable: {
    fi: 'Emme voi sanoa, onko tämä aito: allekirjoitusta ei voitu tarkistaa',
    sv: 'Vi kan inte säga om det här är äkta: underskriften kunde inte kontrolleras',
    en: 'We cannot tell whether this is genuine: the signature could not be checked',
  },
  revoked: {
    fi: 'Peruttu: tämä todistus ei ole enää voimassa',
    sv: 'Återkallat: det här beviset gäller inte längre',
    en: 'Revoked: this credential is no longer valid',
  },
  suspended: {
    fi: 'Keskeytetty: tämä todistus ei ole nyt voimassa',
    sv: 'Tillfälligt ogiltigt: beviset gäller inte just nu',
    en: 'Suspended: this credential is not valid at the moment',
  },
  statusUnclear: {
    fi: 'Aito, mutta emme saa selvää, onko se peruttu',
    sv: 'Äkta, men vi kan inte se om det har återkallats',
    en: 'Genuine, but we cannot tell whether it has been revoked',
  },
  flawed: {
    fi: 'Allekirjoitettu, mutta jokin todistuksessa ei pidä paikkaansa',
    sv: 'Undertecknat, men något i beviset stämmer inte',
    en: 'Signed, but something in the credential does not hold',
  },
  expired: {
    fi: 'Aito, mutta sen voimassaolo on päättynyt',
    sv: 'Äkta, men giltighetstiden har gått ut',
    en: 'Genuine, but it has expired',
  },
  notYetValid: { fi: 'Ei vielä voimassa', sv: 'Inte giltigt ännu', en: 'Not valid yet' },
  altered: {
    fi: 'Ei aito: sisältöä tai allekirjoitusta on muutettu',
    sv: 'Inte äkta: innehållet eller underskriften har ändrats',
    en: 'Not genuine: the content or the signature has been changed',
  },
  notACredential: { fi: 'Tämä ei ole osaamistodistus', sv: 'Det här är inget kompetensbevis', en: 'This is not a credential' },
  unsupported: {
    fi: 'Emme osaa lukea tämänlaista todistusta',
    sv: 'Vi kan inte läsa ett sådant bevis',
    en: 'We cannot read this kind of credential',
  },
}

/** Beside what the engine answers: nothing is signed, so nothing can be genuine. */
export const unsignedText: Text = {
  fi: 'Luonnos ilman allekirjoitusta: tätä ei kukaan todista',
  sv: 'Ett utkast utan underskrift: ingen intygar det här',
  en: 'A draft without a signature: nobody vouches for this',
}

export const verdictKinds: Readonly<Record<Verdict, 'ok' | 'stop' | 'ended' | 'advise' | 'unknown'>> = {
  genuine: 'ok',
  unknownIssuer: 'unknown',
  notCheckable: 'unknown',
  statusUnclear: 'advise',
  flawed: 'stop',
  revoked: 'ended',
  suspended: 'stop',
  expired: 'advise',
  notYetValid: 'advise',
  altered: 'stop',
  notACredential: 'stop',
  unsupported: 'advise',
}

export const checkNameTexts: Readonly<Record<CheckName, Text>> = {
  format: { fi: 'Muoto', sv: 'Format', en: 'Format' },
  schema: { fi: 'Rakenne', sv: 'Struktur', en: 'Structure' },
  proof: { fi: 'Allekirjoitus', sv: 'Underskrift', en: 'Signature' },
  issuer: { fi: 'Allekirjoittaja', sv: 'Utfärdare', en: 'Issuer' },
  holder: { fi: 'Näyttäjä', sv: 'Den som visar', en: 'Presenter' },
  validity: { fi: 'Voimassaolo', sv: 'Giltighet', en: 'Validity' },
  status: { fi: 'Peruminen', sv: 'Återkallelse', en: 'Revocation' },
  'related-resources': { fi: 'Liitetyt aineistot', sv: 'Bifogat material', en: 'Attached material' },
  'refresh-service': { fi: 'Uusiminen', sv: 'Förnyelse', en: 'Renewal' },
  endorsements: { fi: 'Suositukset', sv: 'Rekommendationer', en: 'Endorsements' },
  'eu-elements': { fi: 'EU:n tiedot', sv: 'EU:s uppgifter', en: 'EU elements' },
}
