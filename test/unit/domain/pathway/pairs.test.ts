// Proves that each victim and the person have a window of their own, in which an incident is a repeat; and that a victim who is added is a danger to look at.
import { describe, expect, it } from '@jest/globals'
import { inSessions, inWatch } from './beginnings.ts'
import { owed } from '../../../../domain/pathway/state.ts'
import { people, utc } from './world.ts'
import { step, type Story } from './story.ts'

const added = () => inWatch().and(step('add-victim', {}, { at: '2027-06-01 10:00' }))

/** Somebody was referred because of the first on 2 November 2026; the second came in the watch, on 1 June 2027. */
const watchedForTwo = (): Story =>
  added().and(
    step('record-victim-contact', { victim: 'B' }),
    step('record-conference', { decision: 'noAction', risk: 'medium', actions: [] }),
    step('propose-closure'),
    step('answer-closure', { victim: 'A' }),
    step('answer-closure', { victim: 'B' }),
    step('approve-closure'),
  )

const incident = (victim: string | undefined, at: string, on = at.slice(0, 10)) =>
  step('report-incident', { on, ...(victim ? { victim } : {}) }, { at, by: people.police })

const ends = ({ state }: Story) => utc(state.watchUntil ?? 0)

describe('a watch over two victims', () => {
  it('ends with the window of the one who came last', () => {
    expect(ends(inWatch())).toBe('2027-11-02T10:01')
    expect(ends(watchedForTwo().standsAt('watch'))).toBe('2028-06-01T09:00')
  })

  it('is reopened by an incident with either in that victim’s own window', () => {
    watchedForTwo().and(incident('A', '2027-08-01 10:00')).standsAt('conference')
    watchedForTwo().and(incident('B', '2028-01-10 10:00')).standsAt('conference')
  })

  it('is not by one with her whose twelve months are over, which police and advocates hear of', () => {
    const story = watchedForTwo().and(incident('A', '2028-01-10 10:00')).standsAt('watch')
    expect(owed(story.state, 'hearOfReport').length).toBeGreaterThan(0)
  })

  it('is not by what happened before she came, and is by the same with the other', () => {
    watchedForTwo()
      .and(incident('B', '2027-08-01 10:00', '2027-03-01'))
      .standsAt('watch')
    watchedForTwo()
      .and(incident('A', '2027-08-01 10:00', '2027-03-01'))
      .standsAt('conference')
  })

  it('counts twelve months again from a repeat for her alone with whom it was one', () => {
    const { state } = watchedForTwo().and(incident('A', '2027-08-01 10:00'))
    expect(utc(state.firstStrand?.lastReferralAt ?? 0)).toBe('2027-08-01T09:00')
    expect(state.strands?.[0]?.lastReferralAt).toBeUndefined()
    const of = watchedForTwo().and(incident('B', '2027-08-01 10:00')).state
    expect(utc(of.firstStrand?.lastReferralAt ?? 0)).toBe('2026-11-02T10:01')
    expect(utc(of.strands?.[0]?.lastReferralAt ?? 0)).toBe('2027-08-01T09:00')
  })

  it('is of all where nobody is named', () => {
    const { state } = watchedForTwo().and(incident(undefined, '2028-01-10 10:00'))
    expect(utc(state.firstStrand?.lastReferralAt ?? 0)).toBe('2028-01-10T10:00')
    expect(utc(state.strands?.[0]?.lastReferralAt ?? 0)).toBe('2028-01-10T10:00')
  })

  it('names no victim of whom nobody has heard', () => {
    watchedForTwo().when('report-incident', { victim: 'C' }).refuses('unknown-victim', 'victim')
    watchedForTwo().when('raise-urgent-risk', { victim: 'C' }).refuses('unknown-victim', 'victim')
  })
})

describe('a victim who is added', () => {
  it('in the watch leads to the next conference, and the risk is assessed again', () => {
    const story = added().standsAt('conference')
    story.toOwe({ to: 'chair', what: 'conference' })
    expect(owed(story.state, 'reassess')).toHaveLength(1)
    expect(story.state.flags).not.toContain('emergency')
  })

  it('while sessions run changes nothing but that the risk is assessed again', () => {
    const story = inSessions().and(step('add-victim')).standsAt('sessions')
    expect(owed(story.state, 'reassess')).toHaveLength(1)
  })
})
