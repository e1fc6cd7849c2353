import type { ColumnType } from 'kysely'
import type { deliveryResults } from '../domain/codes.ts'
import type { Instant, MaybeInstant } from './columns.ts'

/** The tables of who covers whom. */
export interface CoverTables {
  /** Between two days, messages for a role of an agency go to this address as well. */
  covers: {
    id: string
    agency: string
    role: string
    address: string
    first_day: string
    last_day: string
    by: string
    made_at: Instant
    ended_at: MaybeInstant
    ended_by: ColumnType<string | null, undefined, string>
  }
  /** What became of a message at one address, where it goes to several: the agency's own, or that of a cover by its id. */
  message_copies: {
    message: string
    recipient: string
    result: keyof typeof deliveryResults
    code: string | null
  }
}
