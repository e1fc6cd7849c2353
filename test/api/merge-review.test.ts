// Proves over HTTP that no merge makes somebody person and victim of one pathway before somebody else has looked.
import { expect, it } from '@jest/globals'
import { itemsOf, ownApi } from '../support/api.ts'

const api = await ownApi()
const coordinator = await api.token('coordinator')
const supervisor = await api.token('supervisor')

const page = async (id: string) => (await api.get(`/api/pathways/${id}`, coordinator)).body
const owed = async (id: string) =>
  itemsOf(await api.get(`/api/pathways/${id}/obligations?open=true&limit=100`, coordinator)).map(
    ({ what, role }) => `${String(role)} ${String(what)}`,
  )
const who = (name: string, dateOfBirth: string) => ({ name, dateOfBirth })
const ivan = who('Ivaylo Ferreday', '1980-02-11')
const maya = who('Mayabella Quartermaine', '1986-10-23')
const safeContact = { safe: true, channels: ['phone'] }
const victim = (of: object) => ({ ...of, relationship: 'exPartner', safeContact })
const same = { reason: 'The names were thought to be one.' }

it('of two who each name the other, a merge waits, and is refused or made by somebody else', async () => {
  const his = await api.refer({ person: ivan, victim: victim(maya) })
  const hers = await api.refer({ person: maya, victim: victim(ivan) })
  const before = (await page(his))['person']
  await api.done(his, 'merge-person', coordinator, { ...same, pathwayId: hers })
  expect((await page(his))['person']).toEqual(before)
  expect(await owed(his)).toContain('supervisor reviewMerge')
  const again = { ...same, pathwayId: hers }
  const url = `/api/pathways/${his}/commands`
  expect(await api.send('POST', `${url}/merge-person`, coordinator, again)).toMatchObject({
    status: 409,
    body: { code: 'merge-held' },
  })
  await api.done(his, 'review-merge', supervisor, { same: false, reason: 'They are two.' })
  expect((await page(his))['person']).toEqual(before)
  expect(await owed(his)).not.toContain('supervisor reviewMerge')
})

it('of two who are nobody’s victims, a merge is made at once', async () => {
  const one = await api.refer({ person: ivan })
  const other = await api.refer({ person: { ...ivan, name: 'Ivailo Ferreday' } })
  await api.done(one, 'merge-person', coordinator, { ...same, pathwayId: other })
  expect((await page(one))['person']).toEqual((await page(other))['person'])
})
