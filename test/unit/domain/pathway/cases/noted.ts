import {
  conferredAgain,
  emergency,
  inClosure,
  inConference,
  inResearch,
  inReview,
  inTriage,
  inWatch,
  listed,
  sessionsPlanned,
} from '../beginnings.ts'
import { secondMeeting } from '../world.ts'
import type { CommandCases } from '../../command-cases.ts'
import { expect } from '@jest/globals'
import { owed } from '../../../../../domain/pathway/state.ts'
import type { ObligationCode } from '../../../../../domain/obligations/kinds.ts'
import { step, type Story } from '../story.ts'

const noted = { decision: 'noted', risk: 'medium' }

/** What an alarm asks for beside the conference; it is seen to whatever the conference decides. */
const ofTheAlarm: readonly ObligationCode[] = ['respondToRisk', 'reassess', 'tellVictim']

/** An alarm that is noted leaves the stage, and whatever was owed with its dates, as it was before the alarm. */
function goesOn(begin: () => Story): Story {
  const before = begin()
  const stood = owed(before.state)
  const story = emergency(() => before.copy())
    .when('record-conference', noted)
    .standsAt(before.state.stage, { flags: before.state.flags })
  const stoodThen = (id: string) => stood.some((one) => one.id === id)
  const left = owed(story.state).filter(
    ({ what, id }) => stoodThen(id) || !ofTheAlarm.includes(what),
  )
  expect(left.map(({ id, what, due }) => [id, what, due])).toEqual(
    stood.map(({ id, what, due }) => [id, what, due]),
  )
  expect(story.state.plan).toEqual(before.state.plan)
  return story
}

/** The chair notes an emergency, and everything goes on as planned. */
export const notedCases: CommandCases<Story> = {
  accepts: {
    'noted, an emergency lets sessions go on': () => goesOn(sessionsPlanned),
    'noted, it lets research go on': () => goesOn(inResearch),
    'noted, it lets a review wait for its date': () => goesOn(inReview),
    'noted, it lets a closure be proposed': () => goesOn(inClosure),
    'noted, it lets the usual conference decide': () => goesOn(inConference),
    'noted, it lets a conference that was asked for out of turn decide': () =>
      goesOn(conferredAgain),
    'noted, it lets advice be given that the conference had decided on': () =>
      goesOn(() => inConference().and(step('record-conference', { decision: 'adviceOnly' }))),
    'noted, it lets a watch that it reopened go on, from the repeat': () =>
      emergency(inWatch)
        .standsAt('conference', { flags: ['repeat', 'emergency'] })
        .when('record-conference', noted, { at: '2026-11-03 10:00' })
        .standsAt('watch', { flags: ['repeat'] })
        .until('2027-11-01 12:00')
        .standsAt('watch')
        .and(step('assess-risk'))
        .until('2027-11-03 12:00')
        .standsAt('ended'),
    'noted after it was deferred, too': () =>
      emergency(inWatch)
        .and(step('record-conference', { decision: 'defer' }))
        .when('record-conference', noted)
        .standsAt('watch'),
    'noted where triage asked for nothing else, the usual conference is owed': () =>
      inTriage()
        .and(step('decide-triage', { outcome: 'emergencyConference', risk: 'high' }))
        .when('record-conference', { ...noted, risk: 'high' })
        .standsAt('conference', { flags: [] })
        .toOwe({ to: 'chair', what: 'conference', by: '2026-11-09 17:00' }),
  },
  refuses: {
    'no-emergency': () => inConference().when('record-conference', noted),
  },
}

/** An emergency meeting notes it. */
export const notedAtMeeting = {
  'an emergency that is noted: it keeps its place on the list of the usual meeting': () => {
    const story = listed().and(step('report-incident'))
    const { listing } = story.state
    story.when('conference-decided', { conference: secondMeeting, decision: 'noted' })
    expect(story.state.listing).toEqual(listing)
    return story.standsAt('conference', { flags: [] }).toOwe({ to: 'chair', what: 'conference' })
  },
}
