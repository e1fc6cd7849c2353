// Proves of who asks for what that nobody is shown a word, or a pathway, that the table does not give them.
import { cellsOf, faultsOf, plantMatrix } from '../support/matrix.ts'
import { expect, it } from '@jest/globals'
import { ownApi } from '../support/api.ts'
import { sized } from '../support/proof.ts'

/** The short form of the proofs leaves it to `npm test`, which asks two thousand. */
const most = sized(200, 20_000)

const api = await ownApi()

it('twenty thousand readings show nobody more than is theirs', async () => {
  const targets = await plantMatrix(api)
  const cells = cellsOf(api, targets, most)
  expect(cells.length).toBe(most)
  const faults = []
  for (const cell of cells) faults.push(...(await faultsOf(api, targets, cell)))
  expect(faults).toEqual([])
})
