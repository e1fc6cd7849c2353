// Proves that what a site says of its agencies and roles counts over a token, and that reference data is changed by a site's own administrators, each seeing what another changed.
import { describe, expect, it } from '@jest/globals'
import { council, met, trust } from '../support/meeting.ts'
import { itemsOf, ownApi } from '../support/api.ts'
import { seedAgencies, seedSites } from '../../domain/reference/seed.ts'
import { signIn, visit } from '../support/pages.ts'

const api = await ownApi()
const administrator = await api.token('administrator')
const { london } = seedSites
const put = (url: string, body: object, more: object = {}, by = administrator) =>
  api.send('PUT', `/api/${url}`, by, body, more)

describe('an agency from which a site takes a role', () => {
  it('acts in it no more, although its token says so', async () => {
    const id = await api.refer()
    const police = await api.token('policeLead', { agency: met })
    await api.done(id, 'accept-referral', await api.token('coordinator'))
    const decide = () =>
      api.send('POST', `/api/pathways/${id}/commands/decide-triage`, police, {
        ...{ outcome: 'conference', risk: 'medium', rationale: 'As it stands.' },
      })
    const holders = { ...london.holders, policeLead: council }
    expect((await put('sites/london', { ...london, holders })).status).toBe(200)
    expect((await decide()).body).toMatchObject({ status: 403, code: 'not-your-role' })
    expect((await api.get(`/api/pathways/${id}`, police)).status).toBe(403)
    expect((await put('sites/london', london)).status).toBe(200)
    expect((await decide()).status).toBe(200)
  })
})

describe('a role that is not known here', () => {
  it('is ignored beside one that is, in either way of saying roles', async () => {
    for (const said of [
      { roles: ['coordinator', 'wizard of the north'], sites: ['london'] },
      { access: [{ site: 'london', roles: ['wizard', 'coordinator'] }] },
    ]) {
      const token = await api.signed({ agency: trust, ...(said as object) })
      expect((await api.get('/api/pathways', token)).status).toBe(200)
    }
  })

  it('alone gives nothing', async () => {
    const said = { roles: ['toString', 'wizard'], sites: ['london'] } as object
    const token = await api.signed({ agency: trust, ...said })
    expect((await api.get('/api/pathways', token)).body).toMatchObject({ code: 'not-your-role' })
  })
})

describe('an administrator', () => {
  it('changes the agencies of own sites, and none that serves others alone', async () => {
    const { name, division } = seedAgencies['hampshire-council']
    const elsewhere = await put('agencies/hampshire-council', { name: 'Taken', division })
    expect(elsewhere.body).toMatchObject({ status: 403, code: 'not-your-site' })
    const contact = await put('agencies/hampshire-council/contacts/agencyWorker', {
      ...{ address: 'new@example.org', site: 'hampshire' },
    })
    expect(contact.status).toBe(403)
    const hampshire = await api.signed({
      ...{ sub: 'of Hampshire', agency: 'hampshire-council' },
      access: [{ site: 'hampshire', roles: ['administrator'] }],
    })
    const own = await put('agencies/hampshire-council', { name, division }, {}, hampshire)
    expect(own.status).toBe(200)
    expect((await put('agencies/kent-police', { name: 'Kent Police', division })).status).toBe(201)
  })

  it.each([
    ['sites', 'london', { ...london, name: 'London again' }],
    ['agencies', council, { name: 'The council', division: 'england-and-wales' }],
  ] as const)(
    'of two who have %s/%s open, does not undo what the other changed',
    async (kind, id, body) => {
      const version = async () => {
        const found = itemsOf(await api.get(`/api/${kind}?limit=100`, administrator))
        return Number(found.find((one) => one['id'] === id)?.['version'])
      }
      const seen = await version()
      const second = await api.token('administrator', { sub: 'second' })
      const mine = await put(`${kind}/${id}`, body, { ifMatch: `"${seen}"` })
      expect(mine.status).toBe(200)
      const theirs = await put(
        `${kind}/${id}`,
        { ...body, name: 'Else' },
        { ifMatch: `"${seen}"` },
        second,
      )
      expect(theirs.body).toMatchObject({ status: 412, code: 'changed-since' })
      expect((await put(`${kind}/${id}`, body, { ifMatch: `"${seen}"` })).status).toBe(200) // sent again
      const now = await version()
      expect(now).toBeGreaterThan(seen)
      const later = await put(
        `${kind}/${id}`,
        { ...body, name: 'Else' },
        { ifMatch: `"${now}"` },
        second,
      )
      expect(later.status).toBe(200)
    },
  )

  it('is told so by the form that they had open', async () => {
    const page = visit(api.app, await signIn(api, 'administrator'))
    const url = `/reference/agencies/${council}`
    const { text } = await page.get(url)
    const version = /name="version" value="(\d+)"/.exec(text)?.[1]
    if (version === undefined) throw new Error('the form says no version')
    const fields = { name: 'Council', division: 'england-and-wales', version }
    const second = await api.token('administrator', { sub: 'second' })
    await put(`agencies/${council}`, { name: 'Between', division: 'england-and-wales' }, {}, second)
    const late = await page.post(url, fields)
    expect(late.text).toContain('Somebody else has changed this since you opened it')
    const again = /name="version" value="(\d+)"/.exec((await page.get(url)).text)?.[1] ?? ''
    expect((await page.post(url, { ...fields, version: again })).to).toBe('/reference')
  })
})
