import { redirect } from 'react-router'
import { screen } from '../../people/guard.server.ts'
import { NotFound } from '../../platform/errors.ts'
import { fileNames } from '../file-names.ts'
import { makeFile } from '../files.server.ts'
import { readOwnRow } from '../list.server.ts'

/** One file of one's own credential. What cannot be made leads back to the page that says why. */
export const loader = screen('credential.own', async (ctx, { params, visit }) => {
  const row = await readOwnRow(ctx, params['id'] ?? '')
  const name = fileNames.find((candidate) => candidate === params['file'])
  if (!name || row.proof === null) throw new NotFound()
  const made = await makeFile(ctx, row, name, visit.services.settings)
  if (typeof made === 'string') throw redirect(`/my/credentials/${row.id}`)
  const [stem = '', ending = ''] = name.split(/\.(.*)/s)
  return new Response(made.bytes as Uint8Array<ArrayBuffer> | string, {
    headers: {
      'content-type': made.mediaType,
      'content-disposition': `attachment; filename="${stem}-${row.id.slice(-12)}.${ending}"`,
      'cache-control': 'private, no-store',
      // An SVG opened as a page could hold a script; ours does not, and it is a file all the same.
      'content-security-policy': "default-src 'none'",
    },
  })
})
