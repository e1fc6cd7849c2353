import type { PathwayTurn } from './pathway-turn.ts'
import { keptOutEvents, representedIn } from '../../domain/kept-out.ts'
import { notifyKeptOut } from '../outcomes.ts'
import type { PathwayState } from '../../domain/pathway/state.ts'
import type { Tx } from '../turns.ts'

/** Brings the lists of those who are kept out of a pathway, and who opened it all the same, up to date, in the transaction of the turn that changed it. */
export async function projectKeptOut(tx: Tx, { state, events }: PathwayTurn): Promise<void> {
  if (!events.some(({ event: { type } }) => keptOutEvents.includes(type))) return
  await projectOpenings(tx, state)
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
  await projectRepresentatives(tx, state)
  await notifyKeptOut(tx)
}

async function projectRepresentatives(tx: Tx, { id: pathway, keptOut }: PathwayState) {
  await tx.deleteFrom('representatives').where('pathway', '=', pathway).execute()
  const rows = representedIn(keptOut).map((one) => ({ pathway, ...one }))
  if (rows.length > 0) await tx.insertInto('representatives').values(rows).execute()
}

/** Each person once, by their latest opening that was not closed. */
async function projectOpenings(tx: Tx, { id: pathway, openings = [] }: PathwayState) {
  await tx.deleteFrom('openings').where('pathway', '=', pathway).execute()
  const latest = new Map(openings.map(({ person, until }) => [person, new Date(until)]))
  const rows = [...latest].map(([person, until]) => ({ pathway, person, until }))
  if (rows.length > 0) await tx.insertInto('openings').values(rows).execute()
}
