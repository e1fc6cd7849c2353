// Proves that a round over the rhythms of all sites asks for each meeting once, in two queries.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { pino } from 'pino'
import { createDatabase, patient, testKeyring, type TestDatabase } from '../support/database.ts'
import { type Database, openDatabase } from '../../store/database.ts'
import { holding, meetingsOf, panel } from '../support/rhythm.ts'
import { atCivil, ukZone } from '../../domain/calendar/calendar.ts'
import { conferenceId } from '../../domain/fields.ts'
import { reserveMeetings } from '../../store/meeting-ids.ts'
import { keepRhythms } from '../../activities/rhythm.ts'
import { readNamespace } from '../../store/rehearsal.ts'

let own: TestDatabase
let database: Database
let namespace: string
const logged: string[] = []
const log = pino({ level: 'info' }, { write: (line: string) => void logged.push(line) })
const now = atCivil('2026-11-02', '10:00', ukZone)

beforeAll(async () => {
  own = await createDatabase()
  database = openDatabase(own.url, patient(8), testKeyring)
  namespace = await readNamespace(database)
})
afterAll(async () => {
  await database.destroy()
  await own.drop()
})

const round = (at = now, over = database) =>
  keepRhythms({ database: over, namespace, log }, { now: at, real: Date.now() })

/** The same database, and how many queries went over it. */
function counted(): { over: Database; queries: () => number } {
  let queries = 0
  const over = database.withPlugin({
    transformQuery: ({ node }) => {
      queries += 1
      return node
    },
    transformResult: async ({ result }) => result,
  })
  return { over, queries: () => queries }
}

describe('a round over the rhythms of all sites', () => {
  it('asks for nothing if no policy has meetings', async () => {
    const { over, queries } = counted()
    expect(await round(now, over)).toEqual([])
    expect(queries()).toBeLessThanOrEqual(2 + 3) // and each policy once in the life of a process
    expect(await meetingsOf(database)).toEqual([])
  })

  it('asks for each meeting once, however many go round at once', async () => {
    await holding(database, panel(), now)
    await holding(database, { marac: {} }, now, 'cheshire')
    const asked = await Promise.all(Array.from({ length: 6 }, () => round()))
    const ids = asked.flat().map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const made = await meetingsOf(database)
    expect(made.filter(({ site }) => site === 'london')).toHaveLength(11)
    expect(made.filter(({ site, form }) => site === 'cheshire' && form === 'marac')).toHaveLength(6)
    expect(made.map(({ id }) => id).sort()).toEqual([...ids].sort())
    const rows = await database.selectFrom('inbox').select(['entity', 'name', 'actor']).execute()
    expect(rows.map(({ entity }) => entity).sort()).toEqual([...ids].sort())
    for (const { name, actor } of rows)
      expect([name, actor.id, actor.system]).toEqual(['plan-conference', 'rhythm', true])
  })

  it('costs two queries and stores nothing where all is there', async () => {
    // As if each had been planned.
    await database.updateTable('conferences').set({ stage: 'planned', version: 1 }).execute()
    const { over, queries } = counted()
    expect(await round(now, over)).toEqual([])
    expect(queries()).toBe(2)
  })

  it('tells nobody of a site whose rhythm fails, and sees to the others', async () => {
    const broken = { everyDays: 7, from: 'no date' } as const
    await holding(database, panel({ when: broken }), now + 1)
    await holding(database, panel(), now, 'hampshire')
    expect((await round()).map(({ site }) => site)).toEqual(
      Array.from({ length: 11 }, () => 'hampshire'),
    )
    expect(logged.filter((line) => line.includes('rhythm of meetings failed'))).toHaveLength(1)
  })
})

describe('the id of a meeting of the rhythm', () => {
  it('is the same for the same slot however many ask at once, and reads like any other', async () => {
    const slots = Array.from({ length: 50 }, (_, n) => ({
      key: `slot ${n}`,
      site: 'london',
      at: now,
    }))
    const [once, again] = await Promise.all([
      reserveMeetings(database, slots),
      reserveMeetings(database, [...slots].reverse()),
    ])
    expect(Object.fromEntries(again)).toEqual(Object.fromEntries(once))
    const ids = [...once.values()]
    expect(new Set(ids).size).toBe(50)
    for (const id of ids) {
      expect(id).toMatch(/^cf[0-9a-hjkmnp-tv-z]{12}$/)
      expect(conferenceId().safeParse(id).success).toBe(true)
    }
  })
})
