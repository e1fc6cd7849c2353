import { type Actor } from '../../domain/decider.ts'
import { type Database } from '../../store/database.ts'
import { findPathway, type Place } from '../../store/reads/places.ts'
import { guestCommands, guestInterrupts } from '../../domain/pathway/guests.ts'
import { mayNot } from './roles.ts'
import { pathwayCommands, type PathwayCommandName } from '../../domain/pathway/commands/index.ts'
import { Declined } from '../answers.ts'
import { readOwedBy } from '../../store/reads/transfer.ts'

/** A pathway, and as whom somebody comes to it. */
export interface Entry {
  readonly place: Place
  /** As whom they read: a guest sees what is their own agency's, whatever their role at home. */
  readonly reader: Actor
  /** What a guest may send; a member of the site may send what their role may. */
  readonly may?: ReadonlySet<PathwayCommandName>
}

/**
 * The pathway, if this actor may know that it exists: at a site of theirs, or while their agency owes something on it from
 * another site, as whoever is to answer an offered transfer does.
 */
export async function entryTo(database: Database, actor: Actor, id: string): Promise<Entry> {
  const place = await findPathway(database, id)
  if (!place) throw new Declined('not-found')
  if (actor.sites.includes(place.site)) return { place, reader: actor }
  const may = await guestMay(database, actor, id)
  if (may.size === 0) throw new Declined('not-found')
  return { place, reader: { ...actor, roles: ['agencyWorker'] }, may }
}

async function guestMay(database: Database, actor: Actor, id: string) {
  if (actor.roles.every((role) => role === 'administrator')) return new Set<PathwayCommandName>()
  const owed = await readOwedBy(database, id, actor)
  const commands: Readonly<Record<string, readonly PathwayCommandName[] | undefined>> =
    guestCommands
  const theirs = owed
    .flatMap((what) => commands[what] ?? [])
    .filter((name) => mayNot(pathwayCommands[name].who, actor.roles) === undefined)
  return new Set(theirs.length > 0 ? [...theirs, ...guestInterrupts] : [])
}

/** The pathway, if this actor is at its site. */
export async function pathwayFor(database: Database, actor: Actor, id: string): Promise<Place> {
  const place = await findPathway(database, id)
  if (!place || !actor.sites.includes(place.site)) throw new Declined('not-found')
  return place
}
