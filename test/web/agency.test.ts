// Proves that an agency's page shows its own people what is theirs, and that those who work cases say who covers whom.
import { expect, it } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { agencyPages } from '../../web/pages/agency/page.ts'
import { clockPages } from '../../web/pages/reference/clock.ts'
import { referenceForms } from '../../web/pages/reference/edit.ts'
import { referencePages } from '../../web/pages/reference/page.ts'
import { isNo } from '../../app/answers.ts'
import { itemsOf, ownApi } from '../support/api.ts'
import type { Posted } from '../../web/page.ts'
import type { Role } from '../../domain/codes.ts'
import { sentBy } from '../support/forms.ts'
import { usualAgency } from '../support/people.ts'

const api = await ownApi()

const pages = [...agencyPages, ...referencePages, ...referenceForms, ...clockPages]

/** Asks for a page, or presses its button, as somebody in a role. */
async function use(
  method: 'GET' | 'POST',
  path: string,
  role: Role,
  {
    posted = {},
    params = {},
    agency = usualAgency[role],
  }: { posted?: Posted; params?: object; agency?: string } = {},
) {
  const by = { id: `${role} of ${agency}`, agency, roles: [role], sites: ['london'] }
  const session = { ...by, actor: by, name: 'Sam Example', as: undefined, sid: undefined }
  const route = pages.find((one) => one.method === method && one.path === path)
  if (!route) throw new Error(`no page ${path}`)
  const asked = {
    deps: api.deps,
    by,
    session,
    params,
    query: {},
    now: api.clock.now,
    url: path,
    kept: undefined,
  }
  const next = await route.answer({ ...asked, posted })
  if (isNo(next)) return { no: next, to: undefined, text: '', status: undefined }
  if ('to' in next) return { no: undefined, to: next.to, text: '', status: 303 }
  if ('file' in next) throw new Error('a file')
  const text = next.body.text.replace(/\s+/g, ' ')
  return {
    no: undefined,
    to: undefined,
    text,
    status: next.status ?? 200,
    posted: sentBy(next.body),
  }
}

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
  const read = await api.database
    .selectFrom('reads')
    .select('what')
    .where('what', '=', 'agency')
    .execute()
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
  expect((await use('GET', '/agency', 'chair')).text).toContain('Cover that is over (1)')
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

it('writes an agency, its address and a site from forms, and says who did', async () => {
  const write = (path: string, id: string, posted: Posted) =>
    use('POST', path, 'administrator', { params: { id }, posted })
  const agency = { id: 'Kent Police', name: 'Kent Police', division: 'england-and-wales' }
  const bad = await write('/reference/agencies/:id', 'new', agency)
  expect([bad.status, bad.posted]).toEqual([400, agency])
  expect(bad.text).toContain('href="#id"')
  const good = { ...agency, id: 'kent-police' }
  expect((await write('/reference/agencies/:id', 'new', good)).to).toBe('/reference')
  const contact = { role: 'policeLead', address: 'desk@kent.example.org' }
  const at = '/reference/agencies/:id/contact'
  expect((await write(at, 'kent-police', contact)).to).toBe('/reference')
  const kent = { id: 'kent', name: 'Kent', agencies: ['kent-police'] }
  const nobody = await write('/reference/sites/:id', 'new', kent)
  expect([nobody.status, nobody.text]).toEqual([
    400,
    expect.stringContaining('href="#holders-coordinator"'),
  ])
  const held = { ...kent, 'holders.coordinator': 'kent-police' }
  expect((await write('/reference/sites/:id', 'new', held)).to).toBe('/reference')
  const changes = await use('GET', '/reference/changes', 'administrator')
  for (const words of ['Site: Kent', 'Contact of Kent Police: Police lead', 'Agency: Kent Police'])
    expect(changes.text).toContain(words)
  expect(changes.text).not.toContain('desk@kent')
  expect((await use('GET', '/reference/changes', 'chair')).no).toMatchObject({ no: 'refused' })
  expect((await use('GET', '/reference', 'chair')).text).not.toContain('/reference/sites/')
})

it('says whom a new number of a policy concerns before it is saved, and saves it once', async () => {
  await api.refer()
  const path = '/reference/policies/:site/clocks/:clock'
  const params = { site: 'london', clock: 'acknowledge' }
  const form = await use('GET', path, 'administrator', { params })
  const posted: Posted = { ...form.posted, count: '3', reason: 'As agreed in May.' }
  const bad = await use('POST', path, 'administrator', {
    params,
    posted: { ...posted, count: 'x' },
  })
  expect([bad.status, bad.posted]).toEqual([400, { ...posted, count: 'x' }])
  const check = await use('POST', path, 'administrator', { params, posted })
  expect(check.text).toMatch(/Now waiting under this number: [1-9]/)
  expect(check.text).toContain('3 working days')
  const save = { ...check.posted, do: 'save' }
  expect((await use('POST', path, 'administrator', { params, posted: save })).to).toBe(
    '/reference/policies/london',
  )
  const again = await use('POST', path, 'administrator', { params, posted: save })
  expect(again.text).toContain('Somebody else changed this in the meantime.')
  const shown = await use('GET', '/reference/policies/:site', 'chair', { params })
  expect(shown.text).toContain('As agreed in May.')
  expect(shown.text).toContain('3 working days')
  const foreign = { site: 'hampshire', clock: 'acknowledge' }
  const theirs = await use('GET', path, 'administrator', { params: foreign })
  const no = await use('POST', path, 'administrator', {
    params: foreign,
    posted: { ...theirs.posted, reason: 'x' },
  })
  expect(no.no).toMatchObject({ code: 'not-your-site' })
})
