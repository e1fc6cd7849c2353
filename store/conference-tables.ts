import type { Generated } from 'kysely'
import type { Instant, MaybeInstant, Texts } from './columns.ts'

/** What lists of conferences are read from; their words are in `words`. */
export interface ConferenceTables {
  conferences: {
    id: string
    site: string
    form: string
    stage: string
    version: number
    at: Instant
    slot: string | null
    list_closes_at: Instant
    returns_due_at: Instant
    capacity: number
    listed: number
    emergency: boolean
    by_hand: boolean
    moved_by_hand: boolean
    cancelled_by_rhythm: Generated<boolean>
    /** The version of the policy whose numbers it has; null until it is planned. */
    policy_version: number | null
    /** The agencies that are invited. */
    invited: Texts
    reconvenes: string | null
    reconvened_as: string | null
    planned_at: Instant
    next_alarm: MaybeInstant
    ended_at: MaybeInstant
  }
  conference_items: {
    conference: string
    item: string
    pathway: string
    status: string
    decision: string | null
    moved_to: string | null
  }
}
