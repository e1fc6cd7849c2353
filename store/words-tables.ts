import type { ColumnType } from 'kysely'
import type { Audience } from '../domain/audience.ts'
import type { Instant } from './columns.ts'
import type { SealedColumns } from './vault-tables.ts'

/** The table of free text. */
export interface WordsTables {
  /** Said on a pathway, at a conference, or of both when about an item. */
  words: {
    id: string
    pathway: string | null
    conference: string | null
    command: string
    field: string
    /** In a row of an earlier version, until a start seals it. */
    text: string | null
    /** For whom its writer wrote it; null for whom it usually is. */
    audience: Audience | null
    /** What it is to the wall under the application; null until something that happened has it, and then nobody reads it. */
    classes: ColumnType<string[] | null, string[] | null | undefined, string[]>
    at: Instant
  } & SealedColumns
  /** A text that was taken out, by its id, and by the pathway whose officer did it. */
  taken_out: { pathway: string; text: string; at: Instant }
}
