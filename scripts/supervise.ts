// `npm start`: PostgreSQL, Temporal, worker, API and mailbox as children of this one process.
import path from 'node:path'
import { ConfigFault, readSettings } from '../platform/config.ts'
import { onParentGone } from '../platform/lifeline.ts'
import type { Settings } from '../platform/settings.ts'
import { StartFault } from './supervisor/fault.ts'
import { takeFolder } from './supervisor/folder.ts'
import { takeDownOrphans } from './supervisor/orphans.ts'
import { clusterOf } from './supervisor/postgres.ts'
import { startAll } from './supervisor/start.ts'
import { summary } from './supervisor/summary.ts'
import { System } from './supervisor/system.ts'

for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)

try {
  await supervise(readSettings())
} catch (error) {
  complain(error)
  process.exit(1)
}

async function supervise(given: Settings): Promise<void> {
  const dataDir = path.resolve(given.DATA_DIR)
  const release = takeFolder(dataDir)
  process.umask(0o077) // files written from here on are for their own account alone
  const system = new System(dataDir, given, say)

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
    const running = await startAll({ system, given, dataDir, say })
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
