import type { Database } from '../database.ts'
import { toDate } from '../values.ts'

/** Words that somebody is about to be shown. */
export interface WordsRead {
  readonly actor: string
  /** The route, or whatever else showed them. */
  readonly what: string
  readonly pathway: string | null
  /** The conference at which they were said, or whose agenda it was. */
  readonly conference?: string
  /** Which words: the class and the field. */
  readonly fields: readonly string[]
}

/** Logs who is about to read which words (Data Protection Act 2018, section 62). Await it before showing them. */
export async function logReads(
  database: Database,
  reads: readonly WordsRead[],
  at: number,
): Promise<void> {
  const shown = reads.filter(({ fields }) => fields.length > 0)
  if (shown.length === 0) return
  await database
    .insertInto('reads')
    .values(shown.map(({ fields, ...read }) => ({ ...read, at: toDate(at), fields: [...fields] })))
    .execute()
}
