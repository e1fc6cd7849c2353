// Proves that the choices of a form and the rule cannot differ: an id that is offered is not refused at once, any other is.
import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { aboutConference } from '../../../domain/conference/about.ts'
import { aboutPathway } from '../../../domain/pathway/about.ts'
import { amongOthers, people, workingAt } from './pathway/world.ts'
import { bodyOf } from './pathway/bodies.ts'
import { bodyOf as meetingBodyOf } from './conference/bodies.ts'
import {
  conferenceCommands,
  type ConferenceCommandName,
} from '../../../domain/conference/commands/index.ts'
import { conferenceDecider, whyNot as whyNotAt } from '../../../domain/conference/conference.ts'
import { type Decision } from '../../../domain/entity/decider.ts'
import { intents, play } from './pathway/arbitrary.ts'
import {
  intents as meetingIntents,
  play as playMeetings,
  reference as meetingReference,
} from './conference/arbitrary.ts'
import { pathwayCommands, type PathwayCommandName } from '../../../domain/pathway/commands/index.ts'
import { pathwayDecider, whyNot } from '../../../domain/pathway/pathway.ts'
import { settings } from './pathway/always.ts'

const picks = [0, 1, 7, 77, 777, 7_777, 77_777]
const names = Object.keys(pathwayCommands) as PathwayCommandName[]
const meetingNames = Object.keys(conferenceCommands) as ConferenceCommandName[]
const actors = Object.values(people)

/** Holds what is offered for one field against what the rule says of each id, with several bodies. */
function hold(
  what: string,
  field: string,
  { all, offered }: { all: readonly string[]; offered: readonly string[] },
  decide: (id: string, pick: number) => Decision<unknown, unknown>,
): string[] {
  return all.flatMap((id) => {
    const decisions = picks.map((pick) => decide(id, pick))
    const accepted = decisions.some(({ ok }) => ok)
    const atOnce = decisions.every((one) => !one.ok && one.refusal.field === field)
    if (offered.includes(id)) return atOnce ? [`${what}.${field} offers ${id}, and refuses it`] : []
    return accepted ? [`${what}.${field} keeps ${id} back, and accepts it`] : []
  })
}

it('of a pathway', () => {
  const wrong = new Set<string>()
  const seen = new Set<string>()
  for (const sequence of fc.sample(intents(40), { seed: settings.seed, numRuns: 12 }))
    for (const { before, now } of play(sequence).filter((_, n) => n % 9 === 0))
      for (const name of names) {
        const reference = amongOthers('london')
        const by = actors
          .map((actor) => workingAt(before, actor))
          .find((actor) => !whyNot(name, before, { now, receivedAt: now, by: actor, reference }))
        if (!by) continue
        const context = { now, receivedAt: now, by, reference }
        for (const [field, offered] of Object.entries(aboutPathway(name, before, context))) {
          const all = partsOf(before, field)
          if (!all) continue
          seen.add(`${name}.${field}`)
          const found = hold(name, field, { all, offered }, (id, pick) => {
            const body = { ...(bodyOf(name, before, { pick, now, by }) as object), [field]: id }
            return pathwayDecider.decide(before, { name, body }, context)
          })
          for (const one of found) wrong.add(one)
        }
      }
  expect([...wrong]).toEqual([])
  expect(seen.size).toBeGreaterThan(15)
})

function partsOf(
  { obligations, sessions, actions, orders = [] }: Parameters<typeof aboutPathway>[1],
  field: string,
): readonly string[] | undefined {
  if (field === 'obligationId') return Object.keys(obligations)
  if (field === 'sessionId') return sessions.map(({ id }) => id)
  if (field === 'actionId') return actions.map(({ id }) => id)
  if (field === 'orderId' || field === 'replaces') return orders.map(({ id }) => id)
  if (field === 'breachId') return orders.flatMap(({ breaches }) => breaches.map(({ id }) => id))
  return undefined
}

it('of a meeting', () => {
  const wrong = new Set<string>()
  const seen = new Set<string>()
  for (const sequence of fc.sample(meetingIntents(40), { seed: settings.seed, numRuns: 8 }))
    for (const { before, now } of playMeetings(sequence).filter((_, n) => n % 9 === 0))
      for (const name of meetingNames) {
        const reference = meetingReference
        const by = actors.find(
          (actor) => !whyNotAt(name, before, { now, receivedAt: now, by: actor, reference }),
        )
        if (!by) continue
        const context = { now, receivedAt: now, by, reference }
        for (const [field, offered] of Object.entries(aboutConference(name, before, context))) {
          if (field !== 'obligationId' && field !== 'item') continue
          const all =
            field === 'item' ? before.items.map(({ id }) => id) : Object.keys(before.obligations)
          seen.add(`${name}.${field}`)
          const found = hold(name, field, { all, offered }, (id, pick) => {
            const sent = meetingBodyOf(name, before, { pick, now, by, adjourned: [] })
            const body = { ...(sent as object), [field]: id }
            return conferenceDecider.decide(before, { name, body }, context)
          })
          for (const one of found) wrong.add(one)
        }
      }
  expect([...wrong]).toEqual([])
  expect(seen.size).toBeGreaterThan(8)
})
