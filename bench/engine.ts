/**
 * The credential engine beside what people would use instead, on the same documents with the same contexts from memory, and beside the bare signature.
 * Processor time of the whole process, so that a machine with other work does not blur the figures; ratios are medians of ratios within a round.
 */
import { createHash, createPrivateKey, createPublicKey, randomBytes, sign as signBytes, verify as verifyBytes } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import * as vc from '@digitalbazaar/vc'
import { DataIntegrityProof as DcProof } from '@digitalcredentials/data-integrity'
import { cryptosuite as dcSuite } from '@digitalcredentials/eddsa-rdfc-2022-cryptosuite'
import * as dcVc from '@digitalcredentials/vc'
import { SDJwtVcInstance } from '@sd-jwt/sd-jwt-vc'
import { CompactSign, compactVerify } from 'jose'
import { base58, fromBase58 } from '../packages/credentials/src/base58.ts'
import { buildCredential } from '../packages/credentials/src/build.ts'
import { contextsFor } from '../packages/credentials/src/contexts.ts'
import {
  type Batch,
  Canonicalizer,
  canonicalBytesByReference,
  digestBytes,
  Engine,
  loadSodium,
  openBatch,
} from '../packages/credentials/src/fast/index.ts'
import { localSigner, publicKeyFrom, publicKeyOf, verifySignature } from '../packages/credentials/src/keys.ts'
import type { CredentialRecord } from '../packages/credentials/src/record.ts'
import { credentialLimits, parseStrictJson } from '../packages/credentials/src/strict-json.ts'
import { columns, contexts, numbered, ownContext, plain, rich, rowOf, secretKey } from './engine-documents.ts'
import { heading, median, number, say } from './figures.ts'

/** `each` says how many credentials one run makes, where it is more than one. */
type Part = { readonly count: number; readonly each?: number; run: (index: number) => unknown }

/** Runs each part once a round, in turn; what each did in a second of processor time, and ratios within rounds. */
async function interleaved<Name extends string>(parts: Readonly<Record<Name, Part>>, rounds: number) {
  const names = Object.keys(parts) as Name[]
  const rates = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>
  // The first rounds warm the code up and do not count.
  for (let round = -4; round < rounds; round++)
    for (const name of names) {
      const { count, each = 1, run } = parts[name]
      const before = process.cpuUsage()
      for (let index = 0; index < count; index++) {
        const answer = run(index)
        if (answer instanceof Promise) await answer
      }
      const { user, system } = process.cpuUsage(before)
      if (round >= 0) rates[name].push(((count * each) / (user + system)) * 1e6)
    }
  return {
    rate: (name: Name) => median(rates[name]),
    micros: (name: Name) => 1e6 / median(rates[name]),
    ratio: (one: Name, other: Name) => median(rates[one].map((rate, round) => rate / (rates[other][round] ?? Number.NaN))),
  }
}

const seed = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), secretKey])
const privateKey = createPrivateKey({ key: seed, format: 'der', type: 'pkcs8' })
const publicKey = createPublicKey(privateKey)
const multikey = publicKeyOf(secretKey)
const verificationMethod = `${rich.issuer.did}#${multikey}`
const signer = localSigner({ verificationMethod, secretKey })
const signNow = signer.signNow as (data: Uint8Array) => Uint8Array
const bytes64 = Buffer.alloc(64, 7)
const signature64 = signBytes(null, bytes64, privateKey)
const own = new Set([ownContext])

interface Proof {
  readonly proofValue: string
  readonly [member: string]: unknown
}
type Sealed = { readonly [member: string]: unknown; readonly proof: readonly [Proof] }
const accept = (isTrue: unknown, what: string) => {
  if (!isTrue) throw new Error(`${what} did not accept its credential`)
}

