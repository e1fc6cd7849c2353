import type { Asking } from '../../store/reads/kept-out.ts'
import type { Database } from '../../store/database.ts'
import { isByMatch, tellsOfKept } from '../../domain/pathway/not-same.ts'
import { knownFlags } from '../../domain/pathway/strand-access.ts'
import type { PathwayLook } from './look.ts'
import { readEntities } from '../../store/states.ts'
import { readKeptFrom } from '../../store/reads/kept-out.ts'

/** What is raised on a pathway, as far as its reader may know why. */
export function flagsFor({ state, place, reader, keptFrom, whole }: PathwayLook): string[] {
  if (!whole) return []
  if (!state) return place.flags
  return knownFlags(state, reader.hidden).filter((flag) => !tellsOfKept(state, flag, keptFrom))
}

/** Of pathways in a list, whether a flag would tell the reader of a match from which they are kept out. */
export async function tellingFlags(
  database: Database,
  reader: Asking,
  rows: readonly { readonly id: string; readonly flags: readonly string[] }[],
): Promise<(id: string, flag: string) => boolean> {
  const raised = rows.filter(({ flags }) => flags.some(isByMatch))
  const keptFrom = raised.length > 0 ? await readKeptFrom(database, reader) : new Set<string>()
  if (keptFrom.size === 0) return () => false
  const ids = raised.map(({ id }) => id)
  const stored = await readEntities(database, 'pathway', ids)
  const states = new Map(stored.map(({ state }) => [state.id, state]))
  return (id, flag) => {
    const state = states.get(id)
    return state !== undefined && tellsOfKept(state, flag, keptFrom)
  }
}
