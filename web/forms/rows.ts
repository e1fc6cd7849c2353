import { allOf, type Field } from './field.ts'
import type { Posted } from '../page.ts'
import { rowsIn } from './posted.ts'

/** A button of a list of rows: another at the end, or one of them away. */
type RowChange = { readonly add: string } | { readonly remove: string; readonly at: number }

/** What a button of a list asks for; undefined for any other button. */
export function rowChangeIn(button: string): RowChange | undefined {
  const [, add] = /^add:([\w.]+)$/.exec(button) ?? []
  if (add !== undefined) return { add }
  const [, remove, at] = /^remove:([\w.]+)\.(\d{1,3})$/.exec(button) ?? []
  return remove !== undefined && at !== undefined ? { remove, at: Number(at) } : undefined
}

/** How many rows a list shows: those that it had, or those that it begins with. */
export const rowsShown = (field: Extract<Field, { kind: 'rows' }>, sent: string, posted: Posted) =>
  Math.max(
    Math.min(rowsIn(posted, sent) ?? (field.of.kind === 'text' ? 1 : 0), field.most ?? mostRows),
    field.least,
  )

const mostRows = 100

/** What was posted, after such a button. */
export function changeRows(fields: readonly Field[], posted: Posted, change: RowChange): Posted {
  const name = 'add' in change ? change.add : change.remove
  const list = allOf(fields).find((field) => field.kind === 'rows' && field.path === name)
  if (list?.kind !== 'rows') return posted
  const rows = rowsShown(list, name, posted)
  if ('remove' in change)
    return withoutRow({ ...posted, [`${name}-rows`]: String(rows) }, name, change.at)
  const more = Math.min(rows + 1, list.most ?? mostRows)
  return { ...posted, [`${name}-rows`]: String(more) }
}

/** The rows that follow move up. */
function withoutRow(posted: Posted, name: string, at: number): Posted {
  const rows = rowsIn(posted, name) ?? 0
  if (at >= rows) return posted
  const kept = Object.entries(posted).flatMap(([key, value]) => {
    const row = rowOf(key, name)
    if (row === undefined || row < at) return [[key, value] as const]
    if (row === at) return []
    const rest = key.slice(`${name}.${row}`.length)
    return [[`${name}.${row - 1}${rest}`, value] as const]
  })
  return { ...Object.fromEntries(kept), [`${name}-rows`]: String(rows - 1) }
}

/** The number of the row to which an input belongs. */
function rowOf(key: string, name: string): number | undefined {
  if (!key.startsWith(`${name}.`)) return undefined
  const [number] = /^\d+/.exec(key.slice(name.length + 1)) ?? []
  return number === undefined ? undefined : Number(number)
}

/** What was posted, without rows into which nothing was typed. */
export function withoutEmptyRows(fields: readonly Field[], posted: Posted): Posted {
  const lists = allOf(fields).filter(({ kind }) => kind === 'rows')
  return lists.reduce((before, { path }) => {
    let now = before
    for (let at = (rowsIn(now, path) ?? 0) - 1; at >= 0; at -= 1)
      if (isBlank(now, path, at)) now = withoutRow(now, path, at)
    return now
  }, posted)
}

const isBlank = (posted: Posted, name: string, at: number): boolean =>
  Object.entries(posted).every(
    ([key, value]) => rowOf(key, name) !== at || (typeof value === 'string' && value.trim() === ''),
  )
