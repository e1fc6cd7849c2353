import type { PathwayLook } from '../access/look.ts'
import { peopleTitles } from './kept-out.ts'
import type { ReadEvent } from '../access/reader.ts'
import { readAgencyNames, readEvents } from '../../store/reads/pathway.ts'

/** An emergency opening that waits for a review: who opened it, for whom and when, why, and what others have found so far. */
export interface OpeningAsked {
  readonly id: string
  readonly at: number
  readonly name: string
  readonly agency: string
  readonly role: string | undefined
  /** Undefined where it is not for this reader. */
  readonly reason: string | undefined
  readonly found: readonly { readonly role: string; readonly finding: string }[]
}

/** The emergency openings of a pathway that still wait for a review, oldest first, as far as they are for this reader. */
export async function openingsAsked(seen: PathwayLook): Promise<readonly OpeningAsked[]> {
  const { database, place, reader } = seen
  const waiting = Object.values(seen.state?.obligations ?? {})
    .filter(({ what }) => what === 'reviewOpening')
    .map(({ about }) => about)
  if (waiting.length === 0) return []
  const types = ['glass-broken', 'opening-reviewed']
  const events = await reader.events(database, await readEvents(database, place.id, { types }))
  const opened = events.filter(
    ({ type, data }) => type === 'glass-broken' && waiting.includes(text(data, 'id')),
  )
  const nameOf = await peopleTitles(
    seen,
    opened.map(({ by }) => by.id),
  )
  const agencies = await readAgencyNames(database)
  return opened.map((event) => ({
    ...{ id: text(event.data, 'id') ?? '', at: event.at, name: nameOf(event.by.id) },
    ...{ agency: agencies.get(event.by.agency) ?? event.by.agency, role: event.by.role },
    reason: text(event.data, 'reason'),
    found: findingsOf(events, event.data['id']),
  }))
}

const findingsOf = (events: readonly ReadEvent[], opening: unknown) =>
  events
    .filter(({ type, data }) => type === 'opening-reviewed' && data['id'] === opening)
    .map(({ data }) => ({
      role: text(data, 'role') ?? '',
      finding: text(data, 'finding') ?? '',
    }))

const text = (data: ReadEvent['data'], field: string): string | undefined => {
  const value = data[field]
  return typeof value === 'string' ? value : undefined
}
