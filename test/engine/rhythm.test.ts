// Proves that the warden's rounds keep the meetings that a site's policy asks for, each once.
import { expect, test } from '@jest/globals'
import { pino } from 'pino'
import { atCivil, ukZone } from '../../domain/calendar/calendar.ts'
import { createSurvey } from '../../activities/survey.ts'
import { ownDev } from '../support/dev.ts'
import { holding, meetingsOf, panel, round } from '../support/rhythm.ts'
import { keepRhythms } from '../../activities/rhythm.ts'
import { movableClock } from '../support/clock.ts'
import { rounds } from '../support/rounds.ts'
import { done, waitingOnProbation } from '../support/steps.ts'
import { until } from '../support/until.ts'
import { workflowIdOf } from '../../client/temporal.ts'

const start = atCivil('2026-11-02', '10:00', ukZone)
const clock = movableClock(start)
const log = pino({ level: 'silent' })

const dev = await ownDev({ clock })

const london = (text: string) => {
  const [date = '', time = ''] = text.split(' ')
  return atCivil(date, time, ukZone)
}

/** A warden of a worker of its own. */
function survey() {
  const { database, attendant, namespace } = dev.engine
  return createSurvey({ database, clock, attendant, log, namespace })
}

const meetings = () => meetingsOf(dev.engine.database)
const stages = async () => (await meetings()).map(({ stage }) => stage)
const slot = async (day: string) => (await meetings()).filter((one) => one.slot === day)

const eventsOf = (id: string) =>
  dev.engine.database
    .selectFrom('events')
    .select(['type', 'by', 'data'])
    .where('kind', '=', 'conference')
    .where('entity', '=', id)
    .orderBy('seq')
    .execute()

const allPlanned = (count: number) =>
  until(async () => {
    const all = await stages()
    return all.length === count && all.every((stage) => stage === 'planned')
  })

test('rounds of several wardens at once plan each meeting once, with a workflow of its own', async () => {
  await holding(dev.engine.database, panel(), start)
  await Promise.all([round(survey()), round(survey()), round(survey())])
  await allPlanned(11)
  const all = await meetings()
  expect(all.map((one) => one.slot)).toEqual([...new Set(all.map((one) => one.slot))])
  // Of the meeting in two days, whose list would be closed, nobody would hear in time.
  expect(all[0]).toMatchObject({ slot: '2026-11-11', at: london('2026-11-11 10:00') })
  for (const { id, by_hand } of all) {
    const events = await eventsOf(id)
    expect(events.map(({ type }) => type).filter((type) => type === 'conference-planned')).toEqual([
      'conference-planned',
    ])
    expect(events[0]).toMatchObject({ by: { id: 'rhythm' }, data: { byHand: false } })
    expect(by_hand).toBe(false)
  }
  const running = await dev.engine.attendant.running()
  for (const { id } of all) expect(running).toContain(workflowIdOf('conference', id))
})

test('the rounds of the real warden find nothing more to do', async () => {
  const before = await meetings()
  await dev.engine.attendant.keepWarden(1)
  await rounds(dev.engine, 3)
  await dev.engine.attendant.end('warden', 'the test is over')
  expect(await meetings()).toEqual(before)
})

