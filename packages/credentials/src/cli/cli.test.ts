/** The command as people run it: a process of its own, files, standard input, exit codes. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { contextsFor } from '../contexts.ts'
import { generateKey, localSigner } from '../keys.ts'
import { addProof } from '../proofs/index.ts'

const command = new URL('../../bin/poiju-credentials.mjs', import.meta.url).pathname
const folder = mkdtempSync(join(tmpdir(), 'poiju-credentials-'))
const at = (name: string) => join(folder, name)
const put = (name: string, content: unknown) => {
  writeFileSync(at(name), typeof content === 'string' ? content : JSON.stringify(content))
  return at(name)
}

async function run(args: readonly string[], input = ''): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [command, ...args], { env: { ...process.env, NODE_OPTIONS: '' } })
  let [out, err] = ['', '']
  // A letter may be cut in two on its way.
  child.stdout.setEncoding('utf8')
  child.stderr.setEncoding('utf8')
  child.stdout.on('data', (part) => {
    out += part
  })
  child.stderr.on('data', (part) => {
    err += part
  })
  child.stdin.end(input)
  const code = await new Promise<number | null>((done) => child.once('close', done))
  return { code, out, err }
}

const template = {
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  name: 'Haavanhoito',
  validFrom: '2026-11-01T00:00:00Z',
  credentialSubject: {
    type: ['AchievementSubject'],
    achievement: {
      id: 'urn:uuid:6f1b0cde-0000-4000-8000-000000000001',
      type: ['Achievement'],
      name: 'Haavanhoito',
      description: 'Sårvård',
      criteria: { narrative: 'Näyttö työpaikalla' },
    },
  },
}

beforeAll(async () => {
  put('template.json', template)
  for (const [name, args] of [
    ['ed.json', []],
    ['p256.json', ['--type', 'P-256']],
    ['rsa.json', ['--type', 'RSA', '--did', 'jwk']],
  ] as const)
    expect((await run(['keygen', ...args, '--output', at(name)])).code).toBe(0)
}, 60_000)

async function issued(...more: string[]): Promise<string> {
  const { out, code, err } = await run(
    ['issue', '--key', at('ed.json'), '--template', at('template.json'), ...more],
    '{"id":"did:example:oppija"}\n',
  )
  expect([code, err]).toEqual([0, ''])
  return out.trim()
}

describe('issue', () => {
  test('makes a credential of each line, in the order of the lines, with one thread and with two the same', async () => {
    const subjects = Array.from({ length: 450 }, (_, index) => JSON.stringify({ id: `did:example:${index}` })).join('\n')
    const made = await Promise.all(
      ['1', '2'].map((jobs) =>
        run(
          [
            'issue',
            '--key',
            at('ed.json'),
            '--template',
            at('template.json'),
            '--created',
            '2026-11-02T00:00:00Z',
            '--jobs',
            jobs,
          ],
          subjects,
        ),
      ),
    )
    expect(made.map(({ code }) => code)).toEqual([0, 0])
    expect(made[0]?.out).toBe(made[1]?.out)
    const ids = (made[0]?.out ?? '')
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { credentialSubject: { id: string } }).credentialSubject.id)
    expect(ids).toEqual(Array.from({ length: 450 }, (_, index) => `did:example:${index}`))
  }, 60_000)

  test('names each line that nothing could be made of, and makes the others', async () => {
    const { code, out, err } = await run(
      ['issue', '--key', at('ed.json'), '--template', at('template.json')],
      '{"id":"did:example:1"}\n[]\n\n{"id":1,"id":2}\n{"credentialSubject":{},"issuer":"did:example:other"}\n{"id":"did:example:2","unknownTerm":"x"}\n{"id":"did:example:3"}\n',
    )
    expect(code).toBe(1)
    expect(out.trim().split('\n')).toHaveLength(2)
    expect(
      err
        .split('\n')
        .filter(Boolean)
        .map((line) => line.slice(0, 28)),
    ).toEqual([
      'line 2: line-not-an-object',
      'line 4: json-duplicate-key',
      'line 5: issuer-is-not-the-ke',
      'line 6: terms-dropped event=',
    ])
  })

  test('a key is never written over, and only its owner may read it', async () => {
    const before = readFileSync(at('ed.json'), 'utf8')
    expect(await run(['keygen', '--output', at('ed.json')])).toMatchObject({
      code: 2,
      err: expect.stringContaining('never written over'),
    })
    expect(readFileSync(at('ed.json'), 'utf8')).toBe(before)
  })
})

describe('verify', () => {
  test('answers 0 for a good one, 1 for a changed one or what is none, 2 for a call it does not understand', async () => {
    const credential = await issued()
    expect((await run(['verify'], credential)).code).toBe(0)
    expect((await run(['verify'], credential.replace('Näyttö', 'Naytto'))).code).toBe(1)
    expect((await run(['verify'], 'not a credential')).code).toBe(1)
    expect((await run(['verify'], '')).code).toBe(1)
    for (const args of [
      ['verify', '--unknown'],
      ['verify', at('nowhere.json')],
      ['nothing'],
      [],
      ['verify', '--at', 'yesterday'],
    ])
      expect((await run(args)).code).toBe(2)
  }, 60_000)

  test('in every form: the badge as JWT by an RSA key, as SD-JWT, and what was derived of it', async () => {
    const line = '{"id":"did:example:oppija"}'
    const forms = [
      ['rsa.json', '--format', 'badge-jwt'],
      ['rsa.json', '--format', 'jwt'],
      ['p256.json', '--format', 'sd-jwt', '--disclosable', 'credentialSubject.id'],
      ['p256.json', '--cryptosuite', 'ecdsa-rdfc-2019'],
      ['p256.json', '--cryptosuite', 'ecdsa-jcs-2019'],
    ]
    for (const [key = '', ...how] of forms) {
      const { out, err } = await run(['issue', '--key', at(key), '--template', at('template.json'), ...how], line)
      expect([how, err]).toEqual([how, ''])
      expect([how, (await run(['verify'], out)).code]).toEqual([how, 0])
    }
    const base = await run(
      [
        'issue',
        '--key',
        at('p256.json'),
        '--template',
        at('template.json'),
        '--cryptosuite',
        'ecdsa-sd-2023',
        '--mandatory',
        '/issuer',
      ],
      line,
    )
    const derived = await run(['derive', '--reveal', '/credentialSubject/achievement/name'], base.out)
    expect(derived.out).not.toContain('Näyttö')
    expect((await run(['verify'], derived.out)).code).toBe(0)
  }, 120_000)

  test('as of a moment: before it counts, while it counts and after it has ended', async () => {
    put('ended.json', { ...template, validUntil: '2026-11-20T00:00:00Z' })
    const { out } = await run(['issue', '--key', at('ed.json'), '--template', at('ended.json')], '{"id":"did:example:1"}')
    const verdict = async (moment: string) =>
      (JSON.parse((await run(['verify', '--json', '--at', moment], out)).out) as { verdict: string; valid: boolean }).verdict
    expect(await verdict('2026-10-01T00:00:00Z')).toBe('notYetValid')
    expect(await verdict('2026-11-10T00:00:00Z')).toBe('unknownIssuer')
    expect(await verdict('2026-12-01T00:00:00Z')).toBe('expired')
  }, 60_000)

  test('a revoked one is never valid, whoever answers; without its list it is not called valid either', async () => {
    const list = 'https://issuer.example/status/1'
    const entry = {
      credentialStatus: {
        id: `${list}#94567`,
        type: 'BitstringStatusListEntry',
        statusPurpose: 'revocation',
        statusListIndex: '94567',
        statusListCredential: list,
      },
    }
    put('with-status.json', { ...template, ...entry })
    const { out: credential } = await run(
      ['issue', '--key', at('ed.json'), '--template', at('with-status.json')],
      '{"id":"did:example:1"}',
    )
    expect((await run(['status', 'create', '--key', at('ed.json'), '--id', list, '--output', at('list.json')])).code).toBe(0)
    put('index.json', { [list]: 'list.json' })
    expect((await run(['verify'], credential)).code).toBe(1)
    expect((await run(['verify', '--open-status'], credential)).code).toBe(0)
    expect((await run(['verify', '--documents', folder], credential)).code).toBe(0)
    const changed = await run([
      'status',
      'set',
      '--key',
      at('ed.json'),
      '--index',
      '94567',
      '--output',
      at('list.json'),
      at('list.json'),
    ])
    expect(changed.code).toBe(0)
    expect((await run(['status', 'get', '--index', '94567', at('list.json')])).out).toBe('1\n')
    for (const more of [[], ['--open-status']]) {
      const { code, out } = await run(['verify', '--json', '--documents', folder, ...more], credential)
      expect([code, (JSON.parse(out) as { verdict: string }).verdict]).toEqual([1, 'revoked'])
    }
  }, 120_000)

  test('an issuer is known when it was named and its document is at hand', async () => {
    const did = 'did:web:issuer.example'
    expect((await run(['keygen', '--did', did, '--output', at('web.json')])).code).toBe(0)
    const { id, publicKeyMultibase } = JSON.parse(readFileSync(at('web.json'), 'utf8')) as {
      id: string
      publicKeyMultibase: string
    }
    put('did.json', {
      '@context': ['https://www.w3.org/ns/did/v1'],
      id: did,
      verificationMethod: [{ id, type: 'Multikey', controller: did, publicKeyMultibase }],
      assertionMethod: [id],
    })
    put('index.json', { 'https://issuer.example/.well-known/did.json': 'did.json' })
    const { out } = await run(['issue', '--key', at('web.json'), '--template', at('template.json')], '{"id":"did:example:1"}')
    const verdict = async (...more: string[]) => {
      const answer = await run(['verify', '--json', ...more], out)
      return [answer.code, (JSON.parse(answer.out) as { verdict: string }).verdict]
    }
    expect(await verdict('--documents', folder, '--trust', did)).toEqual([0, 'genuine'])
    expect(await verdict('--documents', folder)).toEqual([0, 'unknownIssuer'])
    expect(await verdict()).toEqual([1, 'notCheckable'])
    expect(await verdict('--documents', folder, '--trust', 'did:web:somebody-else.example')).toEqual([1, 'unknownIssuer'])
    // What shows nothing shows nothing of those who are trusted.
    const { publicKeyMultibase: shown, secretKey } = await generateKey()
    const signer = localSigner({ verificationMethod: `did:key:${shown}#${shown}`, secretKey })
    const empty = await addProof(
      { '@context': ['https://www.w3.org/ns/credentials/v2'], type: ['VerifiablePresentation'] },
      { cryptosuite: 'eddsa-rdfc-2022', signer, loader: contextsFor(new Set()), proofPurpose: 'authentication' },
    )
    put('empty.json', empty)
    expect((await run(['verify', '--documents', folder, at('empty.json')])).code).toBe(0)
    expect((await run(['verify', '--documents', folder, '--trust', did, at('empty.json')])).code).toBe(1)
  }, 60_000)

  test('an output that is the input is left as it was', async () => {
    put('subjects.ndjson', { id: 'did:example:1' })
    const before = readFileSync(at('subjects.ndjson'), 'utf8')
    const answer = await run(['issue', '--key', at('ed.json'), '--output', at('subjects.ndjson'), at('subjects.ndjson')])
    expect([answer.code, readFileSync(at('subjects.ndjson'), 'utf8')]).toEqual([2, before])
  })
})

test('a list that somebody changed is not signed anew', async () => {
  const of = async (...args: string[]) => {
    const { code, out } = await run(args)
    return { code, list: out.startsWith('{') ? (JSON.parse(out) as { credentialSubject: { encodedList: string } }) : null, out }
  }
  const clear = await of('status', 'create', '--key', at('ed.json'), '--id', 'https://jamk.example/lists/9')
  put('clear.json', clear.list)
  const set = await of('status', 'set', '--key', at('ed.json'), '--index', '5', at('clear.json'))
  expect(set.code).toBe(0)
  put('forged.json', {
    ...set.list,
    credentialSubject: { ...set.list?.credentialSubject, encodedList: clear.list?.credentialSubject.encodedList },
  })
  expect(await of('status', 'set', '--key', at('ed.json'), '--index', '6', at('forged.json'))).toMatchObject({ code: 1, out: '' })
  // Written onto itself it is whole, a link to it stays one, and nothing is left beside it.
  symlinkSync(at('clear.json'), at('linked.json'))
  const onto = ['status', 'set', '--key', at('ed.json'), '--index', '7', '--output', at('linked.json'), at('linked.json')]
  expect((await run(onto)).code).toBe(0)
  expect((await run(['status', 'get', '--index', '7', at('clear.json')])).out).toBe('1\n')
  expect(lstatSync(at('linked.json')).isSymbolicLink()).toBe(true)
  // Its rights stay; under another name it is the same file.
  chmodSync(at('clear.json'), 0o664)
  expect((await run(onto)).code).toBe(0)
  expect(statSync(at('clear.json')).mode & 0o777).toBe(0o664)
  linkSync(at('clear.json'), at('other.json'))
  expect(
    (await run(['status', 'set', '--key', at('ed.json'), '--index', '8', '--output', at('clear.json'), at('clear.json')])).code,
  ).toBe(0)
  expect((await run(['status', 'get', '--index', '8', at('other.json')])).out).toBe('1\n')
  expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([])
}, 60_000)

test('what cannot be written or read is a wrong call, and the form that was asked for is the one that counts', async () => {
  const issueTo = (...more: string[]) =>
    run(['issue', '--key', at('ed.json'), '--template', at('template.json'), ...more], '{"id":"did:example:1"}\n')
  expect((await issueTo('--output', at('no/such/folder/x'))).code).toBe(2)
  expect((await issueTo(tmpdir())).code).toBe(2)
  const { out: token } = await issueTo('--format', 'jwt')
  expect((await run(['verify', '--format', 'jwt'], token)).code).toBe(0)
  expect((await run(['verify', '--format', 'json'], token)).code).toBe(1)
  expect((await run(['verify', '--format', 'png'], token)).code).toBe(2)
}, 60_000)

describe('an answer that cannot be handed over ends with one line and exit code 2', () => {
  const oneLine = (about: string) => expect.stringMatching(new RegExp(`^Cannot write ${about}: [^\\n]+\\n$`))

  test('a folder that is not there', async () => {
    const output = ['--output', at('no/such/folder/x')]
    put('credential.json', await issued())
    put('picture.svg', '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>')
    const calls = [
      ['keygen', ...output],
      ['issue', '--key', at('ed.json'), ...output],
      ['extract', ...output, at('credential.json')],
      ['bake', '--picture', at('picture.svg'), ...output, at('credential.json')],
      ['status', 'create', '--key', at('ed.json'), '--id', 'https://jamk.example/lists/1', ...output],
    ]
    for (const call of calls)
      expect([call[0], await run(call)]).toEqual([call[0], { code: 2, out: '', err: oneLine(at('no/such/folder/x')) }])
  }, 60_000)

  test('a folder where a file should be', async () => {
    const credential = put('credential.json', await issued())
    expect(await run(['extract', '--output', folder, credential])).toMatchObject({ code: 2, err: oneLine(folder) })
  }, 60_000)

  test('whoever reads it goes away', async () => {
    const child = spawn(process.execPath, [command, 'keygen'], { env: { ...process.env, NODE_OPTIONS: '' } })
    child.stdout.destroy()
    let err = ''
    child.stderr.setEncoding('utf8').on('data', (part) => {
      err += part
    })
    const [code] = await once(child, 'close')
    expect([code, err]).toEqual([2, oneLine('standard output')])
  }, 60_000)

  // A device of Linux on which no byte has place.
  test.skipIf(!existsSync('/dev/full'))(
    'the disk is full',
    async () => {
      const line = '{"id":"did:example:1"}\n'
      const toFile = await run(
        ['issue', '--key', at('ed.json'), '--template', at('template.json'), '--output', '/dev/full'],
        line,
      )
      expect(toFile).toEqual({ code: 2, out: '', err: oneLine('/dev/full') })
      const child = spawn(process.execPath, [command, 'verify', at('template.json')], {
        env: { ...process.env, NODE_OPTIONS: '' },
        stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
      })
      let err = ''
      child.stderr?.setEncoding('utf8').on('data', (part) => {
        err += part
      })
      const [code] = await once(child, 'close')
      expect([code, err]).toEqual([2, oneLine('standard output')])
    },
    60_000,
  )
})

test('lines are answered while more are on their way', async () => {
  const child = spawn(process.execPath, [command, 'verify', '--lines'], { env: { ...process.env, NODE_OPTIONS: '' } })
  const line = `${await issued()}\n`
  const answered = new Promise<string>((done) => {
    let out = ''
    child.stdout.setEncoding('utf8').on('data', (part) => {
      out += part
      if (out.includes('\n')) done(out)
    })
  })
  child.stdin.write(line.repeat(Math.ceil(300_000 / line.length)))
  // Standard input stays open: only who reads in pieces can have an answer by now.
  expect(await answered).toMatch(/^-:1: valid/)
  child.stdin.end()
  expect((await once(child, 'close'))[0]).toBe(0)
}, 60_000)

test('the lines of a file keep their numbers, whatever stands on them', async () => {
  const good = await issued()
  put('lines.ndjson', `${good}\n\n{"broken"\n${good}`)
  const { code, out } = await run(['verify', '--lines', at('lines.ndjson')])
  const told = out.split('\n').filter((row) => row.startsWith(at('lines.ndjson')))
  expect([code, told.map((row) => row.slice(at('lines.ndjson').length).replace(/ \(.*/, ''))]).toEqual([
    1,
    [':1: valid', ':3: not valid', ':4: valid'],
  ])
  expect((await run(['verify', '--lines', at('none.ndjson')])).code).toBe(2)
}, 60_000)

