/** The funding notice as data: what is said, where it leads, and from when to when it is shown. */
export interface FundingNotice {
  readonly text: string
  readonly link: { readonly href: string; readonly text: string } | null
}

/**
 * POIJU is co-funded by the European Union (ESF+); the notice stands while the project runs and for two years after. First and last day, both included.
 * An installation with another funder writes its own text, link and days here.
 */
export const fundingPeriod = { from: '2025-02-01', to: '2029-12-31' } as const

/** Whether the notice stands on a day, written YYYY-MM-DD. */
export function isFundedOn(day: string): boolean {
  return fundingPeriod.from <= day && day <= fundingPeriod.to
}

export const fundingNotice: Readonly<Record<'fi' | 'sv' | 'en', FundingNotice>> = {
  fi: {
    text: 'Euroopan unionin osarahoittama (ESR+).',
    link: { href: 'https://rakennerahastot.fi', text: 'Rakennerahastot.fi' },
  },
  sv: {
    text: 'Medfinansieras av Europeiska unionen (ESF+).',
    link: { href: 'https://rakennerahastot.fi', text: 'Rakennerahastot.fi' },
  },
  en: {
    text: 'Co-funded by the European Union (ESF+).',
    link: { href: 'https://rakennerahastot.fi', text: 'Rakennerahastot.fi' },
  },
}
