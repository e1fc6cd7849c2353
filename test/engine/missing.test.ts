// Proves that the warden finds a missing workflow: at once where the numbers tell, and else when its slice has its turn.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { MockActivityEnvironment } from '@temporalio/testing'
import { pino } from 'pino'
import type { Activities, Place } from '../../activities/contract.ts'
import { createDatabase, patient, type TestDatabase } from '../support/database.ts'
import { createSurvey } from '../../activities/survey.ts'
import { type Database, openDatabase } from '../../store/database.ts'
import { realClock } from '../../platform/clock.ts'
import { sql } from 'kysely'
import { workflowIdOf } from '../../client/temporal.ts'

const open = 2500
const slice = 1000
const namespace = '00000000-0000-4000-8000-000000000000'

/** A Temporal that runs these, and remembers what it was asked. */
const temporal = {
  runs: new Set<string>(),
  extra: 0,
  failing: [] as string[],
  strangers: [] as string[],
  listed: 0,
  woken: [] as string[],
}
const attendant = {
  failing: async () => temporal.failing,
  abandoned: async () => [],
  end: async (id: string) => void temporal.runs.delete(id),
  strangers: async () => temporal.strangers,
  wake: async (kind: Place['kind'], id: string) => void temporal.woken.push(workflowIdOf(kind, id)),
  countRunning: async () => temporal.runs.size + temporal.extra,
  running: async (between?: { first: string; last: string }) => {
    const { first = '', last = '~' } = between ?? {}
    const found = new Set([...temporal.runs].filter((id) => id >= first && id <= last))
    temporal.listed += found.size
    return found
  },
}

let databaseOf: TestDatabase
let database: Database
let survey: Activities['survey']
const ids: string[] = []
beforeAll(async () => {
  databaseOf = await createDatabase()
  database = openDatabase(databaseOf.url, patient(2))
  const { rows } = await sql<{ kind: Place['kind']; id: string }>`
    insert into entities (kind, id, seq, state, at, ended)
    select kind, kind || to_char(n, 'FM00000'), 1, '{}', now(), n > ${open}
    from generate_series(1, ${open + 50}) n, lateral (
      select case when n % 100 = 0 then 'conference' else 'pathway' end as kind) kinds
    returning kind, id`.execute(database)
  ids.push(...rows.slice(0, open).map(({ kind, id }) => workflowIdOf(kind, id)))
  const log = pino({ level: 'silent' })
  survey = createSurvey({ database, clock: realClock, attendant, log, namespace })
})
afterAll(async () => {
  await database.destroy()
  await databaseOf.drop()
})
beforeEach(() => {
  Object.assign(temporal, {
    runs: new Set(ids),
    extra: 0,
    failing: [],
    strangers: [],
    listed: 0,
    woken: [],
  })
})

/** One round, which continues where the one before it ended. */
const round = (after?: Place) =>
  new MockActivityEnvironment().run<
    [Place | undefined],
    Awaited<ReturnType<Activities['survey']>>,
    (after: Place | undefined) => ReturnType<Activities['survey']>
  >(survey, after)

const lost = 'pathway-pathway02222'

describe('a round of the warden', () => {
  it('compares no more than a slice where nothing is wrong, and the next round the next one', async () => {
    let after: Place | undefined
    const listed: number[] = []
    for (let n = 0; n < 3; n++) {
      temporal.listed = 0
      after = (await round(after)).after
      listed.push(temporal.listed)
    }
    expect(listed).toEqual([slice, slice, open - 2 * slice])
    expect(after).toBeUndefined()
    expect(temporal.woken).toEqual([])
  })

  it('finds at once what is lost, wherever it stands', async () => {
    temporal.runs.delete(lost)
    await round()
    expect(temporal.woken).toEqual([lost])
  })

  it('finds what is lost behind its place as well', async () => {
    temporal.runs.delete('conference-conference00100')
    await round({ kind: 'pathway', id: 'pathway02400' })
    expect(temporal.woken).toEqual(['conference-conference00100'])
  })

  it('finds it once all slices had their turn where the numbers agree by chance', async () => {
    temporal.runs.delete(lost)
    temporal.extra = 1
    let after: Place | undefined
    const found: number[] = []
    for (let n = 0; n < Math.ceil(open / slice); n++) {
      after = (await round(after)).after
      found.push(temporal.woken.length)
    }
    expect(found).toEqual([0, 0, 1])
    expect(temporal.woken).toEqual([lost])
  })

  it('ends what keeps failing and starts it again, unless its entity has ended', async () => {
    temporal.failing = [lost, 'pathway-pathway02549', 'warden']
    temporal.extra = 1 // so that the numbers say nothing
    await round({ kind: 'pathway', id: 'pathway02400' })
    expect(temporal.woken).toEqual([lost])
    expect(temporal.runs.has(lost)).toBe(false)
  })
})
