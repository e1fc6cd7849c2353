// Proves that under a rehearsal's clock reminders come on their mornings, and that this clock never goes back.
import { expect, test } from '@jest/globals'
import { addressOf, composedAt, returnsOf, rungs, told } from '../support/silent-agency.ts'
import { atCivil, ukZone } from '../../domain/calendar/calendar.ts'
import { type Clock, rehearsedClock } from '../../platform/clock.ts'
import type { Database } from '../../store/database.ts'
import { ownDev } from '../support/dev.ts'
import { renewRehearsal } from '../../store/rehearsal.ts'
import { until } from '../support/until.ts'
import { waitingOnProbation } from '../support/steps.ts'

const speed = 8640
const sunday = atCivil('2026-11-01', '18:00', ukZone)
const mornings = ['2026-11-02', '2026-11-04']
const due = 'Fri 6 Nov 17:00'

let begin: () => Promise<void>

/** The rehearsal of `npm start` with CLOCK_SPEED=8640, which stands on a Sunday until it is let go. */
function sundaysClock(database: Database): Clock {
  let running: Clock | undefined
  begin = async () => {
    const now = Date.now()
    const row = { id: 1, speed, base: sunday, anchor: now, bound: sunday, renewed: now }
    await database.insertInto('rehearsal').values(row).execute()
    running = rehearsedClock(speed, (real) => renewRehearsal(database, speed, real))
  }
  return {
    speed,
    now: async () => running?.now() ?? sunday,
    engine: async (at) => running?.engine(at) ?? Date.now() + at - sunday,
    ago: async (realMs) => running?.ago(realMs) ?? sunday - realMs,
    stop: () => running?.stop(),
  }
}

const dev = await ownDev({ clock: sundaysClock })

test('the first reminders to a silent agency come on their mornings, by a clock that never goes back', async () => {
  const { engine, smtp } = dev
  const pathways = [await waitingOnProbation(engine), await waitingOnProbation(engine)]
  const obligations = await returnsOf(engine, pathways)
  await begin()
  const all = await engine.database.selectFrom('entities').select(['kind', 'id']).execute()
  for (const { kind, id } of all) await engine.attendant.wake(kind, id) // they sleep by the clock that stood
  const expected = rungs.slice(0, mornings.length)
  const lines = expected.flatMap(([to, why]) => obligations.map((id) => `${to} ${why} ${id}`))
  await until(async () => {
    const said = await told(engine, smtp.messages, due)
    return lines.every((line) => said.includes(line))
  })

  for (const [n, [to, why]] of expected.entries()) {
    const mails = smtp.messages.filter((one) => addressOf(one) === to && one.text!.includes(why))
    for (const mail of mails)
      expect(await composedAt(engine, mail)).toBeGreaterThanOrEqual(
        atCivil(mornings[n]!, '09:05', ukZone),
      )
  }
  const said = await told(engine, smtp.messages, due)
  expect(new Set(said).size).toBe(said.length) // each once

  const events = await engine.database
    .selectFrom('events')
    .select(['entity', 'seq', 'at'])
    .orderBy('entity')
    .orderBy('seq')
    .execute()
  for (const [n, { entity, at }] of events.entries())
    if (events[n - 1]?.entity === entity) expect(at).toBeGreaterThanOrEqual(events[n - 1]!.at)
  expect(await engine.clock.now()).toBeGreaterThan(atCivil('2026-11-04', '09:05', ukZone))
})
