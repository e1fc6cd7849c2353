// Proves that a crowd of reads leaves commands their share, and that a process without descriptors asks to be tried again.
import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { afterAll, expect, it } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { buildServer } from '../../api/server.ts'
import { isUnavailable } from '../../store/unavailable.ts'
import { openDatabase } from '../../store/database.ts'
import { ownApi } from '../support/api.ts'
import { patient, testKeyring } from '../support/database.ts'
import { until } from '../support/until.ts'

const api = await ownApi()
const plenty = 1_000_000
const limits = {
  perMinute: {
    ...{ reads: plenty, commands: plenty, costly: plenty, referrals: plenty },
    ...{ address: plenty, strangers: plenty, strangersCostly: plenty },
  },
  atOnce: 1,
  together: false,
  proxies: [],
}
const database = openDatabase(api.databaseUrl, patient(20), testKeyring) // as many as the API has
const server = await buildServer({ ...api.deps, database, config: { ...api.deps.config, limits } })
const address = await server.listen({ host: '127.0.0.1', port: 0 })
afterAll(async () => {
  await server.close()
  await database.destroy()
})

it('300 commands are answered beside 300 reads that hold every connection they may', async () => {
  const people = await Promise.all(
    Array.from({ length: 30 }, (_, n) => api.token('coordinator', { sub: `person ${n}` })),
  )
  const pathways = await Promise.all([1, 2, 3, 4, 5, 6].map(() => api.refer()))
  const ask = (
    n: number,
    url: string,
    more: { method?: string; headers?: Record<string, string>; body?: string } = {},
  ) =>
    fetch(`${address}${url}`, {
      ...more,
      headers: { authorization: `Bearer ${people[n % 30]}`, ...more.headers },
    }).then(async ({ status, body }) => {
      await body?.cancel()
      return status
    })
  let crowd: Promise<number[]> = Promise.resolve([])
  await api.database.transaction().execute(async (tx) => {
    await sql`lock table drafts in access exclusive mode`.execute(tx) // a read of them hangs
    crowd = Promise.all(Array.from({ length: 300 }, (_, n) => ask(n, '/api/drafts')))
    const hanging = sql<{ count: number }>`select count(*) as count from pg_locks
      where not granted and relation = 'drafts'::regclass`
    await until(async () => Number((await hanging.execute(tx)).rows[0]?.count) === 8)
    const commands = await Promise.all(
      Array.from({ length: 300 }, (_, n) =>
        ask(n, `/api/pathways/${pathways[n % 6]}/commands/accept-referral`, {
          method: 'POST',
          headers: { 'idempotency-key': randomUUID(), 'content-type': 'application/json' },
          body: '{}',
        }),
      ),
    )
    expect(commands.filter((status) => status === 200)).toHaveLength(6)
    expect(commands.filter((status) => status === 409)).toHaveLength(294)
  })
  const reads = await crowd
  expect(reads).toHaveLength(300)
  expect(reads.filter((status) => status !== 200 && status !== 503)).toEqual([])
  expect(await ask(0, '/api/drafts')).toBe(200)
})

it('a process without descriptors answers 503, for a connection and for a file', () => {
  const script = path.join(import.meta.dirname, '../support/few-descriptors.ts')
  const started = `ulimit -n 256; exec "$0" "$@"`
  const said = execFileSync('/bin/sh', ['-c', started, process.execPath, script, api.databaseUrl], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  expect(JSON.parse(said)).toEqual({
    full: 'EMFILE',
    answers: [
      [503, 'unavailable'],
      [503, 'unavailable'],
    ],
  })
  expect(isUnavailable(Object.assign(new Error('too many'), { code: 'ENFILE' }))).toBe(true)
})
