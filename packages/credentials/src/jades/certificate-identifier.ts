/** `kid` of a sealed credential: issuer and serial number of the certificate (IssuerSerial of RFC 5035 as DER and base64; ETSI TS 119 182-1, section 5.1.4). */

interface Element {
  readonly tag: number
  /** The content. */
  readonly body: Uint8Array
  /** Tag, length and content. */
  readonly whole: Uint8Array
}

/** The elements one after the other in DER (ITU-T X.690); undefined when it is none. */
function elementsOf(der: Uint8Array): readonly Element[] | undefined {
  const elements: Element[] = []
  for (let at = 0; at < der.length; ) {
    const [tag, first] = [der[at], der[at + 1]]
    if (tag === undefined || first === undefined) return undefined
    const lengthBytes = first < 0x80 ? 0 : first & 0x7f
    if (lengthBytes > 4) return undefined
    let length = first < 0x80 ? first : 0
    for (const byte of der.subarray(at + 2, at + 2 + lengthBytes)) length = length * 256 + byte
    const start = at + 2 + lengthBytes
    if (start + length > der.length) return undefined
    elements.push({ tag, body: der.subarray(start, start + length), whole: der.subarray(at, start + length) })
    at = start + length
  }
  return elements
}

function wrap(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const body = Buffer.concat(parts)
  const length =
    body.length < 0x80 ? [body.length] : body.length < 0x100 ? [0x81, body.length] : [0x82, body.length >> 8, body.length & 0xff]
  return Buffer.concat([new Uint8Array([tag, ...length]), body])
}

/** Throws TypeError for bytes that are no certificate. */
export function certificateIdentifier(certificate: Uint8Array): string {
  const signed = elementsOf(elementsOf(certificate)?.[0]?.body ?? new Uint8Array())?.[0]
  // The version stands first, under [0], in every certificate of version 2 or 3.
  const fields = elementsOf(signed?.body ?? new Uint8Array())?.filter(({ tag }) => tag !== 0xa0)
  const [serial, , issuer] = fields ?? []
  if (serial?.tag !== 0x02 || issuer?.tag !== 0x30) throw new TypeError('Not a certificate')
  return Buffer.from(wrap(0x30, wrap(0x30, wrap(0xa4, issuer.whole)), serial.whole)).toString('base64')
}
