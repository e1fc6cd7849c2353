// Proves that an incident in the watch is a repeat by the site's definition.
import { describe, expect, it } from '@jest/globals'
import { actionAgreed, inWatch, sessionsPlanned } from './beginnings.ts'
import { step, type Story } from './story.ts'
import { incidentKinds } from '../../../../domain/codes.ts'
import { london } from './world.ts'
import type { Policy } from '../../../../domain/policy/policy.ts'

/** The story's site follows another definition; or, with none, its policy is older than the entry. */
function under(story: Story, repeat: Policy['repeat']): Story {
  const { repeat: replaced, ...policy } = story.reference.policy
  expect(replaced).toBeDefined()
  story.reference = { ...story.reference, policy: { ...policy, ...(repeat ? { repeat } : {}) } }
  return story
}

/** The older definition, which a site may still follow. */
const olderRepeat = {
  definition: 'criminalTypeIncident',
  source:
    'SafeLives, an older copy of its page: a criminal-type incident within twelve months. That this wording is the older one is inferred.',
  mark: 'S',
} as const

const kinds = Object.keys(incidentKinds) as (keyof typeof incidentKinds)[]
const reopening = (story: Story) =>
  story.happened.flatMap(({ type, data }) => (type === 'pathway-reopened' ? [data] : []))

const closing = [step('propose-closure'), step('answer-closure'), step('approve-closure')]

describe('an incident in the watch', () => {
  it.each(kinds)('is a repeat by the current definition, whatever its kind: %s', (kind) => {
    inWatch().when('report-incident', { kind }).standsAt('conference')
    under(inWatch(), undefined).when('report-incident', { kind }).standsAt('conference')
  })

  it.each(kinds)('is one by the older definition where it would be a crime: %s', (kind) => {
    const story = under(inWatch(), olderRepeat).when('report-incident', { kind })
    story.standsAt(incidentKinds[kind].criminalType ? 'conference' : 'watch')
  })

  it('that is none stays in the watch: police and advocate are told, and the risk is assessed', () => {
    const story = under(inWatch(), olderRepeat)
    const { watchUntil, lastReferralAt } = story.state
    story
      .when('report-incident', { kind: 'contact' }, { at: '2026-12-07 10:00' })
      .gives('incident-reported', 'obligation-opened', 'obligation-opened', 'obligation-opened')
      .standsAt('watch', { flags: [] })
      .owesOnly('hearOfReport', 'hearOfReport', 'reassess')
      .toOwe({ to: 'policeLead', what: 'hearOfReport', by: '2026-12-08 17:00' })
      .toOwe({ to: 'victimAdvocate', what: 'hearOfReport', by: '2026-12-08 17:00' })
      .toOwe({ to: 'forensicClinician', what: 'reassess', by: '2026-12-14 17:00' })
      .tells('policeLead', 'hearOfReport', 'asked', true)
      .tells('victimAdvocate', 'hearOfReport', 'asked', true)
    expect(story.state).toMatchObject({ watchUntil, lastReferralAt })
  })

  it('of such a kind interrupts as usual before the watch', () => {
    under(sessionsPlanned(), olderRepeat)
      .when('report-incident', { kind: 'contact' })
      .toOwe({ to: 'chair', what: 'emergencyConference' })
  })

  it('does not soften an urgent risk, nor a contact that became unsafe', () => {
    for (const name of ['raise-urgent-risk', 'mark-contact-unsafe'] as const)
      under(inWatch(), olderRepeat)
        .when(name)
        .standsAt('conference', { flags: expect.arrayContaining(['repeat', 'emergency']) as never })
  })

  it('that raises the risk when it is assessed is reviewed, and can step up', () => {
    under(inWatch(), olderRepeat)
      .and(
        step('report-incident', { kind: 'contact' }),
        step('assess-risk', { risk: 'high' }),
        step('record-review', { outcome: 'stepUp', risk: 'high' }),
      )
      .standsAt('conference', { risk: 'high' })
  })
})

describe('a repeat', () => {
  it('has the old plan attached: its programme, its actions and the last decision', () => {
    const story = actionAgreed().and(
      step('record-suitability'),
      step('give-consent'),
      step('plan-sessions', { count: 1 }),
      step('end-action', { outcome: 'noLongerPossible' }),
      step('verify-action'),
      step('record-session', {}, { at: '2027-01-05 12:00' }),
      step('record-review', { outcome: 'close' }),
      ...closing,
      step('report-incident', {}, { at: '2027-03-01 10:00' }),
    )
    expect(reopening(story)).toEqual([
      {
        lastReferralAt: london('2027-03-01 10:00'),
        because: 'repeat',
        open: true,
        plan: {
          programme: 'eight-weekly-and-follow-up',
          lastDecision: { by: 'review', outcome: 'close' },
          actions: { open: [], ended: ['a1'] },
        },
      },
    ])
    expect(story.state.actions).toHaveLength(1)
    expect(story.state.sessions).toHaveLength(1)
  })

  it('names an action that was opened again in the watch', () => {
    const story = actionAgreed().and(
      step('end-action'),
      step('record-suitability', { result: 'unsuitable' }),
      ...closing,
      step('verify-action', { agreed: false }),
      step('report-incident'),
    )
    expect(reopening(story)).toMatchObject([
      {
        plan: {
          lastDecision: { by: 'conference', outcome: 'intervene' },
          actions: { open: ['a1'], ended: [] },
        },
      },
    ])
  })

  it('keeps the original clocks: what is still owed is owed since and until when it was', () => {
    const story = sessionsPlanned().and(
      step('end-programme'),
      step('record-review', { outcome: 'close' }),
      ...closing,
    )
    const { openedAt } = story.state
    const report = story.the('closingReport')
    story.and(step('report-incident', {}, { at: '2026-11-09 10:00' }))
    story.standsAt('conference', { flags: ['repeat', 'emergency'] })
    expect(story.state.openedAt).toBe(openedAt)
    const { id, since, due } = story.the('closingReport')
    expect({ id, since, due }).toEqual({ id: report.id, since: report.since, due: report.due })
    story.toOwe({ to: 'chair', what: 'emergencyConference', by: '2026-11-10 17:00' })
    story.and(step('record-conference')).standsAt('suitability')
  })
})
