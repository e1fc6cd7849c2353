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
  return onlyRows(
    posted,
    name,
    Array.from({ length: rows }, (_, row) => row).filter((row) => row !== at),
  )
}

/** What was posted, with these of a list's rows alone, which move together. */
function onlyRows(posted: Posted, name: string, rows: readonly number[]): Posted {
  const places = new Map(rows.map((row, at) => [row, at]))
  const kept = Object.entries(posted).flatMap(([key, value]) => {
    const row = rowOf(key, name)
    if (row === undefined) return [[key, value] as const]
    const place = places.get(row)
    if (place === undefined) return []
    const rest = key.slice(`${name}.${row}`.length)
    return [[`${name}.${place}${rest}`, value] as const]
  })
  return { ...Object.fromEntries(kept), [`${name}-rows`]: String(rows.length) }
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
    const rows = rowsIn(before, path) ?? 0
    if (rows === 0) return before
    const typed = typedRows(before, path)
    return onlyRows(
      before,
      path,
      [...typed].filter((row) => row < rows).sort((one, other) => one - other),
    )
  }, posted)
}

/** The rows into which something was typed. Looked for once, not for each row: a form may have a thousand of either. */
const typedRows = (posted: Posted, name: string): ReadonlySet<number> =>
  new Set(
    Object.entries(posted).flatMap(([key, value]) => {
      const blank = typeof value === 'string' && value.trim() === ''
      return blank ? [] : (rowOf(key, name) ?? [])
    }),
  )
