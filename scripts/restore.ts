// `npm run restore -- --from BACKUP`, or `-- --command COMMAND` for one that writes the archive to its output.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { checkTool, restoreFrom, versionOf } from './backup/own-server.ts'
import { readSettings } from '../platform/config.ts'
import { noteRestored } from '../store/restores.ts'
import { openDatabase } from '../store/database.ts'
import { partsOf, readBackup } from './backup/place.ts'
import { prepareSchema } from './supervisor/schema.ts'
import { restoreCluster } from './backup/embedded.ts'
import { StartFault } from './supervisor/fault.ts'
import { takeFrom } from './backup/stream.ts'
import { plainly } from './plainly.ts'

const patience = { connectMs: 10_000, queryMs: 60_000, connections: 1 }

await plainly(run)

async function run(): Promise<void> {
  const { values } = parseArgs({
    options: { from: { type: 'string' }, command: { type: 'string' } },
  })
  if ((values.from === undefined) === (values.command === undefined))
    throw new StartFault(
      'Say where from: `npm run restore -- --from BACKUP`, or `-- --command COMMAND` for one that writes the archive to its output.',
    )
  if (values.from !== undefined) return putBack(path.resolve(values.from))
  const folder = mkdtempSync(path.join(tmpdir(), 'restore-'))
  try {
    await takeFrom(values.command ?? '', folder)
    const [name] = readdirSync(folder)
    if (name === undefined) throw new StartFault('The command wrote no archive.')
    await putBack(path.join(folder, name))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function putBack(backup: string): Promise<void> {
  const { at, kind, postgres } = readBackup(backup)
  const given = readSettings()
  const { DATA_DIR, DATABASE_URL: url, MIGRATION_DATABASE_URL: owner } = given
  if ((kind === 'dump') !== (url !== undefined))
    throw new StartFault(
      kind === 'dump'
        ? 'This is a backup of a PostgreSQL of your own: set DATABASE_URL to the one to restore it into.'
        : 'This is a backup of the embedded PostgreSQL: leave DATABASE_URL out, and set DATA_DIR.',
    )
  if (url === undefined) {
    const aside = await restoreCluster(path.resolve(DATA_DIR), backup)
    if (aside) console.log(`What was there before is in ${aside}: delete it when you are sure.`)
  } else {
    checkTool('pg_restore', postgres)
    await versionOf(owner ?? url)
    await restoreFrom(owner ?? url, partsOf(backup).dump)
    await prepareSchema({ application: url, owner: owner ?? url }, given)
    const database = openDatabase(url, patience)
    await noteRestored(database, 'restore', Date.now()).finally(() => database.destroy())
  }
  console.log(`Restored to ${at}. Start the system, and then run \`npm run heal\`.`)
}
