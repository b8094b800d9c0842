declare module 'n3' {
  type Dataset = ConstructorParameters<typeof import('rdf-validate-shacl').default>[0]
  type Quad = Dataset extends Iterable<infer Each> ? Each : never

  export class Parser {
    parse(text: string): Quad[]
  }
  export const Store: new (quads?: Quad[]) => Dataset
}
