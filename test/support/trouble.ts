import type { Database } from '../../store/database.ts'

/** As if a rule of time had failed again and again on a pathway or a meeting. */
export async function ruleFails(database: Database, id: string, since: number): Promise<void> {
  const trouble = JSON.stringify({ code: 'time-fault', since, times: 3 })
  await database
    .updateTable('entities')
    .set({ trouble, trouble_since: new Date(since) })
    .where('id', '=', id)
    .execute()
}
