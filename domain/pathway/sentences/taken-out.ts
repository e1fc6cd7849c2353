import { by, say } from '../../sentence.ts'
import type { Sentences } from './sentences.ts'

/** One text that is taken out: never what it said. */
export const takenOutSentences = {
  'words-restricted': () => say`a text was taken out${by}`,
  'words-destroyed': () => say`a text that had been taken out was destroyed${by}`,
  'words-restored': () => say`a text that had been taken out was put back${by}`,
} satisfies Partial<Sentences>
