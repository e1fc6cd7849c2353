import { copyFileSync, existsSync, readFileSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { addressAs } from '../supervisor/postgres-roles.ts'
import { clusterOf, placeForCluster } from '../supervisor/postgres.ts'
import { accountFor } from '../supervisor/account.ts'
import { copyRunning, copyStopped } from './cluster.ts'
import { copyTree } from './copy.ts'
import { leaveWord, partsOf } from './place.ts'
import { readRunning } from '../../platform/running.ts'
import { StartFault } from '../supervisor/fault.ts'
import { takeFolder } from '../supervisor/folder.ts'

/** The version of a cluster, such as `18`. */
const clusterVersion = (data: string): string =>
  readFileSync(path.join(data, 'PG_VERSION'), 'utf8').trim()

/** Copies the embedded PostgreSQL of a data folder, whether or not the system runs over it. Gives its version. */
export async function backUpCluster(dataDir: string, to: string): Promise<string> {
  const data = clusterOf(dataDir)
  if (data === undefined) throw new StartFault(`There is no database in ${dataDir} yet.`)
  const { cluster, password } = partsOf(to)
  const running = readRunning(dataDir)
  const secret = path.join(dataDir, 'postgres-password')
  if (running) {
    const port = Number(new URL(running.databaseUrl).port)
    const superuser = { port, password: readFileSync(secret, 'utf8') }
    await copyRunning(data, addressAs(superuser, 'superuser', 'postgres'), cluster)
  } else await alone(dataDir, data, () => copyStopped(data, cluster))
  copyFileSync(secret, password)
  return clusterVersion(data)
}

/**
 * Puts a backup in the place of the database of a data folder, which is kept beside it. Gives where. Nothing is changed until
 * the whole backup is there.
 */
export async function restoreCluster(dataDir: string, from: string): Promise<string | undefined> {
  const { cluster, password } = partsOf(from)
  const found = clusterOf(dataDir)
  const data = found ?? placeForCluster(dataDir)
  return alone(dataDir, data, async () => {
    if (found !== undefined && clusterVersion(found) !== clusterVersion(cluster))
      throw new StartFault(
        `The backup is of PostgreSQL ${clusterVersion(cluster)}, and this is ${clusterVersion(found)}.`,
      )
    const part = `${data}.restoring`
    rmSync(part, { recursive: true, force: true })
    await copyTree(cluster, part, { owner: accountFor(found ?? `${data}.none`) })
    const aside = found && `${data}.before-${new Date().toISOString().replaceAll(':', '-')}`
    leaveWord(dataDir) // before it is so: heard once too often it does no harm
    if (aside) renameSync(data, aside)
    renameSync(part, data)
    const secret = path.join(dataDir, 'postgres-password')
    if (!existsSync(secret)) copyFileSync(password, secret)
    return aside
  })
}

/** Does something while nothing runs over a data folder. */
async function alone<T>(dataDir: string, data: string, work: () => Promise<T>): Promise<T> {
  const release = takeFolder(dataDir)
  try {
    if (isServed(data))
      throw new StartFault(
        `A PostgreSQL still runs over ${data} without its supervisor: wait a moment, or end it (its process id is the first line of postmaster.pid there).`,
      )
    return await work()
  } finally {
    release()
  }
}

function isServed(data: string): boolean {
  try {
    const [pid] = readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n')
    return process.kill(Number(pid), 0)
  } catch {
    return false // no such file or process
  }
}
