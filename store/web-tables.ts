import type { ColumnType, Generated } from 'kysely'
import type { Instant, Json } from './columns.ts'

/** The tables of the pages: sessions, what was typed when one had run out, and what a reader keeps of lists. */
export interface WebTables {
  /** How often a caller, known by a digest, asked for something in the window that ends then. */
  request_counts: { caller: Buffer; until: Instant; count: number }
  /** Who is signed in to the pages. The id is the SHA-256 of what the cookie holds; times are real, even in a rehearsal. */
  web_sessions: {
    id: Buffer
    actor: string
    claims: Json<object>
    /** The one of several roles as which somebody works now. */
    acting: string | null
    /** The session at the sign-in service. */
    sid: string | null
    made: ColumnType<number, undefined, Date>
    seen: ColumnType<number, undefined, Date>
    ends: Instant
  }
  /** Tokens that are not taken any more: an actor's, or the one with an id of this SHA-256. Times are real. */
  revocations: {
    id: Generated<string>
    actor: string | null
    token: Buffer | null
    at: Instant
    by: string
    ends: Instant
  }
  /** What was typed into a form and sent when the session had run out, sealed with a key that only the browser has. */
  web_kept: { id: Buffer; actor: string; sealed: Buffer; ends: Instant }
  /** When somebody last looked at their work, and when they had looked before that. */
  looked: { actor: string; last: Instant; before: Instant }
  /** Views of a list that somebody keeps: which list it is, and what it is asked with. */
  saved_views: { id: string; actor: string; name: string; query: string; made: Instant }
}
