// Proves that the advice of the site binds triage and closure, and is kept with the decision.
import { describe, expect, it } from '@jest/globals'
import { itemsOf, ownApi } from '../support/api.ts'

const api = await ownApi()
const coordinator = await api.token('coordinator')
const police = await api.token('policeLead')

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
        { code: 'dashTicks', title: 'DASH ticks' },
        { code: 'judgedHigh', title: "High risk in the referrer's professional judgement" },
      ],
    })
    const referrer = await api.token('agencyWorker', { agency: 'metropolitan-police-service' })
    expect((await shown(id, referrer))['triageSuggestion']).toBeNull()
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

describe('the checklist of a closure', () => {
  it('is shown while it is in closure, and refuses the chair by what blocks', async () => {
    const id = await inClosure()
    const chair = await api.token('chair')
    const advocate = await api.token('victimAdvocate')
    const unmet = async (token = coordinator) =>
      checklistOf(await shown(id, token))
        ?.filter(({ met }) => !met)
        .map(({ code, blocks }) => [code, blocks])
    expect(checklistOf(await shown(id))).toContainEqual({
      code: 'actions',
      title: 'No action is open',
      met: true,
      blocks: true,
    })
    expect(await unmet(await api.token('agencyWorker'))).toBeUndefined()
    await api.done(id, 'propose-closure', coordinator, { reason: 'Advice was given.' })
    expect(await unmet()).toEqual([
      ['advocate', true],
      ['victimView', false],
    ])
    expect(await refused(id, 'approve-closure', chair, {})).toEqual([409, 'advocate-not-answered'])
    const commands = itemsOf(await api.get(`/api/pathways/${id}/commands`, chair))
    expect(commands.find(({ name }) => name === 'approve-closure')).toMatchObject({
      may: false,
      why: { code: 'advocate-not-answered' },
    })
    await api.done(id, 'answer-closure', advocate, { view: 'agree' })
    expect(await unmet()).toEqual([])
    await api.done(id, 'approve-closure', chair)
    expect((await shown(id))['closureChecklist']).toBeNull()
  })
})

describe('a repeat', () => {
  it('comes back from the watch with its plan attached, straight to a conference', async () => {
    const id = await inClosure()
    await api.done(id, 'propose-closure', coordinator, { reason: 'Advice was given.' })
    await api.done(id, 'answer-closure', await api.token('victimAdvocate'), { view: 'agree' })
    await api.done(id, 'approve-closure', await api.token('chair'))
    const before = await shown(id)
    const incident = { on: '2026-11-02', kind: 'contact', note: 'A letter.' }
    await api.done(id, 'report-incident', police, incident)
    const after = await shown(id)
    expect(after).toMatchObject({
      stage: 'conference',
      flags: expect.arrayContaining(['repeat', 'emergency']),
      openedAt: before['openedAt'],
      watchUntil: null,
    })
    expect((after['waitingOn'] as { what: string }[]).map(({ what }) => what)).toEqual(
      expect.arrayContaining(['tellVictim', 'emergencyConference', 'respondToRisk']),
    )
    expect(await timeline(id, 'pathway-reopened')).toMatchObject([
      {
        data: {
          because: 'repeat',
          plan: {
            lastDecision: { by: 'triage', outcome: 'adviceOnly' },
            actions: { open: [], ended: [] },
          },
        },
      },
    ])
  })
})

/** A pathway for which advice was given. */
async function inClosure(): Promise<string> {
  const id = await api.refer()
  await api.done(id, 'accept-referral', coordinator)
  await api.done(id, 'decide-triage', police, {
    outcome: 'adviceOnly',
    risk: 'standard',
    rationale: 'Little has happened.',
  })
  await api.done(id, 'record-advice', coordinator, { note: 'To keep a diary.' })
  return id
}

const checklistOf = (body: Readonly<Record<string, unknown>>) =>
  (body['closureChecklist'] ?? undefined) as
    { code: string; title: string; met: boolean; blocks: boolean }[] | undefined
