import { type ConferenceState, initialConference } from '../../domain/conference/state.ts'
import { type Database } from '../database.ts'
import { loadSite } from '../reference.ts'
import { readEntity, type Stored } from '../states.ts'
import { type SiteReference } from '../../domain/reference/reference.ts'

/** What a command to a conference is checked against before it is stored. */
export interface ConferencePlace {
  readonly id: string
  readonly site: string
  readonly stage: string
  readonly version: number
}

/** What the id of a conference looks like: nothing else is looked for. */
export const conferenceShape = /^cf[0-9a-hjkmnp-tv-z]{12}$/

/** Where a conference is; undefined where there is none of that id. */
export async function findConference(
  database: Database,
  id: string,
): Promise<ConferencePlace | undefined> {
  if (!conferenceShape.test(id)) return undefined
  return database
    .selectFrom('conferences')
    .select(['id', 'site', 'stage', 'version'])
    .where('id', '=', id)
    .executeTakeFirst()
}

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

/** A conference as its rules see it now. */
export interface ConferenceRules extends Stored<ConferenceState> {
  readonly reference: SiteReference
}

/** What the rules of a conference need in order to be asked. */
export async function loadConference(
  database: Database,
  { id, site }: ConferencePlace,
): Promise<ConferenceRules> {
  const stored = await readEntity(database, 'conference', id)
  const { state, seq, at } = stored ?? { state: initialConference(id), seq: 0, at: 0 }
  const reference = await loadSite(database, site, state.meeting?.policyVersion)
  if (!reference) throw new Error('a conference is at a site that does not exist')
  return { state, seq, at, reference }
}
