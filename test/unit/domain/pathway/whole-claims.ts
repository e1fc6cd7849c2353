import { expect } from '@jest/globals'
import type { Claim } from './always.ts'
import { awaitsConference } from '../../../../domain/pathway/listing.ts'
import { clockOf } from '../../../../domain/policy/lookup.ts'
import { isNotAsked, leavesOut } from '../../../../domain/kept-out.ts'
import { mapEventWords } from '../../../../domain/event-words.ts'
import type { Party } from '../../../../domain/entity/decider.ts'
import type { Obligation } from '../../../../domain/obligations/obligation.ts'
import { owed, type PathwayState } from '../../../../domain/pathway/state.ts'
import { pathwayDecider, siteOf } from '../../../../domain/pathway/pathway.ts'
import type { PathwayEvent } from '../../../../domain/pathway/events.ts'
import { risks, roles } from '../../../../domain/codes.ts'
import type { Turn } from './arbitrary.ts'

const eventsOf = ({ decision }: Turn): readonly PathwayEvent[] =>
  decision.ok ? decision.events : []
const rank = ({ risk }: PathwayState) => (risk === undefined ? -1 : risks[risk].rank)
const copied = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T // of plain data the same again

/** By whose judgement a risk can become lower. */
const judging = [
  'assess-risk',
  'record-conference',
  'conference-decided',
  'record-review',
  'decide-triage',
  'withdraw-entry', // of an assessment, by whoever made it
]

const replanning = ['apply-policy', 'replan-calendar']

const guarded = ({ state, reference }: { state: PathwayState; reference: Turn['reference'] }) =>
  owed(state).filter(({ clock }) => {
    const { guards } = clockOf(siteOf(state, reference).policy, clock)
    return guards === 'safety' || guards === 'statutory'
  })

/**
 * Claims about everything that a pathway is, whatever its commands are. Each gathers what breaks it and expects once: many
 * thousand expectations a second are more than a test runner makes.
 */
