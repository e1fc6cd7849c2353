// Proves that what interrupts a stage does so at every stage, and ends no hold.
import { describe, expect, it } from '@jest/globals'
import {
  inClosure,
  inConference,
  inResearch,
  inReview,
  inSuitability,
  inTriage,
  inWatch,
  referred,
  sessionsPlanned,
} from './beginnings.ts'
import { step, type Story } from './story.ts'

const begins: readonly [string, () => Story][] = Object.entries({
  referral: referred,
  triage: inTriage,
  research: inResearch,
  conference: inConference,
  suitability: inSuitability,
  sessions: sessionsPlanned,
  review: inReview,
  closure: inClosure,
  watch: inWatch,
})
const places = begins.flatMap(([place, begin]): [string, () => Story][] => [
  [place, begin],
  [`${place}, in a hold`, () => begin().and(step('hold'))],
])
const interrupts = [
  'report-incident',
  'raise-urgent-risk',
  'mark-contact-unsafe',
  'record-breach',
] as const

describe.each(places)('at the stage of %s', (place, begin) => {
  it.each(interrupts)('%s interrupts, and ends no hold', (name) => {
    const story = begin()
    if (name === 'record-breach') story.and(step('record-order'))
    const { hold } = story.state
    story
      .and(step(name))
      .toOwe({ to: 'policeLead', what: 'respondToRisk', by: '2026-11-02 23:59' })
      .toOwe({ to: 'victimAdvocate', what: 'respondToRisk', by: '2026-11-02 23:59' })
      .toOwe({ to: 'chair', what: 'emergencyConference', by: '2026-11-03 17:00' })
      .tells('policeLead', 'respondToRisk', 'asked', true)
    expect(story.state.hold).toEqual(hold)
    expect(hold !== undefined).toBe(place.endsWith('hold'))
    expect(story.the('emergencyConference').stopped).toBeUndefined()
  })
})
