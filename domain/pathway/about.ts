import { isEntry, type PastEvent, pastOf } from './withdrawal/entries.ts'
import { keysOf, valuesOf } from '../in-order.ts'
import { type Candidates, choicesOf, type KnownBesides } from '../entity/about.ts'
import { defaultRetentionClasses } from '../policy/retention.ts'
import { ordersOf } from './orders.ts'
import { pathwayCommands, type PathwayCommandName } from './commands/index.ts'
import type { PathwayContext } from './builder.ts'
import { pathwayDecider, siteOf } from './pathway.ts'
import { knowsOf } from './strand-access.ts'
import { liveStrands } from './strands.ts'
import { tiesOf } from './same-person.ts'
import type { PathwayState } from './state.ts'

/**
 * Of each part that a command's body names: those for which its rule would not refuse at once, by the field. Of agencies
 * and other pathways the state knows nothing: whoever asks brings those that there are.
 */
export function aboutPathway(
  name: PathwayCommandName,
  state: PathwayState,
  given: PathwayContext,
  { agencies, pathways, matches, actors, past }: KnownBesides = {},
): Record<string, string[]> {
  const context = past ? { ...given, past } : given
  const { body, edge, needed } = pathwayCommands[name]
  return choicesOf({
    body,
    needed,
    candidates: {
      ...candidatesOf(state, context),
      ...(actors && { actor: actors }),
      ...(past && {
        entry: numbersOf(pastOf(context).filter(isEntered)),
        report: numbersOf(pastOf(context).filter(isReport)),
      }),
      ...(agencies && { agency: withOwners(agencies, state) }),
      ...(pathways && { pathway: keysOf(pathways) }),
      ...(matches && { match: keysOf(matches) }),
    },
    ...(pathways && edge?.otherPathway && edge.otherPathway !== 'open' && { added: pathways }),
    ...(matches && edge?.match && { added: matches }),
    ...(edge?.victim === 'named' && { added: namedVictims(state) }),
    agency: context.by.agency,
    refusalOf: (sent) => {
      const decision = pathwayDecider.decide(state, { name, body: sent }, context)
      return decision.ok ? undefined : decision.refusal
    },
  })
}

/** What the edge adds to a body that names a victim: whose record it keeps. */
const namedVictims = (state: PathwayState): Readonly<Record<string, object>> =>
  Object.fromEntries(
    liveStrands(state).map(({ id, victim }) => [id, victim === undefined ? {} : { of: victim }]),
  )

const numbersOf = (past: readonly PastEvent[]) => past.map(({ seq }) => String(seq))

const isReport = ({ event }: PastEvent): boolean => event.type === 'incident-reported'

const isEntered = ({ event }: PastEvent): boolean => isEntry(event.type)

/** The agencies of the site, and those of another that still owe something here from before it was transferred. */
const withOwners = (agencies: readonly string[], { obligations }: PathwayState): string[] => [
  ...new Set([...agencies, ...valuesOf(obligations).map(({ agency }) => agency)]),
]

/** The victims of whom whoever asks knows; none where there is nothing to choose. */
function victimsFor(state: PathwayState, by: PathwayContext['by']): string[] {
  const known = liveStrands(state).filter((strand) => knowsOf(strand, by))
  return known.length > 1 ? known.map(({ id }) => id) : []
}

function candidatesOf(state: PathwayState, { reference, now, by }: PathwayContext): Candidates {
  const { policy, meetings, newer } = siteOf(state, reference)
  const orders = ordersOf(state)
  return {
    obligation: keysOf(state.obligations),
    session: state.sessions.map(({ id }) => id),
    action: state.actions.map(({ id }) => id),
    order: orders.map(({ id }) => id),
    breach: orders.flatMap(({ breaches }) => breaches.map(({ id }) => id)),
    victim: victimsFor(state, by),
    exclusion: (state.keptOut?.never ?? []).map(({ id }) => id),
    takenOut: (state.takenOut ?? []).flatMap(({ text, destroyed }) => (destroyed ? [] : [text])),
    match: tiesOf(state).map(({ match }) => match),
    programme: keysOf(policy.programmes),
    retentionClass: Object.keys(policy.retention?.classes ?? defaultRetentionClasses),
    policyVersion: Object.keys(newer ?? {}),
    ...(meetings && { meeting: meetings.filter(({ at }) => at > now).map(({ id }) => id) }),
  }
}
