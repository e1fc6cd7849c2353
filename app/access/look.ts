import { type Actor } from '../../domain/decider.ts'
import { type ConferenceEntry, conferenceFor } from './conference.ts'
import { conferenceReader, type ConferenceReader } from './conference-reader.ts'
import { type Deps } from '../deps.ts'

/** One look at a conference. */
export interface Look extends ConferenceEntry {
  readonly database: Deps['database']
  readonly reader: ConferenceReader
  readonly now: number
}

/**
 * What somebody sees of a conference, all of it as at one moment: version and state belong together. What words they are shown
 * is logged under the name of the view before they are.
 */
export async function look<T>(
  { database, clock }: Deps,
  actor: Actor,
  id: string,
  what: string,
  view: (look: Look) => Promise<T>,
): Promise<T> {
  const now = await clock.now()
  return database
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      const entry = await conferenceFor(tx, actor, id)
      const reader = await conferenceReader(tx, entry.as, entry.rules.state)
      const seen = await view({ ...entry, database: tx, reader, now })
      await reader.log(tx, what, now)
      return seen
    })
}
