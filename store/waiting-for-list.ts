import { askEach, type Moment } from './asked-by-warden.ts'
import type { Attended } from './survey.ts'
import type { Database } from './database.ts'
import { sql } from 'kysely'
import { toDate } from './values.ts'

/**
 * Asks every pathway that owes a conference and is on no list to be listed, where its site has a meeting whose list is open.
 * A pathway that waited while there was none would otherwise never learn of it. Each is asked once for each next meeting.
 * Returns those that were asked just now, to be woken.
 */
export async function askToBeListed(
  database: Database,
  namespace: string,
  moment: Moment,
): Promise<Attended[]> {
  const { rows } = await sql<{ id: string; of: string }>`
    select distinct o.pathway as id, next.id as of
    from sites s
      cross join lateral (
        select c.id from conferences c
        where c.site = s.id and c.stage = 'planned' and not c.emergency
          and c.list_closes_at > ${toDate(moment.now)}
        order by c.at, c.id limit 1) next
      join obligations o on o.site = s.id
      join pathways p on p.id = o.pathway
    where o.what = 'conference' and o.what in ('conference', 'emergencyConference')
      and o.outcome is null and o.stopped_at is null
      and p.listing is null and p.ended_at is null`.execute(database)
  return askEach(database, namespace, 'list-for-conference', rows, moment)
}
