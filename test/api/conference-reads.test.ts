import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { type Answer, itemsOf, startApi, type TestApi } from '../support/api.ts'
import {
  council,
  health,
  housing,
  inSession,
  listing,
  met,
  planMeeting,
  probation,
  type TestMeeting,
  trust,
} from '../support/meeting.ts'

let api: TestApi
let meeting: TestMeeting
let pathways: string[]
beforeAll(async () => {
  api = await startApi()
  pathways = [await api.refer(), await api.refer({ person: { name: 'Second Person' } })]
  meeting = await planMeeting(api)
  const [first, second] = pathways as [string, string]
  await meeting.told('list-item', listing(first, { risk: 'high', agencies: [council] }))
  await meeting.told('list-item', listing(second, { children: true }))
  await meeting.told('bring-action', { pathway: first, action: 'a1', agency: housing, due: 2_000 })
  await meeting.told('bring-expiry', { pathway: second, until: Date.parse('2026-12-01T00:00:00Z') })
}, 60_000)
afterAll(() => api.stop())

const parts = [
  '',
  'agenda',
  'attendance',
  'items',
  'returns',
  'minutes',
  'timeline?limit=100',
  'obligations',
  'notices',
  'commands',
]

/** Whether each answer is what the documentation says that it is. */
async function expectDocumented(answers: readonly (readonly [string, Answer])[]): Promise<void> {
  const { body } = await api.get('/api/openapi.json')
  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  ajv.addSchema({ $id: 'document', components: body['components'] })
  for (const [part, answer] of answers) {
    const route = `/api/conferences${part === 'list' ? '' : '/{id}'}${/^(list)?$/.test(part) ? '' : `/${part.replace(/\?.*/, '')}`}`
    const paths = body['paths'] as Record<string, { get: Documented }>
    const schema = paths[route]?.get.responses['200']?.content['application/json']?.schema
    expect([route, schema]).toEqual([route, expect.any(Object)])
    const text = JSON.stringify(schema).replaceAll('"#/components', '"document#/components')
    expect([part, answer.status]).toEqual([part, 200])
    expect([part, ajv.validate(JSON.parse(text) as object, answer.body), ajv.errors]).toEqual([
      part,
      true,
      null,
    ])
  }
}
interface Documented {
  responses: Record<string, { content: Record<string, { schema: object }> } | undefined>
}

const partsAs = async (by: Parameters<TestMeeting['read']>[1]) =>
  Promise.all(parts.map(async (part) => [part, await meeting.read(part, by)] as const))

describe('a conference that is planned', () => {
  it('shows when and where it meets, whom it waits for and what time does next', async () => {
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
          atLeast: 4,
          missing: expect.arrayContaining(['chair', 'policeLead']),
        },
        waitingOn: [],
        withheld: {},
      },
    ])
    expect(headers['etag']).toBe(`"${String(body['version'])}"`)
  })

  it('answers as the documentation says, in every part', async () => {
    await expectDocumented(await partsAs('coordinator'))
    await expectDocumented([['list', await api.get('/api/conferences', await api.token('chair'))]])
  })

  it('shows its agenda to whoever keeps it, and to the invited not yet', async () => {
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
      { item: 'i2', pathwayId: pathways[1], person: { name: 'Second Person' }, children: true },
      { item: 'i1', pathwayId: pathways[0], person: { name: 'Alex Example' }, risk: 'high' },
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
      pathwayId: pathways[0],
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
    const returns = itemsOf(await meeting.read('returns', 'chair')).filter(
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
  })
})

describe('in session', () => {
  beforeAll(() => inSession(meeting), 30_000)

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
    const taken = answers[0]?.status === 200 ? 'By the first hand.' : 'By the second.'
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
    expect(named('draft-minutes')).toMatchObject({ may: false, why: { code: 'not-your-role' } })
    expect(allowed.map(({ name }) => name)).not.toContain('list-item')
  })

  it('answers as the documentation says, to each reader', async () => {
    for (const role of ['chair', 'forensicClinician', 'agencyWorker'] as const)
      await expectDocumented(await partsAs(role))
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
      pathway: pathways[0],
      action: 'a1',
      outcome: 'done',
    })
    await meeting.done('close-session', 'chair')
    await meeting.done('draft-minutes', 'coordinator', { text: 'A first draft.' })
    await meeting.done('draft-minutes', 'coordinator', { text: 'We met at ten.' })
  })

  it('shows a draft of the minutes to whoever keeps the meeting, and to the others what goes out', async () => {
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
    expect(await drafts('forensicClinician')).toMatchObject([{ text: 'We met at ten.' }])
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
    await expectDocumented(await partsAs('coordinator'))
  })

  it('tells its timeline with the words that are for the reader', async () => {
    const all = itemsOf(await meeting.read('timeline?limit=100', 'chair'))
    expect(all.map(({ seq }) => seq)).toEqual(all.map((_, n) => n + 1))
    expect(all[0]).toMatchObject({
      type: 'conference-planned',
      data: { place: 'Room 4', at: '2026-11-18T10:00:00.000Z' },
      by: { agency: trust, role: 'coordinator' },
    })
    expect(all.find(({ type }) => type === 'item-deferred')).toMatchObject({
      data: { because: 'time', reason: 'It was late.' },
    })
  })
})
