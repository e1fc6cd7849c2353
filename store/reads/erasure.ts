import { type Database } from '../database.ts'

/** That the words of a pathway were erased, when, on what ground and by whose officer; undefined where they were not. */
export async function readErasure(database: Database, pathway: string) {
  return database
    .selectFrom('erasures')
    .select(['at', 'ground', 'agency', 'words'])
    .where('pathway', '=', pathway)
    .executeTakeFirst()
}
