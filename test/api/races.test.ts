// Proves that requests that cross each other leave one sound result, whatever their order.
import { beforeEach, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { eraseRecord } from '../support/erasing.ts'
import { itemsOf, ownApi } from '../support/api.ts'
import { stopEngine, together } from '../support/together.ts'
import { asEngine } from '../support/words.ts'

const api = await ownApi()
const coordinator = await api.token('coordinator')
const officer = await api.token('dataProtectionOfficer')

const surnames = ['Ashby', 'Bellwether', 'Corrigan', 'Dunstable', 'Eastlake', 'Fenwick', 'Garside']
let names: [string, string]
let here: string
let there: string
beforeEach(async () => {
  const surname = surnames.pop() ?? ''
  names = [`Percival ${surname}`, `Wilhelmina ${surname}`]
  here = await api.refer({ person: { name: names[0] } })
  there = await api.refer({ person: { name: names[1] } })
})

const referrer = () => api.token('policeLead')

const command = (id: string, name: string, body: object, token = coordinator, key = randomUUID()) =>
  api.send('POST', `/api/pathways/${id}/commands/${name}`, token, body, { key })

const look = async (id: string) => (await api.get(`/api/pathways/${id}`, coordinator)).body
const nameOf = async (id: string) => (await look(id))['person'] as { name: string } | null

const rejected = { code: 'outOfArea', reason: 'Moved away.' }
const same = { reason: 'The same man.' }

async function end(id: string) {
  await api.done(id, 'reject-referral', coordinator, rejected)
}

async function erase(id: string) {
  await eraseRecord(api, id, { ground: 'rightToErasure', reason: 'He asked, and is right.' })
}

test('a repeated request gets its first answer again, also when the pathway that it named has ended since', async () => {
  const [linking, merging] = [randomUUID(), randomUUID()]
  const link = { pathwayId: there, reason: 'The same man.' }
  const merged = await command(here, 'merge-person', link, coordinator, merging)
  const linked = await command(here, 'link-referral', link, coordinator, linking)
  await end(there)
  expect(await command(here, 'link-referral', link, coordinator, linking)).toMatchObject({
    status: 200,
    body: linked.body,
  })
  expect(await command(here, 'merge-person', link, coordinator, merging)).toMatchObject({
    status: 200,
    body: merged.body,
  })
  // Another request under its key, and the same under another, are told what is true now.
  const other = { ...link, reason: 'Another.' }
  expect((await command(here, 'link-referral', other, coordinator, linking)).status).not.toBe(200)
  expect((await command(here, 'link-referral', link)).status).toBe(400)
})

test('what was amended before a merge stays with the person it was about, in one turn or in two', async () => {
  const amended = { person: { name: `${names[0]} Junior` } }
  await api.done(here, 'return-referral', coordinator, { reason: 'Who is he?' })
  const merge = ['merge-person', coordinator, { pathwayId: there, ...same }] as const
  const amend = ['amend-referral', await referrer(), amended] as const
  expect(await together(api, here, [amend, merge])).toEqual(['done', 'done'])
  expect(await nameOf(there)).toMatchObject({ name: names[1] })
  expect(await nameOf(here)).toMatchObject({ name: names[1] })
  await api.done(here, 'split-person', coordinator, { reason: 'Two men.' })
  expect(await nameOf(here)).toMatchObject({ name: amended.person.name })
  expect(await nameOf(there)).toMatchObject({ name: names[1] })
})

test('what is amended behind a merge is said of the person that both are about', async () => {
  const amended = { person: { name: `${names[0]} Junior` } }
  await api.done(here, 'return-referral', coordinator, { reason: 'Who is he?' })
  const merge = ['merge-person', coordinator, { pathwayId: there, ...same }] as const
  const amend = ['amend-referral', await referrer(), amended] as const
  expect(await together(api, here, [merge, amend])).toEqual(['done', 'done'])
  for (const id of [here, there])
    expect(await nameOf(id)).toMatchObject({ name: amended.person.name })
  await end(here)
  await erase(here)
  expect(await nameOf(there)).toMatchObject({ name: amended.person.name }) // it is kept, and needs it
})

test('nobody is made the person of an erased pathway, of whom nothing is known any more', async () => {
  await end(there)
  await erase(there)
  const answer = await command(here, 'merge-person', { pathwayId: there, ...same })
  expect(answer).toMatchObject({ status: 400, body: { code: 'bad-input' } })
  expect(await nameOf(here)).toMatchObject({ name: names[0] })
})

test('a merge that crosses the erasing of the other pathway is undone automatically', async () => {
  await end(there)
  const body = { decision: 'erase', ground: 'unlawful', reason: 'It was nobody’s business.' }
  await api.done(there, 'decide-retention', officer, body)
  await stopEngine(api)
  const merge = await command(here, 'merge-person', { pathwayId: there, ...same })
  const erasing = await command(there, 'confirm-erasure', {}, await api.token('supervisor'))
  expect([merge.status, erasing.status]).toEqual([202, 202])
  api.engine = 'runs'
  await api.turn('pathway', there)
  await api.turn('pathway', here)
  expect(await nameOf(here)).toMatchObject({ name: names[0] })
  expect(await nameOf(there)).toBeNull()
  const types = itemsOf(await api.get(`/api/pathways/${here}/timeline`, coordinator))
  expect(types.map(({ type }) => type)).toEqual(
    expect.arrayContaining(['person-merged', 'person-split']),
  )
  const records = await asEngine(api.database, (tx) =>
    tx.selectFrom('person_records').select('name').where('name', '=', names[1]).execute(),
  )
  expect(records).toEqual([])
})

test('an erased referral is not taken back from where it went, because what was said then would be erased too', async () => {
  await api.done(here, 'link-referral', coordinator, { pathwayId: there, ...same })
  await erase(here)
  const answer = await command(here, 'unlink-referral', { reason: 'Another man.' })
  expect(answer).toMatchObject({ status: 409, body: { code: 'already-erased' } })
  expect(await look(here)).toMatchObject({ stage: 'ended' })
})

test('a list shows nobody’s name beside an erased pathway, though the same person’s other pathway is kept', async () => {
  await api.done(here, 'merge-person', coordinator, { pathwayId: there, ...same })
  const third = await api.refer({ person: { name: `Third ${names[0]}` } })
  await api.done(third, 'merge-person', coordinator, { pathwayId: there, ...same })
  await end(here)
  await erase(here)
  const found = await api.get(`/api/pathways?limit=100`, coordinator)
  const row = (id: string) => itemsOf(found).find((one) => one['id'] === id)
  expect(row(there)).toMatchObject({ person: { name: names[1] } })
  expect(row(here)).toMatchObject({ person: null })
  for (const name of [names[1], `Third ${names[0]}`]) {
    const sought = await api.get(`/api/pathways?q=${encodeURIComponent(name)}`, coordinator)
    expect(
      itemsOf(sought)
        .map(({ id }) => id)
        .sort(),
    ).toEqual([there, third].sort())
  }
})
