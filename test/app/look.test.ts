// Proves that one look at a pathway takes few queries, and logs what was read in one entry.
// One look at a pathway: all of its page as at one moment, with few queries and one entry in the log of reads.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { KyselyPlugin } from 'kysely'
import type { Account } from '../../app/access/account.ts'
import { allowedView } from '../../app/views/allowed.ts'
import { forecastView } from '../../app/views/pathway/forecast.ts'
import { isNo } from '../../app/answers.ts'
import { look, type PathwayLook } from '../../app/access/look.ts'
import { noticesView } from '../../app/views/lists/notices.ts'
import { obligationsView } from '../../app/views/lists/obligations.ts'
import { pathwayOrStub } from '../../app/views/pathway/stub.ts'
import { pathwayView } from '../../app/views/pathway/pathway.ts'
import { planMeeting } from '../support/meeting.ts'
import { readsIn } from '../support/audit.ts'
import { startApi, type TestApi } from '../support/api.ts'
import { usualAgency } from '../support/people.ts'
import { timelineView } from '../../app/views/timeline.ts'

let api: TestApi
let pathway: string
beforeAll(async () => {
  api = await startApi()
  pathway = await api.refer()
  await api.done(pathway, 'accept-referral', await api.token('coordinator'))
})
afterAll(() => api.stop())

const chair: Account = {
  id: 'somebody',
  agency: usualAgency.chair,
  access: [{ site: 'london', roles: ['chair'] }],
}

/** Looks at the pathway, and counts what the database was asked beside the transaction itself. */
async function looked<T>(view: (seen: PathwayLook) => Promise<T>, account = chair) {
  return counted((deps) =>
    look(deps, account, { kind: 'pathway', id: pathway, what: 'page' }, view),
  )
}

/** Does something, and counts what the database was asked beside the transaction itself. */
async function counted<T>(doing: (deps: TestApi['deps']) => Promise<T>) {
  let queries = 0
  const counting: KyselyPlugin = {
    transformQuery: ({ node }) => node, // also asked of a query within another
    transformResult: async ({ result }) => {
      queries += 1
      return result
    },
  }
  const deps = { ...api.deps, database: api.database.withPlugin(counting) }
  const shown = await doing(deps)
  return { shown, queries }
}

const whole = async (seen: PathwayLook) => [
  await pathwayView(seen),
  await timelineView(seen, { limit: 50, order: 'oldest' }),
  await obligationsView(seen, { limit: 50 }),
  await noticesView(seen, { limit: 50 }),
  await allowedView(seen),
  await forecastView(seen),
]

describe('one look at a pathway', () => {
  it('gathers all of its page with at most 25 queries', async () => {
    const { shown, queries } = await looked(whole)
    expect(isNo(shown) || shown.some(isNo)).toBe(false)
    expect(queries).toBeLessThanOrEqual(25) // one says how far it reaches, two which texts were taken out
  })

  it('loads no rules if a view needs none', async () => {
    expect((await looked(pathwayView)).queries).toBeLessThanOrEqual(17)
    expect((await looked((seen) => obligationsView(seen, { limit: 50 }))).queries).toBe(7)
  })

  it('logs what words all of it showed in one entry, under the pathway', async () => {
    const reads = () => readsIn(api.database)
    const before = (await reads()).length
    await looked(whole)
    const logged = (await reads()).slice(before)
    expect(logged).toMatchObject([{ actor: 'somebody', what: 'page', pathway }])
    expect(logged[0]?.fields).toEqual(expect.arrayContaining(['person:person', 'victim:victim']))
  })

  it('shows and logs nothing if there is nothing for the reader', async () => {
    const before = await readsIn(api.database)
    const access = [{ site: 'hampshire', roles: ['chair'] as const }]
    const { shown } = await looked(whole, { ...chair, access })
    expect(shown).toEqual({ no: 'refused', code: 'not-found', errors: [] })
    expect(await readsIn(api.database)).toEqual(before)
  })
})

describe('what somebody may not know of', () => {
  const people: readonly [string, Account][] = [
    [
      'of another site',
      { ...chair, agency: 'hampshire-housing', access: [{ site: 'hampshire', roles: ['chair'] }] },
    ],
    [
      'without a tie',
      { ...chair, agency: 'not-tied', access: [{ site: 'london', roles: ['agencyWorker'] }] },
    ],
    ['who works no cases', { ...chair, access: [{ site: 'london', roles: ['administrator'] }] }],
    ['without a role', { ...chair, access: [] }],
    ['kept out', { ...chair, agency: 'kept-out' }],
  ]

  beforeAll(async () => {
    const never = { list: 'never', kind: 'agency', who: 'kept-out' } as const
    await api.database
      .insertInto('kept_out')
      .values({ pathway, ...never })
      .execute()
  })

  it.each(people)('takes who is %s as many queries as what is not there', async (_who, account) => {
    const { id: meeting } = await planMeeting(api)
    const cases = [
      ['pathway', pathway, 'pw000000000000'],
      ['conference', meeting, 'cf000000000000'],
    ] as const
    for (const [kind, there, not] of cases) {
      if (kind === 'conference' && account.agency === 'kept-out') continue // of a meeting, its items are kept
      const asked = (id: string) =>
        counted((deps) => look(deps, account, { kind, id, what: 'page' }, async () => 'seen'))
      const [hidden, missing] = [await asked(there), await asked(not)]
      expect(hidden.shown).toEqual(missing.shown)
      expect(hidden.shown).toMatchObject({ no: 'refused', code: 'not-found' })
      expect([kind, hidden.queries]).toEqual([kind, missing.queries])
    }
    const asked = (id: string) => counted((deps) => pathwayOrStub(deps, account, id))
    const [hidden, missing] = [await asked(pathway), await asked('pw000000000000')]
    expect([hidden.shown, hidden.queries]).toEqual([missing.shown, missing.queries])
  })
})
