import {
  type AliasedRawBuilder,
  type Expression,
  type RawBuilder,
  type SelectQueryBuilder,
  sql,
} from 'kysely'
import type { Database } from '../database.ts'

/** Where a page ended: the value it was sorted by, and the id that breaks ties. */
export interface Cursor {
  readonly key: number
  readonly id: string
}

/** Which page of a list. */
export interface PageWanted {
  readonly after: Cursor | undefined
  readonly limit: number
  /** Whether to count the list too. */
  readonly counted?: boolean | undefined
}

/** A page of a list, and where the next one begins; undefined after the last. */
export interface Page<T> {
  readonly items: readonly T[]
  readonly next: Cursor | undefined
  /** How many rows all pages have together, where that was asked; no further than one more than `mostCounted`. */
  readonly count?: number | undefined
}

/** A list is counted so far and no further: nobody reads a thousand rows to know whether there are more. */
export const mostCounted = 1000

/** The page of a list that has nothing. */
export const emptyPage = { items: [], next: undefined, count: 0 } as const

/** The order of a list: a column, and the id that breaks ties. An index has both, so that no page is sorted. */
export interface Order {
  readonly key: string
  readonly of: 'instant' | 'number'
  readonly id: string
  readonly ids?: 'uuid'
  readonly direction: 'asc' | 'desc'
}

/** An instant to compare columns with. */
export const instant = (at: number): RawBuilder<number> => sql<number>`${new Date(at)}::timestamptz`

/** An id as text, whatever its type. */
export const idText = (column: string): RawBuilder<string> => sql<string>`${sql.ref(column)}::text`

/** The rows after the cursor, in the order of the list; all where there is none. */
function beyond(order: Order, after: Cursor | undefined): RawBuilder<boolean> {
  if (!after) return sql<boolean>`true`
  const key = order.of === 'instant' ? instant(after.key) : sql`${after.key}::bigint`
  const id = order.ids === 'uuid' ? sql`${after.id}::uuid` : sql`${after.id}::text`
  const sign = order.direction === 'asc' ? sql`>` : sql`<`
  return sql<boolean>`(${sql.ref(order.key)}, ${sql.ref(order.id)}) ${sign} (${key}, ${id})`
}

/** A page of a query in the order of an index, with one row more, which says whether there is another page. */
export const inOrder = <DB, TB extends keyof DB, O>(
  query: SelectQueryBuilder<DB, TB, O>,
  order: Order,
  { after, limit }: PageWanted,
): SelectQueryBuilder<DB, TB, O> =>
  query
    .where(beyond(order, after))
    .orderBy(sql.ref(order.key), order.direction)
    .orderBy(sql.ref(order.id), order.direction)
    .limit(limit + 1)

/**
 * Several scans in the same order as one: merged and never sorted. Each has the columns `key` and `id`, and is no longer
 * than a page, so that no more is read of any.
 */
export function merged<O extends { readonly key: number; readonly id: unknown }>(
  scans: readonly Expression<O>[],
  { direction }: Pick<Order, 'direction'>,
  { limit }: PageWanted,
): AliasedRawBuilder<O, 'page'> {
  const way = sql.raw(direction)
  const all = sql.join(scans, sql` union all `)
  return sql<O>`(select * from (${all}) scans order by key ${way}, id ${way} limit ${sql.lit(limit + 1)})`.as(
    'page',
  )
}

/**
 * A page of a list, counted if that was asked: `scansOf` says where its rows are found, and `rowsOf` reads one more of them
 * than the page holds.
 */
export async function readPage<
  Wanted extends PageWanted,
  Scan extends Expression<unknown>,
  Row extends { readonly key: number; readonly id: string },
>(
  database: Database,
  wanted: Wanted,
  scansOf: (database: Database, wanted: Wanted) => Scan[] | Promise<Scan[]>,
  rowsOf: (database: Database, scans: Scan[], wanted: Wanted) => Promise<Row[]>,
): Promise<Page<Row>> {
  const scans = await scansOf(database, wanted)
  if (scans.length === 0) return emptyPage
  const count = await countOf(database, wanted, (all) => scansOf(database, { ...wanted, ...all }))
  return pageOf(await rowsOf(database, scans, wanted), wanted.limit, count)
}

/** How many rows these scans have together, as far as lists are counted. Undefined where it was not asked. */
export async function countOf(
  database: Database,
  { counted }: PageWanted,
  scans: (all: PageWanted) => Expression<unknown>[] | Promise<Expression<unknown>[]>,
): Promise<number | undefined> {
  if (counted !== true) return undefined
  const all = sql.join(await scans({ after: undefined, limit: mostCounted }), sql` union all `)
  const { rows } = await sql<{ count: number }>`
    select count(*) from (select from (${all}) scans limit ${sql.lit(mostCounted + 1)}) counted`.execute(
    database,
  )
  return rows[0]?.count
}

/** One for each site, each site once. */
export const eachSite = <T>(sites: readonly string[], one: (site: string) => T): T[] =>
  [...new Set(sites)].map(one)

/** A filter of a list. Kysely ignores what is undefined, though its types do not allow it. */
export const wantedOf = <T extends object>(filter: T) =>
  filter as { [Key in keyof T]?: Exclude<T[Key], undefined> }

/** A page made of rows, of which one more than the page holds was read. */
export function pageOf<T extends { readonly key: number; readonly id: string }>(
  rows: readonly T[],
  limit: number,
  count?: number,
): Page<T> {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const next = rows.length > limit && last ? { key: last.key, id: last.id } : undefined
  return { items, next, count }
}

/** Any of these texts. */
export const anyOf = (texts: readonly string[]): RawBuilder<string> =>
  sql<string>`any(${[...texts]}::text[])`
