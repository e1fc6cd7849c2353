import type { Generated } from 'kysely'
import type { Instant, MaybeInstant, MaybeJson } from './columns.ts'

/** The tables by which a database that was restored to an earlier moment is noticed. */
export interface RestoreTables {
  pulse: { one: Generated<boolean>; beat: number }
  restores: {
    n: Generated<number>
    noticed_at: Instant
    noticed_by: string
    healed_at: MaybeInstant
    report: MaybeJson<object>
  }
}
