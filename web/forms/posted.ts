import type { Choice } from '../../app/forms/choice.ts'
import type { Posted } from '../page.ts'

/** What was typed into a field; nothing if it was not there. */
export const typedIn = (posted: Posted, name: string): string => {
  const value = Object.hasOwn(posted, name) ? posted[name] : undefined
  return (typeof value === 'string' ? value : (value?.[0] ?? '')).replace(/\r\n?/g, '\n')
}

/** The version that a form was made from; 0, which nothing has, where it names none. */
export function versionIn(posted: Posted, name = 'version'): number {
  const typed = typedIn(posted, name)
  return /^\d{1,9}$/.test(typed) ? Number(typed) : 0
}

/** What was ticked of several. */
export const tickedIn = (posted: Posted, name: string): readonly string[] => {
  const value = Object.hasOwn(posted, name) ? posted[name] : undefined
  return typeof value === 'string' ? [value] : (value ?? [])
}

/** What a form sends for a choice: with what it fills, for two seats may be of one agency. */
export const sentFor = ({ value, with: fills = {} }: Choice): string =>
  [value, ...Object.values(fills)].join('~')

/** How many rows of a list were sent: as many as the form had. */
export function rowsIn(posted: Posted, name: string): number | undefined {
  const count = typedIn(posted, `${name}-rows`)
  return /^\d{1,3}$/.test(count) ? Number(count) : undefined
}
