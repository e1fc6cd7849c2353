import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Account, accountFor, canEnter, canUse } from './account.ts'
import type { ChildPlan } from './child.ts'
import { logFolder } from './folder.ts'
import { StartFault } from './fault.ts'
import { freePort } from './ports.ts'
import { untilAnswering } from './postgres-client.ts'
import { programsFor } from './postgres-program.ts'
import { addressAs, databaseName, ensureRoles, type PostgresRole } from './postgres-roles.ts'
import { bareEnvironment, makeCluster, serverArguments } from './postgres-server.ts'

/** The embedded PostgreSQL of one data folder. */
export interface Postgres {
  readonly plan: ChildPlan
  /** The present address of its database for the application, or as another role or of another database. */
  url(role?: PostgresRole, database?: string): string
  port(): number
  /** Makes the database and its roles, unless they exist. */
  ensureDatabase(): Promise<void>
}

const mostMs = 30_000

/** The real path of a data folder's cluster; undefined if there is none yet. */
export function clusterOf(dataDir: string): string | undefined {
  const at = path.join(dataDir, 'postgres')
  if (existsSync(at)) return realpathSync(at)
  if (lstatSync(at, { throwIfNoEntry: false }))
    throw new StartFault(
      `The database of ${dataDir} is gone from where ${at} says that it is: put it back, or remove ${at} to begin with an empty one.`,
    )
  return undefined
}

/** Prepares PostgreSQL for a data folder: account, programs, cluster. */
export async function preparePostgres(
  dataDir: string,
  firstPort: number,
  say: (text: string) => void,
): Promise<Postgres> {
  const found = clusterOf(dataDir)
  const data = found ?? placeForCluster(dataDir, say)
  const account = accountFor(data)
  const programs = programsFor(account, path.dirname(data))
  const password = passwordOf(dataDir, found !== undefined)
  if (!found) await makeCluster(programs, account, data, password)
  else if (!canUse(account, data))
    throw new StartFault(
      `The account that owns the database in ${data} (number ${account?.uid ?? 'ours'}) can no longer enter it: open the folders above it to that account, or set DATA_DIR.`,
    )

  let port = firstPort
  const url = (role: PostgresRole = 'application', database = databaseName) =>
    addressAs({ port, password }, role, database)
  const began = performance.now()
  const plan: ChildPlan = {
    name: 'PostgreSQL',
    log: path.join(logFolder(dataDir), 'postgres.log'),
    launch: () => ({
      command: path.join(programs, 'postgres'),
      args: serverArguments(data, port),
      env: bareEnvironment,
      cwd: data,
      account,
    }),
    ready: ({ gone }) => untilAnswering(url('superuser', 'postgres'), mostMs, gone),
    again: async (said) => {
      if (/could not (bind|create any TCP)/.test(said)) port = await freePort()
      return performance.now() - began < mostMs ? 500 : undefined
    },
    steadyMs: mostMs, // after a hard kill, the old server's children still hold its memory for a moment
    ending: [
      ['SIGINT', 3_000],
      ['SIGQUIT', 1_000],
    ],
  }
  return {
    plan,
    url,
    port: () => port,
    ensureDatabase: () => ensureRoles({ port, password }),
  }
}

/** Where a cluster goes that a data folder does not have yet; says so where that is elsewhere. */
export const placeForCluster = (
  dataDir: string,
  say: (text: string) => void = console.log,
): string => placeFor(dataDir, accountFor(path.join(dataDir, 'postgres')), say)

/** Where a new cluster goes: into the data folder, or to a place that its account can enter, with a link to it. */
function placeFor(
  dataDir: string,
  account: Account | undefined,
  say: (text: string) => void,
): string {
  const at = path.join(dataDir, 'postgres')
  if (!account || canEnter(account, dataDir)) return at
  // unlike temporary folders, the first survives a reboot and is not cleaned up by age
  for (const parent of ['/var/lib', '/var/tmp', tmpdir()]) {
    if (!canEnter(account, parent)) continue
    const folder = folderIn(parent)
    if (!folder) continue
    const data = path.join(folder, 'postgres')
    symlinkSync(data, at)
    say(
      `PostgreSQL does not run as root, and its account cannot enter ${dataDir}: its data is in ${data} instead, and ${at} leads there.`,
    )
    return data
  }
  throw new StartFault(
    `PostgreSQL does not run as root, and its account cannot enter ${dataDir}: set DATA_DIR to a folder that all may enter.`,
  )
}

function folderIn(parent: string): string | undefined {
  try {
    const folder = mkdtempSync(path.join(parent, 'throughline-'))
    chmodSync(folder, 0o711)
    return folder
  } catch {
    return undefined // not writable, even for root
  }
}

function passwordOf(dataDir: string, used: boolean): string {
  const file = path.join(dataDir, 'postgres-password')
  if (existsSync(file)) return readFileSync(file, 'utf8')
  if (used)
    throw new StartFault(
      `The password of the database is gone (${file}): put the file back from a backup, or move ${dataDir} away to begin again.`,
    )
  const password = randomBytes(24).toString('base64url')
  writeFileSync(file, password, { mode: 0o600 })
  return password
}
