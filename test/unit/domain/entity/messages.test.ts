// Proves that messages between entities are checked where they arrive.
// Messages between entities are read by one table at their receiver, old ones too, and a bad one costs itself alone.
import { describe, expect, it } from '@jest/globals'
import type { z } from 'zod'
import { conferenceCommands } from '../../../../domain/conference/commands/index.ts'
import { type InboxCommand, takeTurn } from '../../../../domain/entity/turn.ts'
import { messages } from '../../../../domain/entity/messages.ts'
import { pathwayCommands } from '../../../../domain/pathway/commands/index.ts'
import { pathwayDecider } from '../../../../domain/pathway/pathway.ts'
import { people } from '../pathway/world.ts'
import { listed } from '../pathway/beginnings.ts'

const meeting = 'cfaaaaaaaaaaaa'

/** A turn of a pathway that stands on a list, with these messages in its inbox. */
function turnOf(...bodies: readonly (readonly [name: string, body: object])[]) {
  const { state, reference, now } = listed()
  const incoming = bodies.map(([name, body], n): InboxCommand => ({
    id: `c${n + 1}`,
    name,
    body,
    by: { ...people.system, id: `conference:${meeting}` },
    receivedAt: now,
  }))
  return takeTurn(pathwayDecider, reference, { id: 'p1', state, seq: 9, now, incoming })
}

describe('the messages of an entity', () => {
  it.each([
    ['pathway', messages.pathway, pathwayCommands],
    ['conference', messages.conference, conferenceCommands],
  ] as const)('to a %s are commands that it reads by the table', (_, table, commands) => {
    const read = Object.entries<{ body: z.ZodObject }>(commands).map(
      ([name, { body }]): unknown => [name, body],
    )
    for (const entry of Object.entries(table)) expect(read).toContainEqual(entry)
  })

  it('that do not fit are a fault that says where and never what; the others are judged', () => {
    const { outcomes, faults, events } = turnOf(
      ['conference-moved', { conference: meeting, at: 'canary' }],
      ['answered', { command: 'c-1', code: 'not-listed', name: 'withdraw-item' }],
    )
    expect(outcomes.map(({ outcome }) => outcome.result)).toEqual(['faulted', 'done'])
    expect(faults).toEqual([{ command: 'c1', error: expect.any(Error) }])
    expect(String(faults[0]?.error)).toContain('at: invalid_type')
    expect(String(faults[0]?.error)).not.toContain('canary')
    expect(events.map(({ event }) => event.type)).toEqual(['answer-received'])
  })

  it('written before an upgrade are read after it, and what a later release says is left out', () => {
    const { outcomes, events } = turnOf(
      ['answered', { command: 'c-1', code: 'not-listed' }],
      ['report-undelivered', { agency: 'x', role: 'chair', code: 'no-address', later: true }],
    )
    expect(outcomes.map(({ outcome }) => outcome.result)).toEqual(['done', 'done'])
    expect(events[1]?.event.data).toEqual({ agency: 'x', role: 'chair', code: 'no-address' })
  })
})
