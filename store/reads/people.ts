import type { Database } from '../database.ts'

/**
 * Whom each of these pathways is about, and how an agency is tied to it: it made the referral, or owes or owed something on
 * it. The name is null where the record was erased.
 */
export async function readPeopleTied(
  database: Database,
  agency: string,
  pathways: readonly string[],
) {
  if (pathways.length === 0) return []
  const rows = await database
    .selectFrom('pathways')
    .innerJoin('people', 'people.id', 'pathways.person')
    .innerJoin('person_records', 'person_records.id', 'people.current')
    .select(['pathways.id', 'pathways.site', 'pathways.erased_at', 'person_records.name'])
    .select((eb) => [
      eb('pathways.referrer_agency', '=', agency).as('referrer'),
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
  return rows.map(({ id, site, erased_at: erased, name, referrer, owner }) => ({
    id,
    site,
    name: erased === null ? name : null,
    referrer: Boolean(referrer),
    owner: Boolean(owner),
  }))
}
