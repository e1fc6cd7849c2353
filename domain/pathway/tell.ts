import { valuesOf } from '../in-order.ts'
import type { Consequence, Message, TurnContext } from '../entity/decider.ts'
import { isOwingEvent } from '../obligations/owing-evolutions.ts'
import { messageTo } from '../entity/messages.ts'
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
): readonly Consequence[] => {
  if (isOwingEvent(event)) return tellOwing(state, event, context.reference)
  const said = messagesOf(state, event, context)
  return event.type === 'exclusion-set' && 'agency' in event.data
    ? [...withdrawn(state, event.data.agency), ...said]
    : said
}

/** An agency that is excluded is not sent what waits in its post. */
const withdrawn = (state: PathwayState, agency: string): Message[] =>
  valuesOf(state.obligations)
    .filter(({ told }) => told.includes(agency))
    .map(({ id }) => ({
      ...messageTo('post', agency, 'withdraw', { obligation: id }),
      quiet: true,
    }))
