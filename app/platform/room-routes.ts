import type { RouteConfigEntry } from '@react-router/dev/routes'

/** The addresses of a room. public: /:lang/…, no client script, in the public frame. work: inside, hydrated. bare: no frame (files, redirects). */
export interface RoomRoutes {
  readonly public: RouteConfigEntry[]
  readonly work: RouteConfigEntry[]
  readonly bare: RouteConfigEntry[]
}
