import type { Instant } from './columns.ts'

/**
 * What the caseload is sorted and filtered by. Each pathway stands once for everybody, under no agency, and once for each
 * agency that referred it, provides its sessions, or owes or owed something on it. An instant that is absent is `never`, after all others.
 */
export interface CaseloadTables {
  caseload: {
    pathway: string
    agency: string
    site: string
    stage: string
    /** Its rank, lowest first; 0 where it is not judged yet. */
    risk: number
    opened_at: Instant
    last_referral_at: Instant
    stage_since: Instant
    next_alarm: Instant
    /** When the first of all that is owed on it is due. What a hold has stopped does not count. */
    due: Instant
    /** When the first that nobody is left to be reminded of was due. */
    passed: Instant
    /** The same two, of what this agency owes. */
    own_due: Instant
    own_passed: Instant
    /** How many things this agency owes, and which comes first; stopped ones last. */
    owed: number
    first: string | null
    /** It referred it, or still owes something on it. */
    tied: boolean
    /** Until when this agency may know of it: for ever while something ties it, and then for the days of the policy. */
    tied_until: Instant
  }
}
