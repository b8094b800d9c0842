import { expect, test } from 'vitest'
import { threadMaker } from './lines.ts'

test('a thread that has ended answers every piece with why, also one that comes later', async () => {
  const { make, end } = threadMaker('issue-worker', { keyFile: '/there/is/no/such/key.json' })
  const piece = (first: number) => make({ first, lines: ['{}'] })
  const answers = await Promise.allSettled([piece(1), piece(2)])
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  await expect(piece(3)).rejects.toThrow()
  await end()
})
