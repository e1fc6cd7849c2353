import type { AgreedAction, Dissent } from './facts/session.ts'
import type { ActionReview, ConferenceDecision } from './codes.ts'
import type { Item } from './state.ts'
import type { Message } from '../decider.ts'
import type { conferenceOutputs } from './never-told.ts'
import type { Risk } from '../codes.ts'

/** What a meeting says to a pathway: each thing once. */
export interface ToPathway {
  'conference-listed': { conference: string; at: number }
  'conference-moved': { conference: string; at: number }
  'conference-decided': {
    conference: string
    item: string
    decision: Exclude<ConferenceDecision, 'defer'>
    risk: Risk
    rationale: string
    dissent: readonly Dissent[]
    actions: readonly AgreedAction[]
  }
  /** With a meeting named the item is on its way there; without, the pathway asks to be listed anew. */
  'conference-deferred': { conference: string; to?: string }
  /** No meeting has the item: the pathway asks to be listed anew. */
  'conference-returned': { conference: string }
  'action-reviewed': { conference: string; action: string; outcome: ActionReview; note?: string }
}

/** What a meeting says to another meeting. */
export interface ToConference {
  'carry-item': Pick<Item, 'pathway' | 'children' | 'risk' | 'repeat' | 'referrer' | 'agencies'> & {
    since: number
    carried: boolean
    from: { conference: string; item: string }
  }
  'bring-action': { pathway: string; action: string; agency: string; due: number }
  'item-not-taken': { item: string; conference: string }
  reconvened: { conference: string; at: number }
}

type NamesFor<R> = {
  [N in keyof typeof conferenceOutputs]: (typeof conferenceOutputs)[N] extends R ? N : never
}[keyof typeof conferenceOutputs]

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
