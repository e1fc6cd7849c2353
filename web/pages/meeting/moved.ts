import type { Posted } from '../../page.ts'

/** The order with one item moved; undefined if nothing of the kind was asked for. */
export function moved(order: readonly string[], posted: Posted): string[] | undefined {
  const [item = '', way] = (typeof posted['move'] === 'string' ? posted['move'] : '').split(':')
  const at = order.indexOf(item)
  const to = way === 'up' ? at - 1 : at + 1
  if (at < 0 || (way !== 'up' && way !== 'down')) return undefined
  const next = [...order]
  const other = next[to]
  if (other === undefined) return next
  next[to] = item
  next[at] = other
  return next
}
