// Proves that the application's account can do nothing in the database but its work.
// The application's account owns nothing, changes no table and no history, and what it is refused stands in no log.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { Child } from '../../scripts/supervisor/child.ts'
import { freePort } from '../../scripts/supervisor/ports.ts'
import { isPrepared } from '../../store/prepared.ts'
import { logFolder } from '../../scripts/supervisor/folder.ts'
import { type Postgres, preparePostgres } from '../../scripts/supervisor/postgres.ts'
import { prepareSchema } from '../../scripts/supervisor/schema.ts'
import { query } from '../../scripts/supervisor/postgres-client.ts'
import { temporaryFolder } from '../support/system.ts'

const folder = temporaryFolder()
const dataDir = path.join(folder.path, 'data')
const settings = { CLOCK_SPEED: 1, SEED_MEETINGS: false, DATA_DIR: dataDir }
let postgres: Postgres
let server: Child

beforeAll(async () => {
  mkdirSync(logFolder(dataDir), { recursive: true })
  await start()
})
afterAll(async () => {
  await server.stop()
  folder.remove()
})

/** Starts the embedded PostgreSQL over the folder, as `npm start` does. */
async function start(): Promise<void> {
  postgres = await preparePostgres(dataDir, await freePort(), () => undefined)
  server = new Child(postgres.plan, { say: () => undefined, spawned: () => undefined })
  await server.start()
  await postgres.ensureDatabase()
  if (await isPrepared(postgres.url(), 1, () => true)) return
  await prepareSchema({ application: postgres.url(), owner: postgres.url('owner') }, settings)
}

/** The SQLSTATE with which a statement is refused; undefined where it is not. */
const refusalOf = async (url: string, statement: string): Promise<string | undefined> => {
  const error = await query(url, statement).then(
    () => undefined,
    (refused: unknown) => refused,
  )
  return error instanceof pg.DatabaseError ? error.code : undefined
}

const denied = '42501'

describe('the account of the application', () => {
  it('is no superuser, owns nothing, and may make nothing', async () => {
    expect(
      await query(
        postgres.url(),
        `select rolsuper, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls from pg_roles
          where rolname = current_user`,
      ),
    ).toEqual([
      {
        rolsuper: false,
        rolcreaterole: false,
        rolcreatedb: false,
        rolreplication: false,
        rolbypassrls: false,
      },
    ])
    const owned = `select relname from pg_class where relowner = current_user::regrole
      union all select datname from pg_database where datdba = current_user::regrole`
    expect(await query(postgres.url(), owned)).toEqual([])
  })

  it.each([
    ['changes no table', 'alter table words add column more text'],
    ['drops none', 'drop table audit'],
    ['empties none', 'truncate words'],
    ['makes none', 'create table mine (a int)'],
    ['makes none for a while', 'create temporary table mine (a int)'],
    ['changes no event', `update events set data = '{}'`],
    ['deletes no event', 'delete from events'],
    ['deletes no entry in the log of reads', 'delete from audit'],
    ['changes none', `update audit set body = ''`],
    ['forgets no erasure', 'delete from erasures'],
    ['changes no policy that was in force', `update policies set document = '{}'`],
    ['says of no migration that it ran', `delete from kysely_migration`],
    ['runs no program', `copy (select 1) to program 'true'`],
    ['reads no file', `select pg_read_file('postgresql.conf')`],
    ['becomes nobody else', 'set role throughline_owner'],
    ['makes no role', 'create role other'],
    ['silences no trigger', `set session_replication_role = replica`],
  ])('%s', async (_, statement) => {
    expect(await refusalOf(postgres.url(), statement)).toBe(denied)
  })

  it('does not even get to the other databases', async () => {
    for (const other of ['postgres', 'template1'])
      expect(await refusalOf(postgres.url('application', other), 'select 1')).toBe(denied)
  })
})

