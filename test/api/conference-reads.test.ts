// Proves that each reader sees of a conference what is theirs, at each of its stages.
import { beforeAll, describe, expect, it } from '@jest/globals'
import { expectDocumented } from '../support/documented.ts'
import { holding } from '../support/rhythm.ts'
import { itemsOf, ownApi } from '../support/api.ts'
import {
  type By,
  council,
  everyPart,
  health,
  met,
  planMeeting,
  probation,
  trust,
  withTwoItems,
} from '../support/meeting.ts'

const api = await ownApi()
const { meeting, first, second } = await withTwoItems(api)

describe('a conference that is planned', () => {
  it('shows when and where it meets, whom it is waiting for and what happens next', async () => {
    const { status, body, headers } = await meeting.read('', 'coordinator')
    expect([status, body]).toMatchObject([
      200,
      {
        id: meeting.id,
        site: 'london',
        form: 'stalkingPanel',
        formTitle: 'Stalking panel',
        stage: 'planned',
        at: '2026-11-18T10:00:00.000Z',
        listClosesAt: '2026-11-11T17:00:00.000Z',
        nextAlarm: '2026-11-11T17:00:00.000Z',
        place: 'Room 4',
        capacity: 15,
        listed: 2,
        overBy: 0,
        emergency: false,
        sequence: 0,
        minutes: null,
        reconvenes: null,
        reconvenedAs: null,
        quorum: {
          met: false,
          atLeast: 5,
          missing: expect.arrayContaining(['chair', 'policeLead']),
        },
        waitingOn: [],
        withheld: {},
      },
    ])
    expect(headers['etag']).toBe(`"${String(body['version'])}"`)
  })

  it('answers as the documentation says, in every part', async () => {
    await expectDocumented(api, await everyPart(meeting, 'coordinator'))
    const list = await api.get('/api/conferences', await api.token('chair'))
    await expectDocumented(api, [['/api/conferences', list]])
  })

  it('shows its agenda to those who run it, and not yet to those invited', async () => {
    const { body } = await meeting.read('agenda', 'chair')
    const shown = body['parts'] as { part: string; items: { item: string }[] | null }[]
    expect(shown.map(({ part }) => part)).toEqual([
      'confidentiality',
      'actions',
      'items',
      'expiries',
      'anyOther',
    ])
    // Children first.
    expect(shown[2]?.items).toMatchObject([
      { item: 'i2', pathwayId: second, person: { name: 'Second Person' }, children: true },
      { item: 'i1', pathwayId: first, person: { name: 'Alex Example' }, risk: 'high' },
    ])
    for (const role of ['forensicClinician', 'policeLead'] as const)
      expect(await meeting.read('agenda', role)).toMatchObject({
        status: 409,
        body: { code: 'not-circulated' },
      })
  })
})

describe('once the list is closed', () => {
  beforeAll(() => meeting.until('2026-11-11 17:00'))

  it('says what each agency is asked, by when, and whom it waits for', async () => {
    const returns = itemsOf(await meeting.read('returns', 'coordinator'))
    expect(returns.filter(({ item }) => item === 'i2').map(({ agency }) => agency)).toEqual(
      [health, met, probation, trust].sort(),
    )
    expect(returns.find(({ agency }) => agency === council)).toMatchObject({
      item: 'i1',
      pathwayId: first,
      state: 'asked',
      due: '2026-11-16T17:00:00.000Z',
      overdue: false,
      keptBack: false,
      note: null,
    })
    const { body } = await meeting.read('', 'coordinator')
    const waitingOn = body['waitingOn'] as { what: string; agency: string }[]
    expect(waitingOn.map(({ what }) => what)).toContain('meetingReturn')
    expect(waitingOn.map(({ what }) => what)).toContain('circulateAgenda')
  })

  it('takes a full return, one that declines, one that keeps something back, and a late one', async () => {
    const send = (
      by: 'forensicClinician' | 'policeLead' | 'victimAdvocate' | 'probation',
      body: object,
    ) => meeting.done('record-return', by, { item: 'i1', ...body })
    await send('forensicClinician', {
      agency: health,
      kind: 'full',
      note: 'Known to us since May.',
    })
    await send('victimAdvocate', { agency: trust, kind: 'declined', reason: 'Not ours to say.' })
    await send('policeLead', {
      agency: met,
      kind: 'full',
      note: 'Two reports.',
      withheld: 'investigation',
    })
    await meeting.done('waive-return', 'chair', {
      item: 'i2',
      agency: trust,
      reason: 'They are short.',
    })
    await meeting.until('2026-11-17 09:00')
    await send('probation', { agency: probation, kind: 'nil' })
    const returns = itemsOf(await meeting.read('returns', 'coordinator')).filter(
      ({ item }) => item === 'i1',
    )
    const of = (agency: string) => returns.find((one) => one['agency'] === agency)
    expect(of(health)).toMatchObject({ state: 'full', note: 'Known to us since May.', late: false })
    expect(of(trust)).toMatchObject({ state: 'declined', reason: 'Not ours to say.', note: null })
    expect(of(probation)).toMatchObject({
      state: 'nil',
      late: true,
      due: '2026-11-16T17:00:00.000Z',
    })
    expect(of(council)).toMatchObject({ state: 'asked', overdue: true })
    // What is said beside something that is kept back stays with its agency.
    expect(of(met)).toMatchObject({
      state: 'full',
      keptBack: true,
      keptBackBecause: 'investigation',
      note: null,
      withheld: { note: 'notForYou' },
    })

    // Why it is kept back is for that agency and for whoever keeps the meeting, in every part that says so.
    await meeting.done('circulate', 'coordinator')
    const recorded = async (by: By) =>
      itemsOf(await meeting.read('timeline', by)).filter(
        ({ type }) => type === 'item-return-recorded',
      )
    const ofMet = async (by: By) =>
      (await recorded(by)).map(({ data }) => data as object).find((data) => 'internal' in data)
    expect(await ofMet('coordinator')).toMatchObject({ internal: true, withheld: 'investigation' })
    expect(await ofMet('policeLead')).toMatchObject({ internal: true, withheld: 'investigation' })
    expect(await ofMet('probation')).toMatchObject({ internal: true })
    expect(await ofMet('probation')).not.toHaveProperty('withheld')
  })
})

describe('where a meeting meets', () => {
  it('is where its site’s policy says, while no fact says otherwise', async () => {
    const place = { text: 'Room 9, or its link', source: 'A test.', mark: 'K' } as const
    const meetings = { stalkingPanel: { place } }
    await holding(api.database, meetings, api.clock.now)
    const elsewhere = await planMeeting(api, { at: '2026-11-25T10:00:00Z' })
    expect((await elsewhere.read('', 'probation')).body).toMatchObject({ place: 'Room 4' })
    const urgent = { at: '2026-11-26T10:00:00Z', place: undefined, emergency: true }
    const there = await planMeeting(api, urgent)
    expect((await there.read('', 'probation')).body).toMatchObject({
      place: 'Room 9, or its link',
      withheld: {},
    })
  })
})
