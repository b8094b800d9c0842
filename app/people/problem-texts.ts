import { defineTexts } from '../platform/texts.ts'

/** What the API says when it says no: one sentence for each stable code. Operations add refusals of their own. */
export const problemTexts = defineTexts({
  unreadable: { fi: 'Emme saaneet kyselystä selvää', sv: 'Vi kunde inte läsa frågan', en: 'We could not read the request' },
  'key-needed': {
    fi: 'Tähän tarvitaan rajapinnan avain: Authorization: Bearer …',
    sv: 'Det här kräver en nyckel till gränssnittet: Authorization: Bearer …',
    en: 'This needs an API key: Authorization: Bearer …',
  },
  'key-not-valid': {
    fi: 'Avain on tuntematon, peruttu tai vanhentunut',
    sv: 'Nyckeln är okänd, återkallad eller för gammal',
    en: 'The key is unknown, revoked or expired',
  },
  'scope-missing': {
    fi: 'Avaimella ei ole tähän oikeutta',
    sv: 'Nyckeln har inte behörighet till det här',
    en: 'The key does not have the scope for this',
  },
  'not-found': { fi: 'Tällaista ei ole', sv: 'Det här finns inte', en: 'There is no such thing' },
  'method-not-allowed': {
    fi: 'Tätä ei voi tehdä tässä osoitteessa',
    sv: 'Det här kan inte göras på den här adressen',
    en: 'This cannot be done at this address',
  },
  'too-large': { fi: 'Kysely on liian suuri', sv: 'Frågan är för stor', en: 'The request is too large' },
  'media-type-not-known': { fi: 'Tätä muotoa emme lue', sv: 'Det här formatet läser vi inte', en: 'We do not read this format' },
  'values-not-known': {
    fi: 'Kyselyssä on arvo, jota emme tunne',
    sv: 'Frågan innehåller ett värde som vi inte känner',
    en: 'The request holds a value that we do not know',
  },
  'idempotency-key-needed': {
    fi: 'Kyselystä puuttuu otsake Idempotency-Key: 1–255 merkkiä, oma kullekin kyselylle',
    sv: 'Frågan saknar rubriken Idempotency-Key: 1–255 tecken, en egen för varje fråga',
    en: 'The request needs the header Idempotency-Key: 1 to 255 characters, its own for each request',
  },
  'idempotency-key-reused': {
    fi: 'Samalla Idempotency-Key-arvolla on jo kysytty jotain muuta',
    sv: 'Något annat har redan frågats med samma Idempotency-Key',
    en: 'The same Idempotency-Key has been used for another request',
  },
  'too-many': {
    fi: 'Liian monta kyselyä. Odota hetki',
    sv: 'För många förfrågningar. Vänta en stund',
    en: 'Too many requests. Wait a moment',
  },
  fault: { fi: 'Vika on meillä', sv: 'Felet är vårt', en: 'The fault is ours' },
  // Refusals of commands, 409.
  'nothing-to-issue': {
    fi: 'Kaikilla näistä suorituksista on jo todistus',
    sv: 'Alla dessa prestationer har redan ett bevis',
    en: 'Each of these completions has a credential already',
  },
  'completion-not-decided': {
    fi: 'Jokin suorituksista ei ole päätetty',
    sv: 'Någon av prestationerna är inte beslutad',
    en: 'One of the completions is not decided',
  },
  'validity-is-over': {
    fi: 'Todistuksen voimassaolo on päättynyt',
    sv: 'Bevisets giltighetstid har gått ut',
    en: 'The credential has expired',
  },
  'not-issued-yet': {
    fi: 'Todistusta allekirjoitetaan vielä',
    sv: 'Beviset undertecknas ännu',
    en: 'The credential is still being signed',
  },
  'already-revoked': {
    fi: 'Todistus on jo peruttu',
    sv: 'Beviset är redan återkallat',
    en: 'The credential has been revoked already',
  },
  'already-superseded': {
    fi: 'Todistus on jo korvattu uudella',
    sv: 'Beviset har redan ersatts med ett nytt',
    en: 'The credential has been replaced already',
  },
  'already-issued': {
    fi: 'Todistus on jo myönnetty',
    sv: 'Beviset är redan utfärdat',
    en: 'The credential has been issued already',
  },
  'nothing-to-correct': {
    fi: 'Todistus vastaa jo oppijan tietoja',
    sv: 'Beviset stämmer redan med den studerandes uppgifter',
    en: 'The credential agrees with the learner’s details already',
  },
  'record-incomplete': {
    fi: 'Hyväksytystä versiosta puuttuu tieto, jonka todistuksessa on luettava',
    sv: 'I den godkända versionen saknas en uppgift som beviset måste innehålla',
    en: 'The approved version lacks something that a credential must say',
  },
  'has-a-valid-one': {
    fi: 'Suorituksella on jo voimassa oleva todistus',
    sv: 'Prestationen har redan ett giltigt bevis',
    en: 'The completion has a valid credential already',
  },
})

/** A stable word for what went wrong, for programs to decide on. */
export type ProblemCode = keyof typeof problemTexts

/** The HTTP status that each code comes with; every other code is a refusal of the domain, 409. */
export const problemStatuses = {
  unreadable: 400,
  'idempotency-key-needed': 400,
  'key-needed': 401,
  'key-not-valid': 401,
  'scope-missing': 403,
  'not-found': 404,
  'method-not-allowed': 405,
  'too-large': 413,
  'media-type-not-known': 415,
  'values-not-known': 422,
  'idempotency-key-reused': 422,
  'too-many': 429,
  fault: 500,
} as const satisfies Partial<Record<ProblemCode, number>>

/** The status of a problem by its code. */
export function statusOf(code: ProblemCode): number {
  return (problemStatuses as Partial<Record<ProblemCode, number>>)[code] ?? 409
}
