import type { PostEvent, PostEvolutions } from './events.ts'
import type { PostState } from './state.ts'

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

/** The post after an event. Total: an event of a type that is no longer known changes nothing. */
export function evolvePost(state: PostState, event: PostEvent): PostState {
  if (!Object.hasOwn(evolutions, event.type)) return state
  // The table pairs each type with its own facts; the compiler cannot follow the pair through the index.
  const evolution = evolutions[event.type] as (state: PostState, fact: unknown) => PostState
  return evolution(state, event.data)
}
