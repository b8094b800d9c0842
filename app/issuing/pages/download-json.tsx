import { screen } from '../../people/guard.server.ts'
import { NotFound } from '../../platform/errors.ts'
import { sealedText } from '../issue.server.ts'
import { readOwnRow } from '../list.server.ts'

/** The signed file, byte for byte. */
export const loader = screen('credential.own', async (ctx, { params }) => {
  const row = await readOwnRow(ctx, params['id'] ?? '')
  if (row.proof === null) throw new NotFound()
  return new Response(sealedText(row), {
    headers: {
      'content-type': 'application/vc+ld+json; charset=utf-8',
      'content-disposition': `attachment; filename="credential-${row.id.slice(-12)}.json"`,
      'cache-control': 'private, no-store',
    },
  })
})