export async function measureEngine(rounds: number): Promise<void> {
  const sodium = await loadSodium()
  const canonicalizer = new Canonicalizer()
  for (const [name, record] of Object.entries({ plain, rich })) {
    const template = buildCredential(record)
    const quads = (await canonicalBytesByReference(template, contexts)).split('\n').length - 1
    const title = `${name}: ${quads} quads, ${JSON.stringify(template).length} characters`
    const records = Array.from({ length: 32 }, (_, index) => numbered(record, index))
    const options = { template, varying: columns, contexts, canonicalizer }
    const batch = await openBatch({ ...options, signer })
    const sodiumBatch = await openBatch({ ...options, signer: sodium.signer({ verificationMethod, secretKey }) })
    await measureIssuing(
      title,
      records,
      { batch, sodiumBatch, sodiumSigner: sodium.signer({ verificationMethod, secretKey }) },
      rounds,
    )
    await measureVerifying(title, records, batch, canonicalizer, sodium.verifier(multikey) as SodiumVerifier, rounds)
    if (name === 'rich') await measureSplit(records, batch, canonicalizer, rounds)
  }
  await measureGrowth(canonicalizer)
  await measureWorkers()
  await measureShapes(rounds)
}

type SodiumVerifier = (data: Uint8Array, signature: Uint8Array) => boolean

/** What our reference path costs: the library's expansion and canonicalization, twice, and a signature. */
async function issueByReference(document: { validFrom?: unknown; '@context'?: unknown }): Promise<string> {
  const options = {
    type: 'DataIntegrityProof',
    created: String(document.validFrom),
    verificationMethod,
    cryptosuite: 'eddsa-rdfc-2022',
    proofPurpose: 'assertionMethod',
  }
  const data = await referenceHash(document, options)
  return JSON.stringify({ ...document, proof: [{ ...options, proofValue: `z${base58(signNow(data))}` }] })
}

async function referenceHash(document: { '@context'?: unknown }, options: object): Promise<Uint8Array> {
  const parts = [{ '@context': document['@context'], ...options }, document]
  const hashes: Buffer[] = []
  for (const part of parts)
    hashes.push(
      createHash('sha256')
        .update(await canonicalBytesByReference(part, contexts), 'latin1')
        .digest(),
    )
  return Buffer.concat(hashes)
}

const sdJwt = new SDJwtVcInstance({
  signer: async (data: string) => signBytes(null, Buffer.from(data), privateKey).toString('base64url'),
  verifier: async (data: string, signature: string) =>
    verifyBytes(null, Buffer.from(data), publicKey, Buffer.from(signature, 'base64url')),
  signAlg: 'EdDSA',
  hasher: (data: string | ArrayBuffer) =>
    createHash('sha256')
      .update(typeof data === 'string' ? data : Buffer.from(data))
      .digest(),
  hashAlg: 'sha-256',
  saltGenerator: (length: number) => randomBytes(length).toString('base64url'),
})
const issueSdJwt = (credential: object) =>
  sdJwt.issue({ vct: 'urn:eu.europa.ec.eudi:learning:credential:1', iss: rich.issuer.did, iat: 1_795_521_600, ...credential }, {
    _sd: ['credentialSubject', 'issuer', 'credentialStatus'],
  } as never)
const issueJwt = (credential: object) =>
  new CompactSign(Buffer.from(JSON.stringify(credential)))
    .setProtectedHeader({ alg: 'EdDSA', typ: 'vc+jwt', cty: 'vc', kid: verificationMethod })
    .sign(privateKey)

