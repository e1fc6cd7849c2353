import { lower } from '../../../domain/sentence.ts'
import { daysBetween, moment, span } from '../../words/dates.ts'
import { mayNot } from '../../../app/access/roles.ts'
import { pathwayCommands } from '../../../domain/pathway/commands/index.ts'
import { conferenceCommands } from '../../../domain/conference/commands/index.ts'
import type { Link } from '../../page.ts'
import type { Role } from '../../../domain/codes.ts'
import { roleTitle } from '../../../domain/describe.ts'
import type { stuckOut } from '../../../app/views/lists/stuck.ts'
import type { z } from 'zod'

type Stuck = z.output<typeof stuckOut>

/** Something that does not go on. */
export interface StuckRow {
  readonly what: string
  readonly where: Link | undefined
  readonly on: string | undefined
  readonly since: string
  readonly then: string
  readonly remedies: readonly Link[]
}

export interface Model {
  readonly business: readonly StuckRow[]
  readonly technical: readonly StuckRow[]
}

/** What is stuck, by who can do something about it. */
export function present(
  items: readonly Stuck[],
  agencies: ReadonlyMap<string, string>,
  now: number,
  roles: readonly Role[],
): Model {
  const row = rowOf(agencies, now, roles)
  return {
    business: items.filter(({ kind }) => kind === 'business').map(row),
    technical: items.filter(({ kind }) => kind === 'technical').map(row),
  }
}

const rowOf =
  (agencies: ReadonlyMap<string, string>, now: number, roles: readonly Role[]) =>
  (stuck: Stuck): StuckRow => {
    const { title, agency, role, since } = stuck
    const days = daysBetween(since, now)
    return {
      what: title,
      where: placeOf(stuck),
      on:
        agency === null
          ? undefined
          : [agencies.get(agency) ?? agency, role === null ? '' : lower(roleTitle(role))]
              .filter(Boolean)
              .join(', '),
      since: `${moment(since)}${days > 0 ? ` (${span(days)})` : ''}`,
      then: next[stuck.code] ?? 'Nothing happens by itself.',
      remedies: remediesFor(stuck, roles),
    }
  }

function placeOf({ pathwayId, conferenceId }: Stuck): Link | undefined {
  if (pathwayId !== null) return { href: `/pathways/${pathwayId}`, text: `Pathway ${pathwayId}` }
  return conferenceId === null
    ? undefined
    : { href: `/meetings/${conferenceId}`, text: 'The meeting' }
}

/** What the system does next by itself. */
const next: Readonly<Record<string, string>> = {
  'past-its-ladder': 'Nothing more is sent by itself: everybody on the ladder has been reminded.',
  'nothing-owed': 'Nothing happens by itself.',
  'agenda-not-circulated': 'Whoever owes the agenda is reminded.',
  'meeting-not-held': 'Whoever owes the meeting is reminded.',
  'minutes-overdue': 'Whoever owes the minutes is reminded.',
  'no-conference-slot': 'It is listed by itself as soon as a meeting has room.',
  'alarm-overdue': 'The warden wakes it on its next round.',
  'rule-at-fault': 'It is tried again by itself.',
  'command-unjudged': 'It is processed as soon as the engine is back.',
  'command-faulted': 'Nothing happens by itself. It can be sent again.',
  'message-undelivered':
    'It is tried again for three days; then the coordinator owes a working address.',
}

/** What somebody can do about each, in the order in which it is likely. */
const remedies: Readonly<Record<string, readonly string[]>> = {
  'past-its-ladder': ['remind-now', 'reassign', 'extend', 'waive', 'record-done'],
  'nothing-owed': ['hold', 'propose-closure'],
  'agenda-not-circulated': ['circulate', 'remind-now', 'move-conference'],
  'meeting-not-held': ['open-session', 'move-conference', 'cancel-conference', 'remind-now'],
  'minutes-overdue': ['draft-minutes', 'circulate-minutes', 'remind-now', 'reassign'],
  'no-conference-slot': ['list-for-conference'],
}

interface Offered {
  readonly label: string
  readonly who: Parameters<typeof mayNot>[0]
}

/** The forms of the remedies that there are and that these roles may send, filled in. */
function remediesFor(stuck: Stuck, roles: readonly Role[]): Link[] {
  const place = placeOf(stuck)
  if (!place) return []
  const registry: Readonly<Record<string, Offered>> =
    stuck.pathwayId === null ? conferenceCommands : pathwayCommands
  const query = stuck.obligationId === null ? '' : `?obligationId=${stuck.obligationId}`
  return (remedies[stuck.code] ?? []).flatMap((name) => {
    const command = Object.hasOwn(registry, name) ? registry[name] : undefined
    if (!command || mayNot(command.who, roles)) return []
    return [{ href: `${place.href}/do/${name}${query}`, text: command.label }]
  })
}
