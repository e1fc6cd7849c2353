// Proves that sites, agencies, contacts and policies are read and changed by those who may.
import { describe, expect, it } from '@jest/globals'
import { defaultPolicies } from '../../domain/policy/defaults.ts'
import { readsIn } from '../support/audit.ts'
import { referralExample } from '../support/examples.ts'
import { itemsOf, ownApi } from '../support/api.ts'

const canary = 'Quist'

const api = await ownApi()
const administrator = await api.token('administrator')
const coordinator = await api.token('coordinator')

const put = (url: string, body: unknown) => api.send('PUT', url, administrator, body)

const changes = async () =>
  api.database.selectFrom('reference_changes').selectAll().orderBy('n').execute()

describe('sites', () => {
  const kent = {
    name: 'Kent',
    agencies: ['suzy-lamplugh-trust', 'kent-police'],
    holders: { coordinator: 'suzy-lamplugh-trust', policeLead: 'kent-police' },
  }

  it('are those of the pilots at first', async () => {
    const sites = itemsOf(await api.get('/api/sites', coordinator))
    expect(sites.map(({ id }) => id)).toEqual(['cheshire', 'hampshire', 'london'])
    expect(sites[2]).toMatchObject({
      policyVersion: 1,
      holders: { chair: 'metropolitan-police-service' },
    })
  })

  it('and their agencies are added by an administrator, and work at once', async () => {
    const police = { name: 'Kent Police', division: 'england-and-wales' }
    expect(await put('/api/agencies/kent-police', police)).toMatchObject({ status: 201 })
    expect(await put('/api/agencies/kent-police', police)).toMatchObject({ status: 200 })
    expect(await put('/api/sites/kent', kent)).toMatchObject({ status: 201, body: { id: 'kent' } })
    const token = await api.token('coordinator', { sites: ['kent'] })
    const answer = await api.send('POST', '/api/referrals', token, {
      ...referralExample,
      site: 'kent',
    })
    expect(answer.status).toBe(201)
    const last = (await changes()).at(-1)
    expect(last).toMatchObject({ what: 'site', id: 'kent', document: kent, at: api.clock.now })
  })

  it.each<[string, object, string, string]>([
    ['an agency that is none', { agencies: ['nobody'] }, 'agencies.0', 'unknown-agency'],
    ['no agency', { agencies: [] }, 'agencies', 'too-small'],
    ['nobody to coordinate', { holders: {} }, 'holders.coordinator', 'required'],
    ['a role that is none', { holders: { king: 'kent-police' } }, 'holders', 'unknown-field'],
    [
      'a holder from elsewhere',
      { holders: { ...kent.holders, chair: 'london-housing' } },
      'holders.chair',
      'not-of-this-site',
    ],
    ['a name that is none', { name: `${canary}\u0000` }, 'name', 'control-characters'],
  ])('with %s are not written', async (_what, change, field, rule) => {
    const before = (await changes()).length
    const answer = await put('/api/sites/kent-two', { ...kent, ...change })
    expect(answer.status).toBe(400)
    expect(JSON.stringify(answer.body['errors'])).toContain(`"field":"${field}`)
    if (rule !== 'unknown-field') expect(JSON.stringify(answer.body['errors'])).toContain(rule)
    expect(answer.text).not.toContain(canary)
    expect((await changes()).length).toBe(before)
  })

  it('of others are not written', async () => {
    const answer = await put('/api/sites/hampshire', {
      ...kent,
      agencies: ['suzy-lamplugh-trust'],
      holders: { coordinator: 'suzy-lamplugh-trust' },
    })
    expect(answer).toMatchObject({ status: 403, body: { code: 'not-your-site' } })
  })

  it('have ids that are slugs', async () => {
    for (const id of ['Kent', 'k%00', 'kent_1', 'x'.repeat(81)])
      expect((await put(`/api/sites/${id}`, kent)).status).toBe(400)
  })
})

