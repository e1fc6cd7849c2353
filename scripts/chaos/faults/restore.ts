import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { childEnvironment } from '../../../platform/config.ts'
import type { Fault, Scene } from './fault.ts'
import { freePort } from '../../supervisor/ports.ts'
import { openDatabase } from '../../../store/database.ts'
import { untilJudged } from '../settle.ts'
import { WholeSystem } from '../system.ts'

const sinceBackupMs = 4000
const root = path.resolve(import.meta.dirname, '../../..')

/** The database is put back to a copy of some seconds ago, and healed from what Temporal remembers. */
export const restore: Fault = {
  title: 'PostgreSQL is put back to a backup of 4 s before, started, and healed',
  counted: 'once it runs again',
  heldMs: 0,
  healed: true,
  prepare: async (dataDir) => ({
    settings: { PORT: String(await freePort()), CLOCK_SPEED: '1', SEED_MEETINGS: 'false' },
    strike: async (scene) => {
      const backups = mkdtempSync(`${dataDir}.backups-`)
      await run(dataDir, 'backup', '--to', backups)
      await pause(sinceBackupMs) // what is done meanwhile is what the copy lacks
      await scene.load.rest()
      await allJudged(scene)
      await scene.system.stop()
      const [backup = ''] = readdirSync(backups)
      await run(dataDir, 'restore', '--from', path.join(backups, backup))
      scene.system = await WholeSystem.start(dataDir, scene.settings)
      return {
        end: async () => {
          await run(dataDir, 'heal')
          rmSync(backups, { recursive: true, force: true })
          scene.load.resume()
        },
      }
    },
  }),
}

/** What was received and not judged before the loss is nowhere, and nobody promises otherwise. */
async function allJudged({ system, violations }: Scene): Promise<void> {
  const patience = { connectMs: 5000, queryMs: 20_000, connections: 1 }
  const database = openDatabase(system.running.databaseUrl, patience)
  await untilJudged(database, violations).finally(() => database.destroy())
}

async function run(dataDir: string, command: string, ...args: string[]): Promise<void> {
  const words = ['--disable-warning=ExperimentalWarning', `scripts/${command}.ts`, ...args]
  const env = childEnvironment({ DATA_DIR: dataDir })
  await promisify(execFile)(process.execPath, words, { cwd: root, env })
}
