// Proves that a bank holiday is added and taken away by an administrator, through API and page, and that clocks follow it.
import { describe, expect, it } from '@jest/globals'
import { examples } from '../support/examples.ts'
import { planMeeting } from '../support/meeting.ts'
import { bankHolidayPages } from '../../web/pages/reference/bank-holidays.ts'
import { askToReplan } from '../../store/replanning.ts'
import { itemsOf, ownApi } from '../support/api.ts'
import { loadTable } from '../../store/bank-holidays.ts'
import { readNamespace } from '../../store/rehearsal.ts'
import { referencePages } from '../../web/pages/reference/page.ts'
import { userOf } from '../support/used-pages.ts'

const api = await ownApi()
const administrator = await api.token('administrator')
const coordinator = await api.token('coordinator')
const use = userOf(api, [...bankHolidayPages, ...referencePages])

const put = (date: string, body: object, token = administrator, division = 'england-and-wales') =>
  api.send('PUT', `/api/bank-holidays/${division}/${date}`, token, body)
const listed = async (year: number) =>
  (await api.get(`/api/bank-holidays?year=${year}`, coordinator)).body['items'] as {
    date: string
    title: string
    closed: boolean
    changed: boolean
  }[]

describe('over HTTP', () => {
  it('is added for a part of the United Kingdom, listed, and kept once if it is said twice', async () => {
    const day = { title: 'Day of the coronation' }
    expect((await put('2027-06-07', day)).status).toBe(200)
    expect((await put('2027-06-07', day)).status).toBe(200)
    expect(await listed(2027)).toContainEqual({
      ...{ date: '2027-06-07', title: 'Day of the coronation' },
      ...{ closed: true, changed: true, provisional: false },
    })
    expect((await loadTable(api.database))?.version).toMatch(/\+1$/)
  })

  it('names the field and the rule of what is wrong, and is for administrators', async () => {
    const title = 'A day'
    for (const [date, rule] of [
      ['2027-06-05', 'weekend'],
      ['2020-06-08', 'not-later'],
      ['2999-06-07', 'outside-calendar'],
    ] as const)
      expect((await put(date, { title })).body).toMatchObject({
        errors: [{ field: 'date', rule }],
      })
    expect((await put('2027-06-08', {})).body).toMatchObject({ errors: [{ field: 'title' }] })
    expect((await put('2027-06-08', { title }, coordinator)).status).toBe(403)
    expect((await put('2027-06-08', { title }, administrator, 'wales')).status).toBe(400)
  })

  it('moves what is owed over it, within a round of the warden, and says so on the timeline', async () => {
    const id = await api.refer()
    const due = async () =>
      itemsOf(await api.get(`/api/pathways/${id}/obligations?open=true`, coordinator)).find(
        ({ what }) => what === 'victimContact',
      )?.['due']
    const before = String(await due())
    expect((await put(before.slice(0, 10), { title: 'A day of mourning' })).status).toBe(200)
    const { version } = (await loadTable(api.database)) ?? { version: '' }
    const namespace = await readNamespace(api.database)
    const moment = { now: api.clock.now, real: Date.now() }
    await askToReplan(api.database, namespace, version, moment)
    await api.turn('pathway', id)
    expect(String(await due()) > before).toBe(true)
    const timeline = itemsOf(await api.get(`/api/pathways/${id}/timeline`, coordinator))
    expect(timeline.map(({ type }) => type)).toContain('calendar-applied')
  })

  it('names the meetings, sessions and due dates on it, and the pathways to those who see them', async () => {
    const id = await api.refer()
    const [police, chair, clinician] = [
      await api.token('policeLead'),
      await api.token('chair'),
      await api.token('forensicClinician'),
    ]
    await api.done(id, 'accept-referral', coordinator)
    await api.done(id, 'decide-triage', police, examples['decide-triage'])
    await api.turn('pathway', id)
    const { returns } = (await api.get(`/api/pathways/${id}`, coordinator)).body as {
      returns?: { agency: string; answer: string }[]
    }
    for (const { agency, answer } of returns ?? [])
      if (answer === 'asked')
        await api.done(id, 'waive-return', chair, { agency, reason: 'Known.' })
    const decided = { decision: 'intervene', risk: 'medium', rationale: 'Treatment.' }
    await api.done(id, 'record-conference', chair, decided)
    await api.done(id, 'record-suitability', clinician, { result: 'suitable' })
    await api.done(id, 'give-consent', clinician)
    const plan = { ...examples['plan-sessions'], firstAt: '2027-01-05T10:00:00Z', count: 3 }
    await api.done(id, 'plan-sessions', clinician, plan)
    const meeting = await planMeeting(api, { at: '2027-01-12T10:00:00Z' })
    const answer = await put('2027-01-12', { title: 'A day of thanks' })
    expect(answer.body['falls']).toMatchObject([
      {
        site: { id: 'london', name: 'London' },
        meetings: [{ conferenceId: meeting.id, form: 'stalkingPanel' }],
        sessions: { count: 1, items: [] },
      },
    ])
    expect(answer.text).not.toContain(id) // an administrator sees no pathway
    const seen = await api.get('/api/bank-holidays?year=2027&on=2027-01-12', coordinator)
    expect(seen.body['falls']).toMatchObject([
      { sessions: { count: 1, items: [{ pathwayId: id, session: 's2' }] } },
    ])
    const due = await api.refer()
    const [first] = itemsOf(
      await api.get(`/api/pathways/${due}/obligations?open=true`, coordinator),
    )
    const day = String(first?.['due']).slice(0, 10)
    const on = await api.get(`/api/bank-holidays?on=${day}`, coordinator)
    const [london] = on.body['falls'] as { due: { items: object[] } }[]
    expect(london?.due.items).toContainEqual(
      expect.objectContaining({ pathwayId: due, title: first?.['title'] }),
    )
    const housing = await api.token('agencyWorker', { agency: 'london-housing' })
    const other = await api.get('/api/bank-holidays?year=2027&on=2027-01-12', housing)
    expect(other.body['falls']).toEqual([])
  })

  it('counts nothing of a pathway for those who are kept out of it', async () => {
    const [police, met] = [await api.token('policeLead'), 'metropolitan-police-service']
    const id = await api.refer()
    const [owed] = itemsOf(await api.get(`/api/pathways/${id}/obligations?open=true`, coordinator))
    const on = `/api/bank-holidays?on=${String(owed?.['due']).slice(0, 10)}`
    const counted = async () =>
      ((await api.get(on, police)).body['falls'] as { due: { count: number } }[])[0]?.due.count
    const before = Number(await counted())
    await api.done(id, 'exclude-agency', coordinator, { agency: met, reason: 'He works there.' })
    expect(await counted()).toBe(before - 1)
  })

  it('a day of the table can be worked after all', async () => {
    const [may] = (await listed(2027)).filter(({ date }) => date.startsWith('2027-05'))
    expect((await put(may?.date ?? '', { title: 'Moved to June', closed: false })).status).toBe(200)
    expect(await listed(2027)).toContainEqual(
      expect.objectContaining({ date: may?.date, closed: false, changed: true }),
    )
  })
})

