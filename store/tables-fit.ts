import { readdirSync } from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import type { Database } from './database.ts'
import { toJson } from './values.ts'

/** The names of this version's migrations, in order: each has a file of its name. They are looked for and not loaded. */
export const ownMigrations = (): string[] =>
  readdirSync(path.join(import.meta.dirname, 'migrations'))
    .filter((file) => /^\d{4}-/.test(file)) // beside their table
    .map((file) => path.parse(file).name)
    .sort()

/** The tables are those of an earlier version, until `npm run migrate` has run. */
export class TablesEarlier extends Error {
  constructor(missing: string) {
    super(
      `The database has the tables of an earlier version and lacks ${missing}: run \`npm run migrate\` with this version, as its owner.`,
    )
  }
}

/** A later version has changed the tables so that this one cannot work with them. */
export class TablesLater extends Error {
  constructor(since: string) {
    super(
      `A later version has changed the tables of this database (${since}), and this one cannot work with them: run that version, or put back a backup from before it.`,
    )
  }
}

const key = 'tables'

/**
 * Throws TablesEarlier or TablesLater where this version cannot work with the tables as they are. It can with those of a
 * later version that only added to them. Says whether they are exactly its own.
 */
export async function assertTablesFit(database: Database): Promise<boolean> {
  const own = ownMigrations()
  if (!(await isBegun(database))) throw new TablesEarlier(own[0] ?? '')
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(database)
  const there = new Set(rows.map(({ name }) => name))
  const known = new Set(own)
  const since = await neededSince(database)
  if (since !== undefined && !known.has(since)) throw new TablesLater(since)
  const missing = own.find((name) => !there.has(name))
  if (missing !== undefined) throw new TablesEarlier(missing)
  return rows.every(({ name }) => known.has(name))
}

/** Whether any migration has ever run there. */
async function isBegun(database: Database): Promise<boolean> {
  const begun = sql<{ there: boolean }>`select to_regclass('kysely_migration') is not null as there`
  return (await begun.execute(database)).rows[0]?.there === true
}

async function neededSince(database: Database): Promise<string | undefined> {
  const row = await database
    .selectFrom('settings')
    .select('value')
    .where('key', '=', key)
    .executeTakeFirst()
  return row && 'since' in row.value ? String(row.value.since) : undefined
}

/** Notes the last migration that a version must know to work with the tables. */
export async function noteNeeded(database: Database, since: string): Promise<void> {
  const value = toJson({ since })
  await database
    .insertInto('settings')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute()
}
