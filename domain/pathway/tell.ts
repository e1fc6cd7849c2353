import type { Consequence, Message, TurnContext } from '../entity/decider.ts'
import { messageTo } from '../entity/messages.ts'
import { calendarOf, type SiteReference } from '../reference/reference.ts'
import { clockOf } from '../policy/lookup.ts'
import { dueAfter } from '../obligations/ladder.ts'
import { isOwingEvent } from '../obligations/owing-evolutions.ts'
import { tellMeeting } from './listing.ts'
import { tellLinkedPathway } from './linked.ts'
import type { PathwayEvent } from './events.ts'
import type { PathwayState } from './state.ts'
import { tellOwing } from '../obligations/notices.ts'

/**
 * What follows from an event beyond the pathway: notices, and commands to other entities. A notice is addressed to an
 * agency and a role by its type, so that none can be written to the person or to a victim.
 */
export function tellPathway(
  state: PathwayState,
  event: PathwayEvent,
  { reference, now }: TurnContext<SiteReference>,
): readonly Consequence[] {
  if (isOwingEvent(event)) return tellOwing(state, event, reference)
  if (event.type === 'triage-decided') {
    const { outcome, askedAtMeeting } = event.data
    return outcome === 'conference' && !askedAtMeeting ? [openResearch(state, reference, now)] : []
  }
  return [...tellLinkedPathway(state, event), ...tellMeeting(state, event, reference)]
}

/** The core set is asked, each agency once, whatever number of roles it holds. */
function openResearch(state: PathwayState, reference: SiteReference, now: number): Message {
  const { policy, holders } = reference
  const core = policy.coreSet.roles
    .map((role) => holders[role])
    .filter((agency) => agency !== undefined)
  const { span } = clockOf(policy, 'research')
  return messageTo('pathway', state.id, 'open-research', {
    agencies: [...new Set([...core, ...policy.alsoAsked.agencies])],
    dueAt: dueAfter(now, span, calendarOf(reference)),
  })
}
