// Proves that a meeting that is late, and a pathway that no list takes, are shown as stuck.
import { beforeEach, describe, expect, it } from '@jest/globals'
import { itemsOf, mondayMorning, ownApi } from '../support/api.ts'
import { ruleFails } from '../support/trouble.ts'
import { inSession, listing, planMeeting } from '../support/meeting.ts'

const api = await ownApi()
const supervisor = await api.token('supervisor')
beforeEach(() => {
  api.clock.now = mondayMorning
})

const stuck = async (token = supervisor) =>
  itemsOf(await api.get('/api/supervision/stuck?kind=business&limit=100', token))

const of = async (conference: string) =>
  (await stuck())
    .filter(({ conferenceId }) => conferenceId === conference)
    .map(({ code, what, role, since }) => [code, what, role, since])

const about = async (pathway: string) =>
  (await stuck()).filter(({ pathwayId }) => pathwayId === pathway)

describe('a pathway is stuck', () => {
  /** Stands at its conference: every agency has answered. */
  async function atConference(): Promise<string> {
    const [coordinator, police, chair] = await Promise.all(
      (['coordinator', 'policeLead', 'chair'] as const).map((role) => api.token(role)),
    )
    const id = await api.refer()
    await api.done(id, 'accept-referral', coordinator ?? '')
    const triage = { outcome: 'conference', risk: 'medium', rationale: 'Three incidents.' }
    await api.done(id, 'decide-triage', police ?? '', triage)
    await api.turn('pathway', id)
    const { body } = await api.get(`/api/pathways/${id}`, supervisor)
    for (const { agency } of body['returns'] as { agency: string }[])
      await api.done(id, 'waive-return', chair ?? '', { agency, reason: 'Not needed.' })
    return id
  }

  it('while it waits for a conference and no list has room; not where its site holds no meetings', async () => {
    const chair = await api.token('chair')
    const waiting = await atConference()
    expect(await about(waiting)).toEqual([]) // the chair records it, as no meeting is known of
    const cancelled = await planMeeting(api)
    await cancelled.done('cancel-conference', 'chair', { reason: 'The room is taken.' })
    expect(await about(waiting)).toMatchObject([
      { kind: 'business', code: 'no-conference-slot', what: 'conference', role: 'chair' },
    ])
    expect((await about(waiting))[0]?.['title']).toMatch(/no meeting has room/)
    const meeting = await planMeeting(api)
    await api.done(waiting, 'list-for-conference', chair, { conference: meeting.id })
    expect(await about(waiting)).toEqual([])
  })
})

describe('a meeting is stuck', () => {
  it('when its agenda is not out in time, and when it is not held', async () => {
    const meeting = await planMeeting(api)
    await meeting.until('2026-11-11 17:00')
    expect(await of(meeting.id)).toEqual([])
    await meeting.until('2026-11-18 10:01')
    const agenda = ['agenda-not-circulated', 'circulateAgenda', 'coordinator', expect.any(String)]
    expect(await of(meeting.id)).toEqual([agenda])
    await meeting.until('2026-11-19 09:00')
    expect(await of(meeting.id)).toEqual([
      agenda,
      ['meeting-not-held', 'holdMeeting', 'chair', '2026-11-18T17:00:00.000Z'],
    ])
    const elsewhere = await api.token('supervisor', { sites: ['cheshire'] })
    expect((await stuck(elsewhere)).map(({ conferenceId }) => conferenceId)).not.toContain(
      meeting.id,
    )
  })

  it('when its minutes are late, until they are there', async () => {
    const meeting = await planMeeting(api)
    await meeting.told('list-item', listing(await api.refer()))
    await inSession(meeting)
    const deferred = { item: 'i1', because: 'time', reason: 'Too long.' }
    await meeting.done('defer-item', 'chair', deferred)
    await meeting.done('close-session', 'chair')
    await meeting.until('2026-11-20 12:00')
    expect(await of(meeting.id)).toEqual([])
    await meeting.until('2026-11-24 09:00')
    expect(await of(meeting.id)).toEqual([
      ['minutes-overdue', 'draftMinutes', 'coordinator', '2026-11-23T17:00:00.000Z'],
    ])
    await meeting.done('draft-minutes', 'coordinator', { text: 'Everybody came.' })
    expect(await of(meeting.id)).toEqual([])
  })

  it('when a rule of it fails, as any other does', async () => {
    const { id } = await planMeeting(api)
    await ruleFails(api.database, id, mondayMorning)
    const technical = itemsOf(await api.get('/api/supervision/stuck?kind=technical', supervisor))
    expect(technical).toMatchObject([{ code: 'rule-at-fault', conferenceId: id, pathwayId: null }])
    await api.database
      .updateTable('entities')
      .set({ trouble: null, trouble_since: null })
      .where('id', '=', id)
      .execute()
  })
})
