import type { ColumnType, Generated } from 'kysely'
import type { Instant, MaybeInstant } from './columns.ts'

/** The tables of links that were given out, and of meetings' ids by what they are for. */
export interface LinkTables {
  /** What a link leads to, by the SHA-256 of its token. Times are real, even in a rehearsal. */
  links: {
    hash: Buffer
    /** The message that it is in; null in a calendar file that somebody saved. */
    message: string | null
    /** Who it was given to, under an id that tells no address. */
    recipient: string
    /** An obligation by its id, or a meeting. */
    target: string
    pathway: string | null
    conference: string | null
    site: string
    agency: string
    role: string
    made_at: Instant
    expires_at: Instant
    revoked_at: MaybeInstant
    revoked_by: ColumnType<string | null, undefined, string>
    opened: Generated<number>
    opened_at: MaybeInstant
    /** The token, sealed, while its message is under way; null from then on. */
    sealed: Buffer | null
  }
  /** The random id of the meeting for a slot, by a key that stays inside. */
  meeting_slots: { key: string; conference: string; site: string; at: Instant }
}
