/** All checks of the framework over whole designs: the samples, as the studio runs them at a keystroke. */
import { check } from '@poiju/framework'
import { faulty, samples } from '../content/samples/index.ts'
import { heading, median, number, quantile, say, timed } from './figures.ts'

export async function measureChecks(rounds: number): Promise<void> {
  heading('All framework checks over one design')
  for (const [name, design] of Object.entries({ ...samples, 'full of faults': faulty })) {
    const times: number[] = []
    for (let round = -200; round < rounds; round++) {
      const ms = await timed(() => check(design))
      if (round >= 0) times.push(ms)
    }
    say(
      `sample ${name}: ${check(design).length} findings; median, p99`,
      `${number(median(times))}, ${number(quantile(times, 0.99), 'ms')}`,
      '2 ms',
    )
  }
}
