import { screen } from '../../people/guard.server.ts'
import { reviewsOfDesign } from '../service.server.ts'

/** What reviewers have said of a design, for the place in the studio that `ReviewNotes` fills. */
export const loader = screen('design.read', async (ctx, { params }) => ({
  reviews: await reviewsOfDesign(ctx, params['id'] ?? ''),
}))
