import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Actor } from '../platform/ctx.ts'
import { Forbidden, SignInNeeded } from '../platform/errors.ts'
import { type Action, apiScopeNames, apiScopes, may, must, policy, type Rule, roles, scopesFor } from './policy.ts'

const person = (...held: string[]): Actor => ({ kind: 'person', id: '1', name: 'x', email: 'x@test.example', roles: held })
const anonymous: Actor = { kind: 'anonymous' }
const actions = Object.keys(policy) as Action[]

test('a stranger may do only what anyone may', () => {
  for (const action of actions) expect([action, may(anonymous, action)]).toEqual([action, policy[action] === 'anyone'])
})

test('a role opens what the table says and nothing else', () => {
  for (const role of roles)
    for (const action of actions) {
      const rule: Rule = policy[action]
      const expected = typeof rule === 'string' || rule.includes(role)
      expect([role, action, may(person(role), action)]).toEqual([role, action, expected])
    }
})

test('somebody we do not know is asked to sign in; somebody we know is told no', () => {
  expect(() => must(anonymous, 'review.decide')).toThrow(SignInNeeded)
  expect(() => must(person('learner'), 'review.decide')).toThrow(Forbidden)
  expect(() => must(person('reviewer'), 'review.decide')).not.toThrow()
})

test('the key of a program opens what its scopes name and what anyone may, and nothing that a person does for themselves', () => {
  const program = (...scopes: string[]): Actor => ({ kind: 'apiKey', id: '1', scopes })
  for (const scope of apiScopeNames)
    for (const action of actions) {
      const expected = policy[action] === 'anyone' || (apiScopes[scope] as readonly Action[]).includes(action)
      expect([scope, action, may(program(scope), action)]).toEqual([scope, action, expected])
    }
  for (const action of actions) {
    expect([action, may(program(), action)]).toEqual([action, policy[action] === 'anyone'])
    expect([action, may(program('everything', '*', action), action)]).toEqual([action, policy[action] === 'anyone'])
  }
  expect(() => must(program('credentials:read'), 'credential.revoke')).toThrow(Forbidden)
})

test('docs/permissions.md prints the table as it is', () => {
  const columns = ['anyone', 'signed in', 'API key', ...roles]
  const rows = actions.map((action) => {
    const rule: Rule = policy[action]
    const cells = columns.map((column, index) => {
      if (index === 0) return rule === 'anyone' ? '●' : ''
      if (index === 1) return rule === 'signedIn' ? '●' : ''
      if (index === 2)
        return scopesFor(action)
          .map((scope) => `\`${scope}\``)
          .join(' ')
      return typeof rule !== 'string' && rule.includes(column as (typeof roles)[number]) ? '●' : ''
    })
    return `| \`${action}\` | ${cells.join(' | ')} |`
  })
  const text = [
    '# Permissions',
    '',
    'Printed from `app/people/policy.ts` by its test; run `npm run permissions` after changing it. Relation and state ("nobody approves their own',
    'design") are refusals of the decisions and stand in their tables. Row-level security lies below all of this.',
    '',
    'The key of a program opens what anyone may do, and for each of its scopes the actions that the column "API key" names, in its own institution alone.',
    '',
    `| action | ${columns.join(' | ')} |`,
    `|---|${columns.map(() => ':-:').join('|')}|`,
    ...rows,
    '',
  ].join('\n')
  if (process.env['PRINT_PERMISSIONS']) writeFileSync('docs/permissions.md', text)
  expect(readFileSync('docs/permissions.md', 'utf8')).toBe(text)
})
