import { screen } from '../../people/guard.server.ts'
import { NotFound } from '../../platform/errors.ts'
import { certificateOf } from '../certificate-of.server.ts'
import { readOwnRow } from '../list.server.ts'

/** The certificate: a tagged PDF/A-3a with the signed file attached. */
export const loader = screen('credential.own', async (ctx, { params, visit }) => {
  const row = await readOwnRow(ctx, params['id'] ?? '')
  if (row.proof === null) throw new NotFound()
  const pdf = await certificateOf(ctx, row, visit.services.settings)
  return new Response(pdf as Uint8Array<ArrayBuffer>, {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="certificate-${row.id.slice(-12)}.pdf"`,
      'cache-control': 'private, no-store',
    },
  })
})
