import type { z } from 'zod'
import { errorsOf, unstorableIn } from '../app/field-errors.ts'
import { Problem } from './problem.ts'

/** Checks one part of a request by its schema; what it gives back on failure names fields and rules, and no values. */
export function validate(schema: z.ZodType, part: string) {
  return (data: unknown): { value: unknown } | { error: Problem } => {
    const parsed = schema.safeParse(data)
    const errors = parsed.success
      ? unstorableIn(parsed.data, part)
      : errorsOf(parsed.error, data, part)
    if (parsed.success && errors.length === 0) return { value: parsed.data }
    return { error: new Problem('bad-input', { errors }) }
  }
}
