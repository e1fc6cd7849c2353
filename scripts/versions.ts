// `npm run versions`: which versions of the worker ask Temporal for work, and which of them gets it. With `-- --current` this
// checkout's version does from now on, with `-- --none` the workers without one.
import path from 'node:path'
import { parseArgs } from 'node:util'
import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from '@temporalio/client'
import { connectTemporal } from '../client/temporal.ts'
import { counted } from './supervisor/counted.ts'
import {
  countStaying,
  countStayingWith,
  isHeard,
  makeCurrent,
  wakeStaying,
} from '../client/versions.ts'
import { ownVersion } from '../worker/version.ts'
import { plainly } from './plainly.ts'
import { readRunning } from '../platform/running.ts'
import { readSettings, readTemporalPlace } from '../platform/config.ts'
import { readWorkers } from '../client/workers.ts'
import { StartFault } from './supervisor/fault.ts'
import type { TemporalPlace } from '../platform/temporal-place.ts'
import { temporalTrouble } from '../client/trouble.ts'

/** It takes some seconds until Temporal has noted a version that is new to it. */
const knownWithinMs = 60_000
/** A message under way, which can take a minute to be given up, is waited for. */
const movedWithinMs = 120_000

const own = ownVersion()

await plainly(run)

async function run(): Promise<void> {
  const { values } = parseArgs({
    options: { current: { type: 'boolean' }, none: { type: 'boolean' } },
  })
  if (values.current && values.none)
    throw new StartFault('Say --current or --none, and not both: one version gets the work.')
  const { TEMPORAL_NAMESPACE: namespace, DATA_DIR } = readSettings()
  const place = readTemporalPlace() ?? embedded(DATA_DIR)
  const trouble = await temporalTrouble(place)
  if (trouble)
    throw new StartFault(`Temporal at ${place.address} cannot be asked (${trouble.why}).`)
  const { client } = connectTemporal(place, namespace)
  try {
    if (values.current || values.none) await hand(client, values.current ? own : undefined)
    for (const line of await told(client)) console.log(line)
  } finally {
    await client.connection.close()
  }
}

/** Gives the work to a version, and waits until nothing stays with another. */
async function hand(client: Client, version: string | undefined): Promise<void> {
  const noted = await holds(() => makeCurrent(client, version), knownWithinMs)
  if (!noted)
    throw new StartFault(
      version === undefined
        ? 'No worker without a version is asking for work: start one with WORKER_VERSIONING=off.'
        : `No worker of the version ${version} is asking for work: start one from this checkout, with WORKER_VERSIONING=auto-upgrade or pinned.`,
    )
  await holds(() => isHeard(client, version), knownWithinMs)
  const moved = async () => {
    await wakeStaying(client, version)
    return (await countStaying(client, kept(version))) === 0
  }
  await holds(moved, movedWithinMs, 2000)
}

function kept(version: string | undefined): string[] {
  return version === undefined ? [] : [version]
}

/** Every version that is known, and whether any is still needed beside the one that gets the work. */
async function told(client: Client): Promise<string[]> {
  const { workflowService, options } = client
  const { living, current } = await readWorkers(workflowService, options.namespace, Date.now())
  const versions = new Set([own, current, ...living.map(({ version }) => version)])
  const lines = [...versions].map(async (version) => {
    const workers = living.filter((worker) => worker.version === version).length
    const stay = version === undefined ? 0 : await countStayingWith(client, version)
    const facts = [
      `${counted(workers, 'worker')} asking for work`,
      ...(version === current ? ['gets the work'] : []),
      ...(stay > 0 ? [counted(stay, 'workflow stays with it', 'workflows stay with it')] : []),
    ]
    const name = version === undefined ? 'Without a version' : version
    return `${name}${version === own ? ', this checkout' : ''}: ${facts.join('; ')}.`
  })
  const elsewhere = await countStaying(client, kept(current))
  return [
    ...(await Promise.all(lines)),
    elsewhere === 0
      ? 'Nothing stays with another version: its workers can end.'
      : `${counted(elsewhere, 'workflow stays', 'workflows stay')} with another version, for a message that is being sent. It moves after that; or begins again, soon after the last worker of that version has ended.`,
  ]
}

/** Asks again and again until it is so, or for this long. Says which. */
async function holds(
  claim: () => Promise<boolean>,
  withinMs: number,
  everyMs = 500,
): Promise<boolean> {
  const end = performance.now() + withinMs
  for (;;) {
    if (await claim()) return true
    if (performance.now() > end) return false
    await pause(everyMs)
  }
}

/** The embedded server of the system that runs over this data folder. */
function embedded(dataDir: string): TemporalPlace {
  const running = readRunning(path.resolve(dataDir))
  if (running) return { address: running.temporalAddress }
  throw new StartFault(
    'TEMPORAL_ADDRESS is not set, and nothing runs over the data folder: set it to the server, or start the system.',
  )
}
