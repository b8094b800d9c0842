// What the reference server uses of libraries that ship no types, beside what src/digitalbazaar.d.ts says.
declare module '@digitalbazaar/vc' {
  type Loader = (url: string) => Promise<object>
  export function issue(options: { credential: object; suite: object; documentLoader: Loader }): Promise<object>
  export function verifyCredential(options: {
    credential: object
    suite: object
    documentLoader: Loader
    checkStatus: (options: { credential: Record<string, unknown> }) => Promise<{ verified: boolean }>
  }): Promise<{ verified: boolean; error?: unknown }>
  export function verify(options: {
    presentation: object
    suite: object
    documentLoader: Loader
    challenge: string | undefined
    domain: string | undefined
    checkStatus: (options: { credential: Record<string, unknown> }) => Promise<{ verified: boolean }>
  }): Promise<{ verified: boolean; error?: unknown }>
  export function derive(options: { verifiableCredential: object; suite: object; documentLoader: Loader }): Promise<object>
}
declare module '@digitalbazaar/eddsa-jcs-2022-cryptosuite' {
  export function createSignCryptosuite(): object
  export function createVerifyCryptosuite(): object
}
declare module '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite' {
  export const cryptosuite: object
}
declare module '@digitalbazaar/ecdsa-jcs-2019-cryptosuite' {
  export function createSignCryptosuite(): object
  export function createVerifyCryptosuite(): object
}
declare module '@digitalbazaar/ecdsa-sd-2023-cryptosuite' {
  export function createSignCryptosuite(options: { mandatoryPointers: readonly string[] }): object
  export function createDiscloseCryptosuite(options: { selectivePointers: readonly string[] }): object
  export function createVerifyCryptosuite(): object
}
declare module '@digitalbazaar/vc-bitstring-status-list' {
  export function createCredential(options: {
    id: string
    list: object
    statusPurpose: string
    context: readonly string[]
  }): Promise<object>
}
