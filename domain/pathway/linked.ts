import type { Message } from '../decider.ts'
import type { PathwayEvent } from './events.ts'
import type { PathwayState } from './state.ts'

/** A first contact with the victim that a referral still owed when it was linked. */
export interface OwedContact {
  readonly what: 'victimContact' | 'victimContactHigh'
  readonly since: number
  readonly due: number
}

/** That a referral went to another pathway, and with what it comes back if it does. */
export interface Link {
  readonly to: string
  readonly contact?: OwedContact
}

/** A referral that was taken over from another pathway; `before` is the last referral without it. */
export interface Taken {
  readonly pathway: string
  readonly referredAt: number
  readonly before?: number
}

/** That the person was found to be another pathway's; `was` is who it was before. */
export interface Merge {
  readonly pathway: string
  readonly was: string
}

/** What is said to the other pathway because of an event here. */
export function tellOther(state: PathwayState, event: PathwayEvent): readonly Message[] {
  const pathway = state.id
  switch (event.type) {
    case 'referral-linked': {
      const { to, referredAt, urgent, contact } = event.data
      const body = { pathway, referredAt, urgent, ...(contact ? { contact } : {}) }
      return [message(to, 'take-linked-referral', body)]
    }
    case 'referral-unlinked':
      return event.data.refused ? [] : [message(event.data.from, 'give-back-referral', { pathway })]
    case 'person-merged':
      return [message(event.data.pathway, 'note-merge', { pathway, undone: false })]
    case 'person-split':
      if (event.data.refused) return []
      return [message(event.data.pathway, 'note-merge', { pathway, undone: true })]
    default:
      return []
  }
}

const message = (id: string, name: string, body: object): Message => ({
  kind: 'command',
  to: { kind: 'pathway', id },
  name,
  body,
})
