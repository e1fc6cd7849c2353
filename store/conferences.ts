import { type Beside, keepWordsOf } from './records.ts'
import { type Database } from './database.ts'
import { keepCommand, type Kept, type NewCommand } from './inbox.ts'
import { toDate } from './values.ts'

/** A conference as it is asked for, beside its first command. */
export interface NewConference extends Pick<Beside, 'words'> {
  readonly site: string
  readonly form: string
  readonly at: number
  readonly emergency: boolean
}

/** Stores a conference and the command that plans it, both or neither, once under a key: from then on it can be found. */
export async function keepConference(
  database: Database,
  command: NewCommand,
  { words, site, form, at, emergency }: NewConference,
): Promise<Kept> {
  return database.transaction().execute(async (tx) => {
    const kept = await keepCommand(tx, command)
    if (kept.kept !== 'new') return kept
    await tx
      .insertInto('conferences')
      .values({
        id: command.entity,
        site,
        form,
        stage: 'unplanned',
        version: 0,
        at: toDate(at),
        list_closes_at: toDate(at),
        returns_due_at: toDate(at),
        capacity: 0,
        listed: 0,
        emergency,
        by_hand: true,
        moved_by_hand: false,
        planned_at: toDate(command.receivedAt),
      })
      .execute()
    await keepWordsOf(tx, command, { words })
    return kept
  })
}