test.each([
  ['--cryptosuite', ['--format', 'jwt', '--cryptosuite', 'eddsa-rdfc-2022']],
  ['--created', ['--format', 'badge-jwt', '--created', '2026-11-26T12:00:00Z']],
  ['--mandatory', ['--mandatory', '/issuer']],
  ['--mandatory', ['--format', 'sd-jwt', '--mandatory', '/issuer']],
  ['--disclosable', ['--format', 'jwt', '--disclosable', 'name']],
  ['--disclosable', ['--disclosable', 'name']],
])('%s where it is of no use is said so, and nothing is signed: %j', async (option, more) => {
  const { code, out, err } = await run(['issue', '--key', at('ed.json'), '--template', at('template.json'), ...more], '{}\n')
  expect([code, out, err.split('\n')[0]]).toEqual([2, '', expect.stringContaining(`${option} is of no use here`)])
})

test('what was baked into a picture comes out of it, byte for byte', async () => {
  const credential = await issued()
  put('picture.svg', '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>')
  put('credential.json', credential)
  expect((await run(['bake', '--picture', at('picture.svg'), '--output', at('baked.svg'), at('credential.json')])).code).toBe(0)
  expect((await run(['extract', at('baked.svg')])).out).toBe(`${credential}\n`)
  expect((await run(['verify', at('baked.svg')])).code).toBe(0)
  expect(await run(['extract', at('picture.svg')])).toMatchObject({ code: 1, err: 'no-credential-inside\n' })
}, 60_000)
