import { z } from 'zod'
import { type FieldMark, fieldMarks } from './fields.ts'

export type FieldPath = readonly (string | number)[]

/** Looks at one marked value and gives what replaces it; `beside` is the nearest object around it that can say its audience. */
export type Visit = (mark: FieldMark, value: unknown, path: FieldPath, beside: object) => unknown

/**
 * A copy of a value that its schema has accepted, with each marked part as `visit` gives it. It walks the schema along
 * with the value, so a new field needs only its mark.
 */
export function mapMarked(
  schema: unknown,
  value: unknown,
  visit: Visit,
  path: FieldPath = [],
  beside: object = {},
): unknown {
  if (value === undefined || value === null) return value
  const mark = schema instanceof z.ZodType ? fieldMarks.get(schema)?.mark : undefined
  if (mark !== undefined) return visit(mark, value, path, beside)
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable)
    return mapMarked(schema.unwrap(), value, visit, path, beside)
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodReadonly)
    return mapMarked(schema.unwrap(), value, visit, path, beside)
  if (schema instanceof z.ZodArray && Array.isArray(value))
    return value.map((item, n) => mapMarked(schema.element, item, visit, [...path, n], beside))
  if (schema instanceof z.ZodObject && typeof value === 'object')
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => [
        key,
        mapMarked(
          schema.shape[key],
          part,
          visit,
          [...path, key],
          'audience' in schema.shape ? value : beside,
        ),
      ]),
    )
  if (schema instanceof z.ZodUnion) {
    const option = schema.options.find((one) => z.safeParse(one, value).success)
    return mapMarked(option, value, visit, path, beside)
  }
  return value
}
