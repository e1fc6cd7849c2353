/**
 * The keys of a record that a state or a fact holds, in an order that only the keys decide: shorter ones first, then by code
 * units. A record that was stored comes back with its keys in this order, and one of the same turn has them in the order in
 * which they were added; what follows from either must be the same. Numbered ids come in the order of their numbers.
 */
export const keysOf = <T>(record: Readonly<Record<string, T>>): string[] =>
  Object.keys(record).sort(inOrder)

/** Its values, in the order of its keys. */
export const valuesOf = <T>(record: Readonly<Record<string, T>>): T[] =>
  entriesOf(record).map(([, value]) => value)

/** Its keys and values, in the order of its keys. */
export const entriesOf = <T>(record: Readonly<Record<string, T>>): [key: string, value: T][] =>
  Object.entries(record).sort(([a], [b]) => inOrder(a, b))

const inOrder = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : 1)
