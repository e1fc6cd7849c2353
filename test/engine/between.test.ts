// Proves that commands between entities, and turns that die or hang, lose and double nothing.
import { expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { atCivil, ukZone } from '../../domain/calendar/calendar.ts'
import { derivedId } from '../../store/values.ts'
import { ownDev } from '../support/dev.ts'
import { done, eventTypes, inTriage } from '../support/steps.ts'
import { createJudge } from '../../activities/judge.ts'
import { judgePorts } from '../support/rules.ts'
import { movableClock } from '../support/clock.ts'
import { openDatabase } from '../../store/database.ts'
import { roundsOf } from '../support/rounds.ts'
import { putInInbox } from '../../store/inbox.ts'
import { systemActor } from '../../domain/entity/decider.ts'
import { unheard } from '../support/together.ts'
import { until } from '../support/until.ts'

const clock = movableClock(atCivil('2026-11-02', '10:00', ukZone))

const dev = await ownDev({ clock })

const decision = { outcome: 'conference', risk: 'medium', rationale: randomUUID() }

/** Events of this pathway are numbered without a gap, and the workflow stands where the row does. */
async function sound(pathway: string) {
  const { database, attendant } = dev.engine
  const events = await database
    .selectFrom('events')
    .select('seq')
    .where('entity', '=', pathway)
    .orderBy('seq')
    .execute()
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, n) => n + 1))
  await until(async () => {
    const stands = await attendant.client.workflow
      .getHandle(`pathway-${pathway}`)
      .query<{ seq: number }>('inspect')
    return stands.seq === events.length
  })
}

test('each decision sent to an ended entity comes back to its sender as refused, and to nobody else', async () => {
  const { engine } = dev
  const [sender, ended] = [await inTriage(engine), await inTriage(engine)]
  await done(engine, ended, 'decide-triage', 'policeLead', { ...decision, outcome: 'reject' })
  await engine.settled('pathway', ended)
  const answers = async () => {
    const rows = await engine.database
      .selectFrom('events')
      .select('data')
      .where('entity', '=', sender)
      .where('type', '=', 'answer-received')
      .orderBy('seq')
      .execute()
    return rows.map(({ data }) => data)
  }
  const ids = ['first', 'second'].map((one) =>
    derivedId(engine.namespace, 'pathway', sender, 'a test', one),
  )
  for (const [n, id] of ids.entries()) {
    await putInInbox(engine.database, [
      {
        id,
        kind: 'pathway',
        entity: ended,
        name: 'open-research',
        body: { agencies: ['london-housing'], dueAt: await clock.now() },
        actor: systemActor(sender),
        sender: { kind: 'pathway', id: sender },
        receivedAt: await clock.now(),
        storedReal: Date.now(),
      },
    ])
    await engine.attendant.wake('pathway', ended)
    await until(async () => (await answers()).length > n) // no event of its own lies between the two
  }
  expect(await answers()).toEqual(ids.map((command) => ({ command, code: 'pathway-ended' })))
  expect((await eventTypes(engine, ended)).at(-1)).toBe('pathway-ended')
  await until(async () => (await unheard(dev.engine)) === 0) // and the answers were not answered
  expect(await answers()).toHaveLength(2)
})

test('a command stored by an API that died before waking anybody waits at most two rounds of the warden', async () => {
  const { engine } = dev
  const pathway = await inTriage(engine)
  await engine.settled('pathway', pathway)
  await engine.attendant.keepWarden(1)
  const began = await roundsOf(engine)
  const id = await engine.store(pathway, 'decide-triage', 'policeLead', decision)
  await until(async () => (await eventTypes(engine, pathway, id)).length > 0)
  expect((await roundsOf(engine)) - began).toBeLessThanOrEqual(2 + 2 + 1) // two seconds it may lie; two rounds; and one under way
  await engine.attendant.end('warden', 'the test is over')
})

