import { type RawBuilder, sql } from 'kysely'
import { type Risk, risks } from '../domain/codes.ts'

/** An instant after every other: what sorts by an instant that it does not have sorts by this. */
export const never: RawBuilder<number> = sql<number>`timestamptz '9999-12-31T00:00:00Z'`

/** The rank by which a risk sorts; 0 is for what is not judged yet. */
export const rankOf = (risk: Risk): number => risks[risk].rank + 1

/** The same of the pathway `p`, in a query. */
export const riskRank: RawBuilder<number> = sql<number>`case p.risk ${sql.join(
  Object.keys(risks).map(
    (risk) => sql`when ${sql.lit(risk)} then ${sql.lit(rankOf(risk as Risk))}`,
  ), // its own keys
  sql` `,
)} else 0 end::smallint`
