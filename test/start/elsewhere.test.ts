// Proves that a data folder that the server's account cannot enter is kept elsewhere, and found again.
import { chmodSync, lstatSync, mkdirSync, realpathSync, rmSync } from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'
import { accountFor } from '../../scripts/supervisor/account.ts'
import { Child } from '../../scripts/supervisor/child.ts'
import { logFolder } from '../../scripts/supervisor/folder.ts'
import { freePort } from '../../scripts/supervisor/ports.ts'
import { preparePostgres } from '../../scripts/supervisor/postgres.ts'
import { query } from '../../scripts/supervisor/postgres-client.ts'
import { temporaryFolder } from '../support/system.ts'

const byRoot = process.getuid?.() === 0 ? describe : describe.skip
const folder = temporaryFolder()
const dataDir = path.join(folder.path, 'data')

byRoot("a data folder that PostgreSQL's account cannot enter", () => {
  const said: string[] = []
  const once = async (work: (url: string) => Promise<void>) => {
    const postgres = await preparePostgres(dataDir, await freePort(), (text) => said.push(text))
    const child = new Child(postgres.plan, { say: () => undefined, spawned: () => undefined })
    try {
      await child.start()
      await postgres.ensureDatabase()
      await work(postgres.url('owner'))
    } finally {
      await child.stop()
    }
  }

  afterAll(() => {
    rmSync(path.dirname(realpathSync(path.join(dataDir, 'postgres'))), { recursive: true })
    folder.remove()
  })

  it('is kept, with the database where the account can go, and the start says so', async () => {
    chmodSync(folder.path, 0o700)
    mkdirSync(logFolder(dataDir), { recursive: true })
    await once(async (url) => {
      await query(url, 'create table kept as select 42 as answer')
    })
    const link = path.join(dataDir, 'postgres')
    expect(lstatSync(link).isSymbolicLink()).toBe(true)
    expect(said).toEqual([expect.stringContaining(`its data is in ${realpathSync(link)} instead`)])
  })

  it('finds the same data the next time, under the account that owns it', async () => {
    await once(async (url) => {
      expect(await query(url, 'select answer from kept')).toEqual([{ answer: 42 }])
    })
    expect(said).toHaveLength(1)
    expect(accountFor(realpathSync(path.join(dataDir, 'postgres')))?.uid).not.toBe(0)
  })
})
