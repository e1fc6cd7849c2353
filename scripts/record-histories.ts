// `npm run record:histories`: plays what pathways go through on real systems, and keeps the histories for the replay test.
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Client as TemporalClient } from '@temporalio/client'
import proto from '@temporalio/proto'
import { connectTemporal } from '../client/temporal.ts'
import { continued, type Played, playAll } from './histories/courses.ts'
import { folderForOneRun, WholeSystem } from './chaos/system.ts'
import { Players } from './histories/players.ts'
import { startCrowdedTemporal } from './histories/crowded-temporal.ts'

const { History } = proto.temporal.api.history.v1
const readable = { longs: String, enums: String, bytes: String }
const target = path.resolve(import.meta.dirname, '../test/histories')
const speed = '8640'
/** What the queue of one worker is called: its process and its machine. */
const ofOneWorker = /^\d+@[0-9a-f]{4}-/

mkdirSync(target, { recursive: true })
await record({}, playAll)
const crowded = await startCrowdedTemporal()
try {
  await record({ TEMPORAL_ADDRESS: crowded.address }, continued)
} finally {
  crowded.stop()
}

async function record(
  settings: Readonly<Record<string, string>>,
  play: (players: Players, client: TemporalClient) => Promise<readonly Played[]>,
): Promise<void> {
  const dataDir = folderForOneRun('histories')
  const system = await WholeSystem.start(dataDir, {
    CLOCK_SPEED: speed,
    WARDEN_SECONDS: '5',
    ...settings,
  })
  const { client } = connectTemporal(system.running.temporalAddress, 'default')
  try {
    const players = await Players.over(system)
    for (const { name, workflowId, runId } of await play(players, client)) {
      const history = await client.workflow.getHandle(workflowId, runId).fetchHistory()
      const text = JSON.stringify(
        anonymous(History.toObject(History.fromObject(history), readable)),
      )
      const file = freeName(name)
      writeFileSync(path.join(target, file), `${text}\n`)
      console.log(`${file}: ${history.events?.length ?? 0} events, ${text.length} bytes`)
    }
  } finally {
    await client.connection.close()
    await system.stop()
    rmSync(path.dirname(dataDir), { recursive: true, force: true })
  }
}

/** A name that no history has yet: an old one stands for pathways that are open somewhere, and is never replaced. */
function freeName(name: string): string {
  const names = [name, ...Array.from({ length: 998 }, (_, n) => `${name}.${n + 2}`)]
  const free = names.find((one) => !existsSync(path.join(target, `${one}.json`)))
  return `${free ?? name}.json`
}

/** Without the numbers of processes and machines, which say nothing on replay. */
function anonymous(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(anonymous)
  if (typeof value === 'string' && ofOneWorker.test(value)) return 'recorded'
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key,
      key === 'identity' ? 'recorded' : anonymous(part),
    ]),
  )
}
