// Proves over HTTP that a chair can correct what was decided until the minutes are approved, and that the pathway hears it.
import { expect, it } from '@jest/globals'
import { housing, inSession, withTwoItems } from '../support/meeting.ts'
import { itemsOf, ownApi } from '../support/api.ts'

const api = await ownApi()
const { meeting, first } = await withTwoItems(api)

it('strikes the wrong decision out, shows the right one, and tells the pathway', async () => {
  await inSession(meeting)
  await meeting.done('present-item', 'chair', {
    ...{ item: 'i1', agency: housing, role: 'agencyWorker' },
  })
  const wrong = { decision: 'intervene', risk: 'high', rationale: 'Meant for the next item.' }
  await meeting.done('decide-item', 'chair', { item: 'i1', ...wrong })
  const right = { decision: 'adviceOnly', risk: 'medium', rationale: 'He is in custody.' }
  const body = { item: 'i1', ...right, reason: 'Entered on the wrong item.' }
  expect((await meeting.send('correct-decision', 'policeLead', body)).status).toBe(403)
  await meeting.done('correct-decision', 'chair', body)
  const [item] = itemsOf(await meeting.read('items', 'chair'))
  expect(item).toMatchObject({ decision: 'adviceOnly', rationale: right.rationale })
  const decided = itemsOf(await meeting.read('timeline?order=newest', 'chair'))
    .filter(({ type }) => type === 'item-decided')
    .toReversed()
  expect(decided).toMatchObject([
    { replacedBy: decided[1]?.['seq'], data: { rationale: wrong.rationale } },
    { replacedBy: null, data: { reason: body.reason } },
  ])
  await api.turn('pathway', first)
  const heard = itemsOf(
    await api.get(`/api/pathways/${first}/timeline?limit=100`, await api.token('chair')),
  )
  expect(heard.map(({ type }) => type)).toContain('decision-corrected')
})