test('a turn that died between its commit and its answer is taken up: nothing doubled, receivers woken', async () => {
  const { engine } = dev
  const pathway = await inTriage(engine)
  await engine.settled('pathway', pathway)
  let deaths = 0
  // Dies after the commit and before it woke anybody: what the process would have done next is lost with it.
  await engine.restart((usual, parts) => ({
    ...usual,
    judge: async (input) => {
      if (input.id !== pathway || deaths > 0) return usual.judge(input)
      deaths += 1
      const deaf = createJudge({ ...judgePorts(parts), wake: async () => undefined })
      await deaf(input)
      throw new Error('killed before the answer')
    },
  }))
  const { id: obligationId } = await engine.database
    .selectFrom('obligations')
    .select('id')
    .where('pathway', '=', pathway)
    .where('what', '=', 'triage')
    .executeTakeFirstOrThrow()
  // All that follows from it is one notice, to a post that nothing else wakes.
  const outcome = await engine.send(pathway, 'remind-now', 'coordinator', { obligationId })
  expect(outcome).toMatchObject({ result: 'done' })
  expect(deaths).toBe(1)
  await until(async () => (await unheard(dev.engine)) === 0) // no warden goes round here
  const types = await eventTypes(engine, pathway)
  expect(types.filter((type) => type === 'reminder-asked')).toHaveLength(1)
  const { id: notice } = await engine.database
    .selectFrom('notices')
    .select('id')
    .where('pathway', '=', pathway)
    .where('rung', '=', 'nudge-1')
    .executeTakeFirstOrThrow()
  const taken = await engine.database
    .selectFrom('events')
    .select('data')
    .where('kind', '=', 'post')
    .where('type', '=', 'notice-taken')
    .execute()
  const ids = taken.map(({ data }) => (data as { notice: string }).notice)
  expect(ids.filter((id) => id === notice)).toEqual([notice])
  await sound(pathway)
})

test('a turn that died before its commit is taken as if it had never begun', async () => {
  const { engine } = dev
  const pathway = await inTriage(engine)
  let deaths = 0
  await engine.restart((usual, parts) => ({
    ...usual,
    judge: async (input) => {
      if (input.id !== pathway || deaths > 0) return usual.judge(input)
      deaths += 1
      const engineDies = { ...parts.clock, engine: () => Promise.reject(new Error('killed')) }
      return createJudge({ ...judgePorts(parts), clock: engineDies })(input) // the transaction is open by then
    },
  }))
  const outcome = await engine.send(pathway, 'decide-triage', 'policeLead', decision)
  expect(outcome).toMatchObject({ result: 'done', stage: 'research' })
  expect(deaths).toBe(1)
  const types = await eventTypes(engine, pathway)
  expect(types.filter((type) => type === 'triage-decided')).toHaveLength(1)
  await until(async () => (await unheard(dev.engine)) === 0)
  await sound(pathway)
})

test('a turn that hangs with the row locked loses it, keeps nobody waiting, and decides nothing twice', async () => {
  const { engine } = dev
  const pathway = await inTriage(engine)
  await engine.settled('pathway', pathway)
  const hasty = openDatabase(engine.databaseUrl, { connectMs: 5000, queryMs: 4000, connections: 2 }) // as the worker's own is
  let hung: Promise<unknown> | undefined
  let awake: () => void = () => undefined
  const decided = new Promise<void>((resolve) => (awake = resolve))
  await engine.restart((usual, parts) => ({
    ...usual,
    judge: (input) => {
      if (input.id !== pathway || hung) return usual.judge(input)
      const frozen = {
        ...parts.clock,
        engine: async (at: number) => {
          await decided
          return parts.clock.engine(at)
        },
      }
      const turn = createJudge({ ...judgePorts(parts), database: hasty, clock: frozen })(input)
      hung = turn.catch((error: unknown) => error)
      return turn
    },
  }))
  const outcome = await engine.send(pathway, 'decide-triage', 'policeLead', decision)
  expect(outcome).toMatchObject({ result: 'done', stage: 'research' })
  awake()
  expect(await hung).toBeInstanceOf(Error) // awake at last, it could not commit
  await until(async () => (await unheard(dev.engine)) === 0)
  const types = await eventTypes(engine, pathway)
  expect(types.filter((type) => type === 'triage-decided')).toHaveLength(1)
  expect(types.filter((type) => type === 'research-opened')).toHaveLength(1)
  await sound(pathway)
  await hasty.destroy()
})
