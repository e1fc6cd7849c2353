import { by, called, say } from '../../sentence.ts'
import { openingFindings } from '../shape/opening.ts'
import type { Sentences } from './sentences.ts'

/** Who opened a pathway in an emergency: people are not named. */
export const openingSentences = {
  'glass-broken': () => say`this pathway was opened in an emergency${by}`,
  'opening-reviewed': ({ finding }) =>
    say`an emergency opening of this pathway was reviewed${by}: ${called(openingFindings, finding)}`,
} satisfies Partial<Sentences>