async function measureIssuing(
  title: string,
  records: readonly CredentialRecord[],
  {
    batch,
    sodiumBatch,
    sodiumSigner,
  }: { batch: Batch; sodiumBatch: Batch; sodiumSigner: { signNow?: (data: Uint8Array) => Uint8Array } },
  rounds: number,
): Promise<void> {
  const documents = records.map((record) => buildCredential(record) as { validFrom: string })
  const rows = records.map(rowOf)
  const document = (index: number) => documents[index % documents.length] as { validFrom: string }
  const row = (index: number) => rows[index % rows.length] as string[]
  const peerOptions = (index: number) => ({
    credential: { ...document(index) },
    documentLoader: (url: string) => contextsFor(own).load(url),
    now: new Date(document(index).validFrom),
  })
  accept(batch.seal(row(3)) === (await issueByReference(document(3))), 'The reference path')
  accept(batch.seal(row(3)) === sodiumBatch.seal(row(3)), 'libsodium')
  const result = await interleaved(
    {
      peer: {
        count: 12,
        run: (index) =>
          vc.issue({
            ...peerOptions(index),
            suite: new DataIntegrityProof({ signer, cryptosuite, date: document(index).validFrom }),
          }),
      },
      digitalcredentials: {
        count: 12,
        run: (index) =>
          dcVc.issue({
            ...peerOptions(index),
            suite: new DcProof({ signer, cryptosuite: dcSuite, date: document(index).validFrom }),
          }),
      },
      reference: { count: 12, run: (index) => issueByReference(document(index)) },
      fast: { count: 40, each: rows.length, run: () => batch.sealAll(rows) },
      sodium: { count: 40, each: rows.length, run: () => sodiumBatch.sealAll(rows) },
      jose: { count: 400, run: (index) => issueJwt(document(index)) },
      sdJwt: { count: 200, run: (index) => issueSdJwt(document(index)) },
      bare: { count: 2000, run: () => signBytes(null, bytes64, privateKey) },
      bareSodium: { count: 2000, run: () => sodiumSigner.signNow?.(bytes64) },
    },
    rounds,
  )
  heading(`Issuing per core, ${title}`)
  say('@digitalbazaar/vc, eddsa-rdfc-2022', number(result.rate('peer'), '/s'))
  say('@digitalcredentials/vc, eddsa-rdfc-2022', number(result.rate('digitalcredentials'), '/s'))
  say('our reference path', number(result.rate('reference'), '/s'))
  say('our fast path, node:crypto', number(result.rate('fast'), '/s'))
  say('our fast path, libsodium', number(result.rate('sodium'), '/s'))
  say('jose, VC-JWT with EdDSA', number(result.rate('jose'), '/s'))
  say('@sd-jwt/sd-jwt-vc, three disclosures', number(result.rate('sdJwt'), '/s'))
  say(
    'bare Ed25519 of 64 bytes: node:crypto, libsodium',
    `${number(result.rate('bare'))}, ${number(result.rate('bareSodium'), '/s')}`,
  )
  say('node:crypto against @digitalbazaar/vc', number(result.ratio('fast', 'peer'), '×'), '80 ×')
  say('libsodium against @digitalbazaar/vc', number(result.ratio('sodium', 'peer'), '×'), '110 ×')
  say('node:crypto against bare signing', number(result.ratio('fast', 'bare')), '0.55')
  say('libsodium against bare signing of libsodium', number(result.ratio('sodium', 'bareSodium')))
}

