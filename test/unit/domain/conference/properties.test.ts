// Proves that meetings keep their invariants, whatever people do and however long they wait.
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { cases } from './cases/all.ts'
import type { ConferenceCommandName } from '../../../../domain/conference/commands/index.ts'
import { type ConferenceState, hasWork, listedItems } from '../../../../domain/conference/state.ts'
import { conferenceDecider } from '../../../../domain/conference/conference.ts'
import { isConfidentialityOpen, quorumNow } from '../../../../domain/conference/quorum.ts'
import { eventsOf, type Intent, intents, play, reference, type Turn } from './arbitrary.ts'
import { whereabouts } from './whereabouts.ts'
import { excessItems } from '../../../../domain/conference/agenda.ts'
import { owedOf } from '../../../../domain/obligations/owing.ts'

// Fixed, so that a failing run fails again; the seed and path of a failure are in the message.
const settings = { seed: 20_261_125, numRuns: 40 }

/** Refusals that any command can meet; told once for all in the tests of the commands. */
const everywhere = ['not-your-role', 'system-only', 'not-planned', 'meeting-ended']

// Every property is run over the same sequences; each is played once.
const played = new Map<string, readonly Turn[]>()

function turnsOf(sequence: Intent[]): readonly Turn[] {
  const key = JSON.stringify(sequence)
  const turns = played.get(key) ?? play(sequence)
  played.set(key, turns)
  return turns
}

/** A claim about every sequence; if it fails, the shortest counterexample is shown with its seed. */
const always = (claim: (turns: readonly Turn[]) => void) => () => {
  fc.assert(
    fc.property(intents(60), (sequence) => {
      claim(turnsOf(sequence))
    }),
    settings,
  )
}

const ended = ({ stage }: ConferenceState) => stage === 'locked' || stage === 'cancelled'

/** How the meetings stand in the end. */
const last = (turns: readonly Turn[]): ConferenceState[] => [
  ...new Map(turns.map(({ meeting, after }) => [meeting, after])).values(),
]

