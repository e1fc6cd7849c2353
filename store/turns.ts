import type { EntityKind } from '../domain/entity/decider.ts'
import type { EventEnvelope, InboxCommand, Outcome } from '../domain/entity/turn.ts'
import { databaseTime } from './database-clock.ts'
import { sql, type Transaction } from 'kysely'
import { classWords } from './words-classes.ts'
import { toDate, toJson, toMaybeDate } from './values.ts'
import { walledIn } from '../domain/words-wall.ts'
import type { Tables } from './schema.ts'

/** A transaction. */
export type Tx = Transaction<Tables>

/** An entity's row while a turn has it locked. */
export interface EntityRow {
  readonly seq: number
  readonly state: object
  readonly at: number
  readonly ended: boolean
  readonly trouble: { code: string; since: number; times: number } | null
  /** The database's own time when it was read. */
  readonly databaseTime: number
}

/** Locks an entity's row for the length of the transaction. Makes the row if there is none and a command waits. */
export async function lockEntity(
  tx: Tx,
  kind: EntityKind,
  id: string,
  initial: { state: object; at: number },
): Promise<EntityRow | undefined> {
  const locked = await selectLocked(tx, kind, id)
  if (locked) return locked
  const waiting = await tx
    .selectFrom('inbox')
    .select('id')
    .where('kind', '=', kind)
    .where('entity', '=', id)
    .where('outcome', 'is', null)
    .limit(1)
    .executeTakeFirst()
  if (!waiting) return undefined
  await tx
    .insertInto('entities')
    .values({
      kind,
      id,
      seq: 0,
      state: toJson(initial.state),
      at: toDate(initial.at),
      ended: false,
    })
    .onConflict((conflict) => conflict.columns(['kind', 'id']).doNothing())
    .execute()
  return selectLocked(tx, kind, id)
}

async function selectLocked(tx: Tx, kind: EntityKind, id: string): Promise<EntityRow | undefined> {
  return tx
    .selectFrom('entities')
    .select(['seq', 'state', 'at', 'ended', 'trouble', databaseTime.as('databaseTime')])
    .where('kind', '=', kind)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
}

/**
 * The oldest commands without an outcome, in order of arrival. They are never read from a mark upwards: serial numbers are
 * given before their transactions commit, so a lower one can appear after a higher one was judged.
 */
export async function takeInbox(
  tx: Tx,
  kind: EntityKind,
  id: string,
  limit: number,
): Promise<(InboxCommand & { readonly digest?: string })[]> {
  const rows = await tx
    .selectFrom('inbox')
    .select(['id', 'name', 'body', 'actor', 'received_at', 'if_match', 'sender_kind', 'sender'])
    .select('digest')
    .where('kind', '=', kind)
    .where('entity', '=', id)
    .where('outcome', 'is', null)
    .orderBy('n')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    body: row.body,
    by: row.actor,
    receivedAt: row.received_at,
    ...(row.digest === null ? {} : { digest: row.digest }),
    ...(row.if_match === null ? {} : { ifMatch: row.if_match }),
    ...(row.sender_kind && row.sender ? { sender: { kind: row.sender_kind, id: row.sender } } : {}),
  }))
}

/** An entity's row as a turn leaves it. */
export interface EntityChange {
  readonly kind: EntityKind
  readonly id: string
  readonly seq: number
  readonly state: object
  readonly at: number
  readonly alarmAt: number | undefined
  readonly ended: boolean
  readonly trouble: EntityRow['trouble']
}

/** Writes an entity's row, which the transaction has locked. */
export async function saveEntity(tx: Tx, change: EntityChange): Promise<void> {
  await tx
    .updateTable('entities')
    .set({
      seq: change.seq,
      state: toJson(change.state),
      at: toDate(change.at),
      alarm_at: toMaybeDate(change.alarmAt),
      ended: change.ended,
      trouble: change.trouble && toJson(change.trouble),
      trouble_since: toMaybeDate(change.trouble?.since),
      behind_since: null,
    })
    .where('kind', '=', change.kind)
    .where('id', '=', change.id)
    .execute()
}

/**
 * Appends events, notes who may reach their words, and notifies whoever follows the entity with the number of the last one alone. A number that is already
 * taken is an error: it cannot happen while the row is locked.
 */
export async function appendEvents(
  tx: Tx,
  kind: EntityKind,
  entity: string,
  events: readonly EventEnvelope<{ type: string; data: object }>[],
): Promise<void> {
  const last = events.at(-1)
  if (!last) return
  await tx
    .insertInto('events')
    .values(
      events.map(({ seq, at, by, command, event }) => ({
        kind,
        entity,
        seq,
        type: event.type,
        at: toDate(at),
        by: toJson(by),
        command: command ?? null,
        data: toJson(event.data),
      })),
    )
    .execute()
  await classWords(
    tx,
    events.flatMap(({ event }) => walledIn(kind, event.type, event.data)),
  )
  await sql`select pg_notify('stirred', ${`${kind}:${entity}:${last.seq}`})`.execute(tx)
}

/** The events after a number and up to another, if one is given, oldest first. */
export async function eventsBetween(
  tx: Tx,
  kind: EntityKind,
  entity: string,
  after: number,
  last?: number,
) {
  return tx
    .selectFrom('events')
    .select(['seq', 'type', 'at', 'by', 'command', 'data'])
    .where('kind', '=', kind)
    .where('entity', '=', entity)
    .where('seq', '>', after)
    .$if(last !== undefined, (query) => query.where('seq', '<=', last ?? 0))
    .orderBy('seq')
    .execute()
}

/** All that has happened to an entity, as a rule reads it. */
export async function readPast(
  tx: Tx,
  kind: EntityKind,
  entity: string,
): Promise<EventEnvelope<{ type: string; data: object }>[]> {
  const rows = await eventsBetween(tx, kind, entity, 0)
  return rows.map(({ seq, at, by, command, type, data }) => ({
    seq,
    at,
    by: by as EventEnvelope<unknown>['by'], // as a turn wrote it
    ...(command === null ? {} : { command }),
    event: { type, data },
  }))
}

/** Writes the outcomes of commands, and notifies whoever waits with the id alone. */
export async function saveOutcomes(
  tx: Tx,
  outcomes: readonly { readonly id: string; readonly outcome: Outcome }[],
  at: number,
): Promise<void> {
  for (const { id, outcome } of outcomes) {
    await tx
      .updateTable('inbox')
      .set({ outcome: toJson(outcome), result: outcome.result, judged_at: toDate(at) })
      .where('id', '=', id)
      .execute()
    await sql`select pg_notify('outcome', ${id})`.execute(tx)
  }
}
