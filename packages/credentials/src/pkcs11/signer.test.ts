/** Against SoftHSM2, where Debian's package softhsm2 is installed; says so where it is not. */
import { spawnSync } from 'node:child_process'
import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contextsFor, vcContextUrl } from '../contexts.ts'
import { jwkOf, type KeyType, verifySignature } from '../keys.ts'
import { addProof, type Cryptosuite, verifyProofs } from '../proofs/index.ts'
import { openPkcs11Signer, type Pkcs11Options } from './index.ts'

const softHsm = [
  '/usr/lib/softhsm/libsofthsm2.so',
  '/usr/local/lib/softhsm/libsofthsm2.so',
  '/opt/homebrew/lib/softhsm/libsofthsm2.so',
].find((path) => existsSync(path))
if (!softHsm)
  console.warn('SoftHSM2 is not installed: signing with a PKCS#11 device is not tried. Debian: apt-get install softhsm2')

const folder = mkdtempSync(join(tmpdir(), 'poiju-softhsm-'))
const token = 'Jyväskylän avaimet'
const pin = '4711äö'
const id = 'did:web:jamk.example#device'
const keys = new Map<string, KeyObject>()

function softhsm2(...parameters: string[]): void {
  const { status, stderr, stdout } = spawnSync('softhsm2-util', parameters, { encoding: 'utf8', timeout: 60_000 })
  if (status !== 0) throw new Error(`softhsm2-util ${parameters[0]}: ${stderr}${stdout}`)
}

function importKey(label: string, privateKey: KeyObject, number: string): void {
  const file = join(folder, `${number}.pem`)
  writeFileSync(file, privateKey.export({ format: 'pem', type: 'pkcs8' }))
  softhsm2('--import', file, '--token', token, '--label', label, '--id', number, '--pin', pin)
  keys.set(label, createPublicKey(privateKey))
}

beforeAll(() => {
  if (!softHsm) return
  mkdirSync(join(folder, 'tokens'))
  writeFileSync(join(folder, 'softhsm2.conf'), `directories.tokendir = ${join(folder, 'tokens')}\nlog.level = ERROR\n`)
  process.env['SOFTHSM2_CONF'] = join(folder, 'softhsm2.conf')
  softhsm2('--init-token', '--free', '--label', token, '--pin', pin, '--so-pin', '12345678')
  importKey('Ed25519', generateKeyPairSync('ed25519').privateKey, '01')
  importKey('P-256', generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey, '02')
  importKey('P-384', generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey, '03')
  importKey('RSA', generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey, '04')
  importKey('twice', generateKeyPairSync('ed25519').privateKey, '05')
  importKey('twice', generateKeyPairSync('ed25519').privateKey, '06')
  importKey('P-521', generateKeyPairSync('ec', { namedCurve: 'P-521' }).privateKey, '07')
  importKey('secp256k1', generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).privateKey, '08')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const open = (change: Partial<Pkcs11Options> = {}) =>
  openPkcs11Signer({ module: softHsm ?? '', token, pin, key: 'Ed25519', verificationMethod: id, ...change })

describe.skipIf(!softHsm)('a key inside SoftHSM2', () => {
  test.each<KeyType>(['Ed25519', 'P-256', 'P-384', 'P-521', 'RSA'])(
    '%s signs what its public key verifies, ten at once',
    async (key) => {
      const signer = await open({ key })
      expect(signer.algorithm).toBe(key)
      expect(jwkOf(signer.publicKey)).toEqual(keys.get(key)?.export({ format: 'jwk' }))
      const texts = Array.from({ length: 10 }, (_, index) => Buffer.from(`Äidinkieli ${index} 🎓`))
      const signatures = await Promise.all(texts.map((data) => signer.sign({ data })))
      expect(texts.map((data, index) => verifySignature(signer.publicKey, data, signatures[index] as Uint8Array))).toEqual(
        texts.map(() => true),
      )
      expect(verifySignature(signer.publicKey, Buffer.from('something else'), signatures[0] as Uint8Array)).toBe(false)
      await signer.close()
    },
  )

  test.each<[Cryptosuite, string]>([
    ['eddsa-rdfc-2022', 'Ed25519'],
    ['ecdsa-jcs-2019', 'P-384'],
    ['ecdsa-sd-2023', 'P-256'],
  ])('%s: a credential signed by the device verifies', async (cryptosuite, key) => {
    const signer = await open({ key })
    const loader = contextsFor(new Set())
    const now = new Date('2026-11-26T08:00:00Z')
    const document = await addProof(
      {
        '@context': [vcContextUrl],
        type: ['VerifiableCredential'],
        issuer: 'did:web:jamk.example',
        credentialSubject: { name: 'Öhman' },
      },
      { cryptosuite, signer, created: now, loader },
    )
    const method = async () => ({ publicKey: signer.publicKey, relationships: ['assertionMethod'] })
    const answers = await verifyProofs(document, { method, purpose: 'assertionMethod', now, loader, baseProofs: 'check' })
    expect(answers).toMatchObject([{ outcome: 'ok' }])
    await signer.close()
  })

  test.each<[string, Partial<Pkcs11Options>]>([
    ['pin-wrong', { pin: '0000' }],
    ['pin-wrong', { pin: '' }],
    ['token-missing', { token: 'no such token' }],
    ['key-missing', { key: 'no such key' }],
    ['key-not-unique', { key: 'twice' }],
    ['key-type-not-supported', { key: 'secp256k1' }],
    ['module-missing', { module: join(folder, 'no-such-module.so') }],
  ])('%s is said in words, not by waiting', async (code, change) => {
    await expect(open(change)).rejects.toMatchObject({ name: 'Pkcs11Error', code })
  })

  test('a wrong PIN is refused while another session is open too', async () => {
    const signer = await open()
    await expect(open({ pin: '0000' })).rejects.toMatchObject({ code: 'pin-wrong' })
    expect(await signer.sign({ data: Buffer.from('a') })).toHaveLength(64)
    await signer.close()
  })

  test('a file that is no module is said to be none', async () => {
    const module = join(folder, 'text.so')
    writeFileSync(module, 'not a library')
    await expect(open({ module })).rejects.toMatchObject({ code: 'module-broken' })
  })

  test('a device that never answers is given up after the time limit', () => {
    // Reading this configuration blocks until somebody writes to it, which nobody does.
    const configuration = join(folder, 'silent.conf')
    expect(spawnSync('mkfifo', [configuration]).status).toBe(0)
    const script = join(folder, 'silent.mjs')
    writeFileSync(
      script,
      `import { openPkcs11Signer } from ${JSON.stringify(new URL('index.ts', import.meta.url).href)}
const options = ${JSON.stringify({ module: softHsm, token, pin, key: 'Ed25519', verificationMethod: id, timeout: 200 })}
await openPkcs11Signer(options).catch(({ code }) => console.log(code))
// The thread of the call keeps waiting, and Node waits for its threads.
process.kill(process.pid, 'SIGKILL')`,
    )
    const { stdout } = spawnSync(process.execPath, ['--conditions=poiju-source', script], {
      env: { ...process.env, SOFTHSM2_CONF: configuration },
      encoding: 'utf8',
      timeout: 20_000,
    })
    expect(stdout.trim()).toBe('timeout')
  })

  test('after closing, signing fails and opening works again', async () => {
    const signer = await open()
    await signer.close()
    await expect(signer.sign({ data: Buffer.from('a') })).rejects.toMatchObject({ code: 'closed' })
    const again = await open()
    expect(await again.sign({ data: Buffer.from('a') })).toHaveLength(64)
    await again.close()
  })
})
