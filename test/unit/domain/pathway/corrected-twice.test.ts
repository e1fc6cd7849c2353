// Proves that a decision which a meeting corrects more than once leaves what is owed, and what was done, as if it had been right at once.
import { describe, expect, it } from '@jest/globals'
import { council, people } from './world.ts'
import { listed } from './beginnings.ts'
import { owed } from '../../../../domain/pathway/state.ts'
import { type Story, step } from './story.ts'

const due = Date.parse('2026-11-13T17:00:00Z')
const action = { agency: council, role: 'agencyWorker', what: 'w-what', due }
const decided = (decision = 'intervene') =>
  listed().and(step('conference-decided', { decision, risk: 'high', actions: [action] }))
const corrected = (story: Story, decision: string, risk = 'medium') =>
  story.when('decision-corrected', { decision, risk, actions: [action] })
const whatIsOwed = ({ state }: Story) =>
  owed(state)
    .map(({ what, about, agency, role }) => [what, about, agency, role].join(' '))
    .sort()

describe('a decision corrected twice', () => {
  it.each([
    ['adviceOnly', 'intervene'],
    ['intervene', 'adviceOnly'],
    ['noAction', 'adviceOnly'],
    ['adviceOnly', 'noAction'],
    ['intervene', 'close'],
  ])('by way of %s leads to where %s leads at once', (wrong, right) => {
    const once = corrected(decided('adviceOnly'), right)
    const twice = corrected(corrected(decided('adviceOnly'), wrong), right)
    expect(whatIsOwed(twice)).toEqual(whatIsOwed(once))
    expect(twice.state.actions.filter(({ outcome }) => !outcome)).toHaveLength(1)
    expect(twice.state.stage).toBe(once.state.stage)
  })
})

it('leaves an action that has been done as it was', () => {
  const done = decided('adviceOnly').when(
    'end-action',
    { actionId: 'a1', outcome: 'done' },
    { by: people.council },
  )
  const story = corrected(done, 'noAction')
  expect(story.state.actions.map(({ outcome }) => outcome)).toEqual(['done'])
  expect(owed(story.state, 'action')).toEqual([])
})
