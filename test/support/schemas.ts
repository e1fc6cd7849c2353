import { z } from 'zod'

/** One schema inside another, with the path that leads to it. */
export interface Inner {
  readonly path: string
  readonly schema: z.ZodType
}

/** Every schema inside another one, itself included: fields, items of lists, options of unions. */
export function within(schema: unknown, path = ''): Inner[] {
  if (!(schema instanceof z.ZodType)) return []
  return [{ path, schema }, ...parts(schema).flatMap(([name, part]) => within(part, path + name))]
}

function parts(schema: z.ZodType): [string, unknown][] {
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).map(([name, part]) => [`.${name}`, part])
  if (schema instanceof z.ZodArray) return [['[]', schema.element]]
  if (schema instanceof z.ZodRecord)
    return [
      ['{key}', schema.keyType],
      ['{}', schema.valueType],
    ]
  if (schema instanceof z.ZodTuple) return schema.def.items.map((part, n) => [`[${n}]`, part])
  if (schema instanceof z.ZodUnion) return schema.options.map((part) => ['', part])
  if (schema instanceof z.ZodPipe)
    return [
      ['', schema.in],
      ['', schema.out],
    ]
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodExactOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodReadonly
  )
    return [['', schema.unwrap()]]
  return []
}
