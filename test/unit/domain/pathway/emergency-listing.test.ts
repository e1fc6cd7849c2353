// Proves that an emergency makes or joins a meeting at once.
import { describe, expect, it } from '@jest/globals'
import {
  emergency,
  inConference,
  inResearch,
  inTriage,
  inWatch,
  listed,
  stands,
  withMeetings,
} from './beginnings.ts'
import { asksFor, form, holding, incident, made, says, today, tomorrow } from './emergencies.ts'
import {
  emergencyId,
  firstMeeting,
  london,
  meetingOn,
  meetings,
  referenceOf,
  secondMeeting,
  thirdMeeting,
} from './world.ts'
import type { OpenMeeting } from '../../../../domain/conference/shape.ts'
import { owed } from '../../../../domain/pathway/state.ts'
import { pathwayDecider } from '../../../../domain/pathway/pathway.ts'
import { step, type Story } from './story.ts'

const urgentOn = (id: string, date: string, more: Partial<OpenMeeting> = {}) =>
  meetingOn(id, date, { emergency: true, ...more })
const breach = (): Story =>
  holding(inResearch()).and(
    step('record-order', { servedOn: '2026-11-02' }),
    step('record-breach', { on: '2026-11-02' }),
  )

describe('a pathway that owes an emergency conference', () => {
  it('creates a meeting of its site for today, and is on its list as an emergency', () => {
    const story = holding(inResearch()).and(incident('2026-11-02 11:00'))
    const id = made(today)
    stands(says(story, ...asksFor(id)), { conference: id, emergency: true })
    const [plan, item] = story.messages.filter(({ to }) => to.kind === 'conference')
    expect(plan?.body).toEqual({
      site: 'london',
      form,
      at: new Date(today).toISOString(),
      emergency: true,
    })
    expect(item?.body).toMatchObject({ pathway: 'p1', emergency: true, risk: 'medium' })
  })

  it('creates it for the next working day if today is too late, or is not one', () => {
    says(holding(inResearch()).and(incident('2026-11-02 12:01')), ...asksFor(made(tomorrow)))
    const monday = london('2026-11-09 10:00')
    says(holding(inResearch()).and(incident('2026-11-07 09:00')), ...asksFor(made(monday)))
  })

  it('does so for a breach, for an urgent triage, and in the watch', () => {
    says(breach(), ...asksFor(made(today)))
    says(holding(inWatch()).and(incident()).standsAt('conference'), ...asksFor(made(today)))
    const urgent = { outcome: 'emergencyConference', risk: 'high' }
    const triage = holding(inTriage()).and(step('decide-triage', urgent))
    says(triage.standsAt('conference'), ...asksFor(made(today)))
  })

  it('creates none if the site’s policy has no meetings, or if nobody looked for them', () => {
    says(emergency())
    says(withMeetings(emergency(), meetings).and(step('record-victim-contact')))
    const story = holding(inResearch())
    const { meetings: looked, ...unseen } = story.reference
    expect(looked).toEqual([])
    story.reference = unseen
    says(story.and(incident()))
  })

  it('joins an emergency meeting that has not begun, though its list is closed', () => {
    const at = london('2026-11-02 16:00')
    const there = urgentOn(thirdMeeting, '2026-11-02', { at, listClosesAt: at - 1 })
    const story = holding(inResearch(), [there, ...meetings])
    says(story.and(incident('2026-11-02 13:00')), [thirdMeeting, 'list-item'])
  })

  it('joins no meeting that is late, full while another has room, or of another form', () => {
    const late = urgentOn(thirdMeeting, '2026-11-05')
    says(holding(inResearch(), [late]).and(incident()), ...asksFor(made(today)))
    const full = urgentOn(firstMeeting, '2026-11-03', { capacity: 2, listed: 2 })
    const free = urgentOn(secondMeeting, '2026-11-03')
    says(holding(inResearch(), [full, free]).and(incident()), [secondMeeting, 'list-item'])
    const marac = urgentOn(thirdMeeting, '2026-11-03', { form: 'marac' })
    says(holding(inResearch(), [marac]).and(incident()), ...asksFor(made(today)))
  })

  it('leaves the usual list, and comes back to none while it owes the emergency', () => {
    const story = holding(listed(), meetings).and(incident())
    says(
      story,
      [firstMeeting, 'list-item'],
      [firstMeeting, 'withdraw-item'],
      ...asksFor(made(today)),
    )
    story.and(step('conference-listed', { conference: made(today), at: today }))
    says(
      story.and(step('record-victim-contact')),
      [firstMeeting, 'list-item'],
      [firstMeeting, 'withdraw-item'],
      ...asksFor(made(today)),
    )
  })

  it('says the same again from only its state and the event', () => {
    const story = breach()
    const { state, now, reference } = story
    const asked = story.happened.findLast(({ type }) => type === 'listing-asked')!
    expect(reference.meetings).toEqual([])
    const again = pathwayDecider.tell(state, asked, {
      now: now + 86_400_000,
      reference: referenceOf('hampshire'), // where it has since gone, and nobody has looked for meetings
    })
    expect(again).toEqual(story.messages.filter(({ to }) => to.kind === 'conference'))
  })

  it('makes the same meeting as another that owes one at the same time', () => {
    const one = holding(inResearch()).and(incident('2026-11-02 11:00'))
    const other = holding(inTriage()).and(incident('2026-11-02 11:40'))
    expect(one.state.listing?.conference).toBe(made(today))
    expect(other.state.listing?.conference).toBe(made(today))
    expect(made(today)).toMatch(/^cf[a-z0-9]{12}$/)
    const ids = [made(today), made(today, 1), made(tomorrow)]
    ids.push(emergencyId('hampshire', form, today, 0), emergencyId('london', 'marac', today, 0))
    expect(new Set(ids).size).toBe(5)
  })
})

