// Proves that nothing is decided on a database that is behind the history, and that it goes on when mended.
import { expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { asOwner } from '../support/database.ts'
import { atCivil, ukZone } from '../../domain/calendar/calendar.ts'
import { ownDev } from '../support/dev.ts'
import { done, eventTypes, inTriage } from '../support/steps.ts'
import { movableClock } from '../support/clock.ts'
import { readCommand } from '../../store/inbox.ts'
import type { EntityStatus } from '../../activities/contract.ts'
import { until } from '../support/until.ts'

const clock = movableClock(atCivil('2026-11-02', '10:00', ukZone))

const dev = await ownDev({ clock })

test('nothing is decided on a database that is behind the history: it says so, keeps commands, and carries on once repaired', async () => {
  const { engine, client } = dev
  const { database } = engine
  const pathway = await inTriage(engine)
  await engine.settled('pathway', pathway)
  const handle = client.workflow.getHandle(`pathway-${pathway}`)
  const row = await database
    .selectFrom('entities')
    .select(['seq', 'state', 'at', 'alarm_at'])
    .where('id', '=', pathway)
    .executeTakeFirstOrThrow()
  await done(engine, pathway, 'record-victim-contact', 'victimAdvocate', { result: 'reached' })
  await engine.settled('pathway', pathway)
  const stood = await handle.query<EntityStatus>('inspect')
  const lost = await database
    .selectFrom('events')
    .selectAll()
    .where('entity', '=', pathway)
    .where('seq', '>', row.seq)
    .execute()
  expect(lost.length).toBeGreaterThan(0)
  const now = await database
    .selectFrom('entities')
    .select(['seq', 'state'])
    .where('id', '=', pathway)
    .executeTakeFirstOrThrow()

  // As a backup of some minutes ago would put it back.
  await asOwner(database, (owner) =>
    owner.deleteFrom('events').where('entity', '=', pathway).where('seq', '>', row.seq).execute(),
  )
  await setRow(row.seq, row.state)
  const decision = { outcome: 'conference', risk: 'medium', rationale: randomUUID() }
  const id = await engine.store(pathway, 'decide-triage', 'policeLead', decision)
  await engine.attendant.wake('pathway', pathway)
  await until(async () => (await handle.query<EntityStatus>('inspect')).stage === 'stopped')
  await engine.settled('pathway', pathway)
  expect((await readCommand(database, id))?.outcome).toBeUndefined()
  expect(await handle.query<EntityStatus>('inspect')).toMatchObject({
    stage: 'stopped',
    seq: stood.seq, // its own number, on which the next turn insists again
    details: `Stopped: the database is behind this history (${row.seq} of ${stood.seq} events). Nothing is decided until they are put back.`,
  })
  expect((await eventTypes(engine, pathway)).length).toBe(row.seq)
  expect(engine.logged.some((line) => line.includes('database is behind the history'))).toBe(true)
  const stopped = "Stage = 'stopped'"
  await until(async () => {
    for await (const { workflowId } of client.workflow.list({ query: stopped }))
      return workflowId === `pathway-${pathway}`
    return false
  })

  for (const { by, data, at, ...event } of lost)
    await database
      .insertInto('events')
      .values({ ...event, at: new Date(at), by: JSON.stringify(by), data: JSON.stringify(data) })
      .execute()
  await setRow(now.seq, now.state)
  await engine.attendant.keepWarden(1) // nobody else need do anything
  await until(async () => (await eventTypes(engine, pathway, id)).length > 0)
  await engine.settled('pathway', pathway)
  expect(await handle.query<EntityStatus>('inspect')).toMatchObject({
    stage: 'research',
    site: 'london',
  })
  await engine.attendant.end('warden', 'the test is over')

  async function setRow(seq: number, state: object) {
    await database
      .updateTable('entities')
      .set({ seq, state: JSON.stringify(state) })
      .where('id', '=', pathway)
      .execute()
  }
})
