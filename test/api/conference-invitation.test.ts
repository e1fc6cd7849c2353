// Proves that an invitation is an entry that calendars read, for the invited alone, with nobody named in it.
import { describe, expect, it } from '@jest/globals'
import { type By, council, listing, planMeeting } from '../support/meeting.ts'
import { fetchFile } from '../support/papers.ts'
import { readInvitation } from '../support/icalendar.ts'
import { openToAll } from '../support/partners.ts'
import { ownApi } from '../support/api.ts'

const api = await ownApi()
const meeting = await planMeeting(api)

const fetched = (by: By) => fetchFile(api, `${meeting.url}/invitation.ics`, by)

/** A partner of London that has no seat. */
const unseated = 'cheshire-constabulary'

describe('the invitation to a conference', () => {
  it('is an entry that calendars can read, titled only by its id, naming nobody', async () => {
    const { status, headers, text } = await fetched('probation')
    expect([status, headers]).toMatchObject([
      200,
      {
        'content-type': 'text/calendar; charset=utf-8; method=REQUEST',
        'content-disposition': `attachment; filename="${meeting.id}.ics"`,
        'cache-control': 'no-store',
      },
    ])
    expect(readInvitation(text)).toMatchObject({
      method: 'REQUEST',
      uid: `${meeting.id}@throughline`,
      sequence: 0,
      status: 'CONFIRMED',
      title: meeting.id,
      startsAt: '2026-11-18T10:00:00Z',
      endsAt: '2026-11-18T12:30:00Z',
      url: expect.stringMatching(/^http:\/\/localhost:3000\/w\/[\w-]{22}$/),
      organizer: 'mailto:throughline@example.org',
      attendees: [],
    })
    expect(text).not.toMatch(/Alex|Room 4|panel|probation/i)
  })

  it('keeps its UID when the meeting is moved, and counts that', async () => {
    await meeting.done('move-conference', 'coordinator', {
      at: '2026-11-19T14:00:00Z',
      reason: 'The room is taken.',
    })
    expect(readInvitation((await fetched('coordinator')).text)).toMatchObject({
      method: 'REQUEST',
      uid: `${meeting.id}@throughline`,
      sequence: 1,
      startsAt: '2026-11-19T14:00:00Z',
    })
  })

  it('is for an agency that is called in once its pathway is listed, and not for others', async () => {
    const calledIn = { token: await api.token('agencyWorker', { agency: council }) }
    expect((await fetched(calledIn)).status).toBe(404)
    const pathway = await api.refer()
    await meeting.told('list-item', listing(pathway, { agencies: [council] }))
    expect((await fetched(calledIn)).status).toBe(200)
    await openToAll(api, unseated)
    const strangers = [
      { token: await api.token('agencyWorker', { sites: ['cheshire'] }) },
      // They work the cases of the site, for an agency that has no seat.
      { token: await api.token('policeLead', { agency: unseated }) },
      { token: await api.token('coordinator', { sites: ['hampshire'] }) },
      'administrator',
    ] as const
    for (const by of strangers) {
      const { status, text } = await fetched(by)
      expect([status, JSON.parse(text)]).toMatchObject([404, { code: 'not-found' }])
    }
  })

  it('takes the entry back when the meeting is cancelled', async () => {
    await meeting.done('cancel-conference', 'coordinator', { reason: 'Nobody can come.' })
    const { headers, text } = await fetched('chair')
    expect(headers['content-type']).toBe('text/calendar; charset=utf-8; method=CANCEL')
    expect(readInvitation(text)).toMatchObject({
      method: 'CANCEL',
      uid: `${meeting.id}@throughline`,
      sequence: 2,
      status: 'CANCELLED',
    })
  })

  it('is documented as a calendar file', async () => {
    const { body } = await api.get('/api/openapi.json')
    const paths = body['paths'] as Record<string, { get: { responses: Record<string, object> } }>
    expect(paths['/api/conferences/{id}/invitation.ics']?.get.responses['200']).toMatchObject({
      content: { 'text/calendar': {} },
    })
  })
})
