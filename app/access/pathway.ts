import type { Actor } from '../../domain/entity/decider.ts'
import { asGuest } from '../../domain/need-to-know.ts'
import type { Database } from '../../store/database.ts'
import { findPathway, type Place } from '../../store/reads/places.ts'
import { guestCommands } from '../../domain/pathway/guests.ts'
import { mayNot } from './roles.ts'
import { type No, refused } from '../answers.ts'
import type { PathwayCommandName } from '../../domain/pathway/commands/index.ts'
import { readOwedBy } from '../../store/reads/transfer.ts'

/** As whom somebody comes to a pathway. */
export interface PathwayEntry<P extends Place = Place> {
  readonly place: P
  /** As whom they read: a guest sees what is their own agency's, whatever their role at home. */
  readonly as: Actor
  /** What a guest may send; a member of the site may send what their role may. */
  readonly may?: ReadonlySet<PathwayCommandName>
}

/** The pathway of this id, if this actor may know that it exists. */
export async function pathwayFor(
  database: Database,
  actor: Actor,
  id: string,
): Promise<PathwayEntry | No> {
  return enterPathway(database, actor, await findPathway(database, id))
}

/**
 * A pathway, if this actor may know that it exists. It is at a site of theirs, or their agency owes something on it from
 * another site, such as the answer to an offered transfer.
 */
export async function enterPathway<P extends Place>(
  database: Database,
  actor: Actor,
  place: P | undefined,
): Promise<PathwayEntry<P> | No> {
  if (!place) return refused('not-found')
  if (actor.sites.includes(place.site)) return { place, as: actor }
  const may = await guestMay(database, actor, place.id)
  if (may.size === 0) return refused('not-found')
  return { place, as: asGuest(actor), may }
}

async function guestMay(database: Database, actor: Actor, id: string) {
  if (actor.roles.every((role) => role === 'administrator')) return new Set<PathwayCommandName>()
  const owed = await readOwedBy(database, id, actor)
  return new Set(guestCommands(owed, ({ who }) => mayNot(who, actor.roles) === undefined))
}
