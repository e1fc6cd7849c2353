// Proves that the outer key can be changed for another at any time, and be kept by a command.
// Another outer key takes the place of the one before, which nothing needs then; a key service may keep it.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { commandKeyring } from '../../store/vault/key-command.ts'
import {
  fileKeyring,
  keyFileOf,
  makeRing,
  readRing,
  replaceRing,
} from '../../store/vault/key-file.ts'
import type { Keyring } from '../../store/vault/keyring.ts'
import { nameOf, patient, testKeyring, urlOf } from '../support/database.ts'
import { type Database, openDatabase } from '../../store/database.ts'
import { readableWords } from '../support/words.ts'
import { referralExample } from '../support/examples.ts'
import { rewrapAll } from '../../store/vault/rotate.ts'
import { ringWithNew } from '../../store/vault/ring.ts'
import { startApi, type TestApi } from '../support/api.ts'

let api: TestApi
const folder = mkdtempSync(path.join(tmpdir(), 'throughline-keys-'))

beforeAll(async () => {
  api = await startApi()
  await api.refer()
})
afterAll(async () => {
  await api.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** A database over the same rows with other keys. */
async function withKeys<T>(keyring: Keyring, work: (database: Database) => Promise<T>): Promise<T> {
  const database = openDatabase(urlOf(await nameOf(api.database)), patient(2), keyring)
  return work(database).finally(() => database.destroy())
}

describe('another outer key', () => {
  it('wraps every data key anew, can be broken off, and leaves the one before without use', async () => {
    await api.refer({ concern: { ...referralExample.concern, summary: 'Kept on.' } })
    const texts = await readableWords(api.database)
    const dataDir = path.join(folder, 'rotated')
    makeRing(dataDir)
    expect(statSync(keyFileOf(dataDir)).mode & 0o777).toBe(0o600)
    const old = { current: 'test', keys: { test: Buffer.alloc(32, 7).toString('base64') } }
    replaceRing(dataDir, ringWithNew(old))
    const both = fileKeyring(dataDir)
    let wraps = 0
    const dies: Keyring = {
      unwrap: (keys) => both.unwrap(keys),
      wrap: (keys) => {
        if (++wraps > 1) throw new Error('broken off')
        return both.wrap(keys)
      },
    }
    await withKeys(dies, async (database) => {
      await expect(rewrapAll(database)).rejects.toThrow('broken off')
    })
    // In between nobody stores a key under the old one, and everything can be read.
    await expect(api.refer()).rejects.toThrow(/500|503/)
    await withKeys(both, async (database) => {
      expect(await readableWords(database)).toEqual(texts)
      const { rewrapped, outer } = await rewrapAll(database)
      expect(rewrapped).toBeGreaterThan(1)
      expect(outer).toBe(readRing(dataDir)?.current)
      expect((await rewrapAll(database)).rewrapped).toBe(0)
    })
    const ring = readRing(dataDir)
    const current = ring?.current ?? ''
    replaceRing(dataDir, { current, keys: { [current]: ring?.keys[current] ?? '' } })
    await withKeys(fileKeyring(dataDir), async (database) => {
      expect(await readableWords(database)).toEqual(texts)
      const outers = await database.selectFrom('data_keys').select('outer').distinct().execute()
      expect(outers).toEqual([{ outer: current }])
    })
    await withKeys(testKeyring, (database) =>
      expect(readableWords(database)).rejects.toThrow('the key'),
    )
    // Back to the key of the tests.
    replaceRing(dataDir, { current: 'test', keys: { ...ring?.keys, ...old.keys } })
    await withKeys(fileKeyring(dataDir), (database) => rewrapAll(database))
  })

  it('may be kept by a command of the operator’s', async () => {
    const program = path.join(folder, 'keys.mjs')
    writeFileSync(
      program,
      `let said = ''
      for await (const chunk of process.stdin) said += chunk
      const { do: what, keys, wrapped } = JSON.parse(said)
      const turned = (one) => Buffer.from(one, 'base64').map((byte) => byte ^ 0x5a)
      const all = (some) => some.map((one) => Buffer.from(turned(one)).toString('base64'))
      console.log(JSON.stringify(what === 'wrap' ? { outer: 'theirs', wrapped: all(keys) } : { keys: all(wrapped) }))`,
    )
    const keyring = commandKeyring(`"${process.execPath}" "${program}"`)
    const keys = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)]
    const wrapped = await keyring.wrap(keys)
    expect(wrapped.map(({ outer }) => outer)).toEqual(['theirs', 'theirs'])
    expect(wrapped[0]?.wrapped).not.toEqual(keys[0])
    expect(await keyring.unwrap(wrapped)).toEqual(keys)
    for (const [command, why] of [
      ['exit 3', 'failed with 3'],
      ['echo nothing', 'no answer that can be understood'],
      [`echo '{"outer":"x","wrapped":[]}'`, 'too few'],
    ] as const)
      await expect(commandKeyring(command).wrap(keys)).rejects.toThrow(why)
  })
})
