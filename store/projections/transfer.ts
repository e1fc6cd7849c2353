import { owed } from '../../domain/pathway/state.ts'
import type { PathwayTurn } from './pathway-turn.ts'
import { staysWithAgency } from '../../domain/pathway/transfer.ts'
import { toDate } from '../values.ts'
import type { Tx } from '../turns.ts'

/**
 * After an accepted transfer, leaves a stub at the old site and moves what is owed to the new site's worklist. What an
 * agency of the old site still owes stays on the worklist there, where that agency looks for it.
 */
export async function projectTransfer(tx: Tx, { state, events, reference }: PathwayTurn) {
  for (const { event, seq, at, by } of events) {
    if (event.type !== 'transfer-accepted') continue
    const { from, to } = event.data
    await tx
      .deleteFrom('transfer_stubs')
      .where('pathway', '=', state.id)
      .where('site', '=', to) // it has come back
      .execute()
    await tx
      .insertInto('transfer_stubs')
      .values({
        pathway: state.id,
        site: from,
        to_site: to,
        at: toDate(at),
        actor: by.id,
        agency: by.agency,
        stage: state.stage,
        events: seq,
        owed: owed(state).length,
      })
      .execute()
    await tx.updateTable('obligations').set({ home: to }).where('pathway', '=', state.id).execute()
    const theirs = owed(state)
      .filter(({ what, agency }) => !staysWithAgency(what) || agency in reference.agencies)
      .map(({ id }) => id)
    if (theirs.length > 0)
      await tx.updateTable('obligations').set({ site: to }).where('id', 'in', theirs).execute()
  }
}
