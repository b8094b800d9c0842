import { beforeAll, describe, expect, test } from 'vitest'
import { buildCredential } from './build.ts'
import { type DidDocument, didDocument } from './did-document.ts'
import { buildEndorsement, type EndorsementRecord, issueEndorsement, withEndorsements } from './endorsement.ts'
import { assemble, sign } from './issue.ts'
import { issueVcJwt } from './jose/index.ts'
import { said } from './jose/testing.ts'
import { generateKey, localSigner, type Signer } from './keys.ts'
import type { JsonObject } from './strict-json.ts'
import { aRecord } from './testing.ts'
import { verify } from './verify.ts'

const now = new Date('2026-11-25T12:00:00Z')
const record = aRecord()
const credential = buildCredential(record) as JsonObject
interface Who {
  readonly signer: Signer
  readonly document: DidDocument
}
async function somebody(did: string): Promise<Who> {
  const { publicKeyMultibase, secretKey } = await generateKey()
  return {
    signer: localSigner({ verificationMethod: `${did}#${publicKeyMultibase}`, secretKey }),
    document: didDocument({ did, keys: [{ publicKeyMultibase }] }),
  }
}
let university: Who
let employer: Who
let coach: Who
beforeAll(async () => {
  university = await somebody(record.issuer.did)
  employer = await somebody('did:web:kotihoito.example')
  coach = await somebody('did:web:valmentaja.example')
})
const ofVersion: EndorsementRecord = {
  kind: 'employer',
  id: 'https://kotihoito.example/puollot/1',
  language: 'fi',
  endorser: { id: 'did:web:kotihoito.example', name: 'Kotihoito Syystähti', url: 'https://kotihoito.example' },
  about: { id: record.achievement.id, name: record.achievement.name },
  comment: 'Tämän osaajia tarvitsemme heti – också på svenska.',
  endorsedAt: '2026-11-20T08:00:00Z',
  validUntil: null,
}
const ofPerson: EndorsementRecord = {
  ...ofVersion,
  kind: 'coach',
  id: 'https://valmentaja.example/puollot/2',
  endorser: { id: 'did:web:valmentaja.example', name: 'Valmentaja', url: null },
  about: { id: record.id, name: record.achievement.name },
  comment: 'Näin hänen tekevän tämän.',
}
const knownIssuer = async (id: string) => [university, employer, coach].find((who) => who.document.id === id)?.document
const verified = async (document: JsonObject) => {
  const unsigned = JSON.stringify(document)
  return verify(assemble(unsigned, await sign(unsigned, university.signer)), { now, knownIssuer })
}

describe('an endorsement', () => {
  test('is a credential of its own, about one thing, in the endorser’s words', () => {
    expect(buildEndorsement({ ...ofVersion, validUntil: '2028-01-01T00:00:00Z' })).toMatchObject({
      type: ['VerifiableCredential', 'EndorsementCredential'],
      name: 'Työelämän puolto: Turvallisuuskulttuuri kotihoidossa',
      issuer: { id: 'did:web:kotihoito.example', name: 'Kotihoito Syystähti', type: ['Profile'] },
      validFrom: '2026-11-20T08:00:00Z',
      validUntil: '2028-01-01T00:00:00Z',
      credentialSubject: { id: record.achievement.id, type: ['EndorsementSubject'], endorsementComment: ofVersion.comment },
    })
  })

  test.each([
    ['endorser', { endorser: { id: 'did:web:x.example', name: ' ', url: null } }],
    ['endorsed', { about: { id: '', name: 'x' } }],
    ['comment', { comment: '  ' }],
    ['date', { endorsedAt: 'eilen' }],
  ])('without %s it is not built', (element, change) => {
    expect(() => buildEndorsement({ ...ofVersion, ...change })).toThrow(expect.objectContaining({ element }))
  })

  test('an employer’s in the achievement and a coach’s at the top are each verified with the credential', async () => {
    const endorsed = withEndorsements(credential, [
      await issueEndorsement(ofVersion, employer.signer),
      await issueEndorsement(ofPerson, coach.signer),
    ])
    expect(endorsed).toMatchObject({
      endorsement: [{ id: ofPerson.id }],
      credentialSubject: { achievement: { endorsement: [{ id: ofVersion.id }] } },
    })
    expect(credential).not.toHaveProperty('endorsement')
    const report = await verified(endorsed)
    // Nobody answers for the status list here.
    expect(report.verdict).toBe('statusUnclear')
    expect(said(report.checks)).toContain('endorsements:ok:endorsements-genuine')
    expect(report.endorsements.map(({ verdict }) => verdict)).toEqual(['genuine', 'genuine'])
  })

  test('one as token goes into a credential that is a token itself: Open Badges has no context with that word', async () => {
    const token = await issueVcJwt(buildEndorsement(ofPerson), coach.signer)
    const endorsed = withEndorsements(credential, [token])
    expect(endorsed['endorsementJwt']).toEqual([token])
    await expect(verified(endorsed)).rejects.toThrow()
    const report = await verify(await issueVcJwt(endorsed, university.signer), { now, knownIssuer })
    expect(said(report.checks)).toContain('endorsements:ok:endorsements-genuine')
    expect(report.endorsements.map(({ verdict }) => verdict)).toEqual(['genuine'])
  })

  test('one that was altered, or signed by somebody else, is seen', async () => {
    const genuine = await issueEndorsement(ofVersion, employer.signer)
    for (const forged of [genuine.replace('tarvitsemme', 'emme tarvitse'), await issueEndorsement(ofVersion, coach.signer)])
      expect(said((await verified(withEndorsements(credential, [forged]))).checks)).toContain(
        'endorsements:failed:endorsement-not-genuine',
      )
  })

  test('one of something else does not go in', async () => {
    const other = await issueEndorsement({ ...ofVersion, about: { id: 'https://muu.example/1', name: 'Muu' } }, employer.signer)
    for (const text of [other, 'moi', '{}'])
      expect(() => withEndorsements(credential, [text])).toThrow(
        expect.objectContaining({ code: 'endorsement-of-something-else' }),
      )
  })
})
