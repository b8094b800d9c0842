/** The public pages around the road, in three languages. What an installation must fill in itself says so. */
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
            'Poijussa korkeakoulujen väki suunnittelee, toteuttaa ja hallinnoi pieniä osaamiskokonaisuuksia työikäisille. Alku on työelämän tarve, loppu allekirjoitettu todistus, jonka oppija omistaa ja jonka kuka tahansa voi tarkistaa.',
          ],
        },
        {
          heading: 'Kuka vastaa mistäkin',
          paragraphs: [
            'Jyväskylän yliopisto johtaa hanketta ja vastaa opintohallinnon prosesseista, viestinnästä ja sidosryhmistä.',
            'Jamk ja TAMK vastaavat työelämäyhteistyöstä sosiaali- ja terveysalalla sekä turvallisuusalalla. TAMK vastaa kuntoutuksesta, hyvinvoinnista ja terveysteknologiasta.',
            'Tampereen yliopisto vastaa pedagogisesta osaamisesta.',
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
            'I Poiju planerar, genomför och administrerar högskolornas folk små kompetenshelheter för människor i arbetslivet. Början är ett behov i arbetslivet, slutet ett undertecknat bevis som den studerande äger och vem som helst kan kontrollera.',
          ],
        },
        {
          heading: 'Vem ansvarar för vad',
          paragraphs: [
            'Jyväskylä universitet leder projektet och ansvarar för studieadministrationens processer, kommunikation och intressenter.',
            'Jamk och TAMK ansvarar för arbetslivssamarbetet inom social- och hälsovården och säkerhetsbranschen. TAMK ansvarar för rehabilitering, välbefinnande och hälsoteknologi.',
            'Tammerfors universitet ansvarar för det pedagogiska kunnandet.',
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
            'In Poiju, people of higher-education institutions design, deliver and administer micro-credentials for working-age people. It begins with a need in working life and ends with a signed credential that the learner owns and anybody can check.',
          ],
        },
        {
          heading: 'Who is responsible for what',
          paragraphs: [
            'The University of Jyväskylä leads the project and answers for academic administration, communications and stakeholders.',
            'Jamk and TAMK answer for work-life cooperation in social and health care and in safety and security. TAMK answers for rehabilitation, wellness and health technology.',
            'Tampere University answers for pedagogical capability.',
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
            'Tavoite on WCAG 2.2:n taso AA. Jokainen näkymä tarkistetaan automaattisesti kolmella kielellä; ulkopuolista arviota ei ole vielä tehty.',
            'Julkiset sivut toimivat ilman JavaScriptiä, ja kaikki toimii näppäimistöllä.',
          ],
        },
        {
          heading: 'Tiedossa olevat puutteet',
          paragraphs: [
            'Kuvakäsikirjoituksen tauluun ei vielä ole näkymää; sen tiedot ovat luettelona.',
            'PDF-todistuksesta on tarkistettu rakenne, mutta sitä ei ole kokeiltu ruudunlukijalla.',
          ],
        },
        {
          heading: 'Palaute ja valvonta',
          paragraphs: [
            'Kerro puutteista alla. Vastaamme 14 päivässä. Jos et ole tyytyväinen vastaukseen, voit tehdä ilmoituksen valvovalle viranomaiselle (laki digitaalisten palvelujen tarjoamisesta 306/2019). Viranomaisen yhteystiedot: saavutettavuusvaatimukset.fi.',
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
            'Målet är nivå AA i WCAG 2.2. Varje vy kontrolleras automatiskt på tre språk; någon utomstående bedömning har inte gjorts ännu.',
            'De offentliga sidorna fungerar utan JavaScript, och allt fungerar med tangentbord.',
          ],
        },
        {
          heading: 'Kända brister',
          paragraphs: [
            'Det finns ännu ingen tavla för bildmanuset; uppgifterna visas som en lista.',
            'PDF-bevisets struktur har kontrollerats, men det har inte prövats med skärmläsare.',
          ],
        },
        {
          heading: 'Respons och tillsyn',
          paragraphs: [
            'Berätta om brister nedan. Vi svarar inom 14 dagar. Om du inte är nöjd med svaret kan du göra en anmälan till tillsynsmyndigheten (lagen om tillhandahållande av digitala tjänster 306/2019). Kontaktuppgifter: tillganglighetskrav.fi.',
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
            'The aim is level AA of WCAG 2.2. Every view is checked automatically in three languages; no outside assessment has been made yet.',
            'Public pages work without JavaScript, and everything works by keyboard.',
          ],
        },
        {
          heading: 'Known gaps',
          paragraphs: [
            'There is no board for the storyboard yet; its content is shown as a list.',
            'The structure of the PDF certificate has been checked, but it has not been tried with a screen reader.',
          ],
        },
        {
          heading: 'Feedback and supervision',
          paragraphs: [
            'Tell us about gaps below. We answer within 14 days. If you are not content with the answer, you may report it to the supervisory authority (Act on the Provision of Digital Services 306/2019). Contact details: webaccessibility.fi.',
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
            'Jokainen korkeakoulu vastaa omien oppijoidensa ja henkilöstönsä tiedoista. Tämä on esittely: oikea asennus täydentää tähän rekisterinpitäjän ja tietosuojavastaavan yhteystiedot.',
          ],
        },
        {
          heading: 'Mitä kerätään ja miksi',
          paragraphs: [
            'Tunnus: nimi, sähköposti ja kieli, jotta voit kirjautua ja saada viestejä.',
            'Ilmoittautuminen: nimi, syntymäaika, sähköposti ja kieli, sekä tieto siitä, kuka tarkisti henkilöllisyytesi. Henkilötunnusta ei kysytä.',
            'Todistus: nimi ja sähköpostin suolattu tiiviste, osaaminen ja sen arviointi.',
            'Osaamistarve: kertojan nimi, työpaikka ja sähköposti, kunnes hän poistaa ne.',
          ],
        },
        {
          heading: 'Oikeutesi',
          paragraphs: [
            'Voit pyytää tietosi nähtäväksi, korjata niitä ja pyytää niiden poistamista. Suoritus ja todistus säilyvät, koska laki velvoittaa korkeakoulun pitämään niistä rekisteriä. Voit valittaa tietosuojavaltuutetulle.',
            'Tarkistussivulle liitettyä todistusta ei tallenneta eikä kirjata.',
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
            'Varje högskola ansvarar för uppgifterna om sina studerande och sin personal. Det här är en demonstration: en riktig installation fyller i den personuppgiftsansvariges och dataskyddsombudets kontaktuppgifter här.',
          ],
        },
        {
          heading: 'Vad som samlas in och varför',
          paragraphs: [
            'Konto: namn, e-post och språk, så att du kan logga in och få meddelanden.',
            'Anmälan: namn, födelsetid, e-post och språk, samt vem som kontrollerade din identitet. Personbeteckning frågas inte.',
            'Bevis: namn och ett saltat kondensat av e-posten, kunnandet och dess bedömning.',
            'Kompetensbehov: berättarens namn, arbetsplats och e-post, tills hen tar bort dem.',
          ],
        },
        {
          heading: 'Dina rättigheter',
          paragraphs: [
            'Du kan be att få se dina uppgifter, rätta dem och be att de tas bort. Prestationen och beviset finns kvar, eftersom lagen kräver att högskolan för register över dem. Du kan klaga hos dataombudsmannen.',
            'Ett bevis som klistras in på kontrollsidan sparas eller loggas inte.',
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
            'Each institution answers for the data of its own learners and staff. This is a demonstration: a real installation writes here who the controller and the data protection officer are.',
          ],
        },
        {
          heading: 'What is collected and why',
          paragraphs: [
            'Account: name, e-mail and language, so that you can sign in and get letters.',
            'Enrolment: name, date of birth, e-mail and language, and who checked your identity. No personal identity code is asked.',
            'Credential: name and a salted hash of the e-mail, what you can do and how it was judged.',
            'Need: the reporter’s name, workplace and e-mail, until they remove them.',
          ],
        },
        {
          heading: 'Your rights',
          paragraphs: [
            'You may ask to see your data, correct it, and ask for its removal. A completion and a credential are kept, because the law obliges the institution to keep a register of them. You may complain to the Data Protection Ombudsman.',
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
            'Kun kirjaudut, selaimeesi tallennetaan yksi eväste, joka pitää sinut kirjautuneena enintään 30 päivää. Se poistuu, kun kirjaudut ulos.',
            'Seurantaa, mainoksia tai kävijälaskureita ei ole, joten lupaakaan ei tarvitse kysyä. Suunnittelussa kirjoittamasi teksti säilyy laitteessasi, kunnes se on tallennettu palvelimelle.',
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
            'När du loggar in sparas en kaka i din webbläsare som håller dig inloggad i högst 30 dagar. Den försvinner när du loggar ut.',
            'Här finns ingen spårning, inga annonser och inga besöksräknare, så vi behöver inte fråga om lov. Text som du skriver i planeringen finns kvar på din enhet tills den är sparad på servern.',
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
            'When you sign in, one cookie is kept in your browser, which keeps you signed in for at most 30 days. It goes when you sign out.',
            'There is no tracking, no advertising and no counting of visits, so there is nothing to ask consent for. Text that you write in a design is kept on your device until the server has saved it.',
          ],
        },
      ],
    },
  },
}
