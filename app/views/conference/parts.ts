import { cursorOut } from '../../paging.ts'
import type { Cursor, PageWanted } from '../../../store/reads/page.ts'

/** A page of what a conference's state holds, by number and then by id, and the start of the next one. */
export function pageOfParts<T>(
  all: readonly T[],
  { after, limit, order }: PageWanted & { readonly order: string },
  keyOf: (one: T) => Cursor,
): { items: T[]; nextCursor: string | null } {
  const rest = [...all]
    .sort((a, b) => compare(keyOf(a), keyOf(b)))
    .filter((one) => after === undefined || compare(keyOf(one), after) > 0)
  const items = rest.slice(0, limit)
  const last = items.at(-1)
  return { items, nextCursor: last && rest.length > limit ? cursorOut(keyOf(last), order) : null }
}

const compare = (a: Cursor, b: Cursor): number =>
  a.key - b.key || (a.id < b.id ? -1 : Number(a.id > b.id))

/** The number of an item, by which items are listed: the order of the agenda changes. */
export const numberOf = (item: string): number => Number(item.slice(1))
