import type { PathwayTurn } from './pathway-turn.ts'
import { keptOutEvents } from '../../domain/kept-out.ts'
import { notifyKeptOut } from '../outcomes.ts'
import type { Tx } from '../turns.ts'

/** Brings the list of those who are kept out of a pathway up to date, in the transaction of the turn that changed it. */
export async function projectKeptOut(tx: Tx, { state, events }: PathwayTurn): Promise<void> {
  if (!events.some(({ event: { type } }) => keptOutEvents.includes(type))) return
  const { never, only = [] } = state.keptOut ?? { never: [] }
  const pathway = state.id
  await tx.deleteFrom('kept_out').where('pathway', '=', pathway).execute()
  const rows = [
    ...never.map((one) => ({
      ...{ pathway, list: 'never' as const },
      ...('actor' in one
        ? { kind: 'actor' as const, who: one.actor }
        : { kind: 'agency' as const, who: one.agency }),
    })),
    ...only.map((who) => ({ pathway, list: 'only' as const, kind: 'actor' as const, who })),
  ]
  if (rows.length > 0) await tx.insertInto('kept_out').values(rows).execute()
  await notifyKeptOut(tx)
}