async function measureVerifying(
  title: string,
  records: readonly CredentialRecord[],
  batch: Batch,
  canonicalizer: Canonicalizer,
  sodiumVerifier: SodiumVerifier,
  rounds: number,
): Promise<void> {
  const texts = records.map((record) => batch.seal(rowOf(record)) as string)
  const parsed = texts.map((text) => JSON.parse(text) as Sealed)
  const text = (index: number) => texts[index % texts.length] as string
  const sealed = (index: number) => parsed[index % parsed.length] as Sealed
  const key = publicKeyFrom(multikey)
  const nodeVerifier = (data: Uint8Array, signature: Uint8Array) => key !== undefined && verifySignature(key, data, signature)
  const verifyFast = (document: Sealed, verifier: SodiumVerifier) => {
    const [proof] = document.proof
    const data = canonicalizer.hashForDataIntegrity(document, proof, contexts, 'sha256', 'proof')
    if (data instanceof Promise) throw new Error('The fast path did not know its own credential')
    accept(verifier(data, fromBase58(proof.proofValue.slice(1)) as Uint8Array), 'The fast path')
  }
  const verifyByReference = async ({ proof: [proof], ...document }: Sealed) => {
    const { proofValue, ...options } = proof
    accept(
      nodeVerifier(await referenceHash(document, options), fromBase58(proofValue.slice(1)) as Uint8Array),
      'The reference path',
    )
  }
  await canonicalizer.hashForDataIntegrity(sealed(0), sealed(0).proof[0], contexts, 'sha256', 'proof')
  const jwts = await Promise.all(parsed.slice(0, 16).map(({ proof: _proof, ...credential }) => issueJwt(credential)))
  const sdJwts = await Promise.all(parsed.slice(0, 16).map(({ proof: _proof, ...credential }) => issueSdJwt(credential)))
  const keyContexts = contextsFor(own, keyDocuments)
  const documentLoader = (url: string) => keyContexts.load(url)
  const checkStatus = async () => ({ verified: true })
  const suite = new DataIntegrityProof({ cryptosuite })
  const peerVerify = async (index: number) =>
    accept(
      (await vc.verifyCredential({ credential: sealed(index), suite, documentLoader, checkStatus })).verified,
      '@digitalbazaar/vc',
    )
  const otherSuite = new DcProof({ cryptosuite: dcSuite })
  const otherVerify = async (index: number) => {
    const { verified } = await dcVc.verifyCredential({
      credential: sealed(index),
      suite: otherSuite,
      documentLoader,
      checkStatus,
    })
    accept(verified, '@digitalcredentials/vc')
  }
  const result = await interleaved(
    {
      peer: { count: 12, run: peerVerify },
      digitalcredentials: { count: 12, run: otherVerify },
      reference: { count: 12, run: (index) => verifyByReference(sealed(index)) },
      fast: { count: 600, run: (index) => verifyFast(sealed(index), nodeVerifier) },
      sodium: { count: 600, run: (index) => verifyFast(sealed(index), sodiumVerifier) },
      fastText: {
        count: 600,
        run: (index) => {
          const read = parseStrictJson(text(index), credentialLimits)
          if (read.ok) verifyFast(read.value as unknown as Sealed, nodeVerifier)
        },
      },
      jose: { count: 300, run: (index) => compactVerify(jwts[index % 16] as string, publicKey) },
      sdJwt: { count: 150, run: (index) => sdJwt.verify(sdJwts[index % 16] as string) },
      bare: { count: 1000, run: () => verifyBytes(null, bytes64, publicKey, signature64) },
      bareSodium: { count: 1000, run: () => sodiumVerifier(bytes64, signature64) },
    },
    rounds,
  )
  heading(`Verifying per core, each credential with its own answer, ${title}`)
  say('@digitalbazaar/vc, eddsa-rdfc-2022', number(result.rate('peer'), '/s'))
  say('@digitalcredentials/vc, eddsa-rdfc-2022', number(result.rate('digitalcredentials'), '/s'))
  say('our reference path', number(result.rate('reference'), '/s'))
  say('our fast path, node:crypto', number(result.rate('fast'), '/s'))
  say('our fast path, libsodium', number(result.rate('sodium'), '/s'))
  say('our fast path from text through the strict parser', number(result.rate('fastText'), '/s'))
  say('jose, VC-JWT with EdDSA', number(result.rate('jose'), '/s'))
  say('@sd-jwt/sd-jwt-vc', number(result.rate('sdJwt'), '/s'))
  say(
    'bare Ed25519 of 64 bytes: node:crypto, libsodium',
    `${number(result.rate('bare'))}, ${number(result.rate('bareSodium'), '/s')}`,
  )
  say('node:crypto against @digitalbazaar/vc', number(result.ratio('fast', 'peer'), '×'), '45 ×')
  say('libsodium against @digitalbazaar/vc', number(result.ratio('sodium', 'peer'), '×'), '60 ×')
  say('node:crypto against bare verifying', number(result.ratio('fast', 'bare')), '0.70')
  say('the same from text through the strict parser', number(result.ratio('fastText', 'bare')))
}

