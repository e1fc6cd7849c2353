import { type Evolutions } from './evolution.ts'

/** Who else the person may be. */
export const intakeEvolutions = {
  'matches-found': (state, { raises }) => ({
    ...state,
    flags: [...state.flags.filter((flag) => !raises.includes(flag)), ...raises],
  }),
} satisfies Partial<Evolutions>
