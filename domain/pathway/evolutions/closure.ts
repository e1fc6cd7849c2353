import { type Evolutions, ratedAtOf, without } from './evolution.ts'
import { changeLater, flagStrand, isFirst, referredAgain } from '../strands.ts'
import type { PathwayState } from '../state.ts'
import { unchanged } from '../../entity/evolution.ts'

/** Reviews, closure and the watch; and the stages themselves. */
export const closureEvolutions = {
  'review-recorded': (state, { outcome, ratedAt }) => ({
    ...state,
    ...ratedAtOf(ratedAt),
    plan: { ...state.plan, lastDecision: { by: 'review', outcome } },
  }),
  'closure-proposed': (state, { overrideAt }) => ({ ...state, closure: { overrideAt } }),
  'closure-answered': (state, { view, strand }) => {
    if (!state.closure) return state
    if (isFirst(strand)) return { ...state, closure: { ...state.closure, answer: view } }
    return changeLater(state, strand, (one) => ({ ...one, answer: view }))
  },
  'closure-override-permitted': (state) =>
    state.closure ? { ...state, closure: { ...state.closure, overridden: true } } : state,
  'closure-approved': unchanged,
  'closure-refused': unchanged,
  'stop-asked': (state, { code }) => ({ ...state, stop: { code } }),
  // One objection is one, whoever agrees after it.
  'stop-answered': (state, { view }) => {
    if (!state.stop) return state
    const { stop } = state
    return { ...state, stop: { ...stop, answer: stop.answer === 'object' ? stop.answer : view } }
  },
  'pathway-stopped': (state) => without(state, 'stop'),
  'pathway-reopened': (state, { lastReferralAt, open, strand }) => ({
    ...referredAgain(state, lastReferralAt, strand),
    ...(open ? { reopened: open } : {}),
  }),
  'stage-entered': (state, { stage, until }) => {
    // A proposal to close, and the end of a watch, belong to the stage that they were made in.
    const kept = withoutAnswers(without(without(state, 'closure'), 'watchUntil'))
    const decided = stage === 'conference' ? kept : without(kept, 'reopened')
    return { ...decided, stage, ...(until === undefined ? {} : { watchUntil: until }) }
  },
  // With the end go the dates that time would still act on.
  'pathway-ended': (state, { at }) => ({
    ...withoutAnswers(
      without(without(without(without(state, 'closure'), 'watchUntil'), 'hold'), 'transfer'),
    ),
    stage: 'ended',
    flags: state.flags.filter((flag) => flag !== 'held'),
    ...(at === undefined ? {} : { retention: { ...state.retention, endedAt: at } }),
  }),
  flagged: (state, { strand, ...how }) => flagStrand(state, strand, how),
} satisfies Partial<Evolutions>

/** What was answered to a proposal goes with it. */
const withoutAnswers = <S extends Pick<PathwayState, 'strands'>>(state: S): S =>
  state.strands?.some(({ answer }) => answer)
    ? { ...state, strands: state.strands.map((one) => without(one, 'answer')) }
    : state
