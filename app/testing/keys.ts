import { derive } from '../platform/settings.server.ts'

/** Fixed keys for tests: nothing outside this machine ever sees them. */
export const testKey = Buffer.alloc(32, 7)
export const testPassword = derive(testKey, 'database role poiju_owner')