describe('whatever people do at several meetings, and however long they wait', () => {
  it(
    'no item is lost: it is still listed, or decided, deferred, moved or withdrawn, and then it is somewhere',
    always((turns) => {
      for (const state of last(turns)) {
        for (const item of state.items) {
          if (item.status === 'listed')
            expect(['minutes', 'locked', 'cancelled']).not.toContain(state.stage)
          const told = turns
            .filter(({ meeting }) => meeting === state.id)
            .flatMap((turn) => eventsOf(turn))
            .filter(
              ({ type, data }) =>
                /^item-(decided|deferred|moved|withdrawn)$/.test(type) &&
                'id' in data &&
                data.id === item.id,
            )
          expect(told.map(({ type }) => type)).toEqual(
            item.status === 'listed' ? [] : [`item-${item.status}`],
          )
          if (item.to !== undefined) expect(whereabouts(turns, state.id, item)).toHaveLength(1)
        }
      }
    }),
  )

  it(
    'what is listed is decided, deferred, moved or withdrawn once the minutes are locked',
    always((turns) => {
      for (const state of last(turns).filter(ended)) expect(listedItems(state)).toEqual([])
    }),
  )

  it(
    'each decision is told to its pathway once, and each that comes back without a meeting too',
    always((turns) => {
      const decided = turns.flatMap((turn) =>
        eventsOf(turn).flatMap((event) =>
          event.type === 'item-decided'
            ? [`${turn.meeting}/${event.data.id}/${event.data.pathway}`]
            : [],
        ),
      )
      const told = turns.flatMap(({ messages }) =>
        messages.flatMap(({ to, name, body }) => {
          const { conference, item } = body as { conference: string; item: string }
          return name === 'conference-decided' ? [`${conference}/${item}/${to.id}`] : []
        }),
      )
      expect(told).toEqual(decided)
      expect(new Set(told).size).toBe(told.length)
    }),
  )

  it(
    'nothing is decided without a quorum, nor before each who is present accepted the statement',
    always((turns) => {
      for (const turn of turns)
        for (const event of eventsOf(turn))
          if (event.type === 'item-decided') {
            expect(quorumNow(turn.before, { id: event.data.id }).met).toBe(true)
            expect(isConfidentialityOpen(turn.before)).toBe(false)
          }
    }),
  )

  it(
    'a session that had a quorum has one, or is adjourned, while there is something to hear',
    always((turns) => {
      for (const { after } of turns)
        if (after.stage === 'inSession' && after.wasQuorate && hasWork(after))
          expect(quorumNow(after).met).toBe(true)
    }),
  )

  it(
    'a meeting is to be reconvened only if it left something to hear or to review',
    always((turns) => {
      for (const { after } of turns)
        if (owedOf(after, 'reconvene').length > 0) expect(hasWork(after)).toBe(true)
    }),
  )

  it(
    'a list over its capacity is the chair’s to settle, and no such agenda is circulated',
    always((turns) => {
      for (const turn of turns) {
        const { stage } = turn.after
        if (stage === 'planned' || stage === 'listClosed')
          expect(owedOf(turn.after, 'fitAgenda')).toHaveLength(excessItems(turn.after) > 0 ? 1 : 0)
        if (eventsOf(turn).some(({ type }) => type === 'agenda-circulated'))
          expect(excessItems(turn.after)).toBe(0)
      }
    }),
  )

  it(
    'time decides nothing: it only closes lists',
    always((turns) => {
      for (const { command, before, after, decision } of turns) {
        if (command.name !== 'pass-time') continue
        expect(decision.ok && decision.events.length).toBeGreaterThan(0)
        expect(after.items.map(({ status }) => status)).toEqual(
          before.items.map(({ status }) => status),
        )
        if (before.stage !== after.stage)
          expect([before.stage, after.stage]).toEqual(['planned', 'listClosed'])
      }
    }),
  )

  it(
    'a meeting whose list is closed is somebody’s until it has ended, and then nobody’s',
    always((turns) => {
      for (const { after } of turns) {
        const ofRecord = owedOf(after, 'meetingRetention', 'confirmMeetingErasure')
        if (ended(after)) expect(owedOf(after)).toEqual(ofRecord)
        else if (!['unplanned', 'planned'].includes(after.stage))
          expect(owedOf(after).length).toBeGreaterThan(0)
      }
    }),
  )

  it(
    'the open returns are those that were asked about items still to be heard',
    always((turns) => {
      for (const { after } of turns) {
        const owed = owedOf(after, 'meetingReturn', 'meetingReturnUrgent').map(({ about }) => about)
        const open = listedItems(after).flatMap(({ id, returns }) =>
          Object.entries(returns).flatMap(([agency, one]) =>
            one.state === 'asked' ? [`${id}/${agency}`] : [],
          ),
        )
        if (['listClosed', 'circulated', 'inSession'].includes(after.stage))
          expect([...owed].sort()).toEqual(open.sort())
        else expect(owed).toEqual([])
      }
    }),
  )

  it(
    'a notice goes only to the agencies of the site, and nothing of a meeting to anybody else',
    always((turns) => {
      const known = Object.keys(reference.agencies)
      for (const { notices, messages } of turns) {
        for (const { to } of notices) expect(known).toContain(to.agency)
        for (const { to } of messages) expect(['pathway', 'conference', 'post']).toContain(to.kind)
      }
    }),
  )

  it(
    'the state is plain JSON and the fold of the events',
    always((turns) => {
      for (const state of last(turns)) {
        const events = turns.filter(({ meeting }) => meeting === state.id).flatMap(eventsOf)
        expect(
          events.reduce(conferenceDecider.evolve, conferenceDecider.initial(state.id)),
        ).toEqual(state)
        expect(JSON.parse(JSON.stringify(state))).toEqual(state)
      }
    }),
  )

  it(
    'an obligation reaches a rung once, until its date or its owner is another',
    always((turns) => {
      const reached = new Set<string>()
      for (const { type, data } of turns.flatMap(eventsOf)) {
        if (type === 'obligation-moved' || type === 'obligation-reassigned')
          for (const key of reached) if (key.startsWith(`${data.id}/`)) reached.delete(key)
        if (type !== 'rung-reached') continue
        expect(reached).not.toContain(`${data.id}/${data.code}`)
        reached.add(`${data.id}/${data.code}`)
      }
    }),
  )
})

describe('the sequences', () => {
  it(
    'meet no refusal that the stories of its command do not tell',
    always((turns) => {
      for (const { command, decision } of turns) {
        if (decision.ok) continue
        const stories = cases[command.name as ConferenceCommandName]
        const told = [...everywhere, ...Object.keys(stories?.refuses ?? {})]
        expect(`${command.name}: ${told.join()}`).toContain(decision.refusal.code)
      }
    }),
  )

  it('reach every stage, and every way that an item can go', () => {
    const stages = new Set<string>()
    const statuses = new Set<string>()
    for (const sequence of fc.sample(intents(60), settings))
      for (const { after } of turnsOf(sequence)) {
        stages.add(after.stage)
        for (const { status } of after.items) statuses.add(status)
      }
    expect([...statuses].sort()).toEqual(['decided', 'deferred', 'listed', 'moved', 'withdrawn'])
    expect(stages.size).toBe(9)
  })
})
