import {
  conferenceCommands,
  type ConferenceCommandName,
} from '../../../domain/conference/commands/index.ts'
import type { Actor } from '../../../domain/entity/decider.ts'
import { conferenceKinds } from '../../../domain/conference/kinds.ts'
import { mayNot } from '../../access/roles.ts'
import { obligationKinds } from '../../../domain/obligations/kinds.ts'
import { pathwayCommands, type PathwayCommandName } from '../../../domain/pathway/commands/index.ts'
import type { StuckCode } from '../../../store/reads/stuck-codes.ts'

/** What becomes of something that is stuck, and what somebody can do about it. */
interface Ways {
  /** What the system does next by itself. */
  readonly next: string
  /** What can be sent about it on a pathway, the likeliest first. */
  readonly pathway?: readonly PathwayCommandName[]
  /** What can be sent about it at a meeting, the likeliest first. */
  readonly conference?: readonly ConferenceCommandName[]
}

const ways = {
  'past-its-ladder': {
    next: 'No more reminders are sent automatically. Everyone who could be reminded has been.',
    pathway: ['remind-now', 'reassign', 'extend', 'waive', 'record-done'],
    conference: ['remind-now', 'reassign', 'extend', 'record-done'],
  },
  'nothing-owed': {
    next: 'Nothing happens automatically.',
    pathway: ['hold', 'propose-closure'],
  },
  'agenda-not-circulated': {
    next: 'Reminders are sent to whoever owes the agenda.',
    conference: ['circulate', 'remind-now', 'move-conference'],
  },
  'meeting-not-held': {
    next: 'Reminders are sent to whoever has to hold the meeting.',
    conference: ['open-session', 'move-conference', 'cancel-conference', 'remind-now'],
  },
  'minutes-overdue': {
    next: 'Reminders are sent to whoever owes the minutes.',
    conference: ['draft-minutes', 'circulate-minutes', 'remind-now', 'reassign'],
  },
  'no-conference-slot': {
    next: 'It is listed automatically as soon as a meeting has room.',
    pathway: ['list-for-conference'],
  },
  'behind-history': {
    next: 'Nothing is decided here until an operator runs the command heal, which puts back what is missing. What people send meanwhile is kept.',
  },
  'alarm-overdue': { next: 'The next regular check of the system wakes it.' },
  'rule-at-fault': { next: 'It is tried again automatically.' },
  'command-unjudged': { next: 'It is processed as soon as the system is running again.' },
  'command-faulted': { next: 'Nothing happens automatically. It can be sent again.' },
  'message-undelivered': {
    next: 'It is tried again for three days. Then the coordinator is asked for an address that works.',
  },
} as const satisfies Readonly<Record<StuckCode, Ways>>

interface Offered {
  readonly label: string
  readonly who: Parameters<typeof mayNot>[0]
}

/** What the system does next by itself about something stuck, and which remedies these roles can send. */
export function waysOut(
  stuck: Stuck,
  by: Pick<Actor, 'agency' | 'roles'>,
): { next: string; remedies: { command: string; label: string }[] } {
  const { code, pathway, conference } = stuck
  const { next, ...wanted }: Ways = ways[code]
  const offered = (commands: Readonly<Record<string, Offered>>, names: readonly string[] = []) =>
    names.flatMap((command) => {
      const known = commands[command]
      const may = known && !mayNot(known.who, by.roles) && fits(command, stuck, by.agency)
      return may ? [{ command, label: known.label }] : []
    })
  if (pathway !== null) return { next, remedies: offered(pathwayCommands, wanted.pathway) }
  const remedies = conference === null ? [] : offered(conferenceCommands, wanted.conference)
  return { next, remedies }
}

/** What is stuck, and where: on a pathway, at a meeting or on neither. */
interface Stuck {
  readonly code: StuckCode
  readonly pathway: string | null
  readonly conference: string | null
  readonly what: string
  readonly agency: string | null
}

interface Kind {
  readonly waivable: boolean
  readonly byHand?: true
}
const kinds: Readonly<Record<string, Kind>> = { ...conferenceKinds, ...obligationKinds }

/** What would be refused at once is not offered: not everything can be waived, or is met by saying so. */
function fits(command: string, { what, agency }: Stuck, ours: string): boolean {
  const kind = Object.hasOwn(kinds, what) ? kinds[what] : undefined
  if (command === 'waive') return kind?.waivable ?? false
  if (command === 'record-done') return (kind?.byHand ?? false) && agency === ours
  return true
}
