import { type Evolutions, same, without } from './evolution.ts'
import { type Obligation } from '../../obligations/obligation.ts'
import { type PathwayFacts } from '../events.ts'
import { type PathwayState } from '../state.ts'

const including = (list: readonly string[], item: string): readonly string[] =>
  list.includes(item) ? list : [...list, item]

const withObligation = (
  state: PathwayState,
  id: string,
  change: (obligation: Obligation) => Obligation,
): PathwayState => {
  const present = state.obligations[id]
  return present
    ? { ...state, obligations: { ...state.obligations, [id]: change(present) } }
    : state
}

/** A date that a person gave is kept from then on; one that was planned anew is its clock's. */
function movedTo(obligation: Obligation, fact: PathwayFacts['obligation-moved']): Obligation {
  const { due, rungs, because, reached } = fact
  if (because === undefined) return { ...obligation, due, rungs, given: true }
  return {
    ...without(obligation, 'reached'),
    due,
    rungs,
    ...(reached === undefined ? {} : { reached }),
  }
}

/** What is owed, and what was said about it. */
export const obligationEvolutions = {
  'obligation-opened': (state, obligation) => ({
    ...state,
    opened: state.opened + 1,
    obligations: {
      ...state.obligations,
      [obligation.id]: { ...obligation, nudges: 0, told: [obligation.agency] },
    },
  }),
  'obligation-settled': (state, { id }) => ({
    ...state,
    obligations: without(state.obligations, id),
  }),
  'obligation-moved': (state, fact) => {
    const { id, due } = fact
    const moved = withObligation(state, id, (obligation) => movedTo(obligation, fact))
    const { closure } = moved
    if (!closure || moved.obligations[id]?.what !== 'answerClosure') return moved
    // More time for the advocate is more time until the override; never less.
    return { ...moved, closure: { ...closure, overrideAt: Math.max(closure.overrideAt, due) } }
  },
  'obligation-reassigned': (state, { id, agency, role, rungs }) =>
    withObligation(state, id, (obligation) => ({
      ...obligation,
      agency,
      role,
      rungs,
      told: including(obligation.told, agency),
    })),
  'obligation-stopped': (state, { id, since }) =>
    withObligation(state, id, (obligation) => ({ ...obligation, rungs: [], stopped: since })),
  // Without an instant, its date is no longer what its clock gives from its beginning.
  'obligation-resumed': (state, { id, due, rungs, at }) =>
    withObligation(state, id, (obligation) => ({
      ...without(obligation, 'stopped'),
      due,
      rungs,
      ...(at === undefined || obligation.stopped === undefined
        ? { given: true }
        : { paused: [...(obligation.paused ?? []), [obligation.stopped, at]] }),
    })),
  'rung-reached': (state, { id, rung, to }) =>
    withObligation(state, id, (obligation) => ({
      ...obligation,
      told: including(obligation.told, to.agency),
      reached: Math.max(rung, obligation.reached ?? 0),
      rungs: obligation.rungs.filter(([index]) => index !== rung),
    })),
  'reminder-asked': (state, { id, nudge }) =>
    withObligation(state, id, (obligation) => ({ ...obligation, nudges: nudge })),
  'delivery-failed': same,
  'answer-received': same,
} satisfies Partial<Evolutions>
