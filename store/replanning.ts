import { type Actor } from '../domain/decider.ts'
import { type Attended } from './survey.ts'
import { type Database } from './database.ts'
import { derivedId, toDate, toJson } from './values.ts'
import { sql } from 'kysely'
import { unnotedTableVersion } from '../domain/calendar/holidays.ts'

/** As many rows as one statement stores: a statement takes 65,535 values. */
const atOnce = 500

const warden: Actor = {
  id: 'warden',
  agency: 'throughline',
  roles: [],
  sites: [],
  system: true,
}

/** When something is stored: by the cases' clock, and by the real one. */
export interface Moment {
  readonly now: number
  readonly real: number
}

/**
 * Asks every open pathway whose clocks were planned by another table of holidays than this version to plan them anew: once
 * each, for the id is derived from pathway and version. Gives those that were asked just now, to be woken.
 */
export async function askToReplan(
  database: Database,
  namespace: string,
  version: string,
  { now, real }: Moment,
): Promise<Attended[]> {
  const command = (id: string) => ({
    id: derivedId(namespace, 'replan-calendar', id, version),
    kind: 'pathway' as const,
    entity: id,
    name: 'replan-calendar',
    body: toJson({}),
    actor: toJson(warden),
    quiet: false,
    received_at: toDate(now),
    stored_real: real,
  })
  const rows = await database
    .selectFrom('entities')
    .select('id')
    .where('kind', '=', 'pathway')
    .where('ended', '=', false)
    .where(sql<boolean>`state ->> 'stage' <> 'received'`)
    .where(sql<boolean>`coalesce(state ->> 'calendar', ${unnotedTableVersion}) <> ${version}`)
    .execute()
  const asked: Attended[] = []
  for (let n = 0; n < rows.length; n += atOnce) {
    const stored = await database
      .insertInto('inbox')
      .values(rows.slice(n, n + atOnce).map(({ id }) => command(id)))
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('entity')
      .execute()
    asked.push(...stored.map(({ entity }) => ({ kind: 'pathway' as const, id: entity })))
  }
  return asked
}
