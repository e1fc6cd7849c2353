import { markAnswered } from '../agency-returns.ts'
import { type Evolutions, ratedAtOf, without } from './evolution.ts'
import { unchanged } from '../../entity/evolution.ts'
import type { PathwayState } from '../state.ts'
import type { StrandId } from '../shape/strand.ts'

const withoutNote = ({ returnNotes, ...state }: PathwayState, agency: string): PathwayState => {
  const left = without(returnNotes ?? {}, agency)
  return Object.keys(left).length > 0 ? { ...state, returnNotes: left } : state
}

/** Which victim an answer is about, in place of what the one before it was about. */
const about = (
  { returnStrands, ...state }: PathwayState,
  agency: string,
  strand: StrandId | undefined,
): PathwayState => {
  const others = without(returnStrands ?? {}, agency)
  const all = strand === undefined ? others : { ...others, [agency]: strand }
  return Object.keys(all).length > 0 ? { ...state, returnStrands: all } : state
}

/** Research, the conference, and the actions that were agreed. */
export const conferenceEvolutions = {
  'research-opened': (state, { agencies }) => ({
    ...state,
    returns: Object.fromEntries(agencies.map((agency) => [agency, 'asked'])),
  }),
  'return-recorded': (state, { agency, kind, note, strand, supersedes }) => ({
    ...about(markAnswered(supersedes ? withoutNote(state, agency) : state, agency), agency, strand),
    returns: { ...state.returns, [agency]: kind },
    ...(note === undefined ? {} : { returnNotes: { ...state.returnNotes, [agency]: note } }),
  }),
  'return-waived': (state, { agency }) => ({
    ...markAnswered(state, agency),
    returns: { ...state.returns, [agency]: 'waived' },
  }),
  'conference-recorded': (state, { decision, ratedAt, conference, item, referTo }) => ({
    ...(decision === 'defer' || decision === 'noted' ? state : without(state, 'turnedAway')),
    ...ratedAtOf(ratedAt),
    // What was noted changes no plan: the last decision is still the one before.
    ...(decision === 'noted'
      ? {}
      : { plan: { ...state.plan, lastDecision: { by: 'conference', outcome: decision } } }),
    ...(conference && item
      ? { decisions: [...new Set([...(state.decisions ?? []), `${conference}/${item}`])] }
      : {}),
    ...(referTo ? { referredTo: referTo } : {}),
  }),
  'decision-overtaken': (state, { conference, item }) => ({
    ...state,
    decisions: [...(state.decisions ?? []), `${conference}/${item}`],
  }),
  'decision-chosen': unchanged,
  'decision-corrected': unchanged,
  'action-agreed': (state, { id, agency, role, strand }) => ({
    ...state,
    actions: [...state.actions, { id, agency, role, ...(strand ? { strand } : {}) }],
  }),
  'action-accepted': (state, { id }) => ({
    ...state,
    actions: state.actions.map((action) =>
      action.id === id ? { ...action, accepted: true } : action,
    ),
  }),
  // What the coordinator does not agree with is open again.
  'action-verified': (state, { id, agreed }) => ({
    ...state,
    actions: agreed
      ? state.actions
      : state.actions.map((action) => (action.id === id ? without(action, 'outcome') : action)),
  }),
  'action-ended': (state, { id, outcome }) => ({
    ...state,
    actions: state.actions.map((action) => (action.id === id ? { ...action, outcome } : action)),
  }),
  'action-reassigned': (state, { id, agency, role }) => ({
    ...state,
    actions: state.actions.map((action) =>
      action.id === id ? { ...without(action, 'accepted'), agency, role } : action,
    ),
  }),
} satisfies Partial<Evolutions>
