import { route } from '@react-router/dev/routes'
import type { RoomRoutes } from '../platform/room-routes.ts'

export const issuingRoutes: RoomRoutes = {
  public: [route(':lang/verify', 'issuing/pages/verify.tsx'), route(':lang/shared/:token', 'issuing/pages/shared.tsx')],
  work: [
    route('credentials', 'issuing/pages/credentials.tsx'),
    route('credentials/issue', 'issuing/pages/issue.tsx'),
    route('credentials/batches/:id', 'issuing/pages/batch.tsx'),
    route('badges/:id/award', 'issuing/pages/award.tsx'),
    route('credentials/:id', 'issuing/pages/credential.tsx'),
    route('credentials/:id/again', 'issuing/pages/again.tsx'),
    route('institution/keys', 'issuing/pages/keys.tsx'),
    route('institution/keys/:id', 'issuing/pages/key.tsx'),
    route('my/credentials', 'issuing/pages/my-credentials.tsx'),
    route('my/credentials/:id', 'issuing/pages/my-credential.tsx'),
    route('my/credentials/:id/show', 'issuing/pages/show-part.tsx'),
  ],
  bare: [
    route(':lang/shared/:token/credential.json', 'issuing/pages/download-shared.tsx'),
    route('my/credentials/:id/files/:file', 'issuing/pages/download-file.tsx'),
  ],
}
