import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const root = path.dirname(import.meta.dirname)

/** What a worker is made of, beside the packages of the lock file. */
const sources = ['activities', 'client', 'domain', 'platform', 'store', 'worker', 'workflows']

/**
 * A short name for the version of the worker in this checkout, made from all that it consists of. Equal sources with equal
 * packages have one name wherever they are, and every change to a rule has another.
 */
export function ownVersion(): string {
  const hash = createHash('sha256').update(readFileSync(path.join(root, 'package-lock.json')))
  for (const folder of sources)
    for (const file of filesIn(folder))
      hash.update(`\0${file}\0`).update(readFileSync(path.join(root, file)))
  return hash.digest('hex').slice(0, 8)
}

const filesIn = (folder: string): string[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => path.posix.join(folder, ...file.split(path.sep)))
    .sort()
