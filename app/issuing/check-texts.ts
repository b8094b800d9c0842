import type { Text } from '../platform/texts.ts'

/**
 * What each check of a credential found, in words for whoever received it. Codes that mean the same to a reader share a sentence; which code has none
 * is told by the test.
 */
const sentences: readonly (readonly [codes: string, text: Text])[] = [
  // What it is.
  ['open-badge', { fi: 'Open Badges 3.0 -todistus.', sv: 'Ett Open Badges 3.0-bevis.', en: 'An Open Badges 3.0 credential.' }],
  ['open-badge-2', { fi: 'Vanhempi Open Badge -osaamismerkki.', sv: 'Ett äldre Open Badge-märke.', en: 'An older Open Badge.' }],
  [
    'endorsement',
    {
      fi: 'Suositus: joku puoltaa todistusta tai sen myöntäjää.',
      sv: 'En rekommendation: någon stöder ett bevis eller dess utfärdare.',
      en: 'An endorsement: somebody speaks for a credential or its issuer.',
    },
  ],
  [
    'verifiable-credential vc-jwt vc-sd-jwt open-badge-jwt',
    {
      fi: 'Sähköisesti allekirjoitettu todistus.',
      sv: 'Ett elektroniskt undertecknat bevis.',
      en: 'An electronically signed credential.',
    },
  ],
  [
    'sd-jwt-vc',
    { fi: 'Lompakkotodistus (SD-JWT).', sv: 'Ett bevis för plånböcker (SD-JWT).', en: 'A credential for wallets (SD-JWT).' },
  ],
  [
    'european-learning-model',
    {
      fi: 'Eurooppalainen oppimistodistus (ELM).',
      sv: 'Ett europeiskt lärandebevis (ELM).',
      en: 'A European learning credential (ELM).',
    },
  ],
  [
    'status-list',
    { fi: 'Perumisluettelo, ei todistus.', sv: 'En återkallelselista, inget bevis.', en: 'A revocation list, not a credential.' },
  ],
  [
    'presentation vp-jwt vp-sd-jwt',
    {
      fi: 'Esitys: haltija näyttää todistuksiaan.',
      sv: 'En presentation: innehavaren visar sina bevis.',
      en: 'A presentation: the holder shows credentials.',
    },
  ],

  // What it is not.
  [
    'nothing json-syntax jwt-malformed jwt-header-broken sd-jwt-malformed not-an-object not-utf8 json-not-utf8 not-a-document not-readable',
    {
      fi: 'Tässä ei ole todistusta, jonka voisi lukea. Tarkista, että koko teksti tai tiedosto on mukana.',
      sv: 'Här finns inget bevis som går att läsa. Kontrollera att hela texten eller filen är med.',
      en: 'There is no credential here that can be read. Check that the whole text or file is there.',
    },
  ],
  [
    'not-a-credential not-a-presentation not-a-badge no-context no-type no-subject empty-subject code-without-credential no-credential-type not-a-credential-of-this-kind',
    {
      fi: 'Tätä ei voi lukea osaamistodistuksena.',
      sv: 'Det här går inte att läsa som ett kompetensbevis.',
      en: 'This cannot be read as a credential.',
    },
  ],
  [
    'json-too-large json-too-deep json-too-many-values jwt-too-large credential-too-large file-too-large compression-too-large picture-too-large svg-too-deep too-many-parts too-many-proofs too-many-disclosures too-many-credentials nested-too-deep too-much-work',
    {
      fi: 'Todistus on suurempi tai mutkikkaampi kuin todistukset ovat. Emme lue sitä.',
      sv: 'Beviset är större eller mer invecklat än vad bevis är. Vi läser det inte.',
      en: 'This is larger or more tangled than credentials are. We do not read it.',
    },
  ],
  [
    'json-duplicate-key json-forbidden-key json-null-character json-lone-surrogate json-number forbidden-character',
    {
      fi: 'Todistuksessa on kohta, jonka kaksi lukijaa voisi ymmärtää eri tavoin. Siksi emme lue sitä.',
      sv: 'I beviset finns ett ställe som två läsare kunde förstå olika. Därför läser vi det inte.',
      en: 'Two readers could understand a part of this differently. So we do not read it.',
    },
  ],
  [
    'broken-context broken-type broken-id broken-text broken-holder part-not-an-object part-without-type part-without-id resource-twice resource-without-digest no-issuance-date dates-reversed json-ld-invalid not-canonicalizable vc-claim claims-disagree wrong-type wrong-content-type envelope-no-context envelope-not-data envelope-media-type context-missing',
    {
      fi: 'Todistus ei ole sellainen kuin standardi vaatii. Pyydä myöntäjältä ehjä tiedosto.',
      sv: 'Beviset är inte så som standarden kräver. Be utfärdaren om en hel fil.',
      en: 'The credential is not as the standard asks. Ask the issuer for one that is in order.',
    },
  ],
  [
    'no-issuer no-address issuer-without-address no-holder',
    {
      fi: 'Todistuksessa ei lue, kuka sen on antanut.',
      sv: 'I beviset står det inte vem som har gett det.',
      en: 'The credential does not say who gave it.',
    },
  ],
  [
    'unknown-context context-not-at-hand',
    {
      fi: 'Todistus nojaa sanastoon, jota emme tunne.',
      sv: 'Beviset vilar på en vokabulär som vi inte känner.',
      en: 'The credential leans on a vocabulary that we do not know.',
    },
  ],
  [
    'rewritten-terms',
    {
      fi: 'Todistus on kirjoitettu niin, että jokin sen tiedoista voisi jäädä lukematta. Pyydä alkuperäinen tiedosto.',
      sv: 'Beviset är skrivet så att någon av dess uppgifter kunde bli oläst. Be om originalfilen.',
      en: 'This is written so that something in it could go unread. Ask for the original file.',
    },
  ],
  [
    'unknown-terms terms-dropped unknown-member',
    {
      fi: 'Todistuksessa on kohtia, joita sen sanastot eivät määrittele. Allekirjoitus ei suojaisi niitä.',
      sv: 'Beviset innehåller delar som dess vokabulärer inte definierar. Underskriften skulle inte skydda dem.',
      en: 'The credential holds parts that its vocabularies do not define. The signature would not protect them.',
    },
  ],
  [
    'inline-context protected-term',
    {
      fi: 'Todistus määrittelee sanojaan itse. Sellaista emme lue.',
      sv: 'Beviset definierar sina ord själv. Sådana läser vi inte.',
      en: 'The credential defines its own words. We do not read such ones.',
    },
  ],
  [
    'older-data-model',
    {
      fi: 'Todistus on vanhempaa lajia (VC 1.1), jota emme lue tässä muodossa.',
      sv: 'Beviset är av ett äldre slag (VC 1.1) som vi inte läser i den här formen.',
      en: 'The credential is of an older kind (VC 1.1) that we do not read in this form.',
    },
  ],
  [
    'cannot-be-read cose-not-supported verification-unknown digest-algorithm-unknown',
    {
      fi: 'Tämänlaista todistusta emme osaa lukea.',
      sv: 'Ett sådant bevis kan vi inte läsa.',
      en: 'We cannot read this kind of credential.',
    },
  ],
  [
    'only-a-link',
    {
      fi: 'Tässä on vain linkki. Emme avaa vieraita osoitteita: avaa se itse, tallenna tiedosto ja liitä se.',
      sv: 'Här finns bara en länk. Vi öppnar inga främmande adresser: öppna den själv, spara filen och klistra in den.',
      en: 'This is only a link. We do not open other sites’ addresses: open it yourself, save the file, and give that.',
    },
  ],

  // Files and pictures.
  [
    'no-credential-inside no-code-in-picture',
    {
      fi: 'Tiedostosta tai kuvasta ei löytynyt todistusta eikä luettavaa QR-koodia.',
      sv: 'I filen eller bilden fanns varken ett bevis eller en läsbar QR-kod.',
      en: 'No credential and no readable QR code was found in the file or picture.',
    },
  ],
  [
    'several-credentials',
    {
      fi: 'Tiedostossa on useampi todistus. Tarkista ne yksi kerrallaan.',
      sv: 'Filen innehåller flera bevis. Kontrollera dem ett i taget.',
      en: 'There is more than one credential in the file. Check them one at a time.',
    },
  ],
  [
    'png-broken png-cut-off png-checksum svg-broken pdf-broken picture-broken compression-broken',
    {
      fi: 'Tiedosto on rikki. Pyydä se uudelleen.',
      sv: 'Filen är skadad. Be om den på nytt.',
      en: 'The file is damaged. Ask for it again.',
    },
  ],
  [
    'pdf-encrypted',
    {
      fi: 'PDF on suojattu salasanalla. Tallenna se ilman salasanaa ja liitä se uudelleen.',
      sv: 'PDF:en är skyddad med lösenord. Spara den utan lösenord och försök igen.',
      en: 'The PDF is protected with a password. Save it without one and try again.',
    },
  ],
  [
    'picture-not-readable other-file unknown-file',
    {
      fi: 'Tällaista tiedostoa emme lue. Sopivia ovat JSON, PDF, PNG, SVG ja valokuva QR-koodista.',
      sv: 'En sådan fil läser vi inte. JSON, PDF, PNG, SVG och ett foto av QR-koden går bra.',
      en: 'We do not read this kind of file. JSON, PDF, PNG, SVG or a photograph of the QR code will do.',
    },
  ],

  // The signature.
  [
    'signature-valid',
    {
      fi: 'Allekirjoitus täsmää: mitään ei ole muutettu.',
      sv: 'Underskriften stämmer: ingenting har ändrats.',
      en: 'The signature matches: nothing has been changed.',
    },
  ],
  // The seal of a European learning credential.
  [
    'seal-holds',
    {
      fi: 'Sinetti pitää: tekstiä ei ole muutettu kirjaintakaan.',
      sv: 'Sigillet håller: inte en bokstav av texten har ändrats.',
      en: 'The seal holds: not one letter of the text has been changed.',
    },
  ],
  [
    'seal-of-another',
    {
      fi: 'Sinetti on luotettu, mutta se on muun kuin todistuksessa nimetyn myöntäjän.',
      sv: 'Sigillet är betrott, men det tillhör någon annan än den utfärdare som beviset nämner.',
      en: 'The seal is trusted, but it belongs to somebody other than the issuer that the credential names.',
    },
  ],
  [
    'seal-trusted',
    {
      fi: 'Sinetin on antanut taho, johon tämä tarkistus luottaa.',
      sv: 'Sigillet kommer från någon som den här kontrollen litar på.',
      en: 'The seal comes from somebody whom this check trusts.',
    },
  ],
  [
    'draft-without-seal',
    {
      fi: 'Todistusta ei ole sinetöity: se on luonnos, jonka kuka tahansa olisi voinut kirjoittaa.',
      sv: 'Beviset är inte försett med sigill: det är ett utkast som vem som helst kunde ha skrivit.',
      en: 'The credential has no seal: it is a draft that anybody could have written.',
    },
  ],
  [
    'development-certificate',
    {
      fi: 'Sinetti on tehty kokeiluvarmenteella. Se ei ole oikea sinetti, eikä kukaan takaa sitä.',
      sv: 'Sigillet är gjort med ett testcertifikat. Det är inget riktigt sigill, och ingen går i god för det.',
      en: 'The seal was made with a certificate for trying things out. It is no real seal, and nobody vouches for it.',
    },
  ],
  [
    'certificate-not-trusted',
    {
      fi: 'Sinetti pitää, mutta emme tunne sitä, joka on antanut sinetin varmenteen. Kysy todistuksen myöntäjältä.',
      sv: 'Sigillet håller, men vi känner inte till den som har gett ut sigillets certifikat. Fråga utfärdaren av beviset.',
      en: 'The seal holds, but we do not know who gave out its certificate. Ask the issuer of the credential.',
    },
  ],
  [
    'certificate-expired',
    {
      fi: 'Sinetin varmenne on sittemmin vanhentunut, eikä sinetin ikää voi tarkistaa tästä. Kysy todistuksen myöntäjältä.',
      sv: 'Sigillets certifikat har gått ut sedan dess, och sigillets ålder kan inte kontrolleras här. Fråga utfärdaren av beviset.',
      en: 'The certificate of the seal has expired since, and how old the seal is cannot be checked here. Ask the issuer of the credential.',
    },
  ],
  [
    'certificate-not-in-force',
    {
      fi: 'Sinetti on tehty silloin, kun sen varmenne ei ollut voimassa.',
      sv: 'Sigillet är gjort när dess certifikat inte gällde.',
      en: 'The seal was made when its certificate was not in force.',
    },
  ],
  [
    'seal-malformed sealing-time-broken certificate-missing certificate-broken certificate-thumbprint-wrong certificate-key-not-usable',
    {
      fi: 'Sinetti on rikki.',
      sv: 'Sigillet är skadat.',
      en: 'The seal is damaged.',
    },
  ],
  [
    'not-a-european-credential',
    {
      fi: 'Tiedosto on sinetöity, mutta se ei ole eurooppalainen oppimistodistus.',
      sv: 'Filen är försedd med sigill, men den är inget europeiskt lärandebevis.',
      en: 'The file has a seal, but it is no European learning credential.',
    },
  ],
  [
    'signature-invalid previous-proof-failed proof-context-differs disclosure-unreferenced disclosure-duplicate disclosure-malformed disclosure-overrides disclosure-reserved-name disclosure-wrong-place digest-duplicate digest-malformed reserved-name must-be-visible',
    {
      fi: 'Allekirjoitus ei täsmää sisältöön.',
      sv: 'Underskriften stämmer inte med innehållet.',
      en: 'The signature does not match the content.',
    },
  ],
  [
    'no-proof',
    {
      fi: 'Todistuksessa ei ole allekirjoitusta.',
      sv: 'Beviset saknar underskrift.',
      en: 'There is no signature in the credential.',
    },
  ],
  [
    'proof-malformed proof-value-malformed cryptosuite-missing purpose-missing method-missing created-malformed expires-malformed domain-malformed challenge-malformed nonce-malformed proof-id-malformed proof-id-not-unique previous-proof-malformed previous-proof-missing previous-proof-cyclic lists-not-supported',
    { fi: 'Allekirjoitus on rikki.', sv: 'Underskriften är skadad.', en: 'The signature is damaged.' },
  ],
  [
    'algorithm-none',
    {
      fi: 'Todistus sanoo itse, ettei sitä ole allekirjoitettu.',
      sv: 'Beviset säger själv att det inte är undertecknat.',
      en: 'The credential itself says that it is not signed.',
    },
  ],
  [
    'algorithm-not-of-key key-does-not-fit key-too-weak too-weak private-key-in-header critical-header-unknown payload-unencoded',
    {
      fi: 'Allekirjoitus on tehty tavalla, johon ei voi luottaa.',
      sv: 'Underskriften är gjord på ett sätt som man inte kan lita på.',
      en: 'The signature was made in a way that cannot be relied on.',
    },
  ],
  [
    'cryptosuite-not-supported proof-type-not-supported algorithm-not-allowed unknown-algorithm',
    {
      fi: 'Allekirjoitusta ei tarkistettu: emme tunne sen menetelmää.',
      sv: 'Underskriften kontrollerades inte: vi känner inte till metoden.',
      en: 'Signature not checked: we do not know its method.',
    },
  ],
  [
    'purpose-differs purpose-not-allowed',
    {
      fi: 'Allekirjoitus on tehty muuhun tarkoitukseen.',
      sv: 'Underskriften är gjord för ett annat ändamål.',
      en: 'The signature was made for another purpose.',
    },
  ],
  [
    'proof-expired',
    { fi: 'Allekirjoituksen aika on ohi.', sv: 'Underskriftens tid är ute.', en: 'The time of the signature is over.' },
  ],
  [
    'challenge-differs domain-differs wrong-nonce wrong-audience key-binding-not-fresh',
    {
      fi: 'Esitys on tehty jollekulle muulle tai toista kysymystä varten.',
      sv: 'Presentationen är gjord för någon annan eller för en annan fråga.',
      en: 'The presentation was made for somebody else, or for another question.',
    },
  ],
  [
    'base-proof no-base-proof',
    {
      fi: 'Tämä on haltijan oma kappale. Siitä jaetaan aina vain osa: pyydä haltijaa jakamaan se uudelleen.',
      sv: 'Det här är innehavarens eget exemplar. Av det delas alltid bara en del: be innehavaren dela det på nytt.',
      en: 'This is the holder’s own copy, of which only a part is ever shared: ask the holder to share it again.',
    },
  ],
  [
    'key-revoked method-revoked',
    {
      fi: 'Allekirjoittaja on perunut avaimen, jota tässä käytettiin.',
      sv: 'Utfärdaren har återkallat nyckeln som användes.',
      en: 'The issuer has revoked the key that signed this.',
    },
  ],
  [
    'key-expired method-expired',
    {
      fi: 'Allekirjoitus on tehty avaimella, jonka aika oli jo ohi.',
      sv: 'Underskriften är gjord med en nyckel vars tid redan var ute.',
      en: 'The signature was made with a key whose time was already over.',
    },
  ],
  [
    'proof-failed',
    {
      fi: 'Ei tarkistettu, koska allekirjoitus ei täsmää.',
      sv: 'Inte kontrollerat, eftersom underskriften inte stämmer.',
      en: 'Not checked, because the signature does not match.',
    },
  ],
  [
    'not-checked-without-proof',
    {
      fi: 'Ei tarkistettu, koska allekirjoitusta ei voitu todeta.',
      sv: 'Inte kontrollerat, eftersom underskriften inte kunde fastställas.',
      en: 'Not checked, because the signature could not be confirmed.',
    },
  ],
  [
    'presentation-unsigned',
    {
      fi: 'Esitystä ei ole allekirjoitettu: se ei kerro, kuka sen näyttää.',
      sv: 'Presentationen är inte undertecknad: den säger inte vem som visar den.',
      en: 'The presentation is not signed: it does not say who shows it.',
    },
  ],

  // Who signed.
  ['known-issuer', { fi: 'Tunnettu korkeakoulu.', sv: 'En känd högskola.', en: 'A known institution.' }],
  [
    'unknown-key',
    {
      fi: 'Avain on todistuksessa itsessään, joten kuka tahansa on voinut tehdä sen. Kysy allekirjoittajalta.',
      sv: 'Nyckeln finns i själva beviset, så vem som helst kan ha gjort det. Fråga utfärdaren.',
      en: 'The key is in the credential itself, so anybody may have made it. Ask the issuer.',
    },
  ],
  [
    'issuer-looked-up',
    {
      fi: 'Avain löytyy allekirjoittajan omasta osoitteesta, mutta emme tunne allekirjoittajaa. Varmista, kenen osoite se on.',
      sv: 'Nyckeln finns på utfärdarens egen adress, men vi känner inte utfärdaren. Ta reda på vems adressen är.',
      en: 'The key is at the issuer’s own address, but we do not know the issuer. Make sure whose address that is.',
    },
  ],
  [
    'issuer-not-confirmed issuer-not-at-hand',
    {
      fi: 'Emme voineet kysyä, onko avain allekirjoittajan oma. Kysy allekirjoittajalta.',
      sv: 'Vi kunde inte fråga om nyckeln är utfärdarens egen. Fråga utfärdaren.',
      en: 'We could not ask whether the key is the issuer’s own. Ask the issuer.',
    },
  ],
  [
    'issuer-not-in-list key-not-at-hand',
    {
      fi: 'Allekirjoittajaa ei tarkistettu: se ei ole tunnettujen allekirjoittajien luettelossa.',
      sv: 'Utfärdaren kontrollerades inte: den finns inte i listan över kända utfärdare.',
      en: 'Issuer not checked: it is not in the list of known issuers.',
    },
  ],
  [
    'issuer-not-a-did identifier-not-followed key-address-not-followed',
    {
      fi: 'Allekirjoittajaa ei tarkistettu: sen tunniste on sellainen, jota emme osaa seurata.',
      sv: 'Utfärdaren kontrollerades inte: identifieraren är av ett slag som vi inte följer.',
      en: 'Issuer not checked: its identifier is of a kind that we do not follow.',
    },
  ],
  [
    'unknown-key-type key-not-usable',
    {
      fi: 'Allekirjoittajaa ei tarkistettu: avain on meille tuntematonta lajia.',
      sv: 'Utfärdaren kontrollerades inte: nyckelns slag är okänt.',
      en: 'Issuer not checked: the kind of key is unknown.',
    },
  ],
  [
    'key-not-of-issuer key-not-in-document another-controller issuer-differs outside-issuer-scope verification-contradicts',
    {
      fi: 'Avain ei kuulu allekirjoittajalle.',
      sv: 'Signaturnyckeln är inte utfärdarens.',
      en: 'The signing key is not the issuer’s.',
    },
  ],

  // Who shows it.
  [
    'holder-signed holder-bound',
    {
      fi: 'Haltija on itse allekirjoittanut sen, mitä näyttää.',
      sv: 'Innehavaren har själv undertecknat det som visas.',
      en: 'The holder has signed what is shown.',
    },
  ],
  [
    'holder-not-named holder-not-confirmed key-binding-unasked',
    {
      fi: 'Emme tiedä, kuka tämän näyttää.',
      sv: 'Vi vet inte vem som visar detta.',
      en: 'We do not know who shows this.',
    },
  ],
  [
    'bearer',
    {
      fi: 'Todistusta ei ole sidottu haltijan avaimeen: se kertoo, kenelle se on myönnetty, ei kuka sen näyttää.',
      sv: 'Beviset är inte bundet till innehavarens nyckel: det säger vem det gäller, inte vem som visar det.',
      en: 'The credential is not bound to a key of its holder: it says whose it is, not who shows it.',
    },
  ],
  [
    'key-not-of-holder holder-key-not-usable key-binding-invalid key-binding-malformed key-binding-missing key-binding-other-content key-binding-type key-binding-without-key',
    {
      fi: 'Sitä, että haltija itse näyttää tämän, ei ole todistettu.',
      sv: 'Det är inte visat att innehavaren själv visar detta.',
      en: 'It has not been shown that the holder is the one who shows this.',
    },
  ],
  [
    'recipient-matches recipient-matches-by-md5',
    {
      fi: 'Merkki on myönnetty tälle osoitteelle.',
      sv: 'Märket är utfärdat till den här adressen.',
      en: 'The badge was issued to this address.',
    },
  ],
  [
    'recipient-differs',
    {
      fi: 'Merkki on myönnetty toiselle osoitteelle.',
      sv: 'Märket är utfärdat till en annan adress.',
      en: 'The badge was issued to another address.',
    },
  ],
  [
    'recipient-not-asked recipient-hash-unknown no-recipient',
    {
      fi: 'Kenelle merkki on myönnetty, jäi tarkistamatta: kysy sen näyttäjältä.',
      sv: 'Vem märket är utfärdat till kontrollerades inte: fråga den som visar det.',
      en: 'To whom the badge was issued was not checked: ask whoever shows it.',
    },
  ],

  // Dates.
  ['valid-without-end', { fi: 'Todistuksella ei ole päättymispäivää.', sv: 'Beviset har inget slutdatum.', en: 'No end date.' }],
  ['valid-until', { fi: 'Voimassa {until} asti.', sv: 'Giltigt till {until}.', en: 'Valid until {until}.' }],
  ['expired', { fi: 'Päättyi {until}.', sv: 'Gick ut {until}.', en: 'Expired {until}.' }],
  ['not-yet-valid', { fi: 'Alkaa {from}.', sv: 'Börjar gälla {from}.', en: 'Begins {from}.' }],
  ['broken-dates', { fi: 'Päivämääriä ei voi lukea.', sv: 'Datumen går inte att läsa.', en: 'The dates cannot be read.' }],

  // Status.
  ['not-revoked', { fi: 'Ei ole peruttu.', sv: 'Har inte återkallats.', en: 'Has not been revoked.' }],
  ['not-suspended', { fi: 'Ei ole keskeytetty.', sv: 'Har inte avbrutits.', en: 'Has not been suspended.' }],
  [
    'revoked',
    {
      fi: 'Allekirjoittaja on perunut todistuksen.',
      sv: 'Utfärdaren har återkallat beviset.',
      en: 'The issuer has revoked the credential.',
    },
  ],
  [
    'suspended',
    {
      fi: 'Allekirjoittaja on keskeyttänyt voimassaolon.',
      sv: 'Utfärdaren har avbrutit giltigheten.',
      en: 'The issuer has suspended it.',
    },
  ],
  ['not-refreshed', { fi: 'Uudempaa ei ole.', sv: 'Det finns inget nyare.', en: 'There is no newer one.' }],
  [
    'newer-one-exists',
    {
      fi: 'Myöntäjällä on tästä uudempi todistus. Pyydä se haltijalta.',
      sv: 'Utfärdaren har ett nyare bevis av detta. Be innehavaren om det.',
      en: 'The issuer has a newer credential of this. Ask the holder for it.',
    },
  ],
  [
    'status-message',
    {
      fi: 'Myöntäjä on jättänyt tiedon: {message}.',
      sv: 'Utfärdaren har lämnat ett meddelande: {message}.',
      en: 'The issuer has left a note: {message}.',
    },
  ],
  [
    'no-status',
    {
      fi: 'Allekirjoittaja ei pidä tästä perumisluetteloa.',
      sv: 'Utfärdaren för ingen återkallelselista för detta.',
      en: 'The issuer keeps no revocation list for this.',
    },
  ],
  [
    'status-not-at-hand not-at-hand',
    {
      fi: 'Ei tarkistettu: perumisluettelo on muualla. Kysy allekirjoittajalta.',
      sv: 'Inte kontrollerat: återkallelselistan finns någon annanstans. Fråga utfärdaren.',
      en: 'Not checked: the list is elsewhere. Ask the issuer.',
    },
  ],
  [
    'status-type-unknown',
    {
      fi: 'Ei tarkistettu: perumisluettelo on meille tuntematonta lajia.',
      sv: 'Inte kontrollerat: återkallelselistan är av okänt slag.',
      en: 'Not checked: the kind of list is unknown.',
    },
  ],
  [
    'status-list-of-another',
    {
      fi: 'Ei ole peruttu. Perumisluetteloa pitää joku muu kuin todistuksen myöntäjä.',
      sv: 'Har inte återkallats. Listan förs av någon annan än den som utfärdat beviset.',
      en: 'Has not been revoked. The list is kept by somebody other than the issuer of the credential.',
    },
  ],
  [
    'status-list-invalid status-list-of-other-purpose status-list-too-short other-list status-value-unknown',
    {
      fi: 'Perumisluettelo ei ole pätevä.',
      sv: 'Återkallelselistan är inte giltig.',
      en: 'The revocation list is not valid.',
    },
  ],
  [
    'status-list-out-of-date',
    {
      fi: 'Perumisluettelo on vanhentunut. Kysy allekirjoittajalta.',
      sv: 'Återkallelselistan är för gammal. Fråga utfärdaren.',
      en: 'The revocation list is out of date. Ask the issuer.',
    },
  ],
  [
    'status-out-of-range',
    {
      fi: 'Todistuksen paikka puuttuu perumisluettelosta.',
      sv: 'Bevisets plats saknas i återkallelselistan.',
      en: 'The credential’s place is missing from the list.',
    },
  ],
  [
    'status-broken',
    {
      fi: 'Perumistietoa ei voi lukea.',
      sv: 'Uppgiften om återkallelse går inte att läsa.',
      en: 'The revocation entry cannot be read.',
    },
  ],

  // What belongs to it.
  [
    'schema-followed',
    {
      fi: 'Todistus noudattaa kaavaa, jonka se nimeää.',
      sv: 'Beviset följer det schema som det nämner.',
      en: 'The credential follows the schema that it names.',
    },
  ],
  [
    'schema-not-followed',
    {
      fi: 'Todistus ei noudata kaavaa, jonka se itse nimeää.',
      sv: 'Beviset följer inte det schema som det själv nämner.',
      en: 'The credential does not follow the schema that it names itself.',
    },
  ],
  [
    'schema-changed schema-digest-unreadable',
    {
      fi: 'Kaava, jonka todistus nimeää, on muuttunut allekirjoituksen jälkeen.',
      sv: 'Schemat som beviset nämner har ändrats efter underskriften.',
      en: 'The schema that the credential names has changed since it was signed.',
    },
  ],
  [
    'schema-not-at-hand schema-type-unknown schema-unusable schema-too-many schema-without-version schema-version-unknown schema-not-vouched',
    {
      fi: 'Kaavaa, jonka todistus nimeää, ei tarkistettu.',
      sv: 'Schemat som beviset nämner kontrollerades inte.',
      en: 'The schema that the credential names was not checked.',
    },
  ],
  [
    'resources-unchanged',
    {
      fi: 'Aineistot, joihin todistus viittaa, ovat ennallaan.',
      sv: 'Materialet som beviset hänvisar till är oförändrat.',
      en: 'What the credential points at is unchanged.',
    },
  ],
  [
    'resource-changed resource-digest-unreadable',
    {
      fi: 'Aineisto, johon todistus viittaa, on muuttunut allekirjoituksen jälkeen.',
      sv: 'Material som beviset hänvisar till har ändrats efter underskriften.',
      en: 'Something that the credential points at has changed since it was signed.',
    },
  ],
  [
    'resource-not-at-hand',
    {
      fi: 'Aineistoja, joihin todistus viittaa, ei tarkistettu.',
      sv: 'Materialet som beviset hänvisar till kontrollerades inte.',
      en: 'What the credential points at was not checked.',
    },
  ],
  [
    'refresh-service-named',
    {
      fi: 'Haltija voi hakea uudemman kappaleen myöntäjältä.',
      sv: 'Innehavaren kan hämta ett nyare exemplar hos utfärdaren.',
      en: 'The holder can fetch a newer copy from the issuer.',
    },
  ],
  [
    'refresh-service-unknown refresh-service-unusable',
    {
      fi: 'Todistuksen uusimistapaa emme tunne.',
      sv: 'Vi känner inte till sättet att förnya beviset.',
      en: 'We do not know the way in which this is renewed.',
    },
  ],
  [
    'endorsements-genuine',
    {
      fi: 'Suositukset ovat aitoja, ja tunnemme niiden antajat.',
      sv: 'Rekommendationerna är äkta och vi känner dem som gett dem.',
      en: 'The endorsements are genuine, and we know who gave them.',
    },
  ],
  [
    'endorser-unknown',
    {
      fi: 'Suositukset ovat muuttumattomia, mutta emme tunne kaikkia niiden antajia.',
      sv: 'Rekommendationerna är oförändrade, men vi känner inte alla som gett dem.',
      en: 'The endorsements are unaltered, but we do not know all who gave them.',
    },
  ],
  [
    'endorsement-not-in-force',
    {
      fi: 'Kaikki suositukset eivät ole enää voimassa.',
      sv: 'Alla rekommendationer gäller inte längre.',
      en: 'Not every endorsement is still in force.',
    },
  ],
  [
    'endorsement-of-something-else',
    {
      fi: 'Mukana on suositus, joka puoltaa jotakin muuta.',
      sv: 'Här finns en rekommendation som gäller något annat.',
      en: 'There is an endorsement of something else.',
    },
  ],
  [
    'endorsement-not-genuine',
    {
      fi: 'Mukana on suositus, joka ei ole aito.',
      sv: 'Här finns en rekommendation som inte är äkta.',
      en: 'There is an endorsement that is not genuine.',
    },
  ],
  [
    'endorsements-too-many endorsements-of-old-badges',
    {
      fi: 'Suosituksia ei tarkistettu.',
      sv: 'Rekommendationerna kontrollerades inte.',
      en: 'The endorsements were not checked.',
    },
  ],

  // Badges that are true where they are published.
  [
    'hosted-same',
    {
      fi: 'Merkki on samanlainen siellä, missä sen myöntäjä julkaisee sen.',
      sv: 'Märket är likadant där utfärdaren publicerar det.',
      en: 'The badge is the same where its issuer publishes it.',
    },
  ],
  [
    'hosted-differs badge-class-differs',
    {
      fi: 'Merkki on toisenlainen siellä, missä sen myöntäjä julkaisee sen.',
      sv: 'Märket är annorlunda där utfärdaren publicerar det.',
      en: 'The badge is different where its issuer publishes it.',
    },
  ],
  [
    'badge-not-at-hand badge-class-not-at-hand hosted-not-readable signature-not-at-hand not-checked',
    {
      fi: 'Ei tarkistettu: tämä merkki on aito vain siellä, missä sen myöntäjä julkaisee sen. Avaa osoite itse.',
      sv: 'Inte kontrollerat: märket är äkta bara där utfärdaren publicerar det. Öppna adressen själv.',
      en: 'Not checked: this badge is true only where its issuer publishes it. Open the address yourself.',
    },
  ],

  // The EU's elements.
  [
    'all-elements',
    {
      fi: 'Kaikki pakolliset tiedot on kerrottu.',
      sv: 'Alla obligatoriska uppgifter finns.',
      en: 'Every mandatory element is stated.',
    },
  ],
  [
    'elements-missing',
    {
      fi: 'Osa EU:n pakollisista tiedoista puuttuu. Alla näet, mitkä.',
      sv: 'En del av EU:s obligatoriska uppgifter saknas. Nedan ser du vilka.',
      en: 'Some mandatory EU elements are missing. See below which.',
    },
  ],
  [
    'not-a-micro-credential',
    {
      fi: 'Ei koske tätä: EU vaatii nämä tiedot pieneltä osaamiskokonaisuudelta, ja tämä on osaamismerkki.',
      sv: 'Gäller inte här: EU kräver uppgifterna av en liten kompetenshelhet, och det här är ett kompetensmärke.',
      en: 'Does not apply: the EU asks these elements of a micro-credential, and this is a badge.',
    },
  ],
  ['no-claims', { fi: 'Ei tarkistettu.', sv: 'Inte kontrollerat.', en: 'Not checked.' }],
]

const byCode: ReadonlyMap<string, Text> = new Map(
  sentences.flatMap(([codes, text]) => codes.split(' ').map((code) => [code, text] as const)),
)

const unread: Text = {
  fi: 'Tätä ei voi lukea osaamistodistuksena.',
  sv: 'Det här går inte att läsa som ett kompetensbevis.',
  en: 'This cannot be read as a credential.',
}

/** What a check found, in words; a code without words of its own says that it could not be read. */
export function checkText(code: string): Text {
  return byCode.get(code) ?? unread
}

export function codesWithWords(): readonly string[] {
  return [...byCode.keys()]
}

export function hasWords(code: string): boolean {
  return byCode.has(code)
}
