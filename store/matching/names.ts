import damerauLevenshtein from 'damerau-levenshtein'
import { doubleMetaphone } from 'double-metaphone'

/** How far two names, or two addresses, agree. */
export type Agree = 'same' | 'alike'

const titles = ['mr', 'mrs', 'ms', 'miss', 'mx', 'dr', 'sir', 'prof']

/** The words of a text in order, in any script, without accents, case, apostrophes and punctuation. */
export function wordsOf(text: string): string[] {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’`.]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

/** The words of a name, without titles. */
export const nameWords = (name: string): string[] => {
  const words = wordsOf(name)
  const named = words.filter((word) => !titles.includes(word))
  return named.length > 0 ? named : words
}

/** How a word sounds, by Double Metaphone: one code or two; the word itself where it has no sound in Latin letters. */
export function soundsOf(word: string): string[] {
  const codes = [...new Set(doubleMetaphone(word))].filter((code) => code !== '')
  return codes.length > 0 ? codes : [word]
}

/** How many more comparisons of two words may be made; each takes one away. Beyond them, words count as different. */
export interface Work {
  left: number
}

/** As many as it takes: for a test of the rules. */
const unbounded = (): Work => ({ left: Infinity })

/** How similar two words must look, from 0 to 1, before the same sound counts: many short words sound alike. */
const writtenAlike = 0.5

/** Longer words are compared as they are: names have none, and the cost of comparing grows with the square of the length. */
const longest = 40

/** Whether two words may be the same: a slip of the pen (letters swapped, left out or added), the same sound, or an initial. */
export function wordsAlike(a: string, b: string, work = unbounded()): boolean {
  if (a === b) return true
  if (Math.max(a.length, b.length) > longest) return false
  if (work.left <= 0) return false
  work.left -= 1
  const shorter = Math.min(a.length, b.length)
  if (shorter === 1) return a.startsWith(b) || b.startsWith(a)
  const { steps, similarity } = damerauLevenshtein(a, b)
  if (shorter >= 4 && steps <= (shorter >= 8 ? 2 : 1)) return true
  if (similarity < writtenAlike) return false
  const sounds = soundsOf(b)
  return soundsOf(a).some((sound) => sounds.includes(sound))
}

/**
 * How far two names agree. The same words in any order are the same name. Two names of at least two words each are alike
 * where every word of the shorter has a similar one in the longer: a middle name may be missing.
 */
export function namesAgree(
  a: readonly string[],
  b: readonly string[],
  work = unbounded(),
): Agree | undefined {
  if (a.length === 0 || b.length === 0) return undefined
  if (joined(a) === joined(b)) return 'same'
  const [fewer, more] = a.length <= b.length ? [a, b] : [b, a]
  if (fewer.length < 2) return undefined
  const left = [...more]
  for (const word of [...fewer].sort((one, other) => other.length - one.length)) {
    const same = left.indexOf(word)
    const at = same >= 0 ? same : left.findIndex((other) => wordsAlike(word, other, work))
    if (at < 0) return undefined
    left.splice(at, 1)
  }
  return 'alike'
}

const joined = (words: readonly string[]): string => [...words].sort().join(' ')
