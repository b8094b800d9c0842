/** The demonstration, told through the application's own services. */
import type { Services } from './platform/services.server.ts'

export async function seedDemo(_services: Services, _ownerUrl: string, _say: (line: string) => void): Promise<void> {}
