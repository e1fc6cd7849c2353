import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { postgresRoles } from '../../scripts/supervisor/postgres-roles.ts'
import { keyringOf } from '../../store/vault/ring.ts'
import type { Keyring } from '../../store/vault/keyring.ts'
import { longEnoughMs } from './until.ts'
import { type Kysely, sql } from 'kysely'
import { type Database, openDatabase, type Patience } from '../../store/database.ts'
import type { Tables } from '../../store/schema.ts'

/** A database of a test's own, with the schema in place and nothing else. */
export interface TestDatabase {
  /** As the application's account, which may not change tables. */
  readonly url: string
  drop(): Promise<void>
}

/** The outer key of every test database. */
export const testKeyring = keyringOf(() => ({
  current: 'test',
  keys: { test: Buffer.alloc(32, 7).toString('base64') },
}))

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
  await administer(
    `create database ${name} template ${template} owner ${postgresRoles.owner} strategy file_copy`,
  )
  return {
    url: urlOf(name),
    drop: () => administer(`drop database if exists ${name} with (force)`),
  }
}

/** Makes the template that `createDatabase` copies; once, before all tests. */
export async function createTemplate(): Promise<void> {
  for (const role of [postgresRoles.owner, postgresRoles.application])
    await administer(`create role ${role} login`)
  await administer('create role throughline_audit')
  await administer(`grant throughline_audit to ${postgresRoles.owner}`)
  await administer(`create database ${template} owner ${postgresRoles.owner}`)
  const migrations = path.resolve(import.meta.dirname, '../../store/migrate.ts')
  if (existsSync(migrations)) {
    const { migrate } = (await import(migrations)) as {
      migrate: (
        url: string,
        seeding: { meetings: boolean },
        keyring: Keyring,
        application: string,
      ) => Promise<void>
    }
    // Without meetings: a test that wants them says so with a policy.
    await migrate(ownerUrl(template), { meetings: false }, testKeyring, postgresRoles.application)
  }
  await administer(`alter database ${template} with is_template true allow_connections false`)
}

/** The address of a database of the test cluster, as the application's account. */
export const urlOf = (name: string): string => urlAs(postgresRoles.application, name)

/** The address of a database of the test cluster, as the account that owns its tables. */
export const ownerUrl = (name: string): string => urlAs(postgresRoles.owner, name)

/** The address of the database that a test has open, as the account that owns its tables. */
export async function ownerUrlOf(database: Kysely<Tables>): Promise<string> {
  return ownerUrl(await nameOf(database))
}

/** Does with the tables that a test has open what only their owner may. */
export async function asOwner<T>(
  database: Kysely<Tables>,
  work: (owner: Database) => Promise<T>,
): Promise<T> {
  const owner = openDatabase(await ownerUrlOf(database), patient(1), testKeyring)
  return work(owner).finally(() => owner.destroy())
}

/** The name of the database that a test has open. */
export async function nameOf(database: Kysely<Tables>): Promise<string> {
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(database)
  return rows[0]?.name ?? ''
}

function urlAs(role: string, name: string): string {
  const url = new URL(clusterUrl())
  url.username = role
  url.pathname = `/${name}`
  return url.href
}

function clusterUrl(): string {
  const url = process.env['THROUGHLINE_TEST_CLUSTER']
  if (!url) throw new Error('No test cluster: run this test through `npm test`.')
  return url
}

/** Runs a statement in the test cluster as its superuser. */
export async function administer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: clusterUrl() })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
