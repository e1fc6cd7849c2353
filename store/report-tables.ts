import type { Actor } from '../domain/entity/decider.ts'
import type { ColumnType, Generated } from 'kysely'
import type { Instant, Json, MaybeInstant } from './columns.ts'
import type { SealedColumns } from './vault-tables.ts'

/** The table of what was reported of somebody by name alone. */
export interface ReportTables {
  reports: {
    id: string
    /** The caller's own, to which the digest binds actor and body. */
    key: string
    digest: string
    actor: Json<Actor>
    /** Whose report it is, by their opaque id. The database makes it. */
    sender: Generated<string>
    /** At which site of theirs it was reported. */
    site: string
    urgent: boolean
    received_at: Instant
    stored_real: number
    /** Nobody was looked for yet; a pathway was found; somebody looks at it; somebody has. */
    state: 'received' | 'found' | 'unmatched' | 'closed'
    /** The site whose coordinator looks at it. */
    held_by: string | null
    due_at: MaybeInstant
    /** Since when it waits for a look there, the highest rung of its ladder so far, and when the next is due. */
    waits_since: MaybeInstant
    reached: ColumnType<number | null, undefined, number | null>
    next_rung_at: MaybeInstant
    pathways: ColumnType<string[], string[] | undefined, string[]>
    /** The commands by which these pathways were told. */
    commands: ColumnType<string[], string[] | undefined, string[]>
    decision: string | null
    closed_at: MaybeInstant
    closed_by: string | null
  } & SealedColumns
}
