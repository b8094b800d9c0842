import { expect, test } from 'vitest'
import { MigrationError, refuseOldServer } from './migrate.server.ts'

test.each([180_000, 180_004, 190_001])('a server that reports %i is new enough', (version) => {
  expect(() => refuseOldServer(version)).not.toThrow()
})

test.each([
  [170_009, '17'],
  [90_624, '9'],
])('a server that reports %i is refused with its version and what is needed', (version, major) => {
  expect(() => refuseOldServer(version)).toThrow(MigrationError)
  expect(() => refuseOldServer(version)).toThrow(`needs PostgreSQL 18 or newer; this server is ${major}.`)
})
