import type { Database } from '../database.ts'
import { type Asking, openTo } from './kept-out.ts'
import { stillTied } from './ties.ts'

/**
 * How a reader's agency is tied to each of these pathways that is open to them: it made the referral, or owes or owed
 * something on it, and that has not ended for good.
 */
export async function readTies(
  database: Database,
  reader: Asking,
  pathways: readonly string[],
  now: number,
) {
  if (pathways.length === 0) return []
  const { agency } = reader
  const rows = await database
    .selectFrom('pathways')
    .select(['pathways.id', 'pathways.site', 'pathways.erased_at'])
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
  return rows.map(({ id, site, erased_at: erased, referrer, owner, tied }) => ({
    id,
    site,
    erased: erased !== null,
    referrer: tied && Boolean(referrer),
    owner: tied && Boolean(owner),
  }))
}

/** Whom each of these pathways is about, as far as that is within reach and was not erased. */
export async function readPeople(
  database: Database,
  pathways: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await database
    .selectFrom('pathways')
    .innerJoin('people', 'people.id', 'pathways.person')
    .innerJoin('person_records', 'person_records.id', 'people.current')
    .select(['pathways.id', 'person_records.name'])
    .where('pathways.id', 'in', [...new Set(pathways)])
    .where('pathways.erased_at', 'is', null)
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
