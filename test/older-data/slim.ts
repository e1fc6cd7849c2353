import { readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { asFlags } from '../../scripts/supervisor/postgres-server.ts'
import { Child } from '../../scripts/supervisor/child.ts'
import { freePort } from '../../scripts/supervisor/ports.ts'
import { preparePostgres } from '../../scripts/supervisor/postgres.ts'
import { query } from '../../scripts/supervisor/postgres-client.ts'

/** What is of one machine or one run, and is made again by the next start. */
const passing = [
  'logs',
  'ports.json',
  'processes.json',
  'supervisor.lock',
  'postgres/postmaster.opts',
]

/** Makes a data folder over which nothing runs as small as it can be, and takes out what is of this machine. */
export async function slim(dataDir: string): Promise<void> {
  await slimPostgres(dataDir)
  const temporal = new DatabaseSync(path.join(dataDir, 'temporal.db'))
  temporal.exec('pragma wal_checkpoint(truncate)')
  temporal.close()
  for (const name of readdirSync(dataDir))
    if (passing.includes(name) || name.startsWith('native-'))
      rmSync(path.join(dataDir, name), { recursive: true })
  for (const name of passing) rmSync(path.join(dataDir, name), { recursive: true, force: true })
}

async function slimPostgres(dataDir: string): Promise<void> {
  const postgres = await preparePostgres(dataDir, await freePort(), () => undefined)
  const launch = () => {
    const usual = postgres.plan.launch()
    // segments of its log that it has done with are taken away and not used again
    const small = { wal_recycle: 'off', min_wal_size: '32MB', autovacuum: 'off' }
    return { ...usual, args: [...usual.args, ...asFlags(small)] }
  }
  const child = new Child(
    { ...postgres.plan, launch },
    { say: () => undefined, spawned: () => undefined },
  )
  await child.start()
  for (const database of ['postgres', 'template1', 'throughline']) {
    await query(postgres.url('superuser', database), 'vacuum full')
  }
  for (const statement of ['checkpoint', 'select pg_switch_wal()', 'checkpoint'])
    await query(postgres.url('superuser'), statement)
  await child.stop()
}
