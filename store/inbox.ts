import { type Actor, type EntityKind } from '../domain/decider.ts'
import { type Database } from './database.ts'
import { type Insertable } from 'kysely'
import { type Outcome } from '../domain/turn.ts'
import { type Tables } from './schema.ts'
import { toDate, toJson } from './values.ts'
import { type Tx } from './turns.ts'

/** A command to be stored. Its id is the caller's key; `digest` binds the key to actor, route, entity and body. */
export interface NewCommand {
  readonly id: string
  readonly kind: EntityKind
  readonly entity: string
  readonly name: string
  readonly body: object
  readonly actor: Actor
  readonly digest: string
  readonly ifMatch?: number
  /** When it was received, by the cases' clock: what was sent in time is in time, however late it is judged. */
  readonly receivedAt: number
  readonly storedReal: number
}

/** A row of the inbox as it is written. */
export type NewEntry = Insertable<Tables['inbox']>

export type Kept =
  | { readonly kept: 'new' }
  | { readonly kept: 'same'; readonly entity: string; readonly outcome?: Outcome }
  | { readonly kept: 'different' }

/**
 * Stores a command, once: under a key that is there already it says whether it was the very same, and what became of it.
 * Stored last in its transaction, so that a repeat can undo what the transaction stored beside it.
 */
export async function keepCommand(tx: Tx, command: NewCommand): Promise<Kept> {
  const stored = await tx
    .insertInto('inbox')
    .values({
      id: command.id,
      kind: command.kind,
      entity: command.entity,
      name: command.name,
      body: toJson(command.body),
      actor: toJson(command.actor),
      digest: command.digest,
      if_match: command.ifMatch ?? null,
      quiet: false,
      received_at: toDate(command.receivedAt),
      stored_real: command.storedReal,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (stored) return { kept: 'new' }
  const before = await tx
    .selectFrom('inbox')
    .select(['digest', 'entity', 'outcome'])
    .where('id', '=', command.id)
    .executeTakeFirst()
  if (before?.digest !== command.digest) return { kept: 'different' }
  return {
    kept: 'same',
    entity: before.entity,
    ...(before.outcome ? { outcome: before.outcome } : {}),
  }
}

/** A command as it stands in its inbox, with what became of it. */
export interface StoredCommand {
  readonly kind: EntityKind
  readonly entity: string
  readonly name: string
  readonly actor: Actor
  readonly digest: string | null
  readonly receivedAt: number
  readonly outcome?: Outcome
}

/** The command under this id; undefined where there is none. */
export async function readCommand(
  database: Database,
  id: string,
): Promise<StoredCommand | undefined> {
  const row = await database
    .selectFrom('inbox')
    .select(['kind', 'entity', 'name', 'actor', 'digest', 'received_at', 'outcome'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const { received_at: receivedAt, outcome, ...command } = row
  return { ...command, receivedAt, ...(outcome ? { outcome } : {}) }
}

/** What became of these commands, for those of which something has. */
export async function readOutcomes(
  database: Database,
  ids: readonly string[],
): Promise<{ id: string; outcome: Outcome }[]> {
  if (ids.length === 0) return []
  const rows = await database
    .selectFrom('inbox')
    .select(['id', 'outcome'])
    .where('id', 'in', ids)
    .where('outcome', 'is not', null)
    .execute()
  return rows.flatMap(({ id, outcome }) => (outcome ? [{ id, outcome }] : []))
}
