import { actionReviewCases } from './action-review.ts'
import { actionCases } from './actions.ts'
import { byNameCases } from './by-name.ts'
import { breachCases } from './breaches.ts'
import { careCases } from './care.ts'
import type { Cases } from './cases.ts'
import { changeCases } from './change.ts'
import { closureCases } from './closure.ts'
import { choosingCases } from './choosing.ts'
import { correctedCases } from './corrected.ts'
import { conferenceCases } from './conference.ts'
import { notedCases } from './noted.ts'
import { intakeCases } from './intake.ts'
import { extensionCases } from './extensions.ts'
import { endContactCases } from './end-contact.ts'
import { custodyCases } from './custody.ts'
import { holdCases } from './hold.ts'
import { keptOutCases } from './kept-out.ts'
import { representativeCases } from './representatives.ts'
import { openingCases } from './opening.ts'
import { listByHandCases } from './list-by-hand.ts'
import { listingCases } from './listing.ts'
import { obligationCases } from './obligations.ts'
import { orderCases } from './orders.ts'
import { personCases } from './persons.ts'
import { orderTermCases } from './order-terms.ts'
import { providerCases } from './provider.ts'
import { referralCases } from './referral.ts'
import { researchCases } from './research.ts'
import { reviewCases } from './review.ts'
import { retentionCases } from './retention.ts'
import { safeContactCases } from './safe-contact.ts'
import { samePersonCases } from './same-person.ts'
import { sessionCases } from './sessions.ts'
import { stopCases } from './stop.ts'
import { mergeReviewCases } from './merge-review.ts'
import { knownVictimCases } from './known-victims.ts'
import { victimCorrectionCases } from './correct-victim.ts'
import { strandCases } from './strands.ts'
import { takenOutCases } from './taken-out.ts'
import { treatmentCases } from './treatment.ts'
import { transferCases } from './transfer.ts'
import { triageCases } from './triage.ts'
import { attemptCases } from './victim-attempts.ts'
import { victimCases } from './victim.ts'
import { withdrawalCases } from './withdrawal.ts'

/** The stories of every command. */
export const cases: Cases = {
  ...referralCases,
  ...intakeCases,
  ...personCases,
  ...samePersonCases,
  ...triageCases,
  ...victimCases,
  ...endContactCases,
  ...strandCases,
  ...knownVictimCases,
  ...mergeReviewCases,
  ...victimCorrectionCases,
  ...safeContactCases,
  ...attemptCases,
  ...researchCases,
  ...conferenceCases,
  ...correctedCases,
  ...choosingCases,
  'record-conference': {
    accepts: { ...conferenceCases['record-conference'].accepts, ...notedCases.accepts },
    refuses: { ...conferenceCases['record-conference'].refuses, ...notedCases.refuses },
  },
  ...listingCases,
  ...listByHandCases,
  ...actionCases,
  ...actionReviewCases,
  ...treatmentCases,
  ...sessionCases,
  ...providerCases,
  ...careCases,
  ...reviewCases,
  ...closureCases,
  ...orderCases,
  ...orderTermCases,
  ...byNameCases,
  ...breachCases,
  ...retentionCases,
  ...keptOutCases,
  ...representativeCases,
  ...openingCases,
  ...takenOutCases,
  ...transferCases,
  ...holdCases,
  ...custodyCases,
  ...obligationCases,
  ...extensionCases,
  ...changeCases,
  ...withdrawalCases,
  ...stopCases,
}
