import {
  conferenceCommands,
  type ConferenceCommandName,
} from '../../../domain/conference/commands/index.ts'
import { mayNot } from '../../access/roles.ts'
import { pathwayCommands, type PathwayCommandName } from '../../../domain/pathway/commands/index.ts'
import type { Role } from '../../../domain/codes.ts'
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
  { code, pathway, conference }: Stuck,
  held: readonly Role[],
): { next: string; remedies: { command: string; label: string }[] } {
  const { next, ...by }: Ways = ways[code]
  const offered = (commands: Readonly<Record<string, Offered>>, names: readonly string[] = []) =>
    names.flatMap((command) => {
      const known = commands[command]
      return known && !mayNot(known.who, held) ? [{ command, label: known.label }] : []
    })
  if (pathway !== null) return { next, remedies: offered(pathwayCommands, by.pathway) }
  const remedies = conference === null ? [] : offered(conferenceCommands, by.conference)
  return { next, remedies }
}

/** What is stuck, and where: on a pathway, at a meeting or on neither. */
interface Stuck {
  readonly code: StuckCode
  readonly pathway: string | null
  readonly conference: string | null
}
