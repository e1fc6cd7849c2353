// Proves that a whole pathway stays within its budget in Temporal, event by event.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import type { Engine } from '../support/engine.ts'
import { atCivil, ukZone } from '../../domain/calendar/calendar.ts'
import { countHistory, type HistoryCount } from '../support/history.ts'
import type { Role } from '../../domain/codes.ts'
import { type Skipping, startSkipping } from '../support/skipping.ts'

let skipping: Skipping
let engine: Engine

beforeAll(async () => {
  skipping = await startSkipping()
  engine = skipping.engine
})

afterAll(() => skipping.stop())

const day = 24 * 60 * 60 * 1000

test('one referral, from its first day to the end of its watch', async () => {
  const { database, clock } = engine
  // The same days in every run: a Monday far enough ahead, with Easter among what follows.
  await skipping.until('2030-02-04 10:00')
  const pathway = await engine.refer()
  await engine.settled('pathway', pathway)
  const done = async (name: string, role: Role, body: object = {}, agency?: string) => {
    const outcome = await engine.send(
      pathway,
      name,
      role,
      body,
      agency === undefined ? {} : { agency },
    )
    expect({ name, ...outcome }).toMatchObject({ name, result: 'done' })
    await engine.settled('pathway', pathway) // people pause between what they do
    return outcome
  }
  const words = randomUUID()
  const sleep = async (ms: number) => skipping.env.sleep(ms)

  await done('accept-referral', 'coordinator')
  const spoken = async () =>
    done('record-victim-contact', 'victimAdvocate', { result: 'reached', view: words })
  await done('decide-triage', 'policeLead', {
    outcome: 'conference',
    risk: 'medium',
    rationale: words,
  })
  await spoken() // the first contact, and what triage decided
  for (const [role, agency] of [
    ['policeLead', 'metropolitan-police-service'],
    ['victimAdvocate', 'suzy-lamplugh-trust'],
    ['forensicClinician', 'barnet-enfield-haringey-mental-health-trust'],
  ] as const)
    await done('record-return', role, { agency, kind: 'full', note: words }, agency)
  await sleep(12 * day) // probation is silent: every rung of its ladder is reached
  await done('waive-return', 'chair', {
    agency: 'national-probation-service-london',
    reason: words,
  })
  const now = await clock.now()
  const dueOn = new Date(now + 20 * day).toISOString().slice(0, 10)
  await done('record-conference', 'chair', {
    decision: 'intervene',
    risk: 'medium',
    rationale: words,
    actions: [{ agency: 'suzy-lamplugh-trust', role: 'coordinator', what: words, dueOn }],
  })
  await spoken() // what the conference decided
  await done('record-suitability', 'forensicClinician', { result: 'suitable', note: words })
  await done('end-action', 'coordinator', { actionId: 'a1', outcome: 'done' })
  await done('give-consent', 'forensicClinician', { note: words })
  const first = atCivil(new Date(now + 7 * day).toISOString().slice(0, 10), '10:00', ukZone)
  await done('plan-sessions', 'forensicClinician', {
    programme: 'eight-weekly-and-follow-up',
    provider: { agency: 'barnet-enfield-haringey-mental-health-trust', role: 'forensicClinician' },
    firstAt: new Date(first).toISOString(),
    count: 1,
    everyDays: 7,
    basis: 'consent',
  })
  await sleep(first + 2 * 60 * 60 * 1000 - (await clock.now()))
  await done('record-session', 'forensicClinician', {
    sessionId: 's1',
    held: true,
    attended: true,
    late: false,
  })
  await done('record-closing-report', 'forensicClinician', {
    outcomes: {
      violence: 'same',
      persistence: 'better',
      recurrence: 'better',
      psychosocial: 'same',
    },
    report: words,
  })
  await sleep(88 * day) // the review is reminded of, before and after it is due
  await done('record-review', 'chair', { outcome: 'close', risk: 'standard', rationale: words })
  await done('propose-closure', 'coordinator', { reason: words })
  await done('answer-closure', 'victimAdvocate', { view: 'agree', note: words })
  const closed = await done('approve-closure', 'chair')
  expect(closed.stage).toBe('watch')
  await spoken() // that it is closed
  const { watch_until: until } = await database
    .selectFrom('pathways')
    .select('watch_until')
    .where('id', '=', pathway)
    .executeTakeFirstOrThrow()
  await sleep((until ?? 0) + 60_000 - (await clock.now()))
  expect(await stageOf(pathway)).toBe('ended')
  expect(await countEvents(pathway, 'rung-reached')).toBe(10)

  const history = await countHistory(skipping.env.client, `pathway-${pathway}`)
  expect(history.byType).toEqual(historyOfAPathway)
  expect(history.events).toBeLessThanOrEqual(370)
  expect(history.actions).toBeLessThanOrEqual(87)
  expect(history.bytes).toBeLessThanOrEqual(42 * 1024)
  expect(history.mostTimers).toBe(1)
  // The posts beside it: what one message costs, over all of them.
  const posts = await Promise.all(
    agencies.map((agency) => countHistory(skipping.env.client, `post-${agency}`)),
  )
  const total = (of: (count: HistoryCount) => number) =>
    posts.reduce((sum, count) => sum + of(count), 0)
  const sent = skipping.smtp.messages.length
  expect({ sent, events: total((p) => p.events), actions: total((p) => p.actions) }).toEqual(
    historiesOfThePosts,
  )
})

const agencies = [
  'suzy-lamplugh-trust',
  'metropolitan-police-service',
  'barnet-enfield-haringey-mental-health-trust',
  'national-probation-service-london',
]

/** The history of twenty-one commands and ten reminders, exactly. A change that makes it longer must say so here. */
const historyOfAPathway = {
  WORKFLOW_EXECUTION_STARTED: 1,
  WORKFLOW_EXECUTION_SIGNALED: 21,
  WORKFLOW_TASK_SCHEDULED: 65,
  WORKFLOW_TASK_STARTED: 65,
  WORKFLOW_TASK_COMPLETED: 65,
  ACTIVITY_TASK_SCHEDULED: 33,
  ACTIVITY_TASK_STARTED: 33,
  ACTIVITY_TASK_COMPLETED: 33,
  UPSERT_WORKFLOW_SEARCH_ATTRIBUTES: 10,
  TIMER_STARTED: 21,
  TIMER_CANCELED: 10,
  TIMER_FIRED: 11,
  WORKFLOW_EXECUTION_COMPLETED: 1,
}

/** Eleven messages of four posts: taking notices, gathering them, sending, hearing the result. */
const historiesOfThePosts = { sent: 11, events: 620, actions: 122 }

async function stageOf(pathway: string): Promise<string> {
  const { stage } = await engine.database
    .selectFrom('pathways')
    .select('stage')
    .where('id', '=', pathway)
    .executeTakeFirstOrThrow()
  return stage
}

async function countEvents(pathway: string, type: string): Promise<number> {
  const events = await engine.database
    .selectFrom('events')
    .select('seq')
    .where('entity', '=', pathway)
    .where('type', '=', type)
    .execute()
  return events.length
}
