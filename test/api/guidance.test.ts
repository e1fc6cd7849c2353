import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { itemsOf, startApi, type TestApi } from '../support/api.ts'

let api: TestApi
let coordinator: string
let police: string
beforeAll(async () => {
  api = await startApi()
  coordinator = await api.token('coordinator')
  police = await api.token('policeLead')
})
afterAll(() => api.stop())

const shown = async (id: string, token = coordinator) =>
  (await api.get(`/api/pathways/${id}`, token)).body
const refused = async (id: string, name: string, token: string, body: object) => {
  const answer = await api.send('POST', `/api/pathways/${id}/commands/${name}`, token, body)
  return [answer.status, answer.body['code']]
}
const timeline = async (id: string, type: string) =>
  itemsOf(await api.get(`/api/pathways/${id}/timeline`, coordinator)).filter(
    (item) => item['type'] === type,
  )

describe('the suggestion to triage', () => {
  const decision = { outcome: 'adviceOnly', risk: 'medium', rationale: 'Little has happened.' }

  it('is shown while it is in triage, binds the decision, and is kept with it', async () => {
    const id = await api.refer({ screening: { tool: 'dash', ticks: 15, judgement: 'high' } })
    expect((await shown(id))['triageSuggestion']).toBeNull()
    await api.done(id, 'accept-referral', coordinator)
    expect((await shown(id))['triageSuggestion']).toEqual({
      outcome: 'conference',
      risk: 'high',
      because: [
        { code: 'dashTicks', title: 'The ticks of the DASH' },
        { code: 'judgedHigh', title: 'High risk in the professional judgement of the referrer' },
      ],
    })
    expect((await shown(id, await api.token('agencyWorker')))['triageSuggestion']).toBeNull()
    expect(await refused(id, 'decide-triage', police, decision)).toEqual([409, 'below-suggestion'])
    await api.done(id, 'decide-triage', police, {
      ...decision,
      outcome: 'referOn',
      risk: 'high',
      referTo: 'marac',
      receiverName: 'The MARAC of the next county',
    })
    expect(await timeline(id, 'triage-decided')).toMatchObject([
      {
        data: {
          receiverName: 'The MARAC of the next county',
          suggested: { outcome: 'conference', risk: 'high', because: ['dashTicks', 'judgedHigh'] },
        },
      },
    ])
  })

  it('asks for nothing of an ordinary referral, whose advice is kept with whom it was given to', async () => {
    const id = await api.refer()
    await api.done(id, 'accept-referral', coordinator)
    expect((await shown(id))['triageSuggestion']).toEqual({
      outcome: null,
      risk: null,
      because: [],
    })
    await api.done(id, 'decide-triage', police, decision)
    await api.done(id, 'record-advice', coordinator, {
      note: 'To keep a diary.',
      to: 'The officer in the case',
      toAgency: 'metropolitan-police-service',
    })
    expect(await timeline(id, 'advice-recorded')).toMatchObject([
      {
        data: {
          note: 'To keep a diary.',
          to: 'The officer in the case',
          toAgency: 'metropolitan-police-service',
        },
      },
    ])
    expect((await shown(id))['triageSuggestion']).toBeNull()
  })
})
