import { conferenceShape } from './places.ts'
import { type Database } from '../database.ts'

/** Whether a conference was adjourned, and no other has been planned that reconvenes it. */
export async function waitsToBeReconvened(database: Database, id: string): Promise<boolean> {
  const row = await database
    .selectFrom('conferences')
    .select('id')
    .where('id', '=', id)
    .where('stage', '=', 'adjourned')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('conferences as other')
            .select('other.id')
            .where('other.reconvenes', '=', id),
        ),
      ),
    )
    .executeTakeFirst()
  return row !== undefined
}

/** When a conference is and where it stands, and nothing more of it; undefined where it was never planned. */
export async function readMeeting(database: Database, id: string) {
  if (!conferenceShape.test(id)) return undefined
  return database
    .selectFrom('conferences')
    .select(['at', 'stage'])
    .where('id', '=', id)
    .where('stage', '<>', 'unplanned')
    .executeTakeFirst()
}

/** The pathway of an item; undefined where the conference never had one of that id. */
export async function pathwayOfItem(
  database: Database,
  conference: string,
  item: string,
): Promise<string | undefined> {
  const row = await database
    .selectFrom('conference_items')
    .select('pathway')
    .where('conference', '=', conference)
    .where('item', '=', item)
    .executeTakeFirst()
  return row?.pathway
}
