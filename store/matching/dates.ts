import damerauLevenshtein from 'damerau-levenshtein'

/** The digits of a civil date in ascending order: the same whichever of them were exchanged. */
export const dateKey = (date: string): string => Array.from(digits(date)).sort().join('')

const digits = (date: string): string => date.replaceAll('-', '')

/** How two dates of birth compare; exchanged are day and month, or two digits that stand next to each other. */
export function datesAgree(a: string, b: string): 'same' | 'transposed' | 'different' {
  if (a === b) return 'same'
  const [year, month, day] = b.split('-')
  if (a === `${year ?? ''}-${day ?? ''}-${month ?? ''}`) return 'transposed'
  const exchanged =
    damerauLevenshtein(digits(a), digits(b)).steps === 1 && dateKey(a) === dateKey(b)
  return exchanged ? 'transposed' : 'different'
}
