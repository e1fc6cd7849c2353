import { actionReviewCommands } from './action-review.ts'
import { agendaCommands } from './agenda.ts'
import { decisionCorrections } from './correct-decision.ts'
import { healingCommands, postalCommands } from './delivery.ts'
import { itemCommands } from './items.ts'
import { listingCommands } from './listing.ts'
import { minutesCommands } from './minutes.ts'
import { owingCommands } from './obligations.ts'
import { planCommands } from './plan.ts'
import { retentionCommands } from './retention.ts'
import { returnCommands } from './returns.ts'
import { sessionCommands } from './session.ts'
import type { ConferenceRule } from '../rule.ts'

/** Every command of a meeting. Routes, schemas, permissions and the list of what is allowed come from here. */
export const conferenceCommands = {
  ...planCommands,
  ...listingCommands,
  ...agendaCommands,
  ...returnCommands,
  ...sessionCommands,
  ...itemCommands,
  ...decisionCorrections,
  ...actionReviewCommands,
  ...minutesCommands,
  ...retentionCommands,
  ...owingCommands,
  ...healingCommands,
  ...postalCommands,
} as const satisfies Record<string, ConferenceRule>
export type ConferenceCommandName = keyof typeof conferenceCommands
