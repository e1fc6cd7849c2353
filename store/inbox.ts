import type { Actor, EntityKind } from '../domain/entity/decider.ts'
import type { Database } from './database.ts'
import { inTransaction } from './transactions.ts'
import type { Insertable } from 'kysely'
import type { Outcome } from '../domain/entity/turn.ts'
import type { Tables } from './schema.ts'
import { toDate, toJson } from './values.ts'
import type { Tx } from './turns.ts'

/** A command on its way into an inbox, under an id that it always keeps. */
export interface InboxEntry {
  readonly id: string
  readonly kind: EntityKind
  readonly entity: string
  readonly name: string
  readonly body: object
  readonly actor: Actor
  readonly digest?: string
  readonly ifMatch?: number
  /** The entity that sends it, where one does: it hears of a refusal. */
  readonly sender?: { readonly kind: EntityKind; readonly id: string }
  /** It wakes nobody: it is judged when its receiver next has a turn. */
  readonly quiet?: boolean
  /** When it was received, by the cases' clock. What was sent in time is in time, however late it is judged. */
  readonly receivedAt: number
  readonly storedReal: number
}

/** A command from outside. Its id is the caller's key; `digest` binds the key to actor, route, entity and body. */
export type NewCommand = Omit<InboxEntry, 'sender' | 'quiet'> & { readonly digest: string }

/** How many rows one statement stores: it can take 65,535 values. */
const atOnce = 500

/** Puts commands into inboxes, each once under its id. Returns the ids of those that were not there already. */
export async function putInInbox(
  database: Pick<Database, 'insertInto'>,
  entries: readonly InboxEntry[],
): Promise<ReadonlySet<string>> {
  const fresh = new Set<string>()
  for (let n = 0; n < entries.length; n += atOnce) {
    const stored = await database
      .insertInto('inbox')
      .values(entries.slice(n, n + atOnce).map(rowOf))
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .execute()
    for (const { id } of stored) fresh.add(id)
  }
  return fresh
}

const rowOf = (entry: InboxEntry): Insertable<Tables['inbox']> => ({
  id: entry.id,
  kind: entry.kind,
  entity: entry.entity,
  name: entry.name,
  body: toJson(entry.body),
  actor: toJson(entry.actor),
  digest: entry.digest ?? null,
  if_match: entry.ifMatch ?? null,
  sender_kind: entry.sender?.kind ?? null,
  sender: entry.sender?.id ?? null,
  quiet: entry.quiet ?? false,
  received_at: toDate(entry.receivedAt),
  stored_real: entry.storedReal,
})

/** So much of a digest is copied into histories, which is all that is left of it where a command was put back from there. */
export const digestLength = 16

/** Whether a key was bound to this request: by the whole digest, or by as much of it as was put back. */
export const isBoundTo = (stored: string | null | undefined, digest: string): boolean =>
  stored === digest || (stored?.length === digestLength && digest.slice(0, digestLength) === stored)

/** Whether a command is new under its key, the same as the one already there, or different from it. */
export type Kept =
  | { readonly kept: 'new' }
  | { readonly kept: 'same'; readonly entity: string; readonly outcome?: Outcome }
  | { readonly kept: 'different' }

/**
 * Stores a command once. Where its key is already used, it says whether the command was identical, and what became of it.
 */
async function keepCommand(tx: Tx, command: NewCommand): Promise<Kept> {
  const stored = await putInInbox(tx, [command])
  if (stored.has(command.id)) return { kept: 'new' }
  const before = await tx
    .selectFrom('inbox')
    .select(['digest', 'entity', 'outcome'])
    .where('id', '=', command.id)
    .executeTakeFirst()
  if (!before || !isBoundTo(before.digest, command.digest)) return { kept: 'different' }
  return {
    kept: 'same',
    entity: before.entity,
    ...(before.outcome ? { outcome: before.outcome } : {}),
  }
}

/** Stores a command and what belongs beside it: both or neither, and once under its key. */
export const keepBeside = (
  database: Database,
  command: NewCommand,
  beside: (tx: Tx) => Promise<void> = async () => undefined,
): Promise<Kept> =>
  inTransaction(database, async (tx) => {
    const kept = await keepCommand(tx, command)
    if (kept.kept === 'new') await beside(tx)
    return kept
  })

/** A command as its inbox holds it, with what became of it. */
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

/** Those of these commands that have been judged, with when and how. */
export async function readJudged(database: Pick<Database, 'selectFrom'>, ids: readonly string[]) {
  if (ids.length === 0) return []
  const rows = await database
    .selectFrom('inbox')
    .select(['id', 'name', 'actor', 'digest', 'received_at', 'judged_at', 'outcome'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return rows.flatMap(({ actor, received_at: receivedAt, judged_at: at, outcome, ...row }) =>
    outcome && at !== null ? [{ ...row, by: actor, receivedAt, judgedAt: at, outcome }] : [],
  )
}

/** The outcomes of those of these commands that have been judged. */
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
