// Proves that the pages of a list lose and repeat nobody, for each reader and each filter.
import { describe, expect, it } from '@jest/globals'
import { atCivil, ukZone } from '../../domain/calendar/calendar.ts'
import { codes, roles } from '../../domain/codes.ts'
import { cursorOf, itemsOf, mondayMorning, ownApi } from '../support/api.ts'
import { contactMade, referralExample } from '../support/examples.ts'

const london = (text: string) => {
  const [date = '', time = ''] = text.split(' ')
  return atCivil(date, time, ukZone)
}

const ids: string[] = []
const api = await ownApi()
const coordinator = await api.token('coordinator')
// Seven in the same instant, so that only the id tells them apart, and then some later ones.
for (let n = 0; n < 7; n++) ids.push(await api.refer({ person: { name: `Same ${n}` } }))
for (let n = 0; n < 3; n++) {
  api.clock.now += 3_600_000
  ids.push(await api.refer({ person: { name: `Later ${n}` }, urgent: n === 1 }))
}

/** All pages of a list, one after the other. */
async function pages(list: string, limit: number, token = coordinator) {
  const found: Record<string, unknown>[][] = []
  for (let cursor: string | undefined = ''; cursor !== undefined;) {
    const mark = list.includes('?') ? '&' : '?'
    const next = cursor === '' ? '' : `&cursor=${cursor}`
    const answer = await api.get(`/api/${list}${mark}limit=${limit}${next}`, token)
    expect(answer.status).toBe(200)
    found.push(itemsOf(answer))
    cursor = cursorOf(answer)
  }
  return found
}

describe('pages of a list', () => {
  const sorts = ['openedAt', 'stageSince', 'lastReferralAt', 'due', 'nextAlarm', 'risk']

  it.each(sorts.flatMap((sort) => [sort, `-${sort}`]))(
    'sorted by %s give everything once, though many are equal',
    async (sort) => {
      const found = (await pages(`pathways?sort=${sort}`, 2)).flat().map(({ id }) => id)
      expect(found).toHaveLength(ids.length)
      expect(new Set(found)).toEqual(new Set(ids))
      const whole = itemsOf(await api.get(`/api/pathways?sort=${sort}`, coordinator))
      expect(found).toEqual(whole.map(({ id }) => id))
      const turned = sort.startsWith('-') ? sort.slice(1) : `-${sort}`
      const other = itemsOf(await api.get(`/api/pathways?sort=${turned}`, coordinator))
      expect(found).toEqual(other.map(({ id }) => id).reverse())
    },
  )

  it('lose and repeat nobody while others are referred', async () => {
    const first = await api.get('/api/pathways?sort=-openedAt&limit=4', coordinator)
    const late = await api.refer({ person: { name: 'In between' } })
    const cursor = String(first.body['nextCursor'])
    const rest = await api.get(
      `/api/pathways?sort=-openedAt&limit=100&cursor=${cursor}`,
      coordinator,
    )
    const found = [...itemsOf(first), ...itemsOf(rest)].map(({ id }) => id)
    expect(new Set(found)).toEqual(new Set(ids))
    expect(found).toHaveLength(ids.length)
    ids.push(late)
  })

  it.each(['timeline', 'obligations', 'notices'])('of a %s give everything once', async (part) => {
    const list = `pathways/${ids[0]}/${part}`
    const whole = itemsOf(await api.get(`/api/${list}`, coordinator))
    expect((await pages(list, 1)).flat()).toEqual(whole)
    expect(whole.length).toBeGreaterThan(1)
  })

  it.each(['worklist', 'notices', 'agencies'])('of the %s give everything once', async (list) => {
    const whole = itemsOf(await api.get(`/api/${list}?limit=100`, coordinator))
    expect((await pages(list, 3)).flat()).toEqual(whole)
    expect(whole.length).toBeGreaterThan(6)
  })

  it('do not continue in another order', async () => {
    const { body } = await api.get('/api/pathways?sort=due&limit=1', coordinator)
    const url = `/api/pathways?sort=risk&cursor=${String(body['nextCursor'])}`
    expect(await api.get(url, coordinator)).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'cursor', rule: 'cursor' }] },
    })
  })
})

