import { type Database } from '../database.ts'
import { initialPathway, type PathwayState } from '../../domain/pathway/state.ts'
import { loadSite, withOthers } from '../reference.ts'
import { readEntity, type Stored } from '../states.ts'
import { withMeetings } from '../meetings.ts'
import { type SiteReference } from '../../domain/reference/reference.ts'

/** What a command to a pathway is checked against before it is stored. */
export interface PathwayPlace {
  readonly id: string
  readonly site: string
  readonly stage: string
  readonly version: number
}

/** What the id of a pathway looks like: nothing else is looked for. */
export const idShape = /^pw[0-9a-hjkmnp-tv-z]{12}$/

/** Where a pathway is; undefined where there is none of that id. */
export async function findPathway(
  database: Database,
  id: string,
): Promise<PathwayPlace | undefined> {
  if (!idShape.test(id)) return undefined
  return database
    .selectFrom('pathways')
    .select(['id', 'site', 'stage', 'version'])
    .where('id', '=', id)
    .executeTakeFirst()
}

/** A pathway as its rules see it now: its state, when it was last written, and its site under the policy that it opened with. */
export interface PathwayRules extends Stored<PathwayState> {
  readonly reference: SiteReference
}

/** What the rules of a pathway need in order to be asked. */
export async function loadRules(
  database: Database,
  { id, site }: PathwayPlace,
  furtherPolicies: readonly number[] = [],
): Promise<PathwayRules> {
  const stored = await readEntity(database, 'pathway', id)
  const { state, seq, at } = stored ?? { state: initialPathway(id), seq: 0, at: 0 }
  const found = await loadSite(database, state.site ?? site, state.policyVersion, furtherPolicies)
  if (!found) throw new Error('a pathway is at a site that does not exist')
  const beside = await withOthers(database, found, state.transfer ? [state.transfer.to] : [])
  // Those whose list has closed since are left out by the rules, which know the present.
  const reference = await withMeetings(database, beside, at)
  return { state, seq, at, reference }
}

/** Whether the pathway has or ever had an obligation of this id. */
export async function hadObligation(
  database: Database,
  pathway: string,
  id: string,
): Promise<boolean> {
  const row = await database
    .selectFrom('obligations')
    .select('id')
    .where('id', '=', id)
    .where('pathway', '=', pathway)
    .executeTakeFirst()
  return row !== undefined
}

/** Which of these ids are agencies, or sites. */
export async function knownIds(
  database: Database,
  table: 'agencies' | 'sites',
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const rows = await database
    .selectFrom(table)
    .select('id')
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Set(rows.map(({ id }) => id))
}
