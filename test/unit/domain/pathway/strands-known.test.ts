// Proves that an advocate knows of nobody but the victims for whom their service works, until the chair discloses another.
import { describe, expect, it } from '@jest/globals'
import { council, met, people } from './world.ts'
import {
  hiddenStrands,
  knowsOf,
  strandOfEvent,
  tellsOfHidden,
} from '../../../../domain/pathway/strand-access.ts'
import { inTriage, twoServices } from './beginnings.ts'
import { owed } from '../../../../domain/pathway/state.ts'
import { step, type Story } from './story.ts'
import { strandOf } from '../../../../domain/pathway/strands.ts'
import type { Actor } from '../../../../domain/entity/decider.ts'

const hidden = ({ state }: Story, reader: Actor) => [...hiddenStrands(state, reader).strands]
const { advocate, otherAdvocate } = people
/** Somebody at an agency that owes something on the case, and works for no victim. */
const worker: Actor = { ...people.council, roles: ['agencyWorker'] }

describe('of two victims, each with a service of her own', () => {
  it('each service knows of its own alone, and of nobody by the letters of the other', () => {
    expect(hidden(twoServices(), advocate)).toEqual(['B'])
    expect(hidden(twoServices(), otherAdvocate)).toEqual(['A'])
    expect(hidden(twoServices(), worker)).toEqual(['A', 'B'])
  })

  it.each([
    ['the coordinator', people.coordinator],
    ['police', people.police],
    ['the chair', people.chair],
    ['a supervisor', people.supervisor],
    ['the data protection officer', people.officer],
    ['those who treat', people.clinician],
    ['the system', people.system],
  ])('%s may know of both', (_, reader) => {
    expect(hidden(twoServices(), reader)).toEqual([])
  })

  it('whoever brought one of them knows of her', () => {
    const story = twoServices({ advocate: council })
    const brought = inTriage({ referrer: { agency: council, role: 'agencyWorker' } }).and(
      step('add-victim', { advocate: met }, { by: people.coordinator }),
    )
    expect(hidden(brought, worker)).toEqual(['B'])
    expect(hidden(story, { ...worker, agency: 'kent-police' })).toEqual(['A', 'B'])
  })

  it('a disclosure by the chair lets the other service know of her, and not the reverse', () => {
    const story = twoServices().and(step('disclose-victim', { victim: 'B' }))
    expect(hidden(story, advocate)).toEqual([])
    expect(hidden(story, otherAdvocate)).toEqual(['A'])
  })

  it('a new service knows of her from then on, and the one before does not any more', () => {
    const story = twoServices().and(step('assign-advocate', { victim: 'A', agency: council }))
    expect(hidden(story, advocate)).toEqual(['A', 'B'])
    expect(hidden(story, { ...advocate, agency: council })).toEqual(['B'])
  })

  it('what is owed tells of a victim by her letter, by its kind, and by the service that owes it', () => {
    const story = twoServices().and(step('report-incident'))
    const told = (reader: Actor) => {
      const them = hiddenStrands(story.state, reader)
      return owed(story.state)
        .filter((one) => !tellsOfHidden(them, one))
        .map(({ what, role, agency }) => [what, role, agency])
    }
    const forOthers = told(advocate)
    expect(forOthers).not.toContainEqual(['victimContact', 'victimAdvocate', otherAdvocate.agency])
    expect(forOthers).not.toContainEqual(['respondToRisk', 'victimAdvocate', otherAdvocate.agency])
    expect(forOthers).toContainEqual(['victimContact', 'victimAdvocate', advocate.agency])
    expect(forOthers).toContainEqual(['respondToRisk', 'policeLead', met])
    expect(told(otherAdvocate)).not.toContainEqual([
      ...['victimContact', 'victimAdvocate'],
      advocate.agency,
    ])
    expect(told(people.chair)).toHaveLength(owed(story.state).length)
  })
})

describe('while a pathway has one victim', () => {
  it('everybody on it knows of her', () => {
    const story = inTriage()
    const her = strandOf(story.state, 'A')
    for (const reader of [...Object.values(people), worker]) {
      expect(hidden(story, reader)).toEqual([])
      expect(her && knowsOf(her, reader)).toBe(true)
    }
  })
})

describe('what is found of a victim on other pathways', () => {
  it.each(['victims-found', 'victim-merged', 'same-victim-noted', 'heard-of-victim'])(
    'is about the first where it names none: %s',
    (type) => {
      expect(strandOfEvent({ type, data: {} })).toBe('A')
      expect(strandOfEvent({ type, data: { strand: 'B' } })).toBe('B')
    },
  )
})
