import { type Evolutions } from './evolution.ts'

/** The contact with the victim, beside all stages. */
export const victimEvolutions = {
  'contact-recorded': (state, { tries }) => ({ ...state, contactTries: tries }),
} satisfies Partial<Evolutions>
