import { keysOf } from '../in-order.ts'
import { choicesOf, type KnownBesides, openOf } from '../entity/about.ts'
import { conferenceCommands, type ConferenceCommandName } from './commands/index.ts'
import type { ConferenceContext } from './builder.ts'
import { standingInterests } from './conflicts.ts'
import { conferenceDecider } from './conference.ts'
import { type ConferenceState, listedItems } from './state.ts'
import type { Rule } from '../entity/rule.ts'

type Agencies = Pick<KnownBesides, 'agencies'>

/**
 * Of each part that a command's body names: those for which its rule would not refuse at once, by the field. Other
 * meetings are those of the site that have not begun, if its reference has them. Agencies are those that whoever asks brings.
 */
export const aboutConference = (
  name: ConferenceCommandName,
  state: ConferenceState,
  context: ConferenceContext,
  known: Agencies = {},
): Record<string, string[]> => choicesOf(askedOf(name, state, context, known))

/** Of what two fields of a command's body name together: those for which its rule would not refuse at once. */
export function pairsAtConference(
  name: ConferenceCommandName,
  state: ConferenceState,
  context: ConferenceContext,
): Record<string, string>[] {
  const { oneOf }: Pick<Rule<never>, 'oneOf'> = conferenceCommands[name]
  return oneOf ? openOf(askedOf(name, state, context), pairs[oneOf](state)) : []
}

const pairs: Readonly<
  Record<NonNullable<Rule<never>['oneOf']>, (state: ConferenceState) => Record<string, string>[]>
> = {
  seat: ({ invited }) => invited.map(({ agency, role }) => ({ agency, role })),
  broughtAction: ({ actions }) => actions.map(({ pathway, action }) => ({ pathway, action })),
  askedReturn: ({ items }) =>
    items.flatMap(({ id, returns }) => keysOf(returns).map((agency) => ({ item: id, agency }))),
}

function askedOf(
  name: ConferenceCommandName,
  state: ConferenceState,
  context: ConferenceContext,
  { agencies }: Agencies = {},
): Parameters<typeof choicesOf>[0] {
  const { meetings } = context.reference
  return {
    body: conferenceCommands[name].body,
    needed: conferenceCommands[name].needed,
    candidates: {
      obligation: keysOf(state.obligations),
      item: state.items.map(({ id }) => id),
      conflict: standingInterests(state).map(({ id }) => id),
      action: [...new Set(state.actions.map(({ action }) => action))],
      pathway: [...new Set(state.actions.map(({ pathway }) => pathway))],
      ...(agencies && { agency: agencies }),
      ...(meetings && { meeting: meetings.map(({ id }) => id).filter((id) => id !== state.id) }),
    },
    together: { item: listedItems(state).map(({ id }) => id) },
    agency: context.by.agency,
    refusalOf: (body) => {
      const decision = conferenceDecider.decide(state, { name, body }, context)
      return decision.ok ? undefined : decision.refusal
    },
  }
}
