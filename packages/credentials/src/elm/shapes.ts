/** The shapes of the European Learning Model over N-Quads: for tests, where the Commission's files are at hand. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Parser, Store } from 'n3'
import SHACLValidator from 'rdf-validate-shacl'

export const shapeFiles = ['EDC-generic-no-cv.ttl', 'EDC-generic-full.ttl'] as const

/** Every violation of a document: the path and what was wrong; warnings of the shapes are not counted. */
export function shapesFrom(folder: string): (quads: string) => Promise<string[]> {
  const shapes = shapeFiles.flatMap((file) => new Parser().parse(readFileSync(join(folder, file), 'utf8')))
  // The full shapes import the first file by its address; both are here.
  const own = shapes.filter(({ predicate }) => predicate.value !== 'http://www.w3.org/2002/07/owl#imports')
  const validator = new SHACLValidator(new Store(own))
  return async (quads) => {
    const { results } = await validator.validate(new Store(new Parser().parse(quads)))
    return results
      .filter(({ severity }) => severity?.value.endsWith('#Violation'))
      .map(
        ({ path, focusNode, message }) => `${path?.value} of ${focusNode?.value}: ${message.map(({ value }) => value).join(' ')}`,
      )
  }
}
