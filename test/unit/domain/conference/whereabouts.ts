import { eventsOf, type Turn } from './arbitrary.ts'
import type { Item } from '../../../../domain/conference/shape.ts'

/** Where an item that left for another meeting is now: an item there, joined to one there, or back. */
export function whereabouts(turns: readonly Turn[], meeting: string, item: Item): string[] {
  const from = (fact: { from?: Item['from'] }) =>
    fact.from?.conference === meeting && fact.from.item === item.id
  return turns.flatMap((turn) =>
    eventsOf(turn).flatMap((event) => {
      if (event.type === 'item-listed' && from(event.data)) return ['listed']
      if (event.type === 'item-joined' && from(event.data)) return ['joined']
      if (event.type !== 'item-came-back' || turn.meeting !== meeting) return []
      return event.data.id === item.id ? ['came back'] : []
    }),
  )
}
