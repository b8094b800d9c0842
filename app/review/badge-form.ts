/** The form of a badge: flat names of fields, such as `name.fi` and `skills.0.uri`, and the value that they make. */
import type { FieldError } from '../platform/field-errors.ts'
import { type BadgeDesign, badgeKinds } from './badge-design.ts'

export const badgeLanguages = ['fi', 'sv', 'en'] as const
export const mostSkills = 3

type Values = Readonly<Record<string, string | string[]>>

/** What was posted, in the shape of a badge. Skills without an address are left out. */
export function badgeFromForm(values: Values): unknown {
  const text = (name: string) => (typeof values[name] === 'string' ? values[name] : '')
  const texts = (name: string) =>
    Object.fromEntries(
      badgeLanguages.flatMap((language) => (text(`${name}.${language}`) ? [[language, text(`${name}.${language}`)]] : [])),
    )
  return {
    kind: text('kind'),
    languages: values['languages'] ?? [],
    field: text('field'),
    name: texts('name'),
    description: texts('description'),
    criteria: texts('criteria'),
    skills: Array.from({ length: mostSkills }, (_, index) => ({
      uri: text(`skills.${index}.uri`),
      framework: text(`skills.${index}.framework`) || 'ESCO',
      name: texts(`skills.${index}.name`),
    })).filter(({ uri }) => uri !== ''),
    // An empty field is a badge that does not end.
    ...(text('validForMonths').trim() === '' ? {} : { validForMonths: text('validForMonths').trim() }),
  }
}

/** A badge as the fields of its form. */
export function badgeToForm(design: BadgeDesign): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = { kind: design.kind, languages: [...design.languages], field: design.field }
  const put = (name: string, texts: Readonly<Record<string, string | undefined>>) => {
    for (const language of badgeLanguages) values[`${name}.${language}`] = texts[language] ?? ''
  }
  put('name', design.name)
  put('description', design.description)
  put('criteria', design.criteria)
  values['validForMonths'] = design.validForMonths === undefined ? '' : String(design.validForMonths)
  for (const [index, { uri, framework, name }] of design.skills.entries()) {
    values[`skills.${index}.uri`] = uri
    values[`skills.${index}.framework`] = framework
    put(`skills.${index}.name`, name)
  }
  return values
}

/** A badge that nobody has written anything in. */
export const emptyBadgeForm: Readonly<Record<string, string | string[]>> = {
  kind: badgeKinds[0],
  languages: ['fi'],
  field: 'health',
}

export interface BadgeFormAnswer {
  readonly errors: readonly FieldError[]
  readonly values: Values
}
