// Proves that every list is read from an index in the order of its sort, and that nothing is sorted but what is short.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { type CompiledQuery, Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { askedKinds } from '../../app/agency/asked.ts'
import { caseloadOrders } from '../../app/views/codes.ts'
import { type CaseloadSort, readCaseload } from '../../store/reads/caseload.ts'
import { codes } from '../../domain/codes.ts'
import { connectionOptions, type Database } from '../../store/database.ts'
import { asOwner, createDatabase, patient, type TestDatabase } from '../support/database.ts'
import { fill } from '../../bench/lists/fill.ts'
import { readResponseTimes } from '../../store/reads/agency.ts'
import { readConferences } from '../../store/reads/conference-list.ts'
import { readDrafts } from '../../store/drafts.ts'
import { readNotices } from '../../store/reads/notices.ts'
import { readObligations } from '../../store/reads/obligations.ts'
import { readStuck } from '../../store/reads/stuck.ts'
import type { Tables } from '../../store/schema.ts'

let databaseOf: TestDatabase
let database: Database
const sent: CompiledQuery[] = []

beforeAll(async () => {
  databaseOf = await createDatabase()
  const pool = new pg.Pool({ ...connectionOptions(databaseOf.url, patient(1)), max: 1 })
  database = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    log: ({ query }) => void sent.push(query),
  })
  await asOwner(database, (owner) => fill(owner, 500, () => undefined))
})
afterAll(async () => {
  await database.destroy()
  await databaseOf.drop()
})

const now = Date.now()
const london = 'national-probation-service-london'
const reader = { id: 'somebody', agency: london, access: [] }
const first = { reader, after: undefined, limit: 50 }
const later = (id: string) => ({ after: { key: now, id }, limit: 50 })
const here = [['london'], ['london', 'hampshire', 'cheshire']]
const uuid = '00000000-0000-4000-8000-000000000000'

const largeTables = ['seqscan', 'sort', 'bitmapscan', 'hashjoin', 'mergejoin']

/** How the last query of a list is read where the planner has to avoid sorting, as it does where tables are large. */
async function planOf(ask: () => Promise<unknown>, unlike = largeTables): Promise<string> {
  sent.length = 0
  await ask()
  const query = sent.findLast((one) => !/^(begin|start|commit)/.test(one.sql))
  if (!query) throw new Error('nothing was asked')
  return database.transaction().execute(async (tx) => {
    for (const way of unlike) await sql`set local ${sql.raw(`enable_${way}`)} = off`.execute(tx)
    const { rows } = await tx.executeQuery<{ 'QUERY PLAN': string }>({
      ...query,
      sql: `explain ${query.sql}`,
    })
    return rows.map((row) => row['QUERY PLAN']).join('\n')
  })
}

const sortsIn = (plan: string): number => plan.match(/\bSort\b(?! Key)/g)?.length ?? 0

/** Each list with the index that has its order. */
async function expectInOrder(index: string, ask: () => Promise<unknown>): Promise<void> {
  const plan = await planOf(ask)
  expect(plan).toMatch(new RegExp(`Index (Only )?Scan (Backward )?using ${index} `))
  expect([sortsIn(plan), plan.includes('Seq Scan')]).toEqual([0, false])
}

const columns = {
  openedAt: 'opened_at',
  lastReferralAt: 'last_referral_at',
  stageSince: 'stage_since',
  due: 'due',
  nextAlarm: 'next_alarm',
  risk: 'risk',
} as const satisfies Record<CaseloadSort, string>

