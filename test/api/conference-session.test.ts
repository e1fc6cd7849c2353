// Proves that a session keeps its quorum, its times and one result for each item.
import { beforeAll, describe, expect, it } from '@jest/globals'
import { expectDocumented } from '../support/documented.ts'
import { itemsOf, ownApi } from '../support/api.ts'
import {
  council,
  everyPart,
  housing,
  inSession,
  probation,
  type TestMeeting,
  trust,
  withTwoItems,
} from '../support/meeting.ts'

const api = await ownApi()
const { meeting, first } = await withTwoItems(api)

describe('in session', () => {
  beforeAll(() => inSession(meeting))

  it('knows its quorum and who came', async () => {
    const { body } = await meeting.read('attendance', 'forensicClinician')
    expect(body).toMatchObject({ quorum: { met: true, missing: [] }, confidentialityOpen: false })
    const seats = body['seats'] as { agency: string; role: string }[]
    expect(seats.find(({ role }) => role === 'probation')).toMatchObject({
      agency: probation,
      how: 'present',
      accepted: true,
      times: [{ how: 'present', at: '2026-11-18T10:00:00.000Z' }],
    })
    expect(seats.find(({ agency }) => agency === council)).toMatchObject({ how: null, times: [] })
  })

  it('keeps the time of the item that is heard', async () => {
    await meeting.done('present-item', 'chair', {
      item: 'i1',
      agency: housing,
      role: 'agencyWorker',
    })
    const timer = async () => itemsOf(await meeting.read('items', 'chair'))[0]?.['timer']
    expect(await timer()).toEqual({
      since: '2026-11-18T10:00:00.000Z',
      minutes: 10,
      until: '2026-11-18T10:10:00.000Z',
      over: false,
    })
    await meeting.until('2026-11-18 10:11')
    expect(await timer()).toMatchObject({ over: true })
    expect(itemsOf(await meeting.read('items', 'chair'))[1]?.['timer']).toBeNull()
  })

  it('gives two hands at one item one result and one clear refusal', async () => {
    const { headers } = await meeting.read('', 'chair')
    const decide = (rationale: string) =>
      meeting.send(
        'decide-item',
        'chair',
        { item: 'i1', decision: 'intervene', risk: 'high', rationale, actions: [action] },
        String(headers['etag']),
      )
    const action = {
      agency: council,
      role: 'agencyWorker',
      what: 'Look for another flat.',
      dueOn: '2026-12-04',
    }
    const answers = await Promise.all([decide('By the first hand.'), decide('By the second.')])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'changed-meanwhile',
    })
    const [decided] = itemsOf(await meeting.read('items', 'policeLead'))
    const taken = answers[0].status === 200 ? 'By the first hand.' : 'By the second.'
    expect(decided).toMatchObject({
      item: 'i1',
      status: 'decided',
      decision: 'intervene',
      risk: 'high',
      rationale: taken,
      timer: null,
      actions: [
        { agency: council, what: 'Look for another flat.', due: '2026-12-04T17:00:00.000Z' },
      ],
    })
  })

  it('says what may be done now, each with its schema, and why the rest may not', async () => {
    const allowed = itemsOf(await meeting.read('commands', 'chair'))
    const named = (name: string) => allowed.find((one) => one['name'] === name)
    expect(named('decide-item')).toMatchObject({
      may: true,
      why: null,
      body: { type: 'object', properties: { decision: { enum: expect.any(Array) } } },
    })
    expect(named('circulate')).toMatchObject({ may: false, why: { code: 'meeting-stage' } })
    expect(named('close-session')).toMatchObject({
      may: false,
      why: { code: 'actions-unreviewed' },
    })
    expect(named('draft-minutes')).toMatchObject({ may: false, why: { code: 'meeting-stage' } })
    const worker = itemsOf(await meeting.read('commands', 'agencyWorker'))
    expect(worker.find(({ name }) => name === 'draft-minutes')).toMatchObject({
      ...{ may: false, why: { code: 'not-your-role' } },
    })
    expect(allowed.map(({ name }) => name)).not.toContain('list-item')
  })

  it('answers as the documentation says, to each reader', async () => {
    for (const role of ['chair', 'forensicClinician', 'agencyWorker'] as const)
      await expectDocumented(api, await everyPart(meeting, role))
  })
})

