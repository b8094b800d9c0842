import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { carrierLimits } from './refusal.ts'
import { bakeSvg, extractSvg } from './svg.ts'
import { aCredential, aJws, bytesOf, textFrom } from './testing.ts'

const picture =
  '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">\n  <g><path d="M0 0"/></g>\n</svg>\n'
const namespace = 'https://purl.imsglobal.org/ob/v3p0'
const svg = (inside: string, attributes = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="${namespace}"${attributes}>${inside}</svg>`
const element = (inside: string, attributes = '') => `<openbadges:credential${attributes}>${inside}</openbadges:credential>`
const extractText = (text: string) => extractSvg(bytesOf(text))
const baked = (text: string, credential: string): string => {
  const result = bakeSvg(bytesOf(text), credential)
  if (!(result instanceof Uint8Array)) throw new Error(result.code)
  return textFrom(result)
}

describe('a badge in an SVG', () => {
  test.each([aCredential, aJws, `${aJws}~WyJzYWx0Il0~`])('comes out as it went in', (credential) => {
    expect(extractText(baked(picture, credential))).toEqual({ text: credential, version: 3 })
  })

  test('stands right behind the root as Open Badges 3.0 wants it, and the rest of the picture stays', () => {
    expect(baked(picture, '{"a":"]]>"}')).toBe(
      picture.replace(
        '9 9">',
        `9 9" xmlns:openbadges="${namespace}"><openbadges:credential><![CDATA[{"a":"]]]]><![CDATA[>"}]]></openbadges:credential>`,
      ),
    )
    expect(baked(picture, aJws)).toContain(`<openbadges:credential verify="${aJws}"></openbadges:credential>\n  <g>`)
  })

  test('takes the place of the one that was there', () => {
    const twice = baked(baked(picture, '{"old":1}'), aCredential)
    expect(extractText(twice)).toEqual({ text: aCredential, version: 3 })
    expect(twice).not.toContain('old')
    expect(twice.match(/xmlns:openbadges/g)).toHaveLength(1)
  })

  test('goes into a picture of one empty tag, and into one whose root has a prefix', () => {
    expect(baked('<svg/>', aJws)).toBe(
      `<svg xmlns:openbadges="${namespace}"><openbadges:credential verify="${aJws}"></openbadges:credential></svg>`,
    )
    const prefixed = baked('<s:svg xmlns:s="http://www.w3.org/2000/svg" />', aCredential)
    expect(prefixed.endsWith('</s:svg>')).toBe(true)
    expect(extractText(prefixed)).toEqual({ text: aCredential, version: 3 })
  })

  test('leaves an old badge in the picture whole', () => {
    const old = '<svg xmlns:openbadges="http://openbadges.org"><openbadges:assertion verify="https://merkki.example/1"/></svg>'
    const both = baked(old, aCredential)
    expect(both).toContain('<openbadges:assertion verify="https://merkki.example/1"/>')
    expect(extractText(both)).toEqual({ text: aCredential, version: 3 })
  })

  test('is read with another prefix, without CDATA, behind a document type with declarations, and with space around it', () => {
    expect(extractText(`<svg xmlns:x="${namespace}"><x:credential verify="${aJws}"/></svg>`)).toEqual({ text: aJws, version: 3 })
    expect(
      extractText(`<svg><credential xmlns="${namespace}">{&quot;a&quot;:&#x22;&#228;&lt;&quot;}</credential></svg>`),
    ).toEqual({
      text: '{"a":"ä<"}',
      version: 3,
    })
    const declarations =
      '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd" [<!ENTITY ns "http://www.w3.org/2000/svg"> <!-- ]> -->]>'
    expect(
      extractText(
        `${declarations}<svg xmlns="&ns;" xmlns:openbadges='${namespace}'>\n <openbadges:credential>\n <![CDATA[${aJws}]]>\n </openbadges:credential></svg>`,
      ),
    ).toEqual({
      text: aJws,
      version: 3,
    })
  })

  test('of the years before 3.0 is read too: the assertion in it, a signed one, or only its address', () => {
    const old = (inside: string) => extractText(`<svg xmlns:openbadges="http://openbadges.org">${inside}</svg>`)
    const assertion = '{"@context":"https://w3id.org/openbadges/v2"}'
    expect(
      old(`<openbadges:assertion verify="https://merkki.example/1"><![CDATA[${assertion}]]></openbadges:assertion>`),
    ).toEqual({ text: assertion, version: 2 })
    expect(old(`<openbadges:assertion verify="${aJws}"/>`)).toEqual({ text: aJws, version: 2 })
    expect(old('<openbadges:assertion verify="https://merkki.example/1"></openbadges:assertion>')).toEqual({
      text: 'https://merkki.example/1',
      version: 2,
    })
  })

  test('in a picture inside the picture is found', () => {
    expect(extractText(`<svg><g><svg xmlns:o="${namespace}"><o:credential verify="${aJws}"/></svg></g></svg>`)).toEqual({
      text: aJws,
      version: 3,
    })
  })

  test('comes back byte for byte, whatever it says that XML can hold', () => {
    const texts = fc
      .dictionary(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }))
      .map((value) => JSON.stringify(value))
    fc.assert(
      fc.property(texts, (text) => {
        expect(extractText(baked(picture, text))).toEqual({ text, version: 3 })
      }),
    )
  })
})

const laughs = `<!DOCTYPE svg [<!ENTITY a "${'x'.repeat(1000)}"><!ENTITY b "${'&a;'.repeat(1000)}">]>${svg(element('{"a":"&b;"}'))}`

