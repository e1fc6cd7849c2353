import { capitalised, titleIn } from '../../../domain/titled.ts'
import { daysBetween, moment, span } from '../../words/dates.ts'
import type { stuckKinds } from '../../../app/views/codes.ts'
import { formPath, pathTo } from '../../forms/paths.ts'
import { lower } from '../../../domain/sentence.ts'
import type { Link } from '../../page.ts'
import { meetingForms } from '../../../domain/policy/meetings.ts'
import { owedTitles, roleTitle } from '../../../domain/describe.ts'
import type { StuckSeen } from '../../../app/views/lists/stuck.ts'

type Stuck = StuckSeen['items'][number]

/** Something that does not go on. */
export interface StuckRow {
  readonly what: string
  readonly where: Link | undefined
  readonly on: string
  readonly since: string
  readonly age: string
  readonly remedies: readonly Link[]
}

/** Things that do not go on for the same reason. */
export interface StuckPart {
  readonly kind: keyof typeof stuckKinds
  readonly title: string
  /** What the system does next by itself. */
  readonly then: string
  readonly rows: readonly StuckRow[]
}

/** What is stuck, by why; within each the longest first. */
export const present = (seen: StuckSeen, now: number): StuckPart[] =>
  [...Map.groupBy(seen.items, ({ code }) => code)].flatMap(([code, items]) => {
    const [first] = items
    if (!first) return []
    const { kind, next, title } = first
    const rows = items.map((one) => rowOf(one, seen, now))
    return [{ kind, title: reasons[code] ?? title, then: next, rows }]
  })

/** Why each does not go on. */
const reasons: Readonly<Record<string, string>> = {
  'past-its-ladder': 'Everybody has been reminded, and it is still owed',
  'nothing-owed': 'Open, but nobody owes anything',
  'agenda-not-circulated': 'The agenda of a meeting is late',
  'meeting-not-held': 'A meeting was not held on time',
  'minutes-overdue': 'The minutes of a meeting are late',
  'no-conference-slot': 'Waiting for a conference, and no meeting has room',
  'behind-history':
    'The database was restored from a backup and does not have what happened here since',
  'alarm-overdue': 'An alarm was due and nothing has happened',
  'rule-at-fault': 'A rule fails every time it runs',
  'command-unjudged': 'Received but not processed yet',
  'command-faulted': 'Could not be processed',
  'message-undelivered': 'A message has not been delivered yet',
}

function rowOf(stuck: Stuck, seen: StuckSeen, now: number): StuckRow {
  const { title, what, agency, role, since } = stuck
  const days = daysBetween(since, now)
  return {
    what: Object.hasOwn(owedTitles, what) ? capitalised(titleIn(owedTitles, what)) : title,
    where: placeOf(stuck, seen),
    on: [
      agency === null ? '' : (seen.agencies.get(agency) ?? agency),
      role === null ? '' : lower(roleTitle(role)),
    ]
      .filter(Boolean)
      .join(', '),
    since: moment(since),
    age: days > 0 ? span(days) : 'today',
    remedies: formsOf(stuck),
  }
}

/** A person by name where that is for the reader, else the pathway's reference; or a meeting by its date. */
function placeOf({ pathwayId, conferenceId }: Stuck, seen: StuckSeen): Link | undefined {
  if (pathwayId !== null) {
    const person = seen.people.get(pathwayId)
    const text = person && 'name' in person ? person.name : `Pathway ${pathwayId}`
    return { href: pathTo('pathway', pathwayId), text }
  }
  if (conferenceId === null) return undefined
  const meeting = seen.meetings.get(conferenceId)
  const text = meeting
    ? `${titleIn(meetingForms, meeting.form)}, ${moment(meeting.at)}`
    : 'A meeting'
  return { href: pathTo('conference', conferenceId), text }
}

/** The forms of the remedies, filled in. */
function formsOf({ pathwayId, conferenceId, obligationId, remedies }: Stuck): Link[] {
  const kind = pathwayId === null ? 'conference' : 'pathway'
  const id = pathwayId ?? conferenceId ?? ''
  const values = obligationId === null ? {} : { obligationId }
  return remedies.map(({ command, label }) => ({
    href: formPath(kind, id, command, values),
    text: label,
  }))
}
