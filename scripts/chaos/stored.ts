import type { Database } from '../../store/database.ts'
import type { EntityKind } from '../../domain/entity/decider.ts'
import type { EventEnvelope } from '../../domain/entity/turn.ts'

/** Everything that a run left in the database, as of one moment. */
export type Stored = Awaited<ReturnType<typeof readStored>>
/** An entity's row. */
export type StoredEntity = Stored['entities'][number]
/** An event, of whichever kind of entity. */
export type StoredEvent = EventEnvelope<{ readonly type: string; readonly data: object }>
/** A row of the inbox. */
export type StoredCommand = Stored['inbox'][number]

/** Reads the whole database in one snapshot: what is compared must come from the same moment. */
export async function readStored(database: Database) {
  return database
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      const entities = await tx.selectFrom('entities').selectAll().execute()
      const events = await tx.selectFrom('events').selectAll().orderBy('seq').execute()
      const byEntity = new Map<string, StoredEvent[]>()
      for (const { kind, entity, seq, type, at, by, command, data } of events) {
        const all = byEntity.get(keyOf(kind, entity)) ?? []
        byEntity.set(keyOf(kind, entity), all)
        all.push({
          seq,
          at,
          by: by as StoredEvent['by'], // as a turn wrote it
          ...(command === null ? {} : { command }),
          event: { type, data },
        })
      }
      return {
        entities,
        events: byEntity,
        inbox: await tx.selectFrom('inbox').selectAll().orderBy('n').execute(),
        notices: await tx.selectFrom('notices').selectAll().execute(),
        messages: await tx.selectFrom('messages').selectAll().execute(),
        pathways: await tx.selectFrom('pathways').selectAll().execute(),
        conferences: await tx.selectFrom('conferences').selectAll().execute(),
      }
    })
}

const keyOf = (kind: EntityKind, id: string): string => `${kind} ${id}`

/** The events of one entity, in order. */
export const eventsOf = ({ events }: Stored, kind: EntityKind, id: string): StoredEvent[] =>
  events.get(keyOf(kind, id)) ?? []

/** Groups a list by a key of its members. */
export function grouped<T>(list: readonly T[], key: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of list) groups.set(key(one), [...(groups.get(key(one)) ?? []), one])
  return groups
}
