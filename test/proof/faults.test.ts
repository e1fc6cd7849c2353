// Proves that whatever breaks under load, nothing acknowledged is lost, doubled, reordered or taken back.
import { expect, it } from '@jest/globals'
import { type FaultName, faultNames } from '../../scripts/chaos/faults/index.ts'
import { runFault } from '../../scripts/chaos/faults/run.ts'
import { sized } from '../support/proof.ts'

// The short form has the one that no other test has; the others take minutes, and have shorter tests of their own.
const names: readonly FaultName[] = sized(['lock'], faultNames)

it.each(names)('%s costs nothing that was acknowledged', async (name) => {
  const { untried, tookMs, violations } = await runFault(name, sized(1, 5), 1)
  if (untried !== undefined) return console.warn(`${name} was not tried: ${untried}.`)
  expect(violations).toEqual([])
  expect(tookMs).toHaveLength(sized(1, 5))
})
