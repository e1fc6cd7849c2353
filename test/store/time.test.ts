// Proves that no statement and no column asks the database for the time, except how long somebody is signed in, how much they ask in a minute, and when the audit log was written.
import { expect, test } from '@jest/globals'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { createDatabase } from '../support/database.ts'

const checkout = path.resolve(import.meta.dirname, '../..')

/** All ways in which a statement can ask the database for the present. */
const present =
  /'now'|\b(now\s*\(\s*\)|current_(timestamp|date|time)|local(time|timestamp)|(clock|statement|transaction)_timestamp|timeofday|getdate|age\s*\(\s*[^,()]+\))/i

/**
 * A session lasts so many real minutes, in a rehearsal, too; so do a token and a budget; an entry says when it really was
 * made; and real clocks are compared.
 */
const signedIn =
  /(^|\/)(sessions|revocations|0013-web-sessions|request-counts|0016-audit|database-clock)\.ts$|^web_(sessions|kept)\./

test('no statement asks the database for the time: a rehearsal has another', () => {
  const files = readdirSync(path.join(checkout, 'store'), { recursive: true, encoding: 'utf8' })
  const sources = files.filter((name) => name.endsWith('.ts') && !signedIn.test(name))
  expect(sources.length).toBeGreaterThan(20)
  for (const name of sources) {
    // The clocks of this process have another spelling.
    const text = readFileSync(path.join(checkout, 'store', name), 'utf8').replaceAll(
      /(Date|performance)\.now\(\)/g,
      '',
    )
    expect({ name, found: present.exec(text)?.[0] }).toEqual({ name, found: undefined })
  }
})

test.each(['select now()', 'default CURRENT_TIMESTAMP', "select 'now'::timestamptz"])(
  'the search finds %p',
  (statement) => {
    expect(present.test(statement)).toBe(true)
  },
)

test('no column of the schema has the present as its default, and no trigger or view writes it', async () => {
  const of = await createDatabase()
  const client = new pg.Client({ connectionString: of.url })
  await client.connect()
  const { rows: columns } = await client.query<{ name: string; value: string }>(
    `select table_name || '.' || column_name as name, column_default as value from information_schema.columns
     where table_schema = 'public' and column_default is not null`,
  )
  const { rows: others } = await client.query<{ name: string }>(
    `select trigger_name as name from information_schema.triggers
     union all select viewname from pg_views where schemaname = 'public' and viewname <> 'unbegun'`, // which has no time in it
  )
  await client.end()
  await of.drop()
  for (const { name, value } of columns.filter((column) => !signedIn.test(column.name)))
    expect({ name, found: present.exec(value)?.[0] }).toEqual({ name, found: undefined })
  expect(others).toEqual([])
})
