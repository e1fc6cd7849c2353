import { type Birth, dateKey, knownDate } from './dates.ts'
import { consonantsOf } from './fold.ts'
import { type Name, nameOf, pairsJoined, soundsOf } from './names.ts'
import { type Numbers, numbersIn } from './numbers.ts'
import { placeKey } from './places.ts'
import { shortFor } from '../../domain/matching/short-forms.ts'

/** What is compared of a person. */
export interface Described extends Birth, Numbers {
  readonly name: string
  readonly aliases: readonly string[]
  readonly address?: string | null | undefined
}

/** How many words of a name are paired; a longer name is found by these. */
const mostWords = 5

/**
 * The keys for looking up a person: two people who share none cannot match. Each pair of a name's words gives a key of its
 * sounds, one of its consonants, one of its sorted letters and one for each name that a word is short for; the same for words
 * that may be written as one. A date of birth gives one of its sorted digits and those with one digit left out, an address one
 * of postcode and numbers, and each official number itself.
 */
export function keysOf(described: Described): string[] {
  const { name, aliases, address } = described
  const keys = new Set<string>()
  for (const one of [name, ...aliases]) for (const key of nameKeys(nameOf(one))) keys.add(key)
  const date = knownDate(described)
  if (date !== undefined)
    for (const [n] of Array.from(dateKey(date)).entries())
      keys.add(`date ${dateKey(date).slice(0, n)}${dateKey(date).slice(n + 1)}`)
  const place = address ? placeKey(address) : undefined
  if (place !== undefined) keys.add(`place ${place}`)
  for (const [kind, number] of numbersIn(described)) keys.add(`${kind} ${number}`)
  return [...keys]
}

function nameKeys({ words, joined }: Name): string[] {
  const some = words.slice(0, mostWords)
  const [only] = some
  if (only === undefined) return []
  const alone = joined.length === 1 || some.length === 1
  return [
    ...(alone ? [`word ${words.map(({ word }) => word).join('')}`] : []),
    ...[some, joined.slice(0, mostWords), ...pairsJoined(some)].flatMap((them) =>
      pairKeys(them.map(({ word }) => word)),
    ),
  ]
}

function pairKeys(words: readonly string[]): string[] {
  return [...pairsOf(words)].flatMap(([a, b]) => [
    `letters ${[lettersOf(a), lettersOf(b)].sort().join(' ')}`,
    `bones ${[consonantsOf(a), consonantsOf(b)].sort().join(' ')}`,
    ...crossed(soundsOf(a), soundsOf(b)).map((pair) => `sounds ${pair}`),
    ...crossed(longForms(a), longForms(b)).map((pair) => `long ${pair}`),
  ])
}

/** The names that a word may be short for, or the word itself. */
function longForms(word: string): readonly string[] {
  const roots = shortFor(word)
  return roots.length > 0 ? roots : [word]
}

const crossed = (some: readonly string[], others: readonly string[]): string[] =>
  some.flatMap((one) => others.map((other) => [one, other].sort().join(' ')))

const lettersOf = (word: string): string => Array.from(word).sort().join('')

function* pairsOf(words: readonly string[]): Generator<[string, string]> {
  for (const [n, a] of words.entries()) for (const b of words.slice(n + 1)) yield [a, b]
}
