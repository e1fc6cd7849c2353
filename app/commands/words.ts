import type { z } from 'zod'
import type { Audience } from '../../domain/audience.ts'
import type { CommandIds } from './ids.ts'
import { mapMarked } from '../../domain/marked.ts'
import type { Words } from '../../store/records.ts'

/**
 * Takes free text out of a body: each piece is replaced by the id of the row that it will be stored in. For whom it was
 * written goes with it; no rule sees either.
 */
export function takeWords(
  schema: z.ZodType,
  body: object,
  ids: Pick<CommandIds, 'part'>,
): { body: object; words: Words[] } {
  const words: Words[] = []
  const swapped = mapMarked(schema, body, (mark, value, path, beside) => {
    if (mark !== 'words') return value
    const id = ids.part(`words ${path.join('.')}`)
    const { audience }: { audience?: Audience } = beside
    words.push({ id, field: path.join('.'), text: String(value), audience })
    return id
  })
  return { body: withoutAudience(swapped) as object, words } // the schema is an object's, and the walk keeps the shape
}

/** A copy of a body without what its writer said of who may read its words. */
function withoutAudience(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutAudience)
  if (typeof value !== 'object' || value === null) return value
  const rest = Object.entries(value).filter(([key]) => key !== 'audience')
  return Object.fromEntries(rest.map(([key, part]) => [key, withoutAudience(part)]))
}
