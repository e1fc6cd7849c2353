// Proves that what a rhythm asks for has ids that follow from its slot.
// What a rhythm asks for it asks under ids that follow from it: the same each time, another for each other thing.
import { describe, expect, it } from '@jest/globals'
import type { RhythmSite } from '../../../../domain/conference/rhythm.ts'
import type { MadeMeeting, RhythmChange } from '../../../../domain/conference/rhythm-changes.ts'
import { newSlots, rhythmCommands } from '../../../../domain/conference/rhythm-commands.ts'
import { referenceOf } from '../pathway/world.ts'

const ids = {
  id: (...parts: readonly (string | number)[]) => parts.join('/'),
  meeting: (slot: string) => `cf(${slot})`,
}

const at = Date.UTC(2027, 0, 6, 10)
const planned: MadeMeeting = {
  id: 'cf1',
  form: 'stalkingPanel',
  slot: '2027-01-06',
  at,
  stage: 'planned',
  version: 4,
}

const site = (policyVersion: number, place?: string): RhythmSite => {
  const { site, policy, table } = referenceOf('london')
  const source = { source: 'A test.', mark: 'K' as const }
  const meetings = { stalkingPanel: place ? { place: { text: place, ...source } } : {} }
  return { site, policyVersion, policy: { ...policy, meetings }, ...(table ? { table } : {}) }
}

const commandFor = (change: RhythmChange, reference = site(2), made = [planned]) => {
  const [command] = rhythmCommands(reference, [change], made, ids)
  if (!command) throw new Error('nothing was asked')
  return command
}

const meeting = { form: 'stalkingPanel', slot: '2027-01-06', at } as const
const changes = {
  plan: { change: 'plan', meeting, again: 0 },
  move: { change: 'move', id: 'cf1', at },
  follow: { change: 'follow', id: 'cf1', form: 'stalkingPanel', at },
  cancel: { change: 'cancel', id: 'cf1' },
} as const satisfies Record<string, RhythmChange>

describe('a plan', () => {
  it('names the meeting that it makes, and what lists show of it', () => {
    const command = commandFor(changes.plan)
    expect(command).toMatchObject({
      name: 'plan-conference',
      meeting: 'cf(rhythm:london:stalkingPanel:2027-01-06:0)',
      plans: meeting,
      body: { site: 'london', slot: '2027-01-06', at: new Date(at).toISOString() },
    })
    expect(command.place).toBeUndefined()
  })

  it('is another meeting once the rhythm has cancelled the first of its slot', () => {
    const again = commandFor({ ...changes.plan, again: 1 })
    expect(again.meeting).not.toBe(commandFor(changes.plan).meeting)
  })

  it('keeps the id of the one that was refused, and asks for no new one', () => {
    const refused = { ...changes.plan, id: 'cf9' } as const
    expect(commandFor(refused).meeting).toBe('cf9')
    expect(newSlots(site(2), [refused, changes.move])).toEqual([])
    expect(newSlots(site(2), [changes.plan])).toEqual([
      { key: 'rhythm:london:stalkingPanel:2027-01-06:0', at },
    ])
  })

  it('carries the place of the policy as the id of its words', () => {
    const { meeting: id, place, body } = commandFor(changes.plan, site(2, 'Room 3'))
    expect(place).toEqual({ id: `${id}/place/Room 3`, text: 'Room 3' })
    expect(body).toMatchObject({ place: place?.id })
    expect(JSON.stringify(body)).not.toContain('"Room 3"')
  })
})

describe.each(['move', 'follow', 'cancel'] as const)('what a rhythm asks by %s', (kind) => {
  const change = changes[kind]

  it('goes to the meeting itself and creates none', () => {
    expect(commandFor(change)).toMatchObject({ meeting: 'cf1' })
    expect(commandFor(change).plans).toBeUndefined()
  })

  it('is asked once, until the meeting has gone on or the policy is another', () => {
    const { id } = commandFor(change)
    expect(commandFor(change).id).toBe(id)
    expect(commandFor(change, site(2), [{ ...planned, version: 5 }]).id).not.toBe(id)
    expect(commandFor(change, site(3)).id).not.toBe(id)
  })
})
