import { nameOf } from './names.ts'
import { wordsOf } from './fold.ts'

/**
 * Names as they are searched: their words in Latin letters without accents, case and apostrophes, and once more with what
 * may be written as one word joined (`O Brien`, `OBrien`). A line for each name.
 */
export function searchTextOf(names: readonly (string | null | undefined)[]): string {
  const lines = names.flatMap((name) => {
    if (!name) return []
    const words = wordsOf(name).join(' ')
    const joined = nameOf(name)
      .joined.map(({ word }) => word)
      .join(' ')
    return joined === words || joined === '' ? [words] : [words, joined]
  })
  return lines.join('\n')
}

/** What somebody searches for, in the words by which names are kept; each must be part of one of them. */
export const searchWordsOf = (q: string): string[] => wordsOf(q)
