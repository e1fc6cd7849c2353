// Proves that PostgreSQL itself gives no report by name to anybody but its sender and whoever looks at it, whatever a query asks for.
import { beforeEach, describe, expect, it } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { asEngine } from '../support/words.ts'
import type { Database } from '../../store/database.ts'
import { ownApi } from '../support/api.ts'
import { reachableBy } from '../../domain/words-wall.ts'
import { type Reach, within } from '../../store/reach.ts'
import { until } from '../support/until.ts'

const api = await ownApi()
const classes = reachableBy({ roles: ['coordinator'] })

const all = () =>
  asEngine(api.database, (tx) =>
    tx.selectFrom('reports').select(['id', 'sender', 'site', 'state']).execute(),
  )
const statesAt = async (site: string) =>
  (await all()).filter((one) => one.site === site).map(({ state }) => state)

/** Somebody whom nobody knows, reported at a site by a person of its own: it waits there for a look. */
async function reported(site: string, key: string = randomUUID()): Promise<string> {
  const token = await api.token('coordinator', { sites: [site], sub: `sender at ${site}` })
  const body = {
    ...{ site, person: { name: `Nobody of ${site}` }, on: '2026-11-01', kind: 'threat' },
    note: 'At the door.',
  }
  expect((await api.send('POST', '/api/reports', token, body, { key })).status).toBe(202)
  await until(async () => (await statesAt(site)).every((state) => state === 'unmatched'))
  return (await all()).find((one) => one.site === site)?.sender ?? ''
}
const sender = await reported('london')
await reported('hampshire')

const found = (reach: Reach) =>
  within(api.database, reach, async (tx) => {
    const rows = await tx.selectFrom('reports').select('site').execute()
    return rows.map(({ site }) => site).sort()
  })
const setState = (state: 'unmatched' | 'closed') => (tx: Database) =>
  tx.updateTable('reports').set({ state }).executeTakeFirst()

describe('the account of the application, by SQL of its own', () => {
  beforeEach(async () => {
    await asEngine(api.database, setState('unmatched'))
  })

  it('finds none where the transaction does not say how far it reaches', async () => {
    expect(await found({})).toEqual([])
    expect(await api.database.selectFrom('reports').select('id').execute()).toEqual([])
  })

  it('finds what waits for a look at a site in reach, for who reads what was reported', async () => {
    expect(await found({ sites: ['london'], classes })).toEqual(['london'])
    expect(await found({ sites: ['london', 'hampshire'], classes })).toEqual([
      'hampshire',
      'london',
    ])
    expect(await found({ sites: ['cheshire'], classes })).toEqual([])
    expect(await found({ classes })).toEqual([])
    const treating = reachableBy({ roles: ['forensicClinician'] })
    expect(await found({ sites: ['london'], classes: treating })).toEqual([])
    await asEngine(api.database, setState('closed'))
    expect(await found({ sites: ['london', 'hampshire'], classes })).toEqual([])
  })

  it('finds what somebody sent as that sender, and changes nothing once it was taken on', async () => {
    expect(await found({ sender })).toEqual(['london'])
    expect(await found({ sender: 'somebody else' })).toEqual([])
    const changed = await within(api.database, { sender }, setState('closed'))
    expect(changed.numUpdatedRows).toBe(0n)
  })

  it('changes none as whoever looks, and deletes none at all', async () => {
    const looking = { sites: ['london'], classes }
    const changed = await within(api.database, looking, setState('closed'))
    expect(changed.numUpdatedRows).toBe(0n)
    const gone = asEngine(api.database, (tx) => tx.deleteFrom('reports').execute())
    await expect(gone).rejects.toThrow(/permission denied/)
  })
})

it('an identical report is received again, and a key of somebody else is used', async () => {
  const key = randomUUID()
  await reported('london', key)
  await reported('london', key)
  expect(await statesAt('london')).toHaveLength(2)
  const other = await api.token('coordinator', { sites: ['london'], sub: 'another' })
  const body = {
    ...{ site: 'london', person: { name: 'Nobody of london' }, on: '2026-11-01', kind: 'threat' },
    note: 'At the door.',
  }
  const answer = await api.send('POST', '/api/reports', other, body, { key })
  expect([answer.status, answer.body['code']]).toEqual([422, 'key-used'])
  expect((await api.get(`/api/reports/received/${key}`, other)).status).toBe(404)
})
