/**
 * The files that a learner may take of a credential, all of one record: the signed badge as it is, inside pictures, on paper, and in the forms of
 * Europass and of wallets, which are made anew from what was approved and decided.
 */
import {
  bakePng,
  bakeSvg,
  buildElm,
  euLearningCredential,
  issueSdJwtVc,
  type MicroCredentialRecord,
  MissingElement,
  missingForElm,
} from '@poiju/credentials'
import { Resvg } from '@resvg/resvg-js'
import { readCompletion } from '../delivery/index.server.ts'
import { readLegalIdentifier } from '../people/index.server.ts'
import { type Ctx, forInstitution } from '../platform/ctx.ts'
import { inTransaction, type Tx } from '../platform/database.server.ts'
import { found, NotFound } from '../platform/errors.ts'
import type { Settings } from '../platform/settings.server.ts'
import { readVersion, type VersionView } from '../review/index.server.ts'
import { credentialPicture } from '../ui/index.ts'
import { statusListUrl, tokenStatusListUrl } from './addresses.ts'
import { certificateOf } from './certificate-of.server.ts'
import { earnedOn } from './earned.server.ts'
import { type FileName, fileNames } from './file-names.ts'
import { issuedAt, sealedText } from './issue.server.ts'
import { currentKey, signerFor } from './keys.server.ts'
import { languageOf, toRecord } from './record.server.ts'
import * as store from './store.server.ts'

export interface MadeFile {
  readonly bytes: Uint8Array | string
  readonly mediaType: string
}

/** What stands in the way of a file: a setting of the institution, or a record that has changed since. */
export type FileMissing = 'legalIdentifier' | 'awardingBodyCountry' | 'nameChanged' | 'recordIncomplete'

const walletDays = 365
const pictureWidth = 960

/** Forms that speak of study with a size: there are none of a badge without credits. */
const ofMicroCredentials: readonly FileName[] = ['europass.jsonld', 'wallet.sd-jwt']

/** Which files there are of one's own credential, and what keeps the others away. */
export async function listFiles(ctx: Ctx, row: store.CredentialRow): Promise<ReadonlyMap<FileName, FileMissing | null>> {
  if (row.basisKind === 'badgeDecision')
    return new Map(fileNames.filter((name) => !ofMicroCredentials.includes(name)).map((name) => [name, null]))
  const scope = forInstitution(ctx, row.institutionId)
  const told = await inTransaction(scope, (tx) => recordFor(tx, scope, row))
  const away = (missing: FileMissing | null) => missing
  return new Map(
    fileNames.map((name) => {
      if (name === 'europass.jsonld') return [name, away(typeof told === 'string' ? told : elmMissing(told.record))]
      if (name === 'wallet.sd-jwt') return [name, away(typeof told === 'string' ? told : null)]
      return [name, null]
    }),
  )
}

function elmMissing(record: MicroCredentialRecord): FileMissing | null {
  const [missing] = missingForElm(record, { [record.language]: 'a picture' })
  return missing === undefined
    ? null
    : missing === 'legalIdentifier' || missing === 'awardingBodyCountry'
      ? missing
      : 'recordIncomplete'
}

/** One file of one's own credential; a reason when it cannot be made. NotFound for a form that does not exist of a badge. */
export async function makeFile(
  ctx: Ctx,
  row: store.CredentialRow,
  name: FileName,
  settings: Settings,
): Promise<MadeFile | FileMissing> {
  if (row.basisKind === 'badgeDecision' && ofMicroCredentials.includes(name)) throw new NotFound()
  const sealed = sealedText(row)
  switch (name) {
    case 'credential.json':
      return { bytes: sealed, mediaType: 'application/vc; charset=utf-8' }
    case 'certificate.pdf':
      return { bytes: await certificateOf(ctx, row, settings), mediaType: 'application/pdf' }
    case 'credential.png':
      return { bytes: baked(bakePng(await pngOf(ctx, row), sealed)), mediaType: 'image/png' }
    case 'credential.svg':
      return { bytes: baked(bakeSvg(Buffer.from(await svgOf(ctx, row)), sealed)), mediaType: 'image/svg+xml' }
    case 'europass.jsonld':
      return europass(ctx, row)
    case 'wallet.sd-jwt':
      return forWallet(ctx, row)
  }
}

function baked(answer: Uint8Array | { code: string }): Uint8Array {
  if ('code' in answer) throw new Error(`Our own picture does not take a credential: ${answer.code}`)
  return answer
}

async function svgOf(ctx: Ctx, row: store.CredentialRow): Promise<string> {
  const { picture } = await inTransaction(forInstitution(ctx, row.institutionId), (tx) => earnedOn(tx, row))
  return credentialPicture(picture, { title: row.title })
}

