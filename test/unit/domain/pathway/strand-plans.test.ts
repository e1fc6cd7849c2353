// Proves that an action can be one victim's part of the safety plan, and is then told to nobody who may not know of that victim.
import { describe, expect, it } from '@jest/globals'
import { met, people } from './world.ts'
import {
  happenedToHidden,
  hiddenStrands,
  toldTo,
  unlettered,
} from '../../../../domain/pathway/strand-access.ts'
import { owed } from '../../../../domain/pathway/state.ts'
import { returns, twoServices } from './beginnings.ts'
import { step, type Story } from './story.ts'

const { advocate, otherAdvocate } = people

const action = { agency: met, role: 'policeLead', what: 'w-what', dueOn: '2027-01-22' }
const agreed = (...victims: readonly (string | undefined)[]) => ({
  actions: victims.map((victim) => ({ ...action, ...(victim ? { victim } : {}) })),
})

const inConference = (): Story =>
  twoServices().and(step('decide-triage', { outcome: 'conference' }), ...returns)

const planned = (): Story =>
  inConference().and(step('record-conference', agreed('A', 'B', undefined)))

const actionsOwed = ({ state }: Story) =>
  owed(state, 'action').map(({ about, strand }) => [about, strand])

describe('actions that a conference agrees for two victims', () => {
  it('are each owed for the victim whom they protect, or for everybody', () => {
    expect(actionsOwed(planned())).toEqual([
      ['a1', 'A'],
      ['a2', 'B'],
      ['a3', undefined],
    ])
  })

  it('are for no victim of whom the chair has no letter', () => {
    inConference()
      .when('record-conference', agreed('A', 'C'))
      .refuses('unknown-victim', 'actions.1.victim')
  })

  it('happened, and ended, to nobody who may not know of the victim', () => {
    const story = planned().and(step('end-action', { actionId: 'a2' }, { by: people.police }))
    const actions = new Map(story.state.actions.map((one) => [one.id, { ...one, what: 'action' }]))
    const told = (reader: typeof advocate) => {
      const hidden = hiddenStrands(story.state, reader)
      return story.happened
        .filter(({ type }) => type === 'action-agreed' || type === 'action-ended')
        .filter((event) => !happenedToHidden(hidden, event, (id) => actions.get(id)))
        .map(({ type, data }) => `${type} ${'id' in data ? data.id : ''}`)
    }
    expect(told(advocate)).toEqual(['action-agreed a1', 'action-agreed a3'])
    expect(told(otherAdvocate)).toEqual(['action-agreed a2', 'action-agreed a3', 'action-ended a2'])
  })

  it('are shown to the agency that owes them, without a letter', () => {
    const owner = { ...people.police, roles: ['agencyWorker'] as const }
    const hidden = hiddenStrands(planned().state, owner)
    const decided = {
      actions: [
        { agency: met, strand: 'A' },
        { agency: 'other', strand: 'B' },
      ],
    }
    expect(unlettered(hidden, toldTo(hidden, decided))).toEqual({ actions: [{ agency: met }] })
  })

  it('stay owed when the part of the victim ends, and are the other’s where two are one', () => {
    const ended = planned().and(
      step('record-victim-contact', {}, { by: otherAdvocate }),
      step('end-strand', { victim: 'B', code: 'notVictim' }, { by: people.coordinator }),
    )
    expect(actionsOwed(ended)).toContainEqual(['a2', 'B'])
    const joined = planned().and(
      step(
        'end-strand',
        { victim: 'B', code: 'sameVictim', same: 'A' },
        { by: people.coordinator },
      ),
    )
    expect(actionsOwed(joined)).toContainEqual(['a2', 'A'])
    expect(joined.state.actions.map(({ strand }) => strand)).toEqual(['A', 'A', undefined])
  })
})

describe('a return about one victim', () => {
  it('says which, and none that the pathway does not have', () => {
    const before = twoServices().and(step('decide-triage', { outcome: 'conference' }))
    const by = people.police
    before
      .when('record-return', { agency: met, victim: 'C' }, { by })
      .refuses('unknown-victim', 'victim')
    before.and(step('record-return', { agency: met, victim: 'B' }, { by }))
    const sent = before.happened.find(({ type }) => type === 'return-recorded')
    expect(sent?.data).toMatchObject({ agency: met, strand: 'B' })
  })
})
