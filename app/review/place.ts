/** A place in a design that a comment speaks of: member, item and part, such as `outcomes/o2/verb`. The empty place is the whole design. */
import type { Design } from '@poiju/framework'

const shape = /^([A-Za-z]{1,40})(?:\/([A-Za-z0-9_-]{1,64}))?(?:\/([A-Za-z0-9_-]{1,64}))?$/

export interface CommentPlace {
  readonly member: keyof Design
  readonly item?: string
  readonly part?: string
}

/** The parts of a place; null for the whole design, undefined for text that is no place of this design. */
export function parsePlace(text: string, design: Design): CommentPlace | null | undefined {
  if (text === '') return null
  const [, member, item, part] = shape.exec(text) ?? []
  if (member === undefined || !Object.hasOwn(design, member)) return undefined
  const value: unknown = design[member as keyof Design]
  if (item !== undefined && !(Array.isArray(value) && value.some((entry) => (entry as { id?: unknown }).id === item)))
    return undefined
  return { member: member as keyof Design, ...(item === undefined ? {} : { item }), ...(part === undefined ? {} : { part }) }
}
