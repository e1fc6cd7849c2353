// Proves that a worker whose clock is behind waits for it, and does not spin.
import { expect, test } from '@jest/globals'
import { tsToMs } from '@temporalio/common/lib/time.js'
import { atCivil, ukZone } from '../../domain/calendar/calendar.ts'
import { countHistory } from '../support/history.ts'
import { ownDev } from '../support/dev.ts'
import { eventTypes, inTriage } from '../support/steps.ts'
import { movableClock } from '../support/clock.ts'
import { until } from '../support/until.ts'

const clock = movableClock(atCivil('2026-11-02', '10:00', ukZone))

const dev = await ownDev({ clock })

test('a worker whose clock is 3 s behind waits for it, and does not spin', async () => {
  const { engine, client } = dev
  const pathway = await inTriage(engine)
  await engine.settled('pathway', pathway)
  const turns = async () =>
    (await countHistory(client, `pathway-${pathway}`)).byType['ACTIVITY_TASK_SCHEDULED']!
  const before = await turns()
  const began = Date.now()
  clock.lagMs = 3000
  clock.moveTo(atCivil('2026-11-03', '08:59:54', ukZone)) // the next reminder is due at nine
  await engine.attendant.wake('pathway', pathway)
  await until(async () => (await eventTypes(engine, pathway)).includes('rung-reached'))
  expect(Date.now() - began).toBeGreaterThan(8000) // the timer, and then the lag
  await engine.settled('pathway', pathway)
  expect((await turns()) - before).toBeLessThan(10)
  // Each pause is longer than the one before: the server's own second between timers is not relied upon.
  const { events } = await client.workflow.getHandle(`pathway-${pathway}`).fetchHistory()
  const pauses = (events ?? [])
    .flatMap(({ timerStartedEventAttributes: timer }) => timer?.startToFireTimeout ?? [])
    .map((timeout) => tsToMs(timeout))
    .filter((ms) => ms < 5000) // not those until a reminder
  expect(pauses.map((ms) => Math.round(ms / 1000)).slice(-2)).toEqual([1, 2])
})
