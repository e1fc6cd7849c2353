import { type Evolutions, unchanged } from './evolution.ts'

/** The minutes. */
export const minutesEvolutions = {
  'minutes-drafted': (state, { version }) => ({
    ...state,
    minutes: { status: 'drafted', version },
  }),
  'minutes-circulated': (state, { version }) => ({
    ...state,
    minutes: { status: 'circulated', version },
  }),
  'minutes-corrected': (state, { version }) => ({
    ...state,
    minutes: { status: 'circulated', version },
  }),
  'minutes-approved': (state, { version }) => ({
    ...state,
    minutes: { status: 'approved', version },
  }),
  'conference-locked': (state) => ({ ...state, stage: 'locked' }),
  'addendum-added': unchanged,
} satisfies Partial<Evolutions>
