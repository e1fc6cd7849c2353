import { many } from './views/many.ts'
import { z } from 'zod'
import { codeOf } from '../domain/titled.ts'
import { yesNo } from './views/codes.ts'
import type { Actor } from '../domain/entity/decider.ts'
import type { Actors } from '../store/actors.ts'
import { badField, type No } from './answers.ts'
import { cursorSeal } from './cursors.ts'
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

/** The pages of one list as one reader asks for it. */
export interface Pager {
  /** The page that was asked for. Bad input if the cursor is not one that this list gave this reader for this question. */
  readonly wanted: PageWanted | No
  /** The cursor of the page after this. */
  readonly cursor: (after: Cursor) => string
  /** A page as it is answered. */
  readonly out: <T, U>(page: Page<T>, item: (row: T) => U) => PageOut<U>
  /** The same of a list that can be counted. */
  readonly countedOut: <T, U>(
    page: Page<T>,
    item: (row: T) => U,
  ) => PageOut<U> & { count: { value: number; more: boolean } | null }
}

interface PageOut<U> {
  items: U[]
  nextCursor: string | null
}

/** The pages of a list for a reader. Its cursors are good for them alone, and for what was asked here. */
export async function pagerOf(
  { actors }: { readonly actors: Pick<Actors, 'secret'> },
  reader: Pick<Actor, 'id'>,
  list: string,
  { limit, cursor: asked, count, ...query }: PageQuery,
): Promise<Pager> {
  const { seal, open } = cursorSeal(await actors.secret(), { list, reader: reader.id, query })
  const after = asked === undefined ? undefined : open(asked)
  const out = <T, U>({ items, next }: Page<T>, item: (row: T) => U) => ({
    items: items.map(item),
    nextCursor: next ? seal(next) : null,
  })
  return {
    wanted:
      asked !== undefined && after === undefined
        ? badField('cursor', 'cursor', 'is not a cursor of this list in this order.')
        : { limit, after, ...(count === true ? { counted: true } : {}) },
    cursor: seal,
    out,
    countedOut: (page, item) => ({
      ...out(page, item),
      count: page.count === undefined ? null : countOut(page.count),
    }),
  }
}

const countOut = (count: number) => ({
  value: Math.min(count, mostCounted),
  more: count > mostCounted,
})

/** Yes or no in a query. */
export const flag = () => codeOf(yesNo).transform((value) => value === 'true')

/** A page of a list, and the start of the next one. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({
    items: many(item),
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
