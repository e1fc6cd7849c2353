// Proves that pathways and meetings hear from each other of listing, deferring, leaving and actions.
import { expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { atCivil, ukZone } from '../../domain/calendar/calendar.ts'
import { decideAt, itemsOf, meets, planMeeting, seats, sit } from '../support/engine-meeting.ts'
import { ownDev } from '../support/dev.ts'
import { done, eventTypes, waitingOnProbation } from '../support/steps.ts'
import { movableClock } from '../support/clock.ts'
import { until } from '../support/until.ts'

const monday = atCivil('2026-11-02', '10:00', ukZone)
const clock = movableClock(monday)
const probation = 'national-probation-service-london'

const dev = await ownDev({ clock, sites: ['london', 'hampshire'] })

const count = async (entity: string, type: string) =>
  (await eventTypes(dev.engine, entity)).filter((one) => one === type).length

const has = (entity: string, type: string, times = 1) =>
  until(async () => (await count(entity, type)) >= times)

/** A pathway whose last return comes in now, so that it stands at its conference. */
async function atConference(): Promise<string> {
  const pathway = await waitingOnProbation(dev.engine)
  await done(dev.engine, pathway, 'record-return', 'probation', { agency: probation, kind: 'nil' })
  return pathway
}

const openOf = (pathway: string) =>
  dev.engine.database
    .selectFrom('obligations')
    .select(['what', 'agency', 'due', 'about'])
    .where('pathway', '=', pathway)
    .where('outcome', 'is', null)
    .execute()

const stageOf = async (pathway: string) =>
  (
    await dev.engine.database
      .selectFrom('pathways')
      .select('stage')
      .where('id', '=', pathway)
      .executeTakeFirstOrThrow()
  ).stage

test('a pathway is listed by itself, decided at the meeting, and owes its actions', async () => {
  clock.moveTo(monday)
  const { engine } = dev
  const meeting = await planMeeting(engine, '2026-11-25')
  const pathway = await atConference()
  await has(pathway, 'listing-confirmed')
  expect(await itemsOf(engine, meeting)).toMatchObject([{ pathway, status: 'listed' }])
  const due = atCivil('2026-11-25', '17:00', ukZone)
  expect(await openOf(pathway)).toContainEqual(expect.objectContaining({ what: 'conference', due }))

  await sit(engine, clock, meeting)
  const action = { agency: seats[1].agency, role: 'policeLead', what: randomUUID() }
  await decideAt(engine, meeting, 'i1', {
    actions: [{ ...action, dueOn: '2026-12-09' }],
    dissent: [{ agency: seats[3].agency, view: randomUUID() }],
  })
  await has(pathway, 'conference-recorded')
  await engine.settled('pathway', pathway)
  expect(await stageOf(pathway)).toBe('suitability')
  expect(await openOf(pathway)).toContainEqual({
    what: 'action',
    agency: seats[1].agency,
    about: 'a1',
    due: atCivil('2026-12-09', '17:00', ukZone),
  })
  expect(await count(pathway, 'action-agreed')).toBe(1)
  await meets(engine, meeting, 'close-session', 'chair')
})

test('what a meeting defers is heard at the next', async () => {
  clock.moveTo(monday)
  const { engine } = dev
  const first = await planMeeting(engine, '2026-11-18')
  const next = await planMeeting(engine, '2026-12-02')
  const pathway = await atConference()
  await has(pathway, 'listing-confirmed')
  await sit(engine, clock, first)
  await meets(engine, first, 'defer-item', 'chair', {
    item: 'i1',
    because: 'moreNeeded',
    reason: randomUUID(),
  })
  await has(pathway, 'listing-confirmed', 2)
  expect(await itemsOf(engine, first)).toMatchObject([{ pathway, status: 'deferred' }])
  expect(await itemsOf(engine, next)).toMatchObject([{ pathway, status: 'listed' }])
  await meets(engine, first, 'close-session', 'chair')

  await sit(engine, clock, next)
  await decideAt(engine, next, 'i1', { decision: 'noAction', risk: 'standard' })
  await has(pathway, 'conference-recorded')
  await engine.settled('pathway', pathway)
  expect(await stageOf(pathway)).toBe('closure')
  expect(await itemsOf(engine, next)).toMatchObject([{ status: 'decided', decision: 'noAction' }])
})

test('what takes a pathway off its list reaches the meeting: a decision by hand, a death, another site', async () => {
  clock.moveTo(monday)
  const { engine } = dev
  const meeting = await planMeeting(engine, '2026-11-19')
  const [decided, died, gone, stays] = [
    await atConference(),
    await atConference(),
    await atConference(),
    await atConference(),
  ]
  for (const pathway of [decided, died, gone, stays]) await has(pathway, 'listing-confirmed')
  expect(await itemsOf(engine, meeting)).toHaveLength(4)

  await done(engine, decided, 'record-conference', 'chair', {
    decision: 'close',
    risk: 'standard',
    rationale: randomUUID(),
    ...{ whyNotMeeting: randomUUID(), heard: [seats[1].agency] },
    actions: [],
  })
  await done(engine, died, 'record-death', 'coordinator', {
    who: 'person',
    on: '2026-11-01',
    note: randomUUID(),
  })
  await done(engine, gone, 'offer-transfer', 'coordinator', {
    site: 'hampshire',
    reason: randomUUID(),
  })
  await done(engine, gone, 'accept-transfer', 'coordinator')
  const left = async () =>
    (await itemsOf(engine, meeting)).filter(({ status }) => status === 'withdrawn')
  await until(async () => (await left()).length === 3)
  expect((await left()).map(({ pathway }) => pathway).sort()).toEqual([decided, died, gone].sort())
  expect(await itemsOf(engine, meeting)).toContainEqual(
    expect.objectContaining({ pathway: stays, status: 'listed' }),
  )
  for (const pathway of [decided, died, gone]) expect(await count(pathway, 'listing-ended')).toBe(1)
})

test('an open action comes onto the next agenda, and carried there it is due when the one after meets', async () => {
  clock.moveTo(monday)
  const { engine } = dev
  const pathway = await atConference()
  const action = { agency: seats[1].agency, role: 'policeLead', what: randomUUID() }
  await done(engine, pathway, 'record-conference', 'chair', {
    decision: 'intervene',
    risk: 'high',
    rationale: randomUUID(),
    ...{ whyNotMeeting: randomUUID(), heard: [seats[1].agency] },
    actions: ['2026-12-10', '2026-12-11'].map((dueOn) => ({ ...action, dueOn })),
  })
  const [meeting, next] = [
    await planMeeting(engine, '2026-12-14'),
    await planMeeting(engine, '2026-12-16'),
  ]
  await sit(engine, clock, meeting)
  const review = { pathway, note: randomUUID() }
  const carried = { ...review, action: 'a1', outcome: 'carried', to: next }
  await meets(engine, meeting, 'review-action', 'chair', carried)
  const ended = { ...review, action: 'a2', outcome: 'done' }
  await meets(engine, meeting, 'review-action', 'chair', ended)
  await has(pathway, 'action-ended')
  await has(pathway, 'action-carried')
  await engine.settled('pathway', pathway)
  expect((await openOf(pathway)).filter(({ what }) => what === 'action')).toEqual([
    {
      what: 'action',
      agency: seats[1].agency,
      about: 'a1',
      due: atCivil('2026-12-16', '10:00', ukZone),
    },
  ])
})
