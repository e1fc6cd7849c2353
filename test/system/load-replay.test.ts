// Proves that histories made under load, with everything queried meanwhile, replay.
import { expect, it } from '@jest/globals'
import { recordUnderLoad } from '../support/load-replay.ts'

it('histories made under load, with everything queried at the same time, replay', async () => {
  const { failures, histories, commands, queries } = await recordUnderLoad(12_000)
  expect(failures).toEqual([])
  expect(histories.length).toBeGreaterThan(24)
  expect(commands).toBeGreaterThanOrEqual(30)
  expect(queries).toBeGreaterThan(commands)
})
