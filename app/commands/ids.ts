import { createHmac } from 'node:crypto'
import { derivedId } from '../../store/values.ts'
import type { Deps } from '../deps.ts'
import { idFrom } from '../../domain/names.ts'

/** The ids of what a command makes. */
export interface CommandIds {
  /** Of the pathway or conference itself. */
  readonly name: (of: 'pw' | 'cf') => string
  /** Of a part: a piece of free text, a person. */
  readonly part: (what: string) => string
}

/**
 * Ids that follow from the sender and their key, under the database's own secret, so that nobody can guess them. A request
 * that is sent again to a database which was restored to a moment before it makes the same pathway under the same id, and
 * brings the words back to where events name them.
 */
export async function idsFor(
  { actors }: Pick<Deps, 'actors'>,
  actor: string,
  key: string,
): Promise<CommandIds> {
  const secret = await actors.secret()
  return {
    name: (of) =>
      idFrom(
        of,
        createHmac('sha256', secret)
          .update(JSON.stringify(['new', of, actor, key]))
          .digest()
          .readBigUInt64BE(),
      ),
    part: (what) => derivedId(secret, 'of-command', actor, key, what),
  }
}
