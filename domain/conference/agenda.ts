import { forms, rulesOf } from './forms.ts'
import type { AgendaPart } from './forms/form.ts'
import { type ConferenceState, listedItems } from './state.ts'
import type { BroughtAction, Item, Room } from './shape.ts'
import type { Ordering } from '../policy/meetings.ts'
import type { SiteReference } from '../reference/reference.ts'

const comesFirst: Readonly<Record<Ordering, (item: Item) => boolean>> = {
  carried: ({ carried }) => carried === true,
  children: ({ children }) => children,
  high: ({ risk }) => risk === 'high',
  repeat: ({ repeat }) => repeat,
}

/** Negative where the first item is heard before the second: by the form's order, then by how long it has waited. */
export function compareItems(one: Item, other: Item, by: readonly Ordering[]): number {
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
  if (!order) return byRule
  const result = order.flatMap((id) => open.filter((item) => item.id === id))
  for (const item of byRule.filter(({ id }) => !order.includes(id))) {
    const at = result.findIndex((other) => compareItems(item, other, by) < 0)
    result.splice(at < 0 ? result.length : at, 0, item)
  }
  return result
}

/** The order of a meeting as its site's policy has it. */
export function agendaOrder(state: ConferenceState, { policy }: SiteReference): Item[] {
  if (!state.meeting) return []
  return inAgendaOrder(state, rulesOf(policy, state.meeting.form).order.by)
}

/** One part of the agenda with what stands in it. Codes and ids only. */
export interface AgendaEntry {
  readonly part: AgendaPart
  readonly items?: readonly { readonly id: string; readonly pathway: string }[]
  readonly actions?: readonly BroughtAction[]
  readonly expiries?: ConferenceState['expiries']
}

/** The whole agenda, part by part as the form has it: open actions and expiries stand there by themselves. */
export function agendaOf(state: ConferenceState, reference: SiteReference): AgendaEntry[] {
  if (!state.meeting) return []
  return forms[state.meeting.form].agenda.parts.map((part) => {
    if (part === 'items')
      return {
        part,
        items: agendaOrder(state, reference).map(({ id, pathway }) => ({ id, pathway })),
      }
    if (part === 'actions') return { part, actions: state.actions }
    return part === 'expiries' ? { part, expiries: state.expiries } : { part }
  })
}

/** By how many items a list is over what the meeting can hear; none below zero. */
export const excessItems = (state: ConferenceState): number =>
  Math.max(0, listedItems(state).length - (state.meeting?.capacity ?? 0))

/**
 * The next meeting for a pathway that asks now: the first whose list is open and has room; where all are full, the first that
 * is open, whose chair then defers or extends. Undefined where no list is open.
 */
export function nextMeetingWithRoom<M extends Room>(
  meetings: readonly M[],
  now: number,
): M | undefined {
  const open = meetings
    .filter(({ listClosesAt }) => listClosesAt > now)
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  return open.find((meeting) => meeting.listed < meeting.capacity) ?? open[0]
}
