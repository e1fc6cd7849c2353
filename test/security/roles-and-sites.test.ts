// Proves that a role counts at the site where it is held and where that site gives it to the agency, whatever a token says.
import { afterAll, describe, expect, it } from '@jest/globals'
import { itemsOf, ownApi, pathwayOf } from '../support/api.ts'
import { Memberships } from '../../store/memberships.ts'
import { Outcomes } from '../../store/outcomes.ts'
import { referralExample } from '../support/examples.ts'
import { seedSites } from '../../domain/reference/seed.ts'
import { until } from '../support/until.ts'

const api = await ownApi()
const trust = 'suzy-lamplugh-trust'
const access = [
  { site: 'london', roles: ['agencyWorker'] },
  { site: 'hampshire', roles: ['coordinator'] },
]
/** A worker in London who coordinates Hampshire. */
const both = await api.signed({ sub: 'both', agency: trust, access })

const referred = async (site: string, agency: string, victim: string) => {
  const token = await api.token('agencyWorker', { agency, sites: [site] })
  const answer = await api.send('POST', '/api/referrals', token, {
    ...referralExample,
    site,
    referrer: { agency, role: 'agencyWorker' },
    victim: { ...referralExample.victim, name: victim },
  })
  expect(answer.status).toBe(201)
  return pathwayOf(answer)
}
const london = await referred('london', 'london-council', 'VictimOfLondon')
const hampshire = await referred('hampshire', 'hampshire-council', 'VictimOfHampshire')

const views = ['', '/timeline', '/obligations', '/notices', '/forecast', '/commands', '/matches']
const lists = ['pathways', 'worklist', 'notices', 'supervision/stuck']

describe('somebody with one role here and another there', () => {
  it('reads at each site what the role held there reads', async () => {
    const all = async (id: string) => {
      const answers = await Promise.all(
        views.map((view) => api.get(`/api/pathways/${id}${view}`, both)),
      )
      return answers.map(({ text }) => text).join('\n')
    }
    expect(await all(hampshire)).toContain('VictimOfHampshire')
    expect(await all(london)).not.toContain('VictimOfLondon')
    expect((await api.get(`/api/pathways/${london}/matches`, both)).status).toBe(403)
    expect((await api.get(`/api/pathways/${hampshire}/matches`, both)).status).toBe(200)
  })

  it('sees in a list over both the whole of one, and of the other what is their own agency’s', async () => {
    const rows = itemsOf(await api.get('/api/pathways', both))
    const row = (id: string) => rows.find((one) => one['id'] === id)
    expect(row(hampshire)).toMatchObject({ referrerAgency: 'hampshire-council' })
    expect(row(london)).toMatchObject({
      referrerAgency: null,
      withheld: { risk: 'notForYou', flags: 'notForYou', referrerAgency: 'notForYou' },
    })
    const owed = itemsOf(await api.get('/api/worklist', both))
    const foreign = owed.filter((one) => one['agency'] !== trust)
    expect(foreign.every((one) => one['site'] === 'hampshire')).toBe(true)
    for (const list of lists) expect((await api.get(`/api/${list}`, both)).status).not.toBe(500)
    expect((await api.get('/api/pathways?q=VictimOfLondon', both)).text).not.toContain(london)
  })

  it('sends at each site what the role held there may send', async () => {
    const accept = (id: string) =>
      api.send('POST', `/api/pathways/${id}/commands/accept-referral`, both, {})
    expect((await accept(london)).body).toMatchObject({ status: 403, code: 'not-your-role' })
    expect((await accept(hampshire)).status).toBe(200)
    const { by } = await api.database
      .selectFrom('events')
      .select('by')
      .where('entity', '=', hampshire)
      .where('type', '=', 'referral-accepted')
      .executeTakeFirstOrThrow()
    expect(by).toMatchObject({ agency: trust, role: 'coordinator' })
    const plan = { form: 'marac', at: '2026-12-16T09:30:00Z', place: 'Room 4', reason: 'Two wait.' }
    const planAt = (site: string) => api.send('POST', '/api/conferences', both, { ...plan, site })
    expect((await planAt('london')).body).toMatchObject({ status: 403, code: 'not-your-role' })
    expect((await planAt('hampshire')).status).toBe(201)
  })

  it('changes the reference data of the site that they administer alone', async () => {
    const token = await api.signed({
      sub: 'admin',
      agency: trust,
      access: [
        { site: 'london', roles: ['coordinator'] },
        { site: 'hampshire', roles: ['administrator'] },
      ],
    })
    const put = (site: 'london' | 'hampshire') =>
      api.send('PUT', `/api/sites/${site}`, token, seedSites[site])
    expect((await put('london')).body).toMatchObject({ status: 403, code: 'not-your-site' })
    expect((await put('hampshire')).status).toBe(200)
  })
})

describe('a token', () => {
  it('says roles and sites apart, and then each role counts at each site', async () => {
    const sites = ['london', 'hampshire']
    const token = await api.signed({ agency: trust, roles: ['coordinator'], sites })
    for (const id of [london, hampshire])
      expect((await api.get(`/api/pathways/${id}`, token)).text).toContain('VictimOf')
  })

  it.each([
    ['at a site of which the agency is no partner', 'hampshire-council', 'agencyWorker'],
    [
      'at a site of which the agency is no partner, as administrator',
      'kent-police',
      'administrator',
    ],
    ['that the site gives to another agency', 'london-housing', 'policeLead'],
    [
      'that the site gives to another agency, which reads everything',
      'london-council',
      'coordinator',
    ],
  ] as const)('gives no role %s', async (_what, agency, role) => {
    const token = await api.token(role, { agency })
    expect((await api.get('/api/pathways', token)).body).toMatchObject({
      status: 403,
      code: 'not-your-role',
    })
    expect((await api.get(`/api/pathways/${london}`, token)).status).toBe(403)
  })
})

describe('an agency that a site takes from its partners', () => {
  const heard = new Outcomes(api.databaseUrl, api.database)
  afterAll(() => heard.stop())

  it('reads nothing there from then on, although its token says so, in every process', async () => {
    const elsewhere = new Memberships(api.database, heard)
    heard.start()
    await until(() => heard.listening)
    expect((await elsewhere.current()).get('london')?.agencies).toContain('london-council')
    const administrator = await api.token('administrator')
    const worker = await api.token('agencyWorker', { agency: 'london-council' })
    const read = async () => (await api.get(`/api/pathways/${london}`, worker)).status
    const { london: site } = seedSites
    const put = (agencies: readonly string[]) =>
      api.send('PUT', '/api/sites/london', administrator, { ...site, agencies })
    expect(await read()).toBe(200)
    expect((await put(site.agencies.filter((one) => one !== 'london-council'))).status).toBe(200)
    expect(await read()).toBe(403)
    await until(
      async () => !(await elsewhere.current()).get('london')?.agencies.includes('london-council'),
    )
    expect((await put(site.agencies)).status).toBe(200)
    expect(await read()).toBe(200)
  })
})
