// Proves that what people wrote lies nowhere in the database's files, and that an erasing reaches every copy of it.
// Whoever has the files of the database, or a copy of them from before an erasing, reads none of the words.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { connectionOptions, type Database, openDatabase } from '../../store/database.ts'
import { fileKeyring } from '../../store/vault/key-file.ts'
import type { Keyring } from '../../store/vault/keyring.ts'
import { migrate } from '../../store/migrate.ts'
import { asOwner, nameOf, ownerUrl, patient, testKeyring, urlOf } from '../support/database.ts'
import { passingKeyring } from '../../store/vault/ring.ts'
import { prepareVault } from '../../store/vault/prepare.ts'
import { asEngine, readableWords, unseal } from '../support/words.ts'
import { readVictim } from '../../store/reads/words.ts'
import { referralExample } from '../support/examples.ts'
import { startApi, type TestApi } from '../support/api.ts'
import { until } from '../support/until.ts'
import type { Tables } from '../../store/schema.ts'

const canary = {
  concern: 'Quillfeather was seen at the gate.',
  window: 'Between Thistlewood and noon',
  draft: 'Larkspurling waits at the bus stop.',
  minutes: 'Hollowbrook is to be told.',
  reason: 'Pennyroyal asked for it.',
}

let api: TestApi
let pathway: string
let coordinator: string
let draft: string
const folder = mkdtempSync(path.join(tmpdir(), 'throughline-keys-'))

beforeAll(async () => {
  api = await startApi()
  coordinator = await api.token('coordinator')
  pathway = await api.refer({
    concern: { ...referralExample.concern, summary: canary.concern },
    victim: {
      ...referralExample.victim,
      safeContact: { ...referralExample.victim.safeContact, window: canary.window },
    },
  })
  const begun = { site: 'london', concern: { summary: canary.draft } }
  const kept = await api.send('POST', '/api/drafts', coordinator, begun)
  draft = `/api/drafts/${String(kept.body['id'])}`
})
afterAll(async () => {
  await api.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** What is in a file of the database; nothing where the server has put it away since it was listed. */
function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0)
    throw error
  }
}

