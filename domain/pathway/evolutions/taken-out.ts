import type { Evolutions } from './evolution.ts'

/** Which texts were taken out. What becomes of a text itself is the store's. */
export const takenOutEvolutions = {
  'words-restricted': (state, { text, by, at }) => ({
    ...state,
    takenOut: [...(state.takenOut ?? []), { text, by, at }],
  }),
  'words-destroyed': (state, { text }) => ({
    ...state,
    takenOut: (state.takenOut ?? []).map((one) =>
      one.text === text ? { ...one, destroyed: true } : one,
    ),
  }),
  'words-restored': (state, { text }) => ({
    ...state,
    takenOut: (state.takenOut ?? []).filter((one) => one.text !== text),
  }),
} satisfies Partial<Evolutions>
