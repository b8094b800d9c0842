import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Command, decide, evolve, type SigningKey, signatureCounts } from './signing-key.ts'

const [may, june, july] = ['2026-05-01', '2026-06-01', '2026-07-01'].map((day) => new Date(day)) as [Date, Date, Date]
const now = july

// Rows: where the key stands, revoked from June. Columns: what is asked on the first of July. Cells: what happens, or why not.
const table = `
            rotate                revokeFromMay                        revokeFromJune                       revokeFromJuly                       revokeAhead
  signing   issuerKey.retired     issuerKey.retired+issuerKey.revoked  issuerKey.retired+issuerKey.revoked  issuerKey.retired+issuerKey.revoked  moment-is-ahead
  retired   key-no-longer-signs   issuerKey.revoked                    issuerKey.revoked                    issuerKey.revoked                    moment-is-ahead
  revoked   key-no-longer-signs   issuerKey.revoked                    revoked-from-earlier                 revoked-from-earlier                 moment-is-ahead
`
const states: Record<SigningKey['state'], SigningKey> = {
  signing: { state: 'signing' },
  retired: { state: 'retired' },
  revoked: { state: 'revoked', from: june },
}
const commands: Readonly<Record<string, Command>> = {
  rotate: { do: 'rotate' },
  revokeFromMay: { do: 'revoke', from: may },
  revokeFromJune: { do: 'revoke', from: june },
  revokeFromJuly: { do: 'revoke', from: july },
  revokeAhead: { do: 'revoke', from: new Date(july.getTime() + 1) },
}

const [header = '', ...rows] = table.trim().split('\n')
const columns = header.trim().split(/\s+/)

describe.each(rows.map((row) => row.trim().split(/\s+/)))('a key that is %s', (state, ...cells) => {
  test.each(columns.map((column, index) => [column, cells[index]] as const))('%s → %s', (column, cell) => {
    const decision = decide(states[state as SigningKey['state']], commands[column] as Command, now)
    expect(decision.accepted ? decision.facts.map(({ fact }) => fact).join('+') : decision.refusal).toBe(cell)
  })
})

test('a signature counts before the moment of revocation, not at it or after, and never when nobody vouches for its time', () => {
  for (const key of [states.signing, states.retired])
    for (const at of [may, july, null]) expect(signatureCounts(key, at)).toBe(true)
  expect([may, new Date(june.getTime() - 1), june, july, null].map((at) => signatureCounts(states.revoked, at))).toEqual([
    true,
    true,
    false,
    false,
    false,
  ])
})

test('whatever is asked in whatever order, a signature that has stopped counting never counts again, and no key begins to sign again', () => {
  const moment = fc.date({ min: may, max: now, noInvalidDate: true })
  const command = fc.oneof(
    fc.constant<Command>({ do: 'rotate' }),
    moment.map((from): Command => ({ do: 'revoke', from })),
  )
  fc.assert(
    fc.property(fc.array(command, { maxLength: 12 }), moment, (asked, signedAt) => {
      let key: SigningKey = states.signing
      let [counted, signed] = [true, true]
      for (const each of asked) {
        const decision = decide(key, each, now)
        if (decision.accepted) key = decision.facts.reduce(evolve, key)
        const [counts, signs] = [signatureCounts(key, signedAt), key.state === 'signing']
        expect(counts && !counted).toBe(false)
        expect(signs && !signed).toBe(false)
        ;[counted, signed] = [counts, signs]
      }
    }),
  )
})
