/** The instant of a day and a time of day in Helsinki. In the hour that a clock change repeats, the earlier one; in the hour that it leaves out, the one after. */
export function helsinkiMoment(day: string, time: string): Date {
  const asUtc = Date.parse(`${day}T${time}:00Z`)
  // Three hours from UTC in summer, two in winter: the earlier of those that read back as what was written.
  for (const hours of [3, 2]) {
    const candidate = new Date(asUtc - hours * 3_600_000)
    if (clock.format(candidate).endsWith(time)) return candidate
  }
  return new Date(asUtc - 2 * 3_600_000)
}

const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Helsinki', hour: '2-digit', minute: '2-digit' })
