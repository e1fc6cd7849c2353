import { randomUUID } from 'node:crypto'
import type { Database } from '../../store/database.ts'
import { putInInbox } from '../../store/inbox.ts'
import { systemActor } from '../../domain/entity/decider.ts'

/** Stores a command for a meeting as a pathway tells it; whoever calls sees to it that it is judged. */
export async function storeTold(
  database: Database,
  meeting: string,
  name: string,
  body: object,
  receivedAt: number,
): Promise<void> {
  await putInInbox(database, [
    {
      id: randomUUID(),
      kind: 'conference',
      entity: meeting,
      name,
      body,
      actor: systemActor('pathway:test'),
      receivedAt,
      storedReal: Date.now(),
    },
  ])
}
