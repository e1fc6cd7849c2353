// Proves that the same person is found again by what is known of them, and never by a common name alone.
import { beforeEach, describe, expect, it } from '@jest/globals'
import { sql } from 'kysely'
import { asOwner } from '../support/database.ts'
import { readsIn } from '../support/audit.ts'
import { referralExample } from '../support/examples.ts'
import { itemsOf, pathwayOf, ownApi } from '../support/api.ts'

const api = await ownApi()
const coordinator = await api.token('coordinator')

let family = 0
const families = ['Quillfeather', 'Ostrander', 'Blythewood', 'Varga', 'Mackintosh', 'Dunmore']
const ends = ['', 'ford', 'stone', 'wick', 'thorpe']
let surname = ''
beforeEach(() => {
  const end = ends[Math.floor(family / families.length)] ?? ''
  surname = `${families[family++ % families.length] ?? ''}${end}` // nobody of one test matches those of another
})

const born = '1979-03-08'
const london = { site: 'london' }
const hampshire = {
  site: 'hampshire',
  referrer: { agency: 'hampshire-constabulary', role: 'policeLead' },
}

async function refer(person: object, more: object = london, token = coordinator) {
  const body = { ...referralExample, ...more, person }
  const answer = await api.send('POST', '/api/referrals', token, body)
  expect([answer.status, answer.text]).toEqual([201, expect.anything()])
  return pathwayOf(answer)
}

async function atHampshire(person: object) {
  const token = await api.token('policeLead', { sites: ['hampshire'] })
  return refer(person, hampshire, token)
}

const matches = async (id: string, token = coordinator) =>
  itemsOf(await api.get(`/api/pathways/${id}/matches`, token))

const flagsOf = async (id: string) =>
  (await api.get(`/api/pathways/${id}`, coordinator)).body['flags']

describe('the same person', () => {
  it.each([
    ['under another spelling', { name: 'Katherine $' }, 'likely', ['nameAlike', 'dateOfBirth']],
    ['the other way round', { name: '$ Catherine' }, 'certain', ['name', 'dateOfBirth']],
    [
      'with day and month exchanged',
      { dateOfBirth: '1979-08-03' },
      'likely',
      ['name', 'dateTransposed'],
    ],
    [
      'under an alias',
      { name: 'Mary Other', aliases: ['catherine $'] },
      'certain',
      ['alias', 'dateOfBirth'],
    ],
    ['with letters exchanged', { name: 'Cahterine $' }, 'likely', ['nameAlike', 'dateOfBirth']],
  ])('is found %s', async (_, change, band, agreed) => {
    const named = (text: string) => text.replace('$', surname)
    const first = await refer({ name: named('Catherine $'), dateOfBirth: born })
    const {
      name = 'Catherine $',
      aliases = [],
      ...rest
    } = change as {
      name?: string
      aliases?: string[]
    }
    const person = { dateOfBirth: born, ...rest, name: named(name), aliases: aliases.map(named) }
    const second = await refer(person)
    expect(await matches(second)).toMatchObject([
      { band, agreed, pathwayId: first, standing: 'open', site: 'london' },
    ])
    expect(await flagsOf(second)).toEqual(['possibleDuplicate'])
    expect(await matches(first)).toMatchObject([{ band, pathwayId: second }])
  })

  it('is never certain from a common name alone, and raises no flag', async () => {
    await refer({ name: `John ${surname}` })
    const second = await refer({ name: `John ${surname}`, dateOfBirth: born })
    expect(await matches(second)).toMatchObject([{ band: 'possible', agreed: ['name'] }])
    expect(await flagsOf(second)).toEqual([])
    const third = await refer({ name: `John ${surname}`, dateOfBirth: '1950-01-01' })
    expect(await matches(third)).toHaveLength(1) // not the one who was born on another day
  })

  it('is found by what was known of them before an amendment', async () => {
    const first = await refer({ name: `Ines ${surname}`, dateOfBirth: born })
    const from = await api.token('policeLead')
    await api.done(first, 'return-referral', coordinator, { reason: 'More, please.' })
    await api.done(first, 'amend-referral', from, { person: { name: 'Ines Married' } })
    const second = await refer({ name: `Ines ${surname}`, dateOfBirth: born })
    expect(await matches(second)).toMatchObject([{ band: 'certain', pathwayId: first }])
  })

  it('of a referral that was turned away is known from earlier, and no repeat', async () => {
    const person = { name: `Jo ${surname}`, dateOfBirth: born }
    const first = await refer(person)
    await api.done(first, 'reject-referral', coordinator, { code: 'outOfArea', reason: 'Moved.' })
    const second = await refer(person)
    expect(await matches(second)).toMatchObject([{ standing: 'turnedAway', pathwayId: first }])
    expect(await flagsOf(second)).toEqual(['earlier'])
  })
})

