import type { Flag, PathwayState } from './state.ts'
import type { Hold } from './hold.ts'
import type { Message, Party } from '../decider.ts'
import type { Obligation } from '../obligations/obligation.ts'
import type { ObligationCode } from '../obligations/kinds.ts'
import type { PathwayEvent } from './events.ts'
import { without } from '../obligations/without.ts'

/** A first contact with the victim that a referral still owed when it was linked. */
export interface OwedContact {
  readonly what: 'victimContact' | 'victimContactHigh'
  readonly since: number
  readonly due: number
}

/** What was owed when a referral was linked: whose it was, since when, and until when. */
export interface OwedThere extends Party {
  readonly what: ObligationCode
  readonly since: number
  readonly due: number
  readonly clock: string
  readonly about?: string
}

export const owedThere = (obligation: Obligation): OwedThere => {
  const { what, agency, role, since, due, clock, about } = obligation
  return { what, agency, role, since, due, clock, ...(about === undefined ? {} : { about }) }
}

/** That a referral went to another pathway, and with what it comes back if it does; links of old know of the contact alone. */
export interface Link {
  readonly to: string
  readonly contact?: OwedContact
  readonly owed?: readonly OwedThere[]
  readonly hold?: Hold
}

/** How a pathway stood when it took a referral over: what it went on from, and what it had not been told yet. */
export interface StoodBefore {
  readonly at: number
  readonly opened: number
  /** Those of its flags that the referral was to raise. */
  readonly raises: readonly Flag[]
  readonly watchUntil?: number
}

/** A referral that was taken over from another pathway; `before` is the last referral without it. */
export interface Taken {
  readonly pathway: string
  readonly referredAt: number
  readonly before?: number
  /** While nothing else has pressed since, or led to another stage: what the referral set off can be undone. */
  readonly stood?: StoodBefore
}

/** The state without what can no longer be undone: once something else has pressed, or led on from where the watch was left. */
export function overtaken(state: PathwayState, event: PathwayEvent): PathwayState {
  const { taken } = state
  if (!taken?.some(({ stood }) => stood)) return state
  return {
    ...state,
    taken: taken.map((one) =>
      one.stood && overtakes(event, one, one.stood) ? without(one, 'stood') : one,
    ),
  }
}

function overtakes(
  event: PathwayEvent,
  { pathway }: Taken,
  { at, watchUntil }: StoodBefore,
): boolean {
  switch (event.type) {
    case 'obligation-opened':
      return event.data.what === 'respondToRisk' && event.data.since !== at
    case 'stage-entered':
      return watchUntil !== undefined && event.data.because !== 'repeat'
    case 'referral-taken':
      return event.data.pathway !== pathway
    case 'transfer-accepted':
      return true
    default:
      return false
  }
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
      const { to, referredAt, urgent, contact, orders } = event.data
      const also = { ...(contact ? { contact } : {}), ...(orders ? { orders } : {}) }
      const body = { pathway, referredAt, urgent, ...also }
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
