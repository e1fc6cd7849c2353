import { actionReviewCommands } from './action-review.ts'
import { actionCommands } from './actions.ts'
import { mergeReviewCommands } from './merge-review.ts'
import { choosingCommands } from './choose-decision.ts'
import { decisionCorrections } from './correct-decision.ts'
import { correctionCommands } from './correct-person.ts'
import { victimCorrectionCommands } from './correct-victim.ts'
import { amendmentCommands } from './amend-referral.ts'
import { byNameCommands } from './by-name.ts'
import { breachCommands } from './breaches.ts'
import { careCommands } from './care.ts'
import { changeCommands } from './change.ts'
import { closureCommands } from './closure.ts'
import { decisionCommands } from './conference.ts'
import { custodyCommands } from './custody.ts'
import { deathCommands } from './death.ts'
import { healingCommands, postalCommands } from './delivery.ts'
import { holdCommands } from './hold.ts'
import { contactEndCommands } from './end-contact.ts'
import { incidentCommands } from './incident.ts'
import { keptOutCommands } from './kept-out.ts'
import { takenOutCommands } from './taken-out.ts'
import { joiningCommands } from './join-reports.ts'
import { linkCommands } from './link.ts'
import { handListingCommands } from './list-for-conference.ts'
import { listingCommands } from './listing.ts'
import { missedCommands } from './missed.ts'
import { owingCommands } from './obligations.ts'
import { handoverCommands } from './order-handover.ts'
import { notificationCommands } from './order-notification.ts'
import { renewalCommands } from './order-renewal.ts'
import { openingCommands } from './opening.ts'
import { orderCommands } from './orders.ts'
import { personCommands } from './person.ts'
import { programmeCommands } from './programme.ts'
import { providerCommands } from './provider.ts'
import { referralCommands } from './referral.ts'
import { researchCommands } from './research.ts'
import { retentionCommands } from './retention.ts'
import { reviewCommands } from './review.ts'
import { riskCommands } from './risk.ts'
import { safeContactCommands } from './safe-contact.ts'
import { samePersonCommands } from './same-person.ts'
import { sessionCommands } from './sessions.ts'
import { submissionCommands } from './submit-referral.ts'
import { stopCommands } from './stop.ts'
import { suitabilityCommands } from './suitability.ts'
import { transferCommands } from './transfer.ts'
import { triageCommands } from './triage.ts'
import { knownVictimCommands } from './known-victims.ts'
import { strandCommands } from './strands.ts'
import { victimCommands } from './victim-contact.ts'
import { withdrawalCommands } from './withdraw-entry.ts'
import type { PathwayRule } from '../rule.ts'

/** Every command of a pathway. Routes, schemas, permissions and the list of what is allowed come from here. */
export const pathwayCommands = {
  ...submissionCommands,
  ...referralCommands,
  ...amendmentCommands,
  ...correctionCommands,
  ...mergeReviewCommands,
  ...victimCorrectionCommands,
  ...withdrawalCommands,
  ...triageCommands,
  ...victimCommands,
  ...contactEndCommands,
  ...strandCommands,
  ...knownVictimCommands,
  ...safeContactCommands,
  ...researchCommands,
  ...decisionCommands,
  ...decisionCorrections,
  ...choosingCommands,
  ...handListingCommands,
  ...listingCommands,
  ...actionCommands,
  ...actionReviewCommands,
  ...riskCommands,
  ...suitabilityCommands,
  ...sessionCommands,
  ...missedCommands,
  ...programmeCommands,
  ...providerCommands,
  ...reviewCommands,
  ...incidentCommands,
  ...joiningCommands,
  ...byNameCommands,
  ...orderCommands,
  ...renewalCommands,
  ...notificationCommands,
  ...breachCommands,
  ...handoverCommands,
  ...closureCommands,
  ...stopCommands,
  ...careCommands,
  ...retentionCommands,
  ...keptOutCommands,
  ...takenOutCommands,
  ...openingCommands,
  ...transferCommands,
  ...holdCommands,
  ...custodyCommands,
  ...deathCommands,
  ...owingCommands,
  ...changeCommands,
  ...linkCommands,
  ...personCommands,
  ...samePersonCommands,
  ...healingCommands,
  ...postalCommands,
} as const satisfies Record<string, PathwayRule>
export type PathwayCommandName = keyof typeof pathwayCommands
