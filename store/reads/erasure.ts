import type { Database } from '../database.ts'

/** When the words of a pathway were erased, on what ground and by which agency; undefined where they were not. */
export async function readErasure(database: Database, pathway: string) {
  return database
    .selectFrom('erasures')
    .select(['at', 'ground', 'agency', 'words'])
    .where('pathway', '=', pathway)
    .executeTakeFirst()
}
