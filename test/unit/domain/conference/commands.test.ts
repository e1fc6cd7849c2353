// Proves that each command of a conference is accepted, refused and allowed as its stories tell.
import { describe, expect, it } from '@jest/globals'
import { cancelled, planned, withItems } from './beginnings.ts'
import { cases } from './cases/all.ts'
import {
  type ConferenceCommandName,
  conferenceCommands,
} from '../../../../domain/conference/commands/index.ts'
import { conferenceRefusals } from '../../../../domain/conference/refusals.ts'
import type { ConferenceRule } from '../../../../domain/conference/rule.ts'
import { given } from './story.ts'
import { holdCases } from '../command-cases.ts'
import { people } from '../pathway/world.ts'

const names = Object.keys(conferenceCommands) as ConferenceCommandName[] // the registry's own keys

/** Told once for all commands, below. */
const everywhere = ['not-planned', 'meeting-ended']

describe.each(names)('%s', (name) => {
  const rule: ConferenceRule = conferenceCommands[name]

  holdCases(cases[name])

  if (rule.who === 'system')
    it('is only for the system', () => {
      planned().when(name, {}, { by: people.chair }).refuses('system-only')
    })
  else if (rule.who !== 'anyAgency')
    it('is refused to somebody without the role', () => {
      planned().when(name, {}, { by: people.housing }).refuses('not-your-role')
    })

  if (!rule.beforeBeginning)
    it('is refused before the meeting was planned', () => {
      given().when(name).refuses('not-planned')
    })

  if (!rule.afterEnd)
    it('is refused once the meeting has ended', () => {
      cancelled().when(name).refuses('meeting-ended')
    })

  it('says in words what it does, and refuses fields that it does not know', () => {
    expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/)
    expect(rule.label).toMatch(/^[A-Z]/)
    expect(rule.body.safeParse({ surprise: true }).success).toBe(false)
  })
})

describe('the refusals of a meeting', () => {
  it('are each seen in a story', () => {
    const seen = new Set(Object.values(cases).flatMap(({ refuses }) => Object.keys(refuses)))
    const never = Object.keys(conferenceRefusals).filter((code) => !seen.has(code))
    expect(never.sort()).toEqual([...everywhere].sort())
  })

  it('change nothing', () => {
    const story = withItems()
    const { state } = story
    story.when('list-item').refuses('already-listed')
    expect(story.state).toBe(state)
  })

  it('say so of a command that does not exist', () => {
    const story = planned()
    story.decide('abolish', {}, people.chair)
    story.refuses('unknown-command')
    story.decide('constructor', {}, people.chair)
    story.refuses('unknown-command')
  })
})
