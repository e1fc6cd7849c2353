// Proves of a sample of who asks for what that nobody is shown a word, or a pathway, that the table does not give them; `npm run proof` asks ten times as many.
import { cellsOf, faultsOf, plantMatrix } from '../support/matrix.ts'
import { expect, it } from '@jest/globals'
import { ownApi } from '../support/api.ts'

const api = await ownApi()

const targets = await plantMatrix(api)

it('a colleague in the same seat reads at the meeting what whoever is in conflict does not', async () => {
  const [target] = targets
  const items = await target?.meeting?.read('items', 'policeLead')
  expect(items?.text).toContain(target?.id)
})

it('two thousand readings show nobody more than is theirs', async () => {
  const cells = cellsOf(api, targets, 2000)
  expect(cells.length).toBe(2000)
  const faults = []
  for (const cell of cells) faults.push(...(await faultsOf(api, targets, cell)))
  expect(faults).toEqual([])
})
