import { titled } from '../../codes.ts'
import type { RefusalCode } from '../../refusals.ts'

/** What a closure is asked, in this order; `refusal` is how it is refused where an item that blocks is not met. */
export const closureItems = {
  actions: { title: 'No action is open', refusal: 'action-open' },
  emergency: {
    title: 'No emergency conference is waiting for a decision',
    refusal: 'emergency-open',
  },
  riskRated: { title: 'The risk is rated', refusal: 'risk-unrated' },
  riskCurrent: {
    title: 'The rating is recent, and no assessment is owed',
    refusal: 'risk-outdated',
  },
  advocate: {
    title: 'The advocate has answered, or the time to wait for an answer is over',
    refusal: 'advocate-not-answered',
  },
  victimView: { title: "The victim's view was sought" },
  orders: {
    title: 'Every order in force has been handed over',
    refusal: 'orders-not-handed-over',
  },
  referredOn: { title: 'The receiving service has confirmed that it has it' },
  dosage: { title: 'Every planned session has been recorded' },
  closingReport: { title: 'The closing report has been sent' },
} as const satisfies Record<string, { title: string; refusal?: RefusalCode }>
export type ClosureItemCode = keyof typeof closureItems

/** Why a record is erased. Only what is no longer needed waits for its day. */
export const erasureGrounds = {
  noLongerNeeded: { title: 'The retention period is over', early: false },
  rightToErasure: {
    title: 'A right to erasure (UK GDPR Art. 17; Data Protection Act 2018, s. 47)',
    early: true,
  },
  unlawful: { title: 'It should not have been recorded', early: true },
  courtOrder: { title: 'An order of a court or of the Information Commissioner', early: true },
} as const satisfies Record<string, { title: string; early: boolean }>
export type ErasureGround = keyof typeof erasureGrounds

/** What can be decided once a record has been kept for its time. */
export const retentionDecisions = titled({ retain: 'Keep it', erase: 'Erase it' })

/** An erasing that one person has proposed and another has to confirm. */
export interface ErasureProposal {
  readonly by: string
  readonly ground: ErasureGround
  readonly reason: string
}

/** What is to become of the record of a pathway. */
export interface Retention {
  /** From when the keeping is counted: the end of the pathway. */
  readonly endedAt?: number
  /** One of the policy's classes, if the officer has chosen one. */
  readonly class?: string
  /** The date that was set when it was last decided to keep it. */
  readonly until?: number
  readonly legalHold?: true
  /** An erasing that waits for a second person: who proposed it, on what ground, and the id of the words that say why. */
  readonly proposed?: ErasureProposal
  /** The words are erased, and on what ground; an earlier version kept the id of a text that said why. */
  readonly erased?: string
}

/** In which role a text is taken out. */
export const takesOut = 'dataProtectionOfficer'

/** A text that was taken out, by its id: who did it and when, and whether it was destroyed since. */
export interface TakenOut {
  readonly text: string
  readonly by: string
  readonly at: number
  readonly destroyed?: true
}
