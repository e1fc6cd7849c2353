// Proves that a listed pathway tells its meeting what has changed.
import { describe, expect, it } from '@jest/globals'
import {
  firstMeeting,
  health,
  london,
  met,
  probation,
  referenceOf,
  secondMeeting,
  thirdMeeting,
  trust,
} from './world.ts'
import { holding, incident, made, today } from './emergencies.ts'
import { inConference, inTriage, listed, listingAsked } from './beginnings.ts'
import { pathwayDecider } from '../../../../domain/pathway/pathway.ts'
import { step, type Story } from './story.ts'

const rated = step('assess-risk', { risk: 'high' })
const asked = [firstMeeting, 'list-item'] as const
const changed = [firstMeeting, 'item-changed'] as const
const hears = (story: Story) => story.messages.findLast(({ name }) => name === 'item-changed')?.body
const on = (conference: string, more = {}) =>
  step('conference-listed', { conference, at: london('2026-11-18 10:00'), ...more })

describe('a listed pathway', () => {
  it('sends its profile again once that has changed', () => {
    const story = listed().and(rated)
    story.saysToMeetings([...asked], [...changed])
    expect(hears(story)).toMatchObject({ pathway: 'p1', risk: 'high', repeat: false })
    story.and(step('record-victim-contact')).saysToMeetings([...asked], [...changed])
  })

  it('says whom it calls for since it was listed', () => {
    const at = today
    const story = holding(inTriage())
      .and(incident('2026-11-02 11:00'))
      .and(step('conference-listed', { conference: made(at), at }), step('decide-triage'))
    expect(hears(story)).toMatchObject({ agencies: [trust, met, probation, health] })
  })

  it('sends it once the meeting has the item, if it changed on the way', () => {
    const story = listingAsked().and(rated)
    story.saysToMeetings([...asked])
    story.and(step('conference-listed')).saysToMeetings([...asked], [...changed])
  })

  it('sends the same again from only its state and the event', () => {
    const { state, now, happened, messages } = listed().and(rated)
    const updated = happened.findLast(({ type }) => type === 'listing-updated')!
    const again = pathwayDecider.tell(state, updated, { now, reference: referenceOf('hampshire') })
    expect(again).toEqual(messages.slice(-1))
  })

  it('sends it once more to a meeting that may have an older profile', () => {
    const moved = listed().and(rated, step('conference-deferred', { to: secondMeeting }))
    moved.and(on(secondMeeting, { from: firstMeeting }))
    moved.saysToMeetings([...asked], [...changed], [secondMeeting, 'item-changed'])
    const joined = listed().and(step('conference-listed', { from: thirdMeeting }))
    joined.saysToMeetings([...asked], [...changed])
  })

  it('sends nothing if nothing has changed, or if an agency is merely no longer called for', () => {
    listed()
      .and(step('conference-deferred', { to: secondMeeting }))
      .and(on(secondMeeting, { from: firstMeeting }))
      .saysToMeetings([...asked])
  })
})

describe('a pathway on no list', () => {
  it('says nothing to anybody', () => {
    inConference().and(rated).saysToMeetings()
  })
})
