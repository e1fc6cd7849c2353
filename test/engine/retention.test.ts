// Proves that the warden wakes an ended pathway for the decision on its record.
import { expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { addCivil, atCivil, ukZone } from '../../domain/calendar/calendar.ts'
import { ownDev } from '../support/dev.ts'
import { contactMade } from '../support/examples.ts'
import { done, eventTypes } from '../support/steps.ts'
import { movableClock } from '../support/clock.ts'
import { rounds } from '../support/rounds.ts'
import type { EntityStatus } from '../../activities/contract.ts'
import { until } from '../support/until.ts'

const clock = movableClock(atCivil('2026-11-02', '10:00', ukZone))

const dev = await ownDev({ clock })

const rowOf = (pathway: string) =>
  dev.engine.database
    .selectFrom('entities')
    .select(['ended', 'alarm_at', 'at'])
    .where('kind', '=', 'pathway')
    .where('id', '=', pathway)
    .executeTakeFirstOrThrow()

const statusOf = async (pathway: string) =>
  (await dev.client.workflow.getHandle(`pathway-${pathway}`).describe()).status.name

const owedOn = async (pathway: string) => {
  const rows = await dev.engine.database
    .selectFrom('obligations')
    .select(['what', 'agency', 'role'])
    .where('pathway', '=', pathway)
    .where('outcome', 'is', null)
    .execute()
  return rows
}

test('six years after its end the warden wakes a pathway, and its officer owes a decision until it is made', async () => {
  const { engine } = dev
  const pathway = await engine.refer()
  await done(engine, pathway, 'record-victim-contact', 'victimAdvocate', {
    ...contactMade,
    result: 'reached',
  })
  await done(engine, pathway, 'reject-referral', 'coordinator', {
    code: 'notStalking',
    reason: randomUUID(),
  })
  await engine.settled('pathway', pathway)
  expect(await statusOf(pathway)).toBe('COMPLETED')
  const { ended, alarm_at: alarm, at } = await rowOf(pathway)
  expect(ended).toBe(true)
  expect(alarm).toBe(addCivil(at, { months: 72 }, ukZone))

  clock.moveTo(alarm! - 3_600_000)
  await engine.attendant.keepWarden(1)
  await rounds(engine, 2) // they find nothing
  expect(await statusOf(pathway)).toBe('COMPLETED')
  clock.moveTo(alarm! + 120_000)
  await until(async () => (await owedOn(pathway)).length > 0)
  expect(await owedOn(pathway)).toEqual([
    {
      what: 'retentionDecision',
      agency: 'suzy-lamplugh-trust',
      role: 'dataProtectionOfficer',
    },
  ])
  await engine.settled('pathway', pathway)
  expect(await statusOf(pathway)).toBe('RUNNING')
  const stands = await dev.client.workflow
    .getHandle(`pathway-${pathway}`)
    .query<EntityStatus>('inspect')
  expect(stands).toMatchObject({
    stage: 'ended',
    waitingOn: ['suzy-lamplugh-trust/retentionDecision'],
  })
  expect(stands.ended).toBeUndefined()

  await done(engine, pathway, 'decide-retention', 'dataProtectionOfficer', {
    decision: 'retain',
    ground: 'noLongerNeeded',
    reason: randomUUID(),
  })
  await until(async () => (await statusOf(pathway)) === 'COMPLETED')
  const again = await rowOf(pathway)
  expect(again).toMatchObject({ ended: true, alarm_at: addCivil(again.at, { months: 72 }, ukZone) })
  expect((await eventTypes(engine, pathway)).slice(-4)).toEqual([
    'pathway-ended',
    'obligation-opened',
    'obligation-settled',
    'record-retained',
  ])
  expect(engine.logged.some((line) => line.includes('"rested":1'))).toBe(true) // and not as mended
  await engine.attendant.end('warden', 'the test is over')
})
