import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../database.ts'
import { defaultTieEnds } from '../../domain/policy/defaults.ts'
import { instant } from './page.ts'
import { conferenceIdShape, pathwayIdShape } from './places.ts'

/** Whether something ties an agency to a pathway at this instant, or did until lately. */
export async function isTied(
  database: Database,
  pathway: string,
  agency: string,
  now: number,
): Promise<boolean> {
  if (!pathwayIdShape.test(pathway)) return false
  return (await tiedAmong(database, [pathway], agency, now)).has(pathway)
}

/**
 * To which of these pathways something ties an agency at this instant, or did until lately: on the pathway itself, or because
 * a meeting asked the agency for a return about it.
 */
export async function tiedAmong(
  database: Database,
  pathways: readonly string[],
  agency: string,
  now: number,
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select p.id from unnest(${[...new Set(pathways)]}::text[]) p (id) where exists (
        select from caseload where pathway = p.id and agency = ${agency} and tied_until > ${instant(now)})
      or exists (
        select from conference_items i
          join obligations o on o.conference = i.conference and o.about = i.item || '/' || ${agency}::text
          join conferences c on c.id = i.conference
          left join policies on policies.site = c.site and policies.version = c.policy_version
        where i.pathway = p.id and o.agency = ${agency}
          and (o.outcome is null or o.ended_at + ${tieLasts} > ${instant(now)}))`.execute(database)
  return new Set(rows.map(({ id }) => id))
}

/** Whether an agency owed something on a pathway that was then given to another. */
export async function owedFormerly(
  database: Database,
  pathway: string,
  agency: string,
): Promise<boolean> {
  const row = await database
    .selectFrom('former_owners')
    .select('agency')
    .where((eb) => eb.and({ pathway, agency }))
    .executeTakeFirst()
  return row !== undefined
}

/** Whether an agency is invited to a conference. */
export async function isInvitedTo(
  database: Database,
  conference: string,
  agency: string,
): Promise<boolean> {
  if (!conferenceIdShape.test(conference)) return false
  const row = await database
    .selectFrom('conferences')
    .select('id')
    .where('id', '=', conference)
    .where(sql<boolean>`${agency} = any(invited)`)
    .executeTakeFirst()
  return row !== undefined
}

/** How long a tie lasts after the last duty, by the row of `policies`. */
export const tieLasts = sql`coalesce(policies.tie_days, ${sql.lit(defaultTieEnds.days)})
  * interval '24 hours'`

/** Whether something on the pathway in this column ties an agency to it, or did until lately. */
export const stillTied = (pathway: string, agency: string, now: number): RawBuilder<boolean> =>
  sql<boolean>`exists (select from caseload t
    where t.pathway = ${sql.ref(pathway)} and t.agency = ${agency} and t.tied_until > ${instant(now)})`
