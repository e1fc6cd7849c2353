import type { ColumnType, Generated } from 'kysely'
import type { Instant, MaybeInstant } from './columns.ts'

/** The tables of how agencies are reached. */
export interface ContactTables {
  /** The address of an agency's role: for one site, or for every site where `site` is empty. */
  contacts: { agency: string; role: string; site: Generated<string>; address: string }
  /** A change of an address that somebody asked for, until it counts or is over. `expires_at` and what follows are real. */
  contact_changes: {
    id: string
    agency: string
    role: string
    site: string
    address: string
    by: string
    /** The sites for which whoever asked may speak. */
    sites: ColumnType<string[], string[], never>
    needs_second: boolean
    asked_at: Instant
    /** The SHA-256 of the token with which the new address confirms it. */
    hash: Buffer
    expires_at: Instant
    confirmed_at: MaybeInstant
    agreed_by: ColumnType<string | null, undefined, string>
    agreed_at: MaybeInstant
    ended_at: MaybeInstant
    took: Generated<boolean>
  }
  /** What an address is told of its own; the token of its link is sealed until it was sent. */
  contact_notes: {
    id: string
    what: string
    agency: string
    address: string
    sealed: Buffer | null
    queued_at: Instant
    sent_at: MaybeInstant
    code: ColumnType<string | null, undefined, string>
  }
}
