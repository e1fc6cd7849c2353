import { type Account, actorAt, guestOf, rolesFor } from './account.ts'
import type { Actor } from '../../domain/entity/decider.ts'
import { type Place, findConference } from '../../store/reads/places.ts'
import { type ConferenceRules, loadConferenceRules } from '../../store/reads/rules.ts'
import type { Database } from '../../store/database.ts'
import { isInvited } from '../../domain/conference/rule.ts'
import { type No, refused } from '../answers.ts'
import { seesEverything, worksCases } from '../../domain/need-to-know.ts'

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
 * The conference, if this account may know of it. At a site where they hold a role, they work its cases or their agency is
 * invited.
 * Elsewhere, their agency is no partner of the site and is invited for an item that came from theirs.
 */
export async function conferenceFor(
  database: Database,
  account: Account,
  id: string,
): Promise<ConferenceEntry | No> {
  const place = await findConference(database, id)
  if (!place) return refused('not-found')
  const rules = await loadConferenceRules(database, place)
  const as = actorAt(account, place.site)
  const atHome = as.roles.length > 0
  const whole = atHome && seesEverything(as)
  // An administrator keeps the reference data and sits at no table.
  if (!whole && !(isInvited(rules.state, as.agency) && worksCases(rolesFor(account, place.site))))
    return refused('not-found')
  if (atHome) return { place, rules, whole, as }
  if (Object.hasOwn(rules.reference.agencies, as.agency)) return refused('not-found')
  return { place, rules, whole, as: guestOf(account) }
}
