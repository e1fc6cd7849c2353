// Proves that whoever has messages sent to another address as well cannot do so quietly.
import { expect, it } from '@jest/globals'
import { ownApi } from '../support/api.ts'
import { ownPosting, saysTo } from '../support/posting.ts'

const api = await ownApi()
const posting = await ownPosting(api)
const met = 'metropolitan-police-service'

it('a cover is no quiet way round: the role’s own address and the new one hear of it', async () => {
  const day = new Date(api.clock.now).toISOString().slice(0, 10)
  const body = { role: 'chair', address: 'quiet@example.org', firstDay: day, lastDay: day }
  await api.send('PUT', `/api/covers/${crypto.randomUUID()}`, await api.token('policeLead'), body)
  expect(saysTo(await posting.tellAddresses())).toEqual([
    `chair@${met}.example.org: Messages go to another address as well`,
    'quiet@example.org: Messages come to this address as well',
  ])
})
