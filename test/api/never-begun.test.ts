// Proves that a refused beginning leaves nothing that can be read or commanded, and that what was left earlier is cleared.
import { beforeEach, describe, expect, it } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { conferenceDecider } from '../../domain/conference/conference.ts'
import { findOverlooked } from '../../store/survey.ts'
import { itemsOf, mondayMorning, ownApi } from '../support/api.ts'
import { referralExample } from '../support/examples.ts'
import { newName, toDate, toJson } from '../../store/values.ts'
import { within } from '../../store/reach.ts'
import { systemActor } from '../../domain/entity/decider.ts'

const api = await ownApi()
const [coordinator, chair] = [await api.token('coordinator'), await api.token('chair')]
const { database } = api
beforeEach(() => {
  api.clock.now = mondayMorning
})

/** Its time has passed. */
const plan = {
  site: 'london',
  form: 'stalkingPanel',
  at: '2026-11-01T10:00:00Z',
  reason: 'One more before Christmas.',
}
const move = { at: '2026-11-20T10:00:00Z', reason: 'The room is taken.' }
const post = (url: string, body: object, key = randomUUID(), token = coordinator) =>
  api.send('POST', url, token, body, { key })
const sendMove = (id: string) =>
  post(`/api/conferences/${id}/commands/move-conference`, move, randomUUID(), chair)

const rowsOf = async (id: string) => ({
  entities: await database.selectFrom('entities').select('id').where('id', '=', id).execute(),
  conferences: await database.selectFrom('conferences').select('id').where('id', '=', id).execute(),
  pathways: await database.selectFrom('pathways').select('id').where('id', '=', id).execute(),
  caseload: await database
    .selectFrom('caseload')
    .select('site')
    .where('pathway', '=', id)
    .execute(),
})
const nothing = { entities: [], conferences: [], pathways: [], caseload: [] }

const technical = async () =>
  itemsOf(await api.get('/api/supervision/stuck?kind=technical&limit=100', coordinator))

/** What the warden gives a turn to. */
const overlooked = async () => {
  const now = { alarmBefore: mondayMorning - 60_000, storedBefore: Date.now() + 1000 }
  return (await findOverlooked(database, now)).map(({ kind, id }) => ({ kind, id }))
}

describe('a meeting whose plan is refused', () => {
  it('is not there afterwards, and its key answers the same', async () => {
    const key = randomUUID()
    const refused = await post('/api/conferences', plan, key)
    expect(refused).toMatchObject({ status: 409, body: { code: 'not-later' } })
    const id = String(refused.body['conferenceId'])
    expect(await rowsOf(id)).toEqual(nothing)
    expect(await api.get(`/api/conferences/${id}`, chair)).toMatchObject({ status: 404 })
    expect(await sendMove(id)).toMatchObject({ status: 404 })
    expect(await post('/api/conferences', plan, key)).toEqual(
      expect.objectContaining({ status: 409, body: refused.body }),
    )
    expect(await api.get(`/api/commands/${key}`, coordinator)).toMatchObject({
      body: { outcome: 'refused', problem: { code: 'not-later' } },
    })
    expect(await technical()).toEqual([])
  })

  it('refuses what was sent to it meanwhile, in the same turn and after it', async () => {
    api.engine = 'stopped'
    const waiting = await post('/api/conferences', plan)
    const id = String(waiting.body['conferenceId'])
    const early = await sendMove(id)
    expect([waiting.status, early.status]).toEqual([202, 202])
    api.engine = 'runs'
    await api.turn('conference', id)
    await keepCommand(id) // by a process that had still found the meeting
    await api.turn('conference', id)
    expect(await outcomesOf(id)).toEqual([
      ['plan-conference', 'not-later'],
      ['move-conference', 'not-planned'],
      ['move-conference', 'not-planned'],
    ])
    expect(await rowsOf(id)).toEqual(nothing)
    await api.turn('conference', id) // repeated, it makes nothing
    expect(await rowsOf(id)).toEqual(nothing)
  })
})

const outcomesOf = async (id: string) =>
  (
    await database
      .selectFrom('inbox')
      .select(['name', 'outcome'])
      .where('entity', '=', id)
      .orderBy('n')
      .execute()
  ).map(({ name, outcome }) => [name, outcome?.result === 'refused' ? outcome.code : outcome])

