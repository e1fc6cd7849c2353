// Proves that two systems run side by side, and that each ends whole.
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { Running } from '../../platform/running.ts'
import { alive, run, type Run, runningOver, temporaryFolder } from '../support/system.ts'
import { until } from '../support/until.ts'

const folder = temporaryFolder()
const commands = [
  [process.execPath, 'scripts/run.mjs', 'start'],
  ['npm', 'start'],
]
const systems: { readonly run: Run; readonly running: Running }[] = []

beforeAll(async () => {
  const starts = commands.map((command, at) => {
    const dataDir = path.join(folder.path, `data-${at}`)
    const started = run(command, {
      DATA_DIR: dataDir,
      PORT: '0',
      SIGN_IN_PORT: '0',
      MAILBOX_PORT: '0',
      TEMPORAL_UI_PORT: '0',
    })
    return { started, dataDir }
  })
  for (const { started, dataDir } of starts) {
    await started.says('the next start carries on')
    systems.push({ run: started, running: runningOver(dataDir) })
  }
})
afterAll(() => folder.remove())

const allOf = ({ pid, children }: Running) => [pid, ...Object.values(children)]

it('lets two systems begin side by side, each with servers of its own', () => {
  const [one, other] = systems.map(({ running }) => running)
  for (const address of ['databaseUrl', 'temporalAddress', 'smtpUrl', 'publicUrl'] as const)
    expect(one?.[address]).not.toBe(other?.[address])
  for (const { run: started, running } of systems) {
    expect(started.said()).not.toContain('ended (')
    expect(allOf(running).every(alive)).toBe(true)
  }
})

it('ends all of a system when the process that started it is killed', async () => {
  const { run: started, running } = systems[0]!
  process.kill(started.process.pid!, 'SIGKILL')
  await until(() => !allOf(running).some(alive))
})

it('ends all of a system when npm is asked to end', async () => {
  const { run: started, running } = systems[1]!
  process.kill(started.process.pid!, 'SIGTERM')
  await until(() => !allOf(running).some(alive))
  await started.ended
})
