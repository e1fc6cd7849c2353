import { foldedWords } from './fold.ts'
import { nameOf } from './names.ts'

/** What tells that a text speaks of somebody: their names, and what else is known of them as it is written. */
export interface Known {
  readonly names: readonly string[]
  /** Addresses, telephone numbers, e-mail addresses, numbers in registers. */
  readonly details: readonly string[]
}

/** What stands where a passage was erased. */
const erasedPassage = '[Erased with a record.]'

/**
 * A text without the lines that speak of somebody, with a mark in their place; unchanged if none does, and undefined if nothing
 * else would be left. A line that has one of their names as a name goes as a whole, even if it is about somebody else of that
 * name: what is left must not name them.
 */
export function withoutLinesOn(text: string, { names, details }: Known): string | undefined {
  const namesOf = names.map((name) => nameOf(name).words.map(({ word }) => word))
  const single = new Set(namesOf.flat().filter((word) => word.length > 1))
  const whole = [...namesOf, ...details.map(wordsIn)].map((words) => words.join(' ')).filter(isTold)
  const lines = text.split(/\r?\n/)
  const kept = lines.map((line) => (speaksOf(line, single, whole) ? erasedPassage : line))
  if (!kept.includes(erasedPassage)) return text
  const left = kept.filter((line, n) => line !== erasedPassage || kept[n - 1] !== erasedPassage)
  return left.some((line) => line !== erasedPassage && line.trim() !== '')
    ? left.join('\n')
    : undefined
}

const wordsIn = (text: string): string[] => foldedWords(text).map(({ word }) => word)

/** Too short to tell of anybody by itself, such as a house number alone. */
const isTold = (words: string): boolean => words.length > 4

function speaksOf(line: string, single: ReadonlySet<string>, whole: readonly string[]): boolean {
  const all = ` ${wordsIn(line).join(' ')} `
  if (whole.some((words) => all.includes(` ${words} `))) return true
  return line
    .split(/[^\p{L}\p{M}'’-]+/u)
    .filter((written) => /^[\p{Lu}\p{Lo}]/u.test(written))
    .some((written) => wordsIn(written).some((word) => single.has(word)))
}
