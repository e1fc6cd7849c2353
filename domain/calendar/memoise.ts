/**
 * The same function of two or three texts or numbers, which remembers up to `most` answers and then forgets them all.
 * For pure functions only; what it throws is not remembered.
 */
export function memoise<A extends readonly (string | number)[], R extends string | number>(
  find: (...args: A) => R,
  most = 10_000,
): (...args: A) => R {
  const answers = new Map<string, R>()
  return (...args) => {
    const key = args.join(' ')
    const known = answers.get(key)
    if (known !== undefined) return known
    if (answers.size >= most) answers.clear()
    const found = find(...args)
    answers.set(key, found)
    return found
  }
}
