import { choicesOf } from '../entity/about.ts'
import { conferenceCommands, type ConferenceCommandName } from './commands/index.ts'
import type { ConferenceContext } from './builder.ts'
import { conferenceDecider } from './conference.ts'
import { type ConferenceState, listedItems } from './state.ts'

/**
 * Of each part that a command's body names: those for which its rule would not refuse at once, by the field. Other
 * meetings are those of the site that have not begun, if its reference has them.
 */
export function aboutConference(
  name: ConferenceCommandName,
  state: ConferenceState,
  context: ConferenceContext,
): Record<string, string[]> {
  const { meetings } = context.reference
  return choicesOf({
    body: conferenceCommands[name].body,
    candidates: {
      obligation: Object.keys(state.obligations),
      item: state.items.map(({ id }) => id),
      action: [...new Set(state.actions.map(({ action }) => action))],
      pathway: [...new Set(state.actions.map(({ pathway }) => pathway))],
      ...(meetings && { meeting: meetings.map(({ id }) => id).filter((id) => id !== state.id) }),
    },
    together: { item: listedItems(state).map(({ id }) => id) },
    agency: context.by.agency,
    refusalOf: (body) => {
      const decision = conferenceDecider.decide(state, { name, body }, context)
      return decision.ok ? undefined : decision.refusal
    },
  })
}
