// Proves that who somebody is can be put right at any stage, and that they are found by what is known of them now.
import { expect, it } from '@jest/globals'
import { itemsOf, ownApi, pathwayOf } from '../support/api.ts'
import { referralExample } from '../support/examples.ts'

const api = await ownApi()
const coordinator = await api.token('coordinator')

async function refer(person: object) {
  const body = { ...referralExample, person }
  return pathwayOf(await api.send('POST', '/api/referrals', coordinator, body))
}
const found = async (q: string) =>
  itemsOf(await api.get(`/api/pathways?q=${encodeURIComponent(q)}`, coordinator)).map(
    ({ id }) => id,
  )
const born = { dateOfBirth: '1984-02-09' }
const correct = (id: string, name: string, more: object = {}) =>
  api.done(id, 'correct-person', coordinator, {
    person: { name, aliases: [], ...born, ...(more as { address?: string }) },
    reason: 'By deed poll.',
  })

it('is shown and found by the new name and by the former one, after acceptance too', async () => {
  const id = await refer({ name: 'Alex Pelham', ...born })
  await api.done(id, 'accept-referral', coordinator)
  await correct(id, 'Jo Newname', { address: '4 Elm Road, N1 2AB' })
  const { person } = (await api.get(`/api/pathways/${id}`, coordinator)).body
  expect(person).toMatchObject({ name: 'Jo Newname', formerNames: ['Alex Pelham'] })
  expect(person).toMatchObject({ address: '4 Elm Road, N1 2AB' })
  expect([await found('newname'), await found('pelham')]).toEqual([[id], [id]])
  const timeline = itemsOf(await api.get(`/api/pathways/${id}/timeline`, coordinator))
  expect(timeline.map(({ type }) => type)).toContain('person-corrected')
})

it('is found by nobody under a name that is kept out of sight, and matched by it all the same', async () => {
  const id = await refer({ name: 'Terry Wainfleet', ...born })
  await api.done(id, 'correct-person', coordinator, {
    person: { name: 'Tara Wainfleet', aliases: [], ...born },
    former: 'hidden',
    reason: 'As she asked.',
  })
  expect([await found('terry wainfleet'), await found('tara')]).toEqual([[], [id]])
  const shown = await api.get(`/api/pathways/${id}`, coordinator)
  expect(shown.text).not.toContain('Terry')
  const again = await refer({ name: 'Terry Wainfleet', ...born })
  const matches = itemsOf(await api.get(`/api/pathways/${again}/matches`, coordinator))
  expect(matches).toMatchObject([{ pathwayId: id, band: 'certain' }])
})

it('looks for the same person again, and the coordinator owes a look at whoever is found', async () => {
  const other = await refer({ name: 'Morgan Silverdale', ...born })
  const id = await refer({ name: 'Unknown' })
  await correct(id, 'Morgan Silverdale')
  const { flags } = (await api.get(`/api/pathways/${id}`, coordinator)).body
  expect(flags).toEqual(['possibleDuplicate'])
  const owed = itemsOf(await api.get(`/api/pathways/${id}/obligations?open=true`, coordinator))
  expect(owed.map(({ what }) => what)).toContain('lookAtMatch')
  const matches = itemsOf(await api.get(`/api/pathways/${id}/matches`, coordinator))
  expect(matches.map(({ pathwayId }) => pathwayId)).toEqual([other])
})

it('names the field and the rule of what is wrong, and is for coordinator and police lead', async () => {
  const id = await refer({ name: 'Robin Fairlie', ...born })
  const send = (body: object, token = coordinator) =>
    api.send('POST', `/api/pathways/${id}/commands/correct-person`, token, body)
  const person = { name: 'Robin Fairlie', nhsNumber: '1' }
  expect(await send({ person, reason: 'x' })).toMatchObject({
    status: 400,
    body: { errors: [{ field: 'person.nhsNumber', rule: 'no-such-number' }] },
  })
  const clinician = await api.token('forensicClinician')
  const right = { person: { name: 'Robin Fairlie' }, reason: 'x' }
  expect((await send(right, clinician)).status).toBe(403)
})

it('is not found by what an amendment said that was refused', async () => {
  const id = await refer({ name: 'Casey Thorncombe', ...born })
  const amended = { person: { name: 'Casey Refusedname' } }
  const url = `/api/pathways/${id}/commands/amend-referral`
  expect((await api.send('POST', url, await api.token('policeLead'), amended)).status).toBe(409)
  expect([await found('refusedname'), await found('thorncombe')]).toEqual([[], [id]])
})
