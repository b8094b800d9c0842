/** The door of review. */
export {
  decideReview,
  listMicroCredentials,
  listReviews,
  type MicroCredentialListRow,
  openMicroCredential,
  publish,
  readVersion,
  type ReviewListRow,
  retire,
  reviewsOfDesign,
  submitDesign,
  type VersionView,
} from './service.server.ts'
export type { Body, PublishedRow } from './store.server.ts'
