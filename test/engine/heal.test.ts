// Proves that what a restored database lacks is put back from the histories: events, keys and what was not sent.
import { beforeAll, describe, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { atCivil, ukZone } from '../../domain/calendar/calendar.ts'
import { copyOf } from '../support/restoring.ts'
import { done, inTriage } from '../support/steps.ts'
import type { EntityStatus } from '../../activities/contract.ts'
import { heal, type Healed } from '../../scripts/heal/run.ts'
import { movableClock } from '../support/clock.ts'
import { openRestore } from '../../store/restores.ts'
import { ownDev } from '../support/dev.ts'
import { readCommand } from '../../store/inbox.ts'
import { until } from '../support/until.ts'

const clock = movableClock(atCivil('2026-11-02', '10:00', ukZone))
const dev = await ownDev({ clock })
const { engine, client, smtp } = dev
const { database } = engine

const inspect = (workflow: string) =>
  client.workflow.getHandle(workflow).query<EntityStatus>('inspect')

const eventsOf = () =>
  database
    .selectFrom('events')
    .select(['kind', 'entity', 'seq', 'type', 'at', 'by', 'command', 'data'])
    .orderBy('kind')
    .orderBy('entity')
    .orderBy('seq')
    .execute()

const statesOf = () =>
  database
    .selectFrom('entities')
    .select(['kind', 'id', 'seq', 'state', 'at', 'alarm_at', 'ended'])
    .where('kind', '!=', 'post')
    .orderBy('id')
    .execute()

const owedOf = () =>
  database
    .selectFrom('obligations')
    .select(['id', 'what', 'agency', 'role', 'due', 'outcome', 'next_rung_at'])
    .where('what', '!=', 'lookAtRestored')
    .orderBy('id')
    .execute()

const judgedOf = () =>
  database
    .selectFrom('inbox')
    .select(['id', 'kind', 'entity', 'name', 'outcome', 'received_at', 'judged_at', 'sender'])
    .where('outcome', 'is not', null)
    .orderBy('id')
    .execute()

/** How many commands wait, and messages are under way. */
const unfinished = async () => {
  const waiting = await database
    .selectFrom('inbox')
    .select('id')
    .where('outcome', 'is', null)
    .where('quiet', '=', false)
    .execute()
  const sending = await database
    .selectFrom('messages')
    .select('id')
    .where('outcome', '=', 'sending')
    .execute()
  return waiting.length + sending.length
}

const healIt = () =>
  heal({
    ...{ database, attendant: engine.attendant, clock, namespace: engine.namespace },
    ...{ mailDomain: 'example.org', real: Date.now },
  })

/** Known to the copy and gone further since; made since; and known to the copy as it stands. */
let [before, after, still] = ['', '', '']
let refusedKey = ''
let stood: {
  events: Awaited<ReturnType<typeof eventsOf>>
  states: Awaited<ReturnType<typeof statesOf>>
  owed: Awaited<ReturnType<typeof owedOf>>
  judged: Awaited<ReturnType<typeof judgedOf>>
}
let healed: Healed
let sentBefore = 0

beforeAll(async () => {
  before = await inTriage(engine)
  still = await inTriage(engine)
  await engine.settled('pathway', still)
  await engine.settled('pathway', before)
  await engine.attendant.keepWarden(1)
  const copy = await copyOf(database)

  await until(() =>
    engine.attendant.keepWarden(1).then(
      () => true,
      () => false,
    ),
  )
  await done(engine, before, 'record-victim-contact', 'victimAdvocate', { result: 'reached' })
  const decision = { outcome: 'conference', risk: 'high', rationale: randomUUID() }
  await done(engine, before, 'decide-triage', 'policeLead', decision)
  refusedKey = await engine.store(before, 'accept-referral', 'coordinator', {})
  await engine.attendant.wake('pathway', before)
  await until(async () => (await readCommand(database, refusedKey))?.outcome !== undefined)
  after = await inTriage(engine, { urgent: true })
  for (const pathway of [before, after]) await engine.settled('pathway', pathway)
  await smtp.received(2) // what is urgent went at once
  await until(async () => (await unfinished()) === 0)
  for (const agency of ['metropolitan-police-service', 'suzy-lamplugh-trust'])
    await engine.settled('post', agency) // its history knows what it sent
  sentBefore = smtp.messages.length
  stood = {
    events: await eventsOf(),
    states: await statesOf(),
    owed: await owedOf(),
    judged: await judgedOf(),
  }
  await copy.putBack()
})

describe('a database that was restored to an earlier moment', () => {
  test('is noticed without anybody doing anything', async () => {
    await until(async () => (await openRestore(database).catch(() => undefined)) !== undefined)
    expect(await openRestore(database)).toMatchObject({ noticedBy: 'warden' })
    await until(() =>
      Promise.resolve(
        engine.logged.some((line) => line.includes('database was restored to an earlier moment')),
      ),
    )
  })

  test('decides nothing on what had gone further, and lists it as stuck', async () => {
    const key = await engine.store(before, 'accept-referral', 'coordinator', {})
    await engine.attendant.wake('pathway', before)
    await until(async () => (await inspect(`pathway-${before}`)).stage === 'stopped')
    expect((await readCommand(database, key))?.outcome).toBeUndefined()
    const { behind_since: since } = await database
      .selectFrom('entities')
      .select('behind_since')
      .where('id', '=', before)
      .executeTakeFirstOrThrow()
    expect(since).not.toBeNull()
  })
})

describe('the post of an agency that had gone further', () => {
  test('goes on, so that what is urgent is sent', async () => {
    const { id } = await database
      .selectFrom('obligations')
      .select('id')
      .where('pathway', '=', still)
      .where('what', '=', 'triage')
      .executeTakeFirstOrThrow()
    await done(engine, still, 'remind-now', 'coordinator', { obligationId: id })
    await smtp.received(sentBefore + 1)
    sentBefore = smtp.messages.length
    await until(async () => (await unfinished()) === 1) // what waits to be healed
    await engine.settled('post', 'metropolitan-police-service')
    const { details } = await inspect('post-metropolitan-police-service')
    expect(details).not.toContain('Stopped')
  })
})

describe('healing', () => {
  beforeAll(async () => {
    healed = await healIt()
    for (const pathway of [before, after]) await engine.settled('pathway', pathway)
  })

  test('puts every event back as it was', async () => {
    const now = await eventsOf()
    const key = (one: (typeof now)[number]) => `${one.kind}:${one.entity}:${one.seq}`
    const there = new Map(now.map((one) => [key(one), one]))
    const wanted = stood.events.filter(({ kind }) => kind !== 'post')
    expect(wanted.map((one) => there.get(key(one)))).toEqual(wanted)
    expect(healed).toMatchObject({ pathways: 2, conferences: 0 })
    expect(healed.events).toBeGreaterThan(20)
    expect(healed.lost.filter(({ kind }) => kind !== 'post')).toEqual([])
  })

  test('makes what is owed the same as it was', async () => {
    expect(await owedOf()).toEqual(expect.arrayContaining(stood.owed))
  })

  test('answers every key as before', async () => {
    const now = new Map((await judgedOf()).map((one) => [one.id, one]))
    const wanted = stood.judged.filter(({ kind }) => kind !== 'post')
    expect(wanted.map(({ id }) => now.get(id))).toEqual(wanted)
    expect((await readCommand(database, refusedKey))?.outcome).toMatchObject({ result: 'refused' })
  })

  test('lets the turns go on, and asks for a look at what was lost with the words', async () => {
    await until(async () => (await inspect(`pathway-${before}`)).stage === 'research')
    await done(engine, after, 'record-victim-contact', 'victimAdvocate', { result: 'reached' })
    const looks = await database
      .selectFrom('obligations')
      .select(['pathway', 'role'])
      .where('what', '=', 'lookAtRestored')
      .execute()
    expect(looks).toEqual(
      expect.arrayContaining([
        { pathway: before, role: 'coordinator' },
        { pathway: after, role: 'coordinator' },
      ]),
    )
    expect(await openRestore(database)).toBeUndefined()
  })

  test('sends nothing a second time that went before', async () => {
    const sent = await database
      .selectFrom('notices')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('outcome', '=', 'sent')
      .executeTakeFirstOrThrow()
    expect(sent.count).toBeGreaterThan(0)
    expect(smtp.messages.slice(sentBefore).map(({ subject }) => subject)).toEqual([])
  })

  test('changes nothing when it is done again', async () => {
    const events = await eventsOf()
    expect(await healIt()).toMatchObject({ events: 0, commands: 0, messages: 0 })
    expect(await eventsOf()).toEqual(events)
    await engine.attendant.end('warden', 'the test is over')
  })
})
