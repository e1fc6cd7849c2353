// `npm run record:histories`: plays the courses of pathways on real systems, and keeps their histories for the replay test.
import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { Client as TemporalClient } from '@temporalio/client'
import { connectTemporal } from '../client/temporal.ts'
import { continued, type Played, playAll } from './histories/courses.ts'
import { folderForOneRun, WholeSystem, withoutLimits } from './chaos/system.ts'
import { Players } from './histories/players.ts'
import { historiesFolder, keepHistory } from './histories/history-file.ts'
import { startCrowdedTemporal } from './histories/crowded-temporal.ts'

const speed = '8640'
mkdirSync(historiesFolder, { recursive: true })
await record({}, playAll)
const crowded = await startCrowdedTemporal()
try {
  await record({ TEMPORAL_ADDRESS: crowded.address }, continued)
} finally {
  crowded.stop()
}
recordStories()

/** Whole lives and meetings are tests on the server that skips time. Each keeps its history at its end. */
function recordStories(): void {
  const jest = ['node_modules/jest/bin/jest.js', 'test/workflows/lives', 'test/workflows/meetings']
  const { status } = spawnSync(process.execPath, jest, {
    stdio: 'inherit',
    env: { ...process.env, RECORD_HISTORIES: '1' },
  })
  if (status !== 0) throw new Error('the stories were not recorded')
}

async function record(
  settings: Readonly<Record<string, string>>,
  play: (players: Players, client: TemporalClient) => Promise<readonly Played[]>,
): Promise<void> {
  const dataDir = folderForOneRun('histories')
  const system = await WholeSystem.start(dataDir, {
    ...withoutLimits,
    CLOCK_SPEED: speed,
    WARDEN_SECONDS: '5',
    ...settings,
  })
  const { client } = connectTemporal({ address: system.running.temporalAddress }, 'default')
  try {
    const players = await Players.over(system)
    for (const { name, workflowId, runId } of await play(players, client)) {
      const history = await client.workflow.getHandle(workflowId, runId).fetchHistory()
      keepHistory(name, history)
    }
  } finally {
    await client.connection.close()
    await system.stop()
    rmSync(path.dirname(dataDir), { recursive: true, force: true })
  }
}
