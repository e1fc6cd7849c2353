import { type Actor } from '../domain/decider.ts'
import { type Attended } from './survey.ts'
import { type Database } from './database.ts'
import { derivedId, toDate, toJson } from './values.ts'

/** As many rows as one statement stores: a statement takes 65,535 values. */
const atOnce = 500

const warden: Actor = {
  id: 'warden',
  agency: 'throughline',
  roles: [],
  sites: [],
  system: true,
}

/** When something is stored: by the cases' clock, and by the real one. */
export interface Moment {
  readonly now: number
  readonly real: number
}

/** A pathway, and the occasion for which it is asked. */
export interface Occasion {
  readonly id: string
  readonly of: string
}

/**
 * Asks each of these pathways for one thing, with nothing in its body: once for each occasion, for the id is derived from
 * command, pathway and occasion. Gives those that were asked just now, to be woken.
 */
export async function askEach(
  database: Database,
  namespace: string,
  name: string,
  pathways: readonly Occasion[],
  { now, real }: Moment,
): Promise<Attended[]> {
  const command = ({ id, of }: Occasion) => ({
    id: derivedId(namespace, name, id, of),
    kind: 'pathway' as const,
    entity: id,
    name,
    body: toJson({}),
    actor: toJson(warden),
    quiet: false,
    received_at: toDate(now),
    stored_real: real,
  })
  const asked: Attended[] = []
  for (let n = 0; n < pathways.length; n += atOnce) {
    const stored = await database
      .insertInto('inbox')
      .values(pathways.slice(n, n + atOnce).map(command))
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('entity')
      .execute()
    asked.push(...stored.map(({ entity }) => ({ kind: 'pathway' as const, id: entity })))
  }
  return asked
}
