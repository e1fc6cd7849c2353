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

/** How many words of a name are paired; a longer name is found by these. */
const mostWords = 5

/**
 * The keys for looking up a person: two people who share none cannot match. Each pair of a name's words gives a key of its
 * sounds and one of its sorted letters. A date of birth gives one of its sorted digits, an address one of postcode and
 * numbers.
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
