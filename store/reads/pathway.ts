import type { Database } from '../database.ts'
import type { EntityKind } from '../../domain/entity/decider.ts'
import { pathwayIdShape } from './places.ts'
import { answerTypes, superseded, takenBack } from '../../domain/pathway/taken-back.ts'

/** A pathway as lists and pages show it; undefined where there is none with that id. */
export async function findSummary(database: Database, id: string) {
  if (!pathwayIdShape.test(id)) return undefined
  return database.selectFrom('pathways').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The same for a pathway that exists. */
export async function readSummary(database: Database, id: string) {
  return database.selectFrom('pathways').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}

/** Something that happened, as it is stored. */
export interface StoredEvent {
  readonly seq: number
  readonly type: string
  readonly at: number
  readonly by: { readonly id: string; readonly agency: string; readonly role?: string }
  readonly command: string | null
  readonly data: object
}

/**
 * What happened on a pathway, or on a conference, oldest or newest first; beyond a number in that order, and of some types
 * alone, where they are named.
 */
export async function readEvents(
  database: Database,
  id: string,
  wanted: {
    after?: number
    limit?: number
    types?: readonly string[]
    kind?: EntityKind
    newest?: boolean
  } = {},
): Promise<StoredEvent[]> {
  const { after, limit, types, kind = 'pathway', newest = false } = wanted
  const rows = await database
    .selectFrom('events')
    .select(['seq', 'type', 'at', 'by', 'command', 'data'])
    .where('kind', '=', kind)
    .where('entity', '=', id)
    .$if(after !== undefined, (query) => query.where('seq', newest ? '<' : '>', after ?? 0))
    .$if(types !== undefined, (query) => query.where('type', 'in', [...(types ?? [])]))
    .$if(limit !== undefined, (query) => query.limit(limit ?? 0))
    .orderBy('seq', newest ? 'desc' : 'asc')
    .execute()
  return rows.map((row) => ({ ...row, by: row.by as StoredEvent['by'] })) // as a turn wrote it
}

const withdrawal = 'entry-withdrawn'

/** What happened of some types and still counts: nothing that was withdrawn, and no answer that a later one replaced. */
export async function readStanding(
  database: Database,
  id: string,
  types: readonly string[],
): Promise<StoredEvent[]> {
  const events = await readEvents(database, id, { types: [...types, withdrawal] })
  const gone = takenBack(events)
  const replaced = superseded(events)
  return events.filter(
    ({ seq, type }) => types.includes(type) && !gone.has(seq) && !replaced.has(seq),
  )
}

/** What no longer counts: by which withdrawal each thing was struck out, and by which later answer each was replaced. */
export async function readStruckOut(database: Database, id: string, kind: EntityKind) {
  const events = await readEvents(database, id, { kind, types: [withdrawal, ...answerTypes] })
  return { withdrawn: takenBack(events), replaced: superseded(events) }
}

/** The name of each agency. */
export async function readAgencyNames(database: Database): Promise<ReadonlyMap<string, string>> {
  const rows = await database.selectFrom('agencies').select(['id', 'name']).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
