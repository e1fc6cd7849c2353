// Proves that an API whose clock is wrong dates nothing by it, says so, lets people read, and goes on once it is right.
import { afterEach, describe, expect, it } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { ClockWatch, WrongClock } from '../../platform/clock-watch.ts'
import { compareClocks } from '../../store/database-clock.ts'
import { createJudge } from '../../activities/judge.ts'
import type { Database } from '../../store/database.ts'
import { ownApi } from '../support/api.ts'
import { planExample, referralExample } from '../support/examples.ts'
import { readNamespace } from '../../store/rehearsal.ts'
import { signIn, visit } from '../support/pages.ts'

const hour = 3_600_000
const off = { ms: 0 }
const real = () => Date.now() + off.ms
const logged: [string, object][] = []
const place: { database: Database | undefined } = { database: undefined }
const watch = new ClockWatch({
  real,
  log: {
    info: (facts, text) => void logged.push([text, facts]),
    error: (facts, text) => void logged.push([text, facts]),
    debug: () => undefined,
  },
  compare: (own) => compareClocks(place.database!, own),
})
const api = await ownApi({ clockWatch: watch })
place.database = api.database
await watch.assure()

afterEach(() => {
  off.ms = 0
  logged.length = 0
})

const stored = async () => ({
  commands: (await api.database.selectFrom('inbox').select('id').execute()).length,
  drafts: (await api.database.selectFrom('drafts').select('id').execute()).length,
  pathways: (await api.database.selectFrom('pathways').select('id').execute()).length,
  meetings: (await api.database.selectFrom('conferences').select('id').execute()).length,
})
const refused = {
  status: 503,
  headers: { 'retry-after': '10' },
  body: { code: 'wrong-clock', title: expect.stringContaining('clock of this service is wrong') },
}

describe.each([
  ['three days ahead', 72 * hour, 'ahead of'],
  ['three seconds behind', -3000, 'behind'],
])('an API whose clock is %s', (_, ms, inWords) => {
  it('takes no command, no referral, no plan and no draft, keeps nothing of them, and lets people read', async () => {
    const token = await api.token('coordinator')
    const pathway = await api.refer()
    const before = await stored()
    const accept = `/api/pathways/${pathway}/commands/accept-referral`
    const key = randomUUID()
    off.ms = ms
    expect(await api.send('POST', accept, token, {}, { key })).toMatchObject(refused)
    expect(await api.send('POST', '/api/referrals', token, referralExample)).toMatchObject(refused)
    expect(await api.send('POST', '/api/conferences', token, planExample)).toMatchObject(refused)
    expect(await api.send('POST', '/api/drafts', token, {})).toMatchObject(refused)
    expect(await stored()).toEqual(before)
    expect((await api.get(`/api/pathways/${pathway}`, token)).status).toBe(200)
    expect((await api.get('/api/worklist', token)).status).toBe(200)
    off.ms = 0
    expect((await api.send('POST', accept, token, {}, { key })).status).toBe(200)
  })

  it('is not ready, says by how much, measures it, and logs it once', async () => {
    off.ms = ms
    for (let n = 0; n < 3; n++)
      expect(await api.get('/health/ready')).toMatchObject({
        status: 503,
        body: {
          ready: false,
          parts: { clock: 'missing', postgres: 'ok' },
          missing: [expect.stringMatching(new RegExp(`^The clock here is [\\d.]+ s ${inWords}`))],
        },
      })
    const { text } = await api.get('/metrics')
    const [, ahead] = /^throughline_clock_ahead_seconds (\S+)$/m.exec(text) ?? []
    expect(Math.abs(Number(ahead) - ms / 1000)).toBeLessThan(1)
    expect(logged).toEqual([
      ['clock is wrong: nothing is dated by it', { aheadMs: expect.any(Number) }],
    ])
    off.ms = 0
    expect(await api.get('/health/ready')).toMatchObject({
      status: 200,
      body: { parts: { clock: 'ok' } },
    })
    expect(logged.at(-1)).toEqual(['clock agrees again', { aheadMs: expect.any(Number) }])
  })

  it('says so on a page, keeps what was typed on it, and lets people sign out', async () => {
    const pages = visit(api.app, await signIn(api, 'coordinator'))
    off.ms = ms
    const { status, text } = await pages.post('/pathways/views', { name: 'Typed & kept' })
    expect(status).toBe(503)
    expect(text).toContain('The clock of this service is wrong')
    expect(text).toContain('value="Typed &amp; kept"')
    expect((await pages.get('/work')).status).toBe(200)
    expect((await pages.post('/confirm/nothing', {})).status).toBe(503)
    expect((await pages.post('/sign-out', {})).status).toBe(303)
  })

  it('commits no turn by a time that was read while it was wrong, although it is right again', async () => {
    const token = await api.token('coordinator')
    const pathway = await api.refer()
    api.engine = 'stopped'
    const accept = `/api/pathways/${pathway}/commands/accept-referral`
    expect((await api.send('POST', accept, token, {})).status).toBe(202)
    api.engine = 'runs'
    const events = () =>
      api.database.selectFrom('events').select('seq').where('entity', '=', pathway).execute()
    const before = await events()
    const judge = createJudge({
      database: api.database,
      clock: {
        ...api.deps.clock,
        now: async () => {
          off.ms = 0 // somebody puts it right just then
          return Date.now() + ms
        },
      },
      watch,
      namespace: await readNamespace(api.database),
      mailDomain: 'example.org',
      log: api.deps.log,
      wake: async () => undefined,
    })
    off.ms = ms
    const turn = { kind: 'pathway', id: pathway } as const
    await expect(judge(turn)).rejects.toThrow(WrongClock)
    expect(await events()).toEqual(before)
    await watch.assure()
    await api.turn('pathway', pathway)
    expect((await events()).length).toBeGreaterThan(before.length)
  })
})
