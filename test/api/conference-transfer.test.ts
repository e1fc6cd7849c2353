// Proves that an item offered to another site is heard there once accepted, and stays here when refused.
import { expect, test } from '@jest/globals'
import { addPolicy } from '../../store/reference-changes.ts'
import { defaultPolicies } from '../../domain/policy/defaults.ts'
import { defaultResearch } from '../../domain/policy/meetings.ts'
import {
  health,
  housing,
  listing,
  meetingOf,
  planMeeting,
  type TestMeeting,
} from '../support/meeting.ts'
import { itemsOf, ownApi } from '../support/api.ts'
import type { EntityKind } from '../../domain/entity/decider.ts'
import { nameFor } from '../support/partners.ts'
import { usualAgency } from '../support/people.ts'
import type { Role } from '../../domain/codes.ts'
import { until } from '../support/until.ts'

const api = await ownApi()
const research = { ...defaultResearch, asks: 'atListClosing' as const }
const document = { ...defaultPolicies.london, research }
const policy = { site: 'london', document, reason: 'A test.' }
await addPolicy(api.database, policy, { by: 'test', at: api.clock.now })

const reason = 'She has moved to Southampton.'
const known = 'Known since May; he rings her mother.'

/** Somebody of Hampshire in a role. */
const there = async (role: Role, agency?: string) => ({
  token: await api.token(role, {
    sites: ['hampshire'],
    ...(agency ? { agency } : {}),
    sub: `${role} there`,
  }),
})

/** A meeting of Hampshire, a week after London's. */
async function planThere(at = '2026-11-25T10:00:00Z'): Promise<TestMeeting> {
  const { token } = await there('coordinator')
  const plan = {
    site: 'hampshire',
    form: 'stalkingPanel',
    at,
    reason: 'The first of the rhythm.',
  }
  const { body } = await api.send('POST', '/api/conferences', token, plan)
  return meetingOf(api, String(body['conferenceId']))
}

/** A pathway that stands on the list of London's next meeting, which is to ask what the agencies know. */
async function listedPathway(referral: object = {}): Promise<string> {
  const pathway = await api.refer(referral)
  await api.done(pathway, 'accept-referral', await api.token('coordinator'))
  await api.done(pathway, 'decide-triage', await api.token('policeLead'), {
    outcome: 'conference',
    risk: 'medium',
    rationale: 'The partners should hear it.',
  })
  await has('pathway', pathway, 'listing-confirmed')
  return pathway
}

const has = (kind: EntityKind, entity: string, type: string, times = 1) =>
  until(async () => (await types(kind, entity)).filter((one) => one === type).length >= times)

const types = async (kind: EntityKind, entity: string) =>
  (
    await api.database
      .selectFrom('events')
      .select('type')
      .where('kind', '=', kind)
      .where('entity', '=', entity)
      .orderBy('seq')
      .execute()
  ).map(({ type }) => type)

test('the chair offers an item to another site; accepted, it is heard there with what was returned here', async () => {
  const here = await planMeeting(api)
  const next = await planThere()
  const pathway = await listedPathway()
  const [item] = itemsOf(await here.read('items', 'chair'))
  expect(item).toMatchObject({ item: 'i1', pathwayId: pathway, status: 'listed' })
  const listing = async (by: Role, agency = usualAgency[by]) =>
    (await api.get(`/api/pathways/${pathway}`, await api.token(by, { agency }))).body['listing']
  const at = '2026-11-18T10:00:00.000Z'
  expect(await listing('policeLead')).toEqual({ conferenceId: here.id, at, emergency: false })
  expect(await listing('agencyWorker', usualAgency.policeLead)).toBeNull() // no more than that it was referred

  // The list closes, and the agencies are asked by the meeting.
  await here.until('2026-11-11 17:00')
  await here.done('record-return', 'forensicClinician', {
    item: 'i1',
    agency: health,
    kind: 'full',
    note: known,
  })
  const same = await here.send('offer-item', 'chair', { item: 'i1', site: 'london', reason })
  expect([same.status, same.body['code']]).toEqual([409, 'same-site'])
  const nowhere = await here.send('offer-item', 'chair', { item: 'i1', site: 'mars', reason })
  expect(nowhere).toMatchObject({ status: 400, body: { errors: [{ rule: 'unknown-site' }] } })
  await here.done('offer-item', 'chair', { item: 'i1', site: 'hampshire', reason })

  await has('pathway', pathway, 'transfer-offered')
  // It waits on the list until the other site answers, whose coordinator reads why.
  expect(itemsOf(await here.read('items', 'chair'))).toMatchObject([{ status: 'listed' }])
  const receiver = await there('coordinator')
  const told = itemsOf(await api.get(`/api/pathways/${pathway}/timeline`, receiver.token)) as {
    type: string
    data: object
  }[]
  expect(told.find(({ type }) => type === 'transfer-offered')?.data).toMatchObject({ reason })
  await api.done(pathway, 'accept-transfer', receiver.token)
  await has('pathway', pathway, 'listing-confirmed', 2)

  expect(itemsOf(await here.read('items', 'chair'))).toMatchObject([
    { status: 'moved', because: 'transferred', to: next.id },
  ])
  expect(itemsOf(await next.read('items', await there('chair')))).toMatchObject([
    { pathwayId: pathway, status: 'listed', from: { conferenceId: here.id, item: 'i1' } },
  ])
  expect((await types('conference', here.id)).slice(-2)).toEqual([
    'obligation-settled',
    'item-moved',
  ])
  expect(await types('conference', next.id)).toEqual(
    expect.arrayContaining(['item-listed', 'item-return-recorded']),
  )
  expect(await types('pathway', pathway)).toEqual(
    expect.arrayContaining(['transfer-offered', 'transfer-accepted', 'listing-carried']),
  )

  // There the agencies of that site are asked, and nobody who has answered here.
  await next.until('2026-11-18 17:00')
  const returns = itemsOf(await next.read('returns', await there('chair')))
  expect(returns.find(({ agency }) => agency === health)).toMatchObject({
    state: 'full',
    note: known,
  })
  expect(returns.filter(({ state }) => state === 'asked').map(({ agency }) => agency)).toEqual(
    expect.arrayContaining(['hampshire-constabulary', 'southern-health-nhs-foundation-trust']),
  )
})

