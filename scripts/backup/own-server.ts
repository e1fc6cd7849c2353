import { spawn, spawnSync } from 'node:child_process'
import { query } from '../supervisor/postgres-client.ts'
import { saying, StartFault } from '../supervisor/fault.ts'

type Tool = 'pg_dump' | 'pg_restore'

/** The greater version of a server, such as `18`. Throws where it does not answer. */
export async function versionOf(url: string): Promise<string> {
  try {
    const [row] = await query(url, `select current_setting('server_version_num')::int / 10000 as v`)
    return String((row as { v: number }).v) // as it was asked for
  } catch (error) {
    throw new StartFault(
      `The database does not let this machine in (${saying(error)}): check DATABASE_URL and MIGRATION_DATABASE_URL.`,
    )
  }
}

/** Throws where PostgreSQL's own program for it is missing or older than the server. */
export function checkTool(tool: Tool, server: string): void {
  const tried = spawnSync(tool, ['--version'], { encoding: 'utf8' })
  const said = tried.status === 0 ? tried.stdout : ''
  const version = /(\d+)(\.\d+)?\s*(\(|$)/m.exec(said)?.[1]
  if (version !== undefined && Number(version) >= Number(server)) return
  const here =
    version === undefined ? 'there is none here' : `the one here is of version ${version}`
  throw new StartFault(
    `A PostgreSQL of your own is backed up and restored by its own ${tool}, of version ${server} or later: ${here}. Install PostgreSQL's client programs, and put their folder first in PATH.`,
  )
}

/** Writes the whole database to a file, in the format of `pg_dump` that can be restored in parts. */
export const dumpTo = (url: string, file: string): Promise<void> =>
  run('pg_dump', ['--format=custom', '--no-password', `--file=${file}`, `--dbname=${url}`])

/** Puts a dump in place of what is in the database, in one transaction: wholly or not at all. */
export const restoreFrom = (url: string, file: string): Promise<void> =>
  run('pg_restore', [
    ...['--clean', '--if-exists', '--single-transaction', '--exit-on-error', '--no-password'],
    ...[`--dbname=${url}`, file],
  ])

/** Runs it with the address in its arguments' place: a password in it would be seen in the list of processes. */
async function run(tool: Tool, args: readonly string[]): Promise<void> {
  const address = args.find((arg) => arg.startsWith('--dbname='))?.slice('--dbname='.length) ?? ''
  const url = new URL(address)
  const password = decodeURIComponent(url.password)
  url.password = ''
  const shown = args.map((arg) => (arg.startsWith('--dbname=') ? `--dbname=${url.href}` : arg))
  const child = spawn(tool, shown, {
    env: { ...process.env, PGPASSWORD: password },
    stdio: ['ignore', 'inherit', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve)
  })
  if (code !== 0) throw new StartFault(`${tool} failed: ${said.trim().split('\n')[0] ?? code}`)
}
