// Proves that a newer policy and a changed table of holidays move what they should, once it is confirmed, and nothing else.
import { describe, expect, it } from '@jest/globals'
import { askToReplan } from '../../store/replanning.ts'
import { defaultPolicies } from '../../domain/policy/defaults.ts'
import { holidayTableVersion } from '../../domain/calendar/holidays.ts'
import { itemsOf, ownApi } from '../support/api.ts'
import type { PathwayState } from '../../domain/pathway/state.ts'
import { readNamespace } from '../../store/rehearsal.ts'

const api = await ownApi()
const coordinator = await api.token('coordinator')
const supervisor = await api.token('supervisor')
const { london } = defaultPolicies
const source = 'Two days are what the new panel can do.'
const acknowledge = { ...london.clocks.acknowledge, span: { workingDays: 2 }, source }
const policy = { ...london, clocks: { ...london.clocks, acknowledge } }
const administrator = await api.token('administrator')
const body = { reason: 'The panel has fewer hands.', policy }
expect(await api.send('POST', '/api/policies/london', administrator, body)).toMatchObject({
  status: 201,
  body: { version: 2 },
})

const stateOf = async (id: string) => {
  const { state } = await api.database
    .selectFrom('entities')
    .select('state')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return state as PathwayState
}

const dueOf = async (id: string, what: string) => {
  const all = itemsOf(await api.get(`/api/pathways/${id}/obligations`, coordinator))
  return all.find((one) => one['what'] === what)
}

const timeline = async (id: string) =>
  itemsOf(await api.get(`/api/pathways/${id}/timeline`, coordinator))

/** A pathway that opened under the first version, as all did before the second. */
async function underTheFirst(): Promise<string> {
  const id = await api.refer()
  const state = { ...(await stateOf(id)), policyVersion: 1 }
  const obligations = Object.fromEntries(
    Object.entries(state.obligations).map(([key, one]) => [
      key,
      one.what === 'acknowledge' ? { ...one, due: Date.parse('2026-11-03T17:00:00Z') } : one,
    ]),
  )
  await keep(id, { ...state, obligations })
  return id
}

const keep = (id: string, state: PathwayState) =>
  api.database
    .updateTable('entities')
    .set({ state: JSON.stringify(state) })
    .where('id', '=', id)
    .execute()

describe('a newer policy', () => {
  it('shows what it would move, and moves just that once it is confirmed', async () => {
    const id = await underTheFirst()
    const before = await stateOf(id)
    const changes = itemsOf(
      await api.get(`/api/pathways/${id}/policy-changes?version=2`, coordinator),
    )
    expect(changes).toEqual([
      {
        obligationId: `${id}.1`,
        what: 'acknowledge',
        title: 'a referral to be acknowledged',
        agency: 'suzy-lamplugh-trust',
        role: 'coordinator',
        from: '2026-11-03T17:00:00.000Z',
        to: '2026-11-04T17:00:00.000Z',
        clock: 'acknowledge',
        span: '2 working days',
        source: 'Two days are what the new panel can do.',
        mark: 'K',
      },
    ])
    expect(await stateOf(id)).toEqual(before) // looking changes nothing
    await api.done(id, 'apply-policy', supervisor, { version: 2, reason: 'As agreed with police.' })
    expect(await dueOf(id, 'acknowledge')).toMatchObject({
      due: '2026-11-04T17:00:00.000Z',
      source: 'Two days are what the new panel can do.',
    })
    const told = await timeline(id)
    expect(told.slice(-2)).toMatchObject([
      {
        type: 'policy-applied',
        data: { version: 2, before: 1, reason: 'As agreed with police.' },
      },
      {
        type: 'obligation-moved',
        data: { was: '2026-11-03T17:00:00.000Z', due: '2026-11-04T17:00:00.000Z' },
      },
    ])
    const { body } = await api.get(`/api/pathways/${id}`, coordinator)
    expect(body['policyVersion']).toBe(2)
  })

  it('is refused by name if there is none, or none newer; the preview says the same', async () => {
    const id = await underTheFirst()
    for (const [version, code] of [
      [1, 'policy-not-newer'],
      [7, 'no-such-policy'],
    ] as const) {
      const refusal = { status: 409, body: { code, errors: [{ field: 'version', rule: code }] } }
      const body = { version, reason: 'A reason.' }
      const url = `/api/pathways/${id}`
      expect(
        await api.send('POST', `${url}/commands/apply-policy`, coordinator, body),
      ).toMatchObject(refusal)
      expect(await api.get(`${url}/policy-changes?version=${version}`, coordinator)).toMatchObject(
        refusal,
      )
    }
  })

  it('is for coordinators and supervisors of the site', async () => {
    const id = await underTheFirst()
    const url = `/api/pathways/${id}/policy-changes?version=2`
    expect(await api.get(url, await api.token('chair'))).toMatchObject({ status: 403 })
    const elsewhere = await api.token('coordinator', { sites: ['cheshire'] })
    expect(await api.get(url, elsewhere)).toMatchObject({ status: 404 })
    expect(await api.get(`/api/pathways/${id}/policy-changes`, coordinator)).toMatchObject({
      status: 400,
    })
  })
})

describe('a changed table of holidays', () => {
  /** A pathway whose clocks an older table planned, a day too early. */
  async function underAnOlderTable(): Promise<string> {
    const id = await underTheFirst()
    const table = '2026-01'
    await keep(id, { ...(await stateOf(id)), policyVersion: 2, calendar: table })
    const pathways = api.database.updateTable('pathways').set({ holiday_table: table })
    await pathways.where('id', '=', id).execute() // as a turn writes it beside the state
    return id
  }

  it('shows what it would move, and moves just that', async () => {
    const id = await underAnOlderTable()
    const url = `/api/pathways/${id}/calendar-changes`
    expect(itemsOf(await api.get(url, coordinator))).toMatchObject([
      {
        what: 'acknowledge',
        from: '2026-11-03T17:00:00.000Z',
        to: '2026-11-04T17:00:00.000Z',
        span: '2 working days',
      },
    ])
    await api.done(id, 'replan-calendar', coordinator, { reason: 'A day was proclaimed.' })
    expect(await dueOf(id, 'acknowledge')).toMatchObject({ due: '2026-11-04T17:00:00.000Z' })
    expect(await api.get(url, coordinator)).toMatchObject({
      status: 409,
      body: { code: 'calendar-unchanged' },
    })
  })

  it('reaches every open pathway through the warden, each once', async () => {
    const id = await underAnOlderTable()
    const namespace = await readNamespace(api.database)
    const moment = { now: api.clock.now, real: Date.now() }
    const ask = () => askToReplan(api.database, namespace, holidayTableVersion, moment)
    expect(await ask()).toEqual([{ kind: 'pathway', id }])
    expect(await ask()).toEqual([])
    await api.turn('pathway', id)
    expect((await stateOf(id)).calendar).toBe(holidayTableVersion)
    expect((await timeline(id)).slice(-2)).toMatchObject([
      { type: 'calendar-applied', by: { id: 'warden', role: null } },
      { type: 'obligation-moved', data: { because: 'calendar' } },
    ])
    expect(await dueOf(id, 'acknowledge')).toMatchObject({ due: '2026-11-04T17:00:00.000Z' })
    expect(await ask()).toEqual([])
  })
})
