import anyAscii from 'any-ascii'

/** What is in a text and cannot be seen: soft hyphens, joiners, marks of direction. */
const unseen = /\p{Cf}/gu

/** Scripts that leave most vowels out. */
const vowelless = /[\p{Script=Arabic}\p{Script=Hebrew}]/u

/** A word in Latin letters without accents and case, and whether it was written without its vowels. */
export interface Folded {
  readonly word: string
  readonly bare: boolean
}

/**
 * The words of a text in order, in Latin letters, roughly where they were in others, without accents, case, apostrophes,
 * punctuation and whatever cannot be seen.
 */
export function foldedWords(text: string): Folded[] {
  return text
    .replace(unseen, '')
    .normalize('NFKC')
    .split(/[^\p{L}\p{M}\p{N}'’ʼʻ`´.]+/u)
    .flatMap((written) => {
      const word = anyAscii(written)
        .toLowerCase()
        .replace(/[^a-z0-9]/g, '')
      return word === '' ? [] : [{ word, bare: vowelless.test(written) }]
    })
}

/** The same as words alone. */
export const wordsOf = (text: string): string[] => foldedWords(text).map(({ word }) => word)

/** The consonants of a word, each of several in a row once: what is left of it in a script without vowels. */
export const consonantsOf = (word: string): string =>
  word.replace(/[aeiouy]/g, '').replace(/(.)\1+/g, '$1')
