// Proves that an answer says of what is null whether nobody has said it, it is not for the reader, or it was erased.
import { expect, it } from '@jest/globals'
import { referralExample } from '../support/examples.ts'
import { itemsOf, ownApi } from '../support/api.ts'

const api = await ownApi()
const coordinator = await api.token('coordinator')
const owner = await api.token('agencyWorker', { agency: 'suzy-lamplugh-trust' })
const id = await api.refer({ person: { name: 'Ines Quill' } })

it('of a pathway: what nobody has said is not known, what is for others is not for you', async () => {
  const known = await api.get(`/api/pathways/${id}`, coordinator)
  expect(known.body['withheld']).toEqual({
    'person.dateOfBirth': 'notKnown',
    'person.address': 'notKnown',
    'person.yearOfBirth': 'notKnown',
    'person.age': 'notKnown',
    'person.agedOn': 'notKnown',
    'person.pncNumber': 'notKnown',
    'person.croNumber': 'notKnown',
    'person.nhsNumber': 'notKnown',
    'victim.dateOfBirth': 'notKnown',
    'victim.phone': 'notKnown',
    'victim.email': 'notKnown',
    risk: 'notKnown',
    ratings: 'notKnown',
    watchUntil: 'notKnown',
    listing: 'notKnown',
    hold: 'notKnown',
    provider: 'notKnown',
  })
  const shut = await api.get(`/api/pathways/${id}`, owner)
  expect(shut.body['withheld']).toMatchObject({
    victim: 'notForYou',
    concern: 'notForYou',
    risk: 'notForYou',
    flags: 'notForYou',
    hold: 'notForYou',
    referrer: 'notForYou',
    provider: 'notForYou',
  })
})

it('of a timeline: a name that no token gave is not known', async () => {
  await api.database.updateTable('actors').set({ name: null }).execute()
  const [first] = itemsOf(await api.get(`/api/pathways/${id}/timeline?limit=1`, coordinator))
  expect(first).toMatchObject({ by: { name: null }, withheld: { 'by.name': 'notKnown' } })
  const { agency } = referralExample.referrer
  const worker = await api.token('agencyWorker', { agency })
  const theirs = itemsOf(await api.get(`/api/pathways/${id}/timeline`, worker))
  const received = theirs.find(({ type }) => type === 'referral-received')
  expect(received).toMatchObject({ by: { name: null }, withheld: { 'by.name': 'notForYou' } })
})

it('of the caseload: by pathway, with the name where it is for the reader', async () => {
  const [item] = itemsOf(await api.get('/api/pathways', coordinator))
  expect(item).toMatchObject({ person: { name: 'Ines Quill' }, withheld: { risk: 'notKnown' } })
  expect(item?.['withheld']).not.toHaveProperty('person')
  const clerk = await api.token('administrator', { agency: 'suzy-lamplugh-trust' })
  expect(itemsOf(await api.get('/api/pathways', clerk))).toEqual([])
})

it('of the caseload and the agencies: what is not for a reader says so', async () => {
  const { agency } = referralExample.referrer
  const worker = await api.token('agencyWorker', { agency })
  const [item] = itemsOf(await api.get('/api/pathways', worker))
  const notForYou = { risk: 'notForYou', flags: 'notForYou', nextAlarm: 'notForYou' }
  expect(item).toMatchObject({ nextAlarm: null, referrerAgency: agency, withheld: notForYou })
  expect(item?.['withheld']).not.toHaveProperty('referrerAgency')
  const [shut] = itemsOf(await api.get('/api/agencies', worker))
  expect(shut).toMatchObject({ contacts: null, withheld: { contacts: 'notForYou' } })
  const administrator = await api.token('administrator')
  const [open] = itemsOf(await api.get('/api/agencies', administrator))
  expect(open).toMatchObject({ withheld: {} })
  expect(open?.['withheld']).not.toHaveProperty('contacts')
})

it('of a draft: what nobody has typed yet is not known', async () => {
  const draft = await api.send('POST', '/api/drafts', coordinator, {})
  expect(draft.body).toMatchObject({ site: null, withheld: { site: 'notKnown' } })
  const [item] = itemsOf(await api.get('/api/drafts', coordinator))
  expect(item).toMatchObject({ withheld: { site: 'notKnown', person: 'notKnown' } })
})
