import { type Consequence, type Message, type Notice, type Surroundings } from '../decider.ts'
import { calendarOf, type SiteReference } from '../reference/reference.ts'
import { asksAtOnce, dueAfter } from '../obligations/ladder.ts'
import { clockOf, ladderOf } from '../policy/lookup.ts'
import { tellOther } from './linked.ts'
import { type PathwayEvent, type PathwayFacts } from './events.ts'
import { type PathwayState } from './state.ts'

/**
 * What follows from an event beyond the pathway: notices, and commands to other entities. A notice is addressed to an
 * agency and a role by its type, so that none can be written to the person or to a victim.
 */
export function tellPathway(
  state: PathwayState,
  event: PathwayEvent,
  { reference, now }: Surroundings<SiteReference>,
): readonly Consequence[] {
  switch (event.type) {
    case 'obligation-opened':
      return event.data.stopped === undefined
        ? asked(event.data, reference)
        : notice(state, event.data.id, 'stopped', false)
    case 'rung-reached':
      return rung(state, event.data)
    case 'reminder-asked':
      return notice(state, event.data.id, `nudge-${event.data.nudge}`, true)
    case 'obligation-moved':
      return !movedForOwner(event.data)
        ? []
        : [
            ...withdraw(event.data.id, state.obligations[event.data.id]?.told ?? []),
            ...notice(state, event.data.id, 'moved', false),
          ]
    case 'obligation-reassigned':
      return [
        ...withdraw(event.data.id, state.obligations[event.data.id]?.told ?? []),
        ...notice(state, event.data.id, 'reassigned', true),
      ]
    case 'obligation-stopped':
      return [
        ...withdraw(event.data.id, state.obligations[event.data.id]?.told ?? []),
        ...notice(state, event.data.id, 'stopped', false),
      ]
    case 'obligation-resumed':
      return [
        ...withdraw(event.data.id, state.obligations[event.data.id]?.told ?? []),
        ...notice(state, event.data.id, 'resumed', false),
      ]
    case 'obligation-settled':
      return withdraw(event.data.id, event.data.told)
    case 'triage-decided':
      return event.data.outcome === 'conference' ? [openResearch(state, reference, now)] : []
    default:
      return tellOther(state, event)
  }
}

/** Whoever owes is told of another date that a person gave or that was planned anew, and not of other reminders alone. */
const movedForOwner = ({ due, was, because, reason }: PathwayFacts['obligation-moved']): boolean =>
  because === undefined ? reason !== undefined : was !== due

function asked(obligation: PathwayFacts['obligation-opened'], { policy }: SiteReference): Notice[] {
  const ladder = ladderOf(policy, obligation.ladder)
  if (!asksAtOnce(ladder)) return []
  return [
    {
      kind: 'notice',
      to: { agency: obligation.agency, role: obligation.role },
      obligation: obligation.id,
      what: obligation.what,
      rung: 'asked',
      urgent: ladder.rungs[0]?.urgent ?? false,
    },
  ]
}

interface Rung {
  readonly id: string
  readonly to: Notice['to']
  readonly code: string
  readonly urgent: boolean
  readonly at?: number
  readonly overtaken?: true
}

function rung(state: PathwayState, { id, to, code, urgent, at, overtaken }: Rung): Notice[] {
  const obligation = state.obligations[id]
  if (!obligation) return []
  const { what } = obligation
  const notice = { kind: 'notice', to, obligation: id, what, rung: code, urgent } as const
  return [
    {
      ...notice,
      ...(at === undefined ? {} : { since: at }),
      ...(overtaken ? { overtaken } : {}),
    },
  ]
}

/** What is settled need not be reminded of: each post drops what it has not sent yet. It need not wake for that. */
function withdraw(obligation: string, told: readonly string[]): Message[] {
  return told.map((agency) => ({
    kind: 'command',
    to: { kind: 'post', id: agency },
    name: 'withdraw',
    body: { obligation },
    quiet: true,
  }))
}

function notice(state: PathwayState, id: string, code: string, urgent: boolean): Notice[] {
  const obligation = state.obligations[id]
  return obligation
    ? rung(state, { id, to: { agency: obligation.agency, role: obligation.role }, code, urgent })
    : []
}

/** The core set is asked, each agency once, whatever number of roles it holds. */
function openResearch(state: PathwayState, reference: SiteReference, now: number): Message {
  const { policy, holders } = reference
  const core = policy.coreSet.roles
    .map((role) => holders[role])
    .filter((agency) => agency !== undefined)
  const { span } = clockOf(policy, 'research')
  return {
    kind: 'command',
    to: { kind: 'pathway', id: state.id },
    name: 'open-research',
    body: {
      agencies: [...new Set([...core, ...policy.alsoAsked.agencies])],
      dueAt: dueAfter(now, span, calendarOf(reference)),
    },
  }
}
