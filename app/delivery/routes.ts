import { route } from '@react-router/dev/routes'
import type { RoomRoutes } from '../platform/room-routes.ts'

export const deliveryRoutes: RoomRoutes = {
  public: [route(':lang/offerings/:id/enrol', 'delivery/pages/enrol.tsx')],
  work: [
    route('offerings', 'delivery/pages/offerings.tsx'),
    route('offerings/new', 'delivery/pages/new-offering.tsx'),
    route('offerings/:id', 'delivery/pages/offering.tsx'),
    route('offerings/:id/assessment', 'delivery/pages/assessment.tsx'),
    route('offerings/:id/completions-from-list', 'delivery/pages/completions-from-list.tsx'),
    route('my/studies', 'delivery/pages/my-studies.tsx'),
  ],
  bare: [],
}
