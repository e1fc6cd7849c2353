import { z } from 'zod'
import { agencyId, conferenceId, itemId } from '../fields.ts'
import { codeOf } from '../titled.ts'
import { countingDecisions } from './shape/conference.ts'
import { entityId, givenReturn, heardOf, listing, planBody, waited } from '../conference/bodies.ts'
import { messagesTo } from '../entity/message.ts'

/** What a pathway tells the meeting that is to hear it. */
export const pathwayToConference = {
  /** The same meeting however many pathways ask for it: it is planned once. */
  'plan-conference': planBody,
  /** `returns`: what the agencies said, on the pathway and at meetings that did not hear it; `since`: when those listed it. */
  'list-item': z.object({ ...listing, emergency: z.boolean().default(false), ...waited }),
  /** What it said of itself has changed while it is listed. */
  'item-changed': z.object({
    pathway: listing.pathway,
    children: listing.children,
    risk: listing.risk,
    repeat: listing.repeat,
    agencies: listing.agencies,
    represented: listing.represented,
    /** Who is asked nothing from now on, because they may not see the pathway. */
    notAsked: z.array(agencyId()).max(120).exactOptional(),
  }),
  /** What an agency has said on the pathway since it was listed. */
  'later-return': z.object({ pathway: listing.pathway, given: givenReturn }),
  /** What it decided about this item came when the pathway waited for none any more; `counts`: once somebody has said. */
  'decision-overtaken': z.object({
    pathway: entityId(),
    item: itemId(),
    counts: codeOf(countingDecisions).exactOptional(),
  }),
  /**
   * `to`: the meeting of another site to which the item goes with its pathway. `as`: only the item that it heard of, because
   * it may have come by another way since.
   */
  'withdraw-item': z.object({
    pathway: entityId(),
    to: conferenceId().optional(),
    as: z.object({ item: itemId(), from: heardOf.optional() }).optional(),
  }),
} as const
/** A message of a pathway to a meeting. */
export const toConference = messagesTo<typeof pathwayToConference>('conference')
