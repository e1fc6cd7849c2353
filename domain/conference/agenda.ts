import { forms, rulesOf } from './forms.ts'
import type { AgendaPart } from './forms/form.ts'
import { type ConferenceState, listedItems } from './state.ts'
import { inAgendaOrder } from './agenda-order.ts'
import type { BroughtAction, Item, Room } from './shape.ts'
import type { SiteReference } from '../reference/reference.ts'

/** The order of a meeting as its site's policy has it. */
export function agendaOrder(state: ConferenceState, { policy }: SiteReference): Item[] {
  if (!state.meeting) return []
  return inAgendaOrder(state, rulesOf(policy, state.meeting.form).order.by)
}

/** One part of the agenda with what is in it. Codes and ids only. */
export interface AgendaEntry {
  readonly part: AgendaPart
  readonly items?: readonly { readonly id: string; readonly pathway: string }[]
  readonly actions?: readonly BroughtAction[]
  readonly expiries?: ConferenceState['expiries']
}

/** The whole agenda, part by part as the form has it; open actions and expiries appear automatically. */
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

/** How many items more a list has than the meeting can hear; never below zero. */
export const excessItems = (state: ConferenceState): number =>
  Math.max(0, listedItems(state).length - (state.meeting?.capacity ?? 0))

/**
 * The next meeting for a pathway that asks now: the first whose list is open and has room. If all are full, it is the
 * first that is open, whose chair then defers or extends. Undefined if no list is open.
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
