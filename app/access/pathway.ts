import { type Account, actorAt, guestOf, inRole } from './account.ts'
import type { Actor } from '../../domain/entity/decider.ts'
import type { Database } from '../../store/database.ts'
import { findPathway, type Place } from '../../store/reads/places.ts'
import { guestCommands } from '../../domain/pathway/guests.ts'
import { mayNot } from './roles.ts'
import { type No, refused } from '../answers.ts'
import type { PathwayCommandName } from '../../domain/pathway/commands/index.ts'
import { answersForAccess } from '../../domain/kept-out.ts'
import { seesEverything, worksCases } from '../../domain/need-to-know.ts'
import { readKept, readOpening } from '../../store/reads/kept-out.ts'
import { worksForVictim } from '../../store/reads/strands.ts'
import { isTied } from '../../store/reads/ties.ts'
import { readOwedBy } from '../../store/reads/transfer.ts'

/** As whom somebody comes to a pathway. */
export interface PathwayEntry<P extends Place = Place> {
  readonly place: P
  /** As whom they read: with the roles held at its site. A guest sees what is their own agency's, whatever their role at home. */
  readonly as: Actor
  /**
   * What a guest may send, each as whom: with the roles held at the site of theirs that owes it. A member of the site may send
   * what their role there may.
   */
  readonly may?: ReadonlyMap<PathwayCommandName, Actor>
  /** They opened it in an emergency: they read it for some hours, and send it nothing. */
  readonly opened?: true
  /** The pathways from which they are kept out, and meetings about nothing else: nothing here may tell them of these. */
  readonly keptFrom: ReadonlySet<string>
}

/** The pathway of this id, if this account may know that it exists. */
export async function pathwayFor(
  database: Database,
  account: Account,
  id: string,
  now: number,
): Promise<PathwayEntry | No> {
  return enterPathway(database, account, { id, place: await findPathway(database, id) }, now)
}

/**
 * A pathway, if this account may know that it exists and is not kept out of it. It is at a site where they see everything, or
 * work cases and something ties their agency to it. Or their agency owes something on it from another site, such as the answer
 * to an offered transfer. Somebody whom a restriction leaves out, and who answers for access at its site, comes in that role
 * alone. An advocate comes as one to a pathway that says that their service works for a victim of it, whichever site they are
 * of. Somebody who opened it in an emergency reads it, in the roles held there. Whoever may not know of it is answered after
 * the same questions to the database, whether it is there or not.
 */
export async function enterPathway<P extends Place>(
  database: Database,
  account: Account,
  { id, place }: { readonly id: string; readonly place: P | undefined },
  now: number,
): Promise<PathwayEntry<P> | No> {
  const { keptFrom, onlyToAnswer } = await readKept(database, account)
  const here = place && !keptFrom.has(place.id) ? place : undefined
  const as = here && actorAt(onlyToAnswer.has(here.id) ? answering(account) : account, here.site)
  if (here && as && seesEverything(as)) return { place: here, as, keptFrom }
  const tied = await isTied(database, id, account.agency, now)
  const may = await guestMay(database, account, id)
  const works = await worksForVictim(database, id, account.agency)
  const broken = await openedBy(database, account, { id, place, keptFrom, now })
  if (!here || !as) return broken
  if (works && account.advocate) return { place: here, as: asAdvocate(account, as), keptFrom }
  if (as.roles.length > 0)
    return tied && worksCases(as.roles) ? { place: here, as, keptFrom } : broken
  return may.size === 0 ? broken : { place: here, as: guestOf(account), may, keptFrom }
}

interface Opened<P extends Place> {
  readonly id: string
  readonly place: P | undefined
  readonly keptFrom: ReadonlySet<string>
  readonly now: number
}

/** The pathway for somebody who opened it in an emergency, as long as it is open to them; with nothing to send. */
async function openedBy<P extends Place>(
  database: Database,
  account: Account,
  { id, place, keptFrom, now }: Opened<P>,
): Promise<PathwayEntry<P> | No> {
  const { excluded, opened } = await readOpening(database, account, { pathway: id, now })
  const as = place && actorAt(account, place.site)
  if (!place || !as || !opened || excluded || !worksCases(as.roles)) return refused('not-found')
  const others = new Set([...keptFrom].filter((one) => one !== id))
  return { place, as, opened, may: new Map(), keptFrom: others }
}

/** With no role but the one that answers for who may see what. */
const answering = (account: Account): Account => inRole(account, answersForAccess)

/** A victim's own advocate, wherever they come from: they act and read here as one, for that victim alone (`knowsOf`). */
const asAdvocate = (account: Account, here: Actor): Actor => ({
  ...(here.roles.length > 0 ? here : guestOf(account)),
  roles: ['victimAdvocate'],
  sites: here.sites,
})

/** By the site of theirs that owes something there, with the roles held at that site. */
async function guestMay(database: Database, account: Account, id: string) {
  const may = new Map<PathwayCommandName, Actor>()
  const owed = await readOwedBy(database, id, account.agency)
  for (const [site, what] of owed) {
    const actor = actorAt(account, site)
    if (!worksCases(actor.roles)) continue
    const theirs = guestCommands(what, ({ who }) => mayNot(who, actor.roles) === undefined)
    for (const name of theirs) if (!may.has(name)) may.set(name, actor)
  }
  return may
}
