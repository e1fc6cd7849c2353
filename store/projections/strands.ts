import { strandsOf } from '../../domain/pathway/strands.ts'
import type { PathwayTurn } from './pathway-turn.ts'
import type { Tx } from '../turns.ts'

const types: readonly string[] = [
  'victim-added',
  'strand-ended',
  'advocate-assigned',
  'victim-disclosed',
  'victim-merged',
]

/** Keeps whose each victim's part is, and who may know of it, once a pathway has a second. */
export async function projectStrands(tx: Tx, { state, events }: PathwayTurn): Promise<void> {
  if (!events.some(({ event }) => types.includes(event.type))) return
  // With one victim there is nobody of whom somebody may not know.
  if (!state.strands?.length && state.firstStrand?.advocate === undefined) return
  // Whoever came, went and came again has two letters, and one row: the later.
  const ofEach = new Map(strandsOf(state).map((strand) => [strand.victim, strand]))
  const rows = [...ofEach.values()].flatMap(
    ({ id, victim, advocate, broughtBy, disclosed = false, ended }) =>
      victim === undefined
        ? []
        : {
            ...{ pathway: state.id, victim, strand: id, disclosed, ended: ended !== undefined },
            ...{ agency: advocate?.agency ?? null, brought_by: broughtBy ?? null },
          },
  )
  await tx
    .insertInto('strands')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['pathway', 'victim']).doUpdateSet((eb) => ({
        strand: eb.ref('excluded.strand'),
        agency: eb.ref('excluded.agency'),
        brought_by: eb.ref('excluded.brought_by'),
        disclosed: eb.ref('excluded.disclosed'),
        ended: eb.ref('excluded.ended'),
      })),
    )
    .execute()
}
