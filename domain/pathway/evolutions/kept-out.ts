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
  'representative-named': (state, { id, actor }) => ({
    ...state,
    keptOut: {
      ...(state.keptOut ?? nobody),
      never: (state.keptOut?.never ?? []).map((one) =>
        one.id === id && 'agency' in one ? { ...one, but: actor } : one,
      ),
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

function excludedIn(fact: Excluded): Excluded {
  const { id } = fact
  if ('actor' in fact) return { id, actor: fact.actor }
  return { id, agency: fact.agency, ...(fact.but === undefined ? {} : { but: fact.but }) }
}
