import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { copyTree } from './copy.ts'
import { StartFault } from '../supervisor/fault.ts'

/** What PostgreSQL makes anew at each start, or says never to copy. The folders themselves are needed. */
const remade = [
  'pg_dynshmem',
  'pg_notify',
  'pg_replslot',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
]
const leftOut = (within: string): boolean => {
  const [first = '', second] = within.split('/')
  if (second !== undefined && remade.includes(first)) return true
  const name = path.posix.basename(within)
  return (
    ['postmaster.pid', 'postmaster.opts', 'pg_internal.init'].includes(name) ||
    name.startsWith('pgsql_tmp')
  )
}

const inLog = (within: string): boolean => /^pg_wal\/[0-9A-F]{24}$/.test(within)

/** Copies the cluster of a server that does not run. */
export const copyStopped = (data: string, to: string): Promise<void> =>
  copyTree(data, to, { without: leftOut })

/**
 * Copies the cluster of a running server with PostgreSQL's own functions for it: the files as they are between
 * `pg_backup_start` and `pg_backup_stop`, and the log that makes them one moment. Throws if the server removed a part of that
 * log meanwhile, so that nothing is called a backup that cannot be opened.
 */
export async function copyRunning(data: string, superuser: string, to: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuser }) // the backup lasts as long as its session
  client.on('error', () => undefined)
  await client.connect()
  try {
    const began = await one<{ wal: string }>(
      client,
      `select pg_walfile_name(pg_backup_start('throughline', fast => true)) as wal`,
    )
    await copyTree(data, to, { without: (within) => leftOut(within) || inLog(within) })
    const ended = await one<{ wal: string; labelfile: string; spcmapfile: string }>(
      client,
      `select pg_walfile_name(lsn) as wal, labelfile, spcmapfile from pg_backup_stop(wait_for_archive => false)`,
    )
    const needed = (within: string) => {
      const name = path.posix.basename(within)
      return name >= began.wal && name <= ended.wal
    }
    await copyTree(path.join(data, 'pg_wal'), path.join(to, 'pg_wal'), {
      without: (within) => !/^[0-9A-F]{24}$/.test(within) || !needed(within),
    })
    for (const segment of [began.wal, ended.wal])
      await readFile(path.join(to, 'pg_wal', segment)).catch(() => {
        throw new StartFault(
          'The database wrote so much meanwhile that a part of its log is gone: take the backup again at a quieter time.',
        )
      })
    await writeFile(path.join(to, 'backup_label'), ended.labelfile, { mode: 0o600 })
    if (ended.spcmapfile) throw new StartFault('The database has tablespaces: use pg_dump.')
  } finally {
    await client.end()
  }
}

async function one<Row extends pg.QueryResultRow>(client: pg.Client, text: string): Promise<Row> {
  const { rows } = await client.query<Row>(text)
  const [row] = rows
  if (!row) throw new Error('PostgreSQL gave no answer')
  return row
}
