import type { Command, Context, Decider, Decision, Message } from '../decider.ts'
import { initialPost, type PostState, type Queued } from './state.ts'
import type { PostEvent, PostEvolutions } from './events.ts'
import { type MessageBody, messages, messageTo } from '../entity/messages.ts'
import { readBody } from '../entity/body.ts'
import type { AgencyReference } from '../reference/reference.ts'
import { nextWorkingMorning } from '../calendar/calendar.ts'

const evolutions: PostEvolutions<PostState> = {
  'notice-taken': (state, queued) => ({ ...state, queue: [...state.queue, queued] }),
  'notice-dropped': (state, { notice }) => ({
    ...state,
    queue: state.queue.filter((other) => other.notice !== notice),
  }),
  'message-composed': (state, sending) => ({
    ...state,
    composed: state.composed + 1,
    sending,
    queue: state.queue.filter(
      ({ notice }) => !sending.notices.some((sent) => sent.notice === notice),
    ),
  }),
  'message-sent': done,
  'message-failed': done,
  'answer-received': (state) => state,
}

function done({ id, queue, composed }: PostState): PostState {
  return { id, queue, composed }
}

function evolve(state: PostState, event: PostEvent): PostState {
  if (!Object.hasOwn(evolutions, event.type)) return state
  // The table pairs each type with its own facts; the compiler cannot follow the pair through the index.
  const evolution = evolutions[event.type] as (state: PostState, fact: unknown) => PostState
  return evolution(state, event.data)
}

// Rungs are reached as the working day begins; the morning's message waits a little, so that it holds them all.
const gatheringInMs = 5 * 60_000

/** When a notice may go: at once if it is urgent, else with the message of the next working morning. */
const sendableAt = ({ urgent, at }: Queued, { calendar }: AgencyReference): number =>
  urgent ? at : nextWorkingMorning(at, calendar) + gatheringInMs

/** When the post next has something to send by itself. */
function nextSending(
  { queue, sending }: PostState,
  reference: AgencyReference,
): number | undefined {
  if (sending || queue.length === 0) return undefined
  return Math.min(...queue.map((queued) => sendableAt(queued, reference)))
}

/** One role's notices to one message; urgent ones first, and then everything that waits for that role goes with them. */
function compose(state: PostState, now: number, reference: AgencyReference): PostEvent[] {
  const at = nextSending(state, reference)
  if (at === undefined || at > now) return []
  const due = (queued: Queued) => sendableAt(queued, reference) <= now
  const first = state.queue.find(({ urgent }) => urgent) ?? state.queue.find(due)
  if (!first) return []
  const notices = state.queue.filter(
    (queued) => queued.role === first.role && (due(queued) || first.urgent),
  )
  return [
    {
      type: 'message-composed',
      data: { message: `${state.id}.${state.composed + 1}`, role: first.role, notices },
    },
  ]
}

function take(state: PostState, queued: Queued): PostEvent[] {
  const overtaken = state.queue.filter(
    ({ obligation, role }) => obligation === queued.obligation && role === queued.role,
  )
  return [
    ...overtaken.map(
      ({ notice }) => ({ type: 'notice-dropped', data: { notice, why: 'overtaken' } }) as const,
    ),
    {
      type: 'notice-taken',
      data: {
        ...queued,
        // What it overtakes was to go by then, and goes no later for that.
        urgent: queued.urgent || overtaken.some(({ urgent }) => urgent),
        at: Math.min(queued.at, ...overtaken.map(({ at }) => at)),
      },
    },
  ]
}

function hear(
  state: PostState,
  { message, result, code }: MessageBody<'post', 'report-delivery'>,
): PostEvent[] {
  const { sending } = state
  if (sending?.message !== message) return [] // an answer that was heard before
  const notices = sending.notices.map(({ notice }) => notice)
  if (result === 'sent') return [{ type: 'message-sent', data: { message, notices } }]
  const pathways = [...new Set(sending.notices.flatMap(({ pathway }) => pathway ?? []))]
  const conferences = [...new Set(sending.notices.flatMap(({ conference }) => conference ?? []))]
  return [
    {
      type: 'message-failed',
      data: {
        message,
        notices,
        code: code ?? 'unknown',
        pathways,
        ...(conferences.length > 0 ? { conferences } : {}),
        role: sending.role,
      },
    },
  ]
}

function judge(state: PostState, { name, body }: Command, now: number): PostEvent[] {
  switch (name) {
    case 'take-notice': {
      const { since = now, ...queued } = readBody(messages.post['take-notice'], body)
      return take(state, { ...queued, at: Math.min(since, now) })
    }
    case 'withdraw': {
      const { obligation } = readBody(messages.post.withdraw, body)
      return state.queue
        .filter((queued) => queued.obligation === obligation)
        .map(({ notice }) => ({ type: 'notice-dropped', data: { notice, why: 'settled' } }))
    }
    case 'report-delivery':
      return hear(state, readBody(messages.post['report-delivery'], body))
    case 'answered': {
      const { command, code } = readBody(messages.post.answered, body)
      return [{ type: 'answer-received', data: { command, code } }]
    }
    default:
      return []
  }
}

const known = new Set(['take-notice', 'withdraw', 'report-delivery', 'answered', 'pass-time'])

function decide(
  state: PostState,
  command: Command,
  context: Context<AgencyReference>,
): Decision<PostState, PostEvent> {
  if (!context.by.system) return { ok: false, refusal: { code: 'system-only' } }
  if (!known.has(command.name)) return { ok: false, refusal: { code: 'unknown-command' } }
  const events =
    command.name === 'pass-time'
      ? compose(state, context.now, context.reference)
      : judge(state, command, context.now)
  let after = state
  const states = events.map((event) => (after = evolve(after, event)))
  return { ok: true, events, states }
}

/** What could not be delivered is owed a look on every pathway and conference that it was about. */
function undelivered(state: PostState, event: PostEvent): Message[] {
  if (event.type !== 'message-failed') return []
  const { pathways, conferences = [], role, code } = event.data
  const body = { agency: state.id, role, code }
  return [
    ...pathways.map((id) => messageTo('pathway', id, 'report-undelivered', body)),
    ...conferences.map((id) => messageTo('conference', id, 'report-undelivered', body)),
  ]
}

/** The rules of a post: gather, send one message at a time, say what could not be delivered. */
export const postDecider: Decider<PostState, PostEvent, AgencyReference> = {
  initial: initialPost,
  decide,
  evolve,
  tell: undelivered,
  nextAlarm: (state, reference) => {
    const at = nextSending(state, reference)
    return at === undefined ? undefined : { at, command: { name: 'pass-time', body: {} } }
  },
  standing: (state, reference) => {
    const next = nextSending(state, reference)
    return {
      stage: 'post',
      waitingOn: [],
      ...(next === undefined ? {} : { next: { at: next, what: 'message' } }),
      ended: false,
      ...(state.sending ? { send: { message: state.sending.message } } : {}),
    }
  },
}
