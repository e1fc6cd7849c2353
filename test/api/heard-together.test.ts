// Proves over HTTP that a meeting hears items together that share a victim, if the chair says so, and who is told why.
import { beforeAll, expect, it } from '@jest/globals'
import { listing, planMeeting, type TestMeeting } from '../support/meeting.ts'
import { fetchFile } from '../support/papers.ts'
import { itemsOf, ownApi } from '../support/api.ts'
import { signIn, visit } from '../support/pages.ts'

const api = await ownApi()
const advocate = await api.token('victimAdvocate')
const clinician = await api.token('forensicClinician')
const chair = await api.token('chair')

const victim = {
  ...{ name: 'Anastazja Borowiecka', dateOfBirth: '1991-05-04', relationship: 'exPartner' },
  safeContact: { safe: true, channels: ['phone'] },
}

let meeting: TestMeeting
let ben: string
let carl: string

beforeAll(async () => {
  ben = await api.refer({ person: { name: 'Benedikt Oldfather' }, victim })
  const other = await api.refer({ person: { name: 'Dorian Elsewhere' } })
  carl = await api.refer({ person: { name: 'Carlomagno Newcastle' }, victim })
  const same = { pathwayId: ben, reason: 'She told me of both men.' }
  await api.done(carl, 'confirm-same-victim', advocate, same)
  for (const id of [ben, carl]) await api.turn('pathway', id)
  meeting = await planMeeting(api)
  for (const id of [ben, other, carl])
    await meeting.told('list-item', listing(id, { risk: 'medium', agencies: [] }))
})

/** The items on the agenda for somebody, as far as they say with whom they are heard. */
async function agendaFor(token: string) {
  const answer = await api.get(`${meeting.url}/agenda`, token)
  const parts = answer.body['parts'] as { part: string; items: Record<string, unknown>[] | null }[]
  return parts
    .flatMap(({ items }) => items ?? [])
    .map(({ item, heardWith, sharesVictim }) => ({ item, heardWith, sharesVictim }))
}

const alone = (item: string) => ({ item, heardWith: [], sharesVictim: false })

it('hears them in the order of the list until the chair says otherwise', async () => {
  expect(await agendaFor(chair)).toEqual([alone('i1'), alone('i2'), alone('i3')])
})

it('hears them one after another once the chair says so, and says why to those who may know', async () => {
  await meeting.done('group-items', 'chair', { items: ['i1', 'i3'] })
  expect(await agendaFor(chair)).toEqual([
    { item: 'i1', heardWith: ['i3'], sharesVictim: true },
    { item: 'i3', heardWith: ['i1'], sharesVictim: true },
    alone('i2'),
  ])
  const items = itemsOf(await api.get(`${meeting.url}/items`, chair))
  expect(items.map(({ item, place }) => [item, place])).toEqual([
    ['i1', 1],
    ['i2', 3],
    ['i3', 2],
  ])
})

it('shows it on the page and in the pack', async () => {
  const visitor = visit(api.app, await signIn(api, 'chair'))
  const { text } = await visitor.get(`/meetings/${meeting.id}`)
  expect(text).toContain('Heard together with 2')
  expect(text).toContain('A victim in common')
  const pack = await fetchFile(api, `${meeting.url}/pack.html`, { token: chair })
  expect(pack.text).toContain('with item 3, because they have a victim in common')
})

it('tells who treats that they are heard together, and not why', async () => {
  await meeting.until('2026-11-11 17:00')
  await meeting.done('circulate', 'coordinator')
  await api.send('POST', `${meeting.url}/commands/accept-for-papers`, clinician, {})
  expect(await agendaFor(clinician)).toEqual([
    { item: 'i1', heardWith: ['i3'], sharesVictim: false },
    { item: 'i3', heardWith: ['i1'], sharesVictim: false },
    alone('i2'),
  ])
})