test('a changed policy moves and cancels what is not circulated, and not what a person moved or cancelled', async () => {
  const { engine } = dev
  const [moved, cancelled, listed] = [
    (await slot('2026-12-02'))[0]!.id,
    (await slot('2026-12-16'))[0]!.id,
    (await slot('2026-12-23'))[0]!.id,
  ]
  const to = { kind: 'conference' } as const
  const move = { at: '2026-12-04T14:00:00.000Z', reason: 'w' }
  await engine.send(moved, 'move-conference', 'chair', move, to)
  await engine.send(cancelled, 'cancel-conference', 'chair', { reason: 'w' }, to)
  const pathway = await waitingOnProbation(engine)
  const probation = 'national-probation-service-london'
  const nil = { agency: probation, kind: 'nil' }
  await done(engine, pathway, 'record-return', 'probation', nil, probation)
  const there = { conference: listed, reason: 'w' }
  await done(engine, pathway, 'list-for-conference', 'coordinator', there)
  await until(async () => (await eventsOf(listed)).some(({ type }) => type === 'item-listed'))

  // Fortnightly, at another time, from a Wednesday that there was one; fewer items.
  const rhythm = panel({ when: { everyDays: 14, from: '2026-11-04' }, at: '11:30' })
  const capacity = { items: 6, source: 'A test.', mark: 'K' } as const
  await holding(
    engine.database,
    { stalkingPanel: { ...rhythm.stalkingPanel, capacity } },
    start + 1,
  )
  await Promise.all([round(survey()), round(survey())])
  const stageOf = async (day: string) => (await slot(day))[0]?.stage
  await until(async () => (await stageOf('2027-01-20')) === 'cancelled')
  await until(async () => (await slot('2027-01-13'))[0]?.at === london('2027-01-13 11:30'))
  await until(async () => (await slot('2026-11-18'))[0]?.at === london('2026-11-18 11:30'))

  const followed = await slot('2026-11-18')
  expect(followed).toMatchObject([{ at: london('2026-11-18 11:30'), stage: 'planned' }])
  const events = await eventsOf(followed[0]!.id)
  expect(events.slice(-2)).toMatchObject([
    { type: 'policy-followed', by: { id: 'rhythm' }, data: { capacity: 6, before: 2, version: 3 } },
    { type: 'conference-rescheduled', by: { id: 'rhythm' }, data: { byHand: false } },
  ])
  expect(await slot('2026-12-02')).toMatchObject([
    { at: london('2026-12-04 14:00'), stage: 'planned' },
  ])
  expect((await eventsOf(moved)).map(({ type }) => type)).not.toContain('policy-followed')
  const [byHand] = (await eventsOf(cancelled)).slice(-1)
  expect(byHand).toMatchObject({ type: 'conference-cancelled', data: { byHand: true } })

  // What was on the list of one that the rhythm took away is its pathway's again.
  await until(async () => (await stageOf('2026-12-23')) === 'cancelled')
  const types = (await eventsOf(listed)).map(({ type }) => type)
  // The pathway had asked no meeting, and says so when it hears.
  expect(types.filter((type) => type !== 'reply-heard').slice(-2)).toEqual([
    'item-moved',
    'conference-cancelled',
  ])
  const back = await engine.database
    .selectFrom('inbox')
    .select('body')
    .where('entity', '=', pathway)
    .where('name', '=', 'conference-returned')
    .execute()
  // With since when it waits, and with what its agencies have returned, so that nobody is asked again.
  const returns = expect.arrayContaining([
    { agency: 'national-probation-service-london', kind: 'nil' },
  ])
  const since: unknown = expect.any(Number)
  expect(back).toEqual([{ body: { conference: listed, item: 'i1', since, returns } }])

  await round(survey())
  expect(await slot('2026-12-16')).toHaveLength(1) // a person's cancelling is not undone
})

test('a policy set right again brings back what the rhythm had cancelled, as other meetings', async () => {
  await holding(dev.engine.database, panel(), start + 2)
  await Promise.all([round(survey()), round(survey())])
  await until(async () => (await slot('2027-01-20')).some(({ stage }) => stage === 'planned'))
  const both = await slot('2027-01-20')
  expect(both.map(({ stage }) => stage).sort()).toEqual(['cancelled', 'planned'])
  expect(await slot('2026-12-16')).toHaveLength(1)
  expect(await slot('2026-12-02')).toHaveLength(1)
})

test('what a worker stored before it died without waking anybody is picked up by the next round', async () => {
  const { database, namespace } = dev.engine
  clock.moveTo(london('2026-11-11 12:00'))
  const moment = { now: await clock.now(), real: Date.now() }
  const asked = await keepRhythms({ database, namespace, log }, moment) // and dies
  expect(asked.length).toBeGreaterThan(0)
  const stored = async () =>
    (await meetings()).filter(({ id }) => asked.some((one) => one.id === id))
  expect((await stored()).map(({ stage }) => stage)).toContain('unplanned')
  await database // as if it lay for longer than a command may
    .updateTable('inbox')
    .set({ stored_real: 0 })
    .where('outcome', 'is', null)
    .where(
      'entity',
      'in',
      asked.map(({ id }) => id), // others are judged meanwhile
    )
    .execute()
  await round(survey())
  await until(async () => (await stored()).every(({ stage }) => stage === 'planned'))
  for (const { id } of await stored())
    expect((await eventsOf(id)).filter(({ type }) => type === 'conference-planned')).toHaveLength(1)
})
