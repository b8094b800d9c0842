/** The door of delivery. */
export { correctIdentity, correction, type GivenIdentity, readGivenIdentity } from './correct.server.ts'
export {
  acceptEnrolment,
  annulCompletion,
  applyToOffering,
  type CompletionView,
  checkIdentity,
  createOffering,
  decideCompletion,
  decideRecognition,
  followNonDisclosure,
  hiddenAmong,
  holdCompletion,
  holdCompletions,
  listDecidedCompletions,
  listOfferings,
  listOpenOfferings,
  listOwnStudies,
  listWaiting,
  moveOffering,
  type OwnStudy,
  readCompletion,
  readCompletions,
  recordResult,
  requestRecognition,
  withdrawEnrolment,
} from './service.server.ts'
export type { OfferingRow } from './store.server.ts'
