/** schema.org data of a micro-credential for search engines: Course and its instances. */
import { hoursPerCredit, type Language } from '@poiju/framework'
import type { OfferingView } from './view.ts'

interface CourseFacts {
  readonly address: string
  readonly code: string
  readonly title: string
  readonly description: string
  readonly language: Language
  readonly credits: number
  readonly outcomes: readonly string[]
  readonly owners: readonly { readonly name: string; readonly homepage: string | null }[]
  readonly isOnline: boolean
  readonly priceCents: number | null
  readonly offerings: readonly OfferingView[]
}

/** The text of a JSON-LD block, safe inside a <script> element: no text of ours can end it or begin another. */
export function courseJson(facts: CourseFacts): string {
  const hours = facts.credits * hoursPerCredit
  const provider = facts.owners.map(({ name, homepage }) => ({
    '@type': 'CollegeOrUniversity',
    name,
    ...(homepage ? { sameAs: homepage } : {}),
  }))
  return scriptText({
    '@context': 'https://schema.org',
    '@type': 'Course',
    '@id': facts.address,
    url: facts.address,
    name: facts.title,
    description: facts.description,
    courseCode: facts.code,
    inLanguage: facts.language,
    numberOfCredits: { '@type': 'StructuredValue', value: facts.credits, unitText: 'ECTS' },
    timeRequired: `PT${hours}H`,
    teaches: facts.outcomes,
    provider,
    offers: facts.offerings.length === 0 && facts.priceCents !== null ? [offer(facts.priceCents, facts.address)] : undefined,
    hasCourseInstance: facts.offerings.map((offering) => ({
      '@type': 'CourseInstance',
      courseMode: facts.isOnline ? 'online' : 'blended',
      courseWorkload: `PT${hours}H`,
      inLanguage: offering.language,
      startDate: offering.startsOn,
      endDate: offering.endsOn,
      maximumAttendeeCapacity: offering.seats,
      remainingAttendeeCapacity: offering.seatsLeft,
      offers: offer(offering.priceCents, facts.address, offering),
    })),
  })
}

function offer(cents: number, url: string, offering?: OfferingView) {
  return {
    '@type': 'Offer',
    category: cents === 0 ? 'Free' : 'Paid',
    price: cents / 100,
    priceCurrency: 'EUR',
    url,
    ...(offering
      ? {
          validFrom: offering.opensAt,
          validThrough: offering.closesAt,
          availability: offering.seatsLeft > 0 ? 'https://schema.org/InStock' : 'https://schema.org/SoldOut',
        }
      : {}),
  }
}

/** JSON in which no `<`, `>` or `&` is left to be read as markup. */
export function scriptText(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
    .replaceAll('&', '\\u0026')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029')
}
