// Proves that lists tell nothing beyond what they show: a cursor is sealed, and of use to its reader alone.
import { describe, expect, it } from '@jest/globals'
import { cursorOf, itemsOf, ownApi } from '../support/api.ts'

const api = await ownApi()
const coordinator = await api.token('coordinator')
const housing = await api.token('agencyWorker')
for (let n = 0; n < 3; n++) await api.refer({ person: { name: `Somebody ${n}` } })
const pathway = await api.refer({ urgent: true })

const pageAfter = (list: string, cursor: string | undefined, token: string) =>
  api.get(`/api/${list}${list.includes('?') ? '&' : '?'}limit=1&cursor=${String(cursor)}`, token)

const lists = [
  'pathways?sort=risk',
  'pathways?sort=nextAlarm',
  'worklist',
  'notices',
  'agencies',
  `pathways/${pathway}/timeline`,
  `pathways/${pathway}/obligations`,
]

describe('the cursor of a list', () => {
  it.each(lists)('%s: cannot be read, and leads its own reader on', async (list) => {
    const first = await api.get(`/api/${list}${list.includes('?') ? '&' : '?'}limit=1`, coordinator)
    const cursor = cursorOf(first)
    const text = Buffer.from(String(cursor), 'base64url').toString('latin1')
    const [{ id = '' } = {}] = itemsOf(first) as { id?: string }[]
    expect(text.startsWith('[')).toBe(false)
    if (id !== '') expect(text).not.toContain(id)
    const second = await pageAfter(list, cursor, coordinator)
    expect(second.status).toBe(200)
    expect(itemsOf(second)).not.toEqual(itemsOf(first))
  })

  it.each(lists)('%s: is of no use to another reader', async (list) => {
    const first = await api.get(`/api/${list}${list.includes('?') ? '&' : '?'}limit=1`, coordinator)
    const another = await api.token('coordinator', { sub: 'a colleague' })
    for (const token of [another, housing])
      expect((await pageAfter(list, cursorOf(first), token)).status).not.toBe(200)
    expect(await pageAfter(list, cursorOf(first), another)).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'cursor', rule: 'cursor' }] },
    })
  })

  it('is of no use with another filter, another order or on another list', async () => {
    const cursor = cursorOf(await api.get('/api/pathways?limit=1&sort=-openedAt', coordinator))
    for (const list of ['pathways?sort=risk', 'pathways?risk=high', 'worklist', 'notices'])
      expect(await pageAfter(list, cursor, coordinator)).toMatchObject({ status: 400 })
  })
})
