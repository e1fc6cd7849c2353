// Proves that an emergency makes its meeting, calls the invited at once, and leaves the usual list.
import { expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { atCivil, ukZone } from '../../domain/calendar/calendar.ts'
import { copiesIn } from '../support/copies.ts'
import {
  decideAt,
  itemsOf,
  meetingRow,
  meets,
  planMeeting,
  seats,
  sit,
} from '../support/engine-meeting.ts'
import { ownDev } from '../support/dev.ts'
import { done, eventTypes, inTriage, waitingOnProbation } from '../support/steps.ts'
import { holding, panel } from '../support/rhythm.ts'
import { movableClock } from '../support/clock.ts'
import { until } from '../support/until.ts'

const monday = atCivil('2026-11-02', '10:00', ukZone)
const today = atCivil('2026-11-02', '16:00', ukZone)
const clock = movableClock(monday)
const probation = 'national-probation-service-london'

const dev = await ownDev({ clock })
await holding(dev.engine.database, panel(), monday) // no warden runs: nothing is planned by the rhythm

const has = (entity: string, type: string, times = 1) =>
  until(async () => {
    const types = await eventTypes(dev.engine, entity)
    return types.filter((one) => one === type).length >= times
  })

const pathwayRow = (id: string) =>
  dev.engine.database
    .selectFrom('pathways')
    .select(['stage', 'risk', 'flags'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

const emergencies = () =>
  dev.engine.database
    .selectFrom('conferences')
    .select(['id', 'form', 'site', 'at', 'by_hand', 'slot'])
    .where('emergency', '=', true)
    .orderBy('at')
    .execute()

/** The conference decision that a pathway owes. */
const owes = (pathway: string) =>
  dev.engine.database
    .selectFrom('obligations')
    .select(['what', 'due'])
    .where('pathway', '=', pathway)
    .where('outcome', 'is', null)
    .where('what', 'in', ['conference', 'emergencyConference'])
    .orderBy('what')
    .execute()

const urgentTriage = async (pathway: string) =>
  done(dev.engine, pathway, 'decide-triage', 'policeLead', {
    outcome: 'emergencyConference',
    risk: 'high',
    rationale: randomUUID(),
  })

const incident = async (pathway: string) =>
  done(
    dev.engine,
    pathway,
    'report-incident',
    'agencyWorker',
    { on: '2026-11-02', kind: 'threat', note: randomUUID() },
    'london-housing',
  )

test('an urgent triage makes a meeting for today, its invited are called at once, and it decides', async () => {
  const { engine, smtp } = dev
  const pathway = await inTriage(engine, { urgent: true })
  const before = smtp.messages.length
  await urgentTriage(pathway)
  await has(pathway, 'listing-confirmed')
  const all = await emergencies()
  expect(all).toMatchObject([
    { form: 'stalkingPanel', site: 'london', at: today, by_hand: false, slot: null },
  ])
  const meeting = all[0]!.id
  expect(await itemsOf(engine, meeting)).toMatchObject([{ pathway, status: 'listed' }])
  const calls = () =>
    smtp.messages
      .slice(before)
      .filter(({ attachments }) =>
        attachments.some(({ filename }) => filename === `${meeting}.ics`),
      )
  const agencies = new Set(seats.map(({ agency }) => agency))
  await until(() => calls().length >= agencies.size)
  expect(calls().map(({ to }) => [to].flat()[0]?.text.split('@')[1])).toEqual(
    expect.arrayContaining([...agencies].map((agency) => `${agency}.example.org`)),
  )
  for (const { subject } of calls()) expect(subject).toMatch(/^Urgent: /)

  // Another that owes one meanwhile is heard there too.
  const second = await inTriage(engine)
  await incident(second)
  await has(second, 'listing-confirmed')
  expect(await emergencies()).toHaveLength(1)
  expect((await meetingRow(engine, meeting)).listed).toBe(2)

  await sit(engine, clock, meeting)
  await decideAt(engine, meeting, 'i1')
  await decideAt(engine, meeting, 'i2', { risk: 'medium' })
  for (const one of [pathway, second]) {
    await has(one, 'conference-recorded')
    await engine.settled('pathway', one)
    expect(await owes(one)).toEqual([])
    expect(await pathwayRow(one)).toMatchObject({ stage: 'suitability' })
  }
  expect((await pathwayRow(pathway)).flags).not.toContain('emergency')
  await meets(engine, meeting, 'close-session', 'chair')
  await engine.settled('conference', meeting)
  const history = await dev.client.workflow.getHandle(`conference-${meeting}`).fetchHistory()
  const copied = copiesIn(history).flatMap(({ events }) => events.map(([type]) => type))
  expect(copied).toEqual(await eventTypes(engine, meeting)) // from the first on
  for (const one of [pathway, second])
    expect(
      (await eventTypes(engine, one)).filter((type) => type === 'conference-recorded'),
    ).toHaveLength(1)
})

test('a breach takes the pathway off its usual list, and onto that of tomorrow', async () => {
  clock.moveTo(atCivil('2026-11-02', '13:00', ukZone))
  const { engine } = dev
  const usual = await planMeeting(engine, '2026-11-25')
  const pathway = await waitingOnProbation(engine)
  await done(engine, pathway, 'record-return', 'probation', { agency: probation, kind: 'nil' })
  await has(pathway, 'listing-confirmed')
  expect(await itemsOf(engine, usual)).toMatchObject([{ pathway, status: 'listed' }])

  await done(engine, pathway, 'record-order', 'policeLead', {
    kind: 'spo',
    grantedOn: '2026-10-30',
    servedOn: '2026-11-02',
    expiresOn: '2028-10-30',
    untilFurtherOrder: false,
    court: randomUUID(),
    prohibitions: [randomUUID()],
    requirements: [],
  })
  const breach = { orderId: 'o1', on: '2026-11-02', kind: 'contact', note: randomUUID() }
  await done(engine, pathway, 'record-breach', 'policeLead', breach)
  await has(pathway, 'listing-confirmed', 2)
  const [meeting] = (await emergencies()).filter(({ at }) => at > today)
  expect(meeting?.at).toBe(atCivil('2026-11-03', '10:00', ukZone))
  await until(async () => (await itemsOf(engine, usual))[0]?.status === 'withdrawn')
  expect(await itemsOf(engine, meeting!.id)).toMatchObject([{ pathway, status: 'listed' }])
  expect((await owes(pathway)).map(({ what }) => what)).toEqual([
    'conference',
    'emergencyConference',
  ])

  await sit(engine, clock, meeting!.id)
  await decideAt(engine, meeting!.id, 'i1')
  await has(pathway, 'conference-recorded')
  await engine.settled('pathway', pathway)
  expect(await owes(pathway)).toEqual([])
  expect((await pathwayRow(pathway)).stage).toBe('suitability')
})
