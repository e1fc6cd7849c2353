import type { Database } from '../database.ts'
import { type Asking, openTo } from './kept-out.ts'
import { stillTied } from './ties.ts'

/**
 * Whom each of these pathways is about, as far as they are open to a reader, and how their agency is tied to it: it made the referral, or owes or owed something on
 * it, and that has not ended for good. The name is null where the record was erased.
 */
export async function readPeopleTied(
  database: Database,
  reader: Asking,
  pathways: readonly string[],
  now: number,
) {
  if (pathways.length === 0) return []
  const { agency } = reader
  const rows = await database
    .selectFrom('pathways')
    .innerJoin('people', 'people.id', 'pathways.person')
    .innerJoin('person_records', 'person_records.id', 'people.current')
    .select(['pathways.id', 'pathways.site', 'pathways.erased_at', 'person_records.name'])
    .select((eb) => [
      eb('pathways.referrer_agency', '=', agency).as('referrer'),
      stillTied('pathways.id', agency, now).as('tied'),
      eb
        .or([
          eb.exists(
            eb
              .selectFrom('obligations')
              .select('obligations.id')
              .whereRef('obligations.pathway', '=', 'pathways.id')
              .where('obligations.agency', '=', agency),
          ),
          eb.exists(
            eb
              .selectFrom('former_owners')
              .select('former_owners.agency')
              .whereRef('former_owners.pathway', '=', 'pathways.id')
              .where('former_owners.agency', '=', agency),
          ),
        ])
        .as('owner'),
    ])
    .where('pathways.id', 'in', [...new Set(pathways)])
    .where(openTo('pathways.id', reader))
    .execute()
  return rows.map(({ id, site, erased_at: erased, name, referrer, owner, tied }) => ({
    id,
    site,
    name: erased === null ? name : null,
    referrer: tied && Boolean(referrer),
    owner: tied && Boolean(owner),
  }))
}