describe('on its page', () => {
  const page = '/reference/bank-holidays'
  const form = `${page}/change`
  const boxes = (day: string, month: string, year: string) => ({
    ...{ 'date-day': day, 'date-month': month, 'date-year': year },
    ...{ division: 'scotland', title: 'A day for all', closed: 'closed' },
  })

  it('is added, and everybody finds it', async () => {
    const sent = await use('POST', form, 'administrator', { posted: boxes('14', 'June', '2027') })
    const list = '/reference/bank-holidays?division=scotland&year=2027&on=2027-06-14'
    expect(sent.to).toBe(`${list}&saved=new`)
    const again = await use('POST', form, 'administrator', { posted: boxes('14', '6', '2027') })
    expect(again.to).toBe(`${list}&saved=same`)
    const worked = { ...boxes('14', '6', '2027'), closed: 'worked' }
    await use('POST', form, 'administrator', { posted: worked })
    const changes = (await use('GET', '/reference/changes', 'administrator')).text
    expect(changes).toContain('Bank holiday of Scotland: 14 June 2027, a bank holiday from now on')
    expect(changes).toContain('Bank holiday of Scotland: 14 June 2027, worked after all')
  })

  it('says what was saved, and that the same sent twice changed nothing', async () => {
    const on = { division: 'scotland', year: '2027', on: '2027-06-14' }
    const list = async (saved: string) =>
      (await use('GET', page, 'administrator', { query: { ...on, saved } })).text
    expect(await list('new')).toMatch(/Saved .* 14 June 2027, Scotland: A day for all/)
    expect(await list('same')).toContain('Nothing changed: it stood like this')
    expect((await use('GET', page, 'administrator', { query: on })).text).not.toContain('Saved')
  })

  it('is changed from its row, by administrators, with what stands filled in', async () => {
    const query = { division: 'scotland', year: '2027' }
    const link = 'bank-holidays/change?division=scotland&amp;date=2027-12-27'
    expect((await use('GET', page, 'administrator', { query })).text).toContain(link)
    expect((await use('GET', page, 'coordinator', { query })).text).not.toContain(link)
    const past = { ...query, year: '2026' }
    expect((await use('GET', page, 'administrator', { query: past })).text).not.toContain(
      'date=2026-01-01',
    )
    const day = { division: 'scotland', date: '2027-06-14' }
    const { posted } = await use('GET', form, 'administrator', { query: day })
    expect(posted).toMatchObject({ ...boxes('14', '6', '2027'), closed: 'worked' })
  })

  it('loses nothing that was typed, and says what is wrong', async () => {
    const sent = await use('POST', form, 'administrator', { posted: boxes('31', '6', '2027') })
    expect(sent.status).toBe(400)
    expect(sent.text).toContain('The day must be a real date')
    expect(sent.posted).toMatchObject({ title: 'A day for all', division: 'scotland' })
    const weekend = await use('POST', form, 'administrator', { posted: boxes('13', '6', '2027') })
    expect(weekend.text).toContain('The day must be a weekday')
    const empty = await use('POST', form, 'administrator', {})
    for (const words of ['Select the part of the UK', 'Enter the day', 'Enter the name of the day'])
      expect(empty.text).toContain(words)
  })
})
