// Proves that everything that can be read shows each role the words of that role and no others.
import { describe, expect, it } from '@jest/globals'
import { type Role, roles } from '../../domain/codes.ts'
import { openToAll } from '../support/partners.ts'
import { readsIn } from '../support/audit.ts'
import { ownApi } from '../support/api.ts'
import { type Planted, plantPathway, wordsOf } from '../support/planted.ts'

const allRoles = Object.keys(roles) as Role[]

const planted = wordsOf()

const caseworker: Planted[] = [
  'person',
  'concern',
  'process',
  'decision',
  'action',
  'return',
  'order',
]
const treating: Planted[] = ['person', 'order', 'clinical']
const aboutVictims: Planted[] = [...caseworker, 'victim', 'victimContact', 'prohibition']

/** What each role reads of a pathway that its agency neither referred nor wrote on. */
const expected: Readonly<Record<Role, readonly Planted[]>> = {
  coordinator: aboutVictims,
  policeLead: aboutVictims,
  victimAdvocate: aboutVictims,
  chair: aboutVictims,
  supervisor: aboutVictims,
  dataProtectionOfficer: aboutVictims,
  forensicClinician: treating,
  probation: [...treating, 'prohibition'],
  agencyWorker: [],
  administrator: [],
}

const api = await ownApi()
const id = await plantPathway(api)
/** It is tied to nothing, and from now on its people can have any role in London. */
const untied = 'hampshire-council'
await openToAll(api, untied)

const forms = ['end-action', 'verify-action', 'reassign', 'record-done', 'merge-person']
const views = [
  ...['', '/timeline?limit=100', '/obligations', '/notices', '/forecast', '/commands'],
  ...forms.map((name) => `/commands/${name}/choices`),
]
const lists = [
  'pathways',
  'worklist',
  'notices',
  'sites',
  'agencies',
  'policies/london',
  'supervision/stuck',
]

/** Which of the planted words somebody finds in everything that can be read. */
async function found(token: string): Promise<Planted[]> {
  const read = async (url: string) => {
    const answer = await api.get(url, token)
    expect([200, 403, 404]).toContain(answer.status) // what could not be read shows nothing either
    return answer.text
  }
  const texts = await Promise.all([
    ...views.map((view) => read(`/api/pathways/${id}${view}`)),
    ...lists.map((list) => read(`/api/${list}`)),
  ])
  const all = texts.join('\n')
  return (Object.keys(planted) as Planted[]).filter((what) => all.includes(planted[what])).sort()
}

const stranger = (role: Role) => api.token(role, { agency: untied, sub: `stranger ${role}` })

describe('everything that can be read', () => {
  it.each(allRoles)('shows a %s of an agency without ties the words of that role', async (role) => {
    expect(await found(await stranger(role))).toEqual([...expected[role]].sort())
  })

  it('shows the agency that referred what it said, and no more', async () => {
    const referrer = await api.token('agencyWorker', { agency: 'london-council' })
    expect(await found(referrer)).toEqual(['concern', 'person', 'process', 'victim'])
  })

  it('shows an agency that was asked whom it was asked about', async () => {
    const asked = await api.token('agencyWorker', { agency: 'national-probation-service-london' })
    expect(await found(asked)).toEqual(['person'])
  })

  it('shows an agency the action that it owes, and its own return', async () => {
    const owner = await api.token('agencyWorker', { agency: 'metropolitan-police-service' })
    expect(await found(owner)).toEqual(['action', 'person'])
    const health = 'barnet-enfield-haringey-mental-health-trust'
    const returned = await api.token('agencyWorker', { agency: health })
    expect(await found(returned)).toEqual(['person', 'return'])
  })

  it('shows authors what they wrote in a role that may read it', async () => {
    const author = await api.token('forensicClinician')
    expect(await found(author)).toEqual([...expected.forensicClinician].sort())
    // The same person in another agency does not read it there.
    const sub = 'forensicClinician@barnet-enfield-haringey-mental-health-trust'
    const moved = await api.token('agencyWorker', { agency: untied, sub })
    expect(await found(moved)).toEqual([])
  })

  it('shows an agency without ties nothing, not even that it is there', async () => {
    const token = await stranger('agencyWorker')
    expect((await api.get(`/api/pathways/${id}`, token)).status).toBe(404)
    expect((await api.get('/api/pathways', token)).body['items']).toEqual([])
    expect((await api.get(`/api/pathways?q=${planted.person}`, token)).body['items']).toEqual([])
  })
})

describe('every read of words', () => {
  const reads = () => readsIn(api.database)
  it.each([
    ['', 'pathway', ['action:action-agreed.what', 'person:person', 'victim:victim']],
    ['/timeline?limit=100', 'timeline', ['decision:triage-decided.rationale', 'staff:by']],
  ])('of %s is logged: who, what, of whom, when', async (view, what, fields) => {
    const before = (await reads()).length
    await api.get(`/api/pathways/${id}${view}`, await stranger('chair'))
    const [read, ...more] = (await reads()).slice(before)
    expect(more).toEqual([])
    expect(read).toMatchObject({ what, pathway: id, at: api.clock.now })
    expect(read?.fields).toEqual(expect.arrayContaining(fields))
    const actor = await api.database
      .selectFrom('actors')
      .select('agency')
      .where('id', '=', read?.actor ?? '')
      .executeTakeFirstOrThrow()
    expect(actor.agency).toBe(untied)
  })

  it('in a list is logged for each person named', async () => {
    const before = (await reads()).length
    await api.get('/api/pathways', await stranger('chair'))
    expect((await reads()).slice(before)).toMatchObject([
      { what: 'caseload', pathway: id, fields: ['person:name'] },
    ])
  })

  it('is not logged where nothing was shown', async () => {
    const before = (await reads()).length
    await found(await stranger('agencyWorker'))
    const shown = (await reads()).slice(before) // their own agency's addresses, and no words
    expect(shown).toMatchObject([{ pathway: null, fields: ['contacts:address'] }])
  })
})

it('nothing that was planted is in a log or a metric', async () => {
  expect(api.logged.join('')).not.toMatch(/Quist/)
  expect((await api.get('/metrics')).text).not.toMatch(/Quist/)
})
