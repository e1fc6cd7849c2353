// Proves that what is owed to a victim outlives every decision: it is on lists and pages until it is met, or the advocate ends it.
import { describe, expect, it } from '@jest/globals'
import { itemsOf, ownApi } from '../support/api.ts'
import { contactMade } from '../support/examples.ts'
import { signIn, visit } from '../support/pages.ts'

const canary = 'Zz-Canary-Ended'
const api = await ownApi()
const [coordinator, advocate, police] = await Promise.all([
  api.token('coordinator'),
  api.token('victimAdvocate'),
  api.token('policeLead'),
])
const reason = 'Not stalking.'

/** An urgent referral that the coordinator turns away at once. */
async function rejected(): Promise<string> {
  const id = await api.refer({ urgent: true })
  await api.done(id, 'reject-referral', coordinator, { code: 'notStalking', reason })
  return id
}

const owedOn = async (id: string) =>
  itemsOf(await api.get(`/api/pathways/${id}/obligations?open=true&limit=100`, coordinator)).map(
    ({ id: obligation, what, role }) => ({ obligation: String(obligation), what, role }),
  )

const pageOf = async (id: string, to = '') => {
  const visitor = visit(api.app, await signIn(api, 'victimAdvocate'))
  return (await visitor.get(`/pathways/${id}${to}`)).text
}

describe('a contact with a victim whose referral was rejected', () => {
  it('is owed under its clock, on the worklist and on the page, and met as ever', async () => {
    const id = await rejected()
    expect(await owedOn(id)).toMatchObject([{ what: 'victimContactHigh', role: 'victimAdvocate' }])
    const list = itemsOf(await api.get('/api/worklist?limit=100', advocate))
    expect(list.filter(({ pathwayId }) => pathwayId === id)).toHaveLength(1)
    expect(await pageOf(id)).toMatch(/Ended on .+, waiting on Suzy Lamplugh Trust for an urgent/)
    const made = { ...contactMade, result: 'reached', view: 'Was relieved to be rung.' }
    await api.done(id, 'record-victim-contact', advocate, made)
    expect(await owedOn(id)).toEqual([])
    const late = await api.send(
      'POST',
      `/api/pathways/${id}/commands/record-victim-contact`,
      advocate,
      made,
    )
    expect([late.status, late.body['code']]).toEqual([409, 'pathway-ended'])
  })

  it('is ended by the advocate alone, with a reason that treatment never reads', async () => {
    const id = await rejected()
    const [contact] = await owedOn(id)
    const body = { obligationId: contact?.obligation, reason: canary }
    const path = `/api/pathways/${id}/commands/end-contact`
    for (const token of [coordinator, police])
      expect((await api.send('POST', path, token, body)).status).toBe(403)
    expect(await pageOf(id, '/do/end-contact')).toContain('No other decision ends what is owed')
    await api.done(id, 'end-contact', advocate, body)
    expect(await owedOn(id)).toEqual([])
    const timeline = async (token: string) =>
      (await api.get(`/api/pathways/${id}/timeline?limit=100`, token)).text
    expect(await timeline(coordinator)).toContain(canary)
    expect(await timeline(await api.token('forensicClinician'))).not.toContain(canary)
  })
})
