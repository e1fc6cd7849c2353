// `npm run keys:rotate`: another outer key for the words, and every data key wrapped with it. What was broken off goes on.
import path from 'node:path'
import { loadConfig } from '../platform/config.ts'
import { counted, isOrAre } from './supervisor/counted.ts'
import { keyFileOf, readRing, replaceRing } from '../store/vault/key-file.ts'
import { KeyMissing } from '../store/vault/keyring.ts'
import { openDatabase } from '../store/database.ts'
import { openKeyring } from '../store/vault/open-keyring.ts'
import { rewrapAll } from '../store/vault/rotate.ts'
import { ringWithNew } from '../store/vault/ring.ts'
import { plainly } from './plainly.ts'

const patience = { connectMs: 10_000, queryMs: 60_000, connections: 1 }

await plainly(rotate)

async function rotate(): Promise<void> {
  const config = loadConfig('rotate-keys')
  const { dataDir, wordsKeyCommand: command } = config
  if (command === undefined) addKey(dataDir)
  const database = openDatabase(config.databaseUrl, patience, openKeyring(config))
  try {
    const { outer, rewrapped } = await rewrapAll(database)
    if (command === undefined) dropOthers(dataDir, outer)
    console.log(
      `${counted(rewrapped, 'data key')} ${isOrAre(rewrapped)} wrapped again, with the key ${outer}.`,
    )
  } finally {
    await database.destroy()
  }
}

/** Adds a key that wraps from now on, unless a rotation that was broken off has added one. */
function addKey(dataDir: string): void {
  const ring = readRing(dataDir)
  if (!ring)
    throw new KeyMissing(`The key of the words is gone (${keyFileOf(path.resolve(dataDir))}).`)
  if (Object.keys(ring.keys).length === 1) replaceRing(dataDir, ringWithNew(ring))
}

/** Nothing is wrapped with the others any more. */
function dropOthers(dataDir: string, outer: string): void {
  const key = readRing(dataDir)?.keys[outer]
  if (key !== undefined) replaceRing(dataDir, { current: outer, keys: { [outer]: key } })
}
