// Proves over HTTP that each victim of a pathway has a part of their own, and that their advocates know of no other.
import { beforeAll, describe, expect, it } from '@jest/globals'
import { contactMade } from '../support/examples.ts'
import { itemsOf, ownApi } from '../support/api.ts'
import { nameFor } from '../support/partners.ts'

const api = await ownApi()
const coordinator = await api.token('coordinator')
const police = await api.token('policeLead')
const advocate = await api.token('victimAdvocate')
const clinician = await api.token('forensicClinician')

/** A service that works for one of the women alone. The site's advocate is another. */
const ownService = 'london-housing'
const hers = await api.token(['agencyWorker', 'victimAdvocate'], {
  agency: ownService,
  sub: 'hers',
})

const first = {
  name: 'Rowena Firstname',
  relationship: 'exPartner',
  safeContact: { safe: true, channels: ['phone'] },
}
const second = {
  name: 'Selma Secondname',
  relationship: 'stranger',
  safeContact: { safe: true, channels: ['email'], window: 'Evenings' },
}

const send = (id: string, name: string, body: object, token: string) =>
  api.send('POST', `/api/pathways/${id}/commands/${name}`, token, body)

const pathway = async (id: string, token: string) =>
  (await api.get(`/api/pathways/${id}`, token)).body

const owed = async (id: string, token = coordinator) =>
  itemsOf(await api.get(`/api/pathways/${id}/obligations?open=true&limit=100`, token)).map(
    ({ what, victim, agency }) => ({ what, victim, agency }),
  )

const contacts = async (id: string) =>
  (await owed(id)).filter(({ what }) => String(what).startsWith('victimContact'))

describe('a pathway with two victims, each with a service of their own', () => {
  let id: string
  beforeAll(async () => {
    id = await api.refer({ victim: first })
    await api.done(id, 'add-victim', coordinator, {
      victim: second,
      advocate: ownService,
      reason: 'Rowena says that he follows Selma, too.',
    })
  })

  it('owes a first contact to each, and reaching one settles no other', async () => {
    expect(await contacts(id)).toEqual([
      { what: 'victimContact', victim: null, agency: expect.not.stringMatching(ownService) },
      { what: 'victimContact', victim: 'B', agency: ownService },
    ])
    const reached = { ...contactMade, result: 'reached' }
    await api.done(id, 'record-victim-contact', hers, { ...reached, channel: 'email' })
    expect((await contacts(id)).map(({ victim }) => victim)).toEqual([null])
    const { victims } = await pathway(id, coordinator)
    expect(victims).toMatchObject([
      { letter: 'A', reached: false, known: { name: first.name } },
      { letter: 'B', reached: true, advocate: ownService, known: { name: second.name } },
    ])
  })

  it('asks who knows of both which of them is meant, and nobody else', async () => {
    const death = { who: 'victim', on: '2026-01-02' }
    expect(await send(id, 'record-death', death, coordinator)).toMatchObject({
      status: 409,
      body: { code: 'victim-missing', errors: [{ field: 'victim' }] },
    })
    const terms = { safe: true, channels: ['email'], voicemail: false }
    expect((await send(id, 'set-safe-contact', terms, hers)).status).toBe(200)
    expect(await send(id, 'set-safe-contact', { ...terms, victim: 'A' }, hers)).toMatchObject({
      status: 409,
      body: { code: 'unknown-victim' },
    })
    expect(await send(id, 'set-safe-contact', { ...terms, victim: 'C' }, hers)).toMatchObject({
      status: 409,
      body: { code: 'unknown-victim' },
    })
  })

  it('tells her advocate nothing of the other: no name, no letter, no service, no flag', async () => {
    await api.done(id, 'mark-contact-unsafe', advocate, {
      on: '2026-01-03',
      note: 'Rowena says that he has her telephone.',
    })
    const page = await api.get(`/api/pathways/${id}`, hers)
    expect(page.body['victims']).toMatchObject([{ known: { name: second.name } }])
    expect(page.body['victim']).toMatchObject({ name: second.name })
    expect(page.body['flags']).not.toContain('contactUnsafe')
    expect(page.body['flags']).not.toContain('serial')
    const told = JSON.stringify([
      page.body,
      itemsOf(await api.get(`/api/pathways/${id}/timeline?limit=100`, hers)),
      itemsOf(await api.get(`/api/pathways/${id}/obligations?limit=100`, hers)),
      itemsOf(await api.get(`/api/worklist?limit=100`, hers)),
      (await api.get(`/api/pathways/${id}/forecast`, hers)).body,
      (await api.get(`/api/pathways/${id}/notices`, hers)).body,
    ])
    expect(told).toContain(second.name)
    expect(told).not.toContain('Rowena')
    expect(told).not.toContain('"strand"')
    expect(told).not.toContain('"serial"')
    expect(told).not.toContain('victim-added')
  })

  it('shows her advocate what everybody on the case owes, but for the other’s', async () => {
    const shown = await owed(id, hers)
    expect(shown.map(({ what }) => what)).toContain('acknowledge')
    expect(shown.map(({ what }) => what)).not.toContain('victimContact')
    expect(shown.every(({ victim }) => victim === null)).toBe(true)
    const ahead = itemsOf(await api.get(`/api/pathways/${id}/forecast`, hers))
    expect(ahead.length).toBeGreaterThan(0)
    expect(JSON.stringify(ahead)).not.toContain('victimContact')
    const commands = itemsOf(await api.get(`/api/pathways/${id}/commands`, hers))
    expect(commands.find(({ name }) => name === 'end-strand')).toMatchObject({ may: false })
  })

  it('tells the other advocate as little of her', async () => {
    const told = JSON.stringify([
      await pathway(id, advocate),
      itemsOf(await api.get(`/api/pathways/${id}/timeline?limit=100`, advocate)),
      itemsOf(await api.get(`/api/pathways/${id}/obligations?limit=100`, advocate)),
      itemsOf(await api.get('/api/worklist?limit=100', advocate)),
      itemsOf(await api.get('/api/pathways?limit=100', advocate)),
    ])
    expect(told).toContain('Rowena')
    expect(told).not.toContain('Selma')
    expect(told).not.toContain(ownService)
    expect(told).not.toContain('"strand"')
  })

  it('is found by a name of hers by those alone who know of her', async () => {
    const found = async (q: string, token: string) =>
      itemsOf(await api.get(`/api/pathways?q=${q}`, token)).map((one) => one['id'])
    for (const q of ['Rowena', 'Selma']) expect(await found(q, police)).toContain(id)
    expect(await found('Rowena', advocate)).toContain(id)
    expect(await found('Selma', advocate)).toEqual([])
  })

  it('shows those who treat that there are two, and nothing of who they are', async () => {
    const page = await pathway(id, clinician)
    expect(page['victims']).toMatchObject([
      { letter: 'A', known: null },
      { letter: 'B', known: null },
    ])
    expect(JSON.stringify(page)).not.toMatch(/Rowena|Selma/)
  })

  it('lets the advocates know of each other’s once the chair has said so', async () => {
    const chair = await api.token('chair')
    await api.done(id, 'disclose-victim', chair, { victim: 'B', reason: 'One house, one plan.' })
    expect((await pathway(id, advocate))['victims']).toMatchObject([
      { letter: 'A' },
      { letter: 'B', known: { name: second.name } },
    ])
    const declined = { ...contactMade, victim: 'B' }
    expect(await send(id, 'decline-support', declined, advocate)).toMatchObject({
      status: 409,
      body: { code: 'not-your-victim' },
    })
  })
})

