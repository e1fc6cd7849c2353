// Proves that an incident in the watch reopens a pathway, and that a watch ends on its day.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { addCivil, atCivil, ukZone } from '../../domain/calendar/calendar.ts'
import { close, done, eventTypes, inClosure } from '../support/steps.ts'
import { defaultPolicies } from '../../domain/policy/defaults.ts'
import type { Engine } from '../support/engine.ts'
import type { ObligationKind } from '../../domain/obligations/kind.ts'
import { type ObligationCode, obligationKinds } from '../../domain/obligations/kinds.ts'
import type { Role } from '../../domain/codes.ts'
import { type Skipping, startSkipping } from '../support/skipping.ts'
import { toDate, toJson } from '../../store/values.ts'

let skipping: Skipping
let engine: Engine

const day = 24 * 60 * 60 * 1000

beforeAll(async () => {
  skipping = await startSkipping()
  engine = skipping.engine
})

afterAll(() => skipping.stop())

const now = () => skipping.now()
const until = (at: number) => skipping.until(at)
const aYearAfter = (at: number) => addCivil(at, { months: 12 }, ukZone)

const pathwayRow = (id: string) =>
  engine.database
    .selectFrom('pathways')
    .select(['stage', 'flags', 'policy_version', 'last_referral_at', 'watch_until'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

const workflowStatus = async (id: string) =>
  (await skipping.env.client.workflow.getHandle(`pathway-${id}`).describe()).status.name

/** Everything that is still owed is done by whoever owes it, or ended by the advocate. */
async function meetAll(pathway: string): Promise<void> {
  const open = await engine.database
    .selectFrom('obligations')
    .select(['id', 'what', 'role'])
    .where('pathway', '=', pathway)
    .where('outcome', 'is', null)
    .execute()
  expect(open.length).toBeGreaterThan(0)
  for (const { id, what, role } of open) {
    const kind: Partial<ObligationKind> = obligationKinds[what as ObligationCode]
    if (kind.byHand) await done(engine, pathway, 'record-done', role as Role, { obligationId: id })
    else await done(engine, pathway, 'end-contact', role as Role, { obligationId: id, reason: 'n' })
  }
}

test('an incident in the watch reopens it as a repeat with its old plan, and a new year is counted from there', async () => {
  await until(atCivil('2030-03-04', '10:00', ukZone))
  const pathway = await inClosure(engine)
  const referred = (await pathwayRow(pathway)).last_referral_at
  await until(referred + 30 * day)
  expect(await close(engine, pathway)).toBe('watch')
  await engine.settled('pathway', pathway)
  expect(await pathwayRow(pathway)).toMatchObject({
    watch_until: aYearAfter(referred), // from the referral, and not from the closure
    policy_version: 1,
  })

  await engine.database
    .insertInto('policies')
    .values({
      site: 'london',
      version: 2,
      document: toJson(defaultPolicies.cheshire),
      reason: 'a slower rhythm',
      by: 'test',
      at: toDate(await now()),
    })
    .execute()
  await until(aYearAfter(referred) - 2 * day)
  const incident = await done(engine, pathway, 'report-incident', 'policeLead', {
    on: '2031-02-20',
    kind: 'contact',
    note: 'n',
  })
  expect(incident.stage).toBe('conference')
  const reopened = await pathwayRow(pathway)
  expect(reopened).toMatchObject({ policy_version: 1, watch_until: null })
  expect(reopened.flags).toEqual(expect.arrayContaining(['repeat', 'emergency']))
  const other = await engine.refer()
  expect((await pathwayRow(other)).policy_version).toBe(2) // the plan did change for everybody else

  await until(aYearAfter(referred) + day) // the day on which the old watch would have ended
  expect((await pathwayRow(pathway)).stage).toBe('conference')
  await done(engine, pathway, 'record-conference', 'chair', {
    decision: 'close',
    risk: 'standard',
    rationale: 'n',
    actions: [],
  })
  expect(await close(engine, pathway)).toBe('watch')
  const again = await pathwayRow(pathway)
  expect(again.watch_until).toBe(aYearAfter(again.last_referral_at))
  expect(again.last_referral_at).toBeGreaterThan(referred + 360 * day)

  await until(again.watch_until! - 60_000)
  expect((await pathwayRow(pathway)).stage).toBe('watch')
  await until(again.watch_until! + 60_000)
  expect((await pathwayRow(pathway)).stage).toBe('ended')
  // What guards the victim outlives the pathway, which waits until that is done.
  expect(await workflowStatus(pathway)).toBe('RUNNING')
  await meetAll(pathway)
  await engine.settled('pathway', pathway)
  expect(await workflowStatus(pathway)).toBe('COMPLETED')
  const late = await engine.send(pathway, 'report-incident', 'policeLead', {
    on: '2032-01-01',
    kind: 'contact',
    note: 'n',
  })
  expect(late).toMatchObject({ result: 'done' }) // it is kept, and nothing opens again
  expect((await pathwayRow(pathway)).stage).toBe('ended')
})

test('a closure after the day on which the watch would end is the end', async () => {
  const pathway = await inClosure(engine)
  const { last_referral_at: referred } = await pathwayRow(pathway)
  await until(aYearAfter(referred) + 60_000)
  expect((await pathwayRow(pathway)).stage).toBe('closure') // time never closes a pathway
  expect(await close(engine, pathway)).toBe('ended')
  await engine.settled('pathway', pathway)
  expect(await workflowStatus(pathway)).toBe('COMPLETED')
  expect((await eventTypes(engine, pathway)).slice(-2)).toEqual([
    'closure-approved',
    'pathway-ended',
  ])
})
