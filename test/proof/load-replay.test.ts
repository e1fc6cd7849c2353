// Proves that histories made under a long load, with everything queried meanwhile, replay.
import { expect, it } from '@jest/globals'
import { recordUnderLoad } from '../support/load-replay.ts'
import { sized } from '../support/proof.ts'

it('histories made under a long load, with everything queried at the same time, replay', async () => {
  const { failures, histories } = await recordUnderLoad(sized(20_000, 240_000))
  expect(failures).toEqual([])
  expect(histories.length).toBeGreaterThan(24)
})
