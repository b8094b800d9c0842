import type { BadgeRecord, MicroCredentialRecord } from './record.ts'

const concept = (uri: string, name: string) => ({ uri, name })

/** A whole record with Finnish and Swedish letters; `change` replaces members. */
export function aRecord(change: Partial<MicroCredentialRecord> = {}): MicroCredentialRecord {
  const did = 'did:web:localhost%3A4000:institutions:jamk'
  return {
    kind: 'microCredential',
    id: 'http://localhost:4000/institutions/jamk/credentials/0198c0de-0000-7000-8000-000000000001',
    language: 'fi',
    context: 'http://localhost:4000/contexts/poiju/v1',
    issuer: {
      did,
      name: 'Jyväskylän ammattikorkeakoulu',
      url: 'https://jamk.example',
      countryCode: 'FI',
      country: 'Suomi',
      city: 'Jyväskylä',
    },
    awardingBodies: [{ id: did, name: 'Jyväskylän ammattikorkeakoulu' }],
    learner: { name: 'Oona Öhman-Åberg', email: 'oona@kotihoito.example', salt: 'c0ffee00c0ffee00' },
    achievement: {
      id: 'http://localhost:4000/institutions/jamk/micro-credentials/JAMK-7K3QX/versions/1',
      code: 'JAMK-7K3QX',
      version: 1,
      name: 'Turvallisuuskulttuuri kotihoidossa',
      description: 'Löydät kotikäynnin vaarat ennen kuin ne osuvat.',
      outcomes: [
        { id: 'o1', text: 'analysoi kotikäynnin vaaroja järjestelmällisellä menetelmällä', achievedThrough: 'assessment' },
        { id: 'o2', text: 'toteuttaa havainnointikierroksen työparin kanssa', achievedThrough: 'recognition' },
      ],
      credits: 3,
      hours: 81,
      eqfLevel: 6,
      assessments: [
        {
          type: concept('http://data.europa.eu/snb/assessment/6a4db9f11d', 'Käytännön näyttö'),
          name: 'Näyttö omalla työpaikalla',
          supervision: concept(
            'http://data.europa.eu/snb/supervision-verification/70be69aaf9',
            'Valvottu, henkilöllisyys tarkistettu',
          ),
          identityChecked: true,
          grading: 'hyväksytty / hylätty',
          outcomes: ['o1', 'o2'],
        },
      ],
      participation: concept('http://data.europa.eu/snb/learning-assessment/e92d221e4d', 'Monimuoto'),
      qualityAssurance: {
        uri: 'http://data.europa.eu/snb/accreditation/bb4618238e',
        name: 'Korkeakoulun laatujärjestelmä',
        statement: 'Auditoitu.',
      },
      fields: [concept('http://data.europa.eu/snb/isced-f/0913', 'Hoitotyö')],
      prerequisites: 'Pääset kotihoidon työpaikalle.',
      stackability: 'Osa suurempaa kokonaisuutta.',
      moreInformation: null,
      designHash: 'a'.repeat(64),
    },
    grade: null,
    startedOn: '2026-09-01',
    completedOn: '2026-11-20',
    issuedAt: '2026-11-24T12:00:00Z',
    status: {
      list: 'http://localhost:4000/institutions/jamk/status/0198c0de-0000-7000-8000-000000000002',
      index: 94567,
      purpose: 'revocation',
    },
    demonstration: null,
    ...change,
  }
}

/** The record of a badge without credits, of the same issuer and learner. */
export function aBadgeRecord(change: Partial<BadgeRecord> = {}): BadgeRecord {
  const { id, language, context, issuer, awardingBodies, learner, issuedAt, status, demonstration } = aRecord()
  return {
    ...{ id, language, context, issuer, awardingBodies, learner, issuedAt, status, demonstration },
    kind: 'badge',
    achievement: {
      id: 'http://localhost:4000/institutions/jamk/badges/JAMK-B-7K3QX/versions/1',
      code: 'JAMK-B-7K3QX',
      version: 1,
      badgeKind: 'competence',
      name: 'Osaamistavoitteiden kirjoittaja',
      description: 'Kirjoitat tavoitteita, joista työnantaja näkee, mitä oppija osaa.',
      criteria: 'Näytät kolme kirjoittamaasi osaamistavoitetta, ja työparisi on arvioinut ne.',
      skills: [
        {
          uri: 'https://osaamiset.example/taidot/suunnittelu',
          name: 'suunnitella oppimista',
          framework: 'Esimerkkiluettelo',
        },
      ],
      moreInformation: null,
      designHash: 'b'.repeat(64),
    },
    achievedOn: '2026-11-20',
    ...change,
  }
}

/** A fixed private key: for golden bytes only. */
export const fixedSecret = new Uint8Array(32).fill(7)
