import { by, say } from '../../sentence.ts'
import type { Sentences } from './sentences.ts'

/** The minutes. */
export const minutesSentences = {
  'minutes-drafted': () => say`the minutes were drafted${by}`,
  'minutes-circulated': () => say`the minutes were circulated${by}`,
  'minutes-corrected': () => say`a correction to the minutes was recorded${by}`,
  'minutes-approved': () => say`the minutes were approved${by}`,
  'conference-locked': () => say`the minutes were locked`,
  'addendum-added': () => say`an addendum was added to the minutes${by}`,
} satisfies Partial<Sentences>
