// Proves that six kills under load lose, double and take back nothing.
import { expect, it } from '@jest/globals'
import { chaosOnce } from '../support/chaos.ts'

it('six kills under load lose, double and take back nothing', async () => {
  const { figures, violations } = await chaosOnce({ kills: 6, commands: 90, seed: 6 })
  expect(violations).toEqual([])
  expect(figures['of them acknowledged']).toBeGreaterThan(60)
})
