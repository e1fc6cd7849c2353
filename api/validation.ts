import type { z } from 'zod'
import { errorsOf, unstorableIn } from '../app/field-errors.ts'
import { Problem } from './problem.ts'

/** Checks one part of a request by its schema; what it gives back on failure names fields and rules, and no values. */
export function validate(schema: z.ZodType, part: string) {
  return (data: unknown): { value: unknown } | { error: Problem } => {
    const parsed = schema.safeParse(data)
    const errors = parsed.success ? held(parsed.data, part) : errorsOf(parsed.error, data, part)
    if (parsed.success && errors.length === 0) return { value: parsed.data }
    return { error: new Problem('bad-input', { errors }) }
  }
}

/** What is wrong with texts that the schema lets in. An address with one of them is that of nothing, as any other. */
const held = (data: unknown, part: string) => (part === 'params' ? [] : unstorableIn(data, part))
