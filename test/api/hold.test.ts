// Proves that a hold stops what treatment owes until its date, and gives back the days that were left.
import { describe, expect, it } from '@jest/globals'
import { itemsOf, mondayMorning, ownApi } from '../support/api.ts'
import { atCivil, ukZone } from '../../domain/calendar/calendar.ts'
import { examples } from '../support/examples.ts'
import type { Role } from '../../domain/codes.ts'

const at = (date: string, time = '10:00') => atCivil(date, time, ukZone)

/** A pathway at suitability, with every return in: the clinician owes an assessment by Monday 16 November. */
const api = await ownApi()
const roles = ['coordinator', 'policeLead', 'chair', 'forensicClinician'] as const
const signed = await Promise.all(roles.map(async (role: Role) => [role, await api.token(role)]))
const tokens: Record<'coordinator' | 'policeLead' | 'chair' | 'forensicClinician', string> =
  Object.fromEntries(signed) as typeof tokens // one for each of the roles
const id = await api.refer()
const { coordinator, policeLead, chair } = tokens
await api.done(id, 'accept-referral', coordinator)
await api.done(id, 'decide-triage', policeLead, examples['decide-triage'])
await api.turn('pathway', id) // it asks the agencies itself
for (const { agency, answer } of (await page()).returns)
  if (answer === 'asked') await api.done(id, 'waive-return', chair, { agency, reason: 'Known.' })
const decision = { decision: 'intervene', risk: 'medium', rationale: 'Treatment is needed.' }
await api.done(id, 'record-conference', chair, decision)

interface PathwayPage {
  readonly hold: object | null
  readonly flags: string[]
  readonly waitingOn: { what: string; due: string; overdue: boolean; stoppedSince: string | null }[]
  readonly returns: { agency: string; answer: string }[]
}

async function page(): Promise<PathwayPage> {
  const { body } = await api.get(`/api/pathways/${id}`, tokens.coordinator)
  return body as unknown as PathwayPage // its shape is in the API's own schema
}

const suitability = async () => {
  const list = await api.get(`/api/pathways/${id}/obligations?limit=100`, tokens.coordinator)
  return itemsOf(list).find(({ what }) => what === 'suitability')
}

const onWorklist = async (due: string) =>
  itemsOf(await api.get(`/api/worklist?due=${due}&limit=100`, tokens.coordinator)).map(
    ({ what }) => what,
  )

describe('a hold over HTTP', () => {
  it('stops what treatment owes, and says until when', async () => {
    api.clock.now = at('2026-11-05')
    const body = { reason: 'hospital', note: 'Admitted.', resumeOn: '2026-12-08' }
    await api.done(id, 'hold', tokens.coordinator, body)
    const { hold, flags, waitingOn } = await page()
    expect(hold).toEqual({
      reason: 'hospital',
      since: '2026-11-05T10:00:00.000Z',
      resumeAt: '2026-12-08T09:00:00.000Z',
    })
    expect(flags).toContain('held')
    const stopped = waitingOn.filter(({ stoppedSince }) => stoppedSince !== null)
    expect(stopped.map(({ what }) => what)).toEqual(['suitability'])
    expect(await suitability()).toMatchObject({
      due: '2026-11-16T17:00:00.000Z',
      overdue: false,
      nextRungAt: null,
      stoppedSince: '2026-11-05T10:00:00.000Z',
      outcome: null,
    })
  })

  it('long after its date nothing of it is late or stuck, and the rest is', async () => {
    api.clock.now = at('2026-11-30')
    await api.turn('pathway', id)
    expect(await suitability()).toMatchObject({ overdue: false, rung: null })
    expect(await onWorklist('overdue')).toContain('victimContactHigh')
    expect(await onWorklist('overdue')).not.toContain('suitability')
    const stuck = itemsOf(await api.get('/api/supervision/stuck?limit=100', tokens.coordinator))
    const whats = stuck.map(({ what }) => what)
    expect(whats).toContain('victimContactHigh')
    expect(whats).not.toContain('suitability')
  })

  it('is foreseen to end by itself, and once it has, the working days that were left are left', async () => {
    const { body } = await api.get(`/api/pathways/${id}/forecast`, tokens.coordinator)
    const foreseen = body['items'] as { at: string; what: string }[]
    expect(foreseen.filter(({ what }) => what === 'resume').map((one) => one.at)).toEqual([
      '2026-12-08T09:00:00.000Z',
    ])
    api.clock.now = at('2026-12-08')
    await api.turn('pathway', id)
    expect((await page()).hold).toBeNull()
    expect(await suitability()).toMatchObject({
      due: '2026-12-17T17:00:00.000Z', // seven working days
      overdue: false,
      nextRungAt: '2026-12-15T09:00:00.000Z',
      stoppedSince: null,
    })
  })

  it('is refused twice, read by those who work the case, and ended by a person', async () => {
    const { coordinator, forensicClinician } = tokens
    await api.done(id, 'hold', forensicClinician, {
      reason: 'abroad',
      note: 'Until further notice.',
    })
    const send = (name: string, body: object) =>
      api.send('POST', `/api/pathways/${id}/commands/${name}`, coordinator, body)
    expect((await send('hold', { reason: 'abroad' })).body).toMatchObject({ code: 'already-held' })
    const owed = await suitability()
    expect((await send('remind-now', { obligationId: owed?.['id'] })).body).toMatchObject({
      code: 'stopped-by-hold',
    })
    const timeline = itemsOf(await api.get(`/api/pathways/${id}/timeline?limit=100`, coordinator))
    const begun = timeline.filter(({ type }) => type === 'hold-begun')
    expect(JSON.stringify(begun)).toContain('Until further notice.')
    await api.done(id, 'resume', coordinator, { note: 'Back.' })
    expect((await page()).hold).toBeNull()
    api.clock.now = mondayMorning
  })
})
