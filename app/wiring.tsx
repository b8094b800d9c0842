/** What later rooms show inside earlier screens, and the areas of the bridge. */
import { may, type Role } from './people/policy.ts'

/** Beside a returned design in the studio: why it came back, and at which places. */
export { ReviewNotes as BesideDesign } from './review/index.ts'

const all = [
  { key: 'home', href: '/home', action: 'home.read' },
  { key: 'needs', href: '/needs', action: 'need.list' },
  { key: 'designs', href: '/designs', action: 'design.list' },
  { key: 'reviews', href: '/reviews', action: 'review.list' },
  { key: 'microCredentials', href: '/micro-credentials', action: 'microCredential.list' },
  { key: 'offerings', href: '/offerings', action: 'offering.list' },
  { key: 'credentials', href: '/credentials', action: 'credential.list' },
  { key: 'myStudies', href: '/my/studies', action: 'enrolment.own' },
  { key: 'myCredentials', href: '/my/credentials', action: 'credential.own' },
] as const

/** Areas of the bridge that these roles open. Of somebody who works here, their own studies and credentials stand in their own menu. */
export function areas(roles: readonly Role[]) {
  const open = all.filter(({ action }) => may({ kind: 'person', id: '', name: '', email: '', roles }, action))
  const isOwn = ({ href }: { href: string }) => href.startsWith('/my/')
  const worksHere = open.some(({ key }) => key === 'needs')
  return {
    work: open.filter((area) => !worksHere || !isOwn(area)),
    own: open.filter((area) => worksHere && isOwn(area)),
  }
}
