// Proves that an order is recorded, served, breached, varied and ended over HTTP, with what is owed on it.
import { describe, expect, it } from '@jest/globals'
import { itemsOf, ownApi } from '../support/api.ts'
import type { Role } from '../../domain/codes.ts'

const roles = ['coordinator', 'policeLead', 'forensicClinician', 'probation', 'chair'] as const
const prohibition = 'Not to enter Acacia Avenue.'
const requirement = 'To attend the assessment.'
const order = {
  kind: 'spo',
  grantedOn: '2026-10-30',
  expiresOn: '2028-10-30',
  court: 'The magistrates’ court',
  prohibitions: [prohibition, 'Not to telephone.'],
  requirements: [requirement],
}
const breach = { orderId: 'o1', on: '2026-11-02', kind: 'place', note: 'Was seen in the avenue.' }

interface OrderOut {
  readonly [field: string]: unknown
  readonly prohibitions: (string | null)[]
}
interface Page {
  readonly stage: string
  readonly flags: string[]
  readonly orders: OrderOut[]
  readonly waitingOn: { what: string; agency: string; role: string; due: string }[]
}

const api = await ownApi()
const signed = await Promise.all(roles.map(async (role: Role) => [role, await api.token(role)]))
const tokens: Readonly<Record<(typeof roles)[number], string>> = Object.fromEntries(
  signed,
) as typeof tokens // one for each of the roles

const page = async (id: string, token: string): Promise<Page> =>
  (await api.get(`/api/pathways/${id}`, token)).body as unknown as Page // its shape is in the API's own schema
const send = (id: string, name: string, token: string, body: object) =>
  api.send('POST', `/api/pathways/${id}/commands/${name}`, token, body)

/** A pathway in triage with an order that was served on this Monday. */
async function served(): Promise<string> {
  const id = await api.refer()
  await api.done(id, 'accept-referral', tokens.coordinator)
  await api.done(id, 'record-order', tokens.policeLead, order)
  await api.done(id, 'serve-order', tokens.policeLead, { orderId: 'o1', on: '2026-11-02' })
  return id
}

