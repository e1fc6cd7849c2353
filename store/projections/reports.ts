import type { PathwayTurn } from './pathway-turn.ts'
import { toDate } from '../values.ts'
import type { Tx } from '../turns.ts'

/** A report that is not about this pathway is again nobody's: the coordinator of this site looks at it, as long as it is kept. */
export async function projectReports(
  tx: Tx,
  { state, events, reference }: PathwayTurn,
): Promise<void> {
  for (const { event, at } of events)
    if (event.type === 'report-disowned')
      await tx
        .updateTable('reports')
        .set({
          ...{ state: 'unmatched', held_by: state.site ?? reference.site, due_at: toDate(at) },
          ...{ waits_since: toDate(at), reached: null, next_rung_at: toDate(at) },
        })
        .where('id', '=', event.data.report)
        .where('state', '=', 'found')
        .where('sealed', 'is not', null)
        .execute()
}
