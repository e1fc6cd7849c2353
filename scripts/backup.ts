// `npm run backup -- --to FOLDER`, or `-- --command COMMAND` for one that takes the archive from its input.
import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { backUpCluster } from './backup/embedded.ts'
import { readSettings } from '../platform/config.ts'
import { checkTool, dumpTo, versionOf } from './backup/own-server.ts'
import { describeBackup, nameFor, partsOf } from './backup/place.ts'
import { giveTo } from './backup/stream.ts'
import { sizeOf } from './backup/copy.ts'
import { StartFault } from './supervisor/fault.ts'
import { plainly } from './plainly.ts'

await plainly(run)

async function run(): Promise<void> {
  const { values } = parseArgs({ options: { to: { type: 'string' }, command: { type: 'string' } } })
  if ((values.to === undefined) === (values.command === undefined))
    throw new StartFault(
      'Say where to: `npm run backup -- --to FOLDER`, or `-- --command COMMAND` for one that takes an archive from its input.',
    )
  const parent = values.to ? path.resolve(values.to) : mkdtempSync(path.join(tmpdir(), 'backup-'))
  mkdirSync(parent, { recursive: true, mode: 0o700 })
  const at = new Date()
  const whole = path.join(parent, nameFor(at))
  const part = `${whole}.part`
  mkdirSync(part, { mode: 0o700 })
  try {
    await take(part, at)
    renameSync(part, whole)
    const megabytes = ((await sizeOf(whole)) / 1_000_000).toFixed(1)
    if (values.command !== undefined) await giveTo(values.command, whole)
    const where = values.command === undefined ? whole : 'given to the command'
    console.log(
      `Backed up: ${where} (${megabytes} MB), as of ${at.toISOString()} or a little later.`,
    )
    console.log(
      'It is not encrypted beyond the words in it. Keep the key of the words (keys/words.json) apart from it: who has both reads everything, and without the key nobody does.',
    )
  } finally {
    rmSync(part, { recursive: true, force: true })
    if (values.command !== undefined) rmSync(parent, { recursive: true, force: true })
  }
}

async function take(to: string, at: Date): Promise<void> {
  const { DATA_DIR, DATABASE_URL: url, MIGRATION_DATABASE_URL: owner } = readSettings()
  if (url === undefined) {
    const postgres = await backUpCluster(path.resolve(DATA_DIR), to)
    describeBackup(to, { at: at.toISOString(), kind: 'cluster', postgres })
    return
  }
  const postgres = await versionOf(owner ?? url)
  checkTool('pg_dump', postgres)
  await dumpTo(owner ?? url, partsOf(to).dump)
  describeBackup(to, { at: at.toISOString(), kind: 'dump', postgres })
}
