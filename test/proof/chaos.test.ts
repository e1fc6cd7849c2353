// Proves that many kills under load lose, double and take back nothing.
import { expect, it } from '@jest/globals'
import { chaosOnce } from '../support/chaos.ts'
import { sized } from '../support/proof.ts'

// Runs several seeds, because one order of deaths says little about the others.
it.each(Array.from({ length: sized(1, 5) }, (_, n) => n + 1))(
  'many kills under load lose, double and take back nothing, with the seed %i',
  async (seed) => {
    const { violations } = await chaosOnce({
      kills: sized(10, 40),
      commands: sized(200, 1000),
      seed,
    })
    expect(violations).toEqual([])
  },
)