describe.each(here)('of %s', (...sites) => {
  const whole = sites.map((site) => ({ site }))
  const agencys = sites.map((site) => ({ site, agency: london }))
  const confined = agencys.map((part) => ({ ...part, confined: true }))

  describe.each(codes(caseloadOrders))('the caseload by %s', (order) => {
    const sort = order.replace(/^-/, '') as CaseloadSort
    const direction = order.startsWith('-') ? 'desc' : 'asc'
    const ask = (more: object) => () =>
      readCaseload(database, { ...first, parts: whole, now, sort, direction, ...more })

    const ofOneRisk = sort === 'risk' ? [] : [{ risk: 'high' as const }] // all equal: a page is sorted by id
    it.each([
      {},
      later('pw'),
      ...ofOneRisk,
      { stage: 'watch' },
      { overdue: true },
      { stuck: false },
    ])('with %p', (more) => expectInOrder(`caseload_${columns[sort]}`, ask(more)))

    it('of an agency', () =>
      expectInOrder(`caseload_${columns[sort]}_of`, ask({ parts: agencys, onlyTied: true })))

    it('for a reader who is confined to an agency', () =>
      expectInOrder(
        `caseload_${sort === 'due' ? 'own_due' : columns[sort]}_of`,
        ask({ parts: confined }),
      ))
  })

  it.each([{}, later('pw'), { role: 'chair' }, { dueBy: now }])('the worklist with %p', (more) =>
    expectInOrder('obligations_open', () =>
      readObligations(database, { ...first, parts: whole, open: true, by: 'due', ...more }),
    ),
  )

  it('the worklist of an agency', () =>
    expectInOrder('obligations_agency', () =>
      readObligations(database, { ...first, parts: agencys, open: true, by: 'due' }),
    ))

  it.each([
    ['asked', askedKinds],
    ['actions', ['action']],
  ] as const)('what an agency is asked, by kind: %s', (index, kinds) =>
    expectInOrder(`obligations_agency_${index}`, () =>
      readObligations(database, { ...first, parts: agencys, open: true, by: 'due', kinds }),
    ),
  )

  it.each([
    ['notices_site', {}],
    ['notices_site', later(uuid)],
    ['notices_agency', { parts: agencys }],
    ['notices_agency', { parts: confined }],
    ['notices_outcome', { outcome: 'failed' as const }],
  ])('the notices by %s with %p', (index, more) =>
    expectInOrder(index, () => readNotices(database, { ...first, parts: whole, now, ...more })),
  )

  it.each([{}, later('cf'), { stage: 'planned' }, { parts: agencys }])(
    'the conferences with %p',
    (more) =>
      expectInOrder('conferences_site', () =>
        readConferences(database, { ...first, parts: whole, ...more }),
      ),
  )

  it('what is stuck, which is sorted once, a page of each part', async () => {
    const plan = await planOf(() =>
      readStuck(database, {
        ...first,
        sites,
        kind: undefined,
        now,
        alarmBefore: now,
        storedBefore: now,
      }),
    )
    expect(sortsIn(plan)).toBeLessThanOrEqual(1)
    for (const index of [
      'obligations_passed',
      'obligations_decided_at_meetings',
      'caseload_nothing_owed',
      'obligations_meetings',
      'entities_alarm',
      'entities_trouble',
      'inbox_unjudged',
      'inbox_faulted',
      'messages_sending',
    ])
      expect(plan).toContain(`using ${index} `)
  })
})

it.each([
  ['obligations_pathway', { pathway: 'pw0123456789ab' }],
  ['obligations_conference', { conference: 'cf0123456789ab' }],
])('what is owed on one: %s', (index, of) =>
  expectInOrder(index, () => readObligations(database, { ...first, ...of, by: 'since' })),
)

it.each([
  ['notices_pathway', { pathway: 'pw0123456789ab' }],
  ['notices_conference', { conference: 'cf0123456789ab' }],
])('the notices of one: %s', (index, of) =>
  expectInOrder(index, () => readNotices(database, { ...first, now, ...of })),
)

it('how soon an agency does what it owes, of the newest that it did', async () => {
  const wanted = { reader, sites: ['london'], since: now - 90 * 24 * 60 * 60 * 1000 }
  const plan = await planOf(() => readResponseTimes(database, wanted))
  expect(plan).toContain('using obligations_agency_met ')
  expect(plan).toContain('Limit')
})

it('the drafts of an agency', () =>
  expectInOrder('drafts_agency', () =>
    readDrafts(database, { agency: london, sites: ['london'], now }, first),
  ))

it('a search finds names by their pieces, and sorts no more than it found', async () => {
  const wanted = { ...first, now, sort: 'due', direction: 'asc' } as const
  const search = () =>
    readCaseload(database, { ...wanted, parts: [{ site: 'london' }], q: 'nobody' })
  const plan = await planOf(search, ['seqscan', 'indexscan'])
  expect(plan).toContain('persons_named')
  expect(plan).toContain('pathways_id')
  const inside = await asOwner(database, (owner) =>
    owner.transaction().execute(async (tx) => {
      await sql`set local enable_seqscan = off`.execute(tx)
      await sql`set local plan_cache_mode = force_generic_plan`.execute(tx)
      const { rows } = await sql<{ prosrc: string }>`
        select prosrc from pg_proc where proname = 'persons_named'`.execute(tx)
      const body = ['words', 'at_most'].reduce(
        (text, name, n) => text.replaceAll(new RegExp(`\\b${name}\\b`, 'g'), `$${n + 1}`),
        rows[0]?.prosrc ?? '',
      )
      await sql.raw(`prepare named (text[], int) as ${body}`).execute(tx)
      const explained = await sql<{ 'QUERY PLAN': string }>`
        explain execute named('{nobody}', 10)`.execute(tx)
      return explained.rows.map((row) => row['QUERY PLAN']).join('\n')
    }),
  )
  expect(inside).toContain('person_records_fragments')
  expect(inside).not.toContain('Seq Scan')
})
