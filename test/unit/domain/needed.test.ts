// Proves that what the rules refuse to do without is stated, for each field that a schema lets be left out.
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { z } from 'zod'
import { cases } from './pathway/cases/all.ts'
import { cases as meetingCases } from './conference/cases/all.ts'
import { conferenceCommands } from '../../../domain/conference/commands/index.ts'
import { intents, play } from './pathway/arbitrary.ts'
import { intents as meetingIntents, play as playMeetings } from './conference/arbitrary.ts'
import { pathwayCommands } from '../../../domain/pathway/commands/index.ts'
import type { Needed } from '../../../domain/entity/rule.ts'
import { settings } from './pathway/always.ts'

type Needs = Readonly<Record<string, Readonly<Record<string, Needed>> | undefined>>
type Bodies = Readonly<
  Record<string, { readonly body: z.ZodObject; readonly needed?: Readonly<Record<string, Needed>> }>
>

interface Told {
  readonly command: { readonly name: string; readonly body: unknown }
  readonly decision: { readonly ok: boolean; readonly refusal?: { readonly field?: string } }
}

const needsOf = (commands: Bodies): Needs =>
  Object.fromEntries(Object.entries(commands).map(([name, { needed }]) => [name, needed]))

const shapeOf = (commands: Bodies, name: string): Readonly<Record<string, z.ZodType>> =>
  Object.hasOwn(commands, name) ? (commands[name]?.body.shape ?? {}) : {}

const mayBeLeftOut = (schema: z.ZodType | undefined): boolean =>
  schema?.safeParse(undefined).success === true

/** The optional fields for whose absence something was refused, and whose absence is not stated. */
const unstated = (turns: readonly Told[], commands: Bodies): string[] =>
  turns.flatMap(({ command: { name, body }, decision }) => {
    const field = decision.refusal?.field
    const sent = body as Readonly<Record<string, unknown>> | undefined
    if (field === undefined || sent?.[field] !== undefined) return []
    if (!mayBeLeftOut(shapeOf(commands, name)[field])) return []
    return needsOf(commands)[name]?.[field] === undefined ? [`${name}.${field}`] : []
  })

it('on random pathways', () => {
  const turns = fc
    .sample(intents(50), { seed: settings.seed, numRuns: 40 })
    .flatMap((one) => play(one))
  expect([...new Set(unstated(turns, pathwayCommands))]).toEqual([])
})

it('at random meetings', () => {
  const turns = fc
    .sample(meetingIntents(60), { seed: settings.seed, numRuns: 20 })
    .flatMap((one) => playMeetings(one))
  expect([...new Set(unstated(turns, conferenceCommands))]).toEqual([])
})

const stated = (commands: Bodies, stories: object) =>
  Object.entries(needsOf(commands)).flatMap(([name, fields]) =>
    Object.entries(fields ?? {}).map(
      ([field, needed]) => [name, field, needed, commands, stories] as const,
    ),
  )

describe.each([...stated(pathwayCommands, cases), ...stated(conferenceCommands, meetingCases)])(
  '%s without %s',
  (name, field, needed, commands, stories) => {
    it('is a body that its schema lets through', () => {
      const shape = shapeOf(commands, name)
      expect(mayBeLeftOut(shape[field])).toBe(true)
      if (typeof needed === 'string') return
      for (const value of needed.is) expect(shape[needed.when]?.safeParse(value).success).toBe(true)
    })

    it('is refused at that field in a story', () => {
      const { refuses } = (
        stories as Readonly<
          Record<string, { refuses: Readonly<Record<string, () => { last: Told['decision'] }>> }>
        >
      )[name] ?? { refuses: {} }
      const fields = Object.values(refuses).map((tell) => tell().last.refusal?.field)
      expect(fields).toContain(field)
    })
  },
)
