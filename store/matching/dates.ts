import damerauLevenshtein from 'damerau-levenshtein'

/** The digits of a civil date in ascending order: the same whichever of them were swapped. */
export const dateKey = (date: string): string => Array.from(digits(date)).sort().join('')

const digits = (date: string): string => date.replaceAll('-', '')

/** How two dates of birth compare. Transposed means that day and month were swapped, or two neighbouring digits. */
export function datesAgree(a: string, b: string): 'same' | 'transposed' | 'different' {
  if (a === b) return 'same'
  const [year, month, day] = b.split('-')
  if (a === `${year ?? ''}-${day ?? ''}-${month ?? ''}`) return 'transposed'
  const exchanged =
    damerauLevenshtein(digits(a), digits(b)).steps === 1 && dateKey(a) === dateKey(b)
  return exchanged ? 'transposed' : 'different'
}
