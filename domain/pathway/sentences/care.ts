import { by, called, day, person, say } from '../../sentence.ts'
import { investigationOutcomes } from '../shape/choices.ts'
import type { Sentences } from './sentences.ts'

/** Investigations of the police, and the consent to treatment. */
export const careSentences = {
  'investigation-opened': ({ on }) =>
    say`an investigation was recorded as open${by}${on !== undefined && say`, from ${day(on)}`}`,
  'investigation-closed': ({ outcome }) =>
    say`the investigation was recorded as closed${by}${outcome !== undefined && `: ${called(investigationOutcomes, outcome)}`}`,
  'consent-given': () => say`${person}’s consent to treatment was recorded${by}`,
  'consent-withdrawn': () => say`${person} withdrew consent to treatment; recorded${by}`,
} satisfies Partial<Sentences>
