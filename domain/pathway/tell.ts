import type { Consequence, TurnContext } from '../entity/decider.ts'
import { isOwingEvent } from '../obligations/owing-evolutions.ts'
import { messagesOf } from './messages.ts'
import type { PathwayEvent } from './events.ts'
import type { PathwayState } from './state.ts'
import type { SiteReference } from '../reference/reference.ts'
import { tellOwing } from '../obligations/notices.ts'

/**
 * What follows from an event beyond the pathway: notices, and messages to other entities. A notice is addressed to an
 * agency and a role by its type, so that none can be written to the person or to a victim.
 */
export const tellPathway = (
  state: PathwayState,
  event: PathwayEvent,
  context: TurnContext<SiteReference>,
): readonly Consequence[] =>
  isOwingEvent(event)
    ? tellOwing(state, event, context.reference)
    : messagesOf(state, event, context)
