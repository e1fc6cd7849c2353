import { z } from 'zod'
import { agencyId } from '../fields.ts'
import { carriedOrder, carriedStrand } from './carried-bodies.ts'
import { codeOf, pickTitles } from '../titled.ts'
import { messagesTo } from '../entity/message.ts'
import { obligationKinds } from '../obligations/kinds.ts'

/** What a pathway tells another, or itself. */
export const pathwayToPathway = {
  /** The core set is asked for its returns. */
  'open-research': z.object({ agencies: z.array(agencyId()).max(40), dueAt: z.int() }),
  'take-linked-referral': z.object({
    pathway: z.string(),
    referredAt: z.number(),
    urgent: z.boolean(),
    unsafe: z.literal(true).optional(),
    contact: z
      .object({
        what: codeOf(pickTitles(obligationKinds, 'victimContact', 'victimContactHigh')),
        since: z.number(),
        due: z.number(),
      })
      .optional(),
    strands: z.array(carriedStrand).optional(),
    orders: z.array(carriedOrder).optional(),
  }),
  'give-back-referral': z.object({ pathway: z.string() }),
  'note-merge': z.object({ pathway: z.string(), undone: z.boolean() }),
  /** Their victim and one of ours are one. */
  'note-same-victim': z.object({
    pathway: z.string(),
    victim: z.string(),
    unsafe: z.literal(true).optional(),
  }),
  /** What happened to a victim whom both pathways have. */
  'hear-of-victim': z.object({
    pathway: z.string(),
    victim: z.string(),
    unsafe: z.literal(true).optional(),
    threat: z.literal(true).optional(),
  }),
  /** Something was reported on another pathway of the same person: by which match to ask, and which at the same site. */
  'hear-of-report': z.object({ match: z.string(), pathway: z.string().optional() }),
  /** Their person is ours, says another site, or found so, or not. */
  'hear-of-same-person': z.object({ match: z.string(), pathway: z.string(), site: z.string() }),
  'note-same-person': z.object({ match: z.string(), same: z.boolean() }),
  /** Somebody of the one may be on the other side of the other. */
  'hear-of-counter': z.object({ pathway: z.string() }),
} as const

/** Makes a message to a pathway. */
export const toPathway = messagesTo<typeof pathwayToPathway>('pathway')
