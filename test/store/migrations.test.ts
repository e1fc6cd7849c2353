// Proves that a database of an older version comes to the same tables, with all that was under way.
// A database that is older than the code comes to the present tables, and what is under way in it goes on.
import { eraseRecord } from '../support/erasing.ts'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { Migrator, sql } from 'kysely'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { begin } from '../../store/migrations/0001-begin.ts'
import { migrate } from '../../store/migrate.ts'
import { asOwner, ownerUrlOf, testKeyring } from '../support/database.ts'
import { itemsOf, startApi, type TestApi } from '../support/api.ts'
import { planMeeting } from '../support/meeting.ts'
import { upTo0010 } from '../support/migrations.ts'
import { postgresRoles } from '../../scripts/supervisor/postgres-roles.ts'
import { asEngine, unseal } from '../support/words.ts'
import { until } from '../support/until.ts'
import { wholePathway } from '../../store/migrations/0002-whole-pathway.ts'

/** What stood in a database of the time: a pathway in research, one in sessions, one that ended, one not judged yet. */
const file = path.join(import.meta.dirname, 'stood-at-0002.json')
const stood = JSON.parse(readFileSync(file, 'utf8')) as Record<string, object[]>

let fresh: TestApi
let api: TestApi
let migrated: unknown

beforeAll(async () => {
  fresh = await startApi()
  api = await startApi()
  const settings = await api.database.selectFrom('settings').selectAll().execute()
  await asOwner(api.database, async (owner) => {
    await sql`drop schema public cascade; create schema public`.execute(owner)
    const migrations = { '0001-begin': begin, '0002-whole-pathway': wholePathway }
    const provider = { getMigrations: async () => migrations }
    const { error } = await new Migrator({ db: owner, provider }).migrateToLatest()
    expect(error).toBeUndefined()
    await fill(owner, { settings, ...stood })
  })
  migrated = await migrateIt(api).then(
    () => 'done',
    (failed: unknown) => failed,
  )
})

afterAll(async () => {
  await api.stop()
  await fresh.stop()
})

/** Puts rows into the tables in this order, as they were. */
async function fill(database: TestApi['database'], tables: typeof stood) {
  for (const [name, rows] of Object.entries(tables).filter(([, some]) => some.length > 0))
    await sql`insert into ${sql.table(name)} overriding system value select * from
      jsonb_populate_recordset(null::${sql.table(name)}, ${JSON.stringify(rows)}::jsonb)`.execute(
      database,
    )
  const last = sql`(select max(n) from inbox)`
  await sql`select setval(pg_get_serial_sequence('inbox', 'n'), ${last})`.execute(database)
}

/** Brings a database to the present tables, as a start does. */
const migrateIt = async ({ database }: TestApi) =>
  migrate(await ownerUrlOf(database), { meetings: false }, testKeyring, postgresRoles.application)

/** The commands of a database that nobody has judged yet. */
const unjudged = ({ database }: TestApi) =>
  database.selectFrom('inbox').select(['kind', 'name']).where('outcome', 'is', null).execute()

