import { allOpenTo, type Asking } from '../reads/kept-out.ts'
import { type Routing, tellPathways, type Told } from './route.ts'
import type { Database } from '../database.ts'
import { anyOf } from '../reads/page.ts'
import { saidIn, sealedReports } from './kept.ts'
import { type Reach, reachFor, within } from '../reach.ts'
import { sql } from 'kysely'
import { toDate } from '../values.ts'

/** So many are shown; what is due first comes first. */
const mostShown = 100
/** So many of one sender come before what is due of others: whoever sends hundreds hides nobody else's. */
const mostOfSender = 10

/** Who looks at reports, and at which sites. */
interface Looking {
  readonly reader: Asking
  readonly sites: readonly string[]
}

/**
 * The reports that wait for a look at these sites, as far as they are for the reader. Not their own: whether theirs waits
 * here would tell them whether the person is known. Nor one that may be about somebody from whose pathway they are kept out.
 */
const waitingFor = (database: Database, { reader, sites }: Looking) =>
  sealedReports(database)
    .where('state', '=', 'unmatched')
    .where('held_by', '=', anyOf(sites))
    .where('sender', '!=', reader.id)
    .where(allOpenTo('pathways', reader))

/** The reports that wait for a look by this reader, with what was said. */
export async function readUnmatched(database: Database, looking: Looking, id?: string) {
  const rows = await within(database, reachOf(looking), (tx) =>
    waitingFor(tx, looking)
      .select(['urgent', 'actor', 'site', 'held_by as heldBy', 'due_at as dueAt'])
      .select('received_at as receivedAt')
      .$if(id !== undefined, (query) => query.where('reports.id', '=', id ?? ''))
      .orderBy(
        sql`row_number() over (partition by sender order by due_at, reports.id) > ${sql.lit(mostOfSender)}`,
      )
      .orderBy('due_at')
      .orderBy('reports.id')
      .limit(mostShown)
      .execute(),
  )
  const said = await saidIn(database, rows)
  return rows.map((row) => ({ ...row, said: said.get(row.id) }))
}

const reachOf = ({ sites }: Looking): Reach => ({ sites, classes: ['concern'] })

/** Whether a report still waits for a look: for nobody else's as long as this transaction lasts. */
const stillWaits = async (tx: Database, id: string): Promise<boolean> => {
  const report = tx.selectFrom('reports').select('id').where('id', '=', id)
  const waiting = report.where('state', '=', 'unmatched').forUpdate()
  return (await waiting.executeTakeFirst()) !== undefined
}

/** What whoever looked at a report found: a pathway that it is about, or none. */
export interface Decided {
  readonly decision: string
  readonly pathway?: { readonly id: string; readonly site: string } | undefined
  readonly by: string
}

/** Ends the look at a report, once; a pathway that is named is told of it. Undefined where nobody looks at it any more. */
export async function closeReport(
  database: Database,
  { id, ...looking }: Looking & { readonly id: string },
  { decision, pathway, by }: Decided,
  routing: Routing,
): Promise<readonly Told[] | undefined> {
  return database.transaction().execute(async (tx) => {
    const report = await within(tx, reachOf(looking), () =>
      waitingFor(tx, looking)
        .select(['urgent', 'actor', 'received_at as receivedAt'])
        .where('reports.id', '=', id)
        .executeTakeFirst(),
    )
    const said = report && (await saidIn(tx, [report])).get(id)
    // It was theirs to look at; what follows from it the system does.
    await reachFor(tx, { works: 'engine' })
    if (!said || !(await stillWaits(tx, id))) return undefined
    const end = { decision, closed_at: toDate(routing.now), closed_by: by }
    if (!pathway) {
      await tx
        .updateTable('reports')
        .set({ ...end, state: 'closed' })
        .where('id', '=', id)
        .execute()
      return []
    }
    await tx.updateTable('reports').set(end).where('id', '=', id).execute()
    const one = { pathway: pathway.id, site: pathway.site, band: 'certain' } as const
    return tellPathways(tx, { ...report, said }, [one], routing)
  })
}
