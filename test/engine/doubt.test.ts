// Proves that whoever reaches Temporal's port cannot freeze a pathway by what they start a workflow with.
import { expect, test } from '@jest/globals'
import { asOwner } from '../support/database.ts'
import { ownDev } from '../support/dev.ts'
import { done, eventTypes, inTriage } from '../support/steps.ts'
import type { EntityStatus, Kind } from '../../activities/contract.ts'
import { realClock } from '../../platform/clock.ts'
import { taskQueue } from '../../workflows/contract.ts'
import { until } from '../support/until.ts'

const often = { 'limit.historyCount.suggestContinueAsNew': 40 }
const dev = await ownDev({ clock: realClock }, { dynamic: often })

const handle = (pathway: string) => dev.client.workflow.getHandle(`pathway-${pathway}`)
const inspect = (pathway: string) => handle(pathway).query<EntityStatus>('inspect')
const logged = (text: string) => dev.engine.logged.filter((line) => line.includes(text)).length
const forged = 'workflow claims events that its history does not have'

/** What an attacker does: ends the workflow of a pathway, and starts one of their own in its place. */
async function replace(
  pathway: string,
  input: object,
  { type = 'pathway', queue = taskQueue }: { type?: Kind | 'warden'; queue?: string } = {},
) {
  await dev.engine.settled('pathway', pathway)
  await handle(pathway).terminate()
  await dev.client.workflow.start(type, {
    workflowId: `pathway-${pathway}`,
    taskQueue: queue,
    args: [input],
  })
}

const far = { stage: 'closure', waitingOn: [], details: 'Nothing to do.' }

test('a workflow that was started far ahead of its row is doubted: it goes on from the row, and says so', async () => {
  const { engine } = dev
  const pathway = await inTriage(engine)
  const { length } = await eventTypes(engine, pathway)
  await replace(pathway, { id: pathway, stands: { ...far, seq: 9999 } })
  await engine.settled('pathway', pathway)
  expect(await inspect(pathway)).toMatchObject({
    seq: length,
    stage: 'triage',
    details: expect.stringContaining(
      `(This workflow was started with 9999 events; no turn reported more than ${length}, so it went on from there.)`,
    ) as unknown,
  })
  expect(logged(forged)).toBe(1)
  await done(engine, pathway, 'record-victim-contact', 'victimAdvocate', { result: 'reached' })
  await engine.settled('pathway', pathway)
  expect((await inspect(pathway)).seq).toBeGreaterThan(length)
  expect(logged(forged)).toBe(1)
})

test.each([
  ['no number', { ...far, seq: 'x' }],
  ['a number below nought', { ...far, seq: -5 }],
  ['nothing at all', null],
])('a workflow that was started with %s decides as before', async (_name, stands) => {
  const pathway = await inTriage(dev.engine)
  await replace(pathway, { id: pathway, stands })
  await done(dev.engine, pathway, 'record-victim-contact', 'victimAdvocate', { result: 'reached' })
})

test('what has no row and claims to have events ends, instead of stopping for ever', async () => {
  const workflowId = 'pathway-00000000-0000-4000-8000-000000000000'
  const started = await dev.client.workflow.start('pathway', {
    workflowId,
    taskQueue,
    args: [{ id: workflowId.slice('pathway-'.length), stands: { ...far, seq: 7 } }],
  })
  await started.result()
})

test('a workflow attends the pathway in its own id, whatever it was started with', async () => {
  const [pathway, other] = [await inTriage(dev.engine), await inTriage(dev.engine)]
  await replace(pathway, { id: other })
  await done(dev.engine, pathway, 'record-victim-contact', 'victimAdvocate', { result: 'reached' })
  await replace(pathway, { id: pathway }, { type: 'post' })
  await done(dev.engine, pathway, 'record-victim-contact', 'victimAdvocate', { result: 'reached' })
})

test('what runs under a pathway’s id on another queue, or is no pathway, is ended and the pathway attended again', async () => {
  const { engine } = dev
  const [elsewhere, warden] = [await inTriage(engine), await inTriage(engine)]
  await replace(elsewhere, { id: elsewhere }, { queue: 'nobody-works-here' })
  await replace(warden, { everySeconds: 1e9 }, { type: 'warden' })
  const types = async () => [await eventTypes(engine, elsewhere), await eventTypes(engine, warden)]
  const before = await types()
  for (const pathway of [elsewhere, warden])
    await engine.store(pathway, 'record-victim-contact', 'victimAdvocate', { result: 'reached' })
  await engine.attendant.keepWarden(1)
  await until(async () => (await types()).every((now, at) => now.length > before[at]!.length))
  await engine.attendant.end('warden', 'the test is over')
})

test('a restored database is still noticed, also by a workflow that has just continued as new', async () => {
  const { engine } = dev
  const pathway = await inTriage(engine)
  const { seq, state } = await engine.database
    .selectFrom('entities')
    .select(['seq', 'state'])
    .where('id', '=', pathway)
    .executeTakeFirstOrThrow()
  const incident = { on: '2026-01-01', kind: 'contact', note: 'words' }
  const first = (await handle(pathway).describe()).runId
  const runOf = async () => (await handle(pathway).describe()).runId
  while ((await runOf()) === first)
    await done(engine, pathway, 'report-incident', 'policeLead', incident)
  await engine.settled('pathway', pathway)
  const { seq: known } = await inspect(pathway)

  // As a backup of some minutes ago would put it back.
  await asOwner(engine.database, (owner) =>
    owner.deleteFrom('events').where('entity', '=', pathway).where('seq', '>', seq).execute(),
  )
  await engine.database
    .updateTable('entities')
    .set({ seq, state: JSON.stringify(state) })
    .where('id', '=', pathway)
    .execute()
  await engine.attendant.wake('pathway', pathway)
  await until(async () => (await inspect(pathway)).stage === 'stopped')
  expect(await inspect(pathway)).toMatchObject({ seq: known })
  expect(logged('database is behind the history')).toBeGreaterThan(0)
})
