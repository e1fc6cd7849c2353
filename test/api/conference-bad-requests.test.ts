// Proves that a request to a conference that cannot be used is refused, and told why.
import { describe, expect, it } from '@jest/globals'
import { planExample } from '../support/examples.ts'
import { planMeeting } from '../support/meeting.ts'
import { ownApi } from '../support/api.ts'

const canary = 'Zz-Canary-Quist'
const reason = canary
const party = { agency: 'metropolitan-police-service', role: 'policeLead' }

const api = await ownApi()
const [coordinator, chair] = [await api.token('coordinator'), await api.token('chair')]
const tokens = { coordinator, chair }
const meeting = await planMeeting(api)

const stored = async () => (await api.database.selectFrom('inbox').select('id').execute()).length

describe('headers', () => {
  it.each([
    ['idempotency-key', { 'idempotency-key': 'not-a-uuid' }, 'uuid'],
    ['if-match', { 'if-match': 'yesterday' }, 'pattern'],
    ['if-match', { 'if-match': '99999999999' }, 'pattern'],
  ])('%s of a command to a conference cannot be %j', async (field, headers, rule) => {
    const url = `${meeting.url}/commands/circulate`
    const answer = await api.send('POST', url, tokens.coordinator, {}, { headers })
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ field, rule }] } })
  })

  it('must have a key', async () => {
    const authorization = `Bearer ${tokens.coordinator}`
    const requests = [
      { url: '/api/conferences', payload: planExample },
      { url: `${meeting.url}/commands/circulate`, payload: {} },
    ]
    for (const request of requests) {
      const headers = { authorization }
      const answer = await api.app.inject({ method: 'POST', ...request, headers })
      const errors = [{ field: 'idempotency-key', rule: 'required' }]
      expect([answer.statusCode, answer.json()]).toMatchObject([400, { errors }])
    }
  })
})

describe('a plan that cannot be used', () => {
  it.each<[string, unknown, string]>([
    ['site', 'London Town', 'pattern'],
    ['form', 'party', 'one-of'],
    ['at', '2026-12-09', 'instant'],
    ['at', '1899-01-01T10:00:00Z', 'too-early'],
    ['at', '2037-01-01T10:00:00Z', 'too-late'],
    ['place', 'x'.repeat(5000), 'too-large'],
    ['place', `${canary}\u0000`, 'control-characters'],
    ['emergency', 'yes', 'type'],
    ['slot', '2026-12-09', 'unknown-field'],
    ['reconvenes', 'cf0000000000zz', 'unknown-conference'],
  ])('%s cannot be %j', async (field, value, rule) => {
    const before = await stored()
    const plan = { ...planExample, [field]: value }
    const answer = await api.send('POST', '/api/conferences', tokens.coordinator, plan)
    expect([answer.status, answer.text]).toEqual([400, expect.any(String)])
    expect(answer.body['errors']).toContainEqual({ field, rule, message: expect.any(String) })
    expect(answer.text).not.toContain(canary)
    expect(await stored()).toBe(before)
  })
})

const wrong: [name: string, by: keyof typeof tokens, body: object, field: string, rule: string][] =
  [
    ['move-conference', 'chair', { at: '2026-12-09', reason }, 'at', 'instant'],
    ['move-conference', 'chair', { at: '2037-01-01T10:00:00Z', reason }, 'at', 'too-late'],
    ['cancel-conference', 'chair', { reason, to: 'cf0000000000zz' }, 'to', 'unknown-conference'],
    ['invite-agency', 'coordinator', { ...party, agency: 'nobody' }, 'agency', 'unknown-agency'],
    ['invite-agency', 'coordinator', { ...party, role: 'king' }, 'role', 'one-of'],
    ['reorder-agenda', 'chair', { order: 'i1', reason }, 'order', 'type'],
    ['defer-item', 'chair', { item: 'i1', because: 'tired', reason }, 'because', 'one-of'],
    ['defer-item', 'chair', { because: 'time', reason }, 'item', 'required'],
    ['extend-conference', 'chair', { capacity: 10_000, reason }, 'capacity', 'too-large'],
    [
      'record-return',
      'coordinator',
      { item: 'i1', agency: 'nobody', kind: 'nil' },
      'agency',
      'unknown-agency',
    ],
    ['record-attendance', 'coordinator', { ...party, how: 'asleep' }, 'how', 'one-of'],
    ['open-session', 'chair', { note: canary }, 'note', 'unknown-field'],
    [
      'decide-item',
      'chair',
      {
        item: 'i1',
        decision: 'intervene',
        risk: 'high',
        rationale: canary,
        actions: [{ ...party, what: canary, dueOn: '2037-01-01' }],
      },
      'actions.0.dueOn',
      'too-late',
    ],
    ['adjourn', 'chair', { because: 'bored', reason }, 'because', 'one-of'],
    ['draft-minutes', 'coordinator', { text: '' }, 'text', 'too-small'],
    ['extend', 'coordinator', { obligationId: 'x', to: '1899-01-01', reason }, 'to', 'too-early'],
  ]

describe('a command to a conference that cannot be used', () => {
  it.each(wrong.map(([name, by, body, field, rule]) => [name, field, rule, by, body] as const))(
    '%s: %s breaks the rule %s',
    async (name, field, rule, by, body) => {
      const before = await stored()
      const answer = await api.send('POST', `${meeting.url}/commands/${name}`, tokens[by], body)
      expect([answer.status, answer.text]).toEqual([400, expect.any(String)])
      expect(answer.body['errors']).toContainEqual({ field, rule, message: expect.any(String) })
      expect(answer.text).not.toContain(canary)
      expect(await stored()).toBe(before)
    },
  )
})

describe('an address or a query that cannot be used', () => {
  it.each([
    'conferences/cf000000000000',
    'conferences/%00',
    'conferences/..%2f..%2fetc',
    `conferences/${'x'.repeat(90)}`,
    "conferences/'%20or%201=1/agenda",
    'conferences/CF0123456789AB/timeline',
  ])('GET /api/%s finds nothing', async (url) => {
    const answer = await api.get(`/api/${url}`, tokens.coordinator)
    expect(answer).toMatchObject({ status: 404, body: { code: 'not-found' } })
  })

  it.each(['items', 'returns', 'timeline', 'obligations', 'notices'])(
    'a page of %s cannot begin anywhere',
    async (part) => {
      const answer = await api.get(`${meeting.url}/${part}?cursor=W10`, tokens.coordinator)
      expect(answer).toMatchObject({ status: 400, body: { errors: [{ field: 'cursor' }] } })
    },
  )
})

it('logs nothing of what was sent', () => {
  expect(api.logged.length).toBeGreaterThan(30)
  expect(api.logged.join('')).not.toMatch(new RegExp(`${canary}|"err"`))
})
