import type { ColumnType } from 'kysely'
import type { AuditKind } from '../domain/audit.ts'

/** A column that PostgreSQL fills; nobody writes it. */
type Made<T> = ColumnType<T, never, never>

/** The tables of the audit log. The application reads them, and appends through `audit_append` alone. */
export interface AuditTables {
  audit: {
    /** Without gaps from the first to the last. */
    n: Made<number>
    /** When it was appended, by the clock of the database's machine. */
    real: Made<number>
    /** The entry as it was sent, in JSON. All columns below are read from it by PostgreSQL. */
    body: Made<string>
    /** SHA-256 of the digest before, `n`, `real` in milliseconds and the body. */
    digest: Made<Buffer>
    /** When it happened, by the clock that pathways live by. */
    at: Made<number>
    kind: Made<AuditKind>
    what: Made<string>
    outcome: Made<string | null>
    actor: Made<string | null>
    sites: Made<string[]>
    pathways: Made<string[]>
    conference: Made<string | null>
    searched: Made<string | null>
  }
  /** One row: the last entry, and the last of those that were deleted because of their age. */
  audit_head: {
    n: Made<number>
    digest: Made<Buffer>
    pruned_n: Made<number>
    pruned_digest: Made<Buffer>
  }
}