describe('afterwards', () => {
  beforeAll(async () => {
    await meeting.done('defer-item', 'chair', {
      item: 'i2',
      because: 'time',
      reason: 'It was late.',
    })
    await meeting.done('review-action', 'chair', {
      pathway: first,
      action: 'a1',
      outcome: 'done',
    })
    await meeting.done('close-session', 'chair')
    await meeting.done('draft-minutes', 'coordinator', { text: 'A first draft.' })
    await meeting.done('draft-minutes', 'coordinator', { text: 'We met at ten.' })
  })

  it('shows draft minutes to those who run the meeting, and to the others what goes out', async () => {
    const drafts = async (by: Parameters<TestMeeting['read']>[1]) =>
      (await meeting.read('minutes', by)).body['drafts'] as { text: string | null }[]
    expect(await drafts('coordinator')).toMatchObject([
      { text: 'A first draft.' },
      { text: 'We met at ten.' },
    ])
    expect(await drafts('forensicClinician')).toEqual([])
    expect((await meeting.read('timeline?limit=100', 'forensicClinician')).text).not.toContain(
      'We met',
    )
    await meeting.done('circulate-minutes', 'coordinator')
    expect(await drafts('policeLead')).toMatchObject([{ text: 'We met at ten.' }])
    expect(await drafts('forensicClinician')).toMatchObject([{ text: null, withheld: 'notForYou' }])
    expect((await meeting.read('timeline?limit=100', 'forensicClinician')).text).not.toContain(
      'first draft',
    )
  })

  it('shows corrections, the approval and what is added, each by whom', async () => {
    await meeting.done('correct-minutes', 'probation', { correction: 'I came at five past.' })
    await meeting.done('approve-minutes', 'chair')
    await meeting.done('add-addendum', 'coordinator', { text: 'The order was granted.' })
    const { body } = await meeting.read('minutes', 'policeLead')
    expect(body).toMatchObject({
      status: 'approved',
      version: 3,
      locked: true,
      corrections: [{ version: 3, text: 'I came at five past.', by: { agency: probation } }],
      addenda: [{ text: 'The order was granted.', by: { name: 'coordinator Person' } }],
      approvedAt: expect.any(String),
    })
    await expectDocumented(api, await everyPart(meeting, 'coordinator'))
  })

  it('tells its timeline with the words that are for the reader', async () => {
    const begin = await meeting.read('timeline?limit=70', 'chair')
    const next = `timeline?limit=100&cursor=${String(begin.body['nextCursor'])}`
    const all = [...itemsOf(begin), ...itemsOf(await meeting.read(next, 'chair'))]
    expect(all.map(({ seq }) => seq)).toEqual(all.map((_, n) => n + 1))
    expect(all[0]).toMatchObject({
      type: 'conference-planned',
      data: { place: 'Room 4', at: '2026-11-18T10:00:00.000Z' },
      by: { agency: trust, role: 'coordinator' },
    })
    expect(all.find(({ type }) => type === 'item-deferred')).toMatchObject({
      data: { because: 'time', reason: 'It was late.' },
    })
    const named = itemsOf(await meeting.read('timeline?order=newest&limit=100', 'chair'))
    expect(named).toEqual(all.toReversed().slice(0, 100))
    for (const { sentence } of all) expect(sentence).toMatch(/^[A-Z\d]/)
    expect(all.map(({ sentence }) => sentence)).not.toContainEqual(
      expect.stringMatching(/Alex|Example|It was late/),
    )
  })
})