/** The key and its owner, as the peers ask their loader for them. */
const multikeyUrl = 'https://w3id.org/security/multikey/v1'
const securityTerm = (name: string) => ({ '@id': `https://w3id.org/security#${name}` })
const keyDocuments = new Map<string, object>([
  [
    rich.issuer.did,
    { '@context': ['https://www.w3.org/ns/did/v1', multikeyUrl], id: rich.issuer.did, assertionMethod: [verificationMethod] },
  ],
  [
    verificationMethod,
    {
      '@context': multikeyUrl,
      id: verificationMethod,
      type: 'Multikey',
      controller: rich.issuer.did,
      publicKeyMultibase: multikey,
    },
  ],
  [
    multikeyUrl,
    {
      '@context': {
        '@protected': true,
        id: '@id',
        type: '@type',
        Multikey: {
          ...securityTerm('Multikey'),
          '@context': {
            '@protected': true,
            id: '@id',
            type: '@type',
            controller: { ...securityTerm('controller'), '@type': '@id' },
            publicKeyMultibase: { ...securityTerm('publicKeyMultibase'), '@type': 'https://w3id.org/security#multibase' },
          },
        },
      },
    },
  ],
])

async function measureSplit(
  records: readonly CredentialRecord[],
  batch: Batch,
  canonicalizer: Canonicalizer,
  rounds: number,
): Promise<void> {
  const rows = records.map(rowOf)
  const row = (index: number) => rows[index % rows.length] as string[]
  const texts = rows.map((one) => batch.seal(one) as string)
  const text = (index: number) => texts[index % texts.length] as string
  const parsed = texts.map((one) => JSON.parse(one) as Sealed)
  const sealed = (index: number) => parsed[index % parsed.length] as Sealed
  const engine = canonicalizer.engine('sha256')
  const canonical = parsed.map((one) => engine.fast(one, contexts, 'proof') as string)
  const flat = canonical.map((one) => Buffer.from(one, 'latin1').toString('latin1'))
  const result = await interleaved(
    {
      seal: { count: 40, each: rows.length, run: () => batch.sealAll(rows) },
      prepare: { count: 1000, run: (index) => batch.prepare(row(index)) },
      fill: { count: 1000, run: (index) => engine.fastDigest(sealed(index), contexts, 'proof') },
      hash: { count: 1000, run: (index) => digestBytes('sha256', flat[index % flat.length] as string) },
      sign: { count: 1000, run: () => signNow(bytes64) },
      base58: { count: 5000, run: () => base58(signature64) },
      parse: { count: 1000, run: (index) => JSON.parse(text(index)) },
      strict: { count: 500, run: (index) => parseStrictJson(text(index), credentialLimits) },
      stringify: { count: 1000, run: (index) => JSON.stringify(sealed(index)) },
    },
    rounds,
  )
  const micros = (name: Parameters<typeof result.micros>[0]) => number(result.micros(name), 'µs')
  heading('Where the time goes, rich')
  say('one credential sealed from a row', micros('seal'))
  say('  all but signature and its base 58 (text, fill, hash)', micros('prepare'))
  say('  sign; base 58', `${micros('sign')}; ${micros('base58')}`)
  say('match, fill and hash from a parsed document', micros('fill'))
  say('  SHA-256 of the canonical text alone', micros('hash'))
  say('JSON.parse; strict parser; JSON.stringify', `${micros('parse')}; ${micros('strict')}; ${micros('stringify')}`)
}

async function measureGrowth(canonicalizer: Canonicalizer): Promise<void> {
  const batch = await openBatch({ template: buildCredential(rich), varying: columns, contexts, signer, canonicalizer })
  const rows = Array.from({ length: 1000 }, (_, index) => rowOf(numbered(rich, index)))
  heading('Growth: sealing a batch of rows, one after the other')
  for (const count of [1000, 10_000, 100_000]) {
    const before = process.cpuUsage()
    for (let index = 0; index < count; index++)
      if (typeof batch.seal(rows[index % rows.length] as string[]) !== 'string') throw new Error('A row took the reference path')
    const { user, system } = process.cpuUsage(before)
    const micros = (user + system) / count
    const megabytes = process.memoryUsage.rss() / 1024 / 1024
    say(`${count.toLocaleString('en')}: each; resident memory`, `${number(micros, 'µs')}; ${number(megabytes, 'MB')}`)
  }
  say('peak memory of the process until here', number(process.resourceUsage().maxRSS / 1024, 'MB'))
}

