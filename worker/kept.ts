import { createHash, randomUUID } from 'node:crypto'
import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'

/** Where a text that is costly to make is kept, and what it is made from. */
export interface Keeping {
  /** In order: all are searched, and the first that can be written is used. */
  readonly folders: readonly string[]
  readonly file: string
  /** Stands for what the text is made from. Where it is undefined nothing is kept. */
  readonly key: string | undefined
  /** Called when no folder could be written. */
  readonly warn: (why: string) => void
}

/** A text, and the file in which it is kept; undefined where it could not be. */
interface Kept {
  readonly text: Buffer
  readonly at: string | undefined
}

/**
 * Where a checkout keeps what it has made, beside its packages. Several checkouts can share these by a link; each then has a
 * folder of its own, or the start of one would make anew what the start of another just made.
 */
export function besidePackages(root: string): string {
  const packages = path.join(root, 'node_modules')
  const shared = lstatSync(packages, { throwIfNoEntry: false })?.isSymbolicLink() === true
  const folder = path.join(packages, '.cache', 'throughline')
  return shared ? path.join(folder, digest(root).slice(0, 8)) : folder
}

/** The text kept for this content, if it is complete; otherwise a new one, which is then kept. Safe for many at once. */
export async function kept(keeping: Keeping, make: () => Promise<string>): Promise<Kept> {
  const { folders, file, key } = keeping
  if (key === undefined) return { text: Buffer.from(await make()), at: undefined }
  for (const folder of folders) {
    const at = path.join(folder, file)
    const text = readKept(at, key)
    if (text !== undefined) return { text, at }
  }
  const text = Buffer.from(await make())
  return { text, at: keep(keeping, Buffer.concat([text, lastLine(key, text)])) }
}

/** The key and the text's own digest, by which a damaged file is recognised. At the end, as source maps count lines. */
const lastLine = (key: string, text: Buffer): Buffer => Buffer.from(`\n// ${key} ${digest(text)}`)

function readKept(file: string, key: string): Buffer | undefined {
  try {
    const whole = readFileSync(file)
    const end = whole.lastIndexOf('\n')
    const text = whole.subarray(0, end)
    return whole.subarray(end).equals(lastLine(key, text)) ? text : undefined
  } catch {
    return undefined // no file that can be read
  }
}

function keep({ folders, file, warn }: Keeping, whole: Buffer): string | undefined {
  const faults: string[] = []
  for (const folder of folders) {
    const at = path.join(folder, file)
    const part = path.join(folder, `${file}.${randomUUID()}`)
    try {
      mkdirSync(folder, { recursive: true })
      writeFileSync(part, whole)
      renameSync(part, at) // in one step, so that nobody reads half of it
      return at
    } catch (error) {
      discard(part)
      faults.push(error instanceof Error ? error.message : String(error))
    }
  }
  warn(faults.join('; '))
  return undefined
}

function discard(file: string): void {
  try {
    rmSync(file, { force: true })
  } catch {
    // there may be nothing to remove
  }
}

/** A short name for a content, unique in practice, made from its parts in order. */
const digest = (...parts: readonly (string | Buffer)[]): string => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(`${part.length}:`).update(part)
  return hash.digest('hex')
}

/**
 * Stands for all that a bundle of folders is made from. That is where they are, because the script's source map says so,
 * their files, and every installed package with its version, the builder's own included. Undefined where nobody can tell
 * what is installed.
 */
export function contentKey(folders: readonly string[], installed: string): string | undefined {
  try {
    return digest(readFileSync(installed, 'utf8'), ...folders.flatMap(contentOf))
  } catch {
    return undefined
  }
}

function contentOf(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.[cm]?[jt]s$/.test(file))
    .sort()
  const texts = files.flatMap((file) => [file, readFileSync(path.join(folder, file), 'utf8')])
  return [folder, ...texts]
}
