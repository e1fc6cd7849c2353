import { type Account, actorAt, guestOf, rolesFor } from './account.ts'
import type { Actor } from '../../domain/entity/decider.ts'
import { type Place, findConference } from '../../store/reads/places.ts'
import { type ConferenceRules, loadConferenceRules } from '../../store/reads/rules.ts'
import { closedTo } from '../../domain/conference/conflicts.ts'
import type { ConferenceState } from '../../domain/conference/state.ts'
import { defaultTieEnds } from '../../domain/policy/defaults.ts'
import { isInvitedTo, tiedAmong } from '../../store/reads/ties.ts'
import type { Database } from '../../store/database.ts'
import { hiddenIn, withoutPathways } from '../../domain/conference/without-pathways.ts'
import { isInvited } from '../../domain/conference/rule.ts'
import { type No, refused } from '../answers.ts'
import { readKeptFrom } from '../../store/reads/kept-out.ts'
import { seesEverything, worksCases } from '../../domain/need-to-know.ts'

const dayMs = 24 * 3_600_000

/** A conference as somebody comes to it. */
export interface ConferenceEntry {
  readonly place: Place
  /** As it is without what is kept from them. */
  readonly rules: ConferenceRules
  /** The ids there of what is kept from them: pathways and items. */
  readonly hidden: ReadonlySet<string>
  /** All that is kept from them: pathways, and meetings that are about nothing else. */
  readonly keptFrom: ReadonlySet<string>
  /** As whom they come: a guest from another site as their agency's worker, whatever their role at home. */
  readonly as: Actor
  /** Whether all of it is for them, or only what is their own agency's. */
  readonly whole: boolean
}

/**
 * The conference, if this account may know of it; without the items about which they are in conflict. An emergency that is about nothing but what is kept from them is not there. At a site where they hold a role, they work its cases or their agency is
 * invited.
 * Elsewhere, their agency is no partner of the site and is invited for an item that came from theirs. Whoever may not know of
 * it is answered after the same questions to the database, whether it is there or not.
 */
export async function conferenceFor(
  database: Database,
  account: Account,
  id: string,
  now: number,
): Promise<ConferenceEntry | No> {
  const place = await findConference(database, id)
  const keptFrom = await readKeptFrom(database, account)
  const here = place && !keptFrom.has(place.id) ? place : undefined
  const as = here && actorAt(account, here.site)
  const whole = as !== undefined && as.roles.length > 0 && seesEverything(as)
  const comes = whole || (await isInvitedTo(database, id, account.agency))
  // An administrator keeps the reference data and sits at no table.
  if (!here || !as || !comes || !(whole || worksCases(rolesFor(account, here.site))))
    return refused('not-found')
  const atHome = as.roles.length > 0
  const loaded = await loadConferenceRules(database, here)
  const ended = whole ? [] : await endedTies(database, account.agency, loaded, now)
  const kept = new Set([...keptFrom, ...ended])
  const near = closedTo(loaded.state, as.id)
  const closed = new Set([...kept, ...pathwaysOf(loaded.state, near)])
  const hidden = hiddenIn(loaded.state, closed)
  const { interests } = withoutPathways(loaded.state, kept) // what they declared themselves they can take back
  const state = withoutPathways(loaded.state, closed)
  const rules = { ...loaded, state: { ...state, ...(interests && { interests }) } }
  if (!whole && !isInvited(rules.state, as.agency)) return refused('not-found') // for what is hidden alone
  if (atHome) return { place: here, rules, hidden, keptFrom, whole, as }
  if (Object.hasOwn(rules.reference.agencies, as.agency)) return refused('not-found')
  return { place: here, rules, hidden, keptFrom, whole, as: guestOf(account) }
}

const pathwaysOf = ({ items }: ConferenceState, ids: ReadonlySet<string>): string[] =>
  items.filter(({ id }) => ids.has(id)).map(({ pathway }) => pathway)

/**
 * The pathways of a meeting to which nothing ties an agency any more. To have been invited ties it as long as a duty would:
 * for the days of the policy from the meeting on.
 */
async function endedTies(
  database: Database,
  agency: string,
  { state, reference }: ConferenceRules,
  now: number,
): Promise<readonly string[]> {
  const { days } = reference.policy.tieEnds ?? defaultTieEnds
  if (!state.meeting || state.meeting.at + days * dayMs > now) return []
  const all = [...state.items, ...state.actions].map(({ pathway }) => pathway)
  const tied = await tiedAmong(database, all, agency, now)
  return all.filter((pathway) => !tied.has(pathway))
}
