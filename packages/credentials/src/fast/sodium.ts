/**
 * Ed25519 by libsodium, about twice as fast as node:crypto at signing and verifying. Optional: `sodium-native` is loaded when asked for, and whoever
 * wants it installs it.
 */
import { fromBase58 } from '../base58.ts'
import { publicKeyFrom, type Signer } from '../keys.ts'

/** The module `sodium-native` is not installed, or has no build for this machine. */
export class SodiumMissing extends Error {
  override name = 'SodiumMissing'
}

export interface Sodium {
  /** The same interface, and the same signatures, as a local key of node:crypto (RFC 8032 leaves no choice). */
  signer(options: { verificationMethod: string; secretKey: Uint8Array }): Signer
  /** Answers whether a signature is of this key over these bytes, and never throws; undefined for a Multikey that is no good Ed25519 key. */
  verifier(publicKeyMultibase: string): ((data: Uint8Array, signature: Uint8Array) => boolean) | undefined
}

/** Loads libsodium. Rejects with SodiumMissing where it is not there. */
export async function loadSodium(): Promise<Sodium> {
  const native = await import('sodium-native').catch((cause: unknown) => {
    throw new SodiumMissing('libsodium is not there: install sodium-native beside @poiju/credentials', { cause })
  })
  const sodium = native.default
  return {
    signer({ verificationMethod, secretKey }) {
      if (secretKey.length !== sodium.crypto_sign_SEEDBYTES) throw new RangeError('A private key of Ed25519 has 32 bytes')
      const publicKey = Buffer.alloc(sodium.crypto_sign_PUBLICKEYBYTES)
      const pair = Buffer.alloc(sodium.crypto_sign_SECRETKEYBYTES)
      sodium.crypto_sign_seed_keypair(publicKey, pair, Buffer.from(secretKey))
      const signNow = (data: Uint8Array) => {
        const signature = Buffer.allocUnsafe(sodium.crypto_sign_BYTES)
        sodium.crypto_sign_detached(signature, data, pair)
        return signature
      }
      return { algorithm: 'Ed25519', id: verificationMethod, signNow, sign: async ({ data }) => signNow(data) }
    },
    verifier(publicKeyMultibase) {
      const key = publicKeyFrom(publicKeyMultibase)?.type === 'Ed25519' ? fromBase58(publicKeyMultibase.slice(1)) : undefined
      if (key === undefined) return undefined
      const raw = Buffer.from(key.subarray(2))
      return (data, signature) =>
        signature.length === sodium.crypto_sign_BYTES && sodium.crypto_sign_verify_detached(signature, data, raw)
    },
  }
}
