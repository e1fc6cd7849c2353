import { randomUUID } from 'node:crypto'
import { type Database } from '../../store/database.ts'

/** Stores a command for a meeting as a pathway tells it; whoever calls sees to it that it is judged. */
export async function storeTold(
  database: Database,
  meeting: string,
  name: string,
  body: object,
  receivedAt: number,
): Promise<void> {
  await database
    .insertInto('inbox')
    .values({
      id: randomUUID(),
      kind: 'conference',
      entity: meeting,
      name,
      body: JSON.stringify(body),
      actor: JSON.stringify({
        id: 'pathway:test',
        agency: 'throughline',
        roles: [],
        sites: [],
        system: true,
      }),
      quiet: false,
      received_at: new Date(receivedAt),
      stored_real: Date.now(),
    })
    .execute()
}
