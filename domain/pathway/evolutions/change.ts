import type { Evolutions } from './evolution.ts'
import type { PathwayState } from '../state.ts'

/** Numbers that changed under an open pathway. */
export const changeEvolutions = {
  'policy-applied': (state, { version }) => ({ ...state, policyVersion: version }),
  'calendar-applied': (state, { version }) => ({ ...allGiven(state), calendar: version }),
  'watch-moved': (state, { until }) => ({ ...state, watchUntil: until }),
} satisfies Partial<Evolutions>

/** If a pathway does not say which table it was planned by, nobody knows which dates were given, so all are kept. */
function allGiven(state: PathwayState): PathwayState {
  if (state.calendar !== undefined) return state
  const obligations = Object.entries(state.obligations).map(
    ([id, obligation]) => [id, { ...obligation, given: true as const }] as const,
  )
  return { ...state, obligations: Object.fromEntries(obligations) }
}
