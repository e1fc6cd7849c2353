import type { Database } from '../database.ts'
import { type Asking, openTo } from './kept-out.ts'
import type { PathwayFacts } from '../../domain/pathway/events.ts'

/** An action as it was agreed on a pathway. */
export interface AgreedAction {
  readonly pathway: string
  readonly action: string
  /** In which role it is owed, as it was agreed. */
  readonly role: string
  /** The id of its words. */
  readonly what: string
  /** The victim whose part of the safety plan it is. */
  readonly strand?: string
}

/** The actions agreed on these pathways of a site; none of a pathway that was erased, has gone elsewhere or is kept from the reader. */
export async function readAgreedActions(
  database: Database,
  reader: Asking,
  site: string,
  pathways: readonly string[],
): Promise<AgreedAction[]> {
  if (pathways.length === 0) return []
  const rows = await database
    .selectFrom('events')
    .innerJoin('pathways', 'pathways.id', 'events.entity')
    .select(['events.entity', 'events.data'])
    .where('events.kind', '=', 'pathway')
    .where('events.type', '=', 'action-agreed')
    .where('events.entity', 'in', [...new Set(pathways)])
    .where('pathways.site', '=', site)
    .where(openTo('pathways.id', reader))
    .where('pathways.erased_at', 'is', null)
    .execute()
  return rows.map(({ entity, data }) => {
    const { id, role, what, strand } = data as PathwayFacts['action-agreed'] // the facts of `action-agreed`
    return { pathway: entity, action: id, role, what, ...(strand ? { strand } : {}) }
  })
}
