// Proves that a version works with tables that a later one only added to, with no others, and that a change waits for nobody.
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { type Kysely, sql } from 'kysely'
import { assertTablesFit, noteNeeded, TablesEarlier, TablesLater } from '../../store/tables-fit.ts'
import { changeTables, migrate } from '../../store/migrate.ts'
import { createDatabase, ownerUrlOf, patient, testKeyring } from '../support/database.ts'
import { type Database, openDatabase } from '../../store/database.ts'
import { lastToEndEarlier, migrations } from '../../store/migrations/index.ts'
import { postgresRoles } from '../../scripts/supervisor/postgres-roles.ts'
import { until } from '../support/until.ts'

let application: Database
let owner: Database
let ownerUrl: string
beforeAll(async () => {
  const { url } = await createDatabase()
  application = openDatabase(url, patient(4))
  ownerUrl = await ownerUrlOf(application)
  owner = openDatabase(ownerUrl, patient(1))
})
afterAll(async () => {
  await application.destroy()
  await owner.destroy()
})

/** What a later version might do. */
const added = {
  up: async (database: Kysely<unknown>) => {
    await sql`alter table pathways add column later text`.execute(database)
  },
}
const last = Object.keys(migrations).at(-1) ?? ''
const migrateAgain = () =>
  migrate(ownerUrl, { meetings: false }, testKeyring, postgresRoles.application)

it('are its own after a migration', async () => {
  expect(await assertTablesFit(application)).toBe(true)
})

it('are too early where a migration is missing, which is named', async () => {
  const row = sql`kysely_migration where name = ${last}`
  const { rows } = await sql<{ timestamp: string }>`select timestamp from ${row}`.execute(owner)
  await sql`delete from ${row}`.execute(owner)
  await expect(assertTablesFit(application)).rejects.toThrow(TablesEarlier)
  await expect(assertTablesFit(application)).rejects.toThrow(`lacks ${last}: run`)
  await sql`insert into kysely_migration values (${last}, ${rows[0]?.timestamp})`.execute(owner)
})

it('gives up a change while somebody uses the table for long, lets others through, and makes it in the end', async () => {
  const backup = await application.startTransaction().execute()
  await sql`lock table pathways in access share mode`.execute(backup)
  const all = { ...migrations, '9998-later': added }
  const changed = changeTables(owner, all)
  const waiting = sql<{ n: number }>`select count(*)::int as n from pg_locks l
    where not granted and relation = 'pathways'::regclass`
  const waits = async () => (await waiting.execute(application)).rows[0]?.n === 1
  await until(waits)
  await sql`select from pathways limit 1`.execute(application) // it came behind the change, and is answered
  await until(waits) // for it is tried again
  await backup.commit().execute()
  await changed
  await sql`select later from pathways limit 1`.execute(owner)
})

it('still fit when a later version has added to them, and a migration leaves them alone', async () => {
  expect(await assertTablesFit(application)).toBe(false)
  await sql`create table of_a_later_version (); grant select on of_a_later_version to throughline`.execute(
    owner,
  )
  await migrateAgain()
  await sql`select from of_a_later_version`.execute(application) // what the later version granted stays
  await sql`select later from pathways limit 1`.execute(owner)
})

it('do not fit once a later version has ended what came before it, and are then left alone', async () => {
  await noteNeeded(owner, '9998-later')
  await expect(assertTablesFit(application)).rejects.toThrow(TablesLater)
  await expect(migrateAgain()).rejects.toThrow('(9998-later), and this one cannot work with them')
  await noteNeeded(owner, lastToEndEarlier)
  expect(await assertTablesFit(application)).toBe(false)
})
