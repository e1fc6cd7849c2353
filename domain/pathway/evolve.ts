import { type PathwayEventType, type PathwayEvent, type PathwayFacts } from './events.ts'
import { type Obligation } from '../obligations/obligation.ts'
import { type PathwayState } from './state.ts'

type Evolution<T extends PathwayEventType> = (
  state: PathwayState,
  fact: PathwayFacts[T],
) => PathwayState

const including = (list: readonly string[], item: string): readonly string[] =>
  list.includes(item) ? list : [...list, item]

const same = (state: PathwayState): PathwayState => state

const withObligation = (
  state: PathwayState,
  id: string,
  change: (obligation: Obligation) => Obligation,
): PathwayState => {
  const present = state.obligations[id]
  return present
    ? { ...state, obligations: { ...state.obligations, [id]: change(present) } }
    : state
}

function without<T extends object, K extends string>(record: T, key: K): Omit<T, K> {
  // Object.entries loses the type of what is left.
  return Object.fromEntries(Object.entries(record).filter(([other]) => other !== key)) as Omit<T, K>
}

const evolutions: { [T in PathwayEventType]: Evolution<T> } = {
  'referral-received': (state, { site, policy, receivedAt, person, victim, referrer }) => ({
    ...state,
    openedAt: receivedAt,
    lastReferralAt: receivedAt,
    site,
    policyVersion: policy,
    person,
    victim,
    referrer,
  }),
  'referral-accepted': same,
  'referral-returned': same,
  'referral-amended': same,
  'referral-rejected': same,
  'triage-decided': (state, { referTo }) => ({
    ...state,
    ...(referTo ? { referredTo: referTo } : {}),
  }),
  'risk-set': (state, { risk }) => ({ ...state, risk }),
  'risk-assessed': (state, { ratings }) => ({ ...state, ratings }),
  'advice-recorded': same,
  'referral-on-acknowledged': same,
  'contact-recorded': (state, { tries }) => ({ ...state, contactTries: tries }),
  'research-opened': (state, { agencies }) => ({
    ...state,
    returns: Object.fromEntries(agencies.map((agency) => [agency, 'asked'])),
  }),
  'return-recorded': (state, { agency, kind }) => ({
    ...state,
    returns: { ...state.returns, [agency]: kind },
  }),
  'return-waived': (state, { agency }) => ({
    ...state,
    returns: { ...state.returns, [agency]: 'waived' },
  }),
  'conference-recorded': same,
  'action-agreed': (state, { id, agency, role }) => ({
    ...state,
    actions: [...state.actions, { id, agency, role }],
  }),
  'action-ended': (state, { id, outcome }) => ({
    ...state,
    actions: state.actions.map((action) => (action.id === id ? { ...action, outcome } : action)),
  }),
  'action-reassigned': (state, { id, agency, role }) => ({
    ...state,
    actions: state.actions.map((action) =>
      action.id === id ? { ...action, agency, role } : action,
    ),
  }),
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
  'review-recorded': same,
  'incident-reported': same,
  'closure-proposed': (state, { overrideAt }) => ({ ...state, closure: { overrideAt } }),
  'closure-answered': (state, { view }) =>
    state.closure ? { ...state, closure: { ...state.closure, answer: view } } : state,
  'closure-override-permitted': (state) =>
    state.closure ? { ...state, closure: { ...state.closure, overridden: true } } : state,
  'closure-approved': same,
  'closure-refused': same,
  'pathway-reopened': (state, { lastReferralAt }) => ({ ...state, lastReferralAt }),
  'stage-entered': (state, { stage, until }) => {
    // A proposal to close, and the end of a watch, belong to the stage that they were made in.
    const kept = without(without(state, 'closure'), 'watchUntil')
    return { ...kept, stage, ...(until === undefined ? {} : { watchUntil: until }) }
  },
  // With the end go the dates that time would still act on.
  'pathway-ended': (state) => ({
    ...without(without(state, 'closure'), 'watchUntil'),
    stage: 'ended',
  }),
  flagged: (state, { flag, up }) => ({
    ...state,
    flags: [...state.flags.filter((other) => other !== flag), ...(up ? [flag] : [])],
  }),
  'obligation-opened': (state, obligation) => ({
    ...state,
    opened: state.opened + 1,
    obligations: {
      ...state.obligations,
      [obligation.id]: { ...obligation, nudges: 0, told: [obligation.agency] },
    },
  }),
  'obligation-settled': (state, { id }) => ({
    ...state,
    obligations: without(state.obligations, id),
  }),
  'obligation-moved': (state, { id, due, rungs }) => {
    const moved = withObligation(state, id, (obligation) => ({ ...obligation, due, rungs }))
    const { closure } = moved
    if (!closure || moved.obligations[id]?.what !== 'answerClosure') return moved
    // More time for the advocate is more time until the override; never less.
    return { ...moved, closure: { ...closure, overrideAt: Math.max(closure.overrideAt, due) } }
  },
  'obligation-reassigned': (state, { id, agency, role, rungs }) =>
    withObligation(state, id, (obligation) => ({
      ...obligation,
      agency,
      role,
      rungs,
      told: including(obligation.told, agency),
    })),
  'rung-reached': (state, { id, rung, to }) =>
    withObligation(state, id, (obligation) => ({
      ...obligation,
      told: including(obligation.told, to.agency),
      reached: Math.max(rung, obligation.reached ?? 0),
      rungs: obligation.rungs.filter(([index]) => index !== rung),
    })),
  'reminder-asked': (state, { id, nudge }) =>
    withObligation(state, id, (obligation) => ({ ...obligation, nudges: nudge })),
  'delivery-failed': same,
  'answer-received': same,
}

/** The state after an event. Total: an event of a type that is no longer known changes nothing. */
export function evolvePathway(state: PathwayState, event: PathwayEvent): PathwayState {
  if (!Object.hasOwn(evolutions, event.type)) return state
  // The table pairs each type with its own facts; the compiler cannot follow the pair through the index.
  const evolution = evolutions[event.type] as Evolution<PathwayEventType>
  return evolution(state, event.data)
}
