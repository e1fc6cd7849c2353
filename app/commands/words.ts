import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { mapMarked } from '../../domain/marked.ts'
import type { Words } from '../../store/records.ts'

/** Takes free text out of a body: each piece is replaced by the id of the row that it will be stored in. */
export function takeWords(schema: z.ZodType, body: object): { body: object; words: Words[] } {
  const words: Words[] = []
  const swapped = mapMarked(schema, body, (mark, value, path) => {
    if (mark !== 'words') return value
    const id = randomUUID()
    words.push({ id, field: path.join('.'), text: String(value) })
    return id
  })
  return { body: swapped as object, words } // the schema is an object's, and the walk keeps the shape
}
