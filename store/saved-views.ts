import type { Database } from './database.ts'
import { toDate } from './values.ts'

/** A view of the caseload under a name: what it is asked with. */
export interface SavedView {
  readonly id: string
  readonly name: string
  readonly query: string
}

/** The views that somebody keeps, by name. */
export const readViews = (database: Database, actor: string): Promise<SavedView[]> =>
  database
    .selectFrom('saved_views')
    .select(['id', 'name', 'query'])
    .where('actor', '=', actor)
    .orderBy('name')
    .execute()

/** Keeps a view; the same id again changes nothing. */
export async function keepView(
  database: Database,
  { actor, at, ...view }: SavedView & { readonly actor: string; readonly at: number },
): Promise<void> {
  await database
    .insertInto('saved_views')
    .values({ ...view, actor, made: toDate(at) })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

/** Forgets a view, if it is theirs. */
export async function forgetView(database: Database, actor: string, id: string): Promise<void> {
  await database.deleteFrom('saved_views').where('actor', '=', actor).where('id', '=', id).execute()
}
