import type { Actor } from '../../domain/entity/decider.ts'
import { type Place, findConference } from '../../store/reads/places.ts'
import { type ConferenceRules, loadConferenceRules } from '../../store/reads/rules.ts'
import type { Database } from '../../store/database.ts'
import { isInvited } from '../../domain/conference/rule.ts'
import { type No, refused } from '../answers.ts'
import { asGuest, seesEverything } from '../../domain/need-to-know.ts'

/** A conference as somebody comes to it. */
export interface ConferenceEntry {
  readonly place: Place
  readonly rules: ConferenceRules
  /** As whom they come: a guest from another site as their agency's worker, whatever their role at home. */
  readonly as: Actor
  /** Whether all of it is for them, or only what is their own agency's. */
  readonly whole: boolean
}

/**
 * The conference, if this actor may know of it. At a site of theirs, they work its cases or their agency is invited.
 * Elsewhere, their agency is no partner of the site and is invited for an item that came from theirs.
 */
export async function conferenceFor(
  database: Database,
  actor: Actor,
  id: string,
): Promise<ConferenceEntry | No> {
  const place = await findConference(database, id)
  if (!place) return refused('not-found')
  const rules = await loadConferenceRules(database, place)
  const atHome = actor.sites.includes(place.site)
  const whole = atHome && seesEverything(actor)
  if (!whole && !isGuest(rules, actor)) return refused('not-found')
  if (atHome) return { place, rules, whole, as: actor }
  if (Object.hasOwn(rules.reference.agencies, actor.agency)) return refused('not-found')
  return { place, rules, whole, as: asGuest(actor) }
}

/** An agency that is invited; an administrator keeps the reference data and sits at no table. */
const isGuest = ({ state }: ConferenceRules, { agency, roles }: Actor): boolean =>
  isInvited(state, agency) && roles.some((role) => role !== 'administrator')
