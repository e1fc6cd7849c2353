import { z } from 'zod'
import { actionReviews, conferenceDecisions } from '../conference/codes.ts'
import type { CarriedOrder } from '../pathway/shape/links.ts'
import { deliveryResults, risks, roles } from '../codes.ts'
import { entityId, givenReturn, listing, planBody, waited } from '../conference/bodies.ts'
import { agencyId, instant, siteId, words, conferenceId, itemId } from '../fields.ts'
import type { EntityKind, Message } from './decider.ts'
import { referredOn } from '../pathway/shape/referred-on.ts'
import { codeOf, pickTitles } from '../titled.ts'
import { obligationKinds } from '../obligations/kinds.ts'
import { without } from '../obligations/without.ts'

const role = codeOf(roles)
/** The id of words that another entity keeps. */
const wordsId = entityId
/** The item that the pathway is at a meeting; older meetings do not say. */
const item = itemId().optional()

/** Where an item was earlier: at which meeting, as which item there. */
const heardOf = z.object({ conference: conferenceId(), item: itemId() })

const owedThere = z.object({
  what: z.string(),
  agency: z.string(),
  role,
  since: z.number(),
  due: z.number(),
  clock: z.string(),
  about: z.string().optional(),
})
const orderThere = z.object({
  order: z.looseObject({
    id: z.string(),
    kind: z.string(),
    grantedOn: z.string(),
    requires: z.boolean(),
    breaches: z.array(z.looseObject({ id: z.string(), on: z.string(), kind: z.string() })),
  }),
  owes: z.array(owedThere),
})

/** An order as a linked referral brings it. What else the register keeps of one is its own. */
const carriedOrder = z.custom<CarriedOrder>((value) => orderThere.safeParse(value).success)

/** A command of ours that another entity refused. `name` is missing in older answers. */
const answered = z.object({ command: z.string(), code: z.string(), name: z.string().optional() })

/** A post could not deliver notices of this entity: to which agency in which role, and why. */
const undelivered = z.object({ agency: z.string(), role, code: z.string() })

/**
 * Everything that one entity, the rhythm or the system itself tells another: what it carries, by its receiver and its
 * name. Types and builders come from here, and what is received is read by it. A new field must be optional, because
 * messages written before an upgrade are read after it. What the table does not know is left out.
 */