/** Every column and every index, in words. */
async function shapeOf({ database }: TestApi): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    select concat_ws(' ', table_name, column_name, data_type, is_nullable) as line
      from information_schema.columns where table_schema = 'public'
    union all select indexdef from pg_indexes where schemaname = 'public'
    order by line`.execute(database)
  return rows.map(({ line }) => line)
}

test('a database with pathways under way comes to the same tables as a new one, and a second time changes nothing', async () => {
  expect(migrated).toBe('done')
  const shape = await shapeOf(api)
  expect(shape).toEqual(await shapeOf(fresh))
  await migrateIt(api)
  expect(await shapeOf(api)).toEqual(shape)
})

test('who provides the sessions of a pathway is known to lists', async () => {
  const provided = api.database.selectFrom('pathways').select(['stage', 'provider_agency'])
  const rows = await provided.where('provider_agency', 'is not', null).execute()
  const agency = 'barnet-enfield-haringey-mental-health-trust'
  expect(rows).toEqual([{ stage: 'sessions', provider_agency: agency }])
})

test('what was under way continues: every view of it, what was waiting unjudged, and what comes next', async () => {
  const coordinator = await api.token('coordinator')
  const seen: Record<string, string> = {}
  for (const { id } of stood['pathways'] as { id: string }[]) {
    await api.turn('pathway', id)
    const page = await api.get(`/api/pathways/${id}`, coordinator)
    expect(page.body).toMatchObject({ id, person: { name: 'Alex Example' }, orders: [] })
    seen[id] = String(page.body['stage'])
    for (const view of ['timeline', 'obligations', 'notices', 'forecast', 'commands', 'matches'])
      expect([view, (await api.get(`/api/pathways/${id}/${view}`, coordinator)).status]).toEqual([
        view,
        200,
      ])
  }
  expect(Object.values(seen).sort()).toEqual(['ended', 'referral', 'research', 'sessions'])
  expect((await unjudged(api)).filter(({ kind }) => kind === 'pathway')).toEqual([])

  const at = (stage: string) => Object.keys(seen).find((id) => seen[id] === stage) ?? ''
  const [research, sessions] = [at('research'), at('sessions')]
  const [referral, ended] = [at('referral'), at('ended')]
  // People from earlier versions are found again, and their pathways can be merged, held, linked and kept.
  const found = itemsOf(await api.get(`/api/pathways/${research}/matches`, coordinator))
  expect(found.map(({ pathwayId }) => pathwayId).sort()).toEqual([ended, referral, sessions].sort())
  const reason = 'The same man.'
  await api.done(sessions, 'merge-person', coordinator, { pathwayId: research, reason })
  await api.done(referral, 'link-referral', coordinator, { pathwayId: sessions, reason })
  const clinician = await api.token('forensicClinician')
  await api.done(sessions, 'hold', clinician, { reason: 'hospital' })
  await api.done(sessions, 'resume', clinician)
  const officer = await api.token('dataProtectionOfficer')
  const { body } = await api.get(`/api/pathways/${ended}`, officer)
  expect(body['retention']).toMatchObject({ decideAt: expect.stringMatching(/^2032-11-/) })
  await eraseRecord(api, ended)
  expect((await api.get(`/api/pathways/${ended}`, officer)).body).toMatchObject({ person: null })
})

/** Of every row, what a migration adds to it. */
async function addedTo({ database }: TestApi) {
  const [pathways, conferences, inbox, entities, caseload, obligations] = await Promise.all([
    database
      .selectFrom('pathways')
      .select(['id', 'listing', 'holiday_table', 'ended_because'])
      .orderBy('id')
      .execute(),
    database
      .selectFrom('conferences')
      .select(['id', 'policy_version', 'cancelled_by_rhythm', 'invited'])
      .orderBy('id')
      .execute(),
    database.selectFrom('inbox').select(['id', 'result']).orderBy('id').execute(),
    database.selectFrom('entities').select(['id', 'trouble_since']).orderBy('id').execute(),
    database.selectFrom('caseload').selectAll().orderBy('pathway').orderBy('agency').execute(),
    database.selectFrom('obligations').select(['id', 'home']).orderBy('id').execute(),
  ])
  const inOrder = conferences.map(({ invited, ...row }) => ({ ...row, invited: invited.sort() }))
  return { pathways, conferences: inOrder, inbox, entities, caseload, obligations }
}

test('what lists ask of a state is filled in for the rows that are there as a turn writes it', async () => {
  const { database } = fresh
  const [coordinator, police, chair] = [
    await fresh.token('coordinator'),
    await fresh.token('policeLead'),
    await fresh.token('chair'),
  ]
  const triaged = async (outcome: string) => {
    const id = await fresh.refer()
    await fresh.done(id, 'accept-referral', coordinator)
    await fresh.done(id, 'decide-triage', police, {
      outcome,
      risk: 'medium',
      rationale: 'As said.',
    })
    await fresh.turn('pathway', id)
    return id
  }
  const rejected = await triaged('reject')
  const listed = await triaged('conference')
  for (const { agency } of (await fresh.get(`/api/pathways/${listed}`, coordinator)).body[
    'returns'
  ] as { agency: string }[])
    await fresh.done(listed, 'waive-return', chair, { agency, reason: 'Not needed.' })
  const meeting = await planMeeting(fresh)
  await fresh.done(listed, 'list-for-conference', chair, { conference: meeting.id })
  await meeting.done('invite-agency', 'coordinator', {
    agency: 'london-council',
    role: 'agencyWorker',
  })
  await fresh.done(listed, 'accept-referral', coordinator).catch(() => undefined) // refused
  await database
    .updateTable('entities')
    .set({
      trouble: JSON.stringify({ code: 'time-fault', since: 1_800_000_000_123, times: 2 }),
      trouble_since: new Date(1_800_000_000_123),
    })
    .where('id', '=', rejected)
    .execute()

  await until(async () => (await unjudged(fresh)).length === 0)
  const written = await addedTo(fresh)
  expect(written.pathways.find(({ id }) => id === listed)?.listing).toBe(meeting.id)
  expect(written.pathways.find(({ id }) => id === rejected)?.ended_because).toBe('rejected')
  expect(written.conferences).toEqual([
    expect.objectContaining({ invited: expect.arrayContaining(['london-council']) }),
  ])
  const results = written.inbox.map(({ result }) => result)
  expect(results).toEqual(expect.arrayContaining(['done', 'refused']))

  expect(written.caseload.filter(({ agency }) => agency === '')).toHaveLength(2)
  expect(written.caseload.length).toBeGreaterThan(4)

  const shape = await shapeOf(fresh)
  await asOwner(database, unseal)
  const rows = await everythingIn(fresh)
  await asOwner(database, async (owner) => {
    await sql`drop schema public cascade; create schema public`.execute(owner)
    const provider = { getMigrations: async () => upTo0010 }
    expect((await new Migrator({ db: owner, provider }).migrateToLatest()).error).toBeUndefined()
    const tables = await tablesOf({ database: owner })
    await fill(
      owner,
      Object.fromEntries(Object.entries(rows).filter(([name]) => tables.includes(name))),
    )
  })
  await migrateIt(fresh)
  expect(await shapeOf(fresh)).toEqual(shape)
  expect(await addedTo(fresh)).toEqual(written)
})

/** The tables with rows of ours. */
async function tablesOf({ database }: Pick<TestApi, 'database'>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables
    where schemaname = 'public' and tablename not like 'kysely%' and tablename <> 'caseload'`.execute(
    database,
  )
  return rows.map(({ name }) => name)
}

/** The rows of every table, those first that others refer to. */
async function everythingIn({ database }: Pick<TestApi, 'database'>) {
  const first = ['agencies', 'sites', 'people', 'victims', 'person_records']
  const tables = await tablesOf({ database })
  const names = [...new Set([...first, ...tables])]
  const found: [string, object[]][] = []
  for (const name of names) {
    const { rows } = await asEngine(database, (tx) =>
      sql<{ row: object }>`select to_jsonb(t) as row from ${sql.table(name)} t`.execute(tx),
    )
    found.push([name, rows.map(({ row }) => row)])
  }
  return Object.fromEntries(found)
}
