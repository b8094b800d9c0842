import { route } from '@react-router/dev/routes'
import type { RoomRoutes } from '../platform/room-routes.ts'

export const catalogueRoutes: RoomRoutes = {
  public: [
    route(':lang', 'catalogue/pages/catalogue.tsx'),
    route(':lang/micro-credentials/:code', 'catalogue/pages/micro-credential.tsx'),
    route(':lang/micro-credentials/:code/employer', 'catalogue/pages/employer.tsx'),
    route(':lang/employers', 'catalogue/pages/employers.tsx'),
  ],
  work: [],
  bare: [route('sitemap.xml', 'catalogue/pages/sitemap.tsx')],
}