describe('what is told of it', () => {
  it('is of other sites only that the person may be known at one, which hears of the referral', async () => {
    const person = { name: `Sam ${surname}`, dateOfBirth: born }
    const there = await atHampshire(person)
    const here = await refer(person)
    const answer = await api.get(`/api/pathways/${here}/matches`, coordinator)
    const [told, ...more] = itemsOf(answer)
    expect(more).toEqual([])
    expect(told).toEqual({
      ...{ band: null, site: null, pathwayId: null, personId: null, standing: null },
      ...{ lastReferralAt: null, agreed: [], withheld: expect.anything() },
      matchId: expect.any(String),
    })
    expect(new Set(Object.values(told?.['withheld'] as object))).toEqual(new Set(['notForYou']))
    expect(await flagsOf(here)).toEqual(['possibleDuplicate'])
    const timeline = await api.get(`/api/pathways/${here}/timeline`, coordinator)
    expect(timeline.text).toContain('matches-found')
    expect(answer.text + timeline.text).not.toContain(there)
    const events = await api.database
      .selectFrom('events')
      .select('data')
      .where('entity', '=', here)
      .execute()
    expect(JSON.stringify(events)).not.toContain(there)
    for (const text of [answer.text, timeline.text, JSON.stringify(events)])
      expect(text).not.toMatch(/hampshire/i)
    await api.turn('pathway', there)
    const coordinates = await api.token('coordinator', { sites: ['hampshire'] })
    const owed = await api.get(`/api/pathways/${there}/obligations?open=true`, coordinates)
    expect(itemsOf(owed).filter(({ what }) => what === 'lookAtMatch')).toMatchObject([
      { role: 'coordinator', about: 'london' },
    ])
    expect((await api.get(`/api/pathways/${there}/timeline`, coordinates)).text).not.toContain(here)
    const both = await api.token('coordinator', { sites: ['london', 'hampshire'] })
    expect(await matches(here, both)).toMatchObject([{ pathwayId: there, standing: 'open' }])
  })

  it('tells the referrer nothing, not even by a number', async () => {
    const housing = await api.token('agencyWorker')
    const from = { ...london, referrer: { agency: 'london-housing', role: 'agencyWorker' } }
    const person = { name: `Lee ${surname}`, dateOfBirth: born }
    const [first, second] = [await refer(person, from, housing), await refer(person, from, housing)]
    const told = async (id: string) => {
      const { body } = await api.get(`/api/pathways/${id}`, housing)
      const timeline = itemsOf(await api.get(`/api/pathways/${id}/timeline`, housing))
      return [body['version'], body['flags'], timeline.map(({ seq, type }) => [seq, type])]
    }
    expect(await flagsOf(second)).toEqual(['possibleDuplicate'])
    expect(await told(second)).toEqual(await told(first))
    expect(JSON.stringify(await told(second))).not.toContain('matches')
    expect(await api.get(`/api/pathways/${second}/matches`, housing)).toMatchObject({ status: 403 })
  })

  it('is nothing to those of another site', async () => {
    const here = await refer({ name: `Kit ${surname}`, dateOfBirth: born })
    const token = await api.token('coordinator', { sites: ['hampshire'] })
    expect((await api.get(`/api/pathways/${here}/matches`, token)).status).toBe(404)
  })

  it('is logged as a read of each pathway that is named', async () => {
    const person = { name: `Max ${surname}`, dateOfBirth: born }
    const [first, second] = [await refer(person), await refer(person)]
    await matches(second)
    const reads = (await readsIn(api.database)).filter(
      ({ what, pathway }) => what === 'matches' && [first, second].includes(String(pathway)),
    )
    expect(reads).toHaveLength(2)
    expect(reads[0]?.fields).toEqual(['person:match'])
  })
})

it('an outage of the search loses no referral', async () => {
  const rename = (from: string, to: string) =>
    asOwner(api.database, (owner) =>
      sql`alter table ${sql.table(from)} rename to ${sql.id(to)}`.execute(owner),
    )
  await rename('person_merges', 'person_merges_away')
  try {
    const person = { name: `Outage ${surname}`, dateOfBirth: born }
    await refer(person)
    const id = await refer(person)
    const timeline = itemsOf(await api.get(`/api/pathways/${id}/timeline`, coordinator))
    expect(timeline.find(({ type }) => type === 'matches-found')).toMatchObject({
      data: { searched: false, found: [], raises: [] },
    })
    expect(api.logged.join('')).toContain('matching failed')
    expect(api.logged.join('')).not.toMatch(/outage (quill|ostr|blyth|varga|mack|dunm)/i)
  } finally {
    await rename('person_merges_away', 'person_merges')
  }
})

it('two who refer the same person in the same second are told of each other', async () => {
  const person = { name: `Kim ${surname}`, dateOfBirth: born }
  const both = await Promise.all([refer(person), refer(person)])
  const flags = await Promise.all(both.map(flagsOf))
  expect(flags.filter((raised) => JSON.stringify(raised) === '["possibleDuplicate"]')).toHaveLength(
    1,
  )
})
