// Proves that a process begins only over a database that is ready for it.
// A start sees at once whether a database is just what it needs, and is never content with one that is not.
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { sql } from 'kysely'
import { claimSpeed } from '../../store/rehearsal.ts'
import { createDatabase, ownerUrlOf, patient } from '../support/database.ts'
import { type Database, openDatabase } from '../../store/database.ts'
import { isPrepared } from '../../store/prepared.ts'

let url: string
/** The owner's. */
let database: Database
beforeAll(async () => {
  ;({ url } = await createDatabase())
  const application = openDatabase(url, patient(1))
  database = openDatabase(await ownerUrlOf(application), patient(1))
  await application.destroy()
})
afterAll(() => database.destroy())

/** Whether it is at this speed, with the outer key of the tests. */
const prepared = (speed: number) => isPrepared(url, speed, (outer) => outer === 'test')

it('waits for its speed to be claimed, and for no other', async () => {
  expect(await prepared(1)).toBe(false)
  await claimSpeed(database, 1)
  expect(await prepared(1)).toBe(true)
  expect(await prepared(2)).toBe(false)
})

it('asks for the reference data', async () => {
  await sql`update settings set key = 'elsewhere' where key = 'namespace'`.execute(database)
  expect(await prepared(1)).toBe(false)
  await sql`update settings set key = 'namespace' where key = 'elsewhere'`.execute(database)
  expect(await prepared(1)).toBe(true)
})

it('asks for the outer key that it is sealed with, and for words that are sealed', async () => {
  expect(await isPrepared(url, 1, (outer) => outer === 'another')).toBe(false)
  await sql`update settings set key = 'elsewhere' where key = 'sealed'`.execute(database)
  expect(await prepared(1)).toBe(false)
  await sql`update settings set key = 'sealed' where key = 'elsewhere'`.execute(database)
  expect(await prepared(1)).toBe(true)
})

it('asks for every migration of this version and for none of another', async () => {
  const last = sql`(select max(name) from kysely_migration)`
  await sql`insert into kysely_migration values ('9999-later', '')`.execute(database)
  expect(await prepared(1)).toBe(false)
  await sql`delete from kysely_migration where name = ${last}`.execute(database)
  expect(await prepared(1)).toBe(true)
  await sql`delete from kysely_migration where name = ${last}`.execute(database)
  expect(await prepared(1)).toBe(false)
})

it('is not satisfied with a database without tables, or with none', async () => {
  await sql`drop table kysely_migration`.execute(database)
  expect(await prepared(1)).toBe(false)
  expect(await isPrepared('postgres://nobody@127.0.0.1:1/none', 1, () => true)).toBe(false)
})
