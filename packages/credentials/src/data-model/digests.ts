/** Digests of what a credential points at (VC Data Model 2.0, section 5.3; Subresource Integrity; Data Integrity 1.0, section 2.6). */
import { createHash } from 'node:crypto'
import { base58, fromBase58 } from '../base58.ts'

const lengths = { sha256: 32, sha384: 48, sha512: 64 } as const
type Algorithm = keyof typeof lengths

// multihash codes
const codes: ReadonlyMap<number, Algorithm> = new Map([
  [0x12, 'sha256'],
  [0x20, 'sha384'],
  [0x13, 'sha512'],
])

export interface Digest {
  readonly algorithm: Algorithm
  readonly bytes: Buffer
}

/** The digests of an integrity text, strongest kind only, as browsers read it; none when it holds no kind that we know. */
export function digestsOfSri(text: string): readonly Digest[] {
  const digests = text
    .slice(0, 2_000)
    .split(/\s+/)
    .flatMap((part) => {
      const match = /^(sha256|sha384|sha512)-([A-Za-z0-9+/_-]+={0,2})(\?.*)?$/.exec(part)
      const algorithm = match?.[1] as Algorithm | undefined
      const bytes = Buffer.from(match?.[2] ?? '', 'base64')
      return algorithm && bytes.length === lengths[algorithm] ? [{ algorithm, bytes }] : []
    })
  const strongest = Math.max(0, ...digests.map(({ algorithm }) => lengths[algorithm]))
  return digests.filter(({ algorithm }) => lengths[algorithm] === strongest)
}

/** The digest of a multibase text: a multihash, or 32 bare bytes, which are read as SHA-256. */
export function digestOfMultibase(text: string): Digest | undefined {
  const bytes = multibase(text)
  if (!bytes) return undefined
  if (bytes.length === lengths.sha256) return { algorithm: 'sha256', bytes }
  const algorithm = codes.get(bytes[0] ?? 0)
  return algorithm && bytes[1] === lengths[algorithm] && bytes.length === lengths[algorithm] + 2
    ? { algorithm, bytes: bytes.subarray(2) }
    : undefined
}

function multibase(text: string): Buffer | undefined {
  const rest = text.slice(1)
  if (text.length > 200) return undefined
  if (text.startsWith('u') && /^[A-Za-z0-9_-]+$/.test(rest)) return Buffer.from(rest, 'base64url')
  const bytes = text.startsWith('z') ? fromBase58(rest) : undefined
  return bytes && base58(bytes) === rest ? Buffer.from(bytes) : undefined
}

export function isDigestOf({ algorithm, bytes }: Digest, content: string | Uint8Array): boolean {
  return createHash(algorithm).update(content).digest().equals(bytes)
}
