import type { Database } from '../database.ts'

/** Whether the database answers and has its tables. */
export async function isAnswering(database: Database): Promise<boolean> {
  return database
    .selectFrom('settings')
    .select('key')
    .limit(1)
    .execute()
    .then(
      () => true,
      () => false,
    )
}
