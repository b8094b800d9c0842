/** What later rooms show inside earlier screens, and the areas of the bridge. */
import { lazy, type ReactNode, Suspense } from 'react'
import { StudioPlace } from './design/index.ts'
import { may, type Role } from './people/policy.ts'

const Notes = lazy(async () => ({ default: (await import('./review/index.ts')).ReviewNotes }))
type NotesProps = Parameters<typeof Notes>[0]

/** What reviewers have said of a returned design, at the head of each block of the studio. */
function ReviewNotes(props: NotesProps) {
  return (
    <Suspense>
      <Notes {...props} />
    </Suspense>
  )
}

/** Fills the places that earlier rooms leave open in their screens. */
export function Wired({ children }: { children: ReactNode }) {
  return <StudioPlace value={ReviewNotes}>{children}</StudioPlace>
}

const all = [
  { key: 'home', href: '/home', action: 'home.read' },
  { key: 'needs', href: '/needs', action: 'need.list' },
  { key: 'designs', href: '/designs', action: 'design.list' },
  { key: 'reviews', href: '/reviews', action: 'review.list' },
  { key: 'microCredentials', href: '/micro-credentials', action: 'microCredential.list' },
  { key: 'badges', href: '/badges', action: 'badge.list' },
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