it('the account that changes tables is no superuser either', async () => {
  const itself = 'select rolsuper, rolbypassrls from pg_roles where rolname = current_user'
  expect(await query(postgres.url('owner'), itself)).toEqual([
    { rolsuper: false, rolbypassrls: false },
  ])
})

it('each has a password of its own, and nobody gets in with another or with none', async () => {
  const urls = (['superuser', 'owner', 'application'] as const).map((role) => postgres.url(role))
  expect(new Set(urls.map((url) => new URL(url).password)).size).toBe(3)
  for (const url of urls)
    for (const password of ['', ...urls.map((other) => new URL(other).password)]) {
      const tried = new URL(url)
      if (password === tried.password) continue
      tried.password = password
      await expect(query(tried.href, 'select 1')).rejects.toThrow(/password/)
    }
})

it('what it is refused is not quoted in the log of PostgreSQL', async () => {
  const canary = 'Quillfeather'
  const wrong = [
    [`select $1::uuid`, [canary]],
    [`select $1::timestamptz`, [canary]],
    [`select $1::jsonb`, [`{"${canary}`]],
    [`select $1::int`, [canary]],
    [`insert into sites (id, name) values ($1, $1), ($1, $1)`, [canary]],
    [`insert into site_roles (site, role, agency) values ($1, $1, $1)`, [canary]],
    [`insert into sites (id, name) values ($1, null)`, [canary]],
    [`select '${canary}' ${canary}(`, []],
    [`do $$ begin raise warning '%', '${canary}'; end $$`, []],
    [`do $$ begin raise exception '%', '${canary}'; end $$`, []],
  ] as const
  const client = new pg.Client({ connectionString: postgres.url() })
  await client.connect()
  const refused: unknown[] = []
  for (const [text, values] of wrong)
    await client.query(text, [...values]).catch((error: unknown) => refused.push(error))
  await client.end()
  expect(refused).toHaveLength(wrong.length - 1) // all but the warning
  await server.stop()
  const log = readFileSync(path.join(logFolder(dataDir), 'postgres.log'), 'utf8')
  expect(log).toContain('database system is shut down')
  expect(log).not.toContain(canary)
  await start()
})

it('a cluster of an earlier version, whose only user was its superuser, gets them at the next start and keeps its rows', async () => {
  await query(postgres.url('owner'), `insert into settings values ('kept', '42')`)
  const all = (role: 'owner' | 'superuser') => query(postgres.url(role), owners)
  const before = await all('owner')
  expect(before.length).toBeGreaterThan(40)
  // Back to how an earlier version left it: everything is the superuser's, and that is `throughline`.
  for (const statement of [
    `reassign owned by throughline_owner to postgres`,
    `drop owned by throughline_owner, throughline`,
    `drop role throughline`,
    `drop role throughline_owner`,
    `do $$ begin
      create role mover superuser;
      set local session authorization mover;
      alter role postgres rename to throughline;
      reset session authorization;
      drop role mover;
    end $$`,
  ])
    await query(postgres.url('superuser'), statement)
  await server.stop()
  await start()
  expect(await all('owner')).toEqual(before)
  expect(await query(postgres.url(), `select value from settings where key = 'kept'`)).toEqual([
    { value: 42 },
  ])
  expect(await refusalOf(postgres.url(), 'delete from events')).toBe(denied)
  const superusers = 'select rolname from pg_roles where rolsuper'
  expect(await query(postgres.url(), superusers)).toEqual([{ rolname: 'postgres' }])
})

/** Whose each table, index, sequence and function is. */
const owners = `
  select relname as name, pg_get_userbyid(relowner) as owner from pg_class
    where relnamespace = 'public'::regnamespace
  union all select proname, pg_get_userbyid(proowner) from pg_proc where pronamespace = 'public'::regnamespace
  union all select datname, pg_get_userbyid(datdba) from pg_database where datname = 'throughline'
  order by name`
