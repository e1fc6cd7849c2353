import { randomUUID } from 'node:crypto'
import type { Actor } from '../../domain/entity/decider.ts'
import type { Audience } from '../../domain/audience.ts'
import type { Database } from '../database.ts'
import type { incidentKinds } from '../../domain/codes.ts'
import { openRows, type SealedRow, sealRows } from '../vault/sealed-rows.ts'
import { toDate, toJson } from '../values.ts'
import { within } from '../reach.ts'

/** What somebody said of a person whom they named. */
export interface Reported {
  readonly name: string
  readonly dateOfBirth?: string | undefined
  readonly on: string
  readonly kind: keyof typeof incidentKinds
  readonly note: string
  readonly audience?: Audience | undefined
}

/** A report as it comes in. */
export interface NewReport {
  readonly key: string
  readonly digest: string
  readonly actor: Actor
  readonly site: string
  readonly urgent: boolean
  readonly said: Reported
  readonly receivedAt: number
  readonly storedReal: number
}

/**
 * Keeps a report, sealed, once under its key. Gives its id; undefined where the key was used for something else. Nobody is
 * looked for here: what it costs to keep one says nothing of whom it is about.
 */
export async function keepReport(
  database: Database,
  { said, receivedAt, storedReal, actor, ...rest }: NewReport,
): Promise<string | undefined> {
  return within(database, { sender: actor.id }, async (tx) => {
    const id = randomUUID()
    const stored = await tx
      .insertInto('reports')
      .values({
        ...{ id, ...rest, actor: toJson(actor), state: 'received' as const },
        ...{ received_at: toDate(receivedAt), stored_real: storedReal },
      })
      .onConflict((conflict) => conflict.column('key').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (stored) {
      const owner = { scope: 'report', of: id } as const
      const [sealed] = await sealRows(tx, 'reports', owner, [{ id, text: toJson(said) }])
      await tx
        .updateTable('reports')
        .set(sealed ?? {})
        .where('id', '=', id)
        .execute()
      return id
    }
    const before = await ofSender(tx, rest.key)
    return before?.digest === rest.digest ? before.id : undefined
  })
}

/** What the sender of a report may know of it, by its key; undefined for anybody else. */
export const readReceived = (database: Database, sender: string, key: string) =>
  within(database, { sender }, (tx) => ofSender(tx, key))

const ofSender = (tx: Database, key: string) =>
  tx
    .selectFrom('reports')
    .select(['id', 'digest', 'actor', 'received_at as receivedAt'])
    .where('key', '=', key)
    .executeTakeFirst()

/** What was said in these reports, by id, as far as it is still kept. */
export async function saidIn(
  database: Database,
  rows: readonly SealedRow[],
): Promise<ReadonlyMap<string, Reported>> {
  const texts = await openRows(database, 'reports', rows)
  return new Map([...texts].map(([id, text]) => [id, JSON.parse(text) as Reported])) // as `keepReport` writes it
}

/** Reports with what opens them. */
export const sealedReports = (database: Database) =>
  database
    .selectFrom('reports')
    .leftJoin('data_keys', 'data_keys.id', 'reports.data_key')
    .select(['reports.id', 'sealed', 'data_key', 'outer', 'wrapped'])