export const messages = {
  pathway: {
    /** The core set is asked for its returns. */
    'open-research': z.object({ agencies: z.array(agencyId()).max(40), dueAt: z.int() }),
    /** A meeting has it as which item; `from`: the meeting that had it before, and as which item there. */
    'conference-listed': z.object({
      conference: conferenceId(),
      at: z.int(),
      item,
      from: conferenceId().optional(),
      fromItem: item,
    }),
    'conference-moved': z.object({ conference: conferenceId(), at: z.int(), item }),
    'conference-decided': z.object({
      conference: conferenceId(),
      item: itemId(),
      decision: codeOf(without(conferenceDecisions, 'defer')),
      risk: codeOf(risks),
      rationale: wordsId(),
      dissent: z.array(z.object({ agency: z.string(), view: wordsId() })),
      actions: z.array(
        z.object({
          agency: z.string(),
          role,
          what: wordsId(),
          why: wordsId().optional(),
          due: z.int(),
        }),
      ),
      ...referredOn,
    }),
    /** With a meeting named the item is on its way there; without, the pathway asks to be listed again. */
    'conference-deferred': z.object({
      conference: conferenceId(),
      item,
      to: conferenceId().optional(),
      ...waited,
    }),
    /** No meeting has the item, not even the one to which it was sent: the pathway asks to be listed again. */
    'conference-returned': z.object({
      conference: conferenceId(),
      item,
      to: conferenceId().optional(),
      ...waited,
    }),
    /** The meeting holds that the pathway is another site's. */
    'conference-offered': z.object({
      conference: conferenceId(),
      item: itemId(),
      site: siteId(),
      reason: wordsId(),
    }),
    /** `to`: the meeting to which it is carried, where one was named. */
    'action-reviewed': z.object({
      conference: conferenceId(),
      action: entityId(),
      outcome: codeOf(actionReviews),
      note: wordsId().optional(),
      to: conferenceId().optional(),
    }),
    'take-linked-referral': z.object({
      pathway: z.string(),
      referredAt: z.number(),
      urgent: z.boolean(),
      contact: z
        .object({
          what: codeOf(pickTitles(obligationKinds, 'victimContact', 'victimContactHigh')),
          since: z.number(),
          due: z.number(),
        })
        .optional(),
      orders: z.array(carriedOrder).optional(),
    }),
    'give-back-referral': z.object({ pathway: z.string() }),
    'note-merge': z.object({ pathway: z.string(), undone: z.boolean() }),
    'report-undelivered': undelivered,
    answered,
  },
  conference: {
    /** The same meeting however many pathways ask for it: it is planned once. */
    'plan-conference': planBody,
    'follow-policy': z.object({
      version: z.int().min(1).max(1_000_000),
      at: instant(),
      place: words(300).optional(),
    }),
    /** `returns`: what the agencies said, on the pathway and at meetings that did not hear it; `since`: when those listed it. */
    'list-item': z.object({ ...listing, emergency: z.boolean().default(false), ...waited }),
    /** What it said of itself has changed while it is listed. */
    'item-changed': z.object({
      pathway: listing.pathway,
      children: listing.children,
      risk: listing.risk,
      repeat: listing.repeat,
      agencies: listing.agencies,
    }),
    /**
     * `to`: the meeting of another site to which the item goes with its pathway; `as`: only the item that it heard of, because
     * it may have come by another way since.
     */
    'withdraw-item': z.object({
      pathway: entityId(),
      to: conferenceId().optional(),
      as: z.object({ item: itemId(), from: heardOf.optional() }).optional(),
    }),
    'carry-item': z.object({
      ...listing,
      since: z.int(),
      carried: z.boolean().default(false),
      /** What the agencies said at the meeting before. */
      returns: z.array(givenReturn).max(60).default([]),
      from: heardOf,
    }),
    'item-not-taken': z.object({ item: itemId(), conference: conferenceId() }),
    'bring-action': z.object({
      pathway: entityId(),
      action: entityId(),
      agency: agencyId(),
      due: z.int(),
    }),
    'bring-expiry': z.object({ pathway: entityId(), until: z.int() }),
    reconvened: z.object({ conference: conferenceId(), at: z.int() }),
    'report-undelivered': undelivered,
    answered,
  },
  post: {
    /** A notice to be sent, on what it waits for, and since when where that is not now. */
    'take-notice': z.object({
      notice: z.string(),
      pathway: z.string().exactOptional(),
      conference: z.string().exactOptional(),
      obligation: z.string(),
      role,
      urgent: z.boolean(),
      since: z.number().exactOptional(),
    }),
    /** What is settled is not sent any more. */
    withdraw: z.object({ obligation: z.string() }),
    'report-delivery': z.object({
      message: z.string(),
      result: codeOf(deliveryResults),
      code: z.string().optional(),
    }),
    answered,
  },
} as const satisfies Record<EntityKind, Record<string, z.ZodObject>>

type Table = typeof messages

/** The messages that a kind of entity receives. */
export type MessageName<K extends EntityKind> = keyof Table[K] & string

type Frozen<T> = T extends readonly (infer U)[]
  ? readonly Frozen<U>[]
  : T extends object
    ? { readonly [P in keyof T]: Frozen<T[P]> }
    : T

/** What a sender says; what has a default may be left out. */
export type MessageInput<
  K extends EntityKind,
  N extends MessageName<K>,
> = Table[K][N] extends z.ZodType ? Frozen<z.input<Table[K][N]>> : never

/** A message to another entity. A quiet one wakes nobody. */
export const messageTo = <K extends EntityKind, N extends MessageName<K>>(
  kind: K,
  id: string,
  name: N,
  body: MessageInput<K, N>,
): Message => ({ kind: 'command', to: { kind, id }, name, body })
