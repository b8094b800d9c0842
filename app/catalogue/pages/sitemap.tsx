import { screen } from '../../people/guard.server.ts'
import { NotFound } from '../../platform/errors.ts'
import { listCodes, sitemapPart } from '../service.server.ts'
import { sitemapIndex, sitemapOf } from '../sitemap.ts'

/** Every public page in every language; more than one part when there are many. */
export const loader = screen('catalogue.read', async (ctx, { url }) => {
  const text = url.searchParams.get('part')
  if (text !== null && !/^[1-9]\d{0,3}$/.test(text)) throw new NotFound()
  const codes = await listCodes(ctx, Number(text ?? 1))
  if (text !== null && text !== '1' && codes.length === 0) throw new NotFound()
  const isSplit = text === null && codes.length > sitemapPart
  const parts = isSplit ? await countParts(async (part) => (await listCodes(ctx, part)).length) : 1
  const body = isSplit
    ? sitemapIndex(ctx.origin, parts)
    : sitemapOf(ctx.origin, codes.slice(0, sitemapPart), (text ?? '1') === '1')
  return new Response(body, {
    headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'public, max-age=3600' },
  })
})

async function countParts(sizeOf: (part: number) => Promise<number>): Promise<number> {
  let part = 1
  while (part < 9999 && (await sizeOf(part)) > sitemapPart) part++
  return part
}
