import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { keyringOf, type Ring, ringWithNew } from './ring.ts'
import { type Keyring, KeyMissing } from './keyring.ts'

/** Where a data folder keeps the outer keys. */
export const keyFileOf = (dataDir: string): string => path.join(dataDir, 'keys', 'words.json')

/** The outer keys in a data folder's file, which only its owner may read. It is read again each time it is needed. */
export const fileKeyring = (dataDir: string): Keyring =>
  keyringOf(() => {
    const ring = readRing(dataDir)
    if (ring) return ring
    throw new KeyMissing(`the key of the words is gone (${keyFileOf(dataDir)})`)
  })

/** The outer keys in a data folder's file; undefined where there is none. */
export function readRing(dataDir: string): Ring | undefined {
  try {
    return JSON.parse(readFileSync(keyFileOf(dataDir), 'utf8')) as Ring // written here and by nobody else
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

/** Makes a data folder's file, unless it is there. Whoever comes first makes it. */
export function makeRing(dataDir: string): void {
  if (readRing(dataDir)) return
  const part = writePart(dataDir, ringWithNew())
  try {
    linkSync(part, keyFileOf(dataDir)) // fails where another was quicker; a rename would take its key away
  } catch (error) {
    if (!readRing(dataDir)) throw error
  } finally {
    rmSync(part, { force: true })
  }
}

/** Puts others in the place of a data folder's outer keys. */
export function replaceRing(dataDir: string, ring: Ring): void {
  renameSync(writePart(dataDir, ring), keyFileOf(dataDir))
}

function writePart(dataDir: string, ring: Ring): string {
  const file = keyFileOf(dataDir)
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  const part = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`
  writeFileSync(part, `${JSON.stringify(ring, null, 2)}\n`, {
    mode: 0o600,
    flag: 'wx',
    flush: true,
  })
  return part
}
