/** The door of design. */

export { liveUpgrade } from './live.server.ts'
export {
  beginDesign,
  changeDesign,
  createDesign,
  type DesignListRow,
  type DesignOrigin,
  listDesigns,
  type OpenedDesign,
  openDesign,
  readDesign,
  setDesignState,
  shareDesign,
  unshareDesign,
} from './service.server.ts'
export { contacts, names } from './store.server.ts'
