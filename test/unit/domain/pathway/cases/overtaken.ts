import { ended, inResearch, listed } from '../beginnings.ts'
import { firstMeeting, housing } from '../world.ts'
import { expect } from '@jest/globals'
import { step, type Story } from '../story.ts'

const actions = [
  { agency: housing, role: 'agencyWorker', what: 'w-what', due: 1_794_000_000_000, strand: 'B' },
]

/** It is kept with its words, moves nothing, and the chair looks at it. */
function kept(story: Story): Story {
  const before = { ...story.state }
  story
    .when('conference-decided', { decision: 'close', risk: 'standard', actions })
    .gives('decision-overtaken', 'obligation-opened')
    .toOwe({ to: 'chair', what: 'lookAtDecision' })
    .tells('chair', 'lookAtDecision', 'asked', false)
  expect(story.messages.find(({ name }) => name === 'decision-overtaken')).toMatchObject({
    to: { id: firstMeeting },
    name: 'decision-overtaken',
    body: { pathway: 'p1', item: 'i1' },
  })
  expect(story.happened.at(-2)).toMatchObject({
    data: {
      conference: firstMeeting,
      item: 'i1',
      decision: 'close',
      rationale: 'w-rationale',
      actions,
    },
  })
  const { stage, risk, actions: agreed } = story.state
  expect({ stage, risk, agreed }).toEqual({
    stage: before.stage,
    risk: before.risk,
    agreed: before.actions,
  })
  return story
}

/** A meeting decides when nobody waits for its decision any more. */
export const overtaken = {
  'when the chair had decided by hand: both are on the timeline, and the chair looks': () =>
    kept(listed().and(step('record-conference'))).standsAt('suitability'),
  'of a pathway that awaits none, it may be meant for another': () => kept(inResearch()),
  'of a pathway that has ended meanwhile': () => kept(ended()).standsAt('ended'),
  'kept once, it is refused when it is sent again': () => {
    kept(inResearch()).when('conference-decided').refuses('already-decided')
    return kept(inResearch()).when('record-done', {
      obligationId: 'p1.' + String(inResearch().state.opened + 1),
    })
  },
} as const
