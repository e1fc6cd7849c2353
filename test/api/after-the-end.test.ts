// Proves that an ended pathway still owes a victim what it owed, and takes what is reported of it then.
import { describe, expect, it } from '@jest/globals'
import { itemsOf, ownApi } from '../support/api.ts'
import { contactMade } from '../support/examples.ts'
import { randomUUID } from 'node:crypto'
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

describe('a threat on a pathway that has ended', () => {
  const threat = { on: '2026-11-02', kind: 'threat', note: 'Zz-Canary-Threat at her door.' }

  it('is kept, asked of police and advocate at once, and begins a referral with what is known', async () => {
    const id = await rejected()
    await api.done(id, 'mark-contact-unsafe', advocate, { on: '2026-11-01', note: 'He has it.' })
    await api.done(id, 'raise-urgent-risk', await api.token('probation'), threat)
    const owed = await owedOn(id)
    expect(owed.map(({ what, role }) => [what, role])).toEqual([
      ['victimContactHigh', 'victimAdvocate'],
      ['respondToRisk', 'policeLead'],
      ['respondToRisk', 'victimAdvocate'],
      ['referAgain', 'coordinator'],
      ['respondToRisk', 'policeLead'],
      ['respondToRisk', 'victimAdvocate'],
    ])
    const visitor = visit(api.app, await signIn(api, 'coordinator'))
    const page = (await visitor.get(`/pathways/${id}`)).text
    expect(page).toContain(`href="/refer?from=${id}"`)
    expect((await visitor.get(`/refer?from=${id}`)).text).toContain(`name="from" value="${id}"`)
    const begun = await visitor.post('/refer', { key: randomUUID(), from: id })
    expect(begun.to).toMatch(/^\/refer\//)
    const { body } = await api.get(
      `/api/drafts/${String(begun.to?.split('/').at(-1))}`,
      coordinator,
    )
    expect(body['referral']).toMatchObject({
      site: 'london',
      person: { name: 'Alex Example', dateOfBirth: '1988-04-12' },
      victim: { name: 'Robin Sample', relationship: 'exPartner', safeContact: { safe: false } },
      concern: { incidents: [threat] },
      urgent: true,
    })
    await api.done(id, 'record-done', coordinator, { obligationId: owed[3]?.obligation })
    expect((await visitor.get(`/pathways/${id}`)).text).not.toContain(`/refer?from=${id}`)
  })

  it('fills in nothing for whoever may not read it, nor of an open pathway, nor where somebody is kept out', async () => {
    const begin = (token: string, from: string) =>
      api.send('POST', `/api/drafts?from=${from}`, token, {})
    const open = await api.refer()
    expect((await begin(coordinator, open)).body).toMatchObject({ code: 'not-ended' })
    const id = await rejected()
    await api.done(id, 'raise-urgent-risk', police, threat)
    const stranger = await api.token('policeLead', {
      agency: 'cheshire-constabulary',
      sites: ['cheshire'],
    })
    expect((await begin(stranger, id)).status).toBe(404)
    const clinician = await begin(await api.token('forensicClinician'), id)
    expect(clinician.text).not.toMatch(/Robin|Zz-Canary/)
    const officer = await api.token('dataProtectionOfficer')
    const kept = { agency: 'london-housing', reason: 'His employer.' }
    await api.done(id, 'exclude-agency', officer, kept)
    const { body } = await begin(coordinator, id)
    expect(body['referral']).toEqual({ site: 'london' })
  })
})
