/**
 * The certificate on paper: a tagged PDF/A-3a with the sealed credential attached and a QR code. Data reaches the template as inputs, never as
 * markup, so no name or title can become code. The template is plain Typst: the Typst program can replace the binding.
 */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { toString as qrCode } from 'qrcode'

export interface Certificate {
  readonly language: 'fi' | 'sv' | 'en'
  /** The title of the document and every line of it, in the learner's language. */
  readonly issuer: string
  readonly kinds: string
  readonly title: string
  readonly otherTitle: string | null
  /** "… has shown that the learner" and the outcomes that follow. */
  readonly learner: string
  readonly shown: string
  readonly outcomes: readonly string[]
  readonly awarded: string
  readonly facts: readonly (readonly [term: string, value: string])[]
  readonly checkTitle: string
  readonly checkText: string
  readonly identifier: string
  readonly demo: string | null
  /** Address in the QR code. */
  readonly link: string
  readonly pictureAlt: string
  readonly qrAlt: string
  readonly attachmentDescription: string
  /** SVG of the micro-credential's chart. */
  readonly picture: string
  /** The sealed credential, byte for byte. */
  readonly credential: string
  readonly issuedAt: Date
}

const template = `
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title, author: data.issuer, date: datetime(year: data.date.at(0), month: data.date.at(1), day: data.date.at(2)))
#set page(paper: "a4", margin: (x: 2cm, top: 2cm, bottom: 1.8cm))
#set text(font: "Source Sans 3", size: 11pt, lang: data.language, fill: rgb("#10242F"), hyphenate: true)
#set par(leading: 0.65em)
#show heading: set text(font: "Familjen Grotesk", weight: 600)
#show heading.where(level: 1): set text(size: 25pt, hyphenate: false)
#show heading.where(level: 2): set text(size: 11pt)
#let muted = rgb("#45606D")
#let line-colour = rgb("#D3DEE2")

#grid(columns: (1fr, 4.2cm), gutter: 1cm,
  [
    #text(weight: 600, data.issuer)
    #v(1.1cm)
    #text(fill: muted, data.kinds)
    #v(-0.2em)
    #heading(level: 1, data.title)
    #if data.otherTitle != none [ #v(0.2em) #text(fill: muted, data.otherTitle) ]
  ],
  image(bytes(sys.inputs.picture), format: "svg", width: 4.2cm, alt: data.pictureAlt),
)
#if data.demo != none { v(0.4em); block(fill: rgb("#F8F3E7"), inset: 8pt, width: 100%, text(weight: 600, data.demo)) }
#v(0.8cm)
#text(size: 12.5pt)[#text(weight: 700, data.learner) #data.shown]
#v(0.2cm)
#enum(tight: false, spacing: 0.9em, ..data.outcomes.map(outcome => [#outcome]))
#v(0.4cm)
#data.awarded
#v(0.5cm)
#let half = calc.ceil(data.facts.len() / 2)
#let column(rows) = table(columns: (auto, 1fr), stroke: none, inset: (x: 0pt, y: 5pt), column-gutter: 10pt,
  table.hline(stroke: 1.2pt),
  ..rows.map(((term, value)) => (text(fill: muted, term), text(weight: 600, value), table.hline(stroke: 0.5pt + line-colour))).flatten())
#grid(columns: (1fr, 1fr), gutter: 1cm, column(data.facts.slice(0, half)), column(data.facts.slice(half)))
#v(1fr)
#line(length: 100%, stroke: 0.5pt + line-colour)
#grid(columns: (1fr, 2.8cm), gutter: 1cm, align: (left + bottom, right + bottom),
  [
    #heading(level: 2, data.checkTitle)
    #data.checkText \\
    #link(data.link)
    #v(0.3em)
    #text(size: 9pt, fill: muted, data.identifier)
  ],
  image(bytes(sys.inputs.qr), format: "svg", width: 2.8cm, alt: data.qrAlt),
)
#pdf.attach("credential.json", bytes(sys.inputs.credential), relationship: "source", mime-type: "application/json", description: data.attachmentDescription)
`

let compiler: NodeCompiler | undefined

/** Renders the certificate. Throws when the template does not compile, which a test sees. */
export async function renderCertificate(certificate: Certificate): Promise<Uint8Array> {
  compiler ??= NodeCompiler.create({ fontArgs: [{ fontPaths: fontFolders() }] })
  const { picture, credential, issuedAt, ...data } = certificate
  const qr = await qrCode(certificate.link, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' })
  const [year, month, day] = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Helsinki' })
    .format(issuedAt)
    .split('-')
    .map(Number)
  const pdf = compiler.pdf(
    {
      mainFileContent: template,
      inputs: { data: JSON.stringify({ ...data, date: [year, month, day] }), picture, qr, credential },
    },
    { pdfStandard: 'a-3a', creationTimestamp: Math.floor(issuedAt.getTime() / 1000) },
  )
  compiler.evictCache(10)
  return new Uint8Array(pdf)
}

/** Static TTF files: Typst reads no woff2, and system fonts differ. */
function fontFolders(): string[] {
  const require = createRequire(import.meta.url)
  const folder = (name: string) => dirname(require.resolve(`${name}/package.json`))
  return ['@expo-google-fonts/source-sans-3', '@expo-google-fonts/familjen-grotesk'].flatMap((name) =>
    ['400Regular', '600SemiBold', '700Bold'].map((weight) => join(folder(name), weight)),
  )
}
