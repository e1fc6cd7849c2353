import { constants } from 'node:fs'
import { chmod, chown, copyFile, mkdir, open, readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Account } from '../supervisor/account.ts'

/** How a tree of files is copied. */
interface Copying {
  /** Whether to leave something out, by its path within the tree. */
  readonly without?: (within: string) => boolean
  /** To whom the copies are to belong, if not to this process. */
  readonly owner?: Account | undefined
}

/**
 * Copies a tree of files, each flushed to the disk, for their owner's eyes alone. What vanishes while it is copied is left
 * out: a running PostgreSQL deletes files, and its log says so again. Throws if there is no room.
 */
export async function copyTree(from: string, to: string, how: Copying = {}): Promise<void> {
  await copyFolder(from, to, '', how)
}

async function copyFolder(from: string, to: string, within: string, how: Copying): Promise<void> {
  await mkdir(to, { recursive: true, mode: 0o700 })
  await given(to, 0o700, how.owner)
  for (const entry of await readdir(from, { withFileTypes: true }).catch(unlessGone([]))) {
    const inside = path.posix.join(within, entry.name)
    if (how.without?.(inside)) continue
    const [one, other] = [path.join(from, entry.name), path.join(to, entry.name)]
    if (entry.isDirectory()) await copyFolder(one, other, inside, how)
    else if (entry.isFile()) await copyOne(one, other, how)
  }
}

async function copyOne(from: string, to: string, { owner }: Copying): Promise<void> {
  const copied = await copyFile(from, to, constants.COPYFILE_FICLONE)
    .then(() => true)
    .catch(unlessGone(false))
  if (!copied) return
  await given(to, 0o600, owner)
  const file = await open(to, 'r')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

async function given(at: string, mode: number, owner: Account | undefined): Promise<void> {
  await chmod(at, mode)
  if (owner) await chown(at, owner.uid, owner.gid)
}

const unlessGone =
  <T>(instead: T) =>
  (error: unknown): T => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return instead
    throw error
  }

/** How many bytes a tree of files holds. */
export async function sizeOf(at: string): Promise<number> {
  const entries = await readdir(at, { withFileTypes: true, recursive: true })
  const files = entries.filter((entry) => entry.isFile())
  const sizes = await Promise.all(
    files.map(async ({ parentPath, name }) => (await stat(path.join(parentPath, name))).size),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}
