// Proves that a request without a key, with a wrong body, address or query is refused, and told why.
import { describe, expect, it } from '@jest/globals'
import { itemsOf, ownApi } from '../support/api.ts'
import { examples } from '../support/examples.ts'
import { pathwayCommands } from '../../domain/pathway/commands/index.ts'
import { pilotProgrammes } from '../../domain/policy/defaults.ts'
import type { z } from 'zod'

const canary = 'Zz-Canary-Quist'

const api = await ownApi()
const [coordinator, policeLead, chair, forensicClinician] = await Promise.all([
  api.token('coordinator'),
  api.token('policeLead'),
  api.token('chair'),
  api.token('forensicClinician'),
])
const tokens = { coordinator, policeLead, chair, forensicClinician }
const id = await api.refer()

describe('headers', () => {
  it.each([
    ['idempotency-key', { 'idempotency-key': 'not-a-uuid' }, 'uuid'],
    ['idempotency-key', { 'idempotency-key': '' }, 'uuid'],
    ['if-match', { 'if-match': 'yesterday' }, 'pattern'],
    ['if-match', { 'if-match': '99999999999' }, 'pattern'],
  ])('%s cannot be %j', async (field, headers, rule) => {
    const url = `/api/pathways/${id}/commands/accept-referral`
    const answer = await api.send('POST', url, tokens.coordinator, {}, { headers })
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ field, rule }] } })
  })

  it('must have a key', async () => {
    const url = `/api/pathways/${id}/commands/accept-referral`
    const authorization = `Bearer ${tokens.coordinator}`
    const answer = await api.app.inject({ method: 'POST', url, headers: { authorization } })
    expect([answer.statusCode, answer.json()]).toMatchObject([
      400,
      { errors: [{ field: 'idempotency-key', rule: 'required' }] },
    ])
  })
})

const reason = canary
const wrongCommands: [
  name: string,
  by: keyof typeof tokens,
  body: object,
  field: string,
  rule: string,
][] = [
  [
    'remind-now',
    'coordinator',
    { obligationId: 'pw0000000000zz.1' },
    'obligationId',
    'unknown-obligation',
  ],
  ['remind-now', 'coordinator', { obligationId: 'DROP TABLE' }, 'obligationId', 'pattern'],
  ['remind-now', 'coordinator', { obligationId: '' }, 'obligationId', 'too-small'],
  ['waive', 'coordinator', { obligationId: 'x.9', reason }, 'obligationId', 'unknown-obligation'],
  ['extend', 'coordinator', { obligationId: 'x', to: '1899-01-01', reason }, 'to', 'too-early'],
  ['extend', 'coordinator', { obligationId: 'x', to: '2036-11-03', reason }, 'to', 'too-late'],
  ['extend', 'coordinator', { obligationId: 'x', to: '2026-13-01', reason }, 'to', 'type'],
  ['extend', 'coordinator', { obligationId: 'x', to: '2026-12-01T10:00:00', reason }, 'to', 'type'],
  [
    'reassign',
    'coordinator',
    { obligationId: 'x', agency: 'nobody', role: 'chair', reason },
    'agency',
    'unknown-agency',
  ],
  ['end-action', 'policeLead', { actionId: 'a1', outcome: 'done' }, 'actionId', 'unknown-action'],
  [
    'record-session',
    'forensicClinician',
    { sessionId: 's1', held: true, attended: true },
    'sessionId',
    'unknown-session',
  ],
  [
    'report-incident',
    'policeLead',
    { on: '2026-11-03', kind: 'threat', note: canary },
    'on',
    'future',
  ],
  [
    'record-conference',
    'chair',
    {
      decision: 'intervene',
      risk: 'high',
      rationale: canary,
      actions: [
        { agency: 'london-housing', role: 'agencyWorker', what: canary, dueOn: '2037-01-01' },
      ],
    },
    'actions.0.dueOn',
    'too-late',
  ],
  [
    'record-conference',
    'chair',
    {
      decision: 'intervene',
      risk: 'high',
      rationale: canary,
      actions: Array.from({ length: 10_000 }, () => ({})),
    },
    'actions',
    'too-large',
  ],
  [
    'plan-sessions',
    'forensicClinician',
    {
      programme: 'x',
      provider: { agency: 'y', role: 'chair' },
      firstAt: '2026-12-01T10:00:00Z',
      basis: 'consent',
    },
    'provider.agency',
    'unknown-agency',
  ],
  ['amend-referral', 'coordinator', {}, 'body', 'empty'],
]

describe('a programme that the site does not have', () => {
  it('is refused with those that it has, and the schema names those of the pilots', async () => {
    const answer = await api.send(
      'POST',
      `/api/pathways/${id}/commands/plan-sessions`,
      await api.token('forensicClinician'),
      { ...examples['plan-sessions'], programme: canary },
    )
    const names = Object.keys(pilotProgrammes).sort()
    expect(answer).toMatchObject({
      status: 400,
      body: {
        errors: [
          {
            field: 'programme',
            rule: 'unknown-programme',
            message: `must be one of ${names.join(', ')}.`,
          },
        ],
      },
    })
    expect(answer.text).not.toContain(canary)
    const { programme } = pathwayCommands['plan-sessions'].body.shape as Record<string, z.ZodType>
    const described = programme?.meta()?.description ?? ''
    for (const name of names) expect(described).toContain(name)
  })
})

