/** The door of review. */
export { badgeLanguage } from './badge-design.ts'
export {
  type BadgeVersionView,
  createBadge,
  listBadgesInReview,
  openAwardable,
  readAwardable,
  readBadgeByCode,
  readBadgeVersion,
  reviewBadge,
  submitBadge,
} from './badges.server.ts'
export {
  commentReview,
  decideReview,
  listReviews,
  type ReviewListRow,
  reviewsOfDesign,
  submitDesign,
} from './service.server.ts'
export { type Body, bodies, type PublishedRow } from './store.server.ts'
export {
  listMicroCredentials,
  type MicroCredentialListRow,
  openMicroCredential,
  publish,
  readPublicVersion,
  readVersion,
  readVersionText,
  retire,
  startNewVersion,
  type VersionView,
} from './versions.server.ts'
