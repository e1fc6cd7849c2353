import type { Kysely } from 'kysely'
import type { AuditEntry } from '../../store/audit/entry.ts'
import type { Tables } from '../../store/schema.ts'

/** An entry of the audit log, as it was appended. */
export interface Entered extends AuditEntry {
  readonly n: number
}

/** All entries of the audit log, oldest first. */
export async function enteredIn(database: Kysely<Tables>): Promise<Entered[]> {
  const rows = await database.selectFrom('audit').select(['n', 'body']).orderBy('n').execute()
  return rows.map(({ n, body }) => ({ n, ...(JSON.parse(body) as AuditEntry) }))
}

/** What words were shown, oldest first: an entry for each pathway that is named in one. */
export async function readsIn(database: Kysely<Tables>) {
  const entered = await enteredIn(database)
  return entered
    .filter(({ fields }) => fields !== undefined && fields.length > 0)
    .flatMap(({ at, actor, what, pathways = [], conference = null, fields = [] }) =>
      (pathways.length > 0 ? pathways : [null]).map((pathway) => ({
        ...{ at, what, pathway, conference },
        actor: actor?.id,
        fields: [...fields],
      })),
    )
}