describe('a command that cannot be used', () => {
  it.each(
    wrongCommands.map(([name, by, body, field, rule]) => [name, field, rule, by, body] as const),
  )('%s: %s breaks the rule %s', async (name, field, rule, by, body) => {
    const before = await stored()
    const url = `/api/pathways/${id}/commands/${name}`
    const answer = await api.send('POST', url, tokens[by], body)
    expect([answer.status, answer.text]).toEqual([400, expect.any(String)])
    expect(answer.body['errors']).toContainEqual({ field, rule, message: expect.any(String) })
    expect(answer.text).not.toContain(canary)
    expect(await stored()).toBe(before)
  })

  const stored = async () => (await api.database.selectFrom('inbox').select('id').execute()).length
})

describe('an address or a query that cannot be used', () => {
  it.each([
    '/api/pathways/pw000000000000',
    '/api/pathways/%00',
    '/api/pathways/%E0%A4%A',
    '/api/pathways/..%2f..%2fetc',
    `/api/pathways/${'x'.repeat(90)}`,
    `/api/pathways/${'x'.repeat(2000)}`,
    "/api/pathways/'%20or%201=1",
    '/api/pathways/PW0123456789AB/timeline',
    '/api/commands/not-a-key',
    '/api/commands/%00',
    '/api/policies/nowhere',
    '/api/policies/%00',
    '/api/nothing',
  ])('GET %s finds nothing', async (url) => {
    expect(await api.get(url, tokens.coordinator)).toMatchObject({
      status: 404,
      body: { code: 'not-found' },
    })
  })

  it.each([
    ['pathways?limit=0', 'limit', 'too-small'],
    ['pathways?limit=101', 'limit', 'too-large'],
    ['pathways?limit=ten', 'limit', 'type'],
    ['pathways?cursor=zzz', 'cursor', 'cursor'],
    ['pathways?cursor=W10', 'cursor', 'cursor'],
    [`pathways?q=%00${canary}`, 'q', 'control-characters'],
    [`pathways?q=${'x'.repeat(101)}`, 'q', 'too-large'],
    ['pathways?q=%20', 'q', 'not-allowed'],
    ['pathways?stage=heaven', 'stage', 'one-of'],
    ['pathways?risk=1', 'risk', 'one-of'],
    ['pathways?overdue=maybe', 'overdue', 'one-of'],
    ['pathways?sort=colour', 'sort', 'one-of'],
    ['pathways?site=london&site=hampshire', 'site', 'type'],
    ['pathways?colour=red', 'colour', 'unknown-field'],
    ['worklist?due=2026-02-31', 'due', 'type'],
    ['worklist?role=king', 'role', 'one-of'],
    ['notices?outcome=lost', 'outcome', 'one-of'],
    ['supervision/stuck?kind=odd', 'kind', 'one-of'],
    ['policies/london?version=0', 'version', 'too-small'],
    ['conferences?limit=0', 'limit', 'too-small'],
    ['conferences?cursor=zzz', 'cursor', 'cursor'],
    ['conferences?form=party', 'form', 'one-of'],
    ['conferences?stage=heaven', 'stage', 'one-of'],
    ['conferences?emergency=maybe', 'emergency', 'one-of'],
    ['conferences?colour=red', 'colour', 'unknown-field'],
    ['conferences?from=2026-02-31', 'from', 'type'],
  ])('GET /api/%s names %s and %s', async (url, field, rule) => {
    const answer = await api.get(`/api/${url}`, tokens.coordinator)
    expect([answer.status, answer.body['errors']]).toEqual([
      400,
      [{ field, rule, message: expect.any(String) }],
    ])
    expect(answer.text).not.toContain(canary)
  })

  it.each(['0001-01-01', '9999-12-31', '2026-11-02T10:00:00Z', 'today', 'overdue'])(
    'a worklist can be asked for what is due by %s',
    async (due) => {
      expect((await api.get(`/api/worklist?due=${due}`, tokens.coordinator)).status).toBe(200)
    },
  )

  it.each(['%25', '_', "' or 1=1 --", '\\', 'a%5C'])('finds nobody by %s', async (q) => {
    const answer = await api.get(`/api/pathways?q=${encodeURIComponent(q)}`, tokens.coordinator)
    expect([answer.status, itemsOf(answer)]).toEqual([200, []])
  })
})

it('logs nothing of what was sent', () => {
  expect(api.logged.length).toBeGreaterThan(50)
  expect(api.logged.join('')).not.toMatch(new RegExp(`${canary}|Alex|Robin|"err"`))
})
