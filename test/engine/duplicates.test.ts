// Proves that each command sent many times, and again after a restart, has one effect and one outcome.
import { expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { atCivil, ukZone } from '../../domain/calendar/calendar.ts'
import { ownDev } from '../support/dev.ts'
import { eventTypes } from '../support/steps.ts'
import { movableClock } from '../support/clock.ts'
import type { Role } from '../../domain/codes.ts'

const clock = movableClock(atCivil('2026-11-02', '10:00', ukZone))

const dev = await ownDev({ clock })

const note = randomUUID()
const commands: readonly [name: string, role: Role, body: object][] = [
  ['accept-referral', 'coordinator', {}],
  ['record-victim-contact', 'victimAdvocate', { result: 'reached', view: note }],
  ['decide-triage', 'policeLead', { outcome: 'conference', risk: 'high', rationale: note }],
  ['report-incident', 'policeLead', { on: '2026-11-01', kind: 'contact', note }],
  ['decide-triage', 'policeLead', { outcome: 'adviceOnly', risk: 'high', rationale: note }], // refused
]

test('each command sent five times at once, and again after a restart, has one effect and one outcome', async () => {
  const { engine } = dev
  const pathway = await engine.refer()
  const sent = []
  for (const [name, role, body] of commands) {
    const id = randomUUID()
    const send = () => engine.send(pathway, name, role, body, { id })
    const [outcome, ...others] = await Promise.all([send(), send(), send(), send(), send()])
    for (const other of others) expect(other).toEqual(outcome)
    sent.push({ id, name, role, body, outcome })
  }
  expect(sent.map(({ outcome }) => outcome.result)).toEqual([
    'done',
    'done',
    'done',
    'done',
    'refused',
  ])
  await engine.settled('pathway', pathway)
  const before = await eventTypes(engine, pathway)
  const rows = async () => {
    const { database } = engine
    const counted = await Promise.all([
      database.selectFrom('notices').select('id').where('pathway', '=', pathway).execute(),
      database.selectFrom('obligations').select('id').where('pathway', '=', pathway).execute(),
      database.selectFrom('inbox').select('id').where('entity', '=', pathway).execute(),
      database.selectFrom('inbox').select('id').where('sender', '=', pathway).execute(),
    ])
    return counted.map(({ length }) => length)
  }
  const kept = await rows()

  await engine.restart()
  for (const { id, name, role, body, outcome } of sent) {
    const again = () => engine.send(pathway, name, role, body, { id })
    expect(await Promise.all([again(), again()])).toEqual([outcome, outcome])
  }
  await engine.settled('pathway', pathway)
  expect(await eventTypes(engine, pathway)).toEqual(before)
  expect(await rows()).toEqual(kept)
  for (const { id, outcome } of sent) {
    const events = await eventTypes(engine, pathway, id)
    if (outcome.result === 'refused') expect(events).toEqual([])
    else expect(new Set(events).size).toBeGreaterThan(0)
  }
  for (const once of ['triage-decided', 'incident-reported', 'contact-recorded'])
    expect(before.filter((type) => type === once).length).toBeLessThanOrEqual(1)
})
