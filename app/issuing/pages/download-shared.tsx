import { screen } from '../../people/guard.server.ts'
import { NotFound } from '../../platform/errors.ts'
import { readShared } from '../verify.server.ts'

/** The signed file behind a link, byte for byte: all of the credential, or the part that its holder shows. */
export const loader = screen('credential.shared', async (ctx, { params, visit }) => {
  const shared = await readShared(ctx, visit.address, params['token'] ?? '')
  if (!shared) throw new NotFound()
  return new Response(shared.text, {
    headers: {
      'content-type': 'application/vc; charset=utf-8',
      'content-disposition': `attachment; filename="credential-${shared.row.id.slice(-12)}.json"`,
      'cache-control': 'private, no-store',
    },
  })
})
