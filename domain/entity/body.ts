import type { z } from 'zod'

/**
 * A stored body as its schema reads it. One that does not fit is a fault of its command, which says where and never
 * what, because the value can be somebody's words.
 */
export function readBody<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  const read = schema.safeParse(body)
  if (read.success) return read.data
  const where = read.error.issues.map(({ path, code }) => `${path.join('.') || 'body'}: ${code}`)
  throw new Error(`the body of the command does not fit its schema: ${where.join(', ')}`)
}
