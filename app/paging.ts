import { z } from 'zod'
import { codeOf } from '../domain/titled.ts'
import { yesNo } from './views/codes.ts'
import { badField, isNo, type No } from './answers.ts'
import type { Cursor, Page, PageWanted } from '../store/reads/page.ts'

/** What every list takes: how many, and from where on. */
export const paging = {
  limit: z.coerce.number().int().min(1).max(100).default(50).meta({ description: 'How many.' }),
  cursor: z
    .string()
    .max(400)
    .optional()
    .meta({ description: 'The `nextCursor` of the page before.' }),
}

/** How many of a list are wanted, and from where on, as they were asked for. */
export interface PageQuery {
  readonly limit: number
  readonly cursor?: string | undefined
}

const cursorSchema = z.tuple([
  z.string().max(60),
  z.number(),
  z
    .string()
    .max(200)
    .regex(/^[\x20-\x7e]*$/),
])

/** The page wanted of a list sorted in this order; bad input if the cursor is of another list or order. */
export function pageWanted({ limit, cursor }: PageQuery, order: string): PageWanted | No {
  const after = cursor === undefined ? undefined : cursorIn(cursor, order)
  return isNo(after) ? after : { limit, after }
}

/** A page as it is answered. */
export function pageOut<T, U>(page: Page<T>, order: string, item: (row: T) => U) {
  const { items, next } = page
  return { items: items.map(item), nextCursor: next ? cursorOut(next, order) : null }
}

/** A cursor as clients get it: opaque, and valid only for this order. */
export const cursorOut = ({ key, id }: Cursor, order: string): string =>
  Buffer.from(JSON.stringify([order, key, id])).toString('base64url')

function cursorIn(text: string, order: string): Cursor | No {
  const parsed = cursorSchema.safeParse(jsonIn(Buffer.from(text, 'base64url').toString()))
  if (!parsed.success || parsed.data[0] !== order || !Number.isSafeInteger(parsed.data[1]))
    return badField('cursor', 'cursor', 'is not a cursor of this list in this order.')
  return { key: parsed.data[1], id: parsed.data[2] }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Yes or no in a query. */
export const flag = () => codeOf(yesNo).transform((value) => value === 'true')

/** A page of a list, and the start of the next one. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({
    items: z.array(item),
    nextCursor: z
      .string()
      .nullable()
      .meta({ description: 'Send it as `cursor` to get the next page; null on the last page.' }),
  })

/** A list that is answered whole. */
export const onePage = <T>(items: readonly T[]): { items: T[]; nextCursor: null } => ({
  items: [...items],
  nextCursor: null,
})