describe('contacts', () => {
  it('are asked for by an administrator and shown to few', async () => {
    const url = '/api/agencies/london-housing/contacts/agencyWorker'
    expect(await put(url, { address: 'desk@housing.example.org' })).toMatchObject({
      status: 200,
      body: { waitsFor: ['confirmation'] },
    })
    const contact = async (token: string) =>
      itemsOf(await api.get('/api/agencies?limit=100', token)).find(
        ({ id }) => id === 'london-housing',
      )
    expect(await contact(coordinator)).toMatchObject({
      contacts: { agencyWorker: 'agency-worker@london-housing.example.org' }, // until it is confirmed
      siteContacts: [],
    })
    expect(await contact(await api.token('chair'))).toMatchObject({ contacts: null })
    const read = (await readsIn(api.database)).at(-1)
    expect(read).toMatchObject({ what: 'agencies', pathway: null, fields: ['contacts:address'] })
  })

  it.each([
    'nobody',
    'a@b@c',
    'a b@example.org',
    'a@example.org\r\nBcc: b@example.org',
    `${'x'.repeat(250)}@example.org`,
    7,
  ])('cannot be %j', async (address) => {
    const answer = await put('/api/agencies/london-housing/contacts/chair', { address })
    expect([answer.status, answer.text]).toEqual([
      400,
      expect.stringContaining('"field":"address"'),
    ])
  })

  it('are of agencies and roles that exist', async () => {
    const address = 'a@example.org'
    expect((await put('/api/agencies/nobody/contacts/chair', { address })).status).toBe(404)
    expect((await put('/api/agencies/london-housing/contacts/king', { address })).status).toBe(400)
  })
})

describe('policies', () => {
  const post = (policy: unknown, reason: unknown = 'Fortnightly from May.') =>
    api.send('POST', '/api/policies/london', administrator, { policy, reason })

  it('get new versions with a reason; open pathways keep theirs', async () => {
    const open = await api.refer()
    const policy = {
      ...defaultPolicies.cheshire,
      contactTries: { count: 5, source: 'Local.', mark: 'K' },
    }
    expect(await post(policy)).toMatchObject({ status: 201, body: { version: 2 } })
    expect((await api.get('/api/policies/london', coordinator)).body).toMatchObject({
      version: 2,
      reason: 'Fortnightly from May.',
      policy: { contactTries: { count: 5 } },
    })
    const first = await api.get('/api/policies/london?version=1', coordinator)
    expect(first.body).toMatchObject({ version: 1, policy: { contactTries: { count: 3 } } })
    const versionOf = async (id: string) =>
      (await api.get(`/api/pathways/${id}`, coordinator)).body['policyVersion']
    expect(await versionOf(open)).toBe(1)
    expect(await versionOf(await api.refer())).toBe(2)
  })

  it('sent again with the same reason are the version that they were', async () => {
    const policy = {
      ...defaultPolicies.london,
      contactTries: { count: 4, source: 'Local.', mark: 'K' },
    }
    const first = await post(policy, 'Once.')
    expect(await post(policy, 'Once.')).toMatchObject({ status: 201, body: first.body })
  })

  it('written at once by several get a number each', async () => {
    const answers = await Promise.all(
      Array.from({ length: 4 }, (_, n) => post(defaultPolicies.london, `Try ${n}.`)),
    )
    const versions = answers.map(({ body }) => body['version'])
    expect(new Set(versions).size).toBe(4)
  })

  const without = (record: object, key: string) =>
    Object.fromEntries(Object.entries(record).filter(([other]) => other !== key))
  const fewerClocks = without(defaultPolicies.london.clocks, 'triage')
  const fewerLadders = without(defaultPolicies.london.ladders, 'urgent')
  it.each<[string, object, string]>([
    ['a clock missing', { clocks: fewerClocks }, 'policy.clocks.triage'],
    ['a ladder missing', { ladders: fewerLadders }, 'policy.ladders.urgent'],
    [
      'an agency that is none',
      { alsoAsked: { agencies: ['nobody'], source: 'x', mark: 'K' } },
      'policy.alsoAsked.agencies.0',
    ],
    [
      'a number without a source',
      { contactTries: { count: 3, mark: 'K' } },
      'policy.contactTries.source',
    ],
    [
      'an unknown mark',
      { contactTries: { count: 3, source: 'x', mark: 'Z' } },
      'policy.contactTries.mark',
    ],
    [
      'hours that end before they begin',
      { hours: { ...defaultPolicies.london.hours, from: '18:00' } },
      'policy.hours',
    ],
    ['something unknown', { colour: 'red' }, 'policy.colour'],
  ])('with %s are not taken', async (_what, change, field) => {
    const answer = await post({ ...defaultPolicies.london, ...change })
    expect(answer.status).toBe(400)
    expect((answer.body['errors'] as { field: string }[]).map((error) => error.field)).toContain(
      field,
    )
  })

  it('need a reason, and a site that is there', async () => {
    expect((await post(defaultPolicies.london, '')).status).toBe(400)
    const body = { policy: defaultPolicies.london, reason: 'Why not.' }
    expect((await api.send('POST', '/api/policies/nowhere', administrator, body)).status).toBe(404)
  })
})
