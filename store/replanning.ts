import { askEach, type Moment } from './asked-by-warden.ts'
import type { Attended } from './survey.ts'
import type { Database } from './database.ts'
import { sql } from 'kysely'
import { unnotedTableVersion } from '../domain/calendar/holidays.ts'

/**
 * Asks every open pathway whose clocks were planned by another version of the table of holidays to plan them again, once
 * each. Returns those that were asked just now, to be woken.
 */
export async function askToReplan(
  database: Database,
  namespace: string,
  version: string,
  moment: Moment,
): Promise<Attended[]> {
  // Said as two ranges, which an index has; `is distinct from` would read every open pathway.
  const other = sql<boolean>`holiday_table < ${version} or holiday_table > ${version}`
  const planned =
    version === unnotedTableVersion ? other : sql<boolean>`holiday_table is null or ${other}`
  const rows = await database
    .selectFrom('entities')
    .innerJoin('pathways', 'pathways.id', 'entities.id')
    .select('pathways.id')
    .where('kind', '=', 'pathway')
    .where('ended', '=', false)
    .where('stage', '<>', 'received')
    .where('ended_at', 'is', null)
    .where(sql<boolean>`(${planned})`)
    .execute()
  const pathways = rows.map(({ id }) => ({ id, of: version }))
  return askEach(database, namespace, 'replan-calendar', pathways, moment)
}
