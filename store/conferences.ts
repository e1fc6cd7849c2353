import { type Beside, keepWordsOf } from './records.ts'
import type { Database } from './database.ts'
import { keepBeside, type Kept, type NewCommand } from './inbox.ts'
import { toDate } from './values.ts'
import type { Tx } from './turns.ts'

/** A conference as somebody plans it, beside its first command. */
export interface NewConference extends Pick<Beside, 'words'> {
  readonly site: string
  readonly form: string
  readonly at: number
  readonly emergency: boolean
}

/** Stores a conference and the command that plans it: both or neither, and once under its key. It can be found from then on. */
export const keepConference = (
  database: Database,
  command: NewCommand,
  { words, ...conference }: NewConference,
): Promise<Kept> =>
  keepBeside(database, command, async (tx) => {
    const unplanned = { ...conference, id: command.entity, byHand: true }
    await keepUnplanned(tx, [unplanned], command.receivedAt)
    await keepWordsOf(tx, command, { words })
  })

/** A conference whose plan has yet to be judged: what lists show of it until then. */
interface Unplanned extends Omit<NewConference, 'words'> {
  readonly id: string
  readonly slot?: string
  readonly byHand: boolean
}

/** Stores conferences that have yet to be planned, each once: they can be found at once, even if the plan is refused. */
export async function keepUnplanned(
  tx: Tx,
  conferences: readonly Unplanned[],
  now: number,
): Promise<void> {
  if (conferences.length === 0) return
  const rows = conferences.map(({ id, site, form, slot, at, emergency, byHand }) => ({
    id,
    site,
    form,
    slot: slot ?? null,
    stage: 'unplanned',
    version: 0,
    at: toDate(at),
    list_closes_at: toDate(at),
    returns_due_at: toDate(at),
    capacity: 0,
    listed: 0,
    emergency,
    by_hand: byHand,
    moved_by_hand: false,
    planned_at: toDate(now),
  }))
  await tx
    .insertInto('conferences')
    .values(rows)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}
