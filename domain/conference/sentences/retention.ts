import { by, called, instant, say } from '../../sentence.ts'
import { erasureGrounds } from '../../pathway/shape/closure.ts'
import type { Sentences } from './sentences.ts'

/** What is done with the record of a meeting. */
export const retentionSentences = {
  'meeting-retained': ({ until }) =>
    say`the record of the meeting is to be kept until ${instant(until)}; decided${by}`,
  'meeting-erasure-proposed': ({ ground }) =>
    say`erasing the record of the meeting was proposed${by}, for a second person to confirm: ${called(erasureGrounds, ground)}`,
  'meeting-erasure-withdrawn': () =>
    say`the proposal to erase the record of the meeting was withdrawn${by}`,
  'meeting-erased': ({ ground }) =>
    say`the words of the meeting were erased${by}: ${called(erasureGrounds, ground)}`,
} satisfies Partial<Sentences>
