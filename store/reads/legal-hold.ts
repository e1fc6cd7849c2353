import type { ConferenceState } from '../../domain/conference/state.ts'
import type { Database } from '../database.ts'
import { readEntities } from '../states.ts'

/** Whether any pathway that a meeting heard is under a legal hold. */
export async function isOnLegalHold(
  database: Database,
  { items, actions }: Pick<ConferenceState, 'items' | 'actions'>,
): Promise<boolean> {
  const ids = new Set([...items, ...actions].map(({ pathway }) => pathway))
  const heard = await readEntities(database, 'pathway', [...ids])
  return heard.some(({ state }) => state.retention?.legalHold === true)
}
