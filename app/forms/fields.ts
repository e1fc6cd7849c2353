import { z } from 'zod'
import { type FieldMark, fieldMarks } from '../../domain/fields.ts'
import { titlesOf } from '../../domain/titled.ts'

/** A field of a body that is filled from a list: with an id, by what it is of, or with a code. */
export interface ListedField {
  /** Its parts joined by dots, without the numbers of rows: `actions.agency`. */
  readonly path: string
  readonly of: ListedMark | { readonly titles: Readonly<Record<string, string>> }
}
const unlisted = ['words', 'date', 'pastDate', 'instant', 'pastInstant', 'text'] as const
export type ListedMark = Exclude<FieldMark, (typeof unlisted)[number]>

/** The fields of a body that are filled from a list, in its order. */
export function listedFields(schema: unknown, path = ''): ListedField[] {
  if (!(schema instanceof z.ZodType)) return []
  const mark = fieldMarks.get(schema)?.mark
  if (mark !== undefined) return isListed(mark) ? [{ path, of: mark }] : []
  if (schema instanceof z.ZodEnum) return [{ path, of: { titles: titlesOf(schema) } }]
  if (schema instanceof z.ZodArray) return listedFields(schema.element, path)
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([field, part]) =>
      listedFields(part, path === '' ? field : `${path}.${field}`),
    )
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodExactOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodReadonly
  )
    return listedFields(schema.unwrap(), path)
  return []
}

const isListed = (mark: FieldMark): mark is ListedMark => !unlisted.some((one) => one === mark)
