import { screen } from './people/guard.server.ts'
import { NotFound } from './platform/errors.ts'
import { useRoot } from './root.tsx'
import { DesignSystem } from './ui/design-system.tsx'

/** For development: every part of the design system in every state. An installation has no such page. */
export const loader = screen('designSystem.read', async (_ctx, { visit }) => {
  if (!visit.services.settings.development) throw new NotFound()
  return null
})

export default function DesignSystemPage() {
  const { locale } = useRoot()
  return <DesignSystem locale={locale} />
}
