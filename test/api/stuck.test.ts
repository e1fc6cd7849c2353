// Proves that what does not go on is listed with whom it waits for and since when, and nothing else is.
import { describe, expect, it } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { cursorOf, itemsOf, mondayMorning, ownApi } from '../support/api.ts'
import { ruleFails } from '../support/trouble.ts'

const day = 24 * 3_600_000

const api = await ownApi()
const supervisor = await api.token('supervisor')

const stuck = async (query = '', token = supervisor) =>
  itemsOf(await api.get(`/api/supervision/stuck?limit=100${query}`, token))

const about = async (id: string, query = '') =>
  (await stuck(query)).filter(({ pathwayId }) => pathwayId === id)

/** As if everything that waits in the inboxes had been stored two real minutes ago. */
const twoMinutesLater = () =>
  api.database
    .updateTable('inbox')
    .set({ stored_real: sql`stored_real - 120000` })
    .where('outcome', 'is', null)
    .execute()

describe('what is stuck', () => {
  it('is nothing while everybody has time', async () => {
    const id = await api.refer()
    expect(await about(id)).toEqual([])
  })

  it('is an obligation past its ladder: with whom, and since when', async () => {
    const id = await api.refer()
    api.clock.now = mondayMorning + 14 * day
    expect(await about(id, '&kind=business')).toEqual([]) // the rungs are still to be reached
    await api.turn('pathway', id)
    const found = await about(id, '&kind=business')
    expect(
      found.map(({ code, what, agency, role, since }) => ({ code, what, agency, role, since })),
    ).toEqual([
      {
        code: 'past-its-ladder',
        what: 'acknowledge',
        agency: 'suzy-lamplugh-trust',
        role: 'coordinator',
        since: '2026-11-03T17:00:00.000Z',
      },
      {
        code: 'past-its-ladder',
        what: 'victimContact',
        agency: 'suzy-lamplugh-trust',
        role: 'victimAdvocate',
        since: '2026-11-04T17:00:00.000Z',
      },
    ])
    expect(found[0]?.['obligationId']).toBe(`${id}.1`)
    expect(found[0]?.['next']).toMatch(/^No more reminders/)
    expect(found[0]?.['remedies']).toContainEqual({ command: 'reassign', label: 'Reassign' })
    api.clock.now = mondayMorning
  })

  it('is an alarm that passed and was not taken', async () => {
    const id = await api.refer()
    const { body } = await api.get(`/api/pathways/${id}`, supervisor)
    const alarm = Date.parse(String(body['nextAlarm']))
    api.clock.now = alarm + 59_000
    expect(await about(id)).toEqual([])
    api.clock.now = alarm + 61_000
    expect(await about(id)).toMatchObject([
      { kind: 'technical', code: 'alarm-overdue', since: body['nextAlarm'] },
    ])
    api.clock.now = mondayMorning
  })

  it('is a command that was received and not judged', async () => {
    const id = await api.refer()
    const coordinator = await api.token('coordinator')
    api.engine = 'stopped'
    await api.send('POST', `/api/pathways/${id}/commands/accept-referral`, coordinator, {})
    api.engine = 'runs'
    expect(await about(id)).toEqual([])
    await twoMinutesLater()
    expect(await about(id)).toMatchObject([
      {
        kind: 'technical',
        code: 'command-unjudged',
        what: 'accept-referral',
        title: 'Received but not processed yet: accept-referral.',
        since: new Date(mondayMorning).toISOString(),
      },
    ])
    await api.turn('pathway', id)
    expect(await about(id)).toEqual([])
  })

  it('is a command that could not be judged, until it is sent again', async () => {
    const id = await api.refer()
    const key = randomUUID()
    const coordinator = await api.token('coordinator')
    await api.done(id, 'accept-referral', coordinator, {})
    await api.database
      .updateTable('inbox')
      .set({
        outcome: JSON.stringify({ result: 'faulted', stage: 'referral', version: 4 }),
        result: 'faulted',
        id: key,
      })
      .where('entity', '=', id)
      .where('name', '=', 'accept-referral')
      .execute()
    expect(await about(id)).toMatchObject([{ code: 'command-faulted', what: 'accept-referral' }])
    expect(await api.get(`/api/commands/${key}`, coordinator)).toMatchObject({
      body: { outcome: 'faulted', problem: { code: 'fault' } },
    })
  })

  it('is a rule that fails again and again, and a message that does not leave', async () => {
    const id = await api.refer()
    await ruleFails(api.database, id, mondayMorning)
    expect(await about(id)).toMatchObject([
      { code: 'rule-at-fault', since: new Date(mondayMorning).toISOString() },
    ])
    const message = (agency: string) => ({
      id: `${agency}.999`,
      agency,
      role: 'coordinator',
      header_id: '<a@b>',
      composed_at: new Date(mondayMorning),
      composed_real: Date.now() - 120_000,
      outcome: 'sending' as const,
    })
    await api.database
      .insertInto('messages')
      .values([message('suzy-lamplugh-trust'), message('hampshire-constabulary')])
      .execute()
    const messages = (await stuck()).filter(({ code }) => code === 'message-undelivered')
    expect(messages).toMatchObject([{ agency: 'suzy-lamplugh-trust', pathwayId: null }])
  })

  it('comes in pages, longest first', async () => {
    const whole = await stuck()
    const since = whole.map((item) => String(item['since']))
    expect(since).toEqual([...since].sort())
    const paged: unknown[] = []
    for (let cursor: string | undefined = ''; cursor !== undefined;) {
      const next = cursor === '' ? '' : `&cursor=${cursor}`
      const answer = await api.get(`/api/supervision/stuck?limit=1${next}`, supervisor)
      paged.push(...itemsOf(answer))
      cursor = cursorOf(answer)
    }
    expect(paged).toEqual(whole)
    expect(whole.length).toBeGreaterThan(2)
  })

  it('at another site is not told', async () => {
    const other = await api.token('supervisor', { sites: ['cheshire'] })
    expect(await stuck('', other)).toMatchObject([{ agency: 'suzy-lamplugh-trust' }])
  })
})
