// Proves that an agency's page shows its own people what is theirs, and that those who work cases say who covers whom.
import { expect, it } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { agencyPages } from '../../web/pages/agency/page.ts'
import { readsIn } from '../support/audit.ts'
import { usualAgency } from '../support/people.ts'
import { userOf } from '../support/used-pages.ts'
import { itemsOf, ownApi } from '../support/api.ts'
import type { Posted } from '../../web/page.ts'

const api = await ownApi()
const use = userOf(api, agencyPages)

const cover = {
  role: 'policeLead',
  address: 'sam@met.example.org',
  'firstDay-day': '2',
  'firstDay-month': '11',
  'firstDay-year': '2026',
  'lastDay-day': '9',
  'lastDay-month': '11',
  'lastDay-year': '2026',
}

it('shows what waits for the agency, each with its one form, and how soon it answers', async () => {
  const id = await api.refer()
  await api.done(id, 'accept-referral', await api.token('coordinator'))
  const waiting = await api.refer()
  const { text } = await use('GET', '/agency', 'coordinator')
  expect(text).toContain(`/pathways/${waiting}`)
  expect(text).toContain('A referral to be acknowledged')
  expect(text).toContain('100% (1 of 1)')
  expect(text).toContain('Alex Example')
  const other = await use('GET', '/agency', 'agencyWorker')
  expect(other.text).not.toContain(waiting)
  const read = (await readsIn(api.database)).filter(({ what }) => what === 'agency')
  expect(read.length).toBeGreaterThan(0)
})

it('shows the agency its own addresses, and nobody else’s', async () => {
  const { text } = await use('GET', '/agency', 'agencyWorker')
  const contacts = await api.database.selectFrom('contacts').selectAll().execute()
  for (const { agency, address } of contacts)
    expect([address, text.includes(address)]).toEqual([
      address,
      agency === usualAgency.agencyWorker,
    ])
})

it('adds a cover once however often it is pressed, shows it to the agency alone, and ends it', async () => {
  const form = await use('GET', '/agency/cover', 'policeLead')
  const posted: Posted = { ...form.posted, ...cover }
  const press = async () => (await use('POST', '/agency/cover', 'policeLead', { posted })).to
  expect([await press(), await press()]).toEqual(['/agency', '/agency'])
  const seen = await use('GET', '/agency', 'chair')
  expect(seen.text.match(/sam@met\.example\.org/g)?.length).toBeGreaterThan(0)
  expect(seen.text).toContain('9 November 2026')
  expect((await use('GET', '/agency', 'coordinator')).text).not.toContain('sam@met.example.org')
  const id = String(posted['key'])
  const elsewhere = await use('POST', '/agency/cover/:id/end', 'coordinator', { params: { id } })
  expect(elsewhere.no).toMatchObject({ code: 'not-found' })
  const ended = await use('POST', '/agency/cover/:id/end', 'chair', { params: { id } })
  expect(ended.to).toBe('/agency')
  expect((await use('GET', '/agency', 'chair')).text).toContain('Past cover (1)')
  const changes = await api.database
    .selectFrom('reference_changes')
    .select(['what', 'id', 'by'])
    .where('what', '=', 'cover')
    .orderBy('n')
    .execute()
  const changed = { what: 'cover', id: `metropolitan-police-service/policeLead/${id}` }
  expect(changes).toEqual([
    { ...changed, by: 'policeLead of metropolitan-police-service' },
    { ...changed, by: 'chair of metropolitan-police-service' },
  ])
  expect(api.logged.join('')).not.toContain('sam@met')
})

it('comes back with everything that was typed where the days cannot be', async () => {
  const form = await use('GET', '/agency/cover', 'policeLead')
  const posted = { ...form.posted, ...cover, 'lastDay-day': '1' }
  const bad = await use('POST', '/agency/cover', 'policeLead', { posted })
  expect(bad.status).toBe(400)
  expect(bad.posted).toEqual(posted)
  expect(bad.text).toContain('The last day must not be before the first')
})

it('is for the API as it is for the pages', async () => {
  const body = {
    role: 'chair',
    address: 'kim@met.example.org',
    firstDay: '2026-11-02',
    lastDay: '2026-11-03',
  }
  const [chair, administrator] = [await api.token('chair'), await api.token('administrator')]
  const url = `/api/covers/${randomUUID()}`
  expect((await api.send('PUT', url, chair, body)).status).toBe(201)
  expect((await api.send('PUT', url, chair, body)).status).toBe(200)
  const changed = await api.send('PUT', url, chair, { ...body, lastDay: '2026-11-04' })
  expect([changed.status, changed.body['code']]).toEqual([422, 'key-used'])
  expect((await api.send('PUT', url, administrator, body)).body['code']).toBe('not-your-role')
  const late = { ...body, lastDay: '2028-11-04' }
  const long = await api.send('PUT', `/api/covers/${randomUUID()}`, chair, late)
  expect([long.status, long.text]).toEqual([400, expect.stringContaining('too-long')])
  const listed = itemsOf(await api.get('/api/covers', chair))
  expect(listed.find(({ address }) => address === body.address)).toMatchObject({
    state: 'holds',
    by: 'chair Person',
  })
  expect(itemsOf(await api.get('/api/covers', administrator))).toEqual([])
  for (const n of [1, 2, 3, 4])
    await api.send('PUT', `/api/covers/${randomUUID()}`, chair, { ...body, address: `k${n}@x.org` })
  const sixth = await api.send('PUT', `/api/covers/${randomUUID()}`, chair, body)
  expect([sixth.status, sixth.text]).toEqual([400, expect.stringContaining('too-many')])
  expect((await api.send('DELETE', url, chair)).status).toBe(204)
  expect(
    itemsOf(await api.get('/api/covers', chair)).find(({ state }) => state === 'ended'),
  ).toBeDefined()
})
