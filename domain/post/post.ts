import type { AgencyReference } from '../reference/reference.ts'
import { evolvePost } from './evolve.ts'
import { initialPost, type PostState, type Queued } from './state.ts'
import { makeEntity } from '../entity/entity.ts'
import type { Message } from '../entity/decider.ts'
import { messageTo } from '../entity/messages.ts'
import { nextWorkingMorning } from '../calendar/calendar.ts'
import { PostBuilder } from './builder.ts'
import { postCommands, type PostCommandName } from './commands.ts'
import type { PostEvent, PostFacts } from './events.ts'

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

/** What time itself does: one role's notices go to one message; urgent ones first, with everything that waits for that role. */
function compose(builder: PostBuilder): void {
  const { state } = builder
  const { now, reference } = builder.context
  const at = nextSending(state, reference)
  if (at === undefined || at > now) return
  const due = (queued: Queued) => sendableAt(queued, reference) <= now
  const first = state.queue.find(({ urgent }) => urgent) ?? state.queue.find(due)
  if (!first) return
  const notices = state.queue.filter(
    (queued) => queued.role === first.role && (due(queued) || first.urgent),
  )
  const message = `${state.id}.${state.composed + 1}`
  builder.record('message-composed', { message, role: first.role, notices })
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

/** The rules of a post: gather, send one message at a time, say what could not be delivered. It has no end. */
export const postDecider = makeEntity<
  PostState,
  PostFacts,
  AgencyReference,
  PostBuilder,
  PostCommandName
>({
  initial: initialPost,
  evolve: evolvePost,
  tell: undelivered,
  referenceFor: (_state, reference) => reference,
  begin: (state, context) => new PostBuilder(state, context),
  commands: postCommands,
  life: () => 'open',
  closed: { before: 'unknown-command', after: 'unknown-command' },
  moments(state, reference) {
    const at = nextSending(state, reference)
    return at === undefined ? [] : [{ at, what: 'message' }]
  },
  passTime: compose,
  owed: () => [],
  place: ({ sending }) => ({
    stage: 'post',
    ...(sending ? { send: { message: sending.message } } : {}),
  }),
})