describe('an order', () => {
  it('is recorded and served, and what is owed on it shows with its dates', async () => {
    const id = await served()
    const { orders, waitingOn } = await page(id, tokens.policeLead)
    expect(orders).toEqual([
      {
        id: 'o1',
        kind: 'spo',
        title: 'Stalking protection order',
        status: 'served',
        grantedOn: '2026-10-30',
        servedOn: '2026-11-02',
        expiresOn: '2028-10-30',
        variedOn: null,
        renewedOn: null,
        endedOn: null,
        renewal: null,
        replaces: null,
        mustNotify: true,
        notifiedOn: null,
        changeNotifiedOn: null,
        handedOverTo: null,
        court: order.court,
        prohibitions: order.prohibitions,
        requirements: order.requirements,
        breaches: [],
        withheld: {},
      },
    ])
    const due = Object.fromEntries(waitingOn.map((one) => [one.what, one.due]))
    expect(due).toMatchObject({
      orderNotification: '2026-11-04T23:59:00.000Z',
      decideOrderRenewal: '2028-08-01T16:00:00.000Z',
    })
    const owed = itemsOf(await api.get(`/api/pathways/${id}/obligations?limit=100`, tokens.chair))
    expect(owed.find(({ what }) => what === 'orderNotification')).toMatchObject({
      title: 'a notification under an order',
    })
  })

  it('shows what it forbids to those who enforce it, and what it requires to treatment too', async () => {
    const id = await served()
    const [probation] = (await page(id, tokens.probation)).orders
    expect(probation).toMatchObject({ prohibitions: order.prohibitions })
    const [clinician] = (await page(id, tokens.forensicClinician)).orders
    expect(clinician).toMatchObject({
      prohibitions: [null, null],
      requirements: [requirement],
      withheld: { prohibitions: 'notForYou' },
    })
    const timeline = await api.get(`/api/pathways/${id}/timeline`, tokens.forensicClinician)
    expect(timeline.text).not.toContain('Acacia')
    expect(timeline.text).toContain(requirement)
  })

  it('is of no concern to an agency that sees but its own part', async () => {
    const worker = await api.token('agencyWorker', { agency: 'metropolitan-police-service' })
    expect((await page(await served(), worker)).orders).toEqual([])
  })

  it('varied shows the new conditions, and keeps those of which nothing was said', async () => {
    const id = await served()
    const body = { orderId: 'o1', on: '2026-11-02', prohibitions: ['Not to write.'] }
    await api.done(id, 'vary-order', tokens.policeLead, body)
    expect((await page(id, tokens.policeLead)).orders).toMatchObject([
      { prohibitions: ['Not to write.'], requirements: [requirement], variedOn: '2026-11-02' },
    ])
  })

  it('breached raises the alarm, and is shown with its decision', async () => {
    const id = await served()
    await api.done(id, 'record-breach', tokens.probation, breach)
    const { flags, waitingOn } = await page(id, tokens.policeLead)
    expect(flags).toContain('emergency')
    const owed = waitingOn.map(({ what, role, due }) => `${what} ${role} ${due}`)
    expect(owed).toEqual(
      expect.arrayContaining([
        'respondToRisk policeLead 2026-11-02T23:59:00.000Z',
        'respondToRisk victimAdvocate 2026-11-02T23:59:00.000Z',
        'emergencyConference chair 2026-11-03T17:00:00.000Z',
        'decideOnBreach policeLead 2026-11-03T17:00:00.000Z',
      ]),
    )
    const decision = { breachId: 'b1', decision: 'charge', note: 'Charged this afternoon.' }
    await api.done(id, 'decide-on-breach', tokens.policeLead, decision)
    expect((await page(id, tokens.policeLead)).orders).toMatchObject([
      { breaches: [{ id: 'b1', on: '2026-11-02', kind: 'place', decision: 'charge' }] },
    ])
  })

  it('runs out in the forecast', async () => {
    const id = await api.refer()
    const bail = { kind: 'bail', grantedOn: '2026-11-02', expiresOn: '2026-11-06' }
    await api.done(id, 'record-order', tokens.policeLead, bail)
    const foreseen = itemsOf(await api.get(`/api/pathways/${id}/forecast`, tokens.policeLead))
    expect(foreseen.find(({ what }) => what === 'orderRunsOut')).toMatchObject({
      at: '2026-11-07T00:00:00.000Z',
    })
  })
})

describe('what cannot be', () => {
  it('is refused with the field, in a sentence', async () => {
    const id = await served()
    const short = { ...order, expiresOn: '2027-10-30' }
    const { status, body } = await send(id, 'record-order', tokens.policeLead, short)
    expect([status, body]).toMatchObject([
      409,
      {
        code: 'order-too-short',
        title: 'A stalking protection order with an end date lasts for at least two years.',
      },
    ])
    expect(JSON.stringify(body)).toContain('expiresOn')
  })

  it.each([
    ['serve-order', { orderId: 'o7', on: '2026-11-02' }, 'orderId'],
    ['record-breach', { ...breach, orderId: 'o7' }, 'orderId'],
    ['decide-on-breach', { breachId: 'b7', decision: 'charge', note: 'No.' }, 'breachId'],
  ])('names an order or a breach that never was: %s is bad input', async (name, body, field) => {
    const { status, body: problem } = await send(await served(), name, tokens.policeLead, body)
    expect([status, problem['errors']]).toMatchObject([400, [{ field }]])
  })

  it('is a date in the future for what has happened', async () => {
    const body = { orderId: 'o1', on: '2026-11-03' }
    expect((await send(await served(), 'serve-order', tokens.policeLead, body)).status).toBe(400)
  })
})