describe('the date of an emergency decision', () => {
  const sameDay = (at: string) =>
    holding(inTriage()).and(
      step('decide-triage', { outcome: 'emergencyConference', risk: 'high' }, { at }),
    )

  it('is the day of the meeting, if that is the next working day', () => {
    const story = sameDay('2026-11-02 14:00')
    story.toOwe({ to: 'chair', what: 'emergencyConference', by: '2026-11-02 23:59' })
    story
      .and(step('conference-listed', { conference: made(tomorrow), at: tomorrow }))
      .toOwe({ to: 'chair', what: 'emergencyConference', by: '2026-11-03 17:00' })
  })

  it('does not move on with a meeting that people move', () => {
    const story = sameDay('2026-11-02 11:00').and(
      step('conference-listed', { conference: made(today), at: today }),
      step('conference-moved', { conference: made(today), at: london('2026-11-06 10:00') }),
    )
    story.toOwe({ to: 'chair', what: 'emergencyConference', by: '2026-11-02 23:59' })
  })
})

describe('an emergency meeting that decides', () => {
  it('settles what was owed, and the pathway moves on', () => {
    const id = made(today)
    const story = holding(inConference())
      .and(incident('2026-11-02 11:00'))
      .and(step('conference-listed', { conference: id, at: today }))
      .and(step('conference-decided', { conference: id }))
    story.standsAt('suitability')
    expect(owed(story.state, 'conference', 'emergencyConference')).toEqual([])
    expect(story.state.flags).not.toContain('emergency')
    says(story, ...asksFor(id))
    stands(story, undefined)
  })
})

describe('by hand', () => {
  it('it is heard at a usual meeting, and is not taken from there by itself', () => {
    const story = holding(inResearch(), meetings)
      .and(incident('2026-11-02 11:00'))
      .and(step('list-for-conference', { conference: firstMeeting, reason: 'w-reason' }))
    says(
      story,
      ...asksFor(made(today)),
      [made(today), 'withdraw-item'],
      [firstMeeting, 'list-item'],
    )
    stands(story.and(step('record-victim-contact')), { conference: firstMeeting, emergency: true })
  })

  it('a usual listing by hand is left for an emergency that comes later', () => {
    const story = holding(inConference(), []).and(step('record-victim-contact'))
    withMeetings(story, meetings)
      .and(step('list-for-conference', { conference: secondMeeting, reason: 'w-reason' }))
      .and(incident('2026-11-02 11:00'))
    stands(story, { conference: made(today), emergency: true })
  })
})
