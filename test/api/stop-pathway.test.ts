// Proves that what should never have been is stopped on the day, after the advocate was asked, and can be erased at once.
import { expect, it } from '@jest/globals'
import { itemsOf, ownApi } from '../support/api.ts'

const api = await ownApi()
const coordinator = await api.token('coordinator')
const chair = await api.token('chair')
const advocate = await api.token('victimAdvocate')
const officer = await api.token('dataProtectionOfficer')

it('is stopped, watched by nobody and erased, and says who was told', async () => {
  const id = await api.refer()
  await api.done(id, 'accept-referral', coordinator)
  await api.done(id, 'stop-pathway', chair, { code: 'wrongPerson', reason: 'Meant his brother.' })
  const again = { code: 'wrongPerson', reason: 'At once.' }
  const url = `/api/pathways/${id}/commands/stop-pathway`
  expect(await api.send('POST', url, chair, again)).toMatchObject({
    status: 409,
    body: { code: 'stop-asked' },
  })
  await api.done(id, 'answer-stop', advocate, { view: 'agree' })
  const shown = (await api.get(`/api/pathways/${id}`, coordinator)).body
  expect(shown).toMatchObject({ stage: 'ended', watchUntil: null })
  const told = itemsOf(await api.get(`/api/pathways/${id}/timeline?limit=100`, coordinator))
  const stopped = told.find(({ type }) => type === 'pathway-stopped')
  expect(stopped?.['sentence']).toMatch(/asked or told until then: .*police lead/i)
  const open = itemsOf(await api.get(`/api/pathways/${id}/obligations?open=true`, coordinator))
  expect(open.map(({ what }) => what)).toContain('putRight')
  const erase = { decision: 'erase', ground: 'unlawful', reason: 'The wrong man.' }
  await api.done(id, 'decide-retention', officer, erase)
  await api.done(id, 'confirm-erasure', await api.token('supervisor'))
  const after = await api.get(`/api/pathways/${id}/timeline?limit=100`, coordinator)
  expect(after.text).not.toContain('Meant his brother.')
})

it('is withdrawn by whoever referred, and by nobody else', async () => {
  const id = await api.refer()
  const body = { reason: 'Sent twice.' }
  const url = `/api/pathways/${id}/commands/withdraw-referral`
  const probation = await api.token('probation')
  expect(await api.send('POST', url, probation, body)).toMatchObject({
    status: 403,
    body: { code: 'not-yours' },
  })
  await api.done(id, 'withdraw-referral', await api.token('policeLead'), body)
  expect((await api.get(`/api/pathways/${id}`, coordinator)).body).toMatchObject({
    stage: 'ended',
  })
})
