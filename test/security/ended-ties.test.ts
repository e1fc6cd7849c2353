// Proves that a tie that has ended closes old meetings' items as well, and that to give a duty away ends a tie as to do it does.
import { accepting, council, housing, listing, planMeeting } from '../support/meeting.ts'
import { expect, it } from '@jest/globals'
import { itemsOf, ownApi } from '../support/api.ts'

const api = await ownApi()
const day = 24 * 3_600_000
const person = { name: 'Nemo Quist' }
const coordinator = await api.token('coordinator')
const worker = (agency: string) => api.token('agencyWorker', { agency, sub: `worker ${agency}` })

it('an item of an old meeting closes once nothing ties the agency to its pathway', async () => {
  const referrer = { agency: council, role: 'agencyWorker' }
  const kept = await api.refer({ person: { name: 'Still Open' }, referrer })
  const id = await api.refer({ person, referrer })
  await api.done(id, 'accept-referral', coordinator)
  const meeting = await planMeeting(api)
  await meeting.told('list-item', listing(id, { referrer }))
  await meeting.told('list-item', listing(kept, { referrer }))
  await meeting.until('2026-11-11 17:00')
  await meeting.done('circulate', 'coordinator')
  const reject = { outcome: 'reject', risk: 'standard', rationale: 'Not stalking.' }
  await api.done(id, 'decide-triage', await api.token('policeLead'), reject)
  const token = await worker(council)
  const read = async () => {
    const get = () => api.get(`${meeting.url}/items`, token)
    const { text, ...answer } = await accepting(api, meeting.url, token, get)
    const timeline = (await api.get(`${meeting.url}/timeline?limit=100`, token)).text
    return {
      n: itemsOf({ text, ...answer }).length,
      named: text.includes('Nemo'),
      told: timeline.includes(id),
    }
  }
  expect(await read()).toMatchObject({ n: 2, named: true })
  await meeting.done('cancel-conference', 'coordinator', { reason: 'Nobody came.' })
  const { at } = await api.database
    .selectFrom('conferences')
    .select('at')
    .where('id', '=', meeting.id)
    .executeTakeFirstOrThrow()
  api.clock.now = at + 30 * day - 1
  expect(await read()).toEqual({ n: 2, named: true, told: true })
  api.clock.now = at + 30 * day
  expect(await read()).toEqual({ n: 1, named: false, told: false })
  // Those who run the meeting read it as before.
  expect((await api.get(`${meeting.url}/items`, coordinator)).text).toContain('Nemo')
})

it('whoever owed what was given to another is tied for 30 days more', async () => {
  const id = await api.refer({ person })
  const owed = itemsOf(await api.get(`/api/pathways/${id}/obligations`, coordinator))
  const obligationId = String(owed.find(({ what }) => what === 'acknowledge')?.['id'])
  const give = (agency: string, role: string) =>
    api.done(id, 'reassign', coordinator, { obligationId, agency, role, reason: 'On leave.' })
  const read = async () => {
    const { status, text } = await api.get(`/api/pathways/${id}`, await worker(housing))
    const listed = (await api.get('/api/pathways', await worker(housing))).text
    return {
      status,
      named: text.includes('Nemo'),
      listed: listed.includes(id) && listed.includes('Nemo'),
    }
  }
  const gone = { status: 404, named: false, listed: false }
  const there = { status: 200, named: true, listed: true }
  expect(await read()).toEqual(gone)
  await give(housing, 'coordinator')
  expect(await read()).toEqual(there)
  await give('suzy-lamplugh-trust', 'coordinator')
  const given = api.clock.now
  expect(await read()).toEqual(there)
  api.clock.now = given + 30 * day - 1
  expect(await read()).toEqual(there)
  api.clock.now = given + 30 * day
  expect(await read()).toEqual(gone)
})
