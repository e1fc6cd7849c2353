// Proves that the store finds the meetings that can take a pathway, and what their agendas bring.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { findBrought, withMeetings } from '../../store/meetings.ts'
import { createDatabase, patient, type TestDatabase } from '../support/database.ts'
import { type Database, openDatabase } from '../../store/database.ts'
import type { MeetingForm } from '../../domain/policy/meetings.ts'
import { loadSite, withOthers } from '../../store/reference.ts'

const day = 86_400_000
const now = Date.parse('2026-11-02T10:00:00Z')

let databaseOf: TestDatabase
let database: Database
beforeAll(async () => {
  databaseOf = await createDatabase()
  database = openDatabase(databaseOf.url, patient(2))
  await database.insertInto('conferences').values(meetings).execute()
  await database.insertInto('obligations').values(obligations).execute()
  await database.insertInto('pathways').values(pathways).execute()
})
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
  home: 'london',
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
  action('pwend', 9.05), // as the meeting ends
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
  pathway('pwthen', 9), // as the meeting begins: over by then
  pathway('pwnext', 23), // as the next one begins
  pathway('pwgap', 26),
  pathway('pwbefore', 2),
  pathway('pwclosure', 14, { stage: 'closure' }),
  pathway('pwelse', 14, { site: 'hampshire' }),
]

describe('the meetings at which a pathway can be listed', () => {
  it('are those of its site that have not begun, soonest first', async () => {
    const site = await loadSite(database, 'london')
    if (!site) throw new Error('london is not there')
    const { meetings: found = [] } = await withMeetings(database, site, now)
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

  it('are looked up for the other sites too', async () => {
    const site = await loadSite(database, 'london')
    if (!site) throw new Error('london is not there')
    const beside = await withOthers(database, site, ['hampshire'])
    const { meetings: here, others } = await withMeetings(database, beside, now)
    expect(here).toHaveLength(5)
    expect(others?.['hampshire']?.meetings?.map(({ id }) => id)).toEqual(['cfaway0000000'])
  })
})

describe('what comes onto an agenda by itself', () => {
  const span = { at: now + 9 * day, endsAt: now + 9.05 * day, nextAt: now + 23 * day }
  const expiriesOf = async (form: MeetingForm, more: object = {}) =>
    (await findBrought(database, 'london', { ...span, form, ...more })).expiries.map(
      ({ pathway }) => pathway,
    )

  it('is what is open and due by the end of the meeting, and what ends before the next one', async () => {
    expect(await findBrought(database, 'london', { ...span, form: 'matac' })).toEqual({
      actions: [
        { pathway: 'pwpast', action: 'a1', agency: 'london-housing', due: now - 3 * day },
        { pathway: 'pwsoon', action: 'a1', agency: 'london-housing', due: now + 3 * day },
        { pathway: 'pwend', action: 'a1', agency: 'london-housing', due: now + 9.05 * day },
      ],
      expiries: [
        { pathway: 'pwends', until: now + 14 * day },
        { pathway: 'pwnext', until: now + 23 * day },
      ],
    })
  })

  it('reaches to the next planned meeting, if that is later than the rhythm says', async () => {
    const late = meeting('cflate0000000', 27, { form: 'matac' })
    const unlike = [
      meeting('cfother000000', 60),
      meeting('cfgone0000000', 60, { form: 'matac', stage: 'cancelled' }),
      meeting('cfhaste000000', 60, { form: 'matac', emergency: true }),
      meeting('cfaway1000000', 60, { form: 'matac', site: 'hampshire' }),
    ]
    await database.insertInto('conferences').values(unlike).execute()
    expect(await expiriesOf('matac')).toEqual(['pwends', 'pwnext'])
    await database.insertInto('conferences').values(late).execute()
    expect(await expiriesOf('matac')).toEqual(['pwends', 'pwnext', 'pwgap'])
    // And no less far than the rhythm, where one was added before it.
    await database
      .insertInto('conferences')
      .values(meeting('cfadded000000', 10, { form: 'matac' }))
      .execute()
    expect(await expiriesOf('matac')).toEqual(['pwends', 'pwnext'])
  })
})
