declare module 'rdf-canonize' {
  type Quad = import('./json-ld.ts').Quad
  export const NQuads: { serializeQuad(quad: Quad): string }
  export function canonize(
    dataset: readonly Quad[],
    options: { algorithm: 'RDFC-1.0'; canonicalIdMap: Map<string, string> },
  ): Promise<string>
}
