import type { Generated } from 'kysely'
import type { Instant } from './columns.ts'

/** The tables of the keys with which words are sealed. */
export interface VaultTables {
  /** The names of the outer keys, the present one last; the keys themselves are outside the database. */
  outer_keys: { n: Generated<number>; id: string; at: Instant }
  /** The data keys, wrapped by an outer key; a row that is deleted takes what was sealed with it along. */
  data_keys: {
    id: string
    scope: 'pathway' | 'conference' | 'draft' | 'victim' | 'report'
    of: string
    wrapped: Buffer
    outer: string
    made_at: Instant
  }
}

/** What a row's words are sealed with, and how they then are: both or neither. */
export interface SealedColumns {
  sealed: Buffer | null
  data_key: string | null
}
