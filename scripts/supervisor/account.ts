import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { StartFault } from './fault.ts'

/** Whom a server runs as, when it must not run as root. */
export interface Account {
  readonly uid: number
  readonly gid: number
}

/**
 * The account for PostgreSQL. Undefined for an ordinary user; for root, the owner of existing data, otherwise `postgres`,
 * otherwise `nobody`.
 */
export function accountFor(data: string): Account | undefined {
  const mine = process.getuid?.()
  const owner = existsSync(data) ? statSync(data) : undefined
  if (mine === undefined) return undefined
  if (mine !== 0) {
    if (!owner || owner.uid === mine) return undefined
    throw new StartFault(
      `The database in ${data} belongs to another user (number ${owner.uid}): start as that user, or set DATA_DIR to another folder.`,
    )
  }
  if (owner?.uid === 0)
    throw new StartFault(
      `The database in ${data} belongs to root, under whom PostgreSQL does not run: give it to another user with chown -R, or set DATA_DIR to another folder.`,
    )
  return owner ? { uid: owner.uid, gid: owner.gid } : unprivileged()
}

function unprivileged(): Account {
  for (const name of ['postgres', 'nobody']) {
    try {
      return { uid: numberOf('-u', name), gid: numberOf('-g', name) }
    } catch {
      // no such account: try the next
    }
  }
  throw new StartFault(
    'PostgreSQL does not run under root and there is no account `postgres` or `nobody`: start as an ordinary user, or set DATABASE_URL.',
  )
}

function numberOf(flag: string, name: string): number {
  const out = execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] })
  return Number(out.toString())
}

/** Whether the account may enter a folder and write there. */
export function canUse(account: Account | undefined, folder: string): boolean {
  const test = ['-c', 'cd -- "$1" && test -w .', 'sh', folder]
  return spawnSync('/bin/sh', test, { ...account, cwd: '/', stdio: 'ignore' }).status === 0
}

/** Whether the account may enter a folder. */
export function canEnter(account: Account | undefined, folder: string): boolean {
  const test = ['-c', 'cd -- "$1"', 'sh', folder]
  return spawnSync('/bin/sh', test, { ...account, cwd: '/', stdio: 'ignore' }).status === 0
}