/** Those of some texts that are found in the files of the database, its write-ahead log among them. */
async function foundInFiles(texts: readonly string[]): Promise<string[]> {
  const { data, own } = await administered()
  const files = [path.join(data, own), path.join(data, 'pg_wal')]
    .flatMap((at) => readdirSync(at, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
  const found = new Set<string>()
  for (const file of new Set(files)) {
    const bytes = bytesOf(file)
    for (const text of texts) if (bytes.includes(text)) found.add(text)
  }
  return [...found].sort()
}

/** After a checkpoint: where the cluster is, and the database's own folder in it. */
async function administered() {
  const client = new pg.Client({ connectionString: process.env['THROUGHLINE_TEST_CLUSTER'] })
  await client.connect()
  await client.query('checkpoint')
  const { rows } = await client.query<{ data: string; own: string }>(
    `select current_setting('data_directory') as data, 'base/' || oid as own from pg_database where datname = $1`,
    [await nameOf(api.database)],
  )
  await client.end()
  if (!rows[0]) throw new Error('the database is not there')
  return rows[0]
}

/** A database over the same rows with other keys. */
async function withKeys<T>(keyring: Keyring, work: (database: Database) => Promise<T>): Promise<T> {
  const database = openDatabase(urlOf(await nameOf(api.database)), patient(2), keyring)
  return work(database).finally(() => database.destroy())
}

describe('what people wrote', () => {
  it('is read by those who may, and found in no file of the database', async () => {
    const page = await api.get(`/api/pathways/${pathway}`, await api.token('victimAdvocate'))
    expect(page.text).toContain(canary.concern)
    expect(page.text).toContain(canary.window)
    expect((await api.get(draft, coordinator)).text).toContain(canary.draft)
    expect(await foundInFiles([canary.concern, canary.window, canary.draft])).toEqual([])
    // The look into the files finds what is in them: a name is stored as it is, to be searched.
    expect(await foundInFiles(['Robin Sample'])).toEqual(['Robin Sample'])
  })

  it('cannot be moved to where somebody else may read it', async () => {
    const [one, two] = await asEngine(api.database, (tx) =>
      tx.selectFrom('words').selectAll().limit(2).execute(),
    )
    const put = (sealed: Buffer | null | undefined) =>
      asEngine(api.database, (tx) =>
        tx
          .updateTable('words')
          .set({ sealed: sealed ?? null })
          .where('id', '=', two?.id ?? '')
          .execute(),
      )
    expect(one?.data_key).toBe(two?.data_key)
    await put(one?.sealed)
    await expect(readableWords(api.database)).rejects.toThrow('for another place')
    await put(two?.sealed)
  })

  it('is not read without the outer key, and not with another', async () => {
    const gone = fileKeyring(path.join(folder, 'none'))
    for (const keyring of [passingKeyring(), gone])
      await withKeys(keyring, async (database) => {
        await expect(readableWords(database)).rejects.toThrow(/the key .*(is not there|is gone)/)
        await expect(prepareVault(database)).rejects.toThrow(/key/)
      })
    const without = new Kysely<Tables>({
      dialect: new PostgresDialect({
        pool: new pg.Pool(connectionOptions(urlOf(await nameOf(api.database)), patient(1))),
      }),
    })
    await expect(readableWords(without)).rejects.toThrow('without the keys')
    await without.destroy()
  })
})

it('a draft takes its key along when it is deleted', async () => {
  const begun = await api.send('POST', '/api/drafts', coordinator, { concern: {} })
  const id = String(begun.body['id'])
  const keys = () =>
    api.database.selectFrom('data_keys').select('id').where('of', '=', id).execute()
  expect(await keys()).toHaveLength(1)
  const last = { ifMatch: '"1"' }
  expect((await api.send('DELETE', `/api/drafts/${id}`, coordinator, undefined, last)).status).toBe(
    204,
  )
  expect(await keys()).toEqual([])
})

describe('erasing a pathway', () => {
  it('destroys the key of its words: a copy from before cannot be read with the keys of after', async () => {
    const reject = { code: 'outOfArea', reason: 'Lives in another county.' }
    await api.done(pathway, 'reject-referral', coordinator, reject)
    const copies = await asEngine(api.database, (tx) =>
      tx.selectFrom('words').selectAll().execute(),
    )
    const victims = await asEngine(api.database, (tx) =>
      tx.selectFrom('victim_records').selectAll().execute(),
    )
    expect([...(await readableWords(api.database)).values()]).toContain(canary.concern)

    const officer = await api.token('dataProtectionOfficer')
    const erase = { decision: 'erase', ground: 'unlawful', reason: canary.reason }
    await api.done(pathway, 'decide-retention', officer, erase)
    await api.done(pathway, 'confirm-erasure', await api.token('supervisor'))
    expect([...(await readableWords(api.database)).values()]).toEqual([])

    // As whoever has the backup would: the old rows beside the keys that there are now.
    await asOwner(api.database, async (owner) => {
      for (const { at, ...row } of copies)
        await owner
          .insertInto('words')
          .values({ ...row, at: new Date(at) })
          .onConflict((conflict) => conflict.column('id').doNothing())
          .execute()
      for (const { recorded_at: at, safe_contact: _, fragments: __, ...row } of victims)
        await owner
          .insertInto('victim_records')
          .values({ ...row, recorded_at: new Date(at) })
          .execute()
      expect([...(await readableWords(owner)).values()]).toEqual([])
      const { victim } = await owner
        .selectFrom('pathways')
        .select('victim')
        .where('id', '=', pathway)
        .executeTakeFirstOrThrow()
      expect(await readVictim(owner, victim)).toBeUndefined()
      await owner.deleteFrom('victim_records').execute()
    })
  })
})

it('what an earlier version left in clear is sealed by the next start, and is then in no file', async () => {
  const id = await api.refer({
    concern: { ...referralExample.concern, summary: canary.minutes },
    victim: {
      ...referralExample.victim,
      safeContact: { ...referralExample.victim.safeContact, window: canary.window },
    },
  })
  const before = await readableWords(api.database)
  const name = await nameOf(api.database)
  await asOwner(api.database, async (owner) => {
    await unseal(owner)
    await sql`update drafts set sealed = null, data_key = null, document = ${JSON.stringify({ concern: { summary: canary.draft } })}::jsonb`.execute(
      owner,
    )
    await sql`delete from data_keys`.execute(owner)
  })
  expect(await readableWords(api.database)).toEqual(before) // until then they are read as they are
  const { data, own } = await administered()
  const inTables = () => {
    const files = readdirSync(path.join(data, own)).map((file) =>
      bytesOf(path.join(data, own, file)),
    )
    return [canary.minutes, canary.window, canary.draft].filter((text) =>
      files.some((bytes) => bytes.includes(text)),
    )
  }
  expect(inTables()).toHaveLength(3)
  const files = async () =>
    (
      await sql<{ file: number }>`select pg_relation_filenode(t::regclass)::int as file
        from unnest(array['words', 'drafts', 'victim_records']) t`.execute(api.database)
    ).rows.map(({ file }) => file)
  const old = await files()
  await migrate(ownerUrl(name), { meetings: false }, testKeyring, 'throughline')
  expect((await files()).filter((file) => old.includes(file))).toEqual([])
  // What somebody else was still reading was copied to the new files, as dead, and goes with the next vacuum.
  await until(async () => {
    await asOwner(api.database, (owner) =>
      sql`vacuum (full) words, drafts, victim_records`.execute(owner),
    )
    await administered()
    return inTables().length === 0
  })
  expect(await readableWords(api.database)).toEqual(before)
  const page = await api.get(`/api/pathways/${id}`, await api.token('victimAdvocate'))
  expect(page.text).toContain(canary.window)
})
