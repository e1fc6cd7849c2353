import type { ConferenceState } from '../domain/conference/state.ts'
import type { EntityKind } from '../domain/entity/decider.ts'
import type { PathwayState } from '../domain/pathway/state.ts'
import type { PostState } from '../domain/post/state.ts'
import type { Reader } from './reference.ts'

interface States extends Record<EntityKind, object> {
  pathway: PathwayState
  conference: ConferenceState
  post: PostState
}

/** An entity as its last turn left it. */
export interface Stored<State> {
  readonly state: State
  readonly seq: number
  readonly at: number
}

/** One entity; undefined before its first turn. */
export async function readEntity<Kind extends EntityKind>(
  reader: Reader,
  kind: Kind,
  id: string,
): Promise<Stored<States[Kind]> | undefined> {
  const [found] = await readEntities(reader, kind, [id])
  return found
}

/** These entities, as far as they have had a turn; in no order. */
export async function readEntities<Kind extends EntityKind>(
  reader: Reader,
  kind: Kind,
  ids: readonly string[],
): Promise<Stored<States[Kind]>[]> {
  if (ids.length === 0) return []
  const rows = await reader
    .selectFrom('entities')
    .select(['state', 'seq', 'at'])
    .where('kind', '=', kind)
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return rows.map((row) => ({ ...row, state: row.state as States[Kind] })) // written by evolve and by nobody else
}
