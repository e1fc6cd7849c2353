import type { Excluded, KeptOut } from '../../kept-out.ts'
import { type Evolutions, without } from './evolution.ts'

const nobody: KeptOut = { never: [] }

/** Who is kept out of a pathway. */
export const keptOutEvolutions = {
  'exclusion-set': (state, fact) => ({
    ...state,
    keptOut: {
      ...(state.keptOut ?? nobody),
      never: [...(state.keptOut?.never ?? []), excludedIn(fact)],
      exclusions: (state.keptOut?.exclusions ?? 0) + 1,
    },
  }),
  'exclusion-lifted': (state, { id }) => ({
    ...state,
    keptOut: {
      ...(state.keptOut ?? nobody),
      never: (state.keptOut?.never ?? []).filter((one) => one.id !== id),
    },
  }),
  'restriction-set': (state, { actors, agencies }) => ({
    ...state,
    keptOut: {
      ...without(state.keptOut ?? nobody, 'agencies'),
      only: actors,
      ...(agencies && { agencies }),
    },
  }),
  'restriction-lifted': (state) => ({
    ...state,
    keptOut: without(without(state.keptOut ?? nobody, 'only'), 'agencies'),
  }),
} satisfies Partial<Evolutions>

const excludedIn = (fact: Excluded): Excluded =>
  'actor' in fact ? { id: fact.id, actor: fact.actor } : { id: fact.id, agency: fact.agency }
