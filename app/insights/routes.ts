import { route } from '@react-router/dev/routes'
import type { RoomRoutes } from '../platform/room-routes.ts'

export const insightsRoutes: RoomRoutes = {
  public: [route(':lang/needs/follow/:token', 'insights/pages/follow.tsx')],
  work: [route('home', 'insights/pages/home.tsx')],
  bare: [route('notices', 'insights/pages/notices.tsx')],
}
