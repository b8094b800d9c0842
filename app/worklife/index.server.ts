/** The door of worklife. */
export { answerNeed, followNeed, listNeeds, type NeedListRow, noteProgress, readNeed, reportNeed, takeNeedUp, withdrawContact } from './service.server.ts'
