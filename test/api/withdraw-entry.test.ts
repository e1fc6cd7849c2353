// Proves that what was entered in error can be withdrawn, that both stand on the timeline, and that lists have the right one.
import { expect, it } from '@jest/globals'
import { itemsOf, ownApi, type TestApi } from '../support/api.ts'

const api: TestApi = await ownApi()
const coordinator = await api.token('coordinator')
const police = await api.token('policeLead')
const housing = await api.token('agencyWorker', { agency: 'london-housing' })

const timeline = async (id: string, token = coordinator) =>
  itemsOf(await api.get(`/api/pathways/${id}/timeline?limit=100`, token))
const owed = async (id: string) =>
  itemsOf(await api.get(`/api/pathways/${id}/obligations?open=true`, coordinator)).map(
    ({ what }) => what,
  )
const numberOf = async (id: string, type: string) =>
  (await timeline(id)).findLast((one) => one['type'] === type)?.['seq']
const incident = { on: '2026-01-14', kind: 'threat', note: 'Seen at her door.' }

it('strikes out an incident that was about somebody else, and owes what was owed', async () => {
  const id = await api.refer()
  await api.done(id, 'accept-referral', coordinator)
  const before = await owed(id)
  await api.done(id, 'report-incident', police, incident)
  expect(await owed(id)).toContain('emergencyConference')
  const event = await numberOf(id, 'incident-reported')
  await api.done(id, 'withdraw-entry', police, { event, reason: 'About his brother.' })
  expect(await owed(id)).toEqual(before)
  const told = await timeline(id)
  const struck = told.find(({ seq }) => seq === event)
  const withdrawal = told.find(({ type }) => type === 'entry-withdrawn')
  expect(struck).toMatchObject({ type: 'incident-reported', withdrawnBy: withdrawal?.['seq'] })
  expect(withdrawal).toMatchObject({ data: { reason: 'About his brother.' }, withdrawnBy: null })
  expect(withdrawal?.['data']).not.toHaveProperty('stood')
  const { flags } = (await api.get(`/api/pathways/${id}`, coordinator)).body
  expect(flags).toEqual([])
})

it('gives back the very obligation that a wrong death ended', async () => {
  const id = await api.refer()
  await api.done(id, 'accept-referral', coordinator)
  const rows = async () =>
    itemsOf(await api.get(`/api/pathways/${id}/obligations?open=true`, coordinator)).map(
      ({ id: which, what, due, endedAt }) => ({ which, what, due, endedAt }),
    )
  const before = await rows()
  await api.done(id, 'record-death', coordinator, { who: 'person', on: '2026-01-19' })
  const event = await numberOf(id, 'death-recorded')
  await api.done(id, 'withdraw-entry', coordinator, { event, reason: 'It was his father.' })
  expect(await rows()).toEqual(before)
  const { stage } = (await api.get(`/api/pathways/${id}`, coordinator)).body
  expect(stage).toBe('triage')
})

it('offers in its form what this reader may withdraw, and shows it struck out on the page', async () => {
  const id = await api.refer()
  await api.done(id, 'report-incident', police, incident)
  const event = await numberOf(id, 'incident-reported')
  const choices = async (token: string) => {
    const form = await api.get(`/api/pathways/${id}/commands/withdraw-entry/choices`, token)
    return (form.body['choices'] as Record<string, { value: string }[]>)['event']
  }
  expect(await choices(police)).toMatchObject([{ value: String(event) }])
  expect(await choices(await api.token('chair'))).toBeUndefined() // it is not offered
  const url = `/api/pathways/${id}/commands/withdraw-entry`
  const body = { event, reason: 'Wrong man.' }
  expect(await api.send('POST', url, housing, body)).toMatchObject({ status: 404 })
  expect(await api.send('POST', url, await api.token('chair'), body)).toMatchObject({
    status: 409,
    body: { code: 'not-your-entry' },
  })
  expect(await api.send('POST', url, police, { event: 0, reason: 'x' })).toMatchObject({
    status: 400,
    body: { errors: [{ field: 'event' }] },
  })
})
