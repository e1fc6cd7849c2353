import { iso } from '../instants.ts'
import type { PathwayFacts } from '../../../domain/pathway/events.ts'
import type { PathwayLook } from '../../access/look.ts'
import { readEvents, type StoredEvent } from '../../../store/reads/pathway.ts'

const types = [
  'listing-asked',
  'listing-confirmed',
  'listing-moved',
  'listing-ended',
  'conference-recorded',
] as const
type MeetingEvent = (typeof types)[number]

/** The meetings on whose lists a pathway stands or stood, and what came of it: in codes and dates, without words. */
export async function meetingsIn({ database, place: { id } }: PathwayLook) {
  const events = await readEvents(database, id, { types })
  const meetings = new Map<string, Meeting>()
  for (const event of events) {
    const { conference, ...changes } = changeOf(event)
    if (conference !== undefined)
      meetings.set(conference, { ...unknown, ...meetings.get(conference), ...changes, conference })
  }
  return [...meetings.values()]
}

interface Meeting {
  readonly conference: string
  readonly at: string | null
  readonly decision: string | null
  /** Why it left that list again, if it did. */
  readonly left: string | null
}

const unknown = { at: null, decision: null, left: null }

function changeOf({ type, data }: StoredEvent): Partial<Meeting> {
  const facts = data as PathwayFacts[MeetingEvent] // stored by the rules under its type
  if (!('conference' in facts)) return {}
  const { conference } = facts
  if (type === 'listing-ended' && 'because' in facts) return { conference, left: facts.because }
  if ('decision' in facts) return { conference, decision: facts.decision }
  return 'at' in facts && typeof facts.at === 'number'
    ? { conference, at: iso(facts.at), left: null }
    : { conference }
}
