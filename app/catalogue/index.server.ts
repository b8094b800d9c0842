/** The door of the catalogue. */
export { catalogueApi } from './api.server.ts'
export { type PublishedMicroCredential, readPublished, searchCatalogue } from './service.server.ts'
