import { z } from 'zod'
import { codeOf } from '../domain/titled.ts'
import { yesNo } from './views/codes.ts'
import { badField, isNo, type No } from './answers.ts'
import { type Cursor, mostCounted, type Page, type PageWanted } from '../store/reads/page.ts'

/** What every list takes: how many, and from where on. */
export const paging = {
  limit: z.coerce.number().int().min(1).max(100).default(50).meta({ description: 'How many.' }),
  cursor: z
    .string()
    .max(400)
    .optional()
    .meta({ description: 'The `nextCursor` of the page before.' }),
}

/** What a list takes that can be counted as well. */
export const countedPaging = () => ({
  ...paging,
  count: flag().optional().meta({ description: 'Whether to say how many there are.' }),
})

/** How many of a list are wanted, and from where on, as they were asked for. */
export interface PageQuery {
  readonly limit: number
  readonly cursor?: string | undefined
  readonly count?: boolean | undefined
}

/**
 * The page wanted of a list sorted in this order. Bad input if the cursor is of another list or order, or if what it names
 * cannot be one of this list's ids.
 */
export function pageWanted(
  { limit, cursor, count }: PageQuery,
  order: string,
  ids: RegExp = anyId,
): PageWanted | No {
  const after = cursor === undefined ? undefined : cursorIn(cursor, order, ids)
  return isNo(after) ? after : { limit, after, ...(count === true ? { counted: true } : {}) }
}

const anyId = /^/
/** The ids of a list whose rows have UUIDs. */
export const uuids = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The last instant that a Date can be. A list is sorted by an instant or by a smaller number. */
const lastInstant = 8_640_000_000_000_000

const cursorSchema = z.tuple([
  z.string().max(60),
  z.int().min(0).max(lastInstant),
  z
    .string()
    .max(200)
    .regex(/^[\x20-\x7e]*$/),
])

/** A page as it is answered. */
export function pageOut<T, U>(page: Page<T>, order: string, item: (row: T) => U) {
  const { items, next } = page
  return { items: items.map(item), nextCursor: next ? cursorOut(next, order) : null }
}

/** The same of a list that can be counted. */
export const countedPageOut = <T, U>(page: Page<T>, order: string, item: (row: T) => U) => ({
  ...pageOut(page, order, item),
  count: page.count === undefined ? null : countOut(page.count),
})

const countOut = (count: number) => ({
  value: Math.min(count, mostCounted),
  more: count > mostCounted,
})

/** A cursor as clients get it: opaque, and valid only for this order. */
export const cursorOut = ({ key, id }: Cursor, order: string): string =>
  Buffer.from(JSON.stringify([order, key, id])).toString('base64url')

function cursorIn(text: string, order: string, ids: RegExp): Cursor | No {
  const parsed = cursorSchema.safeParse(jsonIn(Buffer.from(text, 'base64url').toString()))
  if (!parsed.success || parsed.data[0] !== order || !ids.test(parsed.data[2]))
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

/** The same of a list that can be counted. */
export const countedPageOf = <T extends z.ZodType>(item: T) =>
  pageOf(item).extend({
    count: z
      .object({
        value: z.int(),
        more: z.boolean().meta({ description: 'There are more: they were not counted.' }),
      })
      .nullable()
      .meta({ description: 'How many all pages have; null unless it was asked with `count`.' }),
  })

/** A list that is answered whole. */
export const onePage = <T>(items: readonly T[]): { items: T[]; nextCursor: null } => ({
  items: [...items],
  nextCursor: null,
})