describe('the second referral of a man, about another woman, that is linked', () => {
  it('brings her with her terms, and each contact is settled by itself', async () => {
    const there = await api.refer({ victim: first })
    const here = await api.refer({
      victim: { ...second, safeContact: { safe: false } },
      urgent: true,
    })
    await api.done(here, 'link-referral', coordinator, { pathwayId: there, reason: 'Same man.' })
    await api.turn('pathway', there)
    expect(await contacts(there)).toMatchObject([
      { what: 'victimContact', victim: null },
      { what: 'victimContactHigh', victim: 'B' },
    ])
    expect((await pathway(there, advocate))['victims']).toMatchObject([
      { letter: 'A', flags: [], known: { name: first.name, safeContact: { safe: true } } },
      {
        letter: 'B',
        flags: ['contactUnsafe'],
        known: { name: second.name, safeContact: { safe: false } },
      },
    ])
    await api.done(there, 'decline-support', advocate, { ...contactMade, victim: 'A' })
    expect((await contacts(there)).map(({ victim }) => victim)).toEqual(['B'])
  })
})

describe('a victim who has moved to another area', () => {
  it('is contacted by an advocate of that area, who comes to the pathway as one', async () => {
    const id = await api.refer({ victim: first })
    const there = { agency: 'hampshire-council', sites: ['hampshire'], sub: 'there' }
    await nameFor(api, 'victimAdvocate', there.agency, 'hampshire')
    const moved = await api.token('victimAdvocate', there)
    expect((await api.get(`/api/pathways/${id}`, moved)).status).toBe(404)
    await api.done(id, 'assign-advocate', coordinator, {
      agency: there.agency,
      reason: 'She lives there now.',
    })
    const page = await pathway(id, moved)
    expect(page['victims']).toMatchObject([{ known: { name: first.name } }])
    expect(itemsOf(await api.get('/api/worklist?limit=100', moved))).toMatchObject([
      { pathwayId: id, what: 'victimContact', agency: there.agency },
    ])
    await api.done(id, 'record-victim-contact', moved, { ...contactMade, result: 'reached' })
    expect(await contacts(id)).toEqual([])
    const terms = { safe: true, channels: ['phone'], window: 'Evenings', note: 'In Eastleigh.' }
    await api.done(id, 'set-safe-contact', moved, terms)
    const readsOf = async (token: string) =>
      JSON.stringify([
        await pathway(id, token),
        itemsOf(await api.get(`/api/pathways/${id}/timeline?limit=100`, token)),
      ])
    expect(await readsOf(moved)).toContain(terms.note)
    for (const token of [coordinator, police, advocate])
      expect(await readsOf(token)).not.toContain(terms.note)
    for (const by of [coordinator, police]) expect(await readsOf(by)).toContain('safe-contact-set')
    const treats = JSON.stringify([
      await pathway(id, clinician),
      itemsOf(await api.get(`/api/pathways/${id}/timeline?limit=100`, clinician)),
      itemsOf(await api.get(`/api/pathways/${id}/obligations?limit=100`, clinician)),
      itemsOf(await api.get(`/api/pathways/${id}/forecast`, clinician)),
      itemsOf(await api.get(`/api/pathways/${id}/notices`, clinician)),
      itemsOf(await api.get('/api/worklist?limit=100', clinician)),
      itemsOf(await api.get('/api/pathways?limit=100', clinician)),
    ])
    expect(treats).toContain(id)
    expect(treats).not.toContain(there.agency)
    expect(await pathway(id, coordinator)).toMatchObject({
      site: 'london',
      victims: [{ reached: true, advocate: there.agency }],
    })
    await api.done(id, 'assign-advocate', coordinator, { agency: ownService, reason: 'She asked.' })
    for (const token of [coordinator, police])
      expect(await readsOf(token)).not.toContain(terms.note)
  })
})
