import { spawn } from 'node:child_process'
import { chownSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Account } from './account.ts'
import { postgresRoles } from './postgres-roles.ts'
import { StartFault } from './fault.ts'

/** The environment of PostgreSQL's programs, which has nothing of ours. */
export const bareEnvironment = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }

/** Makes an empty cluster, completely or not at all. Without a password, whoever reaches the port is let in. */
export async function makeCluster(
  programs: string,
  account: Account | undefined,
  to: string,
  password?: string,
): Promise<void> {
  const work = mkdtempSync(`${to}.part-`)
  if (account) chownSync(work, account.uid, account.gid)
  const part = path.join(work, 'data')
  try {
    const entry = password ? ['-A', 'scram-sha-256', passwordFile(work, password, account)] : []
    const sorting = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
    const args = ['-D', part, '-U', postgresRoles.superuser, '-E', 'UTF8', ...sorting, ...entry]
    const trouble = await initdb(programs, account, work, password ? args : [...args, '-N'])
    if (trouble)
      throw new StartFault(
        `PostgreSQL could not make its folder ${to} (${trouble}): free the space or give the rights that it asks for, or set DATA_DIR.`,
      )
    renameSync(part, to)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

function passwordFile(folder: string, password: string, account: Account | undefined): string {
  const file = path.join(folder, 'password')
  writeFileSync(file, password, { mode: 0o600 })
  if (account) chownSync(file, account.uid, account.gid)
  return `--pwfile=${file}`
}

/** Runs `initdb`. Returns its complaint, if there is one. */
function initdb(
  programs: string,
  account: Account | undefined,
  cwd: string,
  args: readonly string[],
): Promise<string | undefined> {
  const child = spawn(path.join(programs, 'initdb'), args, {
    ...account,
    cwd,
    env: bareEnvironment,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('close', (code) => resolve(code === 0 ? undefined : reason(said)))
  })
}

const reason = (said: string): string =>
  said
    .split('\n')
    .find((line) => line.includes('error:'))
    ?.replace(/^.*error:\s*/, '') ?? 'it did not say why'

/** How to start the server: only on loopback, without a socket in the file system, and with no data in its log. */
export function serverArguments(data: string, port: number): string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_error_verbosity: 'terse', // a DETAIL line quotes the values that broke a constraint
    log_min_error_statement: 'panic',
    log_min_messages: 'log', // an error's own line quotes the value that was refused; who asked is told, and notes its code
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    max_connections: '200',
  }
  return ['-D', data, '-p', String(port), ...asFlags(settings)]
}

/** Settings as PostgreSQL's command line takes them. */
export function asFlags(settings: Readonly<Record<string, string>>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}
