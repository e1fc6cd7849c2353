import { type Risk, titled } from '../../codes.ts'

/** What the referral's screening says. A score under DASH is its ticks, unless those are given separately. */
export interface Screening {
  readonly tool: string
  readonly score?: number
  readonly ticks?: number
  readonly extremelyFrightened?: boolean
  /** The referrer, in their professional judgement. */
  readonly judgement?: Risk
}

/** What triage reads of the referral, as last amended. Older pathways lack it, and nothing is suggested there. */
export interface ReferralFindings {
  readonly screening: Screening
  readonly incidents: readonly { readonly on: string; readonly kind: string }[]
  /** Whether children are involved, as far as the referrer said. */
  readonly children?: boolean
}

/** Why something is suggested; the last asks only for the tool, and for no outcome. */
export const suggestionReasons = titled({
  dashTicks: 'DASH ticks',
  escalation: 'Escalation: number of incidents in recent months',
  crimes: 'Escalation: number of incidents that would be crimes',
  judgedHigh: "High risk in the referrer's professional judgement",
  extremelyFrightened: 'An extremely frightened victim',
  urgent: "Urgent, and high risk in the referrer's judgement",
  stalkingToolDue: 'The Stalking Screening Tool should be used',
})
export type SuggestionReason = keyof typeof suggestionReasons

/** What the screening suggests; without an outcome it asks for none. */
export interface Suggestion {
  readonly outcome?: 'conference' | 'emergencyConference'
  readonly risk?: Risk
  readonly because: readonly SuggestionReason[]
}

/** The services that a pathway can be referred on to. */
export const services = titled({ marac: 'MARAC', mappa: 'MAPPA', safeguarding: 'Safeguarding' })

/** Where a pathway is referred on to, as the rules see it. */
export interface ReferredOn {
  readonly referTo?: keyof typeof services | undefined
  readonly receiver?: string | undefined
  readonly receiverName?: string | undefined
}
