// Proves over HTTP that a later answer counts in place of an earlier, that a referral outlives its referrer, and that a low risk over high ratings says why.
import { expect, it } from '@jest/globals'
import { itemsOf, ownApi } from '../support/api.ts'

const api = await ownApi()
const coordinator = await api.token('coordinator')
const health = 'barnet-enfield-haringey-mental-health-trust'
const clinician = await api.token('forensicClinician', { agency: health })

const inResearch = async () => {
  const id = await api.refer()
  await api.done(id, 'accept-referral', coordinator)
  const triage = { outcome: 'conference', risk: 'high', rationale: 'Escalating.' }
  await api.done(id, 'decide-triage', await api.token('policeLead'), triage)
  await api.turn('pathway', id)
  return id
}

it('strikes "nothing known" out when the file is found an hour later', async () => {
  const id = await inResearch()
  await api.done(id, 'record-return', clinician, { agency: health, kind: 'nil' })
  const found = { agency: health, kind: 'full', note: 'A shotgun licence since 2014.' }
  await api.done(id, 'record-return', clinician, found)
  const answers = itemsOf(
    await api.get(`/api/pathways/${id}/timeline?limit=100`, coordinator),
  ).filter(({ type }) => type === 'return-recorded')
  expect(answers).toMatchObject([
    { data: { kind: 'nil' }, withdrawnBy: null, replacedBy: answers[1]?.['seq'] },
    { data: { kind: 'full', note: found.note }, replacedBy: null },
  ])
})

it('lets the coordinator complete what a referrer who has left was asked for', async () => {
  const id = await api.refer()
  await api.done(id, 'return-referral', coordinator, { reason: 'Please add the dates.' })
  await api.done(id, 'amend-referral', coordinator, { note: 'The dates are those of the log.' })
  const { flags } = (await api.get(`/api/pathways/${id}`, coordinator)).body
  expect(flags).not.toContain('returned')
})

it('asks why the risk is standard where every rating is high', async () => {
  const id = await inResearch()
  const high = { violence: 'high', persistence: 'high', recurrence: 'high', psychosocial: 'high' }
  const body = { instrument: 'srp', ratings: high, risk: 'standard' }
  const path = `/api/pathways/${id}/commands/assess-risk`
  const refused = await api.send('POST', path, clinician, body)
  expect(refused).toMatchObject({
    status: 409,
    body: { code: 'rationale-missing', errors: [{ field: 'rationale' }] },
  })
  await api.done(id, 'assess-risk', clinician, { ...body, rationale: 'In custody abroad.' })
  const owed = itemsOf(await api.get(`/api/pathways/${id}/obligations?open=true`, coordinator))
  const told = owed.filter(({ what }) => what === 'hearOfLowering').map(({ role }) => role)
  expect(told.toSorted()).toEqual(['policeLead', 'victimAdvocate'])
})
