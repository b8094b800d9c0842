/** Every address of the application. Each room lists its own; frames are drawn around them here. */
import { layout, type RouteConfig, route } from '@react-router/dev/routes'
import { catalogueRoutes } from './catalogue/routes.ts'
import { deliveryRoutes } from './delivery/routes.ts'
import { designRoutes } from './design/routes.ts'
import { insightsRoutes } from './insights/routes.ts'
import { issuingRoutes } from './issuing/routes.ts'
import { peopleRoutes } from './people/routes.ts'
import { reviewRoutes } from './review/routes.ts'
import { worklifeRoutes } from './worklife/routes.ts'

const rooms = [
  peopleRoutes,
  worklifeRoutes,
  designRoutes,
  reviewRoutes,
  deliveryRoutes,
  issuingRoutes,
  catalogueRoutes,
  insightsRoutes,
]

export default [
  route('/', 'start.tsx'),
  layout('public-frame.tsx', [...rooms.flatMap((room) => room.public), route(':lang/api', 'api-page.tsx')]),
  layout(
    'work-frame.tsx',
    rooms.flatMap((room) => room.work),
  ),
  ...rooms.flatMap((room) => room.bare),
  route('design-system', 'design-system.tsx'),
  route('*', 'not-found.tsx'),
] satisfies RouteConfig
