import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const running = z.object({
  pid: z.int(),
  port: z.int(),
  databaseUrl: z.string(),
  temporalAddress: z.string(),
  temporalUiPort: z.int(),
  smtpUrl: z.string(),
  /** Where the embedded mailbox is read, if there is one. */
  mailboxUrl: z.string().optional(),
  publicUrl: z.string(),
  /** The service that signs people in to the pages, if there is one. */
  signInIssuer: z.string().optional(),
  children: z.record(z.string(), z.int()),
})

/** What an `npm start` over a data folder tells others: its addresses, and its children's process ids. */
export type Running = z.infer<typeof running>

const fileIn = (dataDir: string) => path.join(dataDir, 'running.json')

/** The system that runs over this data folder; undefined if there is none. */
export function readRunning(dataDir: string): Running | undefined {
  try {
    const found = running.parse(JSON.parse(readFileSync(fileIn(dataDir), 'utf8')))
    process.kill(found.pid, 0)
    return found
  } catch {
    return undefined // no such file, or its writer is gone
  }
}

/** Notes that a system runs over this data folder. Only the owner can read it: it holds the database's password. */
export function writeRunning(dataDir: string, now: Running): void {
  const part = `${fileIn(dataDir)}.${process.pid}`
  writeFileSync(part, JSON.stringify(now, null, 2), { mode: 0o600 })
  renameSync(part, fileIn(dataDir))
}

/** Notes that no system runs over this data folder any more. */
export function clearRunning(dataDir: string): void {
  rmSync(fileIn(dataDir), { force: true })
}
