import { expect, test } from 'vitest'
import { fillTemplate } from './template.ts'

const template = {
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: ['VerifiableCredential'],
  credentialSubject: { type: ['AchievementSubject'], achievement: { id: 'urn:a', name: 'Haavanhoito' } },
}

test('a line is the subject of the template’s credential, and keeps what the template says of it', () => {
  expect(fillTemplate(template, { id: 'did:example:1', achievement: { name: 'Sårvård' } })).toEqual({
    credential: {
      ...template,
      credentialSubject: { type: ['AchievementSubject'], id: 'did:example:1', achievement: { id: 'urn:a', name: 'Sårvård' } },
    },
  })
  expect(template.credentialSubject.achievement.name).toBe('Haavanhoito')
})

test('a line with a subject of its own may also bring the rest', () => {
  const filled = fillTemplate(template, { id: 'urn:uuid:1', type: ['A', 'B'], credentialSubject: { id: 'did:example:2' } })
  expect(filled).toMatchObject({
    credential: { id: 'urn:uuid:1', type: ['A', 'B'], credentialSubject: { id: 'did:example:2', achievement: { id: 'urn:a' } } },
  })
})

test('without a template the line is the credential, and must look like one', () => {
  expect(fillTemplate(null, template)).toEqual({ credential: template })
  expect(fillTemplate(null, { id: 'x' })).toEqual({ code: 'line-without-context' })
  expect(fillTemplate(template, ['x'])).toEqual({ code: 'line-not-an-object' })
})
