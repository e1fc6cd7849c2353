import { z } from 'zod'
import { conferenceToConference, conferenceToPathway } from '../conference/messages.ts'
import { bands } from '../matching/codes.ts'
import { deliveryResults, incidentKinds, roles } from '../codes.ts'
import { entityId } from '../conference/bodies.ts'
import type { EntityKind, Message } from './decider.ts'
import { instant, words } from '../fields.ts'
import type { Said } from './message.ts'
import { pathwayToConference } from '../pathway/to-conference.ts'
import { pathwayToPathway } from '../pathway/to-pathway.ts'
import { codeOf } from '../titled.ts'

const role = codeOf(roles)

/** A command of ours that another entity refused. `name` is missing in older answers. */
const answered = z.object({ command: z.string(), code: z.string(), name: z.string().optional() })

/** A post could not deliver notices of this entity: to which agency in which role, and why. */
const undelivered = z.object({ agency: z.string(), role, code: z.string() })

/** How many events were put back from the workflow's history into a database that had been restored. */
const restored = z.object({ events: z.int().min(0) })
/** What was reported of somebody by name and date of birth; its sender is whoever reported it. */
const reportByName = z.object({
  report: z.string(),
  on: z.string(),
  kind: codeOf(incidentKinds),
  note: words(),
  urgent: z.boolean(),
  band: codeOf(bands),
})

/**
 * Everything that one entity, the rhythm or the system itself tells another: what it carries, by its receiver and its
 * name. What pathways and meetings tell is said where they tell it. What is received is read by this table. A new field must
 * be optional, because messages written before an upgrade are read after it. What the table does not know is left out.
 */
export const messages = {
  pathway: {
    ...pathwayToPathway,
    ...conferenceToPathway,
    'report-undelivered': undelivered,
    'note-restored': restored,
    'take-report': reportByName,
    /** Another site's referral is about somebody who may be the same person. */
    'hear-of-match': z.object({ site: z.string(), band: codeOf(bands) }),
    answered,
  },
  conference: {
    ...pathwayToConference,
    ...conferenceToConference,
    'follow-policy': z.object({
      version: z.int().min(1).max(1_000_000),
      at: instant(),
      place: words(300).optional(),
    }),
    'bring-expiry': z.object({ pathway: entityId(), until: z.int() }),
    'report-undelivered': undelivered,
    'note-restored': restored,
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
      /** The notices that did not arrive, where others of the message did; otherwise all of them. */
      lost: z.array(z.string()).optional(),
    }),
    answered,
  },
} as const satisfies Record<EntityKind, Record<string, z.ZodObject>>

type Table = typeof messages

/** The messages that a kind of entity receives. */
export type MessageName<K extends EntityKind> = keyof Table[K] & string

/** What a sender says; what has a default may be left out. */
export type MessageInput<K extends EntityKind, N extends MessageName<K>> = Said<Table[K][N]>

/** A message to another entity. A quiet one wakes nobody. */
export const messageTo = <K extends EntityKind, N extends MessageName<K>>(
  kind: K,
  id: string,
  name: N,
  body: MessageInput<K, N>,
): Message => ({ kind: 'command', to: { kind, id }, name, body })
