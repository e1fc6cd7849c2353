import { type ConferenceState, initialConference } from '../../domain/conference/state.ts'
import type { Database } from '../database.ts'
import { initialPathway, type PathwayState } from '../../domain/pathway/state.ts'
import { loadSite, withOthers } from '../reference.ts'
import type { Place } from './places.ts'
import { readEntity, type Stored } from '../states.ts'
import type { SiteReference } from '../../domain/reference/reference.ts'
import { withMeetings } from '../meetings.ts'

/** A pathway as its rules see it now: its state, when it was last written, and its site under the policy that it opened with. */
export interface PathwayRules extends Stored<PathwayState> {
  readonly reference: SiteReference
}

/** What has to be loaded before the rules of a pathway can be asked. */
export async function loadPathwayRules(database: Database, place: Place): Promise<PathwayRules> {
  return rulesFrom(database, place, await readEntity(database, 'pathway', place.id))
}

/** The same of a pathway that has been read already; with further versions of its site's policy beside its own. */
export async function rulesFrom(
  database: Database,
  { id, site }: Place,
  stored: Stored<PathwayState> | undefined,
  furtherPolicies: readonly number[] | 'newer' = [],
): Promise<PathwayRules> {
  const { state, seq, at } = stored ?? { state: initialPathway(id), seq: 0, at: 0 }
  const found = await loadSite(database, state.site ?? site, state.policyVersion, furtherPolicies)
  if (!found) throw new Error('a pathway is at a site that does not exist')
  const beside = await withOthers(database, found, state.transfer ? [state.transfer.to] : [])
  // The rules know the present, and leave out meetings whose list has closed since.
  const reference = await withMeetings(database, beside, at)
  return { state, seq, at, reference }
}

/** A conference as its rules see it now. */
export interface ConferenceRules extends Stored<ConferenceState> {
  readonly reference: SiteReference
}

/** What has to be loaded before the rules of a conference can be asked. */
export async function loadConferenceRules(
  database: Database,
  { id, site }: Place,
): Promise<ConferenceRules> {
  const stored = await readEntity(database, 'conference', id)
  const { state, seq, at } = stored ?? { state: initialConference(id), seq: 0, at: 0 }
  const reference = await loadSite(database, site, state.meeting?.policyVersion)
  if (!reference) throw new Error('a conference is at a site that does not exist')
  return { state, seq, at, reference }
}
