/** How figures are taken and said: medians of interleaved rounds, each beside its budget (DESIGN section 9 is copied where it is printed). */

/** The value at a share of the sorted list, 0 to 1. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** Milliseconds that something took. */
export async function timed(act: () => unknown): Promise<number> {
  const start = performance.now()
  await act()
  return performance.now() - start
}

/**
 * Runs each part once a round, in turn, so that a busy machine is busy for all of them. Answers the median of what each part did a second;
 * `ratio` is the median of the ratios within the rounds.
 */
export async function interleaved<Name extends string>(
  parts: Readonly<Record<Name, { readonly count: number; run: (index: number) => unknown }>>,
  rounds: number,
) {
  const names = Object.keys(parts) as Name[]
  const rates = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>
  // The first round warms the code up and does not count.
  for (let round = -1; round < rounds; round++)
    for (const name of names) {
      const { count, run } = parts[name]
      const ms = await timed(async () => {
        for (let index = 0; index < count; index++) await run(index)
      })
      if (round >= 0) rates[name].push((count / ms) * 1000)
    }
  return {
    rate: (name: Name) => median(rates[name]),
    ratio: (one: Name, other: Name) => median(rates[one].map((rate, round) => rate / (rates[other][round] ?? Number.NaN))),
  }
}

export function heading(text: string): void {
  console.log(`\n${text}`)
}

/** One line: what, how much, and what it should be. */
export function say(what: string, figure: string, budget = ''): void {
  console.log(`  ${what.padEnd(58)} ${figure.padStart(16)}${budget && `   (budget: ${budget})`}`)
}

/** A number as people read it: three digits that count. */
export function number(value: number, unit = ''): string {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3
  return `${value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })}${unit && ` ${unit}`}`
}
