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
import { given, type Story } from './story.ts'
import { people } from '../pathway/world.ts'
import type { RefusalCode } from '../../../../domain/refusals.ts'

const names = Object.keys(conferenceCommands) as ConferenceCommandName[] // the registry's own keys

/** Told once for all commands, below. */
const everywhere = ['not-planned', 'meeting-ended']

describe.each(names)('%s', (name) => {
  const { accepts = {}, refuses = {} } = cases[name] ?? {}
  const rule: ConferenceRule = conferenceCommands[name]

  it('has a story in which it is accepted', () => {
    expect(Object.keys(accepts)).not.toEqual([])
  })

  it.each(Object.entries(accepts))('%s', (_, story) => {
    expect(story().last).toMatchObject({ ok: true })
  })

  for (const [code, story] of Object.entries(refuses) as [RefusalCode, () => Story][])
    it(`refuses: ${code}`, () => {
      expect(story().last).toMatchObject({ ok: false, refusal: { code } })
    })

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
