import type { Role } from '../codes.ts'

/** A notice that waits to be sent. */
export interface Queued {
  readonly notice: string
  /** On what it waits: a pathway, or a conference. */
  readonly pathway?: string
  readonly conference?: string
  readonly obligation: string
  readonly role: Role
  readonly urgent: boolean
  readonly at: number
}

/** A message under way: to one role of the agency, with the notices in it. */
export interface Sending {
  readonly message: string
  readonly role: Role
  readonly notices: readonly Queued[]
}

/** The post of one agency: what is waiting, and the one message under way. */
export interface PostState {
  readonly id: string
  readonly queue: readonly Queued[]
  readonly composed: number
  readonly sending?: Sending
}

export const initialPost = (id: string): PostState => ({ id, queue: [], composed: 0 })
