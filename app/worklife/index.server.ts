/** The door of worklife. */
export { followNeed, listNeeds, type NeedListRow, noteProgress, readNeed, takeNeedUp, withdrawContact } from './service.server.ts'
