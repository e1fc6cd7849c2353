import { type Evolutions, same } from './evolution.ts'

/** Suitability and sessions. */
export const treatmentEvolutions = {
  'suitability-recorded': same,
  'sessions-planned': (state, { provider, sessions }) => ({
    ...state,
    provider,
    sessions: [...state.sessions, ...sessions],
    missedRunning: 0,
  }),
  'session-recorded': (state, { id, record, missedRunning }) => ({
    ...state,
    missedRunning,
    sessions: state.sessions.map((session) =>
      session.id === id ? { ...session, record } : session,
    ),
  }),
  'session-moved': (state, { id, to }) => ({
    ...state,
    sessions: state.sessions.map((session) =>
      session.id === id ? { ...session, at: to } : session,
    ),
  }),
} satisfies Partial<Evolutions>
