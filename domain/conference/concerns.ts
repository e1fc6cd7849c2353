import type { Actor } from '../entity/decider.ts'
import { type ConferenceState, itemOf } from './state.ts'

/** Something that happened at a meeting. */
interface Happened {
  readonly type: string
  readonly data: object
  readonly by: { readonly id: string }
}

/** What is somebody's: the items that they read, and whose an obligation is or was. */
export interface MeetingOwners {
  readonly items: ReadonlySet<string>
  readonly ownerOf: (obligation: string) => string | undefined
}

/** About the meeting as such; what names its items gives only their numbers. */
const ofTheMeeting: readonly string[] = [
  'conference-planned',
  'conference-rescheduled',
  'conference-cancelled',
  'capacity-extended',
  'list-closed',
  'agenda-circulated',
  'session-opened',
  'quorum-reached',
  'quorum-lost',
  'session-adjourned',
  'session-closed',
  'conference-reconvened',
  'minutes-circulated',
  'minutes-approved',
  'conference-locked',
]

/** These say only that an item is no longer to be heard here, and nothing else about it. */
const leaving: readonly string[] = [
  'item-withdrawn',
  'item-deferred',
  'item-moved',
  'item-came-back',
]

/** Whether something that happened is for a reader who does not read all items: the meeting's, their agency's or their own. */
export const concernsReader = (
  event: Happened,
  reader: Pick<Actor, 'id' | 'agency'>,
  owners: MeetingOwners,
): boolean => event.by.id === reader.id || concernsTheirAgency(event, reader, owners)

/** The same, whoever did it: the meeting's own, or their agency's. */
export function concernsTheirAgency(
  { type, data }: Omit<Happened, 'by'>,
  reader: Pick<Actor, 'agency'>,
  { items, ownerOf }: MeetingOwners,
): boolean {
  if (ofTheMeeting.includes(type)) return true
  const facts: Readonly<Record<string, unknown>> = { ...data }
  if (leaving.includes(type)) return items.has(String(facts['id']))
  if (facts['agency'] === reader.agency) return true
  const { to } = facts
  if (typeof to === 'object' && to !== null && 'agency' in to && to.agency === reader.agency)
    return true
  return typeof facts['id'] === 'string' && ownerOf(facts['id']) === reader.agency
}

/** The pathway that something at a meeting was about; undefined if it was about the meeting. */
export function pathwayAbout(state: ConferenceState, { data }: Pick<Happened, 'data'>) {
  const { pathway, item, id }: Readonly<Record<string, unknown>> = { ...data }
  if (typeof pathway === 'string') return pathway
  return itemOf(state, String(item ?? id))?.pathway
}
