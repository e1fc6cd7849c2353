import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { longEnoughMs } from './until.ts'
import type { Patience } from '../../store/database.ts'

/** A database of a test's own, with the schema in place and nothing else. */
export interface TestDatabase {
  readonly url: string
  drop(): Promise<void>
}

/** How a test opens a database: nothing is to fail because a machine is busy. */
export const patient = (connections: number): Patience => ({
  connectMs: longEnoughMs,
  queryMs: longEnoughMs,
  connections,
})

const template = 'throughline_template'

/** A fresh copy of the migrated template, in some tens of milliseconds. */
export async function createDatabase(): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await administer(`create database ${name} template ${template} strategy file_copy`)
  return {
    url: urlOf(name),
    drop: () => administer(`drop database if exists ${name} with (force)`),
  }
}

/** Makes the template that `createDatabase` copies; once, before all tests. */
export async function createTemplate(): Promise<void> {
  await administer(`create database ${template}`)
  const migrations = path.resolve(import.meta.dirname, '../../store/migrate.ts')
  if (existsSync(migrations)) {
    const { migrate } = (await import(migrations)) as {
      migrate: (url: string, seeding: { meetings: boolean }) => Promise<void>
    }
    // Without meetings: a test that wants them says so with a policy.
    await migrate(urlOf(template), { meetings: false })
  }
  await administer(`alter database ${template} with is_template true allow_connections false`)
}

function urlOf(name: string): string {
  const url = new URL(clusterUrl())
  url.pathname = `/${name}`
  return url.href
}

function clusterUrl(): string {
  const url = process.env['THROUGHLINE_TEST_CLUSTER']
  if (!url) throw new Error('No test cluster: run this test through `npm test`.')
  return url
}

async function administer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: clusterUrl() })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
