import { defineTexts } from '../platform/texts.ts'

export const fileTexts = defineTexts({
  'file_certificate.pdf': { fi: 'PDF-todistus', sv: 'PDF-bevis', en: 'PDF certificate' },
  'for_certificate.pdf': {
    fi: 'Paperille ja sähköpostiin. Allekirjoitettu todistus on liitteenä. QR-koodi vie tarkistukseen linkillä, jonka voit perua tällä sivulla.',
    sv: 'För papper och e-post. Det undertecknade beviset är bifogat. QR-koden leder till kontrollen med en länk som du kan dra tillbaka på den här sidan.',
    en: 'For paper and mail. The signed credential is attached. The QR code leads to the check by a link that you can withdraw on this page.',
  },
  'file_credential.png': { fi: 'Kuva, PNG', sv: 'Bild, PNG', en: 'Picture, PNG' },
  'for_credential.png': {
    fi: 'Somea ja merkkikansioita varten. Todistus on kuvan sisällä.',
    sv: 'För sociala medier och märkessamlingar. Beviset finns inne i bilden.',
    en: 'For social media and badge collections. The credential is inside the picture.',
  },
  'file_credential.svg': { fi: 'Kuva, SVG', sv: 'Bild, SVG', en: 'Picture, SVG' },
  'for_credential.svg': {
    fi: 'Terävä joka koossa. Todistus on kuvan sisällä.',
    sv: 'Skarp i alla storlekar. Beviset finns inne i bilden.',
    en: 'Sharp at any size. The credential is inside the picture.',
  },
  'file_credential.json': { fi: 'Allekirjoitettu tiedosto', sv: 'Undertecknad fil', en: 'Signed file' },
  'for_credential.json': {
    fi: 'Open Badges 3.0: lompakoihin ja muihin palveluihin.',
    sv: 'Open Badges 3.0: för plånböcker och andra tjänster.',
    en: 'Open Badges 3.0: for wallets and other services.',
  },
  'file_europass.jsonld': { fi: 'Europass-tiedosto, luonnos', sv: 'Europass-fil, utkast', en: 'Europass file, a draft' },
  'for_europass.jsonld': {
    fi: 'Eurooppalainen oppimismalli (ELM 3). Korkeakoulu ei ole sinetöinyt tätä, joten se on luonnos.',
    sv: 'Den europeiska lärandemodellen (ELM 3). Högskolan har inte förseglat den, så den är ett utkast.',
    en: 'European Learning Model (ELM 3). The institution has not sealed it, so it is a draft.',
  },
  'file_wallet.sd-jwt': { fi: 'EU-lompakon tiedosto', sv: 'Fil för EU-plånboken', en: 'File for the EU wallet' },
  'for_wallet.sd-jwt': {
    fi: 'SD-JWT VC, voimassa vuoden. Kuka tahansa, jolla tiedosto on, voi näyttää sen: pidä se itselläsi. Siinä ei ole tilaa arvioinnin tavalle eikä henkilöllisyyden tarkistukselle.',
    sv: 'SD-JWT VC, gäller ett år. Vem som helst som har filen kan visa den: behåll den själv. Den har ingen plats för hur kunnandet bedömdes eller hur identiteten kontrollerades.',
    en: 'SD-JWT VC, good for a year. Whoever has the file can show it: keep it to yourself. It has no place for how it was assessed or how identity was checked.',
  },
  missing_legalIdentifier: {
    fi: 'Ei vielä: korkeakoulu ei ole antanut virallista tunnistettaan, jota Europass vaatii.',
    sv: 'Inte ännu: högskolan har inte angett sin officiella identifierare, som Europass kräver.',
    en: 'Not yet: the institution has not given its legal identifier, which Europass asks for.',
  },
  missing_awardingBodyCountry: {
    fi: 'Ei vielä: jonkin myöntäjän maa puuttuu.',
    sv: 'Inte ännu: landet saknas för någon som beviljar beviset.',
    en: 'Not yet: the country of an awarding body is missing.',
  },
  missing_nameChanged: {
    fi: 'Ei tästä todistuksesta: nimesi on korjattu sen myöntämisen jälkeen. Pyydä uusi todistus opintotoimistosta.',
    sv: 'Inte av det här beviset: ditt namn har rättats sedan det utfärdades. Be studiebyrån om ett nytt.',
    en: 'Not of this credential: your name has been corrected since it was issued. Ask the study office for a new one.',
  },
  missing_recordIncomplete: {
    fi: 'Ei voi tehdä: todistuksen tiedoissa ei ole kaikkea, mitä tämä muoto vaatii.',
    sv: 'Kan inte göras: bevisets uppgifter har inte allt som formatet kräver.',
    en: 'Cannot be made: the record of the credential does not have everything that this form asks for.',
  },
})
