import type { ChangeFacts } from './facts/change.ts'
import type { CareFacts } from './facts/care.ts'
import type { AfterFacts } from './facts/after.ts'
import type { ClosureFacts } from './facts/closure.ts'
import type { ConferenceFacts } from './facts/conference.ts'
import type { HoldFacts } from './facts/hold.ts'
import type { IntakeFacts } from './facts/intake.ts'
import type { KeptOutFacts } from './facts/kept-out.ts'
import type { ListingFacts } from './facts/listing.ts'
import type { ObligationFacts } from './facts/obligation.ts'
import type { OpeningFacts } from './facts/opening.ts'
import type { OrderFacts } from './facts/orders.ts'
import type { ReferralFacts } from './facts/referral.ts'
import type { RiskFacts } from './facts/risk.ts'
import type { TreatmentFacts } from './facts/treatment.ts'
import type { StrandFacts } from './facts/strands.ts'
import type { KnownVictimFacts } from './facts/known-victims.ts'
import type { TakenOutFacts } from './facts/taken-out.ts'
import type { VictimFacts } from './facts/victim.ts'
import type { WithdrawalFacts } from './facts/withdrawal.ts'

/** What can have happened on a pathway: each type with its facts, all ids, codes and instants. One area, one file. */
export interface PathwayFacts
  extends
    ReferralFacts,
    IntakeFacts,
    VictimFacts,
    StrandFacts,
    KnownVictimFacts,
    ConferenceFacts,
    ListingFacts,
    RiskFacts,
    TreatmentFacts,
    CareFacts,
    ClosureFacts,
    OrderFacts,
    ChangeFacts,
    AfterFacts,
    KeptOutFacts,
    OpeningFacts,
    TakenOutFacts,
    HoldFacts,
    WithdrawalFacts,
    ObligationFacts {}
export type PathwayEventType = keyof PathwayFacts

/** One thing that happened, as the rules give it; number, instant and author are added when it is stored. */
export type PathwayEvent = {
  [T in PathwayEventType]: { readonly type: T; readonly data: PathwayFacts[T] }
}[PathwayEventType]
