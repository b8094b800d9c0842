import { screen } from './people/guard.server.ts'
import { NotFound } from './platform/errors.ts'

export const loader = screen('page.read', async () => {
  throw new NotFound()
})

export default function NotFoundPage() {
  return null
}
