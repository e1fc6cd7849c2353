import { custodyStatuses } from '../shape/treatment.ts'
import { type Evolutions, without } from './evolution.ts'
import { unchanged } from '../../entity/evolution.ts'

/** Holds, custody and bail, and deaths. */
export const holdEvolutions = {
  // A release date stays known until another is, or until they are out.
  'custody-recorded': (state, { status, releaseAt = state.custody?.releaseAt }) => ({
    ...state,
    custody: {
      status,
      ...(releaseAt === undefined || !custodyStatuses[status].inside ? {} : { releaseAt }),
    },
  }),
  'death-recorded': unchanged,
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
