import type { Queued, Sending } from './state.ts'

/** What can have happened at a post. */
export interface PostFacts {
  'notice-taken': Queued
  'notice-dropped': { notice: string; why: 'overtaken' | 'settled' }
  'message-composed': Sending
  'message-sent': { message: string; notices: readonly string[] }
  'message-failed': {
    message: string
    notices: readonly string[]
    /** Those that other addresses of the agency took. */
    arrived?: readonly string[]
    code: string
    pathways: readonly string[]
    conferences?: readonly string[]
    role: Sending['role']
  }
  'answer-received': { command: string; code: string }
}
type PostEventType = keyof PostFacts

export type PostEvent = {
  [T in PostEventType]: { readonly type: T; readonly data: PostFacts[T] }
}[PostEventType]

/** The state after an event; one of an unknown type changes nothing. */
export type PostEvolutions<State> = {
  readonly [T in PostEventType]: (state: State, fact: PostFacts[T]) => State
}
