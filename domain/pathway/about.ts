import { type Candidates, choicesOf } from '../entity/about.ts'
import { defaultRetentionClasses } from '../policy/retention.ts'
import { ordersOf } from './orders.ts'
import { pathwayCommands, type PathwayCommandName } from './commands/index.ts'
import type { PathwayContext } from './builder.ts'
import { pathwayDecider, siteOf } from './pathway.ts'
import type { PathwayState } from './state.ts'

/**
 * Of each part that a command's body names: those for which its rule would not refuse at once, by the field. Of another
 * pathway the rules know nothing: a form takes those to link to, or to merge with, from the matches.
 */
export function aboutPathway(
  name: PathwayCommandName,
  state: PathwayState,
  context: PathwayContext,
): Record<string, string[]> {
  return choicesOf({
    body: pathwayCommands[name].body,
    candidates: candidatesOf(state, context),
    agency: context.by.agency,
    refusalOf: (body) => {
      const decision = pathwayDecider.decide(state, { name, body }, context)
      return decision.ok ? undefined : decision.refusal
    },
  })
}

function candidatesOf(state: PathwayState, { reference, now }: PathwayContext): Candidates {
  const { policy, meetings, newer } = siteOf(state, reference)
  const orders = ordersOf(state)
  return {
    obligation: Object.keys(state.obligations),
    session: state.sessions.map(({ id }) => id),
    action: state.actions.map(({ id }) => id),
    order: orders.map(({ id }) => id),
    breach: orders.flatMap(({ breaches }) => breaches.map(({ id }) => id)),
    programme: Object.keys(policy.programmes),
    retentionClass: Object.keys(policy.retention?.classes ?? defaultRetentionClasses),
    ...(newer && { policyVersion: Object.keys(newer) }),
    ...(meetings && { meeting: meetings.filter(({ at }) => at > now).map(({ id }) => id) }),
  }
}
