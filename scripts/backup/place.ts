import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { StartFault } from '../supervisor/fault.ts'

const described = z.object({
  at: z.iso.datetime(),
  /** The files of a cluster of the embedded server, or what `pg_dump` wrote. */
  kind: z.enum(['cluster', 'dump']),
  /** The server's version, such as `18`. */
  postgres: z.string(),
})

/** What a backup says of itself. */
export type Described = z.infer<typeof described>

const fileIn = (backup: string) => path.join(backup, 'backup.json')

/** Where a backup's parts are. */
export const partsOf = (backup: string) => ({
  cluster: path.join(backup, 'postgres'),
  dump: path.join(backup, 'database.dump'),
  password: path.join(backup, 'postgres-password'),
})

/** A name for a backup of this instant, in order of time. */
export const nameFor = (at: Date): string => `throughline-${at.toISOString().replaceAll(':', '-')}`

/** Writes what a backup is, last: one without it is not whole. */
export function describeBackup(backup: string, what: Described): void {
  writeFileSync(fileIn(backup), JSON.stringify(what, null, 2), { mode: 0o600 })
}

/** Reads what a backup is. Throws what to do where it is none, or not whole. */
export function readBackup(backup: string): Described {
  if (!existsSync(backup)) throw new StartFault(`There is no ${backup}.`)
  try {
    return described.parse(JSON.parse(readFileSync(fileIn(backup), 'utf8')))
  } catch {
    throw new StartFault(
      `${backup} is not a whole backup, because it has no readable backup.json: name the folder throughline-… itself.`,
    )
  }
}

const mark = (dataDir: string) => path.join(dataDir, 'restored')

/** Leaves word for the next start that its database was restored. */
export function leaveWord(dataDir: string): void {
  mkdirSync(dataDir, { recursive: true })
  writeFileSync(mark(dataDir), new Date().toISOString(), { mode: 0o600 })
}

/** Whether the database of a data folder was restored since its last start. */
export const hasWord = (dataDir: string): boolean => existsSync(mark(dataDir))

/** The word was heard. */
export const dropWord = (dataDir: string): void => rmSync(mark(dataDir), { force: true })
