import { createHmac } from 'node:crypto'

/**
 * Binds a key to what was asked under it: the same for the same parts, whatever the order of their fields. It is keyed
 * with the database's own secret, because a bare hash of somebody's name could be found by trying names.
 */
export function digestOf(secret: string, parts: unknown): string {
  return createHmac('sha256', secret)
    .update(JSON.stringify(canonical(parts)))
    .digest('base64url')
}

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical)
  if (typeof value !== 'object' || value === null) return value
  const fields = Object.entries(value).filter(([, part]) => part !== undefined)
  // pairs, since an object would put keys that look like numbers first whatever their order
  return fields.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, part]) => [key, canonical(part)])
}
