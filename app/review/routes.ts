import { route } from '@react-router/dev/routes'
import type { RoomRoutes } from '../platform/room-routes.ts'

export const reviewRoutes: RoomRoutes = {
  public: [],
  work: [
    route('designs/:id/submit', 'review/pages/submit.tsx'),
    route('reviews', 'review/pages/reviews.tsx'),
    route('reviews/:id', 'review/pages/review.tsx'),
    route('badges', 'review/pages/badges.tsx'),
    route('badges/new', 'review/pages/new-badge.tsx'),
    route('badges/:id', 'review/pages/badge.tsx'),
    route('badges/:id/edit', 'review/pages/edit-badge.tsx'),
    route('micro-credentials', 'review/pages/micro-credentials.tsx'),
    route('micro-credentials/:id', 'review/pages/micro-credential.tsx'),
  ],
  bare: [route('designs/:id/review-notes', 'review/pages/review-notes.tsx')],
}