describe('the caseload', () => {
  const find = async (query: string, token = coordinator) =>
    itemsOf(await api.get(`/api/pathways?${query}`, token))

  it('is found by name, alias and id', async () => {
    const id = await api.refer({ person: { name: 'Jo Quist', aliases: ['Marlowe 100%'] } })
    ids.push(id)
    for (const q of ['quist', 'Jo Q', 'marlowe', '100%', id, id.slice(0, 9), id.toUpperCase()])
      expect((await find(`q=${encodeURIComponent(q)}`)).map((item) => item['id'])).toEqual([id])
  })

  it('is found however a name is written, by a former one, and by that of the victim', async () => {
    const id = await api.refer({
      person: { name: 'Zoë O’Brannigan', aliases: ['Jan van der Quist'] },
      victim: { ...referralExample.victim, name: 'Łucja Mc Thornbury' },
    })
    ids.push(id)
    const ways = ['Zoe Obran', "O'Brannigan", 'OBrannigan', "O'Brannigan, Zoë", 'Zoe\u0308 obr']
    const others = ['vanderquist', 'Quist Jan', 'Lucja Thornbury', 'McThornbury lu']
    for (const q of [...ways, ...others])
      expect([q, await find(`q=${encodeURIComponent(q)}`)]).toMatchObject([q, [{ id }]])
    for (const q of ['Zoe Thornbury', '’’', 'Brannigan Zoltan'])
      expect([q, await find(`q=${encodeURIComponent(q)}`)]).toEqual([q, []])
    const clinician = await api.token('forensicClinician')
    expect(await find('q=thornbury', clinician)).toEqual([])
  })

  it('is not found by a name by those who may not know it', async () => {
    const id = await api.refer({ person: { name: 'Ho Wexcombe', aliases: [] } })
    ids.push(id)
    const agency = 'suzy-lamplugh-trust' // it owes something, so that its people see the pathway
    for (const role of codes(roles)) {
      const token = await api.token(role, role === 'agencyWorker' ? { agency } : {})
      const found = await find('q=wexcombe', token)
      expect([role, found.every(({ person }) => person !== null)]).toEqual([role, true])
      const byId = (await find(`q=${id}`, token)).map((item) => item['id'])
      expect([role, byId]).toEqual([role, role === 'administrator' ? [] : [id]])
    }
    const administrator = await api.token('administrator', { agency })
    expect(await find('q=wexcombe', administrator)).toEqual([])
  })

  it('shows what is due first, and how many things are owed', async () => {
    const [item] = await find(`q=${ids[0]}`)
    expect(item).toMatchObject({
      owed: 2,
      overdue: false,
      person: { name: 'Same 0' },
      waitingOn: { what: 'acknowledge', role: 'coordinator', due: '2026-11-03T17:00:00.000Z' },
    })
  })

  it('can be narrowed by stage, risk, agency, site and what is overdue', async () => {
    const police = await api.token('policeLead')
    const own = await api.refer()
    ids.push(own)
    await api.done(own, 'accept-referral', coordinator)
    const body = { outcome: 'adviceOnly', risk: 'medium', rationale: 'Advice will do.' }
    await api.done(own, 'decide-triage', police, body)
    const advocate = await api.token('victimAdvocate')
    await api.done(own, 'record-victim-contact', advocate, { ...contactMade, result: 'reached' }) // who hears of it
    expect((await find('risk=medium')).map(({ id }) => id)).toEqual([own])
    expect((await find('stage=triage')).map(({ id }) => id)).toEqual([own])
    expect(await find('stage=watch')).toEqual([])
    expect(await find('agency=london-housing')).toEqual([])
    expect(await find('agency=metropolitan-police-service')).toHaveLength(ids.length)
    expect(await find('site=hampshire')).toEqual([])
    expect(await find('site=london')).toHaveLength(ids.length)
    expect(await find('overdue=true')).toEqual([])
    api.clock.now = london('2026-11-03 17:30')
    expect((await find('overdue=true')).length).toBe(ids.length - 1)
    expect((await find('overdue=false')).map(({ id }) => id)).toEqual([own])
    api.clock.now = mondayMorning
  })

  it('of an agency worker is what the agency referred or owes', async () => {
    const worker = await api.token('agencyWorker')
    expect(await find('', worker)).toEqual([])
    const referred = await api.send('POST', '/api/referrals', worker, {
      ...referralExample,
      referrer: { agency: 'london-housing', role: 'agencyWorker' },
    })
    ids.push(String(referred.body['pathwayId']))
    const [item, ...more] = await find('', worker)
    expect(more).toEqual([])
    expect(item).toMatchObject({
      id: referred.body['pathwayId'],
      risk: null,
      waitingOn: null,
      referrerAgency: 'london-housing',
      person: { name: 'Alex Example' },
    })
  })
})

describe('the worklist', () => {
  const find = async (query: string, token = coordinator) =>
    itemsOf(await api.get(`/api/worklist?limit=100&${query}`, token))

  it('is soonest first, and can be narrowed by agency, role and date', async () => {
    const all = await find('')
    const dues = all.map(({ due }) => String(due))
    expect(dues).toEqual([...dues].sort())
    expect((await find('role=coordinator')).every(({ role }) => role === 'coordinator')).toBe(true)
    expect(await find('agency=london-housing')).toEqual([])
    const soon = await find('due=2026-11-03')
    expect(soon.length).toBeGreaterThan(0)
    expect(soon.length).toBeLessThan(all.length)
    expect(soon.every(({ due }) => String(due) < '2026-11-04')).toBe(true)
  })

  it('of an agency worker is what the agency owes', async () => {
    const worker = await api.token('agencyWorker')
    expect(await find('', worker)).toEqual([])
    expect(await find('agency=london-housing', worker)).toEqual([])
  })
})

describe('the forecast', () => {
  it('says which rungs will be reached if nobody acts, and time then does so', async () => {
    const id = await api.refer()
    const url = `/api/pathways/${id}/forecast`
    const foreseen = itemsOf(await api.get(url, coordinator))
    const rungs = foreseen.filter(({ obligationId }) => obligationId === `${id}.1`)
    expect(rungs.map(({ rung }) => rung)).toEqual(
      expect.arrayContaining(['due-today', 'manager', 'chair', 'steering-group']),
    )
    api.clock.now = london('2026-11-03 09:00')
    await api.turn('pathway', id)
    const notices = itemsOf(await api.get(`/api/pathways/${id}/notices`, coordinator))
    const reminder = notices.find(({ rung }) => rung === 'due-today')
    expect(reminder).toMatchObject({ obligationId: `${id}.1`, queuedAt: rungs[0]?.['at'] })
    expect(reminder?.['because']).toMatchObject({ event: 'rung-reached', clock: 'acknowledge' })
    const left = itemsOf(await api.get(url, coordinator))
    expect(left).toEqual(foreseen.filter(({ at }) => String(at) > '2026-11-03T09:00:00.000Z'))
    api.clock.now = mondayMorning
  })
})
