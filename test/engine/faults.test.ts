// Proves that a rule at fault costs its own command alone, and can be tried again.
import { expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { atCivil, ukZone } from '../../domain/calendar/calendar.ts'
import { countHistory } from '../support/history.ts'
import { ownDev } from '../support/dev.ts'
import { done, eventTypes, inTriage, waitingOnProbation } from '../support/steps.ts'
import { judging, rules, withDecider } from '../support/rules.ts'
import { movableClock } from '../support/clock.ts'
import { readStuck } from '../../store/reads/stuck.ts'
import { until } from '../support/until.ts'

const clock = movableClock(atCivil('2026-11-02', '10:00', ukZone))

/** What is broken in the rules at present. */
const broken = { contact: false, time: false }

const faulty = withDecider(({ decide }) => ({
  decide: (state, command, context) => {
    if (broken.contact && command.name === 'record-victim-contact') throw new TypeError('a slip')
    if (broken.time && command.name === 'pass-time') throw new TypeError('a slip of time')
    return decide(state, command, context)
  },
}))

const dev = await ownDev({ clock, alter: judging(rules(faulty)) })

const faultsLogged = (pathway: string) =>
  dev.engine.logged
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .filter(({ msg, entity }) => msg === 'rule at fault' && entity === pathway)

const row = (id: string) =>
  dev.engine.database
    .selectFrom('entities')
    .select(['seq', 'trouble', 'alarm_at'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

test('a rule at fault costs only its own command, is logged once, and can be tried again under a new id', async () => {
  const { engine } = dev
  const pathway = await inTriage(engine)
  await engine.settled('pathway', pathway)
  broken.contact = true
  const decision = { outcome: 'conference', risk: 'medium', rationale: randomUUID() }
  // In one turn: what stands before it, the fault, and what stands behind it.
  const ids = [
    await engine.store(pathway, 'report-incident', 'policeLead', {
      on: '2026-11-01',
      kind: 'contact',
      note: randomUUID(),
    }),
    await engine.store(pathway, 'record-victim-contact', 'victimAdvocate', { result: 'reached' }),
    await engine.store(pathway, 'decide-triage', 'policeLead', decision),
  ]
  await engine.attendant.wake('pathway', pathway)
  await until(async () => (await outcomes(ids)).length === 3)
  expect(await outcomes(ids)).toEqual(['done', 'faulted', 'done'])
  await engine.settled('pathway', pathway)
  expect(await eventTypes(engine, pathway, ids[1])).toEqual([])
  expect(faultsLogged(pathway)).toMatchObject([{ command: ids[1] }])
  expect((await row(pathway)).trouble).toBeNull() // it is the command's trouble, and not the pathway's

  broken.contact = false
  await done(engine, pathway, 'record-victim-contact', 'victimAdvocate', { result: 'reached' })
})

test("a fault in time's rule backs off, is listed, keeps nobody waiting, and recovers once the rule is fixed", async () => {
  const { engine, client } = dev
  const pathway = await waitingOnProbation(engine)
  await engine.settled('pathway', pathway)
  const before = (await countHistory(client, `pathway-${pathway}`)).byType
  broken.time = true
  clock.moveTo(atCivil('2026-11-05', '09:00', ukZone)) // two working days before the return is due
  const began = Date.now()
  await engine.attendant.wake('pathway', pathway)
  await until(async () => ((await row(pathway)).trouble?.times ?? 0) >= 3)
  const { trouble } = await row(pathway)
  expect(trouble).toMatchObject({ code: 'time-fault' })
  const present = await clock.now()
  const { items } = await readStuck(engine.database, {
    reader: { id: 'somebody', agency: 'suzy-lamplugh-trust', access: [] },
    sites: ['london'],
    kind: 'technical',
    now: present,
    alarmBefore: present,
    storedBefore: 0,
    after: undefined,
    limit: 50,
  })
  expect(items).toContainEqual(expect.objectContaining({ code: 'rule-at-fault', pathway }))

  const asked = (await engine.send(pathway, 'report-incident', 'policeLead', {
    on: '2026-11-01',
    kind: 'contact',
    note: randomUUID(),
  })) as { result: string }
  expect(asked.result).toBe('done')
  const tried = (await countHistory(client, `pathway-${pathway}`)).byType
  const turns = tried['ACTIVITY_TASK_SCHEDULED']! - before['ACTIVITY_TASK_SCHEDULED']!
  expect(turns).toBeLessThan(5 + (Date.now() - began) / 1000) // 1, 2, 4 … s apart
  expect(faultsLogged(pathway).length).toBeLessThanOrEqual(turns)
  expect(await eventTypes(engine, pathway)).not.toContain('rung-reached')

  broken.time = false
  await until(async () => (await eventTypes(engine, pathway)).includes('rung-reached'))
  expect((await row(pathway)).trouble).toBeNull()
})

async function outcomes(ids: readonly string[]): Promise<string[]> {
  const rows = await dev.engine.database
    .selectFrom('inbox')
    .select('outcome')
    .where('id', 'in', ids)
    .orderBy('n')
    .execute()
  return rows.flatMap(({ outcome }) => (outcome ? [outcome.result] : []))
}
