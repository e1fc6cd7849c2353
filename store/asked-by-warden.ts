import type { Attended } from './survey.ts'
import type { Database } from './database.ts'
import { derivedId } from './values.ts'
import { putInInbox } from './inbox.ts'
import { systemActor } from '../domain/entity/decider.ts'

/** When something is stored: by the cases' clock, and by the real one. */
export interface Moment {
  readonly now: number
  readonly real: number
}

/** A pathway, and the occasion on which it is asked. */
export interface Occasion {
  readonly id: string
  readonly of: string
}

/**
 * Gives each of these pathways a command with an empty body, once for each occasion: the id is derived from command,
 * pathway and occasion. Returns those that were asked just now, to be woken.
 */
export async function askEach(
  database: Database,
  namespace: string,
  name: string,
  pathways: readonly Occasion[],
  { now, real }: Moment,
): Promise<Attended[]> {
  const commands = pathways.map(({ id, of }) => ({
    id: derivedId(namespace, name, id, of),
    kind: 'pathway' as const,
    entity: id,
    name,
    body: {},
    actor: systemActor('warden'),
    receivedAt: now,
    storedReal: real,
  }))
  const fresh = await putInInbox(database, commands)
  return commands
    .filter(({ id }) => fresh.has(id))
    .map(({ kind, entity }) => ({ kind, id: entity }))
}
