import type { Decider, Decision } from '../../../domain/entity/decider.ts'
import { type InboxCommand, takeTurn, type TurnInput } from '../../../domain/entity/turn.ts'

/** What a small entity knows: it counts, tells somebody of each count, and has an alarm. */
interface State {
  readonly count: number
  readonly alarm?: number
  readonly log: readonly string[]
}
type Event = { type: string; data: { by?: number; name: string } }

const evolve = (state: State, { type, data }: Event): State => ({
  ...(type === 'rung' ? { count: state.count } : { ...state, count: state.count + (data.by ?? 0) }),
  log: [...state.log, data.name],
})

function ok(before: State, ...events: Event[]): Decision<State, Event> {
  let state = before
  return { ok: true, events, states: events.map((event) => (state = evolve(state, event))) }
}
const event = (name: string, by = 1): Event => ({ type: 'counted', data: { name, by } })

/** The rules of an entity that counts; commands by some names misbehave. */
export const decider: Decider<State, Event, string> = {
  initial: () => ({ count: 0, log: [] }),
  unbegun: () => ({ stage: 'none', code: 'unknown-command' }),
  decide(state, { name, body }, { by, receivedAt }) {
    if (name === 'throw') throw new TypeError('a slip')
    if (name === 'refuse') return { ok: false, refusal: { code: 'wrong-stage' } }
    if (name === 'nothing') return ok(state)
    if (name === 'twice') return ok(state, event(name), event(name))
    if (name === 'half') return ok(state, event(name), event('untold'))
    if (name === 'ring')
      return ok(state, { type: 'rung', data: { name: `${by.id}@${receivedAt}` } })
    if (name === 'pass-time' && body === 'throw') throw new TypeError('a slip of time')
    return ok(state, event(name))
  },
  evolve,
  tell(_state, { data }) {
    if (data.name === 'untold') throw new TypeError('a slip in telling')
    const to = { kind: 'post', id: 'somebody' } as const
    const message = { kind: 'command', to, name: 'hear', body: data.name } as const
    return [
      message,
      {
        kind: 'notice',
        to: { agency: 'a', role: 'chair' },
        obligation: 'o',
        what: 'review',
        rung: 'asked',
        urgent: false,
      },
      message,
    ]
  },
  nextAlarm: ({ alarm }) =>
    alarm === undefined ? undefined : { at: alarm, command: { name: 'ring', body: {} } },
  position: ({ count }, reference) => ({
    stage: `${reference}${count}`,
    waitingOn: [],
    ended: false,
  }),
}

let n = 0
/** A command in its inbox. */
export const command = (name: string, more: Partial<InboxCommand> = {}): InboxCommand => ({
  id: `c${++n}`,
  name,
  body: {},
  by: { id: 'p1', agency: 'a', roles: ['chair', 'coordinator'], sites: [] },
  receivedAt: 50,
  ...more,
})

/** A turn of it, at 100, after seven events. */
export const turn = (incoming: readonly InboxCommand[], more: Partial<TurnInput<State>> = {}) =>
  takeTurn(decider, 's', {
    id: 'e1',
    state: decider.initial('e1'),
    seq: 7,
    now: 100,
    incoming,
    ...more,
  })

/** Another entity, that sent a command. */
export const sender = { kind: 'pathway', id: 'other' } as const
