/** The one policy table: who may do what, by role. Relation and state ("nobody approves their own design") are refusals of `decide`. */
import type { Actor } from '../platform/ctx.ts'
import { Forbidden, SignInNeeded } from '../platform/errors.ts'

export const roles = [
  'designer',
  'coach',
  'facilitator',
  'reviewer',
  'studyAdministrator',
  'registrar',
  'assessor',
  'workLifeCoordinator',
  'qualityManager',
  'projectManager',
  'partner',
  'learner',
  'institutionAdministrator',
] as const
export type Role = (typeof roles)[number]

/** anyone: also without signing in. signedIn: any person, for their own things. A list: one of these roles in the institution one acts for. */
export type Rule = 'anyone' | 'signedIn' | readonly Role[]

const staff = [
  'designer',
  'coach',
  'facilitator',
  'reviewer',
  'studyAdministrator',
  'registrar',
  'assessor',
  'workLifeCoordinator',
  'qualityManager',
  'projectManager',
  'institutionAdministrator',
] as const satisfies readonly Role[]

export const policy = {
  // people and the public frame
  'page.read': 'anyone',
  'feedback.send': 'anyone',
  'session.signIn': 'anyone',
  'session.signOut': 'signedIn',
  'person.changePreferences': 'signedIn',
  'institution.switch': 'signedIn',
  'institution.change': ['institutionAdministrator'],
  'member.list': ['institutionAdministrator'],
  'member.change': ['institutionAdministrator'],
  'apiKey.list': ['institutionAdministrator'],
  'apiKey.change': ['institutionAdministrator'],
  'notice.list': 'signedIn',
  'notice.read': 'signedIn',
  // worklife
  'need.report': 'anyone',
  'need.follow': 'anyone',
  'need.list': staff,
  'need.answer': ['workLifeCoordinator'],
  'need.discuss': staff,
  'partner.list': staff,
  'partner.change': ['workLifeCoordinator', 'institutionAdministrator'],
  // design
  'design.list': staff,
  'design.create': ['designer', 'workLifeCoordinator'],
  'design.read': staff,
  'design.edit': ['designer', 'workLifeCoordinator'],
  'design.share': ['designer', 'studyAdministrator'],
  // review
  'design.submit': ['designer'],
  'review.list': staff,
  'review.read': staff,
  'review.comment': ['reviewer', 'qualityManager', 'studyAdministrator', 'designer'],
  'review.decide': ['reviewer'],
  'microCredential.list': staff,
  'microCredential.publish': ['studyAdministrator'],
  'microCredential.retire': ['studyAdministrator'],
  'badge.list': staff,
  'badge.change': ['designer', 'coach', 'facilitator', 'workLifeCoordinator'],
  'badge.review': ['reviewer'],
  'badge.retire': ['studyAdministrator'],
  // delivery
  'offering.list': staff,
  'offering.change': ['studyAdministrator'],
  'enrolment.apply': 'signedIn',
  'enrolment.own': 'signedIn',
  'enrolment.decide': ['studyAdministrator'],
  'enrolment.correct': ['studyAdministrator', 'registrar'],
  'recognition.request': 'signedIn',
  'recognition.decide': ['assessor'],
  'result.record': ['assessor'],
  'completion.decide': ['assessor', 'registrar'],
  // issuing
  'credential.list': ['registrar', 'studyAdministrator', 'institutionAdministrator'],
  'credential.issue': ['registrar'],
  'badge.award': ['registrar', 'assessor'],
  'badge.correct': ['registrar'],
  'credential.revoke': ['registrar'],
  'credential.issueAgain': ['registrar'],
  'credential.own': 'signedIn',
  'credential.shared': 'anyone',
  'credential.verify': 'anyone',
  'issuer.read': 'anyone',
  'key.list': ['institutionAdministrator'],
  'key.change': ['institutionAdministrator'],
  // catalogue
  'catalogue.read': 'anyone',
  // insights
  'home.read': 'signedIn',
  'road.read': staff,
  // development
  'outbox.read': 'anyone',
  'designSystem.read': 'anyone',
} as const satisfies Record<string, Rule>
export type Action = keyof typeof policy

/** What the key of a program may be allowed, and the actions that each of these opens in the institution that made the key. */
export const apiScopes = {
  'credentials:read': ['credential.list'],
  'credentials:issue': ['credential.issue', 'credential.issueAgain'],
  'credentials:revoke': ['credential.revoke'],
  'credentials:verify': ['credential.verify'],
} as const satisfies Record<string, readonly Action[]>
export type ApiScope = keyof typeof apiScopes
export const apiScopeNames = Object.keys(apiScopes) as [ApiScope, ...ApiScope[]]

/** The scopes that open an action for programs; none for what only people do. */
export function scopesFor(action: Action): ApiScope[] {
  return apiScopeNames.filter((scope) => (apiScopes[scope] as readonly Action[]).includes(action))
}

/** Whether the role table allows it. Says nothing of relation or state: `decide` and the stores do. */
export function may(actor: Actor, action: Action): boolean {
  const rule: Rule = policy[action]
  if (actor.kind === 'system') return true
  if (rule === 'anyone') return true
  // A key is nobody: what one does for oneself is closed to it, whatever its scopes.
  if (actor.kind === 'apiKey') return scopesFor(action).some((scope) => actor.scopes.includes(scope))
  if (actor.kind !== 'person') return false
  if (rule === 'signedIn') return true
  return rule.some((role) => actor.roles.includes(role))
}

/** Throws SignInNeeded for somebody we do not know, Forbidden for somebody we do. */
export function must(actor: Actor, action: Action): void {
  if (may(actor, action)) return
  throw actor.kind === 'anonymous' || actor.kind === 'guest' ? new SignInNeeded() : new Forbidden(action)
}
