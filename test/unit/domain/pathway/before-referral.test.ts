// Proves that an incident counts by its own date, and not by when somebody hears of it.
import { describe, expect, it } from '@jest/globals'
import { inWatch } from './beginnings.ts'

describe('an incident in the watch', () => {
  it('that lies before the last referral is kept and assessed, and restarts nothing', () => {
    const story = inWatch()
    const { watchUntil, lastReferralAt, flags } = story.state
    story.when('report-incident', { on: '2020-03-01' }).standsAt('watch', { flags })
    expect(story.state).toMatchObject({ watchUntil, lastReferralAt })
    story.toOwe({ to: 'victimAdvocate', what: 'hearOfReport' }).toOwe({
      to: 'forensicClinician',
      what: 'reassess',
    })
  })

  it('on the very day of the last referral is a repeat', () => {
    inWatch().when('report-incident', { on: '2026-11-02' }).standsAt('conference')
  })
})
