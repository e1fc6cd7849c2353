// Proves that administrators change reference data by forms that lose nothing, and that everybody sees who changed what.
import { expect, it } from '@jest/globals'
import { clockPages } from '../../web/pages/reference/clock.ts'
import { contactPages } from '../../web/pages/reference/contact.ts'
import { holding, panel } from '../support/rhythm.ts'
import { ownApi } from '../support/api.ts'
import { partPages } from '../../web/pages/reference/part.ts'
import type { Posted } from '../../web/page.ts'
import { referenceForms } from '../../web/pages/reference/edit.ts'
import { referencePages } from '../../web/pages/reference/page.ts'
import { userOf } from '../support/used-pages.ts'

const api = await ownApi()
const use = userOf(api, [
  ...referencePages,
  ...contactPages,
  ...referenceForms,
  ...clockPages,
  ...partPages,
])

it('writes an agency, its address and a site from forms, and says who did', async () => {
  const write = (path: string, id: string, posted: Posted) =>
    use('POST', path, 'administrator', { params: { id }, posted })
  const agency = { id: 'Kent Police', name: 'Kent Police', division: 'england-and-wales' }
  const bad = await write('/reference/agencies/:id', 'new', agency)
  expect([bad.status, bad.posted]).toEqual([400, agency])
  expect(bad.text).toContain('href="#id"')
  const good = { ...agency, id: 'kent-police' }
  expect((await write('/reference/agencies/:id', 'new', good)).to).toBe('/reference')
  const contact = { role: 'policeLead', site: 'every-site', address: 'desk@kent.example.org' }
  const at = '/reference/agencies/:id/contact'
  const empty = await write(at, 'kent-police', { role: '', site: '', address: ' ' })
  for (const words of ['Select the role', 'Select which messages', 'Enter the address'])
    expect(empty.text).toContain(words)
  const alone = await use('GET', at, 'administrator', { params: { id: 'kent-police' } })
  expect(alone.text).toContain('name="site" value="every-site"') // one choice is none
  const list = (await use('GET', '/reference', 'administrator')).text
  expect(list).toContain('/reference/agencies/metropolitan-police-service/contact"')
  expect(list).not.toContain('/reference/agencies/cheshire-constabulary/contact"')
  const theirs = await use('GET', at, 'administrator', { params: { id: 'cheshire-constabulary' } })
  expect(theirs.text).toContain('The agency serves none of your sites.')
  expect(theirs.text).not.toContain('name="address"')
  expect((await write(at, 'kent-police', contact)).to).toBe('/reference/contact-changes')
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
  expect(again.to).toBe('/reference/policies/london') // the same, sent twice, is one version
  const other = { ...save, reason: 'Another.' }
  const late = await use('POST', path, 'administrator', { params, posted: other })
  expect(late.text).toContain('Somebody else changed this in the meantime.')
  const checked = await use('POST', path, 'administrator', { params, posted: late.posted ?? {} })
  expect(checked.text).toContain('Until now') // over what the other wrote
  const shown = await use('GET', '/reference/policies/:site', 'chair', { params })
  expect(shown.text).toContain('As agreed in May.')
  expect(shown.text).toContain('3 working days')
  const foreign = { site: 'hampshire', clock: 'acknowledge' }
  for (const method of ['GET', 'POST'] as const) {
    const { no } = await use(method, path, 'administrator', { params: foreign, posted: save })
    expect(no).toMatchObject({ code: 'not-your-site' })
  }
})

it('changes any other part of a policy, with whom it concerns said before', async () => {
  await holding(api.database, panel(), api.clock.now)
  const path = '/reference/policies/:site/parts/:part'
  const params = { site: 'london', part: 'meetings.stalkingPanel.capacity' }
  const form = await use('GET', path, 'administrator', { params })
  const posted: Posted = { ...form.posted, items: '12', reason: 'Too many in one morning.' }
  const bad = await use('POST', path, 'administrator', {
    params,
    posted: { ...posted, items: '0' },
  })
  expect([bad.status, bad.text]).toEqual([
    400,
    expect.stringContaining('The number of items must be 1 or more'),
  ])
  expect(bad.posted).toMatchObject({ items: '0', reason: 'Too many in one morning.' })
  const check = await use('POST', path, 'administrator', { params, posted })
  expect(check.text).toMatch(/From now on[^]*Items: 12[^]*Meetings already planned/)
  const save = { ...check.posted, do: 'save' }
  const saved = await use('POST', path, 'administrator', { params, posted: save })
  expect(saved.to).toBe('/reference/policies/london')
  const again = await use('POST', path, 'administrator', { params, posted: save })
  expect(again.to).toBe('/reference/policies/london') // the same, sent twice, is one version
  const other = { ...save, reason: 'Another.' }
  const late = await use('POST', path, 'administrator', { params, posted: other })
  expect(late.text).toContain('Somebody else changed this in the meantime.')
  const checked = await use('POST', path, 'administrator', { params, posted: late.posted ?? {} })
  expect(checked.text).toContain('Until now') // over what the other wrote
  const shown = await use('GET', '/reference/policies/:site', 'chair', { params })
  expect(shown.text).toContain('Items: 12')
  const none = await use('GET', path, 'administrator', { params: { ...params, part: '__proto__' } })
  expect(none.no).toMatchObject({ code: 'not-found' })
})

it('lets one of two who change a policy at once save it, and tells the other', async () => {
  const path = '/reference/policies/:site/clocks/:clock'
  const write = async (clock: string, reason: string) => {
    const params = { site: 'london', clock }
    const form = await use('GET', path, 'administrator', { params })
    const posted = { ...form.posted, count: '7', reason, do: 'save' }
    return () => use('POST', path, 'administrator', { params, posted })
  }
  const writes = [await write('acknowledge', 'Mine.'), await write('triage', 'Yours.')]
  const answers = await Promise.all(writes.map((one) => one()))
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 400])
})

it('never writes over an agency or a site under the name of adding one', async () => {
  const agency = { id: 'london-housing', name: 'Somebody else', division: 'scotland' }
  const at = (path: string, posted: Posted) =>
    use('POST', path, 'administrator', { params: { id: 'new' }, posted })
  const used = await at('/reference/agencies/:id', agency)
  expect([used.status, used.text]).toEqual([400, expect.stringContaining('The id is already used')])
  const add = await at('/reference/agencies/:id', { ...agency, id: 'new' }) // the page that adds one
  expect(add.status).toBe(400)
  const site = { id: 'london', name: 'X', agencies: ['london-housing'] }
  const held = { ...site, 'holders.coordinator': 'london-housing' }
  expect((await at('/reference/sites/:id', held)).status).toBe(400)
  const fresh = { ...agency, id: 'essex-police' }
  expect((await at('/reference/agencies/:id', fresh)).to).toBe('/reference')
  expect((await at('/reference/agencies/:id', fresh)).to).toBe('/reference') // sent twice
})
