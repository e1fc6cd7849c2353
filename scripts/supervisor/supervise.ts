import path from 'node:path'
import { ConfigFault } from '../../platform/config.ts'
import { onParentGone } from '../../platform/lifeline.ts'
import type { Settings } from '../../platform/settings.ts'
import { StartFault } from './fault.ts'
import { takeFolder } from './folder.ts'
import { takeDownOrphans } from './orphans.ts'
import { clusterOf } from './postgres.ts'
import { type Beforehand, startAll } from './start.ts'
import { summary } from './summary.ts'
import { System } from './system.ts'

/** Starts everything and keeps it alive until somebody ends it. Ends this process where it cannot. */
export async function supervise(read: () => Settings, beforehand?: Beforehand): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
  try {
    await superviseWith(read(), beforehand)
  } catch (error) {
    complain(error)
    process.exit(1)
  }
}

async function superviseWith(given: Settings, beforehand: Beforehand | undefined): Promise<void> {
  const dataDir = path.resolve(given.DATA_DIR)
  const release = takeFolder(dataDir)
  process.umask(0o077) // files written from here on are for their own account alone
  const system = new System(dataDir, say, {
    bytes: given.LOG_FILE_MEGABYTES * 1024 * 1024,
    files: given.LOG_FILES,
    days: given.LOG_DAYS,
  })

  const end = async (code: number) => {
    await system.stop()
    release()
    if (code === 0) say('Ended.')
    process.exit(code)
  }
  const leave = (why: string) => {
    if (system.stopping) return // a second Ctrl-C changes nothing: everything is already ending as fast as is safe
    say(why)
    void end(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => leave('Ending.'))
  onParentGone(() => leave('The process that started this one is gone. Ending.'))
  process.on('uncaughtException', (error) => {
    console.error(error)
    if (!system.stopping) void end(1)
  })

  try {
    await takeDownOrphans(dataDir, clusterOf(dataDir), say)
    const running = await startAll({ system, given, dataDir, say, beforehand })
    console.log(summary(running, given, dataDir))
  } catch (error) {
    if (system.stopping) return
    complain(error)
    await end(1)
  }
}

function say(text: string): void {
  const overMovingLine = process.stdout.isTTY ? '\r\x1b[K' : ''
  console.log(`${overMovingLine}${new Date().toTimeString().slice(0, 8)} ${text}`)
}

function complain(error: unknown): void {
  const plain = error instanceof StartFault || error instanceof ConfigFault
  console.error(plain ? error.message : error)
}