describe('an SVG that is not what it should be is refused by name', () => {
  test.each([
    ['nothing', '', 'svg-broken'],
    ['text', 'hello', 'svg-broken'],
    ['another root', '<html></html>', 'svg-broken'],
    ['two roots', '<svg/><svg/>', 'svg-broken'],
    ['an open element', '<svg><g></svg>', 'svg-broken'],
    ['the wrong end', '<svg></sgv>', 'svg-broken'],
    ['an attribute twice', '<svg a="1" a="2"/>', 'svg-broken'],
    ['an attribute without quotes', '<svg a=1/>', 'svg-broken'],
    ['a prefix of nowhere', '<svg><openbadges:credential verify="a.b.c"/></svg>', 'svg-broken'],
    ['an open comment', '<svg><!-- ', 'svg-broken'],
    ['an open section', `<svg xmlns:o="${namespace}"><o:credential><![CDATA[{`, 'svg-broken'],
    ['an open document type', '<!DOCTYPE svg [ <svg/>', 'svg-broken'],
    ['elements in a credential', svg(element('<b>{}</b>')), 'svg-broken'],
    ['two credentials', svg(element(aJws) + element(aJws)), 'several-credentials'],
    ['one credential inside another', svg(element(element(aJws))), 'svg-broken'],
    ['a section and a signed form that may differ', svg(element('<![CDATA[{}]]>', ` verify="${aJws}"`)), 'several-credentials'],
    ['an empty credential', svg(element('  ')), 'no-credential-inside'],
    ['no credential', picture, 'no-credential-inside'],
    [
      'the namespace of an element before',
      `<svg><g xmlns="${namespace}"/><credential verify="${aJws}"/></svg>`,
      'no-credential-inside',
    ],
    ['a credential in a comment', svg(`<!--${element(aJws)}-->`), 'no-credential-inside'],
    ['a credential in a text', svg(`<text><![CDATA[${element(aJws)}]]></text>`), 'no-credential-inside'],
    [
      'the prefix of a credential for something else',
      `<svg xmlns:openbadges="https://toinen.example"><openbadges:credential verify="${aJws}"/></svg>`,
      'no-credential-inside',
    ],
    ['a zero in a credential', svg(element('<![CDATA[{"a":"\0"}]]>')), 'forbidden-character'],
    ['a credential that is too long', svg(element(` {${'x'.repeat(carrierLimits.text)}`)), 'credential-too-large'],
    ['a thousand and one elements deep', `<svg>${'<g>'.repeat(2_000)}`, 'svg-too-deep'],
  ])('%s', (_name, text, code) => {
    expect(extractText(text)).toMatchObject({ code })
  })

  test('bytes that are no UTF-8, and a file that is too large', () => {
    expect(extractSvg(Uint8Array.of(0x3c, 0xff))).toMatchObject({ code: 'not-utf8' })
    expect(extractSvg(new Uint8Array(carrierLimits.svg + 1))).toMatchObject({ code: 'file-too-large' })
  })

  test('entities of a stranger are never expanded', () => {
    expect(extractText(laughs)).toEqual({ text: '{"a":"&b;"}', version: 3 })
    expect(extractText(`<!DOCTYPE svg [<!ENTITY f SYSTEM "file:///etc/passwd">]>${svg(element('{"a":"&f;"}'))}`)).toEqual({
      text: '{"a":"&f;"}',
      version: 3,
    })
  })

  // Each of these took a careless reader time that grows with the square of the length: minutes for what is read here in a moment.
  test.each([
    ['comments that never end', `<svg>${'<!--'.repeat(500_000)}`],
    ['marks of a document type', `<!DOCTYPE svg [${'<!-- '.repeat(400_000)}`],
    ['space in a tag', `<svg${' '.repeat(2_000_000)}a="1"/>`],
    ['ampersands', `<svg>${'&'.repeat(2_000_000)}</svg>`],
    ['sections', `<svg>${'<![CDATA['.repeat(200_000)}`],
    ['elements side by side', `<svg>${'<g xmlns="a"/>'.repeat(150_000)}</svg>`],
  ])('%s cost no more than reading', (_name, text) => {
    const result = extractText(text)
    expect('code' in result && ['svg-broken', 'no-credential-inside']).toContain('code' in result && result.code)
    bakeSvg(bytesOf(text), aCredential)
  })

  test.each([
    ['something that is no credential', 'hello', 'not-a-credential'],
    ['a character that XML forbids', '{"a":"\u0000"}', 'forbidden-character'],
    ['another that XML forbids', '{"a":"\uffff"}', 'forbidden-character'],
    ['half a letter', '{"a":"\udc00"}', 'not-utf8'],
    ['too much', `{"a":"${'x'.repeat(carrierLimits.text)}"}`, 'credential-too-large'],
  ])('and nothing is baked out of %s', (_name, text, code) => {
    expect(bakeSvg(bytesOf(picture), text)).toMatchObject({ code })
  })

  test('whatever is changed in it, the answer is a text or a code', () => {
    const whole = bytesOf(baked(picture, aCredential))
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length), (at, byte, length) => {
        const changed = whole.slice(0, length)
        if (at < length) changed[at] = byte
        const result = extractSvg(changed)
        expect('code' in result ? typeof result.code : typeof result.text).toBe('string')
      }),
      { numRuns: 2_000 },
    )
  })
})
