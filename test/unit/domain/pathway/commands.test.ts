// Proves that each command of a pathway is accepted, refused and allowed as its stories tell.
import { describe, expect, it } from '@jest/globals'
import { holdCases } from '../command-cases.ts'
import { ended, referred } from './beginnings.ts'
import { cases } from './cases/all.ts'
import { refusedAfterDeath } from './cases/custody.ts'
import { given, step } from './story.ts'
import {
  type PathwayCommandName,
  pathwayCommands,
} from '../../../../domain/pathway/commands/index.ts'
import { conferenceRefusals } from '../../../../domain/conference/refusals.ts'
import { people } from './world.ts'
import { refusals } from '../../../../domain/refusals.ts'
import type { PathwayRule } from '../../../../domain/pathway/rule.ts'

const names = Object.keys(pathwayCommands) as PathwayCommandName[] // the registry's own keys

/** What a pathway says of meetings in their own words. */
const alsoOfPathways = ['not-listed', 'already-listed', 'list-is-closed', 'no-emergency']

/** Codes that no rule of a pathway gives: `judge` compares versions, the decider knows the names, a meeting has its own. */
const givenElsewhere: readonly string[] = [
  'changed-meanwhile',
  'unknown-command',
  'unknown-words', // by the edge, which can look for the text
  ...Object.keys(conferenceRefusals).filter((code) => !alsoOfPathways.includes(code)),
]

describe.each(names)('%s', (name) => {
  holdCases(cases[name])

  const { who, afterEnd }: PathwayRule = pathwayCommands[name]
  if (who === 'system')
    it('is only for the system', () => {
      referred().when(name, {}, { by: people.supervisor }).refuses('system-only')
    })
  else if (who !== 'anyAgency')
    it('is refused to somebody without the role', () => {
      const roles = [who.includes('agencyWorker') ? 'administrator' : 'agencyWorker'] as const
      referred()
        .when(name, {}, { by: { ...people.housing, roles } })
        .refuses('not-your-role')
    })

  if (name !== 'submit-referral')
    it('is refused before the referral was judged', () => {
      given().when(name).refuses('not-open-yet')
    })

  if (name !== 'submit-referral' && !afterEnd)
    it('is refused after the end', () => {
      ended().when(name).refuses('pathway-ended')
    })
})

describe('once the person has died', () => {
  it.each(refusedAfterDeath)('nobody can send %s', (name) => {
    referred().and(step('record-death')).when(name).refuses('person-died')
  })
})

describe('the refusals', () => {
  it('are each seen in a story', () => {
    const seen = new Set(Object.values(cases).flatMap(({ refuses }) => Object.keys(refuses)))
    const never = Object.keys(refusals).filter((code) => !seen.has(code))
    expect(never.sort()).toEqual([...givenElsewhere].sort())
  })

  it('change nothing', () => {
    const story = referred()
    const { state, happened } = story
    const length = happened.length
    story.when('decide-triage').refuses('wrong-stage')
    expect(story.state).toBe(state)
    expect(happened).toHaveLength(length)
  })

  it('say so of a command that does not exist', () => {
    const story = referred()
    story.decide('abolish', {}, people.chair, story.now)
    story.refuses('unknown-command')
    story.decide('constructor', {}, people.chair, story.now)
    story.refuses('unknown-command')
  })

  it('name the field that is at fault', () => {
    referred().when('extend', { to: '2026-11-01' }).refuses('not-later', 'to')
  })
})
