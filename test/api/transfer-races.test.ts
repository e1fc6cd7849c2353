// Proves that one of two answers to an offer counts, and that work goes on at the right site.
import { expect, test } from '@jest/globals'
import { itemsOf, ownApi } from '../support/api.ts'
import type { Role } from '../../domain/codes.ts'
import { together } from '../support/together.ts'

const api = await ownApi()

const police = 'hampshire-constabulary'
const there = (role: Role, agency?: string) =>
  api.token(role, { sites: ['hampshire'], ...(agency ? { agency } : {}), sub: `${role} there` })

const page = async (pathway: string, token: string) => api.get(`/api/pathways/${pathway}`, token)
const reason = 'He has moved to Southampton.'

/** A pathway in research, which London offers to Hampshire. */
async function offered(): Promise<string> {
  const pathway = await api.refer()
  const coordinator = await api.token('coordinator')
  await api.done(pathway, 'accept-referral', coordinator)
  const triage = { outcome: 'conference', risk: 'medium', rationale: 'As it says.' }
  await api.done(pathway, 'decide-triage', await api.token('policeLead'), triage)
  await api.done(pathway, 'offer-transfer', coordinator, { site: 'hampshire', reason })
  return pathway
}

test('accepted and withdrawn at once: one of the two wins, and the other is told that nothing is waiting any more', async () => {
  const [sender, receiver] = [await api.token('coordinator'), await there('coordinator')]
  const accept = ['accept-transfer', receiver, {}] as const
  const withdraw = ['withdraw-transfer', sender, { reason: 'He is back.' }] as const
  const refuse = ['refuse-transfer', receiver, { reason: 'We do not know him.' }] as const
  const first = await offered()
  expect(await together(api, first, [accept, withdraw, refuse])).toEqual([
    'done',
    'other-site',
    'no-transfer',
  ])
  expect((await page(first, receiver)).body).toMatchObject({ site: 'hampshire' })
  const second = await offered()
  expect(await together(api, second, [withdraw, accept])).toEqual(['done', 'no-transfer'])
  expect((await page(second, sender)).body).toMatchObject({ site: 'london' })
})

test('what people of the old site had sent is not decided for the new one; what their agency owes still counts', async () => {
  const pathway = await offered()
  const receiver = await there('coordinator')
  const incident = { on: '2026-11-01', kind: 'contact', note: 'A letter.' }
  const known = { agency: 'national-probation-service-london', kind: 'nil' }
  expect(
    await together(api, pathway, [
      ['accept-transfer', receiver, {}],
      ['waive-return', await api.token('chair'), waived],
      ['record-return', await api.token('probation'), known],
      ['report-incident', await api.token('probation'), incident],
    ]),
  ).toEqual(['done', 'other-site', 'done', 'done'])
})

const waived = { agency: 'national-probation-service-london', reason: 'They know nothing.' }

test('what is given to another agency of the new site is on the worklist there', async () => {
  const pathway = await offered()
  const receiver = await there('coordinator')
  const london = await api.token('coordinator')
  await api.done(pathway, 'withdraw-transfer', london, { reason })
  for (const agency of ['metropolitan-police-service', 'suzy-lamplugh-trust', health])
    await api.done(pathway, 'record-return', await api.token('agencyWorker', { agency }), {
      agency,
      kind: 'nil',
    })
  await api.done(pathway, 'waive-return', await api.token('chair'), waived)
  const action = { agency: 'london-housing', role: 'agencyWorker', what: 'Change the lock.' }
  await api.done(pathway, 'record-conference', await api.token('chair'), {
    decision: 'intervene',
    risk: 'medium',
    rationale: 'As discussed.',
    actions: [{ ...action, dueOn: '2026-11-20' }],
  })
  await api.done(pathway, 'offer-transfer', london, { site: 'hampshire', reason })
  await api.done(pathway, 'accept-transfer', receiver, {})
  const owed = itemsOf(await api.get(`/api/pathways/${pathway}/obligations?open=true`, receiver))
  const obligationId = owed.find(({ what }) => what === 'action')?.['id']
  const given = { obligationId, agency: police, role: 'policeLead', reason: 'It is there now.' }
  await api.done(pathway, 'reassign', receiver, given)
  const worklist = itemsOf(await api.get('/api/worklist', await there('policeLead', police)))
  expect(worklist.map(({ id }) => id)).toContain(obligationId)
  const housing = await api.token('agencyWorker')
  expect(itemsOf(await api.get('/api/worklist', housing))).toEqual([])
})

const health = 'barnet-enfield-haringey-mental-health-trust'
