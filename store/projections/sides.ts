import { notifyKeptOut } from '../outcomes.ts'
import type { PathwayTurn } from './pathway-turn.ts'
import { servicesOfSide } from '../../domain/pathway/sides.ts'
import type { Tx } from '../turns.ts'

const types: readonly string[] = [
  'counter-assessed',
  'advocate-assigned',
  'victim-added',
  'strand-ended',
]

/** Keeps which services work for a victim of a pathway that is one side of a counter-allegation. */
export async function projectSides(tx: Tx, { state, events }: PathwayTurn): Promise<void> {
  if (state.counter === undefined || !events.some(({ event: { type } }) => types.includes(type)))
    return
  const pathway = state.id
  await tx.deleteFrom('sides').where('pathway', '=', pathway).execute()
  const services = servicesOfSide(state)
  const rows = services && (services.length > 0 ? services : [''])
  if (rows)
    await tx
      .insertInto('sides')
      .values(rows.map((agency) => ({ pathway, agency })))
      .execute()
  await notifyKeptOut(tx)
}
