import { type RawBuilder, sql } from 'kysely'

/** Where a page ended: the value it was sorted by, and the id that breaks ties. */
export interface Cursor {
  readonly key: number
  readonly id: string
}

/** Which page of a list. */
export interface PageWanted {
  readonly after: Cursor | undefined
  readonly limit: number
}

/** A page of a list, and where the next one begins; undefined after the last. */
export interface Page<T> {
  readonly items: readonly T[]
  readonly next: Cursor | undefined
}

/** An instant as a whole number to sort by, as in the rules. */
export const millis = (column: string): RawBuilder<number> =>
  sql<number>`(extract(epoch from ${sql.ref(column)}) * 1000)::bigint`

/** An id to sort by, whatever its type. */
export const idText = (column: string): RawBuilder<string> => sql<string>`${sql.ref(column)}::text`

/** An instant to compare columns with. */
export const instant = (at: number): RawBuilder<number> => sql<number>`${new Date(at)}::timestamptz`

/** A value that sorts after every other. */
export const lastOfAll = 9_000_000_000_000_000

/** The rows after the cursor, in the direction of the list; all where there is none. */
export function afterCursor(
  key: RawBuilder<number>,
  id: RawBuilder<string>,
  after: Cursor | undefined,
  direction: 'asc' | 'desc',
): RawBuilder<boolean> {
  if (!after) return sql<boolean>`true`
  const last = sql`(${after.key}::bigint, ${after.id}::text)`
  return direction === 'asc'
    ? sql<boolean>`(${key}, ${id}) > ${last}`
    : sql<boolean>`(${key}, ${id}) < ${last}`
}

/** A filter of a list. Kysely ignores what is undefined, though its types do not allow it. */
export const wantedOf = <T extends object>(filter: T) =>
  filter as { [Key in keyof T]?: Exclude<T[Key], undefined> }

/** A page made of rows, of which one more than the page holds was read. */
export function pageOf<T extends { readonly key: number; readonly id: string }>(
  rows: readonly T[],
  limit: number,
): Page<T> {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last ? { key: last.key, id: last.id } : undefined }
}

/** Any of these texts. */
export const anyOf = (texts: readonly string[]): RawBuilder<string> =>
  sql<string>`any(${[...texts]}::text[])`
