import pg from 'pg'
import { ownMigrations } from './tables-fit.ts'
import { wordsTablesDigest } from './words-tables-digest.ts'

/**
 * Whether a database has exactly this version's tables, has its reference data, was created at this speed of the clock, and
 * has its words sealed with an outer key that fits, and classed by the present tables. False where that cannot be told. It takes one query and loads nothing of
 * the migrations, which most starts do not need.
 */
export async function isPrepared(
  databaseUrl: string,
  clockSpeed: number,
  fits: (outerKey: string) => boolean,
): Promise<boolean> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    connectionTimeoutMillis: 5000,
    query_timeout: 5000,
  })
  client.on('error', () => undefined) // the query under way has the error too
  try {
    await client.connect()
    const { rows } = await client.query<Found>(question)
    const found = rows[0]
    return (
      found?.seeded === true &&
      found.sealed &&
      found.classes?.tables === wordsTablesDigest &&
      found.clock?.speed === clockSpeed &&
      sameAsOurs(found.migrations) &&
      fits(found.outer_key ?? '')
    )
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

interface Found {
  readonly migrations: readonly string[]
  readonly seeded: boolean
  readonly sealed: boolean
  readonly outer_key: string | null
  readonly classes: { readonly tables?: string } | null
  readonly clock: { readonly speed?: number } | null
}

const question = `
  select
    (select array_agg(name order by name) from kysely_migration) as migrations,
    exists (select from settings where key = 'namespace') as seeded,
    exists (select from settings where key = 'sealed') as sealed,
    (select id from outer_keys order by n desc limit 1) as outer_key,
    (select value from settings where key = 'classes') as classes,
    (select value from settings where key = 'clock') as clock`

/** Whether these are our migrations. */
const sameAsOurs = (migrations: readonly string[]): boolean =>
  JSON.stringify(ownMigrations()) === JSON.stringify(migrations)
