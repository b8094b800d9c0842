import { route } from '@react-router/dev/routes'
import type { RoomRoutes } from '../platform/room-routes.ts'

export const peopleRoutes: RoomRoutes = {
  public: [
    route(':lang/sign-in', 'people/pages/sign-in.tsx'),
    route(':lang/sign-in/link/:token', 'people/pages/sign-in-link.tsx'),
    route(':lang/register', 'people/pages/register.tsx'),
    route(':lang/outbox', 'people/pages/outbox.tsx'),
    route(':lang/glossary', 'people/pages/glossary.tsx'),
    ...['about', 'accessibility', 'privacy', 'cookies'].map((page) =>
      route(`:lang/${page}`, 'people/pages/public-page.tsx', { id: `page-${page}` }),
    ),
  ],
  work: [
    route('settings', 'people/pages/settings.tsx'),
    route('members', 'people/pages/members.tsx'),
    route('institution/logo', 'people/pages/logo.tsx'),
    route('institution/api-keys', 'people/pages/api-keys.tsx'),
  ],
  bare: [
    route('sign-out', 'people/pages/sign-out.tsx'),
    route('institution', 'people/pages/switch-institution.tsx'),
    route('language', 'people/pages/choose-language.tsx'),
  ],
}
