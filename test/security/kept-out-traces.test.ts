// Proves that what follows from keeping an agency out, that what it owed is another's, tells nobody why who may not know it.
import { beforeAll, describe, expect, it } from '@jest/globals'
import { health, listing, met, planMeeting, trust } from '../support/meeting.ts'
import { itemsOf, ownApi } from '../support/api.ts'
import { plantPathway } from '../support/planted.ts'
import type { Role } from '../../domain/codes.ts'
import { signIn, visit } from '../support/pages.ts'

const api = await ownApi()
const officer = await api.token('dataProtectionOfficer')

/** An action of the police, and a return that the clinic owes. */
const acting = await plantPathway(api, 'london', 'Acting')
const asking = await inResearch()

async function inResearch() {
  const pathway = await api.refer()
  await api.done(pathway, 'accept-referral', await api.token('coordinator'))
  const triage = { outcome: 'conference', risk: 'medium', rationale: 'As it stands.' }
  await api.done(pathway, 'decide-triage', await api.token('policeLead'), triage)
  await api.turn('pathway', pathway)
  return pathway
}

beforeAll(async () => {
  const exclude = (pathway: string, agency: string) =>
    api.done(pathway, 'exclude-agency', officer, { agency, reason: 'He works there.' })
  await exclude(acting, met)
  await exclude(asking, health)
})

/** All that somebody reads of what happened, was sent and is owed on a pathway: as JSON and on pages. */
async function readBy(pathway: string, role: Role, who: { sub?: string; agency?: string } = {}) {
  const token = await api.token(role, who)
  const parts = ['', '/timeline?limit=100&order=newest', '/notices?limit=100']
  const answers = await Promise.all(
    parts.map((part) => api.get(`/api/pathways/${pathway}${part}`, token)),
  )
  const visitor = visit(api.app, await signIn(api, role, who))
  const pages = []
  for (const part of ['', '/history', '/history?show=messages', '/risk', '/treatment'])
    pages.push(await visitor.get(`/pathways/${pathway}${part}`))
  expect([...answers, ...pages].map(({ status }) => status)).toEqual(Array(8).fill(200))
  return [...answers, ...pages].map(({ text }) => text).join('\n')
}

const traces = /reassigned|leftOut|may see this pathway|was excluded|He works there|return-waived/

describe('whoever works the case and may not know who is kept out', () => {
  it.each<[Role, string]>([
    ['victimAdvocate', acting],
    ['forensicClinician', acting],
    ['victimAdvocate', asking],
    ['policeLead', asking],
  ])('%s finds no trace of it on %s', async (role, pathway) => {
    const text = await readBy(pathway, role)
    expect(text.match(traces)).toBeNull()
    expect(text).not.toMatch(/"role":"dataProtectionOfficer"|data protection officer\)/)
  })

  it('sees who owes it now, and who was asked', async () => {
    const token = await api.token('victimAdvocate')
    const { body } = await api.get(`/api/pathways/${acting}`, token)
    expect(body['actions']).toMatchObject([{ agency: trust, role: 'coordinator' }])
    const sent = itemsOf(await api.get(`/api/pathways/${acting}/notices?limit=100`, token))
    const [handed] = sent.filter(({ what, agency }) => what === 'action' && agency === trust)
    expect(handed).toMatchObject({ rung: 'asked', because: { event: null, command: null } })
    const all = itemsOf(await api.get(`/api/notices?limit=100`, token))
    expect(all.find(({ id }) => id === handed?.['id'])).toEqual(handed)
  })
})

describe('whoever decides on it', () => {
  it('is told whose it was and why it is the coordinator’s', async () => {
    const text = await readBy(acting, 'coordinator')
    expect(text).toContain('because nobody from Metropolitan Police Service may see this pathway')
    expect(await readBy(asking, 'chair')).toContain('because nobody from Barnet')
  })
})

describe('whoever was kept out and is let in again', () => {
  it('finds no trace of it, whatever their role', async () => {
    for (const [pathway, agency] of [
      [acting, met],
      [asking, health],
    ] as const) {
      const lifted = { exclusion: 'x1', reason: 'He has left.' }
      await api.done(pathway, 'lift-exclusion', officer, lifted)
      const text = await readBy(pathway, agency === met ? 'chair' : 'forensicClinician', { agency })
      expect(text.match(traces)).toBeNull()
    }
  })
})

it('a meeting’s timeline does not say who is asked nothing about an item', async () => {
  const meeting = await planMeeting(api)
  await meeting.told('list-item', listing(asking, { answered: [health] }))
  const { text } = await meeting.read('timeline?limit=100', 'coordinator')
  expect(text).toContain('item-listed')
  expect(text).not.toContain('answered')
})
