// Proves over HTTP, as a story, what happens where one man stalks three women in two areas.
import { beforeAll, describe, expect, it } from '@jest/globals'
import { contactMade, referralExample } from '../support/examples.ts'
import { itemsOf, ownApi, pathwayOf } from '../support/api.ts'

const api = await ownApi()
const inLondon = await api.token('coordinator')
const police = await api.token('policeLead')
const anasAdvocate = await api.token('victimAdvocate')
const housing = 'london-housing'
const beasAdvocate = await api.token(['agencyWorker', 'victimAdvocate'], {
  agency: housing,
  sub: 'works for Bea',
})
const hampshire = { sites: ['hampshire'] }
const inHampshire = await api.token('coordinator', hampshire)
const policeThere = await api.token('policeLead', hampshire)
const housingThere = 'hampshire-housing'
const cleosAdvocate = await api.token(['agencyWorker', 'victimAdvocate'], {
  ...hampshire,
  agency: housingThere,
  sub: 'works for Cleo',
})

const person = { name: 'Lysander Quillerton', dateOfBirth: '1979-03-08' }
const woman = (name: string, channel: string) => ({
  name,
  relationship: 'exPartner',
  safeContact: { safe: true, channels: [channel] },
})
const ana = woman('Anabelle Thistlewood', 'phone')
const bea = woman('Beatriz Underhill', 'email')
const cleo = woman('Cleopatra Vanstone', 'text')
const names = [ana, bea, cleo].map(({ name }) => name)

const page = async (id: string, token: string) => (await api.get(`/api/pathways/${id}`, token)).body

const owed = async (id: string, token: string) =>
  itemsOf(await api.get(`/api/pathways/${id}/obligations?open=true&limit=100`, token))

const contactsOwed = async (id: string, token: string) =>
  (await owed(id, token))
    .filter(({ what }) => String(what).startsWith('victimContact'))
    .map(({ victim, agency }) => ({ victim, agency }))

const answersOwed = async (id: string, token: string) =>
  (await owed(id, token)).filter(({ what }) => what === 'hearOfReport')

/** All that somebody reads of a pathway. */
const read = async (id: string, token: string) =>
  JSON.stringify(
    await Promise.all(
      ['', '/timeline?limit=100', '/obligations?limit=100', '/matches', '/notices'].map(
        async (part) => (await api.get(`/api/pathways/${id}${part}`, token)).body,
      ),
    ),
  )