async function pngOf(ctx: Ctx, row: store.CredentialRow): Promise<Uint8Array> {
  const resvg = new Resvg(await svgOf(ctx, row), {
    fitTo: { mode: 'width', value: pictureWidth },
    font: { loadSystemFonts: false },
  })
  return new Uint8Array(resvg.render().asPng())
}

interface Told {
  readonly record: MicroCredentialRecord
  /** The same in the other languages in which the version says everything. */
  readonly others: readonly MicroCredentialRecord[]
  readonly issuer: store.Issuer
}

/** The record of an issued credential once more, for forms that are not kept; the salt, the date and the name are those of the signed bytes. */
async function recordFor(tx: Tx, ctx: Ctx, row: store.CredentialRow): Promise<Told | FileMissing> {
  const completion = await readCompletion(tx, row.basisId)
  const version = await readVersion(tx, row.versionId)
  const issuer = found(await store.readIssuer(tx, { id: row.institutionId }))
  if (!completion || !version) return 'recordIncomplete'
  if (completion.learner.name !== row.learnerName) return 'nameChanged'
  const origin = new URL(row.url).origin
  const salt = saltIn(row.unsigned)
  const legal = await readLegalIdentifier(tx, row.institutionId)
  const inLanguage = (language: 'fi' | 'sv' | 'en'): MicroCredentialRecord => {
    const made = toRecord({
      ctx: { ...ctx, origin, now: found(issuedAt(row)) },
      url: row.url,
      issuer,
      version,
      completion,
      demo: /"demonstration":true/.test(row.unsigned),
      status: { list: statusListUrl(origin, issuer.slug, row.statusListId), index: row.statusIndex },
      language,
    })
    return {
      ...made,
      issuer: {
        ...made.issuer,
        ...(legal === null ? {} : { legalIdentifier: { value: legal, countryCode: issuer.country } }),
      },
      awardingBodies: made.awardingBodies.map((body) => ({ ...body, countryCode: issuer.country })),
      learner: { ...made.learner, salt },
    }
  }
  const others = (['fi', 'sv', 'en'] as const).filter((language) => language !== row.language && says(version, language))
  return { record: inLanguage(row.language), others: others.map(inLanguage), issuer }
}

const says = (version: VersionView, language: 'fi' | 'sv' | 'en'): boolean => languageOf(version, language) === language

function saltIn(unsigned: string): string {
  const { credentialSubject } = JSON.parse(unsigned) as { credentialSubject: { identifier: { salt?: string }[] } }
  return credentialSubject.identifier.find(({ salt }) => salt)?.salt ?? ''
}

/** The European Learning Model credential, unsealed: a draft until the institution's seal is on it. */
async function europass(ctx: Ctx, row: store.CredentialRow): Promise<MadeFile | FileMissing> {
  const scope = forInstitution(ctx, row.institutionId)
  const told = await inTransaction(scope, (tx) => recordFor(tx, scope, row))
  if (typeof told === 'string') return told
  const missing = elmMissing(told.record)
  if (missing) return missing
  const picture = Buffer.from(await pngOf(ctx, row)).toString('base64')
  try {
    const elm = buildElm(told.record, { fi: picture, sv: picture, en: picture }, told.others)
    return { bytes: JSON.stringify(elm, null, 2), mediaType: 'application/ld+json; charset=utf-8' }
  } catch (error) {
    if (error instanceof MissingElement) return 'recordIncomplete'
    throw error
  }
}

/** The wallet's token: a bearer file, since no key of the holder is inside; good for a year, then taken anew. */
async function forWallet(ctx: Ctx, row: store.CredentialRow): Promise<MadeFile | FileMissing> {
  const scope = forInstitution(ctx, row.institutionId)
  return inTransaction(scope, async (tx) => {
    const told = await recordFor(tx, scope, row)
    if (typeof told === 'string') return told
    const { record, issuer } = told
    const origin = new URL(row.url).origin
    const key = await currentKey(tx, scope, issuer, 'P-256')
    const signer = await signerFor(tx, scope, issuer, key, origin)
    const expiresAt = new Date(ctx.now.getTime() + walletDays * 86_400_000)
    try {
      const claims = euLearningCredential(
        record,
        { issuedAt: ctx.now, expiresAt },
        { uri: tokenStatusListUrl(origin, issuer.slug, row.statusListId), index: row.statusIndex },
      )
      const { text } = await issueSdJwtVc(claims, signer)
      return { bytes: text, mediaType: 'application/dc+sd-jwt' }
    } catch (error) {
      if (error instanceof MissingElement) return 'recordIncomplete'
      throw error
    }
  })
}
