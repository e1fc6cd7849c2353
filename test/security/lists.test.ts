// Proves that lists tell nothing beyond what they show: a cursor is sealed, and of use to its reader alone.
import { describe, expect, it } from '@jest/globals'
import { cursorOf, itemsOf, ownApi } from '../support/api.ts'
import { signIn, visit } from '../support/pages.ts'

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
    expect(text).not.toMatch(/^\[\d+,/) // as it would be in clear
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

describe('what a reader is not shown', () => {
  const worker = (who: object = {}) =>
    api.token('agencyWorker', { agency: 'london-council', ...who })
  const refusals = [
    ['pathways?risk=high', 'risk'],
    ['pathways?sort=risk', 'sort'],
    ['pathways?sort=-risk', 'sort'],
    ['pathways?sort=nextAlarm', 'sort'],
    ['pathways?sort=-nextAlarm', 'sort'],
    ['pathways?agency=metropolitan-police-service', 'agency'],
    ['worklist?agency=metropolitan-police-service', 'agency'],
    ['notices?agency=metropolitan-police-service', 'agency'],
  ] as const

  it.each(refusals)('%s: is no filter and no order for them', async (list, field) => {
    expect(await api.get(`/api/${list}`, await worker())).toMatchObject({
      status: 400,
      body: { code: 'bad-input', errors: [{ field, rule: 'not-for-you' }] },
    })
    expect((await api.get(`/api/${list}`, coordinator)).status).toBe(200)
  })

  it.each([
    ['/pathways?risk=high', 'The risk is not shown to you at every site'],
    ['/pathways?sort=risk', 'What the list is sorted by is not shown to you'],
    ['/pathways?agency=metropolitan-police-service', 'The agency is not shown to you'],
  ])('%s: the page says so in a sentence', async (url, sentence) => {
    const who = { agency: 'london-council' }
    const { status, text } = await visit(api.app, await signIn(api, 'agencyWorker', who)).get(url)
    expect([status, text]).toEqual([400, expect.stringContaining(sentence)])
    expect(text).not.toMatch(/(risk|sort|agency): /)
  })

  it('cannot be asked for beside what they see of another site', async () => {
    const access = [
      { site: 'hampshire', roles: ['coordinator'] },
      { site: 'london', roles: ['agencyWorker'] },
    ]
    const both = await api.signed({ sub: 'both', agency: 'suzy-lamplugh-trust', access })
    for (const list of ['pathways?risk=high', 'pathways?sort=risk']) {
      expect((await api.get(`/api/${list}`, both)).status).toBe(400)
      expect((await api.get(`/api/${list}&site=hampshire`, both)).status).toBe(200)
      expect((await api.get(`/api/${list}&site=london`, both)).status).toBe(400)
    }
  })

  it('is not offered by the page, which refuses it as well', async () => {
    const pages = async (role: 'agencyWorker' | 'coordinator', url: string) =>
      visit(api.app, await signIn(api, role)).get(url)
    const offered = await pages('agencyWorker', '/pathways')
    expect(offered.text).toContain('name="stage"')
    expect(offered.text).not.toMatch(/name="risk"|name="agency"|value="-?(risk|nextAlarm)"/)
    expect((await pages('coordinator', '/pathways')).text).toMatch(/name="risk"[^]*value="-risk"/)
    for (const [list] of refusals.filter(([url]) => url.startsWith('pathways')))
      expect([list, (await pages('agencyWorker', `/${list}`)).status]).toEqual([list, 400])
    expect((await pages('agencyWorker', '/pathways/csv?risk=high')).status).toBe(400)
  })
})
