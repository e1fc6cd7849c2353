// Proves that several API processes count requests together, where the setting says so.
import { expect, it } from '@jest/globals'
import { limited, statuses } from '../support/limited.ts'
import { ownApi } from '../support/api.ts'
import { requestCounts } from '../../store/request-counts.ts'

const small = await ownApi(limited({}))
const countRequest = requestCounts(small.database, small.deps.actors)
const [one, other] = await Promise.all([
  ownApi({ ...limited({ strangers: 3 }), countRequest }),
  ownApi({ ...limited({ strangers: 3 }), countRequest }),
])

it('processes count together in the database, and keep of a caller only a digest', async () => {
  const counts = () => requestCounts(small.database, small.deps.actors)
  const [one, other] = [counts(), counts()]
  expect(await one('reads of 192.0.2.7', 60_000)).toMatchObject({ current: 1 })
  const second = await other('reads of 192.0.2.7', 60_000)
  expect(second.current).toBe(2)
  expect(second.ttl).toBeGreaterThan(0)
  const kept = await small.database.selectFrom('request_counts').select('caller').execute()
  expect(kept.map(({ caller }) => caller.length)).toEqual([32])
  expect(await one('somebody else', -1)).toMatchObject({ current: 1, ttl: 0 })
  expect(await one('somebody else', 60_000)).toMatchObject({ current: 1 }) // that window was over
})

it('processes refuse together', async () => {
  expect(await statuses(4, (n) => (n % 2 ? one : other).get('/api/worklist'))).toEqual({
    401: 3,
    429: 1,
  })
})
