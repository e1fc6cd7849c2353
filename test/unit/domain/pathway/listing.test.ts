// Proves that a pathway that comes to its conference asks the right meeting.
import { describe, expect, it } from '@jest/globals'
import {
  inConference,
  inResearch,
  inTriage,
  listed,
  listingAsked,
  returns,
  withMeetings,
} from './beginnings.ts'
import {
  firstMeeting,
  health,
  london,
  meetingOn,
  meetings,
  met,
  people,
  probation,
  secondMeeting,
  thirdMeeting,
  trust,
} from './world.ts'
import { defaultResearch } from '../../../../domain/policy/meetings.ts'
import type { OpenMeeting } from '../../../../domain/conference/shape.ts'
import { pathwayDecider } from '../../../../domain/pathway/pathway.ts'
import { step, type Story } from './story.ts'

const first = [firstMeeting, 'list-item'] as const
const second = [secondMeeting, 'list-item'] as const
const left = [firstMeeting, 'withdraw-item'] as const
const by = { ...people.system, id: `conference:${firstMeeting}` }
const notTaken = { name: 'list-item', code: 'list-is-closed' }

const among = (open: readonly OpenMeeting[]): Story =>
  withMeetings(inResearch(), open).and(...returns)

describe('a pathway that comes to its conference', () => {
  it('asks the next meeting, and says of itself what a list needs', () => {
    const story = listingAsked().saysToMeetings([...first])
    expect(story.messages.find(({ name }) => name === 'list-item')?.body).toMatchObject({
      pathway: 'p1',
      risk: 'medium',
      repeat: false,
      children: false,
      emergency: false,
      referrer: { agency: 'london-housing', role: 'agencyWorker' },
    })
  })

  it('asks nobody if no list is open', () => {
    inConference()
      .saysToMeetings()
      .gives('obligation-settled', 'return-recorded', 'stage-entered', 'obligation-opened')
    among([]).saysToMeetings()
  })

  it('asks no emergency meeting, none of another form, and a full one only if all are full', () => {
    const full = { capacity: 3, listed: 3 }
    among([
      meetingOn(firstMeeting, '2026-11-11', { emergency: true }),
      meetingOn(secondMeeting, '2026-11-11', { form: 'marac' }),
    ]).saysToMeetings()
    among([meetingOn(firstMeeting, '2026-11-11', full), ...meetings.slice(1)]).saysToMeetings([
      ...second,
    ])
    among([meetingOn(firstMeeting, '2026-11-11', full)]).saysToMeetings([...first])
  })

  it('asks none whose list is closed, and cannot be put on such a list by hand', () => {
    const listClosesAt = london('2026-11-02 10:00')
    const closed = meetings.map((one) => ({ ...one, listClosesAt }))
    among(closed).saysToMeetings()
    const named = { conference: firstMeeting }
    among(closed).when('list-for-conference', named).refuses('list-is-closed', 'conference')
    inConference().when('list-for-conference', named).refuses('no-such-meeting', 'conference')
  })

  it('asks with its next decision if a list opens later', () => {
    withMeetings(inConference())
      .and(step('record-victim-contact'))
      .saysToMeetings([...first])
  })

  it('asks the next one if a meeting did not take it, each once', () => {
    const story = listingAsked().and(step('answered', notTaken, { by }))
    story.saysToMeetings([...first], [...second])
    const others = [secondMeeting, thirdMeeting].map((id) =>
      step('answered', notTaken, { by: { ...by, id: `conference:${id}` } }),
    )
    story.and(...others, step('record-victim-contact'))
    story.saysToMeetings([...first], [...second], [thirdMeeting, 'list-item'])
    expect(story.state.listing).toBeUndefined()
    story.toOwe({ to: 'chair', what: 'conference', by: '2026-11-09 17:00' })
  })

  it('asks the next meeting when the confirmation was for an earlier listing', () => {
    listed()
      .and(step('answered', notTaken, { by }))
      .saysToMeetings([...first], [...left], [...second])
  })

  it('takes no answer of another meeting, or that it is there already', () => {
    const other = { by: { ...by, id: `conference:${secondMeeting}` } }
    listingAsked()
      .and(step('answered', notTaken, other))
      .saysToMeetings([...first])
    const there = { ...notTaken, code: 'already-listed' }
    listingAsked()
      .and(step('answered', there, { by }))
      .saysToMeetings([...first])
  })
})

/** A site at which the meeting asks what the agencies know. */
function askedByMeeting(open: readonly OpenMeeting[]): Story {
  const story = withMeetings(inTriage({ concern: { summary: 'w-summary', children: true } }), open)
  const { policy } = story.reference
  const research = { ...defaultResearch, asks: 'atListClosing' as const }
  story.reference = { ...story.reference, policy: { ...policy, research } }
  return story.and(step('decide-triage'))
}

describe('research', () => {
  const bodyOf = ({ messages }: Story) => messages.find(({ name }) => name === 'list-item')?.body

  it('is the pathway’s own before it is listed; who has answered is not asked by the meeting', () => {
    expect(bodyOf(listingAsked())).toMatchObject({ answered: [trust, met, probation, health] })
  })

  it('is the meeting’s if the policy says so and a list is open', () => {
    const story = askedByMeeting(meetings)
      .standsAt('conference')
      .saysToMeetings([...first])
    expect(story.state.returns).toEqual({})
    const decided = story.happened.find(({ type }) => type === 'triage-decided')
    const { reference, now, state } = story
    expect(decided && pathwayDecider.tell(state, decided, { reference, now })).toEqual([])
    expect(bodyOf(story)).toMatchObject({ answered: [], children: true })
  })

  it('is still the pathway’s own if no list is open', () => {
    const story = askedByMeeting([]).standsAt('research').saysToMeetings()
    expect(Object.values(story.state.returns)).toContain('asked')
  })
})

describe('a listed pathway leaves its list', () => {
  it('when the chair records the decision separately', () => {
    const story = listed().and(step('record-conference'))
    story.saysToMeetings([...first], [...left]).standsAt('suitability')
    expect(story.state.listing).toBeUndefined()
  })

  it('for a later one when that is to defer', () => {
    listed()
      .and(step('record-conference', { decision: 'defer' }))
      .saysToMeetings([...first], [...left], [...second])
  })

  it('when the person has died', () => {
    listed()
      .and(step('record-death'))
      .saysToMeetings([...first], [...left])
  })

  it('and is asked for once only, however long it waits there', () => {
    listed()
      .until(london('2026-11-11 09:00'))
      .saysToMeetings([...first])
  })
})
