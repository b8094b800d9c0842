import { route } from '@react-router/dev/routes'
import type { RoomRoutes } from '../platform/room-routes.ts'

export const designRoutes: RoomRoutes = {
  public: [],
  work: [
    route('designs', 'design/pages/designs.tsx'),
    route('designs/new', 'design/pages/new-design.tsx'),
    route('designs/:id/history', 'design/pages/history.tsx'),
    route('designs/:id/share', 'design/pages/share.tsx'),
    route('designs/:id/:view?', 'design/pages/studio.tsx'),
  ],
  bare: [],
}
