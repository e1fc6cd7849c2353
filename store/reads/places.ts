import type { Database } from '../database.ts'

/** The facts against which a command to a pathway or a conference is checked before it is stored. */
export interface Place {
  readonly id: string
  readonly site: string
  readonly stage: string
  readonly version: number
}

/** What the id of a pathway looks like. Nothing else is looked up. */
export const pathwayIdShape = /^pw[0-9a-hjkmnp-tv-z]{12}$/

/** What the id of a conference looks like. Nothing else is looked up. */
export const conferenceIdShape = /^cf[0-9a-hjkmnp-tv-z]{12}$/

/** Where a pathway is; undefined where there is none with that id. */
export const findPathway = (database: Database, id: string): Promise<Place | undefined> =>
  findPlace(database, 'pathways', pathwayIdShape, id)

/** Where a conference is; undefined where there is none with that id. */
export const findConference = (database: Database, id: string): Promise<Place | undefined> =>
  findPlace(database, 'conferences', conferenceIdShape, id)

async function findPlace(
  database: Database,
  table: 'pathways' | 'conferences',
  shape: RegExp,
  id: string,
): Promise<Place | undefined> {
  if (!shape.test(id)) return undefined
  return database
    .selectFrom(table)
    .select(['id', 'site', 'stage', 'version'])
    .where('id', '=', id)
    .executeTakeFirst()
}
