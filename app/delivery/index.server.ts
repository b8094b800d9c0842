/** The door of delivery. */
export {
  acceptEnrolment,
  annulCompletion,
  applyToOffering,
  type CompletionView,
  checkIdentity,
  createOffering,
  decideCompletion,
  decideRecognition,
  listDecidedCompletions,
  listOfferings,
  listOpenOfferings,
  listOwnStudies,
  moveOffering,
  type OwnStudy,
  readCompletion,
  recordResult,
  requestRecognition,
  withdrawEnrolment,
} from './service.server.ts'
export type { OfferingRow } from './store.server.ts'
