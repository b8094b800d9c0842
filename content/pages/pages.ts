/** The public pages around the road, in three languages. What an installation must fill in itself says so; how long data is kept is as the tables say. */
import type { Language } from '@poiju/framework'

export interface PublicPage {
  readonly title: string
  readonly sections: readonly { readonly heading: string; readonly paragraphs: readonly string[] }[]
}

export const publicPages: Readonly<
  Record<'about' | 'accessibility' | 'privacy' | 'cookies', Readonly<Record<Language, PublicPage>>>
> = {
  about: {
    fi: {
      title: 'Tietoa Poijusta',
      sections: [
        {
          heading: 'Mihin Poiju on tehty',
          paragraphs: [
            'Poijussa korkeakoulujen henkilöstö suunnittelee, toteuttaa ja hallinnoi pieniä osaamiskokonaisuuksia työikäisille. Alussa on työelämän tarve, lopussa allekirjoitettu osaamistodistus, jonka oppija omistaa ja jonka kuka tahansa voi tarkistaa.',
          ],
        },
        {
          heading: 'Mitä Poiju ei vielä tee',
          paragraphs: [
            'Valmennus, puollot, jonot, liitteet, tilastot, opintorekisterin rivit ja EU:n Europass-muoto tulevat myöhemmin. Näkymät kertovat itse, mikä niistä puuttuu.',
          ],
        },
        {
          heading: 'Kuka vastaa mistäkin',
          paragraphs: [
            'Jyväskylän yliopisto johtaa hanketta ja vastaa opintohallinnon prosesseista, viestinnästä ja sidosryhmäyhteistyöstä.',
            'Jamk ja TAMK vastaavat työelämäyhteistyöstä sosiaali- ja terveysalalla sekä turvallisuusalalla. TAMK vastaa lisäksi kuntoutuksesta, hyvinvoinnista ja terveysteknologiasta.',
            'Tampereen yliopisto vastaa pedagogisesta osaamisesta.',
          ],
        },
        {
          heading: 'Lisenssit',
          paragraphs: [
            'Ohjelma on avointa lähdekoodia (EUPL-1.2). Viitekehys, sanasto ja esimerkit ovat vapaasti käytettävissä, kun lähde mainitaan (CC BY 4.0).',
          ],
        },
        { heading: 'Rahoitus', paragraphs: ['Hanketta rahoittaa osaltaan Euroopan unioni (ESR+).'] },
      ],
    },
    sv: {
      title: 'Om Poiju',
      sections: [
        {
          heading: 'Vad Poiju är till för',
          paragraphs: [
            'I Poiju planerar, genomför och administrerar högskolornas personal små kompetenshelheter för människor i arbetsför ålder. Först finns ett behov i arbetslivet, till sist ett undertecknat kompetensbevis som den studerande äger och som vem som helst kan kontrollera.',
          ],
        },
        {
          heading: 'Vad Poiju inte gör ännu',
          paragraphs: [
            'Coachning, stöduttalanden, köer, bilagor, statistik, rader till studieregistret och EU:s Europass-format kommer senare. Vyerna säger själva vad som saknas.',
          ],
        },
        {
          heading: 'Vem ansvarar för vad',
          paragraphs: [
            'Jyväskylä universitet leder projektet och ansvarar för studieadministrationens processer, kommunikationen och samarbetet med intressenter.',
            'Jamk och TAMK ansvarar för arbetslivssamarbetet inom social- och hälsovården och säkerhetsbranschen. TAMK ansvarar dessutom för rehabilitering, välbefinnande och hälsoteknologi.',
            'Tammerfors universitet ansvarar för det pedagogiska kunnandet.',
          ],
        },
        {
          heading: 'Licenser',
          paragraphs: [
            'Programmet har öppen källkod (EUPL-1.2). Referensramen, ordlistan och exemplen får användas fritt när källan anges (CC BY 4.0).',
          ],
        },
        { heading: 'Finansiering', paragraphs: ['Projektet medfinansieras av Europeiska unionen (ESF+).'] },
      ],
    },
    en: {
      title: 'About Poiju',
      sections: [
        {
          heading: 'What Poiju is for',
          paragraphs: [
            'In Poiju, the staff of higher-education institutions design, deliver and administer micro-credentials for working-age people. It begins with a need in working life and ends with a signed credential that the learner owns and anybody can check.',
          ],
        },
        {
          heading: 'What Poiju does not do yet',
          paragraphs: [
            'Coaching, endorsements, queues, attachments, statistics, rows for the study register and the EU’s Europass format come later. The screens say themselves what is missing.',
          ],
        },
        {
          heading: 'Who is responsible for what',
          paragraphs: [
            'The University of Jyväskylä leads the project and answers for the processes of academic administration, communications and work with stakeholders.',
            'Jamk and TAMK answer for work-life cooperation in social and health care and in safety and security. TAMK also answers for rehabilitation, wellness and health technology.',
            'Tampere University answers for pedagogical capability.',
          ],
        },
        {
          heading: 'Licences',
          paragraphs: [
            'The program is open source (EUPL-1.2). The framework, the glossary and the samples are free to use when the source is named (CC BY 4.0).',
          ],
        },
        { heading: 'Funding', paragraphs: ['The project is co-funded by the European Union (ESF+).'] },
      ],
    },
  },
  accessibility: {
    fi: {
      title: 'Saavutettavuusseloste',
      sections: [
        {
          heading: 'Tila',
          paragraphs: [
            'Tavoite on WCAG 2.2:n taso AA. Tarkistamme automaattisesti kolmella kielellä ne näkymät, joiden kautta tarpeesta kuljetaan todistukseen. Ulkopuolista arviota ei ole vielä tehty, joten emme väitä täyttävämme kaikkia vaatimuksia.',
            'Julkiset sivut toimivat ilman JavaScriptiä. Suunnitelman kirjoittaminen tarvitsee JavaScriptin.',
          ],
        },
        {
          heading: 'Tiedossa olevat puutteet',
          paragraphs: [
            'Kuvakäsikirjoitus on luettelo, jonka järjestystä vaihdetaan painikkeilla. Taulunäkymää ei vielä ole.',
            'PDF-todistuksesta on tarkistettu rakenne, mutta sitä ei ole kokeiltu ruudunlukijalla.',
            'Osa opintojen teksteistä on vain yhdellä kielellä. Silloin tekstin kieli on merkitty ruudunlukijalle.',
          ],
        },
        {
          heading: 'Palaute ja valvonta',
          paragraphs: [
            'Kerro alla, mikä ei toimi. Vastaamme 14 päivässä, jos annat osoitteen. Jos et ole tyytyväinen vastaukseen, voit tehdä ilmoituksen valvovalle viranomaiselle (laki digitaalisten palvelujen tarjoamisesta 306/2019). Viranomaisen yhteystiedot ovat osoitteessa saavutettavuusvaatimukset.fi.',
            'Tämä on esittely. Oikea asennus täydentää tähän palvelun omistajan, yhteystiedot ja selosteen päiväyksen.',
          ],
        },
      ],
    },
    sv: {
      title: 'Tillgänglighetsutlåtande',
      sections: [
        {
          heading: 'Läge',
          paragraphs: [
            'Målet är nivå AA i WCAG 2.2. Vi kontrollerar automatiskt på tre språk de vyer som leder från behov till bevis. Någon utomstående bedömning har inte gjorts ännu, så vi påstår inte att alla krav är uppfyllda.',
            'De offentliga sidorna fungerar utan JavaScript. För att skriva i en plan behövs JavaScript.',
          ],
        },
        {
          heading: 'Kända brister',
          paragraphs: [
            'Bildmanuset är en lista vars ordning ändras med knappar. Det finns ännu ingen tavla.',
            'PDF-bevisets struktur har kontrollerats, men det har inte prövats med skärmläsare.',
            'En del av texterna om studierna finns bara på ett språk. Då är textens språk märkt för skärmläsaren.',
          ],
        },
        {
          heading: 'Respons och tillsyn',
          paragraphs: [
            'Berätta nedan vad som inte fungerar. Vi svarar inom 14 dagar om du ger en adress. Om du inte är nöjd med svaret kan du göra en anmälan till tillsynsmyndigheten (lagen om tillhandahållande av digitala tjänster 306/2019). Myndighetens kontaktuppgifter finns på tillganglighetskrav.fi.',
            'Det här är en demonstration. En riktig installation fyller i tjänstens ägare, kontaktuppgifter och utlåtandets datum här.',
          ],
        },
      ],
    },
    en: {
      title: 'Accessibility statement',
      sections: [
        {
          heading: 'Status',
          paragraphs: [
            'The aim is level AA of WCAG 2.2. We check automatically, in three languages, the screens that lead from a need to a credential. No outside assessment has been made yet, so we do not claim to meet every requirement.',
            'Public pages work without JavaScript. Writing in a design needs JavaScript.',
          ],
        },
        {
          heading: 'Known gaps',
          paragraphs: [
            'The storyboard is a list whose order is changed with buttons. There is no board yet.',
            'The structure of the PDF certificate has been checked, but it has not been tried with a screen reader.',
            'Some texts about the studies are in one language only. Their language is then marked for screen readers.',
          ],
        },
        {
          heading: 'Feedback and supervision',
          paragraphs: [
            'Say below what does not work. We answer within 14 days if you leave an address. If you are not content with the answer, you may report it to the supervisory authority (Act on the Provision of Digital Services 306/2019). Its contact details are at webaccessibility.fi.',
            'This is a demonstration. A real installation writes here who owns the service, how to reach them and the date of this statement.',
          ],
        },
      ],
    },
  },
  privacy: {
    fi: {
      title: 'Tietosuojaseloste',
      sections: [
        {
          heading: 'Kuka vastaa tiedoista',
          paragraphs: [
            'Jokainen korkeakoulu vastaa omien oppijoidensa ja henkilöstönsä tiedoista. Tämä on esittely, jonka henkilöt ovat keksittyjä. Oikea asennus täydentää tähän rekisterinpitäjän ja tietosuojavastaavan yhteystiedot sekä käsittelyn oikeusperusteen.',
          ],
        },
        {
          heading: 'Mitä kerätään ja miksi',
          paragraphs: [
            'Tunnus: nimi, sähköposti, kieli ja mahdollinen salasana tiivisteenä, jotta voit kirjautua ja saada viestejä.',
            'Ilmoittautuminen: nimi, syntymäaika, sähköposti ja kieli sekä tieto siitä, kuka tarkisti henkilöllisyytesi ja miten. Henkilötunnusta ei kysytä, eikä asiakirjoja tallenneta.',
            'Opinnot: arviot ja palaute tavoitteittain, tunnustamisen pyynnöt ja päätökset, suoritus.',
            'Osaamistodistus: nimesi, sähköpostiosoitteen suolattu tiiviste, osaaminen ja sen arviointi.',
            'Osaamistarve: kertojan nimi, työpaikka, sähköposti ja puhelin, kunnes hän poistaa ne omasta linkistään.',
            'Työ Poijussa: kuka kirjoitti, päätti tai myönsi ja milloin. Verkko-osoitteesta säilytetään vain tiiviste, yhden päivän, väärinkäytön estämiseksi.',
          ],
        },
        {
          heading: 'Kuinka kauan tiedot säilyvät',
          paragraphs: [
            'Tunnus: kaksi vuotta viimeisestä kirjautumisesta. Istunto: enintään 30 päivää. Lähetetyt viestit: 30 päivää. Palaute saavutettavuudesta: vuosi.',
            'Ilmoittautuminen, arviot ja tunnustaminen: kymmenen vuotta suorituksesta, muuten kaksi vuotta. Suoritus ja osaamistodistus: 30 vuotta. Tarpeen kertojan yhteystiedot: kaksi vuotta vastauksesta.',
            'Poiju ei vielä poista vanhentuneita tietoja itse: asennuksen ylläpito tekee sen.',
          ],
        },
        {
          heading: 'Oikeutesi',
          paragraphs: [
            'Voit pyytää korkeakoulultasi tietosi nähtäväksi, korjata niitä ja pyytää niiden poistamista. Poijussa ei vielä ole tähän omaa painiketta. Suoritus ja todistus säilyvät, koska laki velvoittaa korkeakoulun pitämään niistä rekisteriä. Voit valittaa tietosuojavaltuutetulle.',
            'Jos sinulla on turvakielto, merkitse se asetuksissa: nimeäsi ja yhteystietojasi ei silloin näytetä luetteloissa.',
            'Tarkistussivulle liitettyä todistusta ei tallenneta eikä kirjata lokiin.',
          ],
        },
      ],
    },
    sv: {
      title: 'Dataskyddsbeskrivning',
      sections: [
        {
          heading: 'Vem ansvarar för uppgifterna',
          paragraphs: [
            'Varje högskola ansvarar för uppgifterna om sina studerande och sin personal. Det här är en demonstration med påhittade personer. En riktig installation fyller i den personuppgiftsansvariges och dataskyddsombudets kontaktuppgifter och den rättsliga grunden här.',
          ],
        },
        {
          heading: 'Vad som samlas in och varför',
          paragraphs: [
            'Konto: namn, e-post, språk och eventuellt ett lösenord som hashvärde, så att du kan logga in och få meddelanden.',
            'Anmälan: namn, födelsetid, e-post och språk samt vem som kontrollerade din identitet och hur. Vi frågar inte efter personbeteckning, och inga handlingar sparas.',
            'Studier: resultat och respons per mål, begäran om erkännande och besluten, prestationen.',
            'Kompetensbevis: ditt namn, ett saltat hashvärde av e-postadressen, kunnandet och bedömningen av det.',
            'Kompetensbehov: berättarens namn, arbetsplats, e-post och telefon, tills hen tar bort dem via sin länk.',
            'Arbete i Poiju: vem som skrev, beslutade eller utfärdade och när. Av nätadressen sparas bara ett hashvärde, i en dag, för att förhindra missbruk.',
          ],
        },
        {
          heading: 'Hur länge uppgifterna sparas',
          paragraphs: [
            'Konto: två år efter den senaste inloggningen. Session: högst 30 dagar. Skickade meddelanden: 30 dagar. Respons om tillgänglighet: ett år.',
            'Anmälan, resultat och erkännande: tio år efter prestationen, annars två år. Prestation och kompetensbevis: 30 år. Kontaktuppgifter till den som berättat om ett behov: två år efter svaret.',
            'Poiju tar inte ännu själv bort föråldrade uppgifter: det gör de som sköter installationen.',
          ],
        },
        {
          heading: 'Dina rättigheter',
          paragraphs: [
            'Du kan be din högskola att få se dina uppgifter, rätta dem och få dem borttagna. I Poiju finns ännu ingen egen knapp för det. Prestationen och beviset finns kvar, eftersom lagen kräver att högskolan för register över dem. Du kan lämna klagomål till dataombudsmannen.',
            'Om du har spärrmarkering, ange det i inställningarna: ditt namn och dina kontaktuppgifter visas då inte i listor.',
            'Ett bevis som klistras in på kontrollsidan varken sparas eller loggas.',
          ],
        },
      ],
    },
    en: {
      title: 'Privacy notice',
      sections: [
        {
          heading: 'Who is responsible',
          paragraphs: [
            'Each institution answers for the data of its own learners and staff. This is a demonstration and its people are invented. A real installation writes here who the controller and the data protection officer are, and the legal basis.',
          ],
        },
        {
          heading: 'What is collected and why',
          paragraphs: [
            'Account: name, e-mail, language and, if you choose one, a hashed password, so that you can sign in and get messages.',
            'Enrolment: name, date of birth, e-mail and language, and who checked your identity and how. No personal identity code is asked and no documents are kept.',
            'Studies: results and feedback for each outcome, requests for recognition and their decisions, the completion.',
            'Credential: your name, a salted hash of the e-mail address, what you can do and how it was assessed.',
            'Need: the reporter’s name, workplace, e-mail and phone, until they remove them through their link.',
            'Work in Poiju: who wrote, decided or issued, and when. Of a network address only a hash is kept, for one day, to stop misuse.',
          ],
        },
        {
          heading: 'How long it is kept',
          paragraphs: [
            'Account: two years from the last sign-in. Session: at most 30 days. Messages sent: 30 days. Accessibility feedback: one year.',
            'Enrolment, results and recognition: ten years from the completion, otherwise two. Completion and credential: 30 years. Contact data of who told of a need: two years from the answer.',
            'Poiju does not yet remove outdated data by itself: those who run the installation do.',
          ],
        },
        {
          heading: 'Your rights',
          paragraphs: [
            'You may ask your institution to see your data, correct it or remove it. Poiju has no button for this yet. A completion and a credential are kept, because the law obliges the institution to keep a register of them. You may complain to the Data Protection Ombudsman.',
            'If you are under non-disclosure for safety, say so in your settings: your name and contact details are then not shown in lists.',
            'A credential pasted on the check page is neither stored nor logged.',
          ],
        },
      ],
    },
  },
  cookies: {
    fi: {
      title: 'Evästeet',
      sections: [
        {
          heading: 'Yksi eväste',
          paragraphs: [
            'Kun kirjaudut, selaimeesi tallennetaan yksi välttämätön eväste, joka pitää sinut kirjautuneena enintään 30 päivää. Se poistuu, kun kirjaudut ulos. Ilman kirjautumista evästeitä ei ole.',
            'Seurantaa, mainoksia tai kävijälaskureita ei ole, joten lupaa ei tarvitse kysyä.',
          ],
        },
        {
          heading: 'Teksti laitteellasi',
          paragraphs: [
            'Kun kirjoitat suunnitelmaa ja yhteys katkeaa, tekstisi säilyy selaimesi muistissa, kunnes se on tallennettu palvelimelle. Sitten se poistetaan laitteelta.',
          ],
        },
      ],
    },
    sv: {
      title: 'Kakor',
      sections: [
        {
          heading: 'En kaka',
          paragraphs: [
            'När du loggar in sparas en nödvändig kaka i din webbläsare. Den håller dig inloggad i högst 30 dagar och försvinner när du loggar ut. Utan inloggning finns inga kakor.',
            'Här finns ingen spårning, inga annonser och inga besöksräknare, så vi behöver inte be om ditt samtycke.',
          ],
        },
        {
          heading: 'Text på din enhet',
          paragraphs: [
            'Om anslutningen bryts medan du skriver i en plan finns texten kvar i webbläsarens minne tills den är sparad på servern. Därefter tas den bort från enheten.',
          ],
        },
      ],
    },
    en: {
      title: 'Cookies',
      sections: [
        {
          heading: 'One cookie',
          paragraphs: [
            'When you sign in, one necessary cookie is kept in your browser. It keeps you signed in for at most 30 days and goes when you sign out. Without signing in there are no cookies.',
            'There is no tracking, no advertising and no counting of visits, so there is nothing to ask consent for.',
          ],
        },
        {
          heading: 'Text on your device',
          paragraphs: [
            'If the connection breaks while you write in a design, your text is kept in the browser’s storage until the server has saved it. Then it is removed from the device.',
          ],
        },
      ],
    },
  },
}
