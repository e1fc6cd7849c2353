// Proves that what is owed to one of several victims, and known of her, is hers alone, whatever people do.
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { closureProposed, inConference, inWatch, twoServices, twoVictims } from './beginnings.ts'
import { firstStrand } from '../../../../domain/pathway/shape/strand.ts'
import { intents, play, type Turn } from './arbitrary.ts'
import { liveStrands, strandOf, strandOfOwed } from '../../../../domain/pathway/strands.ts'
import type { Obligation } from '../../../../domain/obligations/obligation.ts'
import { owed, type PathwayState } from '../../../../domain/pathway/state.ts'
import type { PathwayEvent } from '../../../../domain/pathway/events.ts'
import { step } from './story.ts'

// Fixed, so that a failing run fails again; the seed and path of a failure are in the message.
const settings = { seed: 20_261_130, numRuns: 160 }

const second = step('add-victim')
const begins = [
  twoVictims(),
  twoServices(),
  inConference('high').and(second),
  closureProposed().and(second),
  inWatch().and(second),
]

const eventsOf = ({ decision }: Turn): readonly PathwayEvent[] =>
  decision.ok ? decision.events : []
const played = new Map<string, readonly Turn[]>()

/** What breaks a claim in any sequence that begins with two victims, and how often it was put to the test. */
const always = (broken: (turns: readonly Turn[]) => { tried: number; wrong: unknown[] }) => () => {
  let times = 0
  fc.assert(
    fc.property(intents(30), fc.nat(begins.length - 1), (sequence, begin) => {
      const key = JSON.stringify([sequence, begin])
      const turns = played.get(key) ?? play(sequence, begins[begin])
      played.set(key, turns)
      const { tried, wrong } = broken(turns)
      expect(wrong).toEqual([])
      times += tried
    }),
    settings,
  )
  expect(times).toBeGreaterThan(50)
}

/** What says of one victim that something was done for them, or is so of them. */
const facts: readonly PathwayEvent['type'][] = [
  'contact-recorded',
  'victim-view-recorded',
  'support-declined',
  'contact-unsafe-marked',
  'safe-contact-set',
  'closure-answered',
]

/** The victim whom a turn is about; undefined if it is about none, or stops a closure, of which all are then asked again. */
function aboutWhom(turn: Turn): string | undefined {
  for (const { type, data } of eventsOf(turn)) {
    if (type === 'closure-answered' && data.view === 'object') return undefined
    const died = type === 'death-recorded' && data.who === 'victim'
    if (!died && !facts.includes(type)) continue
    return 'strand' in data && typeof data.strand === 'string' ? data.strand : firstStrand
  }
  return undefined
}

const aboutOne = (turns: readonly Turn[]) =>
  turns.flatMap((turn) => {
    const about = aboutWhom(turn)
    return about === undefined ? [] : [{ turn, about }]
  })

/** What was settled in a turn, as it stood. */
const settledIn = (turn: Turn): Obligation[] =>
  eventsOf(turn).flatMap(({ type, data }) => {
    const one = type === 'obligation-settled' ? turn.before.obligations[data.id] : undefined
    return one ? [one] : []
  })

const others = (state: PathwayState, about: string) =>
  liveStrands(state).filter(({ id }) => id !== about)

describe('of several victims, whatever people do', () => {
  it(
    'an obligation for one is never settled by a command about another',
    always((turns) => {
      const about = aboutOne(turns)
      const wrong = about.flatMap(({ turn, about: one }) =>
        settledIn(turn)
          .filter((settled) => ![undefined, one].includes(strandOfOwed(settled)))
          .map(({ id }) => [turn.command, id]),
      )
      return { tried: about.length, wrong }
    }),
  )

  it(
    'a command is about the one whom it names',
    always((turns) => {
      const about = aboutOne(turns)
      const named = about.flatMap(({ turn: { command }, about: one }) => {
        const { victim } = command.body as { readonly victim?: string }
        return victim === undefined ? [] : [[victim, one]]
      })
      return { tried: named.length, wrong: named.filter(([victim, one]) => victim !== one) }
    }),
  )

  it(
    'what is said of one changes nothing that is known of another',
    always((turns) => {
      const about = aboutOne(turns)
      const wrong = about.filter(
        ({ turn, about: one }) =>
          JSON.stringify(others(turn.before, one)) !== JSON.stringify(others(turn.after, one)),
      )
      return { tried: about.length, wrong }
    }),
  )

  it(
    'one is always left, and nothing is owed for one whose part has ended',
    always((turns) => {
      const left = turns.filter(({ after }) => liveStrands(after).length === 0)
      const owedStill = turns.flatMap(({ after }) =>
        owed(after).filter((one) => {
          const strand = strandOfOwed(one)
          return strand !== undefined && strandOf(after, strand)?.ended !== undefined
        }),
      )
      return { tried: turns.length, wrong: [...left, ...owedStill] }
    }),
  )

  it(
    'what is owed for one names them',
    always((turns) => {
      const opened = turns.flatMap(eventsOf).flatMap(({ type, data }) => {
        const about = type === 'obligation-opened' ? strandOfOwed(data) : undefined
        return about === undefined ? [] : [data]
      })
      return { tried: opened.length, wrong: opened.filter((data) => !('strand' in data)) }
    }),
  )

  it(
    'a closure asks the advocates of all before the chair, unless one does not answer in time',
    always((turns) => {
      const proposed = turns.filter(({ after }) => after.closure)
      const wrong = proposed.filter(({ after }) => {
        const answered = liveStrands(after).every(({ answer }) => answer)
        const asked = owed(after, 'approveClosure').length > 0
        return asked ? !answered && !after.closure?.overridden : answered
      })
      return { tried: proposed.length, wrong }
    }),
  )
})
