// Proves that Temporal gives turns to the current version of the worker alone, and that what stays with another moves on.
import { afterAll, expect, test } from '@jest/globals'
import { isDeepStrictEqual } from 'node:util'
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
  await until(() => isHeard(client, version))
}
const incident = { on: '2026-11-01', kind: 'contact', note: 'Rang.' }
let reported = 0
/** Reports something on a pathway; gives which versions took the turns of that. */
async function report(pathway: string): Promise<string[]> {
  turns.length = 0
  await done(engine, pathway, 'report-incident', 'policeLead', incident)
  await engine.settled('pathway', pathway)
  reported += 1
  return [...new Set(turns)]
}
/** The server's parts hear one after the other which version is current, within a moment; from then on nobody else takes a turn. */
async function expectTurnsOf(pathway: string, ...version: string[]): Promise<void> {
  await until(async () => isDeepStrictEqual(await report(pathway), version))
  expect(await report(pathway)).toEqual(version)
}
const versionOf = async (pathway: string) => {
  const { raw } = await client.workflow.getHandle(`pathway-${pathway}`).describe()
  return raw.workflowExecutionInfo?.versioningInfo?.deploymentVersion?.buildId ?? undefined
}
const living = async (now = Date.now()) =>
  (await readWorkers(client.workflowService, temporal.namespace, now)).living

test('turns move from workers without a version to the current one, from one to the next, and back', async () => {
  const early = await inTriage(engine)
  await startWorker('one', true)
  expect(await report(early)).toEqual([]) // it only stands by

  await current('one')
  await expectTurnsOf(early, 'one')
  const pathway = await inTriage(engine)
  const before = reported
  await expectTurnsOf(pathway, 'one')
  expect([await versionOf(early), await versionOf(pathway)]).toEqual(['one', 'one'])

  await startWorker('two', true)
  await current('two')
  await expectTurnsOf(pathway, 'two')
  expect(await versionOf(pathway)).toBe('two')
  expect(await versionOf(early)).toBe('one') // it sleeps, and nobody has woken it

  await until(async () => {
    await wakeStaying(client, 'two')
    return (await countStaying(client, ['two'])) === 0
  })
  await until(async () => (await versionOf(early)) === 'two')

  await current(undefined)
  await expectTurnsOf(pathway)
  const types = await eventTypes(engine, pathway)
  expect(types.filter((type) => type === 'incident-reported')).toHaveLength(reported - before)
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
