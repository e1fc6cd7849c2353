import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../database.ts'
import { defaultTieEnds } from '../../domain/policy/defaults.ts'
import { instant } from './page.ts'
import { pathwayIdShape } from './places.ts'

/**
 * Whether something ties an agency to a pathway at this instant, or did until lately: on the pathway itself, or because a
 * meeting asked the agency for a return about it.
 */
export async function isTied(
  database: Database,
  pathway: string,
  agency: string,
  now: number,
): Promise<boolean> {
  if (!pathwayIdShape.test(pathway)) return false
  const { rows } = await sql<{ tied: boolean }>`
    select exists (
        select from caseload where pathway = ${pathway} and agency = ${agency} and tied_until > ${instant(now)})
      or exists (
        select from conference_items i
          join obligations o on o.conference = i.conference and o.about = i.item || '/' || ${agency}::text
          join conferences c on c.id = i.conference
          left join policies on policies.site = c.site and policies.version = c.policy_version
        where i.pathway = ${pathway} and o.agency = ${agency}
          and (o.outcome is null or o.ended_at + ${tieLasts} > ${instant(now)})) as tied`.execute(
    database,
  )
  return rows[0]?.tied === true
}

/** How long a tie lasts after the last duty, by the row of `policies`. */
export const tieLasts = sql`coalesce((policies.document -> 'tieEnds' ->> 'days')::int, ${sql.lit(defaultTieEnds.days)})
  * interval '24 hours'`

/** Whether something on the pathway in this column ties an agency to it, or did until lately. */
export const stillTied = (pathway: string, agency: string, now: number): RawBuilder<boolean> =>
  sql<boolean>`exists (select from caseload t
    where t.pathway = ${sql.ref(pathway)} and t.agency = ${agency} and t.tied_until > ${instant(now)})`
