import { defineTexts } from '../platform/texts.ts'

/** Keys for programs: the screen of the institution's administrator. */
export const apiKeyTexts = defineTexts({
  title: { fi: 'Rajapinnan avaimet', sv: 'Gränssnittets nycklar', en: 'API keys' },
  lede: {
    fi: 'Avaimella toinen järjestelmä, esimerkiksi opiskelijarekisteri, lukee ja myöntää korkeakoulunne todistuksia. Anna jokaiselle järjestelmälle oma avain ja vain ne oikeudet, joita se tarvitsee.',
    sv: 'Med en nyckel kan ett annat system, till exempel studeranderegistret, läsa och utfärda högskolans bevis. Ge varje system en egen nyckel och bara de rättigheter det behöver.',
    en: 'With a key another system, such as the student register, reads and issues your institution’s credentials. Give each system a key of its own, and only the scopes it needs.',
  },
  toApi: { fi: 'Näin rajapintaa käytetään', sv: 'Så här används gränssnittet', en: 'How to use the API' },
  none: {
    fi: 'Avaimia ei vielä ole. Tee ensimmäinen alla, kun jokin järjestelmä tarvitsee sen.',
    sv: 'Det finns inga nycklar ännu. Skapa den första nedan när något system behöver den.',
    en: 'There are no keys yet. Make the first one below when a system needs it.',
  },
  name: { fi: 'Nimi', sv: 'Namn', en: 'Name' },
  nameHint: {
    fi: 'Järjestelmä, joka avainta käyttää, esimerkiksi ”Opiskelijarekisteri”. Ei henkilön nimeä.',
    sv: 'Systemet som använder nyckeln, till exempel ”Studeranderegistret”. Inte en persons namn.',
    en: 'The system that uses the key, such as “Student register”. Not a person’s name.',
  },
  scopes: { fi: 'Oikeudet', sv: 'Rättigheter', en: 'Scopes' },
  scope_read: {
    fi: 'lukea todistukset, myös oppijoiden nimet',
    sv: 'läsa bevisen, också de studerandes namn',
    en: 'read credentials, with the names of learners',
  },
  scope_issue: {
    fi: 'myöntää todistuksia päätetyistä suorituksista ja myöntää niitä uudelleen',
    sv: 'utfärda bevis för beslutade prestationer och utfärda dem på nytt',
    en: 'issue credentials for decided completions, and issue them again',
  },
  scope_revoke: { fi: 'perua todistuksia', sv: 'återkalla bevis', en: 'revoke credentials' },
  scope_verify: {
    fi: 'tarkistaa todistuksia useammin kuin muut',
    sv: 'kontrollera bevis oftare än andra',
    en: 'verify credentials more often than others',
  },
  noScope: { fi: 'Valitse ainakin yksi oikeus.', sv: 'Välj minst en rättighet.', en: 'Choose at least one scope.' },
  days: { fi: 'Avain toimii', sv: 'Nyckeln fungerar i', en: 'The key works for' },
  daysCount: { fi: '{count} päivää', sv: '{count} dagar', en: '{count} days' },
  makeTitle: { fi: 'Tee avain', sv: 'Skapa en nyckel', en: 'Make a key' },
  make: { fi: 'Tee avain', sv: 'Skapa nyckeln', en: 'Make the key' },
  made: {
    fi: 'Avain on tässä. Kopioi se nyt ja vie se järjestelmään: sitä ei näytetä uudelleen, emmekä me säilytä sitä.',
    sv: 'Här är nyckeln. Kopiera den nu och för in den i systemet: den visas inte igen, och vi sparar den inte.',
    en: 'Here is the key. Copy it now and take it to the system: it is not shown again, and we do not keep it.',
  },
  secret: { fi: 'Avain', sv: 'Nyckeln', en: 'The key' },
  state: { fi: 'Tila', sv: 'Läge', en: 'State' },
  state_works: { fi: 'toimii', sv: 'fungerar', en: 'works' },
  state_expired: { fi: 'vanhentunut', sv: 'har gått ut', en: 'expired' },
  state_revoked: { fi: 'peruttu', sv: 'återkallad', en: 'revoked' },
  expires: { fi: 'Toimii asti', sv: 'Fungerar till', en: 'Works until' },
  lastUsed: { fi: 'Käytetty viimeksi', sv: 'Senast använd', en: 'Last used' },
  never: { fi: 'ei kertaakaan', sv: 'aldrig', en: 'never' },
  actions: { fi: 'Toimet', sv: 'Åtgärder', en: 'Actions' },
  revoke: { fi: 'Peru avain', sv: 'Återkalla nyckeln', en: 'Revoke the key' },
  revokeQuestion: {
    fi: 'Perutaanko avain ”{name}”?',
    sv: 'Återkalla nyckeln ”{name}”?',
    en: 'Revoke the key “{name}”?',
  },
  revokeText: {
    fi: 'Järjestelmä, joka sitä käyttää, ei pääse enää sisään. Jo tehtyyn se ei vaikuta.',
    sv: 'Systemet som använder den kommer inte längre in. Det som redan har gjorts påverkas inte.',
    en: 'The system that uses it is locked out from its next request. What it has done stays done.',
  },
  keep: { fi: 'Älä peru', sv: 'Återkalla inte', en: 'Do not revoke' },
})
