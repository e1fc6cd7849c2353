/** A record without one of its keys. */
export function without<T extends object, K extends string>(record: T, key: K): Omit<T, K> {
  // Object.entries loses the type of what is left.
  return Object.fromEntries(Object.entries(record).filter(([other]) => other !== key)) as Omit<T, K>
}
