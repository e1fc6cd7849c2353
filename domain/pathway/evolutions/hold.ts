import { type Evolutions, without } from './evolution.ts'

/** Holds. */
export const holdEvolutions = {
  'hold-begun': (state, { reason, since, resumeAt }) => ({
    ...state,
    hold: { reason, since, ...(resumeAt === undefined ? {} : { resumeAt }) },
  }),
  'hold-reviewed': (state, { resumeAt }) =>
    state.hold && resumeAt !== undefined ? { ...state, hold: { ...state.hold, resumeAt } } : state,
  'hold-ended': (state, { overtaken }) => ({
    ...without(state, 'hold'),
    sessions: state.sessions.map((session) =>
      overtaken.includes(session.id) ? { ...session, inHold: true as const } : session,
    ),
  }),
} satisfies Partial<Evolutions>
