// Proves that a report by name which waits has somebody who owes a look, that a coordinator's own waits for a supervisor, and that one hears where nobody looks.
import { describe, expect, it } from '@jest/globals'
import { asEngine } from '../support/words.ts'
import { itemsOf, ownApi } from '../support/api.ts'
import { randomUUID } from 'node:crypto'
import { readNamespace } from '../../store/rehearsal.ts'
import { routeReports } from '../../store/reports/route.ts'
import { signIn, visit } from '../support/pages.ts'
import { until } from '../support/until.ts'

const api = await ownApi()
const sole = { sub: 'the only coordinator', agency: 'suzy-lamplugh-trust' }
const coordinator = await api.token('coordinator', sole)
const supervisor = await api.token('supervisor')
const worker = await api.token('agencyWorker')

/** Somebody whom nobody knows, reported and waiting. */
async function reported(name: string, by: string, urgent = false): Promise<string> {
  const body = {
    ...{ site: 'london', person: { name, dateOfBirth: '1970-02-03' }, on: '2026-11-01' },
    ...{ kind: 'threat', note: 'At the door.', urgent },
  }
  const before = (await states()).length
  const { status } = await api.send('POST', '/api/reports', by, body, { key: randomUUID() })
  expect(status).toBe(202)
  await until(async () => {
    const now = await states()
    return now.length > before && now.every(({ state }) => state !== 'received')
  })
  return name
}
const states = () =>
  asEngine(api.database, (tx) => tx.selectFrom('reports').select(['id', 'state']).execute())
const notes = async () =>
  (
    await api.database.selectFrom('contact_notes').select('what').orderBy('queued_at').execute()
  ).map(({ what }) => what)
const listed = async (token: string) =>
  itemsOf(await api.get('/api/reports', token)).map((one) => [
    (one['person'] as { name: string }).name,
    one['owedBy'],
  ])
/** A round of the warden, so many days later. */
async function round(days = 0): Promise<void> {
  api.clock.now += days * 24 * 3_600_000
  const moment = { now: api.clock.now, real: Date.now() }
  await routeReports(api.database, { namespace: await readNamespace(api.database), ...moment })
}

describe('what a sole coordinator reports', () => {
  it('is owed by the supervisor, who is told, and not shown or told to the coordinator', async () => {
    await reported('Of The Coordinator', coordinator)
    expect(await notes()).toEqual(['report-for-supervisor'])
    expect(await listed(coordinator)).toEqual([])
    expect(await listed(supervisor)).toEqual([['Of The Coordinator', 'supervisor']])
  })

  it('is on the supervisor’s page as theirs', async () => {
    const page = visit(api.app, await signIn(api, 'supervisor'))
    const { text } = await page.get('/reports')
    expect(text).toMatch(/Of The Coordinator[^]*data-label="Owed by"\s*>\s*Supervisor/)
  })

  it('never tells the coordinator that it waits, however late it is', async () => {
    await round(40 / 24)
    for (let day = 0; day < 20; day += 1) await round(1)
    const all = await notes()
    expect(all.length).toBeGreaterThan(2)
    expect(new Set(all)).toEqual(new Set(['report-for-supervisor']))
  })
})

describe('what anybody else reports', () => {
  it('is owed by the coordinator, who is told', async () => {
    const before = (await notes()).length
    await reported('Of Somebody Else', worker)
    expect((await notes()).slice(before)).toEqual(['report-waits'])
    expect(await listed(coordinator)).toEqual([['Of Somebody Else', 'coordinator']])
  })

  it('reaches the supervisor where the coordinator does not look, each rung once', async () => {
    const before = (await notes()).length
    for (let day = 0; day < 10; day += 1) {
      await round(1)
      const sofar = await notes()
      await round()
      expect(await notes()).toEqual(sofar)
    }
    const since = (await notes()).slice(before)
    expect(since[0]).toBe('report-waits')
    expect(since).toContain('report-for-supervisor')
  })

  it('is reminded of no more once somebody has looked', async () => {
    await reported('Looked At', worker, true)
    const found = itemsOf(await api.get('/api/reports', coordinator))
    for (const { id } of [...found, ...itemsOf(await api.get('/api/reports', supervisor))])
      await api.send('POST', `/api/reports/${String(id)}/decision`, supervisor, {
        decision: 'nothing',
      })
    expect(await listed(supervisor)).toEqual([])
    const before = await notes()
    for (let day = 0; day < 10; day += 1) await round(1)
    expect(await notes()).toEqual(before)
  })
})

describe('what a pathway says is about somebody else', () => {
  it('waits again, and whoever owes the look is told again', async () => {
    const person = { name: 'Known Already', dateOfBirth: '1970-02-03' }
    const pathway = await api.refer({ person })
    await reported(person.name, worker)
    await api.turn('pathway', pathway)
    const owed = itemsOf(
      await api.get(`/api/pathways/${pathway}/obligations?open=true`, coordinator),
    )
    const look = owed.find(({ what }) => what === 'lookAtReport')
    const before = (await notes()).length
    await api.done(pathway, 'disown-report', coordinator, {
      ...{ obligationId: look?.['id'], reason: 'Another man of that name.' },
    })
    await round()
    expect((await notes()).slice(before)).toEqual(['report-waits'])
    await round(7)
    expect((await notes()).slice(before)).toContain('report-for-supervisor')
  })
})
