// Proves that the pages of several sites are those of each site merged, and that counts end where they should.
import { describe, expect, it } from '@jest/globals'
import { asks } from '../../bench/lists/asks.ts'
import { cursorOf, itemsOf, ownApi } from '../support/api.ts'
import type { Answer } from '../support/requests.ts'
import { asOwner } from '../support/database.ts'
import { fill } from '../../bench/lists/fill.ts'
import { mostCounted } from '../../store/reads/page.ts'

const open = 1100
const sites = ['london', 'hampshire', 'cheshire']
const api = await ownApi()
api.clock.now = Date.now()
await asOwner(api.database, (owner) => fill(owner, open, () => undefined))

const tokenOf = (confined: boolean | undefined, at: readonly string[]) =>
  api.token(confined ? 'agencyWorker' : 'coordinator', {
    agency: 'suzy-lamplugh-trust',
    sites: [...at],
  })

/** Up to so many pages of a list, one after the other. */
async function pagesOf(list: string, token: string, limit: number, most: number) {
  const found: Record<string, unknown>[] = []
  let cursor: string | undefined
  for (let n = 0; n < most; n++) {
    const next = cursor === undefined ? '' : `&cursor=${cursor}`
    const answer = await api.get(
      `/api/${list}${list.includes('?') ? '&' : '?'}limit=${limit}${next}`,
      token,
    )
    expect([list, answer.status]).toEqual([list, 200])
    found.push(...itemsOf(answer))
    cursor = cursorOf(answer)
    if (cursor === undefined) break
  }
  return found
}

const idOf = ({ id, code, obligationId, pathwayId }: Record<string, unknown>) =>
  JSON.stringify(id ?? [code, obligationId, pathwayId])

describe.each(asks)('$list, own agency only: $confined', ({ list, confined }) => {
  it('gives the same in small pages as in large ones', async () => {
    const token = await tokenOf(confined, sites)
    const large = (await pagesOf(list, token, 100, 1)).map(idOf)
    expect(new Set(large).size).toBe(large.length)
    expect((await pagesOf(list, token, 17, 6)).map(idOf).slice(0, 100)).toEqual(large)
  })

  it('of several sites has what its sites have, each once', async () => {
    const all = (await pagesOf(list, await tokenOf(confined, sites), 100, 1)).map(idOf)
    const each = await Promise.all(
      sites.map(async (site) => pagesOf(list, await tokenOf(confined, [site]), 100, 1)),
    )
    const those = new Set(each.flat().map(idOf))
    expect(all.filter((id) => !those.has(id))).toEqual([])
    expect(all).toHaveLength(Math.min(100, those.size))
  })
})

const itsCount = ({ status, body }: Answer) => (status === 200 ? body['count'] : body)

describe('a count', () => {
  const countOf = async (list: string, at = sites) =>
    itsCount(await api.get(`/api/${list}`, await tokenOf(false, at)))

  it.each(['pathways', 'worklist', 'notices'])('of the %s ends at a thousand', async (list) => {
    expect(await countOf(`${list}?count=true`)).toEqual({ value: mostCounted, more: true })
    expect(await countOf(`${list}?limit=1&count=true`)).toEqual({ value: mostCounted, more: true })
  })

  it.each([
    'pathways?stage=triage',
    'pathways?q=ander',
    'pathways?overdue=true&stage=watch',
    'notices?outcome=failed',
    'conferences?stage=planned',
    'supervision/stuck?kind=business',
  ])('of %s is how many there are', async (list) => {
    const found = await pagesOf(list, await tokenOf(false, sites), 100, 10)
    expect(found.length).toBeGreaterThan(0)
    expect(await countOf(`${list}&count=true`)).toEqual({ value: found.length, more: false })
  })

  it('is made only where it is asked for', async () => {
    expect(await countOf('pathways')).toBeNull()
  })
})
