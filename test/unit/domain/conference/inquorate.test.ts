// Proves what becomes of somebody at high risk whom meetings cannot hear for want of a quorum.
import { expect, it } from '@jest/globals'
import { health } from '../pathway/world.ts'
import { quorate, withItems } from './beginnings.ts'
import { step, type Story } from './story.ts'

/** The clinician leaves, and takes the quorum along. */
const loseQuorum = step('record-attendance', {
  ...{ agency: health, role: 'forensicClinician', how: 'left' },
})
const carried = (more: object): Story =>
  withItems().and(step('carry-item', { pathway: 'p9', risk: 'high', carried: true, ...more }))

it('the second time it is reconvened sooner, and the steering group looks', () => {
  const story = quorate(carried({ inquorate: 1 }))
    .and(loseQuorum)
    .standsAt('adjourned')
    .toOwe({ to: 'chair', what: 'reconvene', by: '2026-12-07 17:00' })
    .toOwe({ to: 'supervisor', what: 'hearOfInquorate', by: '2026-12-03 17:00' })
  expect(story.state.items.map(({ inquorate }) => inquorate)).toEqual([1, 2])
})

it('the first time, or of somebody at lower risk, it waits as any meeting does', () => {
  for (const more of [{}, { inquorate: 1, risk: 'medium' }])
    quorate(carried(more))
      .and(loseQuorum)
      .toOwe({ to: 'chair', what: 'reconvene', by: '2026-12-16 17:00' })
      .owesOnly('reconvene', 'draftMinutes')
})

it('an item says to the next meeting how often it was not heard for want of a quorum', () => {
  const story = quorate(withItems()).and(loseQuorum).when('reconvened')
  expect(story.messages.map(({ name, body }) => [name, body])).toContainEqual([
    'carry-item',
    expect.objectContaining({ carried: true, inquorate: 1 }),
  ])
})
