/** Small parts of the public pages. */
import { type Locale, locales } from '../platform/texts.ts'
import { credentialPicture, Picture, type PictureFacts } from '../ui/index.ts'
import type { Said } from './said.ts'

/** Text with its language marked where it is not the page's. */
export function SaidText({ said }: { said: Said }) {
  return said.lang ? <span lang={said.lang}>{said.text}</span> : said.text
}

/** Several texts after one another, each with its language. */
export function SaidList({ list }: { list: readonly Said[] }) {
  return list.map((said, index) => (
    <span key={said.text} lang={said.lang}>
      {index > 0 && '; '}
      {said.text}
    </span>
  ))
}

/** The picture of a micro-credential. Small ones are beside their title and say nothing of their own. */
export function CredentialPicture({ facts, alt }: { facts: PictureFacts; alt?: string }) {
  return <Picture svg={credentialPicture(facts, alt === undefined ? { detail: 'small' } : {})} alt={alt ?? ''} />
}

/** The same page in the other languages, for search engines. `path` begins after the language; `origin` is PUBLIC_ORIGIN. */
export function Alternates({ origin, locale, path }: { origin: string; locale: Locale; path: string }) {
  return (
    <>
      <link rel="canonical" href={`${origin}/${locale}${path}`} />
      {locales.map((language) => (
        <link key={language} rel="alternate" hrefLang={language} href={`${origin}/${language}${path}`} />
      ))}
      <link rel="alternate" hrefLang="x-default" href={`${origin}/fi${path}`} />
    </>
  )
}
