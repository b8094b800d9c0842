import { route } from '@react-router/dev/routes'
import type { RoomRoutes } from '../platform/room-routes.ts'

export const worklifeRoutes: RoomRoutes = {
  public: [route(':lang/report-a-need', 'worklife/pages/report.tsx')],
  work: [
    route('needs', 'worklife/pages/needs.tsx'),
    route('needs/:id', 'worklife/pages/need.tsx'),
    route('needs/:id/conversation', 'worklife/pages/conversation.tsx'),
    route('partners', 'worklife/pages/partners.tsx'),
    route('partners/new', 'worklife/pages/new-partner.tsx'),
    route('partners/:id', 'worklife/pages/partner.tsx'),
  ],
  bare: [],
}
