import type { Cursor, Page, PageWanted } from '../../../store/reads/page.ts'

/** A page of what a conference's state holds, by number and then by id. */
export function pageOfParts<T>(
  all: readonly T[],
  { after, limit }: PageWanted,
  keyOf: (one: T) => Cursor,
): Page<T> {
  const rest = [...all]
    .sort((a, b) => compare(keyOf(a), keyOf(b)))
    .filter((one) => after === undefined || compare(keyOf(one), after) > 0)
  const items = rest.slice(0, limit)
  const last = items.at(-1)
  return { items, next: last && rest.length > limit ? keyOf(last) : undefined }
}

const compare = (a: Cursor, b: Cursor): number =>
  a.key - b.key || (a.id < b.id ? -1 : Number(a.id > b.id))

/** The number of an item, by which items are listed: the order of the agenda changes. */
export const numberOf = (item: string): number => Number(item.slice(1))