async function keepCommand(id: string, sender?: { kind: 'pathway'; id: string }) {
  await database
    .insertInto('inbox')
    .values({
      id: randomUUID(),
      kind: 'conference',
      entity: id,
      name: 'move-conference',
      body: toJson(move),
      actor: toJson(systemActor('pathway:pw0123456789ab')),
      received_at: toDate(mondayMorning),
      stored_real: Date.now(),
      quiet: false,
      sender_kind: sender?.kind ?? null,
      sender: sender?.id ?? null,
    })
    .execute()
}

/** As earlier versions left it: the meeting unplanned, its plan refused, and a command that nothing judges. */
async function leftOver(): Promise<string> {
  const id = newName('cf')
  const at = toDate(mondayMorning)
  const unplanned = { stage: 'unplanned', version: 0, capacity: 0, listed: 0, planned_at: at }
  await database
    .insertInto('conferences')
    .values({
      ...{ id, site: 'london', form: 'stalkingPanel', slot: null, ...unplanned },
      ...{ at, list_closes_at: at, returns_due_at: at },
      ...{ emergency: false, by_hand: true, moved_by_hand: false },
    })
    .execute()
  const state = toJson(conferenceDecider.initial(id))
  await database
    .insertInto('entities')
    .values({ kind: 'conference', id, seq: 0, state, at, ended: false })
    .execute()
  return id
}

describe('what earlier versions left of refused plans', () => {
  it('is stuck until the warden gives it a turn, which refuses what waits, says so in the log and clears it', async () => {
    const pathway = await api.refer()
    const id = await leftOver()
    await keepCommand(id, { kind: 'pathway', id: pathway })
    expect(await overlooked()).toContainEqual({ kind: 'conference', id })
    await api.turn('conference', id)
    expect(await outcomesOf(id)).toEqual([['move-conference', 'not-planned']])
    const told = await database
      .selectFrom('inbox')
      .select('name')
      .where('entity', '=', pathway)
      .where('sender', '=', id)
      .execute()
    expect(told).toEqual([{ name: 'answered' }])
    expect(await rowsOf(id)).toEqual(nothing)
    expect(api.logged.filter((line) => line.includes('never began')).join()).toContain(id)
  })

  it('is found without a command, too, and cleared', async () => {
    const id = await leftOver()
    expect(await overlooked()).toEqual([{ kind: 'conference', id }])
    await api.turn('conference', id)
    expect(await rowsOf(id)).toEqual(nothing)
    expect(await overlooked()).toEqual([])
  })
})

describe('a referral that is refused', () => {
  it('leaves neither a pathway nor anybody’s name', async () => {
    const how = { key: randomUUID(), headers: { 'if-match': '3' } } // there is no version of it yet
    const refer = () => api.send('POST', '/api/referrals', coordinator, referralExample, how)
    const refused = await refer()
    expect(refused).toMatchObject({ status: 409, body: { code: 'changed-meanwhile' } })
    const id = String(refused.body['pathwayId'])
    expect(await rowsOf(id)).toEqual(nothing)
    expect(await left(id, how.key)).toEqual({ words: [], people: [], victims: [] })
    expect(await api.get(`/api/pathways/${id}`, coordinator)).toMatchObject({ status: 404 })
    expect(await refer()).toMatchObject({ status: 409, body: refused.body })
  })

  /** What is left of its words and of the people that its command names. */
  async function left(pathway: string, key: string) {
    const { body } = await database
      .selectFrom('inbox')
      .select('body')
      .where('id', '=', key)
      .executeTakeFirstOrThrow()
    const { person, victim } = body as { person: string; victim: string }
    return within(database, { works: 'engine' }, async (tx) => ({
      words: await tx.selectFrom('words').select('id').where('pathway', '=', pathway).execute(),
      people: await tx
        .selectFrom('person_records')
        .select('id')
        .where('person', '=', person)
        .execute(),
      victims: await tx
        .selectFrom('victim_records')
        .select('id')
        .where('victim', '=', victim)
        .execute(),
    }))
  }
})