test('the referrer reads their own item at the other site, as a guest, and nothing else of that meeting', async () => {
  const here = await planMeeting(api, { at: '2026-12-09T10:00:00Z' })
  const next = await planThere('2026-12-16T10:00:00Z')
  const referrer = { agency: housing, role: 'agencyWorker' }
  const other = 'pw0000other000'
  await next.told(
    'list-item',
    listing(other, { referrer: { ...referrer, agency: 'hampshire-housing' } }),
  )
  const worker = { token: await api.token('agencyWorker', { agency: housing, sub: 'at home' }) }
  const chair = { token: await api.token('chair', { agency: housing, sub: 'who chairs at home' }) }
  expect((await next.read('', worker)).status).toBe(404)

  const pathway = await listedPathway({ referrer })
  const [item] = itemsOf(await here.read('items', 'chair'))
  await here.done('offer-item', 'chair', { item: item?.['item'], site: 'hampshire', reason })
  await has('pathway', pathway, 'transfer-offered')
  await api.done(pathway, 'accept-transfer', (await there('coordinator')).token)
  await has('pathway', pathway, 'listing-confirmed', 2)

  await nameFor(api, 'chair', housing)
  for (const guest of [worker, chair]) {
    const items = itemsOf(await next.read('items', guest))
    expect(items.map(({ pathwayId }) => pathwayId)).toEqual([pathway])
    expect((await next.read('items', guest)).text).not.toContain(other)
    const { status, body } = await next.send('cancel-conference', guest, { reason })
    expect([status, body['code']]).toEqual([expect.any(Number), 'not-your-role'])
  }
  // On paper likewise, once the agenda is out.
  const { now } = api.clock
  await next.until('2026-12-09 17:00')
  await next.done('circulate', await there('coordinator'))
  for (const guest of [worker, chair]) {
    const { status, text } = await next.read('pack.html', guest)
    expect([status, text]).toEqual([200, expect.stringContaining('An extract for London housing')])
    expect(text).toContain(pathway)
    expect(text).not.toContain(other)
  }
  await nameFor(api, 'chair', usualAgency.chair)
  api.clock.now = now
  // The trust is a partner of both sites: its people of London alone are no guests of the other.
  expect((await next.read('', 'coordinator')).status).toBe(404)
})

test('an offer that the other site refuses leaves the item where it is', async () => {
  const here = await planMeeting(api, { at: '2026-12-02T10:00:00Z' })
  const pathway = await listedPathway()
  const [item] = itemsOf(await here.read('items', 'chair'))
  await here.done('offer-item', 'chair', { item: item?.['item'], site: 'cheshire', reason })
  await has('pathway', pathway, 'transfer-offered')
  const coordinator = await api.token('coordinator', { sites: ['cheshire'], sub: 'in Cheshire' })
  await api.done(pathway, 'refuse-transfer', coordinator, { reason: 'She has not arrived here.' })
  expect(itemsOf(await here.read('items', 'chair'))).toMatchObject([{ status: 'listed' }])
})
