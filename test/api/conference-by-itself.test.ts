// Proves that open actions and ending watches come onto an agenda by themselves, and that a full list is settled by the chair.
import { describe, expect, it } from '@jest/globals'
import { holding } from '../support/rhythm.ts'
import { housing, listing, london, planMeeting, type TestMeeting } from '../support/meeting.ts'
import { itemsOf, ownApi } from '../support/api.ts'

const api = await ownApi()
const capacity = { items: 1, source: 'A test.', mark: 'K' } as const
await holding(api.database, { stalkingPanel: { capacity } }, api.clock.now)

/** An action as it is owed on a pathway. */
const action = (pathway: string, about: string, due: string, agency = housing) => ({
  id: `${pathway}.${about}`,
  pathway,
  site: 'london',
  home: 'london',
  what: 'action',
  agency,
  role: 'agencyWorker',
  since: new Date(api.clock.now),
  due: new Date(london(due)),
  clock: 'action',
  source: 'a source',
  mark: 'K',
  ladder: 'standard',
  about,
})

describe('the agenda of a meeting whose list has closed', () => {
  it('has the open actions and the watches that end, which nobody sent there', async () => {
    const meeting = await planMeeting(api)
    await planMeeting(api, { at: '2026-11-27T10:00:00Z' })
    const [pathway, watched, later] = [await api.refer(), await api.refer(), await api.refer()]
    const actions = [
      action(pathway, 'a1', '2026-11-13 17:00'),
      action(pathway, 'a2', '2026-11-30 17:00'),
    ]
    await api.database.insertInto('obligations').values(actions).execute()
    for (const [id, until] of [
      [watched, '2026-11-26 09:00'], // after the week of the rhythm, and before the next meeting
      [later, '2026-12-30 09:00'],
    ] as const)
      await api.database
        .updateTable('pathways')
        .set({ stage: 'watch', watch_until: new Date(london(until)) })
        .where('id', '=', id)
        .execute()

    const parts = async () =>
      (await meeting.read('agenda', 'chair')).body['parts'] as {
        part: string
        actions: { pathwayId: string; actionId: string }[] | null
        expiries: { pathwayId: string }[] | null
      }[]
    const brought = async () => {
      const all = await parts()
      return [
        all.flatMap(({ actions }) =>
          (actions ?? []).map((one) => `${one.pathwayId}/${one.actionId}`),
        ),
        all.flatMap(({ expiries }) => (expiries ?? []).map(({ pathwayId }) => pathwayId)),
      ]
    }
    expect(await brought()).toEqual([[], []])
    await meeting.until('2026-11-11 17:00')
    expect(await brought()).toEqual([[`${pathway}/a1`], [watched]])

    // What another meeting agrees after that, due by then, comes when the agenda goes out.
    const agreed = action(pathway, 'a3', '2026-11-17 17:00')
    await api.database.insertInto('obligations').values(agreed).execute()
    await meeting.done('circulate', 'coordinator')
    expect(await brought()).toEqual([[`${pathway}/a1`, `${pathway}/a3`], [watched]])
  })
})

describe('a list over its capacity', () => {
  const over = async (at: string): Promise<TestMeeting> => {
    const meeting = await planMeeting(api, { at })
    for (let n = 0; n < 2; n++) await meeting.told('list-item', listing(await api.refer()))
    return meeting
  }
  const overBy = async (meeting: TestMeeting) => (await meeting.read('', 'chair')).body['overBy']
  const owes = async (meeting: TestMeeting) =>
    ((await meeting.read('', 'chair')).body['waitingOn'] as { what: string }[]).map(
      ({ what }) => what,
    )

  it('takes every item, and is the chair’s to settle before the agenda goes out: one is deferred, with a reason', async () => {
    const meeting = await over('2026-12-02T10:00:00Z')
    expect([await overBy(meeting), await owes(meeting)]).toEqual([1, ['fitAgenda']])
    await meeting.until('2026-11-25 17:00')
    const refused = await meeting.send('circulate', 'coordinator')
    expect([refused.status, refused.body['code']]).toEqual([409, 'over-capacity'])
    const deferral = { item: 'i1', because: 'capacity' }
    expect((await meeting.send('defer-item', 'chair', deferral)).status).toBe(400) // it says no reason
    await meeting.done('defer-item', 'chair', { ...deferral, reason: 'It can wait a week.' })
    expect([await overBy(meeting), await owes(meeting)]).toEqual([
      0,
      expect.not.arrayContaining(['fitAgenda']),
    ])
    await meeting.done('circulate', 'coordinator')
    expect(itemsOf(await meeting.read('items', 'chair'))).toMatchObject([
      { status: 'deferred', because: 'capacity', reason: 'It can wait a week.' },
      { status: 'listed' },
    ])
  })

  it('or the meeting hears more, with a reason', async () => {
    const meeting = await over('2026-12-09T10:00:00Z')
    await meeting.done('extend-conference', 'chair', { capacity: 2, reason: 'Half an hour more.' })
    expect([await overBy(meeting), await owes(meeting)]).toEqual([0, []])
    await meeting.until('2026-12-02 17:00')
    await meeting.done('circulate', 'coordinator')
    const { body } = await meeting.read('', 'coordinator')
    expect(body).toMatchObject({ stage: 'circulated', capacity: 2, listed: 2 })
  })
})
