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
import { pathwayView } from '../../app/views/pathway/pathway.ts'
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
  let queries = 0
  const counting: KyselyPlugin = {
    transformQuery: ({ node }) => node, // also asked of a query within another
    transformResult: async ({ result }) => {
      queries += 1
      return result
    },
  }
  const deps = { ...api.deps, database: api.database.withPlugin(counting) }
  const shown = await look(deps, account, { kind: 'pathway', id: pathway, what: 'page' }, view)
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
  it('gathers all of its page with at most 18 queries', async () => {
    const { shown, queries } = await looked(whole)
    expect(isNo(shown) || shown.some(isNo)).toBe(false)
    expect(queries).toBeLessThanOrEqual(18)
  })

  it('loads no rules if a view needs none', async () => {
    expect((await looked(pathwayView)).queries).toBeLessThanOrEqual(14)
    expect((await looked((seen) => obligationsView(seen, { limit: 50 }))).queries).toBe(4)
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