describe('one man, three women, two areas', () => {
  let here: string
  let linked: string
  let there: string

  beforeAll(async () => {
    here = await api.refer({ person, victim: ana })
    linked = await api.refer({ person, victim: bea })
    await api.done(linked, 'assign-advocate', inLondon, { agency: housing, reason: 'She asked.' })
    await api.done(linked, 'link-referral', inLondon, { pathwayId: here, reason: 'The same man.' })
    const answer = await api.send('POST', '/api/referrals', policeThere, {
      ...referralExample,
      ...{ site: 'hampshire', person, victim: cleo },
      referrer: { agency: 'hampshire-constabulary', role: 'policeLead' },
    })
    there = pathwayOf(answer)
    const asked = { agency: housingThere, reason: 'She asked.' }
    await api.done(there, 'assign-advocate', inHampshire, asked)
    for (const id of [linked, here, there]) await api.turn('pathway', id)
  })

  it('has a part for each woman, each with her advocate, her terms and her contact owed', async () => {
    expect((await page(here, inLondon))['victims']).toMatchObject([
      { letter: 'A', known: { name: ana.name } },
      { letter: 'B', known: { name: bea.name }, advocate: housing },
    ])
    expect((await page(there, inHampshire))['victim']).toMatchObject({ name: cleo.name })
    expect((await contactsOwed(here, inLondon)).map(({ victim }) => victim)).toEqual([null, 'B'])
    expect(await contactsOwed(there, inHampshire)).toHaveLength(1)
  })

  it('cannot be linked across the two areas: Hampshire’s goes on as its own', async () => {
    const link = { pathwayId: there, reason: 'The same man.' }
    const answer = await api.send(
      'POST',
      `/api/pathways/${here}/commands/link-referral`,
      inLondon,
      link,
    )
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ rule: 'unknown-pathway' }] } })
  })

  it('settles the contact of the one who was reached, and of nobody else', async () => {
    await api.done(here, 'record-victim-contact', beasAdvocate, {
      ...contactMade,
      ...{ result: 'reached', channel: 'email' },
    })
    expect((await contactsOwed(here, inLondon)).map(({ victim }) => victim)).toEqual([null])
    expect(await contactsOwed(there, inHampshire)).toHaveLength(1)
  })

  it('tells Hampshire of a threat that London records, and nothing else', async () => {
    expect(await answersOwed(there, inHampshire)).toEqual([])
    await api.done(here, 'report-incident', police, {
      ...{ on: '2026-10-30', kind: 'threat', victim: 'A' },
      note: 'He said that Anabelle would regret it.',
    })
    await api.turn('pathway', there)
    const told = await answersOwed(there, inHampshire)
    expect(told.map(({ role }) => role).sort()).toEqual(['policeLead', 'victimAdvocate'])
    expect(told[0]).toMatchObject({ due: expect.any(String), about: expect.any(String) })
    for (const token of [inHampshire, policeThere, cleosAdvocate]) {
      const text = await read(there, token)
      expect(text).toContain('report-heard')
      for (const secret of [ana.name, bea.name, 'Anabelle', here, linked])
        expect(text).not.toContain(secret)
    }
  })

  it('tells London of a risk that Hampshire raises, and each woman’s advocate', async () => {
    await api.done(there, 'raise-urgent-risk', policeThere, {
      ...{ on: '2026-10-31', kind: 'violence' },
      note: 'He waited for Cleopatra at her door.',
    })
    await api.turn('pathway', here)
    const told = await answersOwed(here, inLondon)
    expect(told.map(({ role, agency }) => [role, agency]).sort()).toEqual([
      ['policeLead', 'metropolitan-police-service'],
      ['victimAdvocate', housing],
      ['victimAdvocate', 'suzy-lamplugh-trust'],
    ])
    for (const token of [inLondon, police, anasAdvocate, beasAdvocate]) {
      const text = await read(here, token)
      for (const secret of ['Cleopatra', cleo.name, there]) expect(text).not.toContain(secret)
    }
  })

  it('lets London say that he is one man, of whom it learns nothing, and Hampshire answer', async () => {
    const [match] = itemsOf(await api.get(`/api/pathways/${here}/matches`, inLondon)).filter(
      ({ pathwayId, matchId }) => pathwayId === null && matchId !== null,
    )
    const matchId = String(match?.['matchId'])
    const form = await api.get(`/api/pathways/${here}/commands/say-same-person/choices`, inLondon)
    expect(form.body).toMatchObject({
      may: true,
      choices: { matchId: [{ value: matchId, title: 'Somebody at another site' }] },
    })
    const say = { matchId, reason: 'The police know of one man only.' }
    await api.done(here, 'say-same-person', inLondon, say)
    await api.turn('pathway', there)
    for (const token of [inLondon, police]) expect(await read(here, token)).not.toContain(there)
    const saidHere = itemsOf(await api.get(`/api/pathways/${here}/timeline?limit=100`, inLondon))
    const event = saidHere.find(({ type }) => type === 'same-person-said')
    expect(event?.['data']).toEqual({ match: matchId, reason: say.reason })

    expect(await owed(there, inHampshire)).toContainEqual(
      expect.objectContaining({ what: 'answerMatch', role: 'coordinator', about: matchId }),
    )
    const answering = `/api/pathways/${there}/commands/answer-same-person/choices`
    expect((await api.get(answering, inHampshire)).body).toMatchObject({
      choices: { matchId: [{ value: matchId, title: 'Somebody at London, as was said there' }] },
    })
    const yes = { matchId, same: true, reason: 'The same car.' }
    await api.done(there, 'answer-same-person', inHampshire, yes)
    await api.turn('pathway', here)
    expect(await read(here, inLondon)).toContain('Another site found that')
    for (const secret of [here, linked])
      expect(await read(there, inHampshire)).not.toContain(secret)
    expect((await page(here, inLondon))['endedAt']).toBeNull() // both go on
  })

  it('takes no other pathway for a match, by whichever id', async () => {
    for (const matchId of [there, '5f0c1a34-6a0f-4b0e-9d55-0a7a6e2b9f10']) {
      const body = { matchId, reason: 'A guess.' }
      const answer = await api.send(
        'POST',
        `/api/pathways/${here}/commands/say-same-person`,
        inLondon,
        body,
      )
      expect(answer).toMatchObject({ status: 400, body: { errors: [{ rule: 'unknown-match' }] } })
    }
  })

  it('tells nobody there any more once Hampshire finds that they are two', async () => {
    const [tie] = (await owed(there, inHampshire)).filter(({ what }) => what === 'hearOfReport')
    const no = {
      matchId: String(tie?.['about']),
      same: false,
      reason: 'His brother, it turned out.',
    }
    const before = (await answersOwed(here, inLondon)).length
    await api.done(there, 'answer-same-person', inHampshire, no)
    await api.turn('pathway', here)
    await api.done(there, 'report-incident', policeThere, {
      ...{ on: '2026-10-31', kind: 'threat' },
      note: 'He rang her.',
    })
    await api.turn('pathway', here)
    expect(await answersOwed(here, inLondon)).toHaveLength(before)
    const heard = itemsOf(await api.get(`/api/pathways/${here}/timeline?limit=100`, inLondon))
    expect(heard.filter(({ type }) => type === 'report-heard')).toHaveLength(1)
    expect(itemsOf(await api.get(`/api/pathways/${here}/matches`, inLondon))).not.toContainEqual(
      expect.objectContaining({ pathwayId: null }),
    )
  })

  it('lets each advocate know of her own women alone', async () => {
    const known = async (id: string, token: string) => {
      const text = await read(id, token)
      return names.filter((name) => text.includes(name))
    }
    expect(await known(here, beasAdvocate)).toEqual([bea.name])
    expect(await known(there, cleosAdvocate)).toEqual([cleo.name])
    expect(await known(there, anasAdvocate)).toEqual([]) // her service coordinates both areas
    for (const [id, token] of [
      [there, beasAdvocate],
      [here, cleosAdvocate],
    ] as const)
      expect((await api.get(`/api/pathways/${id}`, token)).status).toBe(404)
  })
})

describe('two pathways of one site that are certainly about one man', () => {
  const twin = { name: 'Barnaby Cholmondeston', dateOfBirth: '1982-04-11' }
  const incident = { on: '2026-10-30', kind: 'contact', note: 'Sent flowers to her office.' }

  it('hear of each other’s reports by name, until somebody finds that he is two', async () => {
    const one = await api.refer({ person: twin })
    const other = await api.refer({ person: twin })
    await api.done(one, 'report-incident', police, incident)
    await api.turn('pathway', other)
    const told = await answersOwed(other, inLondon)
    expect(told.map(({ about }) => about)).toEqual([one, one])

    const reason = 'Twins: the police know both.'
    await api.done(one, 'confirm-not-same', inLondon, { pathwayId: other, reason })
    await api.done(other, 'report-incident', police, incident)
    await api.turn('pathway', one)
    expect(await answersOwed(one, inLondon)).toEqual([])
  })
})
