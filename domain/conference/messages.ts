import type {
  AgreedAction,
  Dissent,
  GivenReturn,
  ReportedItem,
  Item,
  WaitingHistory,
} from './shape.ts'
import type { ActionReview, ConferenceDecision } from './codes.ts'
import type { Message } from '../decider.ts'
import type { conferenceOutputs } from './never-told.ts'
import type { MeetingForm } from '../policy/meetings.ts'
import type { ReferredOn } from '../pathway/shape/referral.ts'
import type { Risk } from '../codes.ts'
import type { ListingProfile } from '../pathway/shape/listing.ts'

/** What a meeting says to a pathway: each thing once. */
export interface ToPathway {
  /** As which item; `from`: the meeting that had it before, where this one took it over, and as which item there. */
  'conference-listed': {
    conference: string
    at: number
    item?: string
    from?: string
    fromItem?: string
  }
  'conference-moved': { conference: string; at: number; item?: string }
  'conference-decided': {
    conference: string
    item: string
    decision: Exclude<ConferenceDecision, 'defer'>
    risk: Risk
    rationale: string
    dissent: readonly Dissent[]
    actions: readonly AgreedAction[]
  } & ReferredOn
  /** With a meeting named the item is on its way there; without, the pathway asks to be listed anew. */
  'conference-deferred': {
    conference: string
    item?: string
    to?: string
  } & Partial<WaitingHistory>
  /** No meeting has the item, also not the one to which it was sent: the pathway asks to be listed anew. */
  'conference-returned': {
    conference: string
    item?: string
    to?: string
  } & Partial<WaitingHistory>
  /** The meeting holds that the pathway is another site's. */
  'conference-offered': { conference: string; item: string; site: string; reason: string }
  /** `to`: the meeting to which it is carried, where one was named. */
  'action-reviewed': {
    conference: string
    action: string
    outcome: ActionReview
    note?: string
    to?: string
  }
}

/** What an item says of its pathway; nothing of it says who anybody is. */
type OfPathway = Pick<Item, 'pathway' | 'children' | 'risk' | 'repeat' | 'referrer' | 'agencies'> &
  Required<Pick<Item, 'answered'>>

/** What a meeting says to another meeting. */
export interface ToConference {
  'carry-item': OfPathway & {
    since: number
    carried: boolean
    /** What the agencies said there. */
    returns: readonly GivenReturn[]
    from: { conference: string; item: string }
  }
  'bring-action': { pathway: string; action: string; agency: string; due: number }
  'item-not-taken': { item: string; conference: string }
  reconvened: { conference: string; at: number }
}

/** What a pathway says to a meeting. */
export interface FromPathway {
  /** The same meeting however many pathways say so: it is planned once. */
  'plan-conference': { site: string; form: MeetingForm; at: string; emergency: true }
  /** `returns`: what the agencies said, on the pathway and at meetings that did not hear it; `since`: when those listed it. */
  'list-item': OfPathway & { emergency: boolean } & Pick<WaitingHistory, 'returns'> &
    Partial<Omit<WaitingHistory, 'returns'>>
  /** What it said of itself has changed while it is listed. */
  'item-changed': { pathway: string } & ListingProfile
  /**
   * `to`: the meeting of another site to which the item goes with its pathway; `as`: only the item that it heard of, for it may
   * have come by another way since.
   */
  'withdraw-item': { pathway: string; to?: string; as?: ReportedItem }
}

type NamesFor<R> = {
  [N in keyof typeof conferenceOutputs]: (typeof conferenceOutputs)[N] extends R ? N : never
}[keyof typeof conferenceOutputs]

const fromPathway =
  <N extends keyof FromPathway>(name: N) =>
  (id: string, body: FromPathway[N]): Message => ({
    kind: 'command',
    to: { kind: 'conference', id },
    name,
    body,
  })
export const planConference = fromPathway('plan-conference')
export const listItem = fromPathway('list-item')
export const itemChanged = fromPathway('item-changed')
export const withdrawItem = fromPathway('withdraw-item')

export const toPathway = <N extends NamesFor<'pathway'>>(
  id: string,
  name: N,
  body: ToPathway[N],
): Message => ({ kind: 'command', to: { kind: 'pathway', id }, name, body })

export const toConference = <N extends NamesFor<'conference'>>(
  id: string,
  name: N,
  body: ToConference[N],
): Message => ({ kind: 'command', to: { kind: 'conference', id }, name, body })
