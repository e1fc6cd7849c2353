/** A number with the word for what it counts, in the plural except for one. */
export const counted = (n: number, one: string, several = `${one}s`): string =>
  `${n} ${n === 1 ? one : several}`

/** The verb that goes with so many. */
export const isOrAre = (n: number): string => (n === 1 ? 'is' : 'are')
