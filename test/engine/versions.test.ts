// Proves that Temporal gives turns to the current version of the worker alone, and that what stays with another moves on.
import { afterAll, expect, test } from '@jest/globals'
import { NativeConnection } from '@temporalio/worker'
import type { Activities } from '../../activities/contract.ts'
import { countStaying, isHeard, makeCurrent, wakeStaying } from '../../client/versions.ts'
import { createWorker } from '../../worker/worker.ts'
import { done, eventTypes, inTriage } from '../support/steps.ts'
import { ownDev } from '../support/dev.ts'
import { readWorkers } from '../../client/workers.ts'
import { realClock } from '../../platform/clock.ts'
import { until } from '../support/until.ts'

const dev = await ownDev({ clock: realClock })
const { engine, client, temporal } = dev
const connection = await NativeConnection.connect({ address: temporal.address })
const running: (() => Promise<void>)[] = []
afterAll(async () => {
  await Promise.all(running.map((stop) => stop()))
  await connection.close()
})

/** Which version of the worker took each turn. */
const turns: string[] = []

/** Starts a worker of a version beside those that run; gives what ends it. */
async function startWorker(version: string, stays: boolean): Promise<() => Promise<void>> {
  const usual = engine.activities
  const activities: Activities = {
    ...usual,
    judge: async (...asked) => {
      turns.push(version)
      return usual.judge(...asked)
    },
  }
  const bundle = engine.workflowBundle
  const worker = await createWorker(connection, temporal.namespace, bundle, activities, {
    version,
    stays,
  })
  const over = worker.run()
  const stop = async () => {
    if (worker.getState() === 'RUNNING') worker.shutdown()
    await over
  }
  running.push(stop)
  return stop
}

async function current(version: string | undefined): Promise<void> {
  await until(() => makeCurrent(client, version))
  await until(() => isHeard(client))
}
const report = (pathway: string) =>
  done(engine, pathway, 'report-incident', 'policeLead', {
    on: '2026-11-01',
    kind: 'contact',
    note: 'Rang.',
  })
const versionOf = async (pathway: string) => {
  const { raw } = await client.workflow.getHandle(`pathway-${pathway}`).describe()
  return raw.workflowExecutionInfo?.versioningInfo?.deploymentVersion?.buildId ?? undefined
}
const living = async (now = Date.now()) =>
  (await readWorkers(client.workflowService, temporal.namespace, now)).living

test('turns move from workers without a version to the current one, from one to the next, and back', async () => {
  const early = await inTriage(engine)
  await startWorker('one', true)
  await report(early)
  expect(turns).toEqual([]) // it only stands by

  await current('one')
  const pathway = await inTriage(engine)
  await report(early)
  await engine.settled('pathway', early)
  expect(new Set(turns)).toEqual(new Set(['one']))
  expect([await versionOf(early), await versionOf(pathway)]).toEqual(['one', 'one'])

  await startWorker('two', true)
  await current('two')
  turns.length = 0
  await report(pathway)
  await engine.settled('pathway', pathway)
  expect(new Set(turns)).toEqual(new Set(['two']))
  expect(await versionOf(pathway)).toBe('two')
  expect(await versionOf(early)).toBe('one') // it sleeps, and nobody has woken it

  await until(async () => {
    await wakeStaying(client, 'two')
    return (await countStaying(client, ['two'])) === 0
  })
  await until(async () => (await versionOf(early)) === 'two')

  await current(undefined)
  turns.length = 0
  await report(pathway)
  await report(early)
  expect(turns).toEqual([])
  const types = await eventTypes(engine, early)
  expect(types.filter((type) => type === 'incident-reported')).toHaveLength(3)
})

test('what stays with a version of which no worker is left begins again on the current one', async () => {
  const stop = await startWorker('gone', true)
  await current('gone')
  const pathway = await inTriage(engine)
  await engine.settled('pathway', pathway)
  await stop()
  await startWorker('there', false)
  await current('there')

  const longAfter = Date.now() + 300_000
  const abandoned = (now?: number) => engine.attendant.abandoned(now ?? Date.now())
  expect(await abandoned(longAfter)).toContain(`pathway-${pathway}`)
  for (const id of await abandoned(longAfter)) await engine.attendant.end(id, 'a test')
  await report(pathway)
  expect(await versionOf(pathway)).toBe('there')
  expect((await living()).map(({ version }) => version)).toContain('there')
})
