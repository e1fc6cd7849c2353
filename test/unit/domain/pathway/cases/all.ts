import { actionCases } from './actions.ts'
import { breachCases } from './breaches.ts'
import { type Cases } from './cases.ts'
import { closureCases } from './closure.ts'
import { conferenceCases } from './conference.ts'
import { obligationCases } from './obligations.ts'
import { orderCases } from './orders.ts'
import { orderTermCases } from './order-terms.ts'
import { referralCases } from './referral.ts'
import { researchCases } from './research.ts'
import { sessionCases } from './sessions.ts'
import { treatmentCases } from './treatment.ts'
import { triageCases } from './triage.ts'
import { victimCases } from './victim.ts'

/** The stories of every command. */
export const cases: Cases = {
  ...referralCases,
  ...triageCases,
  ...victimCases,
  ...researchCases,
  ...conferenceCases,
  ...actionCases,
  ...treatmentCases,
  ...sessionCases,
  ...closureCases,
  ...orderCases,
  ...orderTermCases,
  ...breachCases,
  ...obligationCases,
}
