import { type Evolutions, without } from './evolution.ts'
import { unchanged } from '../../entity/evolution.ts'

const cancelled = { held: false, attended: false, late: false, absence: 'serviceFault' } as const

/** Suitability and sessions. */
export const treatmentEvolutions = {
  'suitability-recorded': unchanged,
  'sessions-planned': (state, { programme, provider, basis, orderId, sessions }) => ({
    ...without(state, 'mandate'),
    ...(orderId === undefined ? {} : { mandate: orderId }),
    plan: { ...state.plan, programme },
    provider,
    basis,
    sessions: [...state.sessions, ...sessions],
    missedRunning: 0,
    ...(state.sessions.length > 0 ? { earlierSessions: state.sessions.length } : {}),
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
      session.id === id ? { ...without(session, 'inHold'), at: to } : session,
    ),
  }),
  'session-booked': unchanged,
  'session-cancelled': (state, { id }) => ({
    ...state,
    sessions: state.sessions.map((session) =>
      session.id === id ? { ...session, record: cancelled } : session,
    ),
  }),
  'missed-session-followed-up': unchanged,
  'absence-judged': (state, { id, absence, missedRunning }) => ({
    ...state,
    missedRunning,
    sessions: state.sessions.map((session) =>
      session.id === id && session.record
        ? { ...session, record: { ...session.record, absence } }
        : session,
    ),
  }),
  'programme-given-up': (state) => ({ ...state, givenUp: true as const }),
  'provider-changed': (state, { provider, sessions }) => ({
    ...without(state, 'givenUp'),
    provider,
    sessions: state.sessions.map((session) => {
      const moved = sessions.find(({ id }) => id === session.id)
      return moved ? { ...without(session, 'inHold'), at: moved.at } : session
    }),
  }),
  // What was still planned will not be held; the dosage is in the fact itself.
  'programme-ended': (state) => {
    const sessions = state.sessions.filter(({ record }) => record)
    const left = without(state, 'givenUp')
    return { ...left, missedRunning: 0, sessions, earlierSessions: sessions.length }
  },
  'closing-report-recorded': unchanged,
} satisfies Partial<Evolutions>
