// Proves that an adjourned meeting is reconvened once, and needs no further reason.
import { expect, it } from '@jest/globals'
import { inSession, listing, planMeeting } from '../support/meeting.ts'
import { ownApi } from '../support/api.ts'

const api = await ownApi()

it('needs no reason for a meeting that reconvenes another, which must have been adjourned, and is reconvened once', async () => {
  const meeting = await planMeeting(api)
  await meeting.told('list-item', listing('pw00000000test'))
  const reconvene = async () =>
    api.send('POST', '/api/conferences', await api.token('chair'), {
      site: 'london',
      form: 'stalkingPanel',
      at: '2026-11-25T10:00:00Z',
      reconvenes: meeting.id,
    })
  const refused = { status: 409, body: { code: 'not-adjourned' } }
  expect(await reconvene()).toMatchObject(refused)
  await inSession(meeting)
  expect(await reconvene()).toMatchObject(refused)
  await meeting.done('adjourn', 'chair', { because: 'other', reason: 'It was late.' })
  expect(await reconvene()).toMatchObject({ status: 201, body: { outcome: 'done' } })
  expect(await reconvene()).toMatchObject(refused)
})
