/** Where a claim stands: `credentialSubject.phoneNumbers[0].type`, or its parts. */
import type { Path } from './disclosures.ts'

/** The parts of a dotted path with indices in brackets; undefined when it is none. */
export function parsePath(text: string): Path | undefined {
  if (!/^[^.[\]]+(?:\[\d{1,5}\])*(?:\.[^.[\]]+(?:\[\d{1,5}\])*)*$/.test(text)) return undefined
  return [...text.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([whole, index]) => (index === undefined ? whole : Number(index)))
}

export function isSamePath(a: Path, b: Path): boolean {
  return a.length === b.length && a.every((part, at) => part === b[at])
}

/** True when `path` is `start` or inside it. */
export function isWithin(path: Path, start: Path): boolean {
  return path.length >= start.length && start.every((part, at) => part === path[at])
}