export const wholeClaims: Readonly<Record<string, Claim>> = {
  'a risk becomes lower by an assessment or a decision alone': (turns) => {
    const lowered = turns.filter(({ before, after }) => rank(after) < rank(before))
    const others = lowered
      .map(({ command }) => command.name)
      .filter((one) => !judging.includes(one))
    expect(others).toEqual([])
  },

  'no hold stops a clock that guards safety or statute': (turns) => {
    const stopped = turns.flatMap(({ after, before, command, reference }) => {
      const still = guarded({ state: after, reference }).filter((one) => one.stopped !== undefined)
      if (after.hold === before.hold || command.name === 'pass-time') return still
      const moved = guarded({ state: before, reference }).filter(({ id, due }) => {
        const now = after.obligations[id]
        return now !== undefined && now.due !== due
      })
      return [...still, ...moved]
    })
    expect(stopped).toEqual([])
  },

  'every rung of an open obligation is reached in its time, or is still to come': (turns) => {
    const pending = new Map<string, Obligation['rungs']>()
    const late: unknown[] = []
    for (const turn of turns) {
      for (const event of eventsOf(turn)) follow(pending, event, late)
      if (turn.command.name === 'pass-time')
        late.push(...owed(turn.after).filter(({ rungs: [next] }) => next && next[1] <= turn.now))
    }
    expect(late).toEqual([])
    const last = owed(turns.at(-1)?.after ?? pathwayDecider.initial('p1'))
    expect(Object.fromEntries(pending)).toEqual(
      Object.fromEntries(last.map(({ id, rungs }) => [id, rungs])),
    )
  },

  'the stored events give the stored state, which is plain JSON': (turns) => {
    const initial = pathwayDecider.initial('p1')
    const stored = copied(turns.flatMap(eventsOf))
    expect(stored.reduce(pathwayDecider.evolve, initial)).toEqual(turns.at(-1)?.after ?? initial)
  },

  'a refusal changes nothing and tells nobody': (turns) => {
    const refused = turns.filter(({ decision }) => !decision.ok)
    expect(
      refused.filter(
        ({ before, after, notices, messages }) =>
          after !== before || notices.length + messages.length > 0,
      ),
    ).toEqual([])
  },

  'a turn that is taken again comes to the same': (turns) => {
    const other = turns.filter(({ before, command, by, now, reference, decision, past }, n) => {
      if (n % 10 > 0) return false // each costs as much as the first time
      const context = { now, receivedAt: now, by, reference, past }
      const again = pathwayDecider.decide(copied(before), command, context)
      return JSON.stringify(again) !== JSON.stringify(decision)
    })
    expect(other).toEqual([])
  },

  'everything that happened can be shown: words are where the timeline looks for them': (turns) => {
    const lost = turns
      .flatMap(eventsOf)
      .filter(({ type, data }) => wordsIn(mapEventWords(type, data, () => null)).length > 0)
    expect(lost).toEqual([])
  },

  'it stands on the list of a meeting only while a conference is to decide': (turns) => {
    const idle = turns.filter(({ after }) => after.listing && !awaitsConference(after))
    expect(idle).toEqual([])
  },

  'what a meeting decided counts once': (turns) => {
    const decided = turns
      .flatMap(eventsOf)
      .flatMap(({ type, data }) =>
        type === 'conference-recorded' && data.conference
          ? [`${data.conference}/${String(data.item)}`]
          : [],
      )
    expect(decided).toEqual([...new Set(decided)])
  },

  // To which other site's agencies, once it is offered or has gone there, is a claim of its own.
  'a notice goes to an agency of a site, in a role that there is': (turns) => {
    const wrong = turns.flatMap(({ notices, messages, reference }) => {
      const sites = [reference, ...Object.values(reference.others ?? {})]
      const known = (agency: string) => sites.some(({ agencies }) => agency in agencies)
      return [
        ...notices.filter(({ to }) => !known(to.agency) || !(to.role in roles)),
        ...messages.filter(({ to }) => to.kind === 'post' && !known(to.id)),
      ]
    })
    expect(wrong).toEqual([])
  },

  'whoever may not see it owes nothing on it and hears nothing of it': (turns) => {
    const told = turns.flatMap(({ after, notices }) => {
      const out = ({ agency, role }: Party) => leavesOut(after.keptOut, agency, role)
      const open = after.actions.filter(({ outcome }) => !outcome)
      return [...owed(after), ...open, ...notices.map(({ to }) => to)].filter(out)
    })
    expect(told).toEqual([])
  },

  'no return is asked of an agency of which nobody, or one person alone, may see it': (turns) => {
    const asked = turns.flatMap(({ after: { returns, keptOut } }) =>
      Object.keys(returns).filter(
        (agency) => returns[agency] === 'asked' && isNotAsked(keptOut, agency),
      ),
    )
    expect(asked).toEqual([])
  },

  'what is owed keeps its kind and the moment since which it waits': (turns) => {
    const changed = turns.flatMap(({ before, after }) =>
      owed(before).filter(({ id, what, since }) => {
        const now = after.obligations[id]
        return now !== undefined && (now.what !== what || now.since !== since)
      }),
    )
    expect(changed).toEqual([])
  },

  'a newer policy and other holidays leave alone the dates that were given': (turns) => {
    const replanned = turns.filter(({ command }) => replanning.includes(command.name))
    const moved = replanned.flatMap(({ before, after }) =>
      owed(before).filter(({ id, due, given }) => given && after.obligations[id]?.due !== due),
    )
    expect(moved).toEqual([])
  },
}

/** What a ladder still has to reach, as the events tell it. */
function follow(
  pending: Map<string, Obligation['rungs']>,
  { type, data }: PathwayEvent,
  unplanned: unknown[],
): void {
  if (type === 'obligation-stopped') pending.set(data.id, [])
  else if (type === 'obligation-settled') pending.delete(data.id)
  else if (type === 'rung-reached') {
    const planned = pending.get(data.id) ?? []
    const left = planned.filter(([index]) => index !== data.rung)
    if (left.length === planned.length) unplanned.push(data)
    pending.set(data.id, left)
  } else if (
    type === 'obligation-opened' ||
    type === 'obligation-moved' ||
    type === 'obligation-reassigned' ||
    type === 'obligation-resumed' ||
    type === 'obligation-restored'
  )
    pending.set(data.id, data.rungs)
}

/** The ids of words, which begin so in tests, that are left in the facts of something that happened. */
export function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.startsWith('w-') ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(wordsIn)
}
