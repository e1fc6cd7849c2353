import type { Obligation } from './obligation.ts'
import type { Owing } from './owing.ts'
import type { OwingEventType, OwingFacts } from './facts.ts'
import { without } from './without.ts'

/** How one type of fact changes whatever owes. */
type OwingEvolution<T extends OwingEventType> = <State extends Owing<string>>(
  state: State,
  fact: OwingFacts<string>[T],
) => State

/** What is owed, and what was said about it: the changes are the same for every kind of entity. */
export const owingEvolutions: { readonly [T in OwingEventType]: OwingEvolution<T> } = {
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
  'obligation-moved': (state, fact) => change(state, fact.id, (present) => movedTo(present, fact)),
  'extension-confirmed': (state, { id }) =>
    change(state, id, ({ extended, ...present }) => ({
      ...present,
      ...(extended ? { extended: without(extended, 'unconfirmed') } : {}),
    })),
  'obligation-reassigned': (state, { id, agency, role, rungs }) =>
    change(state, id, (present) => ({
      ...present,
      agency,
      role,
      rungs,
      told: including(present.told, agency),
    })),
  'obligation-stopped': (state, { id, since }) =>
    change(state, id, (present) => ({ ...present, rungs: [], stopped: since })),
  // Without an instant, its date is no longer what its clock gives from its beginning.
  'obligation-resumed': (state, { id, due, rungs, at }) =>
    change(state, id, (present) => ({
      ...without(present, 'stopped'),
      due,
      rungs,
      ...laterBy(present, due - present.due),
      ...(at === undefined || present.stopped === undefined
        ? { given: true }
        : { paused: [...(present.paused ?? []), [present.stopped, at]] }),
    })),
  'obligation-restored': (state, obligation) => ({
    ...state,
    obligations: { ...state.obligations, [obligation.id]: obligation },
  }),
  'rung-reached': (state, { id, rung, to }) =>
    change(state, id, (present) => ({
      ...present,
      told: including(present.told, to.agency),
      reached: Math.max(rung, present.reached ?? 0),
      rungs: present.rungs.filter(([index]) => index !== rung),
    })),
  'reminder-asked': (state, { id, nudge }) =>
    change(state, id, (present) => ({ ...present, nudges: nudge })),
}

/** Whether an event is about what is owed. */
export const isOwingEvent = <Event extends { readonly type: string }>(
  event: Event,
): event is Extract<Event, { type: OwingEventType }> => Object.hasOwn(owingEvolutions, event.type)

function change<State extends Owing<string>>(
  state: State,
  id: string,
  to: (present: Obligation<string>) => Obligation<string>,
): State {
  const present = state.obligations[id]
  return present ? { ...state, obligations: { ...state.obligations, [id]: to(present) } } : state
}

/** A date that a person gave is kept from then on; one that was planned again comes from its clock. */
function movedTo(
  present: Obligation<string>,
  fact: OwingFacts<string>['obligation-moved'],
): Obligation<string> {
  const { due, rungs, because, reached, before, extension, told = [], lapsed, stands } = fact
  if (lapsed) return { ...asBeforeExtension(present), due, rungs }
  if (extension) {
    const hear = told.reduce((list, { agency }) => including(list, agency), present.told)
    return { ...present, due, rungs, given: true, extended: extension, told: hear }
  }
  if (before !== undefined) return { ...without(present, 'given'), due, rungs, before }
  if (because === undefined) return { ...present, due, rungs, given: true }
  return {
    ...without(present, 'reached'),
    due,
    rungs,
    ...(reached === undefined ? {} : { reached }),
    ...(stands === undefined ? {} : standingFrom(present, stands)),
  }
}

/** The date that stands again unless an extension is confirmed, and from which that is counted, if it is the first. */
function standingFrom(
  { extended }: Obligation<string>,
  stands: number,
): Pick<Obligation, 'extended'> {
  if (!extended?.unconfirmed) return {}
  const { unconfirmed, from } = extended
  const first = from === unconfirmed.was
  return {
    extended: {
      ...extended,
      ...(first ? { from: stands } : {}),
      unconfirmed: { ...unconfirmed, was: stands },
    },
  }
}

/** Without the last extension, but for whose it was: its date comes from its clock again, unless a person had given it one earlier. */
function asBeforeExtension(present: Obligation<string>): Obligation<string> {
  const { extended } = present
  if (!extended?.unconfirmed) return present
  const { unconfirmed, times, from } = extended
  const kept = unconfirmed.given ? present : without(present, 'given')
  return { ...kept, extended: { times: times - 1, from, lapsed: unconfirmed.by } }
}

/** What a hold takes out of a clock moves the dates from which extensions are counted, too. */
function laterBy({ extended }: Obligation<string>, ms: number): Pick<Obligation, 'extended'> {
  if (!extended) return {}
  const { from, unconfirmed } = extended
  return {
    extended: {
      ...extended,
      from: from + ms,
      ...(unconfirmed && { unconfirmed: { ...unconfirmed, was: unconfirmed.was + ms } }),
    },
  }
}

const including = (list: readonly string[], item: string): readonly string[] =>
  list.includes(item) ? list : [...list, item]