/** Wall time, since two cores are what is asked about: it says little on a machine that has other work. */
async function measureWorkers(): Promise<void> {
  const start = async () => {
    const worker = new Worker(new URL('./engine-worker.ts', import.meta.url), {
      workerData: { verificationMethod },
      execArgv: process.execArgv,
      resourceLimits: { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 16 },
    })
    await said(worker)
    return worker
  }
  const workers = [await start(), await start()] as const
  const run = async (count: number, used: readonly Worker[]) => {
    const started = performance.now()
    await Promise.all(
      used.map((worker) => {
        const done = said(worker)
        worker.postMessage(count)
        return done
      }),
    )
    return (used.length * count) / (performance.now() - started)
  }
  const ratios: number[] = []
  const rates: number[] = []
  for (let round = 0; round < 7; round++) {
    const one = await run(5000, workers.slice(0, 1))
    const two = await run(5000, workers)
    ratios.push(two / one)
    rates.push(two * 1000)
  }
  heading('Two workers with bounded memory, wall time')
  say('two against one; together', `${number(median(ratios), '×')}; ${number(median(rates), '/s')}`, '1.8 ×')
  for (const worker of workers) worker.postMessage(0)
}

const said = (worker: Worker) => new Promise<void>((done) => worker.once('message', () => done()))

/** A document with a shape of its own: a property that no other has. */
const ofShape = (shape: number, index: number) => ({
  ...buildCredential(numbered(plain, index)),
  [`https://terms.example/property-${shape}`]: `value ${index}`,
})

async function cpu(act: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage()
  await act()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

async function measureShapes(rounds: number): Promise<void> {
  heading('Shapes that were never seen')
  const firstSights: number[] = []
  const floods: number[] = []
  const repeated: number[] = []
  let shape = 0
  for (let round = 0; round < rounds; round++) {
    const documents = Array.from({ length: 10 }, () => ofShape(shape++, shape))
    const byReference = () =>
      cpu(async () => {
        for (const document of documents) await canonicalBytesByReference(document, contexts)
      })
    const eager = new Engine()
    const compiled = await cpu(async () => {
      for (const document of documents) await eager.prepare(document, contexts)
    })
    firstSights.push(compiled / (await byReference()))
    const flooded = new Engine()
    const flood = await cpu(async () => {
      for (const document of documents) await flooded.canonical(document, contexts)
    })
    floods.push(flood / (await byReference()))
    const poor = new Engine({ credit: 0 })
    const twice = await cpu(async () => {
      for (const document of [...documents, ...documents]) await poor.canonical(document, contexts)
    })
    repeated.push(twice / ((await byReference()) + (await byReference())))
  }
  say('compiled at first sight, against the reference', number(median(firstSights), '×'), 'at most 6 ×')
  say('a flood of unique shapes, against the reference', number(median(floods), '×'), 'at most 1.2 ×')
  say('a flood of shapes that come twice, credit used up', number(median(repeated), '×'), 'at most 1.2 ×')

  const engine = new Engine()
  const order = Array.from({ length: 10_000 }, (_, index) => (index * 7919) % 500)
  const sample = order.slice(0, 60).map((one, index) => ofShape(one, index))
  const reference =
    (await cpu(async () => {
      for (const document of sample) await canonicalBytesByReference(document, contexts)
    })) / sample.length
  const stream = await cpu(async () => {
    for (const [index, one] of order.entries()) await engine.canonical(ofShape(one, index), contexts)
  })
  const { fast, compiled } = engine.counts
  say('a stream of 10,000 documents of 500 shapes', number(stream / 1000, 's'))
  say('  the reference alone would need', number((reference * 10_000) / 1000, 's'))
  say('  answered by the fast path; shapes compiled', `${number(fast / 100, '%')}; ${compiled}`)
}
