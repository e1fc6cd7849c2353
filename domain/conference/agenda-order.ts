import { type ConferenceState, listedItems } from './state.ts'
import type { Item } from './shape.ts'
import type { Ordering } from '../policy/meetings.ts'

const comesFirst: Readonly<Record<Ordering, (item: Item) => boolean>> = {
  carried: ({ carried }) => carried === true,
  children: ({ children }) => children,
  high: ({ risk }) => risk === 'high',
  repeat: ({ repeat }) => repeat,
}

/** Negative where the first item is heard before the second: by the form's order, then by how long it has waited. */
function compareItems(one: Item, other: Item, by: readonly Ordering[]): number {
  for (const code of by) {
    const difference = Number(comesFirst[code](other)) - Number(comesFirst[code](one))
    if (difference !== 0) return difference
  }
  return one.since - other.since || numberOf(one) - numberOf(other)
}

const numberOf = ({ id }: Item): number => Number(id.slice(1))

/**
 * The items still to be heard, in their order. Where the chair gave one it stands, and what was listed after that comes before
 * the first that the form's own order puts behind it.
 */
export function inAgendaOrder(state: ConferenceState, by: readonly Ordering[]): Item[] {
  const open = listedItems(state)
  const byRule = [...open].sort((a, b) => compareItems(a, b, by))
  const { order } = state
  if (!order) return gathered(byRule, state.groups)
  const result = order.flatMap((id) => open.filter((item) => item.id === id))
  for (const item of byRule.filter(({ id }) => !order.includes(id))) {
    const at = result.findIndex((other) => compareItems(item, other, by) < 0)
    result.splice(at < 0 ? result.length : at, 0, item)
  }
  return gathered(result, state.groups)
}

/** The same with the items that are heard together one after another, where the first of them stands. */
function gathered(items: Item[], groups: ConferenceState['groups'] = []): Item[] {
  const groupOf = ({ id }: Item) => groups.find((group) => group.includes(id))
  return items.flatMap((item, at) => {
    const group = groupOf(item)
    if (!group) return [item]
    const together = items.filter(({ id }) => group.includes(id))
    return items.indexOf(together[0] ?? item) === at ? together : []
  })
}

/** The other items with which one is still to be heard together, in the order of the agenda. */
export const heardWith = (state: ConferenceState, item: string): string[] => {
  const open = listedItems(state).map(({ id }) => id)
  if (!open.includes(item)) return []
  const group = state.groups?.find((one) => one.includes(item)) ?? []
  return group.filter((id) => id !== item && open.includes(id))
}
