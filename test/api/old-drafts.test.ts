// Proves that the warden deletes a draft that nobody has touched for thirty days, and no other.
import { expect, it } from '@jest/globals'
import { pino } from 'pino'
import { randomUUID } from 'node:crypto'
import { type Attendant, workflowIdOf } from '../../client/temporal.ts'
import { MockActivityEnvironment } from '@temporalio/testing'
import { createSurvey } from '../../activities/survey.ts'
import { readNamespace } from '../../store/rehearsal.ts'
import { referralExample } from '../support/examples.ts'
import { ownApi } from '../support/api.ts'
import { asEngine } from '../support/words.ts'

const api = await ownApi()

it('a draft is deleted by the warden when nobody has touched it for thirty days', async () => {
  const housing = await api.token('agencyWorker')
  const draft = await api.send('POST', '/api/drafts', housing, { person: { name: 'Forgotten' } })
  const url = `/api/drafts/${String(draft.body['id'])}`
  const now = api.clock.now
  const day = 24 * 3_600_000
  try {
    api.clock.now = now + 30 * day - 1
    expect((await api.get(url, housing)).status).toBe(200)
    await survey()
    expect(await kept()).toHaveLength(1)
    api.clock.now = now + 30 * day
    expect((await api.get(url, housing)).status).toBe(404)
    await survey()
    expect(await kept()).toEqual([])
  } finally {
    api.clock.now = now
  }
})

it('a draft that was sent on its last day gives the same request its answer for as long again', async () => {
  const coordinator = await api.token('coordinator')
  const draft = await api.send('POST', '/api/drafts', coordinator, referralExample)
  const url = `/api/drafts/${String(draft.body['id'])}/submit`
  const [now, key] = [api.clock.now, randomUUID()]
  const day = 24 * 3_600_000
  try {
    api.clock.now = now + 29 * day
    const sent = await api.send('POST', url, coordinator, {}, { key })
    expect(sent.status).toBe(201)
    api.clock.now = now + 31 * day
    await survey()
    expect(await api.send('POST', url, coordinator, {}, { key })).toMatchObject({
      status: 201,
      body: sent.body,
    })
    expect(await kept()).toEqual([{ document: {} }])
    api.clock.now = now + 60 * day
    await survey()
    expect(await kept()).toEqual([])
  } finally {
    api.clock.now = now
  }
})

const kept = () =>
  asEngine(api.database, (tx) => tx.selectFrom('drafts').select('document').execute())

/** A round of the warden, which finds everything else in order. */
async function survey(): Promise<void> {
  const waiting = await api.database
    .selectFrom('inbox')
    .select(['kind', 'entity'])
    .distinct()
    .where('outcome', 'is', null)
    .execute()
  // What was sent quietly counts as overlooked after two seconds, which a busy machine may take to get here.
  for (const { kind, entity } of waiting) await api.turn(kind, entity)
  const running = await api.database.selectFrom('entities').select(['kind', 'id']).execute()
  const ids = running.map(({ kind, id }) => workflowIdOf(kind, id))
  const survey = createSurvey({
    database: api.database,
    clock: {
      now: async () => api.clock.now,
      engine: async (at) => at,
      ago: async () => 0,
      speed: 1,
      stop: () => undefined,
    },
    log: pino({ level: 'silent' }),
    namespace: await readNamespace(api.database),
    attendant: {
      failing: async () => [],
      abandoned: async () => [],
      countRunning: async () => ids.length,
      running: async () => new Set(ids),
    } as unknown as Attendant, // the rest is for what is out of order
  })
  await new MockActivityEnvironment().run(survey)
}
