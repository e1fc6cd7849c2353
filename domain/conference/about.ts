import { choicesOf } from '../entity/about.ts'
import { conferenceCommands, type ConferenceCommandName } from './commands/index.ts'
import type { ConferenceContext } from './builder.ts'
import { conferenceDecider } from './conference.ts'
import type { ConferenceState } from './state.ts'

/** Of each part that a command's body names: those for which its rule would not refuse at once, by the field. */
export function aboutConference(
  name: ConferenceCommandName,
  state: ConferenceState,
  context: ConferenceContext,
): Record<string, string[]> {
  return choicesOf({
    body: conferenceCommands[name].body,
    candidates: {
      obligation: Object.keys(state.obligations),
      item: state.items.map(({ id }) => id),
      action: [...new Set(state.actions.map(({ action }) => action))],
      pathway: [...new Set(state.actions.map(({ pathway }) => pathway))],
    },
    agency: context.by.agency,
    refusalOf: (body) => {
      const decision = conferenceDecider.decide(state, { name, body }, context)
      return decision.ok ? undefined : decision.refusal
    },
  })
}
