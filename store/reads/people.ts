import type { Database } from '../database.ts'
import { stillTied } from './ties.ts'

/**
 * Whom each of these pathways is about, and how an agency is tied to it: it made the referral, or owes or owed something on
 * it, and that has not ended for good. The name is null where the record was erased.
 */
export async function readPeopleTied(
  database: Database,
  agency: string,
  pathways: readonly string[],
  now: number,
) {
  if (pathways.length === 0) return []
  const rows = await database
    .selectFrom('pathways')
    .innerJoin('people', 'people.id', 'pathways.person')
    .innerJoin('person_records', 'person_records.id', 'people.current')
    .select(['pathways.id', 'pathways.site', 'pathways.erased_at', 'person_records.name'])
    .select((eb) => [
      eb('pathways.referrer_agency', '=', agency).as('referrer'),
      stillTied('pathways.id', agency, now).as('tied'),
      eb
        .exists(
          eb
            .selectFrom('obligations')
            .select('obligations.id')
            .whereRef('obligations.pathway', '=', 'pathways.id')
            .where('obligations.agency', '=', agency),
        )
        .as('owner'),
    ])
    .where('pathways.id', 'in', [...new Set(pathways)])
    .execute()
  return rows.map(({ id, site, erased_at: erased, name, referrer, owner, tied }) => ({
    id,
    site,
    name: erased === null ? name : null,
    referrer: tied && Boolean(referrer),
    owner: tied && Boolean(owner),
  }))
}
