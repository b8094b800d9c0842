import { describe, expect, test } from 'vitest'
import { bucketOf } from './limits.server.ts'

const same = (one: string, other: string) => bucketOf('verify', one) === bucketOf('verify', other)

describe('who counts as one caller', () => {
  test.each([
    ['one network of one house', '2001:db8:1:2::1', '2001:db8:1:2:ffff:ffff:ffff:ffff'],
    ['one address in two spellings', '2001:DB8:0:0:0:0:0:1', '2001:db8::1'],
    ['a link address and its interface', 'fe80::1%eth0', 'fe80::2'],
    ['an IPv4 address as a listener of both kinds writes it', '::ffff:192.0.2.7', '192.0.2.7'],
    ['the same in groups', '::ffff:c000:207', '192.0.2.7'],
  ])('%s', (_, one, other) => expect(same(one, other)).toBe(true))

  test.each([
    ['the next network', '2001:db8:1:2::1', '2001:db8:1:3::1'],
    ['two IPv4 addresses', '192.0.2.7', '192.0.2.8'],
    ['two IPv4 addresses written as IPv6', '::ffff:192.0.2.7', '::ffff:192.0.2.8'],
    ['this machine and an IPv4 address', '::1', '::ffff:192.0.2.8'],
    ['a person and another', 'a@koti.example', 'b@koti.example'],
  ])('not %s', (_, one, other) => expect(same(one, other)).toBe(false))
})
