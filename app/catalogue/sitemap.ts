/** The sitemap (sitemaps.org 0.9): each page with its other languages. */
import { locales } from '../platform/texts.ts'

const head = '<?xml version="1.0" encoding="UTF-8"?>\n'
const fixed = ['', '/employers', '/report-a-need', '/verify', '/about', '/accessibility', '/privacy', '/cookies', '/glossary']

export function sitemapOf(origin: string, codes: readonly { code: string; refreshedAt: Date }[], withFixed: boolean): string {
  const pages: { path: string; at?: Date }[] = [
    ...(withFixed ? fixed.map((path) => ({ path })) : []),
    ...codes.flatMap(({ code, refreshedAt }) => [{ path: `/micro-credentials/${code}`, at: refreshedAt }]),
  ]
  const urls = pages.flatMap(({ path, at }) =>
    locales.map((locale) => {
      const others = locales
        .map((other) => `<xhtml:link rel="alternate" hreflang="${other}" href="${escaped(`${origin}/${other}${path}`)}"/>`)
        .join('')
      return `<url><loc>${escaped(`${origin}/${locale}${path}`)}</loc>${at ? `<lastmod>${at.toISOString()}</lastmod>` : ''}${others}</url>`
    }),
  )
  return `${head}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">${urls.join('\n')}</urlset>\n`
}

export function sitemapIndex(origin: string, parts: number): string {
  const list = Array.from(
    { length: parts },
    (_, index) => `<sitemap><loc>${escaped(`${origin}/sitemap.xml?part=${index + 1}`)}</loc></sitemap>`,
  )
  return `${head}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${list.join('\n')}</sitemapindex>\n`
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;')
}
