import type { Database } from '../database.ts'

/** Whether a conference was adjourned and none has been planned to reconvene it. */
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

/** The pathway of an item; undefined where the conference never had one of that id. */
export async function pathwayOfItem(
  database: Database,
  conference: string,
  item: string,
): Promise<string | undefined> {
  const row = await database
    .selectFrom('conference_items')
    .select('pathway')
    .where((eb) => eb.and({ conference, item }))
    .executeTakeFirst()
  return row?.pathway
}
