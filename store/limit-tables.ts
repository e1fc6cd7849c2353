import type { Instant } from './columns.ts'

/** The tables of what callers may ask for. */
export interface LimitTables {
  /** How often a caller, known by a digest, asked for something in the window that ends then. */
  request_counts: { caller: Buffer; until: Instant; count: number }
}
