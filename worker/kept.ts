import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
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

/** The text kept for this content, if it is complete; otherwise a new one, which is then kept. Safe for many at once. */
export async function kept(keeping: Keeping, make: () => Promise<string>): Promise<string> {
  const { folders, file, key } = keeping
  if (key === undefined) return make()
  for (const folder of folders) {
    const found = readKept(path.join(folder, file), key)
    if (found !== undefined) return found
  }
  const text = await make()
  keep(keeping, `${firstLine(key, text)}\n${text}`)
  return text
}

/** The key and the text's own digest, by which a truncated or damaged file is recognised. */
const firstLine = (key: string, text: string): string => `// ${key} ${digest(text)}`

function readKept(file: string, key: string): string | undefined {
  try {
    const whole = readFileSync(file, 'utf8')
    const end = whole.indexOf('\n')
    const text = whole.slice(end + 1)
    return whole.slice(0, end) === firstLine(key, text) ? text : undefined
  } catch {
    return undefined // no file that can be read
  }
}

function keep({ folders, file, warn }: Keeping, whole: string): void {
  const faults: string[] = []
  for (const folder of folders) {
    const part = path.join(folder, `${file}.${randomUUID()}`)
    try {
      mkdirSync(folder, { recursive: true })
      writeFileSync(part, whole)
      renameSync(part, path.join(folder, file)) // in one step, so that nobody reads half of it
      return
    } catch (error) {
      discard(part)
      faults.push(error instanceof Error ? error.message : String(error))
    }
  }
  warn(faults.join('; '))
}

function discard(file: string): void {
  try {
    rmSync(file, { force: true })
  } catch {
    // there may be nothing to remove
  }
}

/** A short name for a content, unique in practice, made from its parts in order. */
const digest = (...parts: readonly string[]): string => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(`${part.length}:`).update(part)
  return hash.digest('hex')
}

/**
 * Stands for all that a bundle of a folder of workflows is made from: where the folder is, for the script's source map
 * says so, its files, and every package that is installed with its version, the builder's own among them. What
 * workflows import as types is not in the bundle. Undefined where nobody can tell what is installed.
 */
export function contentKey(folder: string, installed: string): string | undefined {
  try {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.[cm]?[jt]s$/.test(file))
      .sort()
    const texts = files.flatMap((file) => [file, readFileSync(path.join(folder, file), 'utf8')])
    return digest(folder, readFileSync(installed, 'utf8'), ...texts)
  } catch {
    return undefined
  }
}
