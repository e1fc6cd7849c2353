import { dateKey } from './dates.ts'
import { nameWords, soundsOf } from './names.ts'
import { placeKey } from './places.ts'

/** What is compared of a person. */
export interface Described {
  readonly name: string
  readonly aliases: readonly string[]
  readonly dateOfBirth?: string | null | undefined
  readonly address?: string | null | undefined
}

/** So many words of a name are paired; what is longer is found by these. */
const mostWords = 5

/**
 * Under which keys a person is looked up: whoever shares none cannot match. A pair of a name's words stands under its sounds
 * and under its sorted letters, a date of birth under its sorted digits, an address under postcode and numbers.
 */
export function keysOf({ name, aliases, dateOfBirth, address }: Described): string[] {
  const keys = new Set<string>()
  for (const one of [name, ...aliases]) for (const key of nameKeys(nameWords(one))) keys.add(key)
  if (dateOfBirth) keys.add(`date ${dateKey(dateOfBirth)}`)
  const place = address ? placeKey(address) : undefined
  if (place !== undefined) keys.add(`place ${place}`)
  return [...keys]
}

function nameKeys(words: readonly string[]): string[] {
  const [only, ...others] = words.slice(0, mostWords)
  if (only === undefined) return []
  if (others.length === 0) return [`word ${only}`]
  return [...pairsOf([only, ...others])].flatMap(([a, b]) => [
    `letters ${[lettersOf(a), lettersOf(b)].sort().join(' ')}`,
    ...soundsOf(a).flatMap((one) =>
      soundsOf(b).map((other) => `sounds ${[one, other].sort().join(' ')}`),
    ),
  ])
}

const lettersOf = (word: string): string => Array.from(word).sort().join('')

function* pairsOf(words: readonly string[]): Generator<[string, string]> {
  for (const [n, a] of words.entries()) for (const b of words.slice(n + 1)) yield [a, b]
}
