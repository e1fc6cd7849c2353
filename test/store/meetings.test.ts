import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { broughtTo, meetingsToCome, withMeetings } from '../../store/meetings.ts'
import { createDatabase, type TestDatabase } from '../support/database.ts'
import { type Database, openDatabase } from '../../store/database.ts'
import { loadSite, withOthers } from '../../store/reference.ts'

const day = 86_400_000
const now = Date.parse('2026-11-02T10:00:00Z')

let databaseOf: TestDatabase
let database: Database
beforeAll(async () => {
  databaseOf = await createDatabase()
  database = openDatabase(databaseOf.url, { connectMs: 15_000, queryMs: 15_000, connections: 2 })
  await database.insertInto('conferences').values(meetings).execute()
  await database.insertInto('obligations').values(obligations).execute()
  await database.insertInto('pathways').values(pathways).execute()
}, 30_000)
afterAll(async () => {
  await database.destroy()
  await databaseOf.drop()
})

const meeting = (id: string, days: number, changes: object = {}) => ({
  id,
  site: 'london',
  form: 'stalkingPanel',
  stage: 'planned',
  version: 1,
  at: new Date(now + days * day),
  list_closes_at: new Date(now + (days - 1) * day),
  returns_due_at: new Date(now + days * day),
  capacity: 8,
  listed: 2,
  emergency: false,
  by_hand: false,
  moved_by_hand: false,
  planned_at: new Date(now - day),
  ...changes,
})
const meetings = [
  meeting('cflater000000', 16),
  meeting('cfsooner00000', 9, { emergency: true, form: 'marac' }),
  meeting('cfclosing0000', 1),
  meeting('cfclosed00000', 8, { stage: 'listClosed' }),
  meeting('cfaway0000000', 8, { site: 'hampshire' }),
  meeting('cfurgent00000', 0.5, { emergency: true, stage: 'circulated' }),
  meeting('cfbegun000000', -0.1, { emergency: true, stage: 'circulated' }),
  meeting('cfcancelled00', 0.5, { emergency: true, stage: 'cancelled' }),
]

const action = (id: string, days: number, changes: object = {}) => ({
  id: `${id}.1`,
  pathway: id,
  site: 'london',
  what: 'action',
  agency: 'london-housing',
  role: 'agencyWorker',
  since: new Date(now),
  due: new Date(now + days * day),
  clock: 'action',
  source: 'a source',
  mark: 'K',
  ladder: 'standard',
  about: 'a1',
  ...changes,
})
const obligations = [
  action('pwsoon', 3),
  action('pwpast', -3),
  action('pwafter', 12),
  action('pwdone', 3, { outcome: 'met' }),
  action('pwaway', 3, { site: 'hampshire' }),
  action('pwother', 3, { what: 'tellVictim' }),
]

const pathway = (id: string, days: number, changes: object = {}) => ({
  id,
  site: 'london',
  stage: 'watch',
  version: 1,
  flags: [],
  person: '00000000-0000-4000-8000-000000000001',
  victim: '00000000-0000-4000-8000-000000000002',
  referrer_agency: 'london-housing',
  referrer_role: 'agencyWorker',
  opened_at: new Date(now),
  last_referral_at: new Date(now),
  stage_since: new Date(now),
  watch_until: new Date(now + days * day),
  ...changes,
})
const pathways = [
  pathway('pwends', 14),
  pathway('pwlong', 40),
  pathway('pwbefore', 2),
  pathway('pwclosure', 14, { stage: 'closure' }),
  pathway('pwelse', 14, { site: 'hampshire' }),
]

describe('the meetings at which a pathway can be listed', () => {
  it('are those of its site that have not begun, soonest first', async () => {
    const found = await meetingsToCome(database, 'london', now)
    expect(found.map(({ id, emergency }) => [id, emergency])).toEqual([
      ['cfurgent00000', true],
      ['cfclosing0000', false],
      ['cfclosed00000', false],
      ['cfsooner00000', true],
      ['cflater000000', false],
    ])
    expect(found.at(-1)).toEqual({
      id: 'cflater000000',
      form: 'stalkingPanel',
      at: now + 16 * day,
      listClosesAt: now + 15 * day,
      capacity: 8,
      listed: 2,
      emergency: false,
    })
  })

  it('are looked up for the sites beside it too', async () => {
    const site = await loadSite(database, 'london')
    if (!site) throw new Error('london is not there')
    const beside = await withOthers(database, site, ['hampshire'])
    const { meetings: here, others } = await withMeetings(database, beside, now)
    expect(here).toHaveLength(5)
    expect(others?.['hampshire']?.meetings?.map(({ id }) => id)).toEqual(['cfaway0000000'])
  })
})

describe('what comes onto an agenda by itself', () => {
  it('is what is open and due by the end of the meeting, and what ends before the next one', async () => {
    const span = { at: now + 7 * day, endsAt: now + 7 * day, nextAt: now + 21 * day }
    expect(await broughtTo(database, 'london', span)).toEqual({
      actions: [
        { pathway: 'pwpast', action: 'a1', agency: 'london-housing', due: now - 3 * day },
        { pathway: 'pwsoon', action: 'a1', agency: 'london-housing', due: now + 3 * day },
      ],
      expiries: [{ pathway: 'pwends', until: now + 14 * day }],
    })
  })
})
